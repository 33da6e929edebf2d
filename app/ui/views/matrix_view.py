"""The matrix in the window: a table whose headings, names and margins stay in view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from app.i18n import tr
from app.model.people import Person, TeamMember
from app.model.values import Id
from app.ui import privacy, theme
from app.ui.document import Ref
from app.ui.theme import measure
from app.ui.views import matrix_keys, matrix_painting
from app.ui.views.matrix_headers import Above, Beside
from app.ui.views.matrix_margins import Sticky
from app.ui.views.matrix_model import MARGINS, Index, MatrixModel
from app.ui.views.matrix_order import By, Sort
from app.ui.views.matrix_widths import Widths, grown, widths

_MARGIN_SORTS = {"covered": By.COVERED, "points": By.POINTS}


class MatrixView(QTableView):
    """Lays the matrix out for its room, and keeps margins where they are seen."""

    asked = Signal(str)  # what a key means: see `matrix_keys`
    sorted = Signal(object)  # Sort
    chosen = Signal(object)  # frozenset[Ref], what the user picked in here
    menu_asked = Signal(object)  # a point of the screen; about the cell with the keyboard
    person_asked = Signal(object, object)  # Ref, and a point of the screen: a heading's menu

    def __init__(self, matrix: MatrixModel) -> None:
        super().__init__()
        self.matrix = matrix
        self._right = Sticky(self, is_bottom=False)
        self._bottom = Sticky(self, is_bottom=True)
        self.setAccessibleName(tr("Relationship matrix"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalHeader(Above(self))
        self.setVerticalHeader(Beside(self))
        self.setItemDelegate(matrix_painting.MatrixDelegate(self))
        self._corner = QFrame(self)  # over Qt's own, which selects everything unseen
        self._corner.setObjectName("ground")
        between_bars = QFrame()  # where both bars end; Qt fills it with white
        between_bars.setObjectName("ground")
        self.setCornerWidget(between_bars)
        ground = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Highlight):
            ground.setColor(role, theme.colour("surface.window"))
        self.setPalette(ground)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setModel(matrix)
        self.horizontalHeader().sectionClicked.connect(self._on_column)
        self.verticalHeader().sectionClicked.connect(self._on_row)
        matrix.modelReset.connect(self.lay_out)
        matrix.dataChanged.connect(self._on_data)
        matrix.headerDataChanged.connect(self._bottom.update)
        self.verticalScrollBar().valueChanged.connect(self._right.update)
        self.horizontalScrollBar().valueChanged.connect(self._bottom.update)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.place_margins)
            bar.rangeChanged.connect(self.place_margins)
        for margin in (self._corner, *self.margins()):
            margin.raise_()
        self.lay_out()

    # -- laying out

    @property
    def is_wide(self) -> bool:
        """Return whether there is room for titles beside the names."""
        return self._widths().names >= grown("left_wide")

    def lay_out(self) -> None:
        """Give rows their heights, and columns what there is room for."""
        header = self.verticalHeader()
        header.setMinimumSectionSize(0)  # of the totals, where there are none
        header.setDefaultSectionSize(grown("row"))
        for row, line in enumerate(self.matrix.lines):
            if line.heading is not None:
                header.resizeSection(row, grown("heading"))
        self._lay_totals()
        self._lay_columns()

    def _lay_totals(self) -> None:
        header, last = self.verticalHeader(), len(self.matrix.lines) - 1
        if header.sectionSize(last) != self._totals_height():
            header.resizeSection(last, self._totals_height())

    def _totals_height(self) -> int:
        if not self.matrix.members:
            return 0  # names of figures that nobody has would take the room of two rows
        lines = 4 if privacy.current().about_us else 3
        if self.height() < theme.eased(measure("matrix.totals_from")):
            lines = 1  # rows need the room; the other figures are told where one points
        return grown("below") * lines + theme.grown(20)

    def _lay_columns(self) -> None:
        given, count = self._widths(), len(self.matrix.members)
        self.verticalHeader().setFixedWidth(given.names)
        for column in range(count):
            self.setColumnWidth(column, given.cell)
        for place, wide in enumerate(given.margins):
            self.setColumnWidth(count + place, wide)
        self.place_margins()
        for sticky in self.margins():
            sticky.update()

    def _widths(self) -> Widths:
        bar = self.verticalScrollBar().sizeHint().width()
        return widths(self.width(), bar, len(self.matrix.members))

    def place_margins(self) -> None:
        """Keep totals at the bottom and margins at the right, where they would be cut off."""
        view, count = self.viewport().geometry(), len(self.matrix.members)
        if count + len(MARGINS) > self.horizontalHeader().count():
            return  # the headers have not taken in a reset yet
        last = len(self.matrix.lines) - 1
        high = self.rowHeight(last)
        top = view.y() + min(self.rowViewportPosition(last), view.height() - high)
        self._corner.setGeometry(0, 0, view.x(), view.y())
        self._bottom.setGeometry(0, top, view.right() + 1, high)
        width = self.margins_width()
        left = view.x() + min(self.columnViewportPosition(count), view.width() - width)
        sticky = view.width() >= grown("sticky_from")
        self._right.setVisible(sticky and left < view.right())
        self._right.setGeometry(left, 0, width, max(0, top))

    def margins_width(self) -> int:
        count = len(self.matrix.members)
        return sum(self.columnWidth(count + place) for place in range(len(MARGINS)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_totals()
        self._lay_columns()
        self.verticalHeader().viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.place_margins()

    def _on_data(self, first: QModelIndex, last: QModelIndex) -> None:
        if self.matrix.is_totals(last.row()):
            self._bottom.update()
        if self.matrix.margin_at(last.column()) is not None:
            self._right.update()

    # -- choosing

    def shows_selected(self, ref: Ref) -> bool:
        return ref in self.matrix.document.selection

    def focus_pair(self) -> tuple[Id, Id] | None:
        """Return colleague and person of the cell with the keyboard."""
        at = self.currentIndex()
        member, person = self.matrix.member_at(at.column()), self.matrix.person_at(at.row())
        return None if member is None or person is None else (member, person)

    def choose_margin(self, at: QPointF) -> None:
        """Choose the row at a point of the margin at the right; its heading sorts."""
        view = self.viewport().geometry()
        if at.y() < view.y():
            count, covered = (
                len(self.matrix.members),
                self.columnWidth(len(self.matrix.members)),
            )
            self.sort_by_column(count + (at.x() >= self._right.x() + covered))
            return
        row = self.rowAt(int(at.y() - view.y()))
        if self.matrix.person_at(row) is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._on_row(row)

    def choose_total(self, at: QPointF) -> None:
        """Choose the colleague whose totals are at a point."""
        column = self.columnAt(int(at.x() - self.viewport().x()))
        if at.x() >= self.viewport().x() and self.matrix.member_at(column) is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._on_column(column)

    def _on_row(self, row: int) -> None:
        person = self.matrix.person_at(row)
        if person is not None:
            self.setCurrentIndex(self.matrix.index(row, max(self.currentIndex().column(), 0)))
            self.selectRow(row)
            self.chosen.emit(frozenset({(Person, person)}))

    def _on_column(self, column: int) -> None:
        member = self.matrix.member_at(column)
        if member is not None:
            self.selectColumn(column)
            self.chosen.emit(frozenset({(TeamMember, member)}))

    def ask_about_row(self, row: int, at: QPoint) -> None:
        """Ask for the menu of the person of a row, who is chosen unless chosen already."""
        person = self.matrix.person_at(row)
        if person is not None:
            self._ask_about((Person, person), lambda: self._on_row(row), at)

    def ask_about_column(self, column: int, at: QPoint) -> None:
        """Ask for the menu of the colleague of a column, chosen unless chosen already."""
        member = self.matrix.member_at(column)
        if member is not None:
            self._ask_about((TeamMember, member), lambda: self._on_column(column), at)

    def _ask_about(self, who: Ref, choose: Callable[[], object], at: QPoint) -> None:
        if not self.shows_selected(who):
            choose()
        self.person_asked.emit(who, at)

    # -- sorting

    def sorts(self, column: int) -> bool | None:
        """Return whether rows are sorted by a column the other way round; None: not by it."""
        sort, wanted = self.matrix.ordering, self._sort_of(column)
        same = wanted is not None and (wanted.by, wanted.member) == (sort.by, sort.member)
        return sort.turned if same else None

    def sort_by_column(self, column: int) -> None:
        """Sort by a column; once more turns it round."""
        wanted = self._sort_of(column)
        if wanted is not None:
            self.sorted.emit(self.matrix.ordering.toward(wanted))

    def _sort_of(self, column: int) -> Sort | None:
        margin, member = self.matrix.margin_at(column), self.matrix.member_at(column)
        if margin is not None:
            return Sort(_MARGIN_SORTS[margin])
        return None if member is None else Sort(None, member)

    # -- what Qt calls

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into view, out from under the margins."""
        super().scrollTo(index, hint)
        if not index.isValid():
            return
        box, view = self.visualRect(index), self.viewport().rect()
        if not self.matrix.is_totals(index.row()):
            over = box.bottom() - (view.height() - self._bottom.height())
            if over > 0:
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + over)
        if self._right.isVisible() and self.matrix.margin_at(index.column()) is None:
            over = box.right() - (view.width() - self._right.width())
            if over > 0:
                bar = self.horizontalScrollBar()
                bar.setValue(bar.value() + over)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = matrix_keys.meant(event)
        if wanted:
            self.asked.emit(wanted)
            event.accept()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep keys that mean something here from the shortcuts of the window."""
        if matrix_keys.overrides(event):
            event.accept()
            return True
        return super().event(event)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the keys of the matrix: they do not jump about."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit(matrix_keys.CHOOSE)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.visualRect(self.currentIndex()).center()
        elif (index := self.indexAt(at)).isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
        self.menu_asked.emit(self.viewport().mapToGlobal(at))
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.begin_somewhere()
        self._refocus()

    def begin_somewhere(self) -> None:
        """Put the keyboard into a cell, if it is here: from nowhere arrows do not start."""
        if not self.hasFocus() or self.currentIndex().isValid():
            return
        rows = range(self.matrix.rowCount())
        first = next((row for row in rows if self.matrix.person_at(row) is not None), -1)
        if first >= 0:
            start, chosen = self.matrix.index(first, 0), self.selectionModel()
            chosen.setCurrentIndex(start, chosen.SelectionFlag.NoUpdate)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._refocus()

    def _refocus(self) -> None:
        for widget in (self._right, self._bottom, self.viewport()):
            widget.update()

    def margins(self) -> tuple[QWidget, QWidget]:
        """Return what stays at the right and at the bottom."""
        return self._right, self._bottom
