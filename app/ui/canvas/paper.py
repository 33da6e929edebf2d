"""The paper under the window: zooming to the pointer, panning, fitting."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView

SMALLEST, LARGEST, FIT_AT_MOST = 0.08, 3.0, 1.0
ZOOM_STEP = 1.2
WHEEL = 1.0015  # per eighth of a degree that the wheel turns
SETTLE = 140  # milliseconds without zooming after which everything is painted sharp


class Paper(QGraphicsView):
    """A view without scroll bars; it fits its content until somebody zooms or pans."""

    def __init__(self) -> None:
        super().__init__()
        self._fitted = True
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
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def fit(self) -> None:
        """Show the whole map, at its own size where there is room."""
        area, room = self.scene().sceneRect(), self.viewport().rect()
        if area.isEmpty() or room.isEmpty():
            return
        scale = min(room.width() / area.width(), room.height() / area.height(), FIT_AT_MOST)
        self.resetTransform()
        self.scale(max(scale, SMALLEST), max(scale, SMALLEST))
        self.centerOn(area.center())
        self._fitted, self._fitted_to = True, self._fitting()
        self.settle()

    def zoom_in(self) -> None:
        self.zoom(ZOOM_STEP, QPointF(self.viewport().rect().center()))

    def zoom_out(self) -> None:
        self.zoom(1 / ZOOM_STEP, QPointF(self.viewport().rect().center()))

    def zoom(self, factor: float, at: QPointF) -> None:
        """Zoom so that what lies under a point of the viewport stays there."""
        self.hurry()
        wanted = min(max(self.scale_ * factor, SMALLEST), LARGEST)
        before = self.mapToScene(at.toPoint())
        self.scale(wanted / self.scale_, wanted / self.scale_)
        self._fitted = False
        self.pan(at.toPoint() - self.mapFromScene(before))

    def pan(self, by: QPoint) -> None:
        """Move the map by pixels."""
        self._fitted = False
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

    def refit(self) -> None:
        """Fit again where nobody zoomed or panned since."""
        if self._fitted and self._fitted_to != self._fitting():
            self.fit()

    def _fitting(self) -> tuple[QRectF, QRect]:
        return self.scene().sceneRect(), self.viewport().rect()
