"""A drawing as a PowerPoint slide: cards as groups of shapes, lines glued to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from app.exchange.slide_file import EMU_PER_CM, WIDE, Deck, Drawn, Page
from app.exchange.slide_shapes import (
    Connector,
    Form,
    Group,
    Item,
    Picture,
    Point,
    Shape,
    TextBox,
)
from app.i18n import language, tr
from app.ui.drawing import CardPart, Drawing, Ground
from app.ui.picture_size import PictureSize
from app.ui.proposal_look import house
from app.ui.slides_recorded import recorded

_CM_PER_INCH = 2.54
_CLEAR = 0.9  # what lets more through is a shadow, which a slide goes without
_MIDDLE = 0.5  # units: as near to the middle of a side as its own site


def deck(template: Path | None, size: PictureSize) -> Deck:
    """Return the presentation a drawing goes on; UserError for a template that cannot be used.

    Without one it is a page of the size asked for on paper, else a slide of 16:9.
    """
    if template is not None or not size.printed:
        return Deck(template)
    wide, high = (
        side / size.dpi * _CM_PER_INCH * EMU_PER_CM for side in (size.width, size.high)
    )
    if size.height is None:
        high = wide * WIDE[1] / WIDE[0]
    return Deck(None, Page(round(wide), round(high)))


def slide_size(presentation: Deck, width: int | None = None) -> PictureSize:
    """Return the size of a picture that fills the slide; `width` in pixels, of a preview."""
    wide, high = (
        side / EMU_PER_CM for side in (presentation.page.width, presentation.page.height)
    )
    size = PictureSize.centimetres(wide, high, 96)
    return size if width is None else size.shown_in(width, 10 * width)


def pptx(drawing: Drawing, presentation: Deck, title: str) -> bytes:
    """Return a presentation of one slide with this drawing on it."""
    style = house()
    typeface = style.font_family if style else None
    drawn = Drawn(drawing.width, drawing.height, tuple(_items(drawing)), typeface)
    return presentation.with_slide(drawn, title, language())


def _items(drawing: Drawing) -> Iterator[Item]:
    """The parts as shapes; connection sites stand where the lines of a card meet it."""
    parts = list(drawing.parts())
    meets: dict[str, list[Point]] = {}
    for part in parts:
        if isinstance(part, Connector):
            meets.setdefault(part.start, []).append(part.points[0])
            meets.setdefault(part.end, []).append(part.points[-1])
    grounds = count(1)
    for part in parts:
        if isinstance(part, CardPart):
            yield _card(part, meets.get(part.key, []))
        elif isinstance(part, Ground):
            shapes = recorded(part.paint)
            if shapes:
                number = next(grounds)
                name = tr("Background {number}", number=number)
                yield Group(name, drawing.says if number == 1 else "", shapes)
        else:
            yield part


def _card(part: CardPart, meets: list[Point]) -> Group:
    """A card as a group; its ground is what connectors are glued to."""
    known = [part.name, *part.says.split("\n")]
    shapes = [shape for shape in recorded(part.paint, known) if not _is_shadow(shape)]
    ground = next(place for place, shape in enumerate(shapes) if isinstance(shape, Shape))
    first = shapes[ground]
    assert isinstance(first, Shape)
    sites = tuple(dict.fromkeys(point for point in meets if not _is_middle(point, first)))
    shapes[ground] = replace(first, key=part.key, sites=sites, name=part.name)
    return Group(part.name, part.says, tuple(shapes))


def _is_shadow(shape: Shape | TextBox | Picture) -> bool:
    if not isinstance(shape, Shape) or shape.look.fill is None:
        return False
    return shape.look.fill_share < _CLEAR and shape.form is not Form.PATH


def _is_middle(point: Point, shape: Shape) -> bool:
    x, y, wide, high = shape.box
    middles = (
        (x, y + high / 2),
        (x + wide, y + high / 2),
        (x + wide / 2, y),
        (x + wide / 2, y + high),
    )
    return any(abs(point[0] - at[0]) + abs(point[1] - at[1]) < _MIDDLE for at in middles)
