"""How the matrix is painted: cells between two people, margins, and the cards behind them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.model.labels import label
from app.model.vocabulary import TieLevel, TieStatus
from app.ui import theme
from app.ui.canvas import marks
from app.ui.canvas.rings import draw_ring
from app.ui.canvas.spreads import SIGN
from app.ui.theme import Theme, measure
from app.ui.views import matrix_totals, matrix_words
from app.ui.views.matrix_cells import Cell, Freshness
from app.ui.views.matrix_model import Index, MatrixModel

_FILLS = {
    TieLevel.ACQUAINTED: "acquainted",
    TieLevel.WORKING: "working",
    TieLevel.GOOD: "good",
    TieLevel.TRUSTED: "trusted",
}
CORNER = 7
SPREAD = 14.0  # pixels of the sign that colleagues differ
LEAST_SHARE = 0.84  # of its size, for a word that would not fit
TWO_LINES = 28  # pixels of height that figure and word take below one another
DASHES = (5.0, 3.0)
DOTS = (1.6, 2.6)
LEFT = 0.45  # how much is seen of who left in a what-if


@contextmanager
def grown(painter: QPainter, box: QRectF) -> Iterator[QRectF]:
    """Give the box to paint in, in pixels that are as much larger as texts are.

    The lettering of drawings does not grow by itself: those one zooms, but not a table.
    """
    share = theme.text_size() / 100
    if share == 1:
        yield box
        return
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(share, share)
    yield QRectF(0, 0, box.width() / share, box.height() / share)
    painter.restore()


class MatrixDelegate(QStyledItemDelegate):
    """Paints the body of the matrix; there is no widget in any cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, MatrixModel), "the delegate belongs to the matrix"
        box = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_body(
            painter, model, index.row(), index.column(), box,
            selected=bool(state & QStyle.StateFlag.State_Selected),
            current=bool(state & QStyle.StateFlag.State_HasFocus),
        )  # fmt: skip
        painter.restore()


def paint_body(
    painter: QPainter,
    model: MatrixModel,
    row: int,
    column: int,
    box: QRectF,
    *,
    selected: bool = False,
    current: bool = False,
) -> None:
    """Paint one place of the body, whatever stands there."""
    with grown(painter, box) as inside:
        _paint_body(painter, model, row, column, inside, selected=selected, current=current)


def _paint_body(
    painter: QPainter,
    model: MatrixModel,
    row: int,
    column: int,
    box: QRectF,
    *,
    selected: bool,
    current: bool,
) -> None:
    look = theme.current()
    person = model.person_at(row)
    if person is None:
        if model.is_totals(row):
            matrix_totals.paint_totals(painter, model, column, box, look, selected=selected)
            if current:
                paint_focus(painter, box.adjusted(3, 3, -3, -3), look)
        return
    one = model.row(person)
    last = column == model.columnCount() - 1
    paint_card(painter, box, look, ends=last, selected=selected)
    if one.face.left:
        painter.setOpacity(LEFT)
    cell = model.cell_at(row, column)
    if cell is not None:
        paint_cell(painter, cell, mark_box(box), look)
    elif model.margin_at(column) == "covered":
        centre = QPointF(box.center().x(), card_box(box).center().y())
        _paint_ring(painter, one.face.coverage, centre, look, chosen=selected)
    else:
        _text(painter, card_box(box), matrix_words.points_words(one), "body", "text.ink")
    painter.setOpacity(1)
    if current:
        paint_focus(painter, mark_box(box).adjusted(-2, -2, 2, 2), look)


def card_box(box: QRectF) -> QRectF:
    """Return the part of a row that its card takes; the rest is the gap below."""
    return box.adjusted(0, 0, 0, -measure("matrix.row_gap"))


def mark_box(box: QRectF) -> QRectF:
    """Return where the mark of a cell stands."""
    card, inset = card_box(box), measure("matrix.inset")
    spare = (card.height() - measure("matrix.box")) / 2
    return card.adjusted(inset, spare, -inset, -spare)


def paint_card(
    painter: QPainter,
    box: QRectF,
    look: Theme,
    *,
    begins: bool = False,
    ends: bool = False,
    selected: bool = False,
) -> None:
    """Paint a piece of the card of a row; its first and last piece have round corners."""
    card = card_box(box)
    ground = look.colour("surface.selected" if selected else "surface.card")
    if not begins and not ends:
        painter.fillRect(card, ground)
        painter.setPen(QPen(look.colour("edge.card"), 1))
        for y in (card.top() + 0.5, card.bottom() - 0.5):
            painter.drawLine(QPointF(card.left(), y), QPointF(card.right(), y))
        return
    radius = measure("card.radius")
    whole = card.adjusted(0 if begins else -2 * radius, 0, 0 if ends else 2 * radius, 0)
    path = QPainterPath()
    path.addRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(look.colour("edge.card"), 1))
    painter.setBrush(ground)
    painter.drawPath(path)
    painter.restore()


def paint_focus(painter: QPainter, box: QRectF, look: Theme) -> None:
    """Paint where the keyboard is."""
    painter.setPen(QPen(look.colour("edge.focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, CORNER + 2, CORNER + 2)


def paint_cell(painter: QPainter, cell: Cell, box: QRectF, look: Theme) -> None:
    """Paint what there is between two: level as a shade, staleness as a broken frame."""
    if not cell.has_tie:
        _paint_no_tie(painter, cell, box, look)
        return
    token = _paint_ground(painter, cell, box, look)
    if cell.planned or cell.supposed:
        _frame(painter, box, look.colour("line.planned"), 1.8, DOTS)
    upper, lower = box, QRectF()
    if cell.planned:
        upper = box.adjusted(0, 1, 0, -box.height() * 0.44)
        lower = box.adjusted(0, box.height() * 0.5, 0, -1)
    _write(painter, cell, upper, token, look)
    if cell.planned:
        narrow = box.width() < measure("matrix.word_from")
        words = matrix_words.plan_words(cell, narrow=narrow)
        _text(painter, lower, words, "caption", token)


def _paint_ground(painter: QPainter, cell: Cell, box: QRectF, look: Theme) -> str:
    """Paint shade and frame of a tie; return the colour that can be read on them."""
    fill = _FILLS.get(cell.level) if cell.level is not None else None
    if cell.status is not None or fill is None:
        if cell.has_tie and cell.status is None and cell.level is None:
            colour = look.colour("line.unassessed")
            _frame(painter, box, colour, 1.2, DOTS)
        return "text.faint"
    painter.setPen(Qt.PenStyle.NoPen)
    if cell.freshness in (Freshness.FRESH, Freshness.UNKNOWN):
        painter.setBrush(look.colour(f"matrix.{fill}"))
        painter.drawRoundedRect(box, CORNER, CORNER)
        return f"matrix.on_{fill}"
    if cell.freshness is Freshness.NEVER:
        _frame(painter, box, look.colour("line.unassessed"), 1.2, DOTS)
        return "text.soft"
    stale = cell.freshness is Freshness.STALE
    if stale and cell.level is not None and cell.level > TieLevel.ACQUAINTED:
        painter.setBrush(look.colour("matrix.acquainted"))
        painter.drawRoundedRect(box, CORNER, CORNER)
    _frame(painter, box, look.colour("line.stale"), 1.4, DASHES)
    return "text.ink" if stale else "text.soft"


def _frame(
    painter: QPainter, box: QRectF, colour: QColor, width: float, dashes: tuple[float, float]
) -> None:
    """Paint a broken frame; `dashes` are stroke and gap in pixels."""
    pen = QPen(colour, width)
    pen.setDashPattern([length / width for length in dashes])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), CORNER, CORNER)


def _paint_no_tie(painter: QPainter, cell: Cell, box: QRectF, look: Theme) -> None:
    if not cell.planned:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("matrix.dot"))
        painter.drawEllipse(box.center(), 2, 2)
        return
    _frame(painter, box, look.colour("line.planned"), 1.8, DOTS)
    words = matrix_words.plan_words(cell)
    if marks.text_width(words, "small", strong=True) > box.width() - 8:
        words = matrix_words.plan_words(cell, narrow=True) or "…"
    size = "small"
    if marks.text_width(words, size, strong=True) > box.width() - 4:
        size = "caption"
    _text(painter, box, words, size, "text.link", strong=True)


def _write(painter: QPainter, cell: Cell, box: QRectF, token: str, look: Theme) -> None:
    """Write level or state as large as there is room for; a sign alone where there is none."""
    words = matrix_words.short(cell)
    if cell.spread:
        corner = QRectF(box.right() - SPREAD, box.y(), SPREAD, SPREAD)
        _text(painter, corner, SIGN, "caption", token, strong=True)
    strong = cell.level is not None and cell.level > TieLevel.NONE and cell.status is None
    strong = strong and cell.freshness not in (Freshness.LAPSED, Freshness.NEVER)
    room = box.width() - 8
    if box.width() >= measure("matrix.word_from") - 2 * measure("matrix.inset"):
        for size in ("small", "caption"):
            if marks.text_width(words, size, strong=strong) <= room:
                _text(painter, box, words, size, token, strong=strong)
                if cell.status is TieStatus.LOST:
                    _strike(painter, box, marks.text_width(words, size), look)
                return
    if box.height() >= TWO_LINES and strong and _fits(cell, room):
        half = box.height() / 2
        upper = QRectF(box.x(), box.y() + 2, box.width(), half - 1)
        lower = QRectF(box.x(), box.y() + half - 1, box.width(), half - 2)
        _text(painter, upper, matrix_words.sign(cell), "small", token, strong=True)
        share = min(1.0, room / marks.text_width(label(cell.level), "caption"))
        painter.save()
        painter.translate(lower.center())
        painter.scale(share, share)
        lower.moveCenter(QPointF())
        _text(painter, lower, label(cell.level), "caption", token)
        painter.restore()
        return
    _text(painter, box, matrix_words.sign(cell), "strong", token, strong=True)


def _fits(cell: Cell, room: float) -> bool:
    """Return whether the word of a level has room below its figure."""
    return marks.text_width(label(cell.level), "caption") * LEAST_SHARE <= room


def _strike(painter: QPainter, box: QRectF, wide: float, look: Theme) -> None:
    """Cross out what was lost."""
    half, y, x = wide / 2 + 2, box.center().y() + 1, box.center().x()
    painter.setPen(QPen(look.colour("line.lost"), 1.2))
    painter.drawLine(QPointF(x - half, y), QPointF(x + half, y))


def _paint_ring(
    painter: QPainter, coverage: float | None, centre: QPointF, look: Theme, *, chosen: bool
) -> None:
    share = 0.62  # of the ring of a card
    painter.save()
    painter.translate(centre)
    painter.scale(share, share)
    draw_ring(painter, QPointF(), coverage, look, chosen=chosen)
    painter.restore()


def _text(
    painter: QPainter, into: QRectF, words: str, size: str, token: str, *, strong: bool = False
) -> None:
    colour = theme.colour(token)
    marks.draw_text(painter, into, words, size, colour, strong=strong, centred=True)


def spaced(size: str) -> QFont:
    """Return the lettering of headings: small, strong, and spaced."""
    font = theme.font(size, strong=True, grows=False)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.1)
    return font
