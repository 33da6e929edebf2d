"""The matrix as a table for Qt: people down, colleagues across, margins at the end of both."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.i18n import tr
from app.model.people import Person, TeamMember
from app.model.planning import PlannedTie
from app.model.ties import ContactTie
from app.model.values import Id, joined
from app.ui import privacy
from app.ui.canvas.faces import describe
from app.ui.document import Document, Ref
from app.ui.latest import Latest
from app.ui.panels.labels import plain_tooltip
from app.ui.views import matrix_words
from app.ui.views.matrix_cells import Cell, Colleague, MatrixContent, PersonRow, Seen
from app.ui.views.matrix_next import TOTALS, Differing, Line, Order, Outcome, Wish, outcome
from app.ui.views.matrix_order import Grouping, Sort

Index = QModelIndex | QPersistentModelIndex
GREAT = 600  # people; of more all that is shown of them is found out in a worker
MARGINS = ("covered", "points")  # the columns after those of the colleagues
_TOLD = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)
_EVERYBODY: Callable[[Id], bool] = lambda _id: True  # noqa: E731  a value, not a step


class MatrixModel(QAbstractTableModel):
    """Follows a document; an edit tells of the cells that look different, and of no other.

    Rows stay where they are while values change, as in a spreadsheet; they are sorted anew
    when that is asked for, and when people come, go or belong elsewhere. What is shown of a
    great account comes a moment later: `taken` tells when.
    """

    taken = Signal(bool)  # another state is shown; whether rows and columns are in order anew

    def __init__(
        self,
        document: Document,
        parent: QObject | None = None,
        grouping: Grouping = Grouping.LEVEL,
        ordering: Sort | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.grouping, self.ordering = grouping, ordering or Sort()
        self.shown = _EVERYBODY
        self.content = MatrixContent()
        self._order = Order()
        self._rows: dict[Id, int] = {}
        self._columns: dict[Id, int] = {}
        self._owes_order = False  # it was asked for, and is not there yet
        self._told_load = privacy.current().about_us
        self._latest = Latest(self)
        self._latest.answered.connect(self._take)
        self.arrange()

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._order.lines

    @property
    def members(self) -> tuple[Id, ...]:
        return self._order.members

    @property
    def is_awaited(self) -> bool:
        """Whether what is to be shown is not there yet."""
        return self._latest.is_waiting

    # -- following the document

    def follow(self) -> None:
        """Show the document as it is now, touching what differs only."""
        if len(self.document.plan.persons) > GREAT:
            self._latest.ask(partial(outcome, self._wish()))
        else:
            self._latest.let_go()
            self._take(outcome(self._wish()))

    def arrange(self) -> None:
        """Put rows and columns in order anew."""
        self._owes_order = True
        self.follow()

    def _wish(self) -> Wish:
        seen, shown = Seen.of(self.document), None
        if self.shown is not _EVERYBODY:
            shown = frozenset(id for id in seen.plan.persons if self.shown(id))
        shape = None if self._owes_order else self._order.shape
        return Wish(seen, self.grouping, self.ordering, shown, self.content, shape)

    def _take(self, found: Outcome) -> None:
        if found.order is None:
            before, self.content = self.content, found.content
            self._tell(found.differing, before)
        else:
            self.beginResetModel()
            self.content, self._order = found.content, found.order
            self._rows = {one.person: at for at, one in enumerate(self.lines) if one.person}
            self._columns = {id: at for at, id in enumerate(self.members)}
            self._owes_order = False
            self.endResetModel()
        self.taken.emit(found.order is not None)

    def _tell(self, differing: Differing, before: MatrixContent) -> None:
        for member, person in differing.cells:
            if person in self._rows and member in self._columns:
                at = self.index(self._rows[person], self._columns[member])
                self.dataChanged.emit(at, at)
        first = len(self.members)
        for id in differing.people:
            row = self._rows.get(id)
            if row is not None:
                self.dataChanged.emit(
                    self.index(row, first), self.index(row, first + len(MARGINS) - 1)
                )
                self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)
        self._tell_colleagues(frozenset(differing.colleagues), before)

    def _tell_colleagues(self, differing: frozenset[Id], before: MatrixContent) -> None:
        told = privacy.current().about_us
        last = len(self.lines) - 1
        for id, column in self._columns.items():
            if id in differing or told != self._told_load:
                at = self.index(last, column)
                self.dataChanged.emit(at, at)
                if before.colleagues[id].face != self.content.colleagues[id].face:
                    self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)
        self._told_load = told

    # -- what stands where

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return len(self.members) + len(MARGINS)

    def person_at(self, row: int) -> Id | None:
        return self.lines[row].person if 0 <= row < len(self.lines) else None

    def member_at(self, column: int) -> Id | None:
        return self.members[column] if 0 <= column < len(self.members) else None

    def margin_at(self, column: int) -> str | None:
        """Return which margin a column is: covered or points."""
        place = column - len(self.members)
        return MARGINS[place] if 0 <= place < len(MARGINS) else None

    def people_shown(self) -> set[Id]:
        """Return who has a row."""
        return set(self._rows)

    def row_of(self, person: Id) -> int | None:
        return self._rows.get(person)

    def column_of(self, member: Id) -> int | None:
        return self._columns.get(member)

    def is_totals(self, row: int) -> bool:
        return row == len(self.lines) - 1

    def row(self, id: Id) -> PersonRow:
        return self.content.people[id]

    def colleague(self, id: Id) -> Colleague:
        return self.content.colleagues[id]

    def cell_at(self, row: int, column: int) -> Cell | None:
        """Return what stands in a cell between two people; None in margins and headings."""
        person, member = self.person_at(row), self.member_at(column)
        if person is None or member is None:
            return None
        return self.content.cell(member, person)

    def ref_at(self, row: int, column: int) -> frozenset[Ref]:
        """Return what a cell stands for: the tie, else the plan, else the two themselves."""
        person, member = self.person_at(row), self.member_at(column)
        cell = self.cell_at(row, column)
        if member is None or person is None or cell is None:
            found: set[Ref] = {(Person, person)} if person else set()
            return frozenset(found | ({(TeamMember, member)} if member else set()))
        if cell.has_tie:
            return frozenset({(ContactTie, joined(member, person))})
        if cell.planned:
            id = joined(self.document.opportunity, member, person)
            return frozenset({(PlannedTie, id)})
        return frozenset({(Person, person), (TeamMember, member)})

    # -- what Qt asks

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.lines[index.row()]
        in_corner = line is TOTALS and self.member_at(index.column()) is None
        if line.heading is not None or in_corner:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words(row, column, for_tip=False)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._words(row, column, for_tip=True))
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role not in _TOLD:  # Qt asks a hundred rows for fonts and sizes at every resize
            return None
        if orientation is Qt.Orientation.Horizontal:
            name, words = self._across(section)
        else:
            name, words = self._down(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(words.splitlines())
        return plain_tooltip(words)

    def _across(self, column: int) -> tuple[str, str]:
        member = self.member_at(column)
        if member is not None:
            face = self.colleague(member).face
            return face.name, describe(face)
        if self.margin_at(column) == "covered":
            return tr("covered"), tr("How far somebody is covered by our relationships")
        return tr("points"), tr("The points somebody brings, of those at stake")

    def _down(self, row: int) -> tuple[str, str]:
        line = self.lines[row]
        if line.person is not None:
            one = self.row(line.person)
            return one.face.name, matrix_words.person_words(one)
        name = tr("Totals") if line.heading is None else line.heading
        return name, name

    def _text(self, row: int, column: int) -> str:
        cell = self.cell_at(row, column)
        if cell is not None:
            return matrix_words.short(cell)
        person, member = self.person_at(row), self.member_at(column)
        if person is not None:
            one = self.row(person)
            if self.margin_at(column) == "points":
                return matrix_words.points_words(one)
            share = one.face.coverage
            return "" if share is None else f"{round(100 * share)}%"
        if member is not None and self.is_totals(row):
            return "\n".join(self._totals(member))
        return ""

    def _totals(self, member: Id) -> list[str]:
        with_load = privacy.current().about_us
        return matrix_words.total_lines(self.colleague(member), with_load=with_load)

    def _words(self, row: int, column: int, *, for_tip: bool) -> str:
        person, member = self.person_at(row), self.member_at(column)
        if person is not None and member is not None:
            one, name = self.row(person), self.colleague(member).face.name
            cell = self.content.cell(member, person)
            make = matrix_words.explained if for_tip else matrix_words.spoken
            return make(name, one, cell)
        if person is not None:
            words = matrix_words.person_words(self.row(person))
            said = self._text(row, column)
            heading = self._across(column)[0]
            return words if for_tip else f"{self.row(person).face.name}, {heading}: {said}"
        if member is not None and self.is_totals(row):
            name = self.colleague(member).face.name
            between = "\n" if for_tip else ", "
            return between.join([name, *self._totals(member)])
        return ""
