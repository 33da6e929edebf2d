"""Lines between cards in cells: each on a track of its own, between two columns or two rows.

Where a channel is too narrow for that, lines to one card share a track until they are there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from app.analysis.geometry import Layout, Point
from app.analysis.roster import Side
from app.analysis.tracks import Leg, assigned
from app.courtesy import giving_way
from app.model.values import Id

Route = tuple[Point, ...]

TRACK = 12.0  # between two tracks of a channel
PORT = 12.0  # between two lines that arrive on the same edge of a card
STRAIGHTEN = 18.0  # a kink smaller than this is taken out
MARGIN = 8.0  # from a card to the nearest track


class Wire(NamedTuple):
    """A line to be drawn, from card to card; a tuple, as all are compared after every edit."""

    id: str
    source: Id
    target: Id


class _Edge(Enum):
    """The edges of a card."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"

    @property
    def upright(self) -> bool:
        return self in (_Edge.LEFT, _Edge.RIGHT)


@dataclass(slots=True)
class _Plan:
    """Which edges a line joins, between which columns and between which rows."""

    edges: tuple[_Edge, _Edge]
    zone: int | None  # left of this column
    channel: int | None  # above this row


class Channels:
    """The channels between the cells of a layout, and the lines that run in them."""

    def __init__(self, layout: Layout, wires: Sequence[Wire]) -> None:
        self.layout = layout
        self.wires = wires
        m = layout.measures
        self.columns: list[tuple[float, float]] = []
        self.first: dict[Side, int] = {}
        for side in Side:
            self.first[side] = len(self.columns)
            width = layout.size_of(side)[0]
            for column in range(layout.columns[side]):
                left = layout.column_x(side, column)
                self.columns.append((left, left + width))
        self.above: dict[object, int] = {}
        rows = 0
        for band in layout.bands:
            self.above[band.level] = rows
            rows += band.rows
        self.tops = layout.row_tops()
        self.channels = [(top - m.row_gap, top) for top in self.tops]
        end = self.tops[-1] + m.card[1]
        self.channels.append((end, end + m.band_foot))

    def cell(self, id: Id) -> tuple[int, int]:
        """Return the row and column of a card, counted over the whole map."""
        card = self.layout.cards[id]
        slot = card.slot
        assert slot is not None, "only cards in cells come here"
        row = slot.row if card.side is Side.OUTSIDE else self.above[slot.band] + slot.row
        return row, self.first[card.side] + slot.column

    def routes(self) -> list[Route]:
        plans = [self._plan(wire) for wire in giving_way(self.wires)]
        ports = self._ports(plans)
        across = self._tracks(plans, ports)
        return [
            self._points(number, plan, ports, across)
            for number, plan in enumerate(giving_way(plans))
        ]

    def _plan(self, wire: Wire) -> _Plan:
        (ra, ca), (rb, cb) = self.cell(wire.source), self.cell(wire.target)
        ours = self.layout.cards[wire.source].side is Side.OURS
        if ours and self.layout.cards[wire.target].side is not Side.OURS and cb - ca > 1:
            return _Plan((_Edge.RIGHT, _Edge.TOP), ca + 1, rb)
        if abs(ra - rb) == 1 and (ca == cb or abs(ca - cb) > 1):
            edges = (_Edge.BOTTOM, _Edge.TOP) if ra < rb else (_Edge.TOP, _Edge.BOTTOM)
            return _Plan(edges, None, max(ra, rb))
        if ca == cb:
            return _Plan((_Edge.RIGHT, _Edge.RIGHT), ca + 1, None)
        if abs(ca - cb) == 1:
            edges = (_Edge.RIGHT, _Edge.LEFT) if ca < cb else (_Edge.LEFT, _Edge.RIGHT)
            return _Plan(edges, max(ca, cb), None)
        if ra == rb:
            return _Plan((_Edge.TOP, _Edge.TOP), None, ra)
        edge, zone = (_Edge.LEFT, cb) if ca < cb else (_Edge.RIGHT, cb + 1)
        if rb < ra:
            return _Plan((_Edge.TOP, edge), zone, ra)
        return _Plan((_Edge.BOTTOM, edge), zone, ra + 1)

    # -- where lines leave their cards

    def _ports(self, plans: Sequence[_Plan]) -> list[tuple[Point, Point]]:
        """Spread the lines of each edge along it, in the order in which they go off."""
        edges: dict[tuple[Id, _Edge], list[tuple[tuple[float, float], int, int]]] = defaultdict(
            list
        )
        for number, (wire, plan) in enumerate(giving_way(zip(self.wires, plans, strict=True))):
            for end, (id, other) in enumerate(
                ((wire.source, wire.target), (wire.target, wire.source))
            ):
                edges[id, plan.edges[end]].append((self._pull(plan, end, other), number, end))
        ports: dict[tuple[int, int], Point] = {}
        for (id, edge), ends in giving_way(edges.items()):
            ends.sort()
            for place, (_pull, number, end) in enumerate(ends):
                ports[number, end] = self._port(id, edge, place, len(ends))
        pairs = [(ports[number, 0], ports[number, 1]) for number in range(len(plans))]
        alone = {ends[0][1:] for ends in edges.values() if len(ends) == 1}
        return [
            _straightened(plan, pair, (number, 0) in alone, (number, 1) in alone)
            for number, (plan, pair) in enumerate(zip(plans, pairs, strict=True))
        ]

    def _pull(self, plan: _Plan, end: int, other: Id) -> tuple[float, float]:
        """Where a line goes from here: along the edge first, then how far."""
        x, y = self.layout.cards[other].box.centre
        if plan.edges[end].upright:
            return (y if plan.channel is None else self._middle_y(plan.channel)), x
        return (x if plan.zone is None else self._middle_x(plan.zone)), y

    def _port(self, id: Id, edge: _Edge, place: int, number: int) -> Point:
        card = self.layout.cards[id]
        box = card.box
        if edge.upright:
            room, middle = box.height - (12 if card.side is Side.OURS else 20), box.centre[1]
        else:
            room, middle = box.width - 80, box.centre[0]
        gap = min(PORT, room / max(number - 1, 1))
        along = middle + gap * (place - (number - 1) / 2)
        if edge.upright:
            return (box.x if edge is _Edge.LEFT else box.right), along
        return along, (box.y if edge is _Edge.TOP else box.bottom)

    # -- where lines run between the cards

    def _tracks(
        self, plans: Sequence[_Plan], ports: Sequence[tuple[Point, Point]]
    ) -> dict[tuple[int, str], float]:
        zones: dict[int, list[Leg]] = defaultdict(list)
        channels: dict[int, list[Leg]] = defaultdict(list)
        for number, (plan, ends) in enumerate(zip(plans, ports, strict=True)):
            if plan.zone is not None:
                zones[plan.zone].append(self._upright_leg(number, plan, plan.zone, ends))
            if plan.channel is not None:
                channels[plan.channel].append(self._level_leg(number, plan, plan.channel, ends))
        across: dict[tuple[int, str], float] = {}
        bundles = {number: wire.target for number, wire in enumerate(self.wires)}
        for zone, legs in giving_way(zones.items()):
            room = self._zone(zone)[1] - self._zone(zone)[0] - 2 * MARGIN
            for owner, x in assigned(legs, self._middle_x(zone), room, TRACK, bundles).items():
                across[owner, "x"] = x
        for channel, legs in giving_way(channels.items()):
            low, high = self.channels[channel]
            for owner, y in assigned(
                legs, (low + high) / 2, high - low - 2 * MARGIN, TRACK, bundles
            ).items():
                across[owner, "y"] = y
        return across

    def _upright_leg(
        self, number: int, plan: _Plan, zone: int, ends: tuple[Point, Point]
    ) -> Leg:
        turns = []
        for edge, (x, y) in zip(plan.edges, ends, strict=True):
            if edge.upright:
                turns.append((y, -1 if edge is _Edge.RIGHT else 1))
            else:
                assert plan.channel is not None, (
                    "an edge above or below is reached by a channel"
                )
                turns.append(
                    (self._middle_y(plan.channel), 1 if x > self._middle_x(zone) else -1)
                )
        return Leg(number, (turns[0], turns[1]), 0.0 if plan.channel is None else 16.0)

    def _level_leg(
        self, number: int, plan: _Plan, channel: int, ends: tuple[Point, Point]
    ) -> Leg:
        turns = []
        for edge, (x, y) in zip(plan.edges, ends, strict=True):
            if edge.upright:
                assert plan.zone is not None, "an edge at the side is reached between columns"
                turns.append(
                    (self._middle_x(plan.zone), 1 if y > self._middle_y(channel) else -1)
                )
            else:
                turns.append((x, 1 if edge is _Edge.TOP else -1))
        return Leg(number, (turns[0], turns[1]), 0.0 if plan.zone is None else 16.0)

    def _points(
        self,
        number: int,
        plan: _Plan,
        ports: Sequence[tuple[Point, Point]],
        across: Mapping[tuple[int, str], float],
    ) -> Route:
        first, last = ports[number]
        points = [first]
        x, y = across.get((number, "x")), across.get((number, "y"))
        if plan.edges[0].upright:
            assert x is not None
            points += [(x, first[1]), (x, last[1] if y is None else y)]
            if y is not None:
                points.append((last[0], y))
        else:
            assert y is not None
            points += [(first[0], y), (last[0] if x is None else x, y)]
            if x is not None:
                points.append((x, last[1]))
        return tidied([*points, last])

    def _zone(self, zone: int) -> tuple[float, float]:
        gap = self.layout.measures.column_gap
        left = self.columns[zone - 1][1] if zone > 0 else self.columns[0][0] - gap
        right = self.columns[zone][0] if zone < len(self.columns) else left + gap
        if zone == self.first[Side.OUTSIDE]:
            # a card that a hand put far right widens the bands, and lines stay by their cards
            beside = left + gap + self.layout.measures.clearance
            right = min(right, beside - MARGIN, self.layout.bands[0].box.right - MARGIN)
        return left, right

    def _middle_x(self, zone: int) -> float:
        left, right = self._zone(zone)
        return (left + right) / 2

    def _middle_y(self, channel: int) -> float:
        low, high = self.channels[channel]
        return (low + high) / 2


def _straightened(
    plan: _Plan, ends: tuple[Point, Point], first_alone: bool, last_alone: bool
) -> tuple[Point, Point]:
    """Let an end that has its edge to itself face the other one, where that saves a kink."""
    (x1, y1), (x2, y2) = ends
    facing = set(plan.edges) in ({_Edge.LEFT, _Edge.RIGHT}, {_Edge.TOP, _Edge.BOTTOM})
    across = y2 - y1 if plan.channel is None else x2 - x1
    if not facing or abs(across) > STRAIGHTEN or not (first_alone or last_alone):
        return ends
    if plan.channel is None:
        return ((x1, y2), (x2, y2)) if first_alone else ((x1, y1), (x2, y1))
    return ((x2, y1), (x2, y2)) if first_alone else ((x1, y1), (x1, y2))


def tidied(points: Sequence[Point]) -> Route:
    """Return the corners of a line alone: no point twice, none on a straight stretch."""
    kept: list[Point] = []
    for point in points:
        while len(kept) > 1 and _on_one_line(kept[-2], kept[-1], point):
            kept.pop()
        if not kept or _far(kept[-1], point) >= 0.01:  # noqa: PLR2004  a hundredth of a pixel
            kept.append(point)
    return tuple(kept)


def _on_one_line(a: Point, b: Point, c: Point) -> bool:
    return a[0] == b[0] == c[0] or a[1] == b[1] == c[1]


def _far(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])
