"""Lines one sees through, in a PDF: one state for all, where Qt fills the outline of each dot.

Qt writes a stroke as a stroke only where it covers what is below. The format knows how much a
stroke lets through as a state that holds until the next one; Qt writes such a state for fills
only. So a fill nobody sees is asked for before the stroke, and its state is one of strokes in
the end.
"""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPainterPath, QPen

from app.ui.theme import measure

_MARK = QColor(0, 0, 0, 1)  # nothing is painted in a colour as clear as this
_STATE = re.compile(rb"/ca 0\.00392\d* *\n/CA 1 *\n")
_NOTHING = QPainterPath()


def stroke(painter: QPainter, path: QPainterPath, pen: QPen) -> None:
    """Stroke a path; in a PDF that is finished by `seen_through` crowded lines are strokes."""
    share = painter.opacity()
    if share != measure("line.crowded") or not writes_pdf(painter):
        painter.strokePath(path, pen)
        return
    painter.save()
    painter.setOpacity(1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPath(_NOTHING)  # Qt heeds that nothing is clear now from here on
    painter.setPen(pen)
    for brush in (QColor(_MARK), Qt.BrushStyle.NoBrush, QColor(Qt.GlobalColor.black)):
        painter.setBrush(brush)
        painter.drawPath(path if brush is Qt.BrushStyle.NoBrush else _NOTHING)
    painter.restore()


def writes_pdf(painter: QPainter) -> bool:
    """Return whether a painter writes a PDF."""
    return painter.paintEngine().type() is QPaintEngine.Type.Pdf


def seen_through(content: bytes) -> bytes:
    """Return the PDF with crowded lines as clear as on the screen; no part of it moves."""
    state = b"/CA %.2f\n" % measure("line.crowded")
    return _STATE.sub(lambda found: state.rjust(len(found[0])), content)
