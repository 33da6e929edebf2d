"""The power grid as drawn, with somebody to take hold of on every dot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QWidget

from app.i18n import tr
from app.model.values import Id
from app.ui import theme
from app.ui.canvas import marks
from app.ui.panels.labels import plain_tooltip

if TYPE_CHECKING:
    from app.figures.drawing import Picture
    from app.figures.power_cells import Cells
    from app.figures.power_people import Look, PowerGrid

LEAST = QSize(320, 240)
_HALO = 6  # pixels round a dot for its frames
_STEP = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ADDS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class Handle(QAbstractButton):
    """Somebody on the grid, to select, drag, or move by keys; the picture shows the dot."""

    def __init__(self, figure: PowerFigure, id: Id) -> None:
        super().__init__(figure)
        self.id = id
        self._figure = figure
        self._pressed: QPoint | None = None
        self.is_dragged = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCheckable(True)  # is selected

    def stand(self, at: tuple[float, float], radius: float) -> None:
        """Lie over the dot at a point of the figure."""
        side = round(2 * (radius + _HALO))
        self.setGeometry(round(at[0] - side / 2), round(at[1] - side / 2), side, side)

    def say(self, words: str) -> None:
        """Tell who it is and where they stand."""
        name, _, rest = words.partition("\n")
        self.setAccessibleName(name)
        self.setAccessibleDescription(rest)
        self.setToolTip(plain_tooltip(words))

    def nextCheckState(self) -> None:
        """The document says who is selected."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self._figure.taken.emit(self.id)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._figure.picked.emit(self.id, bool(event.modifiers() & _ADDS))
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        at = event.position().toPoint()
        far = (at - self._pressed).manhattanLength()
        if self.is_dragged or far >= QApplication.startDragDistance():
            self.is_dragged = True
            self._figure.drag(self.id, QPointF(self.mapToParent(at)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, self.is_dragged, self._pressed = self.is_dragged, False, None
        if dragged:
            self._figure.drop(self.id, QPointF(self.mapToParent(event.position().toPoint())))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._figure.opened.emit(self.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEP.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._figure.stepped.emit(self.id, *step)
        elif event.key() == Qt.Key.Key_Escape and self.is_dragged:
            self.is_dragged, self._pressed = False, None
            self._figure.let_go()
        elif event.key() == Qt.Key.Key_Space:
            self._figure.picked.emit(self.id, True)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._figure.opened.emit(self.id)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason,
        )  # fmt: skip
        if by_key:
            self._figure.picked.emit(self.id, False)
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._figure.menu_asked.emit(self.id, event.globalPos())
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not (self.isChecked() or self.hasFocus() or self.underMouse()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            share = 1.0 if self.isChecked() else 0.45
            painter.setPen(QPen(theme.colour("edge.focus", share), 2.5))
            painter.drawEllipse(box.adjusted(4, 4, -4, -4))
        if self.hasFocus():
            pen = QPen(theme.colour("text.ink"), 1.2)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        painter.end()


class PowerFigure(QWidget):
    """Shows the picture, and over it what is selected, pointed at and held."""

    taken = Signal(str)  # in the hand, to be moved perhaps
    picked = Signal(str, bool)  # somebody, and whether besides who is selected
    moved = Signal(str, int, int)  # somebody, column and row
    stepped = Signal(str, int, int)  # somebody, columns to the right, rows down
    opened = Signal(str)
    menu_asked = Signal(str, QPoint)
    outgrown = Signal()  # the picture is of another size than the room there is
    let_all_go = Signal()  # a press beside all dots

    def __init__(self) -> None:
        super().__init__()
        self.handles: dict[Id, Handle] = {}
        self._changing = QButtonGroup(self, exclusive=False)
        self.image: QImage | None = None
        self._grid: PowerGrid | None = None
        self._cells: Cells | None = None
        self._held: tuple[Id, QPointF] | None = None
        self.setMinimumSize(LEAST)
        self.setAccessibleName(tr("Power grid"))

    def show_people(self, grid: PowerGrid, look: Look, words: dict[Id, str]) -> None:
        """Take hold of these people, where the picture of this size shows them."""
        from app.figures import power_people  # noqa: PLC0415  with the figure

        self._grid = grid
        width, height = float(self.width()), float(self.height())
        self._cells = power_people.cells_of(grid, look, width, height)
        spots = power_people.spots_of(grid, look, width, height)
        radius = power_people.radius_of(grid, look, width, height)
        for id in self.handles.keys() - spots.keys():
            gone = self.handles.pop(id)
            gone.hide()
            gone.deleteLater()
        with self._painted_once():
            self._take_hold(grid, spots, radius, words)

    def _take_hold(
        self,
        grid: PowerGrid,
        spots: Mapping[Id, tuple[float, float]],
        radius: float,
        words: Mapping[Id, str],
    ) -> None:
        before: QWidget | None = None
        for one in sorted(grid.people, key=lambda p: (p.row, spots[p.id][0], p.id)):
            handle = self.handles.get(one.id)
            if handle is None:
                handle = self.handles[one.id] = Handle(self, one.id)
                handle.show()
            handle.stand(spots[one.id], radius)
            handle.say(words[one.id])
            if before is not None:
                QWidget.setTabOrder(before, handle)
            before = handle

    def show_picture(self, picture: Picture, words: str) -> None:
        """Show what was drawn, which says in `words` what there is to see."""
        image = QImage(
            picture.pixels, picture.width, picture.height, QImage.Format.Format_RGBA8888
        )
        self.image = image.copy()  # of its own: the bytes may go
        self.setAccessibleDescription(words)
        self._held = None
        self.update()

    def select(self, ids: set[Id]) -> None:
        """Show who is selected.

        A button that is unchecked asks all around it, unless it is in a group; in one for good,
        it could not be reached by Tab.
        """
        changing = [one for id, one in self.handles.items() if one.isChecked() != (id in ids)]
        with self._painted_once():
            for handle in changing:
                self._changing.addButton(handle, 0)
                handle.setChecked(handle.id in ids)
                self._changing.removeButton(handle)

    @contextmanager
    def _painted_once(self) -> Iterator[None]:
        """Let Qt look at once what is to be painted anew, not for every one of thousands."""
        was_on = self.updatesEnabled()
        self.setUpdatesEnabled(False)
        yield
        self.setUpdatesEnabled(was_on)

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.let_all_go.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.outgrown.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.image is None:
            painter.setPen(theme.colour("text.faint"))
            painter.setFont(theme.font("small"))
            words = tr("Drawing the power grid…")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
        else:
            painter.drawImage(QRectF(self.rect()), self.image)
        if self._grid is not None and not self._grid.people:
            painter.setPen(theme.colour("text.soft"))
            painter.setFont(theme.font("strong"))
            words = tr("Nobody takes part in this decision yet. Add people on the map.")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
        if self._held is not None:
            self._paint_held(painter, *self._held)
        painter.end()

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


def power_keys() -> list[tuple[str, str]]:
    """Return what is done in the power grid, in words, with its keys."""
    return [
        (tr("From person to person"), tr("Tab")),
        (tr("More or less influence, or another attitude"), tr("arrows")),
        (tr("Select the person, or no longer"), tr("Space")),
        (tr("Open the person in the inspector"), tr("Enter or F2")),
        (tr("Cancel what you are doing"), "Esc"),
    ]
