"""One selection: what is chosen in the matrix is chosen everywhere, and the other way round."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QTimer,
)

from app.model.entities import EntityType
from app.model.people import Person, TeamMember
from app.model.planning import PlannedTie
from app.model.ties import ContactTie
from app.model.values import Id
from app.ui.document import Ref
from app.ui.views.matrix_view import MatrixView

Area = tuple[QModelIndex, QModelIndex]
MANY = 400  # cells; more are chosen as the people they are about


class MatrixSelection(QObject):
    """Joins the selection of the table to that of the document."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(view)
        self._view, self._model = view, view.matrix
        self._document = view.matrix.document
        self._is_telling = self._is_showing = False
        view.selectionModel().selectionChanged.connect(self._on_picked)
        view.chosen.connect(self._tell)
        self._document.selected.connect(self._on_selected)
        self._model.modelReset.connect(self._on_reset)

    # -- from the table to the document

    def _on_picked(self) -> None:
        if not self._is_showing and not self._is_telling:
            self._tell(self._refs())

    def _refs(self) -> frozenset[Ref]:
        model, found = self._model, set[Ref]()
        across, down = len(model.members), len(model.lines)
        cells = 0
        for area in self._areas():
            rows = range(area.top(), area.bottom() + 1)
            columns = range(area.left(), min(area.right() + 1, across))
            cells += len(rows) * len(columns)
            if (len(columns) == across and area.right() >= across) or cells > MANY:
                found |= {(Person, id) for row in rows if (id := model.person_at(row))}
            elif len(rows) >= down - 1:
                found |= {(TeamMember, model.members[column]) for column in columns}
            else:
                for row in rows:
                    for column in range(area.left(), area.right() + 1):
                        found |= model.ref_at(row, column)
        return frozenset(found)

    def _tell(self, refs: frozenset[Ref]) -> None:
        self._is_telling = True
        try:
            self._document.select(refs)
        finally:
            self._is_telling = False
        self._repaint()

    # -- from the document to the table

    def _on_selected(self) -> None:
        if not self._is_telling and self._view.isVisible():
            self.show()

    def _on_reset(self) -> None:
        QTimer.singleShot(0, self, self.show)  # when the headers know the new rows

    def show(self) -> None:
        """Select in the table what is selected in the document."""
        selection = QItemSelection()
        first = None
        for area in self._wanted():
            selection.select(*area)
            first = area[0] if first is None else first
        selecting = self._view.selectionModel()
        self._is_showing = True
        try:
            selecting.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            if first is not None and not selecting.isSelected(self._view.currentIndex()):
                selecting.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
                self._view.scrollTo(first)
        finally:
            self._is_showing = False
        self._repaint()

    def _wanted(self) -> list[Area]:
        """Return what to select: of one person and one colleague the cell of the two."""
        refs = sorted(self._document.selection, key=lambda one: (one[0].__name__, one[1]))
        if [kind for kind, _id in refs] == [Person, TeamMember]:
            cell = self._cell(refs[1][1], refs[0][1])
            return [] if cell is None else [cell]
        return [area for ref in refs if (area := self._area(*ref)) is not None]

    def _cell(self, member: Id, person: Id) -> Area | None:
        row, column = self._model.row_of(person), self._model.column_of(member)
        if row is None or column is None:
            return None
        at = self._model.index(row, column)
        return at, at

    def _area(self, kind: EntityType, id: Id) -> Area | None:
        model = self._model
        if kind is Person:
            row = model.row_of(id)
            last = model.columnCount() - 1
            return None if row is None else (model.index(row, 0), model.index(row, last))
        if kind is TeamMember:
            column, last = model.column_of(id), model.rowCount() - 1
            return (
                None if column is None else (model.index(0, column), model.index(last, column))
            )
        if kind not in (ContactTie, PlannedTie):
            return None
        found = self._document.plan.find(kind, id)
        if not isinstance(found, ContactTie | PlannedTie):
            return None
        return self._cell(found.member, found.person)

    def _repaint(self) -> None:
        self._view.verticalHeader().viewport().update()
        for margin in self._view.margins():
            margin.update()

    # -- what is picked

    def _areas(self) -> list[QItemSelectionRange]:
        return self._view.selectionModel().selection().toList()

    def picked(self) -> tuple[list[Id], list[Id]]:
        """Return people and colleagues to copy: of one cell or none, everybody shown."""
        rows: set[int] = set()
        columns: set[int] = set()
        for area in self._areas():
            rows |= set(range(area.top(), area.bottom() + 1))
            columns |= set(range(area.left(), area.right() + 1))
        people = _known(self._model.person_at(row) for row in sorted(rows))
        members = _known(self._model.member_at(column) for column in sorted(columns))
        if len(people) * len(members) <= 1:
            everybody = (self._model.person_at(row) for row in range(self._model.rowCount()))
            return _known(everybody), list(self._model.members)
        return people, members

    def pairs(self) -> list[tuple[Id, Id]]:
        """Return the colleagues and people whose cells are picked; of whole rows none."""
        found: list[tuple[Id, Id]] = []
        if {kind for kind, _id in self._document.selection} in ({Person}, {TeamMember}):
            return found
        for index in self._view.selectionModel().selectedIndexes():
            member = self._model.member_at(index.column())
            person = self._model.person_at(index.row())
            if member is not None and person is not None:
                found.append((member, person))
        return found


def _known(ids: Iterable[Id | None]) -> list[Id]:
    return [id for id in ids if id is not None]
