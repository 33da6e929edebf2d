"""The matrix as a table for Qt: people down, colleagues across, margins at the end of both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.i18n import tr
from app.model.people import Person, TeamMember
from app.model.planning import PlannedTie
from app.model.ties import ContactTie
from app.model.values import Id, joined
from app.ui import privacy
from app.ui.canvas.faces import describe
from app.ui.document import Document, Ref
from app.ui.panels.labels import plain_tooltip
from app.ui.views import matrix_order, matrix_words
from app.ui.views.matrix_cells import Cell, Colleague, MatrixContent, PersonRow, content_of
from app.ui.views.matrix_order import Grouping, Sort

Index = QModelIndex | QPersistentModelIndex
MARGINS = ("covered", "points")  # the columns after those of the colleagues
_TOLD = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)
_EVERYBODY: Callable[[Id], bool] = lambda _id: True  # noqa: E731  a value, not a step


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a heading, somebody at the customer, or (neither) the totals."""

    heading: str | None = None
    person: Id | None = None


TOTALS = Line()


class MatrixModel(QAbstractTableModel):
    """Follows a document; an edit tells of the cells that look different, and of no other.

    Rows stay where they are while values change, as in a spreadsheet; they are sorted anew
    when that is asked for, and when people come, go or belong elsewhere.
    """

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.grouping, self.ordering = Grouping.LEVEL, Sort()
        self.shown = _EVERYBODY
        self.content = MatrixContent()
        self.lines: list[Line] = []
        self.members: list[Id] = []
        self._rows: dict[Id, int] = {}
        self._columns: dict[Id, int] = {}
        self._stands: object = None
        self._told_load = privacy.current().about_us
        self.arrange()

    # -- following the document

    def follow(self) -> None:
        """Show the document as it is now, touching what differs only."""
        before, now = self.content, content_of(self.document)
        if self._shape(now) != self._stands or now.analysed != before.analysed:
            self.arrange(now)
            return
        self.content = now
        self._tell_cells(before, now)
        self._tell_rows(before, now)
        self._tell_colleagues(before, now)

    def arrange(self, content: MatrixContent | None = None) -> None:
        """Put rows and columns in order anew."""
        self.beginResetModel()
        self.content = content_of(self.document) if content is None else content
        self._stands = self._shape(self.content)
        self.members = sorted(self.content.colleagues, key=self._rank_of_member)
        self.lines = []
        for group in matrix_order.groups_of(
            self.content, self.grouping, self.ordering, self.shown
        ):
            if group.heading:
                self.lines.append(Line(heading=group.heading))
            self.lines += [Line(person=id) for id in group.people]
        self.lines.append(TOTALS)
        self._rows = {one.person: at for at, one in enumerate(self.lines) if one.person}
        self._columns = {id: at for at, id in enumerate(self.members)}
        self.endResetModel()

    def _rank_of_member(self, id: Id) -> tuple[int, str]:
        face = self.content.colleagues[id].face
        return -(face.level or 0), face.name.casefold()

    def _shape(self, content: MatrixContent) -> object:
        members = {id: one.face.level for id, one in content.colleagues.items()}
        return matrix_order.shape(content, self.grouping), members

    def _tell_cells(self, before: MatrixContent, now: MatrixContent) -> None:
        for pair in before.cells.keys() | now.cells.keys():
            if before.cells.get(pair) != now.cells.get(pair):
                member, person = pair
                if person in self._rows and member in self._columns:
                    at = self.index(self._rows[person], self._columns[member])
                    self.dataChanged.emit(at, at)

    def _tell_rows(self, before: MatrixContent, now: MatrixContent) -> None:
        first = len(self.members)
        for id, row in self._rows.items():
            if before.people[id] != now.people[id]:
                self.dataChanged.emit(
                    self.index(row, first), self.index(row, first + len(MARGINS) - 1)
                )
                self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)

    def _tell_colleagues(self, before: MatrixContent, now: MatrixContent) -> None:
        told = privacy.current().about_us
        last = len(self.lines) - 1
        for id, column in self._columns.items():
            if before.colleagues[id] != now.colleagues[id] or told != self._told_load:
                at = self.index(last, column)
                self.dataChanged.emit(at, at)
                if before.colleagues[id].face != now.colleagues[id].face:
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
