"""The power grid as drawn, with somebody to take hold of on every dot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from app.figures import power_standing
from app.i18n import tr
from app.model.values import Id
from app.ui import theme
from app.ui.canvas import marks
from app.ui.views.power_handles import HALO, Handle, Handles
from app.ui.views.power_selected import paint_selected

if TYPE_CHECKING:
    from app.figures.drawing import Picture
    from app.figures.power_cells import Cells, Point
    from app.figures.power_people import PowerGrid
    from app.figures.power_standing import Standing

LEAST = QSize(320, 180)
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class PowerFigure(QWidget):
    """Shows the picture, and over it what is selected, pointed at and held."""

    taken = Signal(str)  # in the hand, to be moved perhaps
    picked = Signal(str, bool)  # somebody, and whether besides who is selected
    moved = Signal(str, int, int)  # somebody, column and row
    stepped = Signal(str, int, int)  # somebody, columns to the right, rows down
    opened = Signal(str)
    menu_asked = Signal(str, QPoint)
    outgrown = Signal()  # the picture is of another size than the room there is
    held_fast = Signal()  # somebody was pulled at who may not be moved
    let_all_go = Signal()  # a press beside all dots

    def __init__(self) -> None:
        super().__init__()
        self.spots: Mapping[Id, Point] = {}  # where everybody stands
        self.radius_of: Callable[[Id], float] = lambda _id: 0.0  # of a dot
        self._named: frozenset[Id] = frozenset()  # whose name is in the picture
        self.may_move = True  # whether somebody can be dragged
        self.selected: set[Id] = set()
        self.words_of: Callable[[Id], str] = lambda _id: ""
        self.handles = Handles(self)
        self.image: QImage | None = None
        self.is_awaited = True  # a picture, where there is none
        self._grid: PowerGrid | None = None
        self._cells: Cells | None = None
        self._order: list[Id] | None = None  # in which Tab goes round; found when it does
        self._held: tuple[Id, QPointF] | None = None
        self._pressed: Handle | None = None  # where the pointer went down
        self.setMinimumSize(LEAST)
        self.setAccessibleName(tr("Power grid"))
        self.setMouseTracking(True)

    def show_people(self, standing: Standing, words_of: Callable[[Id], str]) -> None:
        """Take hold of these people, where the picture of this size shows them.

        `words_of` says who somebody is and where they stand.
        """
        self._grid, self._cells = standing.grid, standing.cells
        self.spots, self.radius_of = standing.spots, standing.radius_of
        self.words_of, self._order = words_of, None
        anybody = Qt.FocusPolicy.TabFocus if self.spots else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(anybody)
        self.handles.follow()
        self.update()

    def in_order(self) -> list[Id]:
        """Return everybody by rows from the top, in each from the left."""
        if self._order is None:
            people = () if self._grid is None else self._grid.people
            ranked = sorted((one.row, self.spots[one.id][0], one.id) for one in people)
            self._order = [id for _row, _x, id in ranked]
        return self._order

    def show_picture(self, picture: Picture, words: str) -> None:
        """Show what was drawn, which says in `words` what there is to see."""
        image = QImage(
            picture.pixels, picture.width, picture.height, QImage.Format.Format_RGBA8888
        )
        self.image = image.copy()  # of its own: the bytes may go
        self._named = picture.named
        self.setAccessibleDescription(words)
        self._held = None
        self.update()

    def forget_picture(self, *, for_good: bool = False) -> None:
        """Show no longer what was drawn: it is of something else, and its dots are nobody's.

        With `for_good` no other is on its way.
        """
        self.image, self.is_awaited = None, not for_good
        self.setAccessibleDescription("")
        self.update()

    def select(self, ids: set[Id]) -> None:
        """Show who is selected."""
        if ids != self.selected:
            self.selected = ids
            self.handles.check(ids)
            self.update()

    # -- pointing and walking

    def person_at(self, at: QPointF) -> Id | None:
        """Return whose dot is at a point, the nearest where several are."""
        return power_standing.nearest(self.spots, at.x(), at.y(), self.radius_of, HALO)

    def point_at(self, at: QPointF) -> Handle | None:
        """Have a handle lie over the dot that is pointed at; return it."""
        id = self.person_at(at)
        if id is None:
            return None
        handle = self.handles[id]
        handle.raise_()
        return handle

    def walk(self, id: Id, *, forward: bool) -> bool:
        """Give the keyboard to whoever is next; at an end it leaves the figure."""
        people = self.in_order()
        place = people.index(id) + (1 if forward else -1) if id in self.spots else -1
        if 0 <= place < len(people):
            self._walk_to(people[place], forward=forward)
            return True
        policy = self.focusPolicy()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # else it comes back to where it came in
        try:
            return super().focusNextPrevChild(forward)
        finally:
            self.setFocusPolicy(policy)

    def _walk_to(self, id: Id, *, forward: bool) -> None:
        self.handles[id].setFocus(_BY_TAB[not forward])

    # -- dragging

    def drag(self, id: Id, at: QPointF) -> None:
        """Show somebody in the hand, and the cell they would come to stand in."""
        self._held = id, at
        self.update()

    def drop(self, id: Id, at: QPointF) -> None:
        """Set what the cell under the pointer says; beside all cells nothing."""
        cell = self._cell_at(at)
        if cell is None:
            self.let_go()
        else:
            self.update()  # what is held stays where it is until the new picture is there
            self.moved.emit(id, *cell)

    def let_go(self) -> None:
        """Put back who is held."""
        self._held = None
        self.update()

    def _cell_at(self, at: QPointF) -> tuple[int, int] | None:
        return None if self._cells is None else self._cells.at(at.x(), at.y())

    def centre_of(self, column: int, row: int) -> QPointF:
        """Return the middle of a cell."""
        assert self._cells is not None, "only what is shown has cells"
        return QPointF(*self._cells.cell(column, row).middle)

    # -- Qt

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the first or the last of the people."""
        super().focusInEvent(event)
        people = self.in_order()
        if people and event.reason() in _BY_TAB:
            forward = event.reason() is _BY_TAB[0]
            self._walk_to(people[0 if forward else -1], forward=forward)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a dot; what is pressed without being pointed at first has no handle."""
        self._pressed = self.point_at(event.position())
        if self._pressed is None:
            self.let_all_go.emit()
        else:
            _hand_on(event, self._pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self.point_at(event.position())
        else:
            _hand_on(event, self._pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None:
            _hand_on(event, pressed)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        id = self.person_at(QPointF(event.pos()))
        if id is None:
            super().contextMenuEvent(event)
        else:
            self.menu_asked.emit(id, event.globalPos())
            event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.outgrown.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.image is None:
            words = tr("The power grid cannot be drawn.")
            if self.is_awaited:
                words = tr("Drawing the power grid…")
            self._say(painter, words, "text.faint", "small")
        else:
            painter.drawImage(QRectF(self.rect()), self.image)
            paint_selected(painter, self, QRectF(event.rect()), self._named)
        if self._grid is not None and not self._grid.people:
            self._tell_nobody(painter, self._grid)
        if self._held is not None:
            self._paint_held(painter, *self._held)
        painter.end()

    def _tell_nobody(self, painter: QPainter, grid: PowerGrid) -> None:
        words = tr("Nobody takes part in this decision yet. Add people on the map.")
        if grid.is_narrowed:
            words = tr("Nobody in this decision is within the filter.")
        self._say(painter, words, "text.soft", "strong")

    def _say(self, painter: QPainter, words: str, ink: str, font: str) -> None:
        painter.setPen(theme.colour(ink))
        painter.setFont(theme.font(font))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)

    def _paint_held(self, painter: QPainter, id: Id, at: QPointF) -> None:
        found = self._cell_at(at)
        if found is not None and self._cells is not None:
            cell = self._cells.cell(*found)
            box = QRectF(cell.left, cell.top, cell.width, cell.height)
            painter.setPen(QPen(theme.colour("edge.focus"), 2))
            painter.setBrush(theme.colour("accent.fill", 0.12))
            corner = theme.measure("power.cell")
            painter.drawRoundedRect(box, corner, corner)
        people = [] if self._grid is None else self._grid.people
        held = next((one for one in people if one.id == id), None)
        if held is None:
            return
        radius = theme.measure("power.dot")
        painter.setPen(QPen(theme.colour("edge.focus"), theme.measure("power.ring")))
        painter.setBrush(theme.colour("disc.theirs"))
        painter.drawEllipse(at, radius, radius)
        box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
        ink = theme.colour("text.ink")
        marks.draw_text(painter, box, held.initials, "small", ink, strong=True, centred=True)


def _hand_on(event: QMouseEvent, handle: Handle) -> None:
    """Let a handle have what the figure was given."""
    at = event.position() - QPointF(handle.pos())
    QApplication.sendEvent(
        handle,
        QMouseEvent(
            event.type(), at, event.globalPosition(), event.button(), event.buttons(),
            event.modifiers(),
        ),
    )  # fmt: skip


def power_keys() -> list[tuple[str, str]]:
    """Return what is done in the power grid, in words, with its keys."""
    return [
        (tr("From person to person"), tr("Tab")),
        (tr("More or less influence, or another attitude"), tr("arrows")),
        (tr("Select the person, or no longer"), tr("Space")),
        (tr("Open the person in the inspector"), tr("Enter or F2")),
        (tr("Cancel what you are doing"), "Esc"),
    ]
