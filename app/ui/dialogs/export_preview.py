"""The preview of a file, and the handle by which its picture is dragged out of it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.i18n import tr
from app.ui import theme
from app.ui.panels.labels import plain_tooltip

_PATIENCE = 600  # milliseconds before it is said that the picture is not there yet
_FADED = 0.25  # how much is seen of the picture before
_CHEQUER = 8  # pixels, the squares that stand for a clear ground
_DOT, _APART = 1.5, 6.0  # of the handle: radius of a dot, and from dot to dot


class Draggable(QWidget):
    """What asks for a drag once the pointer went further than a click does."""

    dragged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pressed: QPoint | None = None

    def let_drag(self, *, on: bool) -> None:
        """Show that there is something to take hold of, or not."""
        self.setCursor(Qt.CursorShape.OpenHandCursor if on else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        away = event.position().toPoint() - self._pressed
        if away.manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.dragged.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        super().mouseReleaseEvent(event)


class Preview(Draggable):
    """The picture as it will be, as large as there is room; or why there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._problem = ""
        self._waiting = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._waiting.timeout.connect(self._say_so)
        self._is_old = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Preview of the picture"))

    def sizeHint(self) -> QSize:
        return QSize(theme.space(80), theme.space(56))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.space(40), theme.space(24))

    def show_picture(self, image: QImage) -> None:
        self._no_more_waiting()
        self._image, self._problem = image, ""
        self.update()

    def show_waiting(self) -> None:
        """Say that another picture is being drawn, if that takes longer than a moment."""
        if not self._waiting.isActive() and not self._is_old:
            self._waiting.start()

    def _say_so(self) -> None:
        self._is_old = True
        self.update()

    def _no_more_waiting(self) -> None:
        self._waiting.stop()
        self._is_old = False

    def show_problem(self, sentence: str) -> None:
        self._no_more_waiting()
        self._image, self._problem = QImage(), sentence
        self.setAccessibleDescription(sentence)
        self.update()

    @property
    def image(self) -> QImage:
        """The picture that is shown; null where there is none."""
        return self._image

    @property
    def is_old(self) -> bool:
        """Whether it says that another picture is being drawn."""
        return self._is_old

    @property
    def problem(self) -> str:
        """Why there is no picture."""
        return self._problem

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), theme.colour("surface.window"))
            inside = QRectF(self.rect()).adjusted(16, 16, -16, -16)
            if not self._image.isNull():
                painter.setOpacity(_FADED if self._is_old else 1.0)
                self._paint_picture(painter, inside)
                painter.setOpacity(1.0)
            if said := tr("Being drawn…") if self._is_old else self._problem:
                painter.setPen(theme.colour("text.ink" if self._is_old else "text.faint"))
                wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(inside, wrapped, said)

    def _paint_picture(self, painter: QPainter, inside: QRectF) -> None:
        size = self._image.size().toSizeF()
        size.scale(inside.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(inside.topLeft(), size)
        area.moveCenter(inside.center())
        if self._image.hasAlphaChannel():
            _chequer(painter, area)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, self._image)


def _chequer(painter: QPainter, area: QRectF) -> None:
    """The usual sign for a ground one can look through."""
    painter.fillRect(area, theme.colour("surface.panel"))
    tile = QImage(2 * _CHEQUER, 2 * _CHEQUER, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(Qt.GlobalColor.transparent)
    with QPainter(tile) as squares:
        for x, y in ((0, 0), (_CHEQUER, _CHEQUER)):
            squares.fillRect(x, y, _CHEQUER, _CHEQUER, theme.colour("surface.quiet"))
    painter.fillRect(area, QBrush(tile))


class Handle(Draggable):
    """Six dots to take hold of; what is dragged is the picture beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Drag the picture into another program"))
        self.setToolTip(plain_tooltip(tr("Drag the picture into another program")))
        self.let_drag(on=True)

    def sizeHint(self) -> QSize:
        return QSize(theme.space(3), theme.space(3.5))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("text.soft" if self.isEnabled() else "text.disabled"))
            middle = QRectF(self.rect()).center()
            for across in (-0.5, 0.5):
                for down in (-1, 0, 1):
                    at = middle + QPointF(across, down) * _APART
                    painter.drawEllipse(at, _DOT, _DOT)
