"""The map in parts: bands and headings, cards that can be moved, lines that stay with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from app.analysis.roster import Side
from app.exchange.slide_shapes import Connector, End, Look, Point
from app.i18n import ntr, tr
from app.ui.canvas import marks
from app.ui.canvas.backdrop import headings, paint_backdrop
from app.ui.canvas.card import CardItem
from app.ui.canvas.content import Face
from app.ui.canvas.dashes import lengths
from app.ui.canvas.faces import describe
from app.ui.canvas.faces_vacant import vacant_words
from app.ui.canvas.line_kinds import Mark, Pattern, words
from app.ui.canvas.lines import DrawnLine
from app.ui.canvas.scene import MapScene
from app.ui.canvas.spreads import paint_spread
from app.ui.drawing import CardPart, Ground, Paint, Part
from app.ui.theme import Theme

_ENDS = {None: End.NONE, Mark.ARROW: End.ARROW, Mark.DOT: End.DOT}


def parts(scene: MapScene, by: QPointF) -> Iterator[Part]:
    """Return what a map is made of, from back to front, each moved by so many units."""
    layout, look = scene.geometry, scene.look
    names = headings(scene.content.account, scene.content.flags_of_all)
    yield Ground(_moved(lambda painter: paint_backdrop(painter, layout, names, look), by))
    lines = sorted(scene.lines.values(), key=lambda one: -one.stroke.width)
    for line in lines:
        yield _connector(line, scene, by)
    yield Ground(_moved(_signs(lines, look), by))
    for item in scene.cards.values():
        yield _card(item, by)
    if scene.spreads.signs:
        yield Ground(_moved(_spreads(scene), by))


def described(scene: MapScene) -> str:
    """Return how much there is on a map, in words."""
    often = Counter(item.face.side for item in scene.cards.values())
    ours, theirs = often[Side.OURS], often[Side.THEIRS]
    lines = len(scene.lines)
    return tr(
        "{ours}, {theirs}, {lines}.",
        ours=ntr("{count} colleague of ours", "{count} colleagues of ours", ours),
        theirs=ntr("{count} person at the customer", "{count} people at the customer", theirs),
        lines=ntr("{count} line", "{count} lines", lines),
    )


def _card(item: CardItem, by: QPointF) -> CardPart:
    box = item.card.box

    def paint(painter: QPainter) -> None:
        painter.translate(box.x + by.x(), box.y + by.y())
        item.paint(painter, QStyleOptionGraphicsItem())

    return CardPart(item.face.id, item.face.name, _says(item.face), paint)


def _says(face: Face) -> str:
    return f"{face.name}\n{vacant_words(face)}" if face.vacant else describe(face)


def _connector(one: DrawnLine, scene: MapScene, by: QPointF) -> Connector:
    stroke = one.stroke
    double = stroke.pattern is Pattern.DOUBLE
    look = Look(
        stroke=scene.look.colour(stroke.colour).name()[1:].upper(),
        width=stroke.width * (3 if double else 1),
        dash=tuple(lengths(stroke) or ()),
        double=double,
    )
    source, target = (scene.cards[id].face.name for id in (one.line.source, one.line.target))
    points: tuple[Point, ...] = tuple((x + by.x(), y + by.y()) for x, y in one.points)
    says = f"{source} – {target}: {words(stroke)}"
    ends = one.line.source, one.line.target
    return Connector(*ends, points, False, look, _ENDS[stroke.end], says)


def _signs(lines: list[DrawnLine], look: Theme) -> Paint:
    """What lines wear in their middle; what they wear at their ends the file draws itself."""

    def paint(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one in lines:
            if one.stroke.middle is not None:
                colour = look.colour(one.stroke.colour)
                marks.draw_mark(painter, one.stroke.middle, one.mark_at, colour, look)

    return paint


def _spreads(scene: MapScene) -> Paint:
    """Where colleagues judge apart, over lines and cards."""

    def paint(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for said, box in scene.spreads.signs.values():
            paint_spread(painter, said, box, scene.look)

    return paint


def _moved(paint: Callable[[QPainter], None], by: QPointF) -> Paint:
    def moved(painter: QPainter) -> None:
        painter.translate(by)
        paint(painter)

    return moved
