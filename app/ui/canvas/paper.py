"""The paper under the window: zooming to the pointer, panning, fitting."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView

from app.ui.theme import measure

SMALLEST, LARGEST, FIT_AT_MOST = 0.08, 3.0, 1.0
_EDGE = 24  # pixels round what is brought into view
MARGIN = 6  # pixels above and below a map that is seen whole
READABLE = 0.4  # the smallest scale a map opens at: names can be read
ZOOM_STEP = 1.2
A_ROW = 0.1  # share of a map
WHEEL = 1.0015  # per eighth of a degree that the wheel turns
ROOM = 2400.0  # scene units one can pan beyond what stands there, at least
SETTLE = 140  # milliseconds without zooming after which everything is painted sharp


class Paper(QGraphicsView):
    """A view without scroll bars; it fits its content until somebody zooms or pans."""

    was_fitted = Signal()
    gap_asked = Signal(object)  # its key: the flag of a gap about many was chosen

    def __init__(self) -> None:
        super().__init__()
        self._fitted = True
        self._led_away = False  # by the program, to show something; not by who zooms or pans
        self._readable = True
        self._fitted_to: tuple[QRectF, QRect] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._settling = QTimer(self, singleShot=True, interval=SETTLE)
        self._settling.timeout.connect(self.settle)

    @property
    def scale_(self) -> float:
        return self.transform().m11()

    def visible_area(self) -> QRectF:
        """Return the part of the map that is seen."""
        onto, _can_be = self.viewportTransform().inverted()
        return onto.mapRect(QRectF(self.viewport().rect()))

    def fit(self, *, readable: bool = False) -> None:
        """Show the whole map, at its own size where there is room.

        A `readable` one shows where it begins where the whole would be too small for names.
        """
        area, room = self.scene().sceneRect(), self.viewport().rect()
        if area.isEmpty() or room.isEmpty():
            return
        scale = max(self._scale_of_whole(), READABLE if readable else SMALLEST)
        self.resetTransform()
        self.scale(scale, scale)
        half = min(area.width(), room.width() / scale) / 2
        self.centerOn(
            min(max(self.begins_at(), area.x() + half), area.right() - half),
            area.y() + min(area.height(), room.height() / scale) / 2,
        )
        self._fitted, self._readable, self._fitted_to = True, readable, self._fitting()
        self._led_away = False
        if self._settling.isActive():  # it is zoomed, or the window is being resized
            self.hurry()
        else:
            self.settle()
        self.was_fitted.emit()

    def begins_at(self) -> float:
        """Return round which place from the left its upper part is shown: at the very left."""
        return self.scene().sceneRect().x()

    def bring_into_view(self, area: QRectF) -> None:
        """Pan as little as shows an area; the map stays there until it is fitted again."""
        if self.is_seen(area):
            return
        room, box = self.clear_room(), self.mapFromScene(area).boundingRect()
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        ways = (
            _way_into(box.left(), box.right(), room.left(), room.right()),
            _way_into(box.top(), box.bottom(), room.top(), room.bottom()),
        )
        wanted = [
            max(bar.minimum(), min(bar.value() + way, bar.maximum()))
            for bar, way in zip(bars, ways, strict=True)
        ]
        if wanted != [bar.value() for bar in bars]:
            self.lead_away()
            for bar, value in zip(bars, wanted, strict=True):
                bar.setValue(value)

    def is_seen(self, area: QRectF) -> bool:
        """Return whether all of an area is in view."""
        return self.visible_area().contains(area)

    def clear_room(self) -> QRect:
        """Return the part of the viewport in which something brought into view is to stand."""
        return self.viewport().rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)

    def lead_away(self) -> None:
        """Show a part, until at this scale all of the map has room again."""
        self._led_away = self._led_away or self._fitted
        self._fitted = False

    def look_at(self, point: QPointF) -> None:
        """Let a point be in the middle, as far as the map reaches."""
        self._fitted = self._led_away = False
        self.centerOn(point)

    def shows_all(self) -> bool:
        """Return whether the map is fitted, and at most a row of it beyond the edges."""
        return self._fitted and self.scale_ * (1 - A_ROW) <= self._scale_of_whole()

    @property
    def is_fitted(self) -> bool:
        """Whether nobody zoomed or panned since the map was fitted."""
        return self._fitted

    def scale_for(self, area: QRectF) -> float:
        """Return the scale at which all of an area is seen."""
        room = self.viewport().rect()
        room.adjust(0, MARGIN, 0, -MARGIN)
        return min(room.width() / area.width(), room.height() / area.height(), FIT_AT_MOST)

    def _scale_of_whole(self) -> float:
        return self.scale_for(self.scene().sceneRect())

    def zoom_in(self) -> None:
        self.zoom(ZOOM_STEP, QPointF(self.viewport().rect().center()))

    def zoom_out(self) -> None:
        self.zoom(1 / ZOOM_STEP, QPointF(self.viewport().rect().center()))

    def zoom(self, factor: float, at: QPointF) -> None:
        """Zoom so that what lies under a point of the viewport stays there."""
        self.hurry()
        smallest = max(self._scale_of_whole() / 2, SMALLEST)
        wanted = min(max(self.scale_ * factor, min(smallest, self.scale_)), LARGEST)
        before = self.mapToScene(at.toPoint())
        self.scale(wanted / self.scale_, wanted / self.scale_)
        self.pan(at.toPoint() - self.mapFromScene(before))

    def pan(self, by: QPoint) -> None:
        """Move the map by pixels."""
        self._fitted = self._led_away = False
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - by.x())
        down.setValue(down.value() - by.y())

    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels, turn = event.pixelDelta(), event.angleDelta()
        sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        zooming = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if (not pixels.isNull() and not zooming) or sideways:
            self.pan(turn if pixels.isNull() else pixels)
        else:
            self.zoom(WHEEL ** turn.y(), event.position())
        event.accept()

    def hurry(self) -> None:
        """Zooming began: paint fast rather than sharp, for a moment."""
        self._settling.start()

    def settle(self) -> None:
        """Zooming ended: paint sharp again."""
        self._settling.stop()

    def leave_room(self, area: QRectF) -> None:
        """Let one pan beyond what stands there, as far again as it is large."""
        across, down = max(area.width(), ROOM), max(area.height(), ROOM)
        room = area.adjusted(-across, -down, across, down)
        if room != self.sceneRect():  # else Qt would work out all its scroll bars anew
            self.setSceneRect(room)

    def refit(self) -> None:
        """Fit again where nobody zoomed or panned since."""
        has_room = self._led_away and self._scale_of_whole() >= self.scale_
        if has_room or (self._fitted and self._fitted_to != self._fitting()):
            self.fit(readable=self._readable)

    def _fitting(self) -> tuple[QRectF, QRect]:
        return self.scene().sceneRect(), self.viewport().rect()


def _way_into(begin: int, end: int, first: int, last: int) -> int:
    """Return how far to scroll so that a stretch lies within another; its beginning first."""
    if begin < first or end - begin > last - first:
        return begin - first
    return max(0, end - last)


def aspect_of(room: QSize | None) -> float | None:
    """Width by height, of what can hold a map at all."""
    if room is None or min(room.width(), room.height()) < measure("map.least_room"):
        return None
    return room.width() / room.height()
