"""How the totals of the matrix look: a line a figure, as many as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from app.ui import privacy, theme
from app.ui.canvas import marks
from app.ui.canvas.rings import track_token
from app.ui.theme import Theme, measure
from app.ui.views import matrix_words

if TYPE_CHECKING:
    from app.ui.views.matrix_model import MatrixModel


def paint_totals(
    painter: QPainter,
    model: MatrixModel,
    column: int,
    box: QRectF,
    look: Theme,
    *,
    selected: bool,
) -> None:
    ground = "surface.selected" if selected else "surface.window"
    painter.fillRect(box, look.colour(ground))
    member = model.member_at(column)
    if member is None:
        return
    one = model.colleague(member)
    with_load = privacy.current().about_us
    line = measure("matrix.below")
    lines = matrix_words.total_short(one, with_load=with_load)
    for place, words in enumerate(lines[: lines_in(box)]):
        into = QRectF(box.x(), box.y() + 8 + place * line, box.width(), line)
        over = place == 3 and one.capacity is not None and (one.load or 0) > one.capacity  # noqa: PLR2004  the line of the load
        token = "text.ink" if place == 0 or over else "text.soft"
        size = "small" if marks.text_width(words, "small") <= box.width() - 8 else "caption"
        strong, ink = place == 0 or over, look.colour(token)
        marks.draw_text(painter, into, words, size, ink, strong=strong, centred=True)
    if with_load and one.load is not None and one.capacity:
        _paint_load(painter, box, one.load / one.capacity, look, chosen=selected)


def lines_in(box: QRectF) -> int:
    """Return how many lines of figures there is room for in a box of the totals."""
    return max(1, int((box.height() - 12) // measure("matrix.below")))


def _paint_load(
    painter: QPainter, box: QRectF, share: float, look: Theme, *, chosen: bool
) -> None:
    """Paint how much of the time there is for it is taken; beyond all of it in ink."""
    width = min(72.0, box.width() - 16)
    bar = QRectF(box.center().x() - width / 2, box.bottom() - 8, width, 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(track_token(chosen=chosen)))
    painter.drawRoundedRect(bar, 2, 2)
    painter.setBrush(look.colour("text.ink" if share > 1 else "line.tie"))
    bar.setWidth(width * min(share, 1.0))
    painter.drawRoundedRect(bar, 2, 2)


def paint_names(painter: QPainter, box: QRectF, look: Theme) -> None:
    with_load = privacy.current().about_us
    high = measure("matrix.below")
    names = matrix_words.total_names(with_load=with_load)
    for place, words in enumerate(names[: lines_in(box)]):
        into = QRectF(
            box.x() + theme.space(1.5), box.y() + 8 + place * high, box.width() - 20, high
        )
        token = "text.ink" if place == 0 else "text.soft"
        marks.draw_text(painter, into, words, "small", look.colour(token), strong=place == 0)
