"""Somebody on the power grid, to take hold of by pointer, keyboard or screen reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.model.values import Id
from app.ui import theme
from app.ui.panels.labels import plain_tooltip

if TYPE_CHECKING:
    from app.ui.views.power_figure import PowerFigure

HALO = 6  # pixels round a dot for its frames
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
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes by the figure's order
        self.setCheckable(True)  # is selected
        self.setMouseTracking(True)

    def stand(self, at: tuple[float, float], radius: float) -> None:
        """Lie over the dot at a point of the figure."""
        side = round(2 * (radius + HALO))
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
        at = event.position().toPoint()
        if self._pressed is None:
            self._figure.point_at(QPointF(self.mapToParent(at)))  # dots may overlap
            return
        far = (at - self._pressed).manhattanLength()
        if self.is_dragged or far >= QApplication.startDragDistance():
            if not self._figure.may_move:
                self._pressed = None
                self._figure.held_fast.emit()
                return
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

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self._figure.walk(self.id, forward=forward)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._figure.menu_asked.emit(self.id, event.globalPos())
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        pointed_at = self.underMouse() and not self.isChecked()  # the figure shows who is
        if not (self.hasFocus() or pointed_at):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(self.rect())
        if pointed_at:
            draw_ring(painter, box.adjusted(4, 4, -4, -4), 0.45)
        if self.hasFocus():
            pen = QPen(theme.colour("text.ink"), 1.2)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        painter.end()


class Handles(Mapping[Id, Handle]):
    """The handle of everybody on the grid, each made when it is first asked for.

    Thousands of widgets take seconds to make, and half a second to hide with their page.
    """

    def __init__(self, figure: PowerFigure) -> None:
        self._figure = figure
        self._made: dict[Id, Handle] = {}

    def __getitem__(self, id: Id) -> Handle:
        if id not in self._made:
            if id not in self._figure.spots:
                raise KeyError(id)
            self._made[id] = made = Handle(self._figure, id)
            QWidget.setTabOrder(self._figure, made)  # whoever leaves it leaves the figure
            self._put(made)
            made.show()
        return self._made[id]

    def __iter__(self) -> Iterator[Id]:
        return iter(self._figure.spots)

    def __len__(self) -> int:
        return len(self._figure.spots)

    def follow(self) -> None:
        """Stand where people stand now, and let go of those who are gone."""
        for id in self._made.keys() - self._figure.spots.keys():
            gone = self._made.pop(id)
            gone.hide()
            gone.deleteLater()
        for handle in self._made.values():
            self._put(handle)

    def check(self, ids: set[Id]) -> None:
        """Show who is selected."""
        for id, handle in self._made.items():
            handle.setChecked(id in ids)

    def _put(self, handle: Handle) -> None:
        figure = self._figure
        handle.stand(figure.spots[handle.id], figure.radius_of(handle.id))
        handle.say(figure.words_of(handle.id))
        handle.setChecked(handle.id in figure.selected)


def draw_ring(painter: QPainter, box: QRectF, share: float = 1.0) -> None:
    """Draw the frame of who is selected; less of it for who is only pointed at."""
    painter.setPen(QPen(theme.colour("edge.focus", share), 2.5))
    painter.drawEllipse(box)
