"""A recorded figure painted: its lines as lines, its words as words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from app.figures.recording import CLOSE, CUBIC, CURVE, LINE, MOVE, Colour, Recording, Shape
from app.figures.recording import Words as Said
from app.ui.plan_pdf_paper import face


def paint(painter: QPainter, recording: Recording) -> None:
    """Paint a figure from its upper left corner, at its own size."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in recording.marks:
        if isinstance(mark, Said):
            _say(painter, mark)
        else:
            _draw(painter, mark)


def _draw(painter: QPainter, shape: Shape) -> None:
    painter.save()
    if shape.clip is not None:
        painter.setClipRect(QRectF(*shape.clip), Qt.ClipOperation.IntersectClip)
    painter.setPen(_pen(shape))
    painter.setBrush(Qt.BrushStyle.NoBrush if shape.fill is None else _colour(shape.fill))
    painter.drawPath(_path(shape))
    painter.restore()


def _pen(shape: Shape) -> QPen:
    if shape.line is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(_colour(shape.line), shape.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if shape.dashes:
        pen.setDashPattern([length / shape.width for length in shape.dashes])
        pen.setDashOffset(shape.start / shape.width)
    return pen


def _path(shape: Shape) -> QPainterPath:
    path = QPainterPath()
    for code, points in shape.steps:
        ends = [QPointF(*point) for point in points]
        if code == MOVE:
            path.moveTo(ends[0])
        elif code == LINE:
            path.lineTo(ends[0])
        elif code == CURVE:
            path.quadTo(*ends)
        elif code == CUBIC:
            path.cubicTo(*ends)
        elif code == CLOSE:
            path.closeSubpath()
    return path


def _say(painter: QPainter, said: Said) -> None:
    font = face(said.size, strong=said.strong)
    painter.save()
    painter.translate(QPointF(*said.at))
    painter.rotate(-said.turned)
    painter.setFont(font)
    painter.setPen(_colour(said.colour))
    wide = QFontMetricsF(font).horizontalAdvance(said.text)
    painter.drawText(QPointF((said.width - wide) / 2, 0), said.text)
    painter.restore()


def _colour(given: Colour) -> QColor:
    return QColor.fromRgbF(*given)
