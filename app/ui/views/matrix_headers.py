"""What stays in view round the matrix: colleagues above, people at the left, the margins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView

from app.ui import icons, theme
from app.ui.canvas import marks
from app.ui.theme import measure
from app.ui.views import matrix_names, matrix_painting, matrix_totals

if TYPE_CHECKING:
    from app.ui.views.matrix_view import MatrixView

ARROW = 14.0


class Above(QHeaderView):
    """The colleagues above their columns."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(theme.grown(measure("matrix.column_tight")))

    def sizeHint(self) -> QSize:
        return QSize(0, theme.grown(measure("matrix.above")))  # Qt's own would ask every column

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_ground(self)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        with matrix_painting.grown(painter, QRectF(rect)) as box:
            paint_above(painter, self._view, section, box)
        painter.restore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        column = self.logicalIndexAt(event.position().toPoint())
        left = self.sectionViewportPosition(column)
        if column >= 0 and in_arrow(event.position(), left + self.sectionSize(column)):
            self._view.sort_by_column(column)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._view.ask_about_column(self.logicalIndexAt(event.pos()), event.globalPos())


class Beside(QHeaderView):
    """The people at the left of their rows: attitude, name, title, roles, gap."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._view = view
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), 0)  # it is fixed; Qt's own would ask hundreds of rows

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_ground(self)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        with matrix_painting.grown(painter, QRectF(rect)) as box:
            paint_beside(painter, self._view, section, box)
        painter.restore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._view.ask_about_row(self.logicalIndexAt(event.pos()), event.globalPos())


def paint_ground(header: QHeaderView) -> None:
    """Paint what lies beyond the sections, which Qt fills with a colour of its own."""
    room, end = header.viewport().rect(), header.length() - header.offset()
    if header.orientation() is Qt.Orientation.Horizontal:
        room.setLeft(end)
    else:
        room.setTop(end)
    painter = QPainter(header.viewport())
    painter.fillRect(room, theme.colour("surface.window"))
    painter.end()


def in_arrow(at: QPointF, right: float) -> bool:
    """Return whether a point in a heading is on its arrow, which sorts."""
    return right - theme.grown(ARROW + 6) <= at.x() <= right


def paint_above(painter: QPainter, view: MatrixView, column: int, box: QRectF) -> None:
    """Paint the heading of a column: a colleague, or what a margin holds."""
    look, model = theme.current(), view.matrix
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(box, look.colour("surface.window"))
    member = model.member_at(column)
    sorted_by = view.sorts(column)
    inside = box.adjusted(4, 4, -4, -4)
    if member is None:
        name = str(model.headerData(column, Qt.Orientation.Horizontal))
        marks.draw_text(painter, inside, name, "small", look.colour("text.faint"), centred=True)
    else:
        matrix_names.paint_colleague(painter, model, member, inside, look)
    if sorted_by is not None:
        sign = QRectF(box.right() - ARROW - 3, box.bottom() - ARROW - 2, ARROW, ARROW)
        painter.translate(sign.center())
        painter.rotate(180 if sorted_by else 0)
        sign.moveCenter(QPointF())
        icons.draw(painter, "chevron-down", sign, look.colour("accent.fill"))


def paint_beside(painter: QPainter, view: MatrixView, row: int, box: QRectF) -> None:
    """Paint what stands at the left of a row."""
    look, model = theme.current(), view.matrix
    painter.fillRect(box, look.colour("surface.window"))
    line = model.lines[row]
    if line.heading is not None:
        painter.setFont(matrix_painting.spaced("caption"))
        painter.setPen(look.colour("text.faint"))
        into = box.adjusted(theme.space(1.5), 0, 0, -6)
        flags = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.drawText(into, flags | Qt.TextFlag.TextDontClip, line.heading.upper())
    elif line.person is not None:
        matrix_names.paint_person(painter, view, model.row(line.person), box, look)
    else:
        matrix_totals.paint_names(painter, box, look)
