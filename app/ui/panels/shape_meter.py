"""The shape meter: how far the relationships have come from bow-tie to diamond, drawn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.ui import theme

WIDTH, HEIGHT = 132, 66  # pixels
SCALE, SIGN, KNOB = (
    16,
    16,
    4,
)  # height of the scale below, width of its ends, radius of its knob
THIN = 0.06  # of the height: what the waist of a bow-tie still is


class ShapeMeter(QWidget):
    """The shape above a scale: two triangles whose tips meet, at 0, a diamond at 1."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(WIDTH, HEIGHT)
        self._value: float | None = None
        self.show_value(None, "")

    def show_value(self, value: float | None, words: str) -> None:
        """Show a shape from 0 to 1, None: there is none, and how it is called."""
        self._value = value
        self.setAccessibleName(tr("Shape of the relationships"))
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        known = self._value is not None
        pen = QPen(theme.colour("coverage.fair" if known else "edge.ghost"), 1.5)
        if not known:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(theme.colour("accent.quiet") if known else Qt.BrushStyle.NoBrush)
        box = QRectF(self.rect())
        painter.drawPolygon(outline(box.adjusted(8, 2, -8, -4 - SCALE), self._value or 0.0))
        self._paint_scale(painter, QRectF(0, box.bottom() - SCALE, box.width(), SCALE))
        painter.end()

    def _paint_scale(self, painter: QPainter, box: QRectF) -> None:
        """Paint a bow-tie at the left, a diamond at the right, and where we are between."""
        painter.setPen(QPen(theme.colour("edge.ghost"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        sign = QRectF(1, box.y() + 3, SIGN, box.height() - 6)
        painter.drawPolygon(outline(sign, 0.0))
        painter.drawPolygon(outline(sign.translated(box.width() - SIGN - 2, 0), 1.0))
        left, right, y = SIGN + 8, box.right() - SIGN - 8, box.center().y()
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        if self._value is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("coverage.fair"))
            painter.drawEllipse(QPointF(left + (right - left) * self._value, y), KNOB, KNOB)


def outline(box: QRectF, value: float) -> QPolygonF:
    """Return the shape: high at the sides for a bow-tie, in the middle for a diamond."""
    middle, half = box.center(), box.height() / 2
    side, waist = half * max(1 - value, THIN), half * max(value, THIN)
    return QPolygonF(
        [
            QPointF(box.left(), middle.y() - side),
            QPointF(middle.x(), middle.y() - waist),
            QPointF(box.right(), middle.y() - side),
            QPointF(box.right(), middle.y() + side),
            QPointF(middle.x(), middle.y() + waist),
            QPointF(box.left(), middle.y() + side),
        ]
    )
