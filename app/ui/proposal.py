"""The customer's picture: who works with whom, by lane, and nothing else.

It is drawn from a plan redacted for the customer; `export` sees to that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.i18n import day, tr
from app.model.account_plan import AccountPlan
from app.ui.picture_size import PROPOSAL_UNITS
from app.ui.proposal_arrangement import arrange, least_width
from app.ui.proposal_headings import area_of
from app.ui.proposal_look import colour, lettering, logo, on_hue, our_hues, size
from app.ui.proposal_sheet import Card, Face, Line, Link, Sheet, Words

_PAGE = 1.3  # as high as wide: what still fits on a page with text around it
_WIDER = (1.0, 1.125, 1.25, 1.5, 1.75, 2.0, 2.5)
_COLUMNS = (1, 2, 3, 4)
_MORE_COLUMNS = (6, 9, 13, 19, 28)  # of crowds, which are too high for anything with four
_AIR = (16.0, 8.0, 4.0, 0.0)  # between the cards, as far as the picture has room
_MOST_STRETCH = 1.2  # of the width, where a picture is wider than its drawing
_CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine
_SHADOWS = ((4.0, 0.018), (2.0, 0.03), (1.0, 0.05))  # how far down, how dark


@dataclass(frozen=True, slots=True)
class Wording:
    """What the picture says besides the plan."""

    title: bool = True
    our_name: str | None = None  # of our company, where it is known
    dated: date | None = None


def sheet(
    plan: AccountPlan,
    wording: Wording,
    shape: float | None,
    width: float = PROPOSAL_UNITS,
    tallest: float | None = None,
) -> Sheet:
    """Return the drawing in the arrangement in which its letters come out largest.

    `shape` is height over width of the picture it must fit in; None for a height that
    follows from the content, about a page at most where so many people allow it, and else no
    more than `tallest`, height over width, where it can be. `width` is then the width to
    start from.
    """
    words = _words(plan, wording)
    if shape is None:
        made = _for_a_page(plan, words, width)
        return made if tallest is None else _less_tall(plan, words, made, tallest)
    return _for_a_shape(plan, words, shape)


def _for_a_shape(plan: AccountPlan, words: Words, shape: float) -> Sheet:
    tried = {
        (wide, columns): arrange(plan, words, wide, columns)
        for wide in (PROPOSAL_UNITS * wider for wider in _WIDER)
        for columns in _COLUMNS
        if wide >= least_width(columns)
    }
    (_, columns), best = min(tried.items(), key=lambda entry: _extent(entry[1], shape))
    if columns == _COLUMNS[-1] and best.height > best.width * shape:
        for more in _MORE_COLUMNS:
            made = arrange(plan, words, least_width(more), more)
            if _extent(made, shape) >= _extent(best, shape):
                break
            columns, best = more, made
    wide = min(max(best.width, best.height / shape), best.width * _MOST_STRETCH)
    roomier = (arrange(plan, words, wide, columns, air) for air in _AIR)
    return next((made for made in roomier if made.height <= wide * shape), best)


def _extent(made: Sheet, shape: float) -> float:
    """How wide a picture of a shape is that holds it, in its units: the less, the larger."""
    return max(made.width, made.height / shape)


def _less_tall(plan: AccountPlan, words: Words, made: Sheet, tallest: float) -> Sheet:
    """A crowd with as few people abreast as keeps it from being too tall for a picture.

    Where a picture is so wide that not even a page fits, a smaller one is to be asked for.
    """
    crowd = tallest > _PAGE and made.height > tallest * made.width
    for columns in _MORE_COLUMNS if crowd else ():
        made = arrange(plan, words, least_width(columns), columns)
        if made.height <= tallest * made.width:
            break
    return made


def _for_a_page(plan: AccountPlan, words: Words, width: float) -> Sheet:
    tried = []
    for columns in _COLUMNS:
        made = arrange(plan, words, max(width, least_width(columns)), columns)
        if made.height <= _PAGE * made.width:
            return made
        tried.append(made)
    return min(tried, key=lambda made: made.height / made.width)


def _words(plan: AccountPlan, wording: Wording) -> Words:
    customer = plan.account.name
    [decision] = plan.opportunities.values()
    ours = wording.our_name
    both = (
        tr("{customer} and {ours}", customer=customer, ours=ours) if customer and ours else None
    )
    subtitle = " · ".join(part for part in (both or customer, decision.name) if part)
    return Words(
        title=tr("Who works with whom") if wording.title else None,
        subtitle=subtitle or None,
        ours=tr("Your team at {ours}", ours=ours) if ours else tr("Our team"),
        theirs=customer or tr("Your organisation"),
        foot=day(wording.dated, long=True) if wording.dated else None,
    )


def paint(painter: QPainter, drawing: Sheet) -> None:
    """Paint a drawing at its own size, on whatever the painter's ground is."""
    _smooth(painter)
    for band in drawing.bands:
        _box(painter, band.area, size("band_radius"), colour("band"))
    for link in drawing.links:
        _line(painter, link)
    paint_headings(painter, drawing)
    for card in drawing.cards:
        paint_card(painter, card)
    paint_chips(painter, drawing)
    for line in drawing.lines:
        _write(painter, line)
    image = logo()
    if drawing.logo is not None and image is not None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(drawing.logo, image)


def paint_ground(painter: QPainter, drawing: Sheet) -> None:
    """Paint what lies behind cards and lines, and the texts around them."""
    _smooth(painter)
    for band in drawing.bands:
        _box(painter, band.area, size("band_radius"), colour("band"))
    for line in drawing.lines:
        _write(painter, line)


def paint_headings(painter: QPainter, drawing: Sheet) -> None:
    """Paint what the lanes are called, over the lines that run there."""
    _smooth(painter)
    for band in drawing.bands:
        _label(painter, band.heading, colour("band"), colour("quiet"))


def paint_chips(painter: QPainter, drawing: Sheet) -> None:
    """Paint what was agreed, on the lines."""
    for link in drawing.links:
        _chip(painter, link)


def hue_of(link: Link) -> QColor:
    """Return the colour of a line."""
    return _softened(our_hues()[link.hue])


def _smooth(painter: QPainter) -> None:
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
    )


def _box(painter: QPainter, area: QRectF, radius: float, fill: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(area, radius, radius)


def _line(painter: QPainter, link: Link) -> None:
    """A smooth line that leaves and arrives level, so it stays between the two sides."""
    bend = (link.end.x() - link.start.x()) / 2
    path = QPainterPath(link.start)
    path.cubicTo(link.start + QPointF(bend, 0), link.end - QPointF(bend, 0), link.end)
    pen = QPen(hue_of(link), size("line"))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(path)


def _softened(hue: QColor) -> QColor:
    """A hue as it looks a little way off, opaque, so that crossings stay even."""
    white, share = 255, size("line_strength")
    parts = (hue.red(), hue.green(), hue.blue())
    return QColor(*(round(white + (part - white) * share) for part in parts))


def _label(painter: QPainter, line: Line, ground: QColor, ink: QColor) -> None:
    """A text in the middle of a place, on its own ground where a line runs below it."""
    area = area_of(line)
    _box(painter, area, area.height() / 2, ground)
    painter.setFont(lettering(line.lettering, strong=line.strong).font)
    painter.setPen(ink)
    painter.drawText(area, _CENTRED, line.text)


def _chip(painter: QPainter, link: Link) -> None:
    """What two agreed, on the line where it arrives."""
    if not link.agreed:
        return
    letters = lettering("lane_chip")
    text = letters.cut(link.agreed, (link.end.x() - link.start.x()) / 2)
    width = letters.width(text) + size("chip")
    area = QRectF(link.end.x() - width - size("chip"), 0, width, size("chip"))
    area.moveTop(link.end.y() - area.height() / 2)
    painter.setPen(QPen(hue_of(link), 1))
    painter.setBrush(colour("card"))
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    painter.setFont(letters.font)
    painter.setPen(colour("quiet"))
    painter.drawText(area, _CENTRED, text)


def paint_card(painter: QPainter, card: Card) -> None:
    """Paint one card with everybody on it."""
    for down, dark in _SHADOWS:
        shade = QColor(colour("shadow"))
        shade.setAlphaF(dark)
        _box(painter, card.area.translated(0, down), card.radius, shade)
    painter.setPen(QPen(colour("border"), 1))
    painter.setBrush(colour("card"))
    painter.drawRoundedRect(card.area, card.radius, card.radius)
    for face in card.faces:
        _face(painter, face)


def _face(painter: QPainter, face: Face) -> None:
    ground = colour("theirs") if face.hue is None else our_hues()[face.hue]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(face.disc)
    painter.setFont(lettering("initials", strong=True).font)
    painter.setPen(colour("text") if face.hue is None else on_hue(ground))
    painter.drawText(face.disc, _CENTRED, face.initials)
    for line in face.lines:
        _write(painter, line)


def _write(painter: QPainter, line: Line) -> None:
    painter.setFont(lettering(line.lettering, strong=line.strong).font)
    token = "title" if line.lettering == "title" else "quiet" if line.quiet else "text"
    painter.setPen(colour(token))
    painter.drawText(line.at, line.text)
