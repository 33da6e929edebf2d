"""How sure we are as a small sign: an empty, a quarter, a half and a full disc."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.model.vocabulary import Confidence

SHARES = {  # how much of the disc is filled
    Confidence.ASSUMED: 0.0,
    Confidence.HEARD: 0.25,
    Confidence.OBSERVED: 0.5,
    Confidence.CONFIRMED: 1.0,
}
_TURN, _TOP = 360 * 16, 90 * 16  # as Qt counts: sixteenths of a degree


def paint_confidence(
    painter: QPainter, confidence: Confidence | None, into: QRectF, colour: QColor
) -> None:
    """Paint the sign: ○ assumed, ◔ heard, ◑ observed, ● confirmed; dotted where nobody said."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = into.adjusted(1, 1, -1, -1)
    pen = QPen(colour, 1.5)
    if confidence is None:
        pen.setDashPattern([0.8, 1.6])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
    share = SHARES.get(confidence, 0.0) if confidence is not None else 0.0
    if share > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPie(box, _TOP, -round(share * _TURN))
