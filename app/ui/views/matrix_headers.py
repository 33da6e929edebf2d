"""What stays in view round the matrix: colleagues above, people at the left, the margins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView

from app.ui import icons, theme
from app.ui.canvas import faces, marks
from app.ui.canvas.content import Face
from app.ui.theme import Theme, measure
from app.ui.views import matrix_painting, matrix_totals
from app.ui.views.matrix_cells import PersonRow

if TYPE_CHECKING:
    from app.ui.views.matrix_model import MatrixModel
    from app.ui.views.matrix_view import MatrixView

SYMBOL, ARROW = 13.0, 14.0
FLAG_ROOM = 26.0


class Above(QHeaderView):
    """The colleagues above their columns."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(theme.grown(measure("matrix.column_least")))

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
        _paint_colleague(painter, model, member, inside, look)
    if sorted_by is not None:
        sign = QRectF(box.right() - ARROW - 3, box.bottom() - ARROW - 2, ARROW, ARROW)
        painter.translate(sign.center())
        painter.rotate(180 if sorted_by else 0)
        sign.moveCenter(QPointF())
        icons.draw(painter, "chevron-down", sign, look.colour("accent.fill"))


def _paint_colleague(
    painter: QPainter, model: MatrixModel, member: str, box: QRectF, look: Theme
) -> None:
    face = model.colleague(member).face
    if face.left:
        painter.setOpacity(matrix_painting.LEFT)
    ink, soft = look.colour("text.ink"), look.colour("text.soft")
    upper = QRectF(box.x(), box.y() + 2, box.width(), 16)
    lower = QRectF(box.x(), box.y() + 18, box.width(), 16)
    size = next((one for one in ("body", "small") if _has_room(face.name, one, box)), None)
    if size is not None:
        _fit(painter, upper, face.name, size, ink, strong=True)
        _fit(painter, lower, face.title or "", "small", soft)
    else:
        first, _space, rest = face.name.partition(" ")
        _fit(painter, upper, first, "small", ink, strong=True)
        _fit(painter, lower, rest, "small", ink, strong=True)
    if face.flag is not None:
        centre = QPointF(box.right() - 6, box.y() + 6)
        marks.draw_flag(painter, centre, face.flag, look, look.colour("surface.window"))
    painter.setOpacity(1)


def _has_room(name: str, size: str, box: QRectF) -> bool:
    return marks.text_width(name, size, strong=True) <= box.width()


def _fit(
    painter: QPainter,
    box: QRectF,
    text: str,
    size: str,
    colour: QColor,
    *,
    strong: bool = False,
) -> None:
    """Write a text in the middle of a box, cut off where it is too long."""
    wide = marks.text_width(text, size, strong=strong)
    into = box
    if wide < box.width():
        left = box.x() + (box.width() - wide) / 2
        into = QRectF(left, box.y(), wide + 4, box.height())
    marks.draw_text(painter, into, text, size, colour, strong=strong)


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
        _paint_person(painter, view, model.row(line.person), box, look)
    else:
        matrix_totals.paint_names(painter, box, look)


def _paint_person(
    painter: QPainter, view: MatrixView, one: PersonRow, box: QRectF, look: Theme
) -> None:
    face, box = one.face, box.adjusted(theme.space(1), 0, 0, 0)
    selected = view.shows_selected(face.ref)
    matrix_painting.paint_card(painter, box, look, begins=True, selected=selected)
    card = matrix_painting.card_box(box)
    if face.left:
        painter.setOpacity(matrix_painting.LEFT)
    faces.paint_strip(painter, face, card, look)
    middle = card.center().y()
    symbol = QRectF(card.x() + 13, middle - SYMBOL / 2, SYMBOL, SYMBOL)
    hollow = "attitude" in face.sure.guesses
    marks.draw_attitude(painter, face.attitude, symbol, look, hollow=hollow)
    right = card.right() - FLAG_ROOM
    if face.flag is not None:
        centre = QPointF(card.right() - FLAG_ROOM / 2, middle)
        marks.draw_flag(painter, centre, face.flag, look, look.colour("surface.card"))
    right = _paint_roles(painter, one, right, middle, look)
    if one.restricted:
        right -= 18
        sign = QRectF(right, middle - 7, 14, 14)
        icons.draw(painter, "ban", sign, look.colour("text.soft"))
    left = symbol.right() + 10
    _paint_names(
        painter, view, one, QRectF(left, card.y(), right - 6 - left, card.height()), look
    )
    painter.setOpacity(1)


def _paint_names(
    painter: QPainter, view: MatrixView, one: PersonRow, box: QRectF, look: Theme
) -> None:
    face = one.face
    title = face.title or ""
    ink, soft = look.colour("text.ink"), look.colour("text.soft")
    if view.is_wide:
        half = box.width() * 0.52
        name = QRectF(box.x(), box.y(), half - 8, box.height())
        marks.draw_text(painter, name, face.name, "body", ink, strong=True)
        beside = QRectF(box.x() + half, box.y(), box.width() - half, box.height())
        marks.draw_text(painter, beside, title, "small", soft)
        return
    upper = QRectF(box.x(), box.y() + 3, box.width(), 17)
    lower = QRectF(box.x(), box.y() + 19, box.width(), 16)
    if not title:
        upper = box
    marks.draw_text(painter, upper, face.name, "body", ink, strong=True)
    marks.draw_text(painter, lower, title, "small", soft)


def _paint_roles(
    painter: QPainter, one: PersonRow, right: float, middle: float, look: Theme
) -> float:
    """Paint the roles up to a place at the right; return where they begin."""
    face = one.face
    wide = right >= measure("matrix.left_roomy")
    most = int(measure("matrix.roles" if wide else "matrix.roles_narrow"))
    step = measure("card.badge") + measure("card.badge_gap")
    begin = right - most * step
    at = QPointF(begin, middle - measure("card.badge") / 2)
    shown = face if len(face.roles) <= most else _fewer(one, most - 1)
    faces.paint_badges(painter, shown, at, look, letters=True)
    if shown is not face:
        more = QRectF(begin + (most - 1) * step, at.y(), step, measure("card.badge"))
        words = f"+{len(face.roles) - most + 1}"
        colour = look.colour("text.soft")
        marks.draw_text(painter, more, words, "small", colour, strong=True)
    return begin


def _fewer(one: PersonRow, most: int) -> Face:
    return replace(one.face, roles=one.face.roles[:most])
