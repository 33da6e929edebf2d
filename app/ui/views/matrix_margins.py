"""The margins of the matrix: totals at the bottom, coverage and points at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui import theme
from app.ui.views import matrix_headers, matrix_painting
from app.ui.views.matrix_model import MARGINS

if TYPE_CHECKING:
    from app.ui.views.matrix_view import MatrixView


class Sticky(QWidget):
    """A margin that stays at the edge where the matrix is larger than its room.

    It paints the same rows and columns that stand below it, and hands clicks on to them.
    """

    def __init__(self, view: MatrixView, *, is_bottom: bool) -> None:
        super().__init__(view)
        self._view, self._is_bottom = view, is_bottom

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("surface.window"))
        painter.translate(-self.pos())
        if self._is_bottom:
            self._paint_totals(painter)
        else:
            self._paint_margins(painter, QRect(event.rect()).translated(self.pos()))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position() + QPointF(self.pos())
        if self._is_bottom:
            self._view.choose_total(at)
        else:
            self._view.choose_margin(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the table would take it for one of its own

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _paint_margins(self, painter: QPainter, seen: QRect) -> None:
        """Paint the margin at the right, in the coordinates of the table."""
        table = self._view
        view, matrix = table.viewport().geometry(), table.matrix
        painter.save()
        painter.setClipRect(self.geometry().adjusted(0, view.y(), 0, 0))
        first, last = table.rowAt(max(0, seen.y() - view.y())), table.rowAt(view.height() - 1)
        last = len(matrix.lines) - 1 if last < 0 else last
        for row in range(max(first, 0), last + 1):
            if matrix.person_at(row) is None:
                continue
            top, high = view.y() + table.rowViewportPosition(row), table.rowHeight(row)
            for column, box in self._columns(top, high):
                self._paint_body(painter, row, column, box)
        painter.restore()
        for column, box in self._columns(0, view.y()):
            painter.save()
            with matrix_painting.grown(painter, box) as inside:
                matrix_headers.paint_above(painter, table, column, inside)
            painter.restore()

    def _columns(self, top: int, high: int) -> list[tuple[int, QRectF]]:
        """Return the columns of the margin at the right, and where they lie in a row."""
        count, left = len(self._view.matrix.members), self.x()
        found = []
        for column in range(count, count + len(MARGINS)):
            wide = self._view.columnWidth(column)
            found.append((column, QRectF(left, top, wide, high)))
            left += wide
        return found

    def _paint_totals(self, painter: QPainter) -> None:
        """Paint the margin at the bottom, in the coordinates of the table."""
        table = self._view
        view, box = table.viewport().geometry(), QRectF(self.geometry())
        last = len(table.matrix.lines) - 1
        for column in range(len(table.matrix.members)):
            left = view.x() + table.columnViewportPosition(column)
            cell = QRectF(left, box.y(), table.columnWidth(column), box.height())
            if cell.right() > view.x() and cell.left() < view.right():
                self._paint_body(painter, last, column, cell)
        beside = QRectF(0, box.y(), view.x(), box.height())
        with matrix_painting.grown(painter, beside) as inside:
            matrix_headers.paint_beside(painter, table, last, inside)
        right, _bottom = table.margins()
        if right.isVisible():
            cover = QRectF(right.x(), box.y(), table.margins_width(), box.height())
            painter.fillRect(cover, theme.colour("surface.window"))
        painter.fillRect(QRectF(0, box.y(), box.width(), 1), theme.colour("edge.card"))

    def _paint_body(self, painter: QPainter, row: int, column: int, box: QRectF) -> None:
        table = self._view
        index = table.matrix.index(row, column)
        current = table.hasFocus() and index == table.currentIndex()
        selected = table.selectionModel().isSelected(index)
        matrix_painting.paint_body(
            painter, table.matrix, row, column, box, selected=selected, current=current
        )
