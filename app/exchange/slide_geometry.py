"""The outlines of DrawingML: rounded cards with sites for connectors, and connectors' ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from app.exchange.slide_shapes import Form, Point, Shape, Step

_WHOLE = 100_000
_QUARTER = 5_400_000  # of a turn
_LEAST = 12_700  # EMU: what is narrower has no share to bend at
_STRAIGHT, _CURVED = "straightConnector1", "curvedConnector3"
_ROUND = 0.5523  # how far the handles of a quarter of a circle reach, in radii
_MOST_BENT = 6  # corners of a way that PowerPoint has a connector for
Whole = tuple[int, int]


def sites(shape: Shape) -> tuple[Point, ...]:
    """Return where connectors can meet a shape, by number.

    Rectangles have the middles of top, left, bottom and right; sites of its own come after.
    """
    x, y, wide, high = shape.box
    return (
        (x + wide / 2, y),
        (x, y + high / 2),
        (x + wide / 2, y + high),
        (x + wide, y + high / 2),
        *shape.sites,
    )


def custom(shape: Shape, scale: float) -> str:
    """Return the outline of a path, or of a rounded shape that has sites of its own."""
    x, y, wide, high = shape.box
    steps = shape.steps if shape.form is Form.PATH else tuple(_rounded(shape))

    def at(point: Point) -> str:
        return f'x="{round((point[0] - x) * scale)}" y="{round((point[1] - y) * scale)}"'

    ways = "".join(
        _step(kind, [f"<a:pt {at(point)}/>" for point in points]) for kind, points in steps
    )
    meets = "".join(
        f'<a:cxn ang="0"><a:pos {at(point)}/></a:cxn>' for point in sites(shape) if shape.key
    )
    filled = "" if shape.look.fill else ' fill="none"'
    return (
        f"<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst>{meets}</a:cxnLst>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{round(wide * scale)}" h="{round(high * scale)}"{filled}>{ways}</a:path>'
        "</a:pathLst></a:custGeom>"
    )


def _step(kind: str, points: Sequence[str]) -> str:
    if kind == "Z":
        return "<a:close/>"
    name = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}[kind]
    return f"<a:{name}>{''.join(points)}</a:{name}>"


def _rounded(shape: Shape) -> Iterator[Step]:
    """The outline of a box with round corners, clockwise from the left of its top."""
    x, y, wide, high = shape.box
    radius = min(shape.radius, wide / 2, high / 2)
    pull = radius * (1 - _ROUND)
    right, low = x + wide, y + high
    yield "M", ((x + radius, y),)
    yield "L", ((right - radius, y),)
    yield "C", ((right - pull, y), (right, y + pull), (right, y + radius))
    yield "L", ((right, low - radius),)
    yield "C", ((right, low - pull), (right - pull, low), (right - radius, low))
    yield "L", ((x + radius, low),)
    yield "C", ((x + pull, low), (x, low - pull), (x, low - radius))
    yield "L", ((x, y + radius),)
    yield "C", ((x, y + pull), (x + pull, y), (x + radius, y))
    yield "Z", ()


def connector(points: Sequence[Whole], *, curved: bool) -> tuple[str, str | None]:
    """Return place and outline of a connector along corners in EMU, and the same as a shape.

    PowerPoint draws ways of up to five stretches anew when a card is moved. Other programs
    bend them as they please: they get the shape, which a way without bends does not need.
    """
    if len(points) == 2 or curved:  # noqa: PLR2004  its two ends
        level = points[0][1] == points[-1][1]
        preset = _CURVED if curved and not level else _STRAIGHT
        return _placed(points[0], points[-1]) + _preset(preset, ()), None
    own = _own(points)
    return _bent(points) or own, own


def _bent(points: Sequence[Whole]) -> str | None:
    """The way as a bent connector; None where none of them can go it."""
    if len(points) > _MOST_BENT or not _upright(points):
        return None
    start, end = points[0], _apart(points[0], points[-1])
    (x1, y1), (x2, y2) = start, end
    upright = points[0][0] == points[1][0]
    if upright:  # the connector lies on its side: along is down, across is to the left
        along, across = (y1, y2), (-x1, -x2)
        turned = [(y, -x) for x, y in points]
    else:
        along, across = (x1, x2), (y1, y2)
        turned = list(points)
    shares = []
    for number, (u, v) in enumerate(turned[1:-2], 1):
        first, last, value = (*along, u) if number % 2 else (*across, v)
        shares.append(round((value - first) / (last - first) * _WHOLE))
    name = f"bentConnector{len(points) - 1}"
    return _placed(start, end, upright=upright) + _preset(name, shares)


def _apart(start: Whole, end: Whole) -> Whole:
    """The end, a point away at least each way, as PowerPoint itself has it: a box bends."""
    (x1, y1), (x2, y2) = start, end
    across, down = x2 - x1, y2 - y1
    if abs(across) < _LEAST:
        x2 = x1 + (_LEAST if across >= 0 else -_LEAST)
    if abs(down) < _LEAST:
        y2 = y1 + (_LEAST if down >= 0 else -_LEAST)
    return x2, y2


def _upright(points: Sequence[Whole]) -> bool:
    """Whether stretches run level and upright in turn."""
    level = [a[1] == b[1] for a, b in pairwise(points)]
    sheer = [a[0] == b[0] for a, b in pairwise(points)]
    turns = all(one != other for one, other in pairwise(level))
    return turns and all(one != other for one, other in zip(level, sheer, strict=True))


def _placed(start: Whole, end: Whole, *, upright: bool = False) -> str:
    """The box between two ends, mirrored so that it begins at the first."""
    (x1, y1), (x2, y2) = start, end
    wide, high = abs(x2 - x1), abs(y2 - y1)
    left, top = min(x1, x2), min(y1, y2)
    back, over = x2 < x1, y2 < y1
    turn = ""
    if upright:
        middle_x, middle_y = left + wide / 2, top + high / 2
        back, over = y2 < y1, x2 > x1
        wide, high = high, wide
        left, top = round(middle_x - wide / 2), round(middle_y - high / 2)
        turn = f' rot="{_QUARTER}"'
    flips = (' flipH="1"' if back else "") + (' flipV="1"' if over else "")
    return (
        f'<a:xfrm{turn}{flips}><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/>'
        "</a:xfrm>"
    )


def _preset(name: str, shares: Iterable[int]) -> str:
    guides = "".join(
        f'<a:gd name="adj{number}" fmla="val {share}"/>'
        for number, share in enumerate(shares, 1)
    )
    return f'<a:prstGeom prst="{name}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def _own(points: Sequence[Whole]) -> str:
    """A way of any number of corners as an outline."""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    wide, high = (
        max(side) - low
        for side, low in zip(zip(*points, strict=True), (left, top), strict=True)
    )
    ways = "".join(
        f"<a:{'lnTo' if number else 'moveTo'}>"
        f'<a:pt x="{x - left}" y="{y - top}"/></a:{"lnTo" if number else "moveTo"}>'
        for number, (x, y) in enumerate(points)
    )
    return (
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{wide}" h="{high}" fill="none">{ways}</a:path></a:pathLst></a:custGeom>'
    )
