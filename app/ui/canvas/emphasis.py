"""Which lines come forward: those of what is selected, pointed at, or on a way shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from PySide6.QtCore import QRectF

from app.model.planning import PlannedTie
from app.model.ties import Affinity, ContactTie, Influence, ReportingLine
from app.model.values import Id
from app.ui.canvas.content import Ref
from app.ui.canvas.line_kinds import Line, LineKind, Stroke, TieLook
from app.ui.canvas.lines import DrawnLine, drawn, plain_route

_LINES = frozenset({ContactTie, PlannedTie, ReportingLine, Influence, Affinity})
_MOST_FRAMED = 12  # lines; of more each frame would hide the next line
_FRAME = (
    ("edge.focus", 8.0),
    ("surface.band", 4.0),
)  # colour, and how much wider than the line


class Emphasis:
    """What stands out on the map; people on one card stand out with it."""

    def __init__(self) -> None:
        self.lit: frozenset[Id] = frozenset()
        self.way: tuple[Id, ...] = ()
        self.chosen: frozenset[Ref] = frozenset()
        self.stand_for: Mapping[Id, Id] = {}  # person -> the card of their department

    def cards(self, ids: Iterable[Id]) -> set[Id]:
        """Return the cards on which these are, themselves or among others."""
        return {self.stand_for.get(id, id) for id in ids}

    @property
    def steps(self) -> list[tuple[Id, Id]]:
        """The way that is shown, from card to card."""
        at = [self.stand_for.get(id, id) for id in self.way]
        return [(a, b) for a, b in pairwise(at) if a != b]

    def picks(self) -> Callable[[DrawnLine], bool]:
        """Return what tells of a line whether it comes forward now; it is asked of them all."""
        chosen = self.chosen
        ends = self.lit | self.cards(id for _kind, id in chosen)
        steps = [{*step} for step in self.steps]
        if not (ends or steps):
            return lambda _one: False

        def stands_out(one: DrawnLine) -> bool:
            both = {one.line.source, one.line.target}
            if not ends.isdisjoint(both) or both in steps or one.line.ref in chosen:
                return True
            return bool(one.line.summed) and not chosen.isdisjoint(one.line.refs)

        return stands_out

    def frames(self, lines: Iterable[DrawnLine]) -> list[DrawnLine]:
        """Return what frames the lines that are selected themselves, as a card is framed.

        A thin line that merely comes forward is hardly seen where the map is small.
        """
        chosen = {ref for ref in self.chosen if ref[0] in _LINES}
        if not chosen or len(chosen) > _MOST_FRAMED:
            return []
        return [
            DrawnLine(one.line, one.points, Stroke("", colour, one.stroke.width + wider))
            for one in lines
            if one.line.ref in chosen or not chosen.isdisjoint(one.line.refs)
            for colour, wider in _FRAME
        ]

    def unseen_steps(
        self,
        lines: Iterable[DrawnLine],
        suggested: set[Id] | None,
        ends: Callable[[Line], tuple[QRectF, QRectF]],
        on: Iterable[Id],
    ) -> list[DrawnLine]:
        """Return the steps of the way whose lines are not shown, drawn simply."""
        steps = self.steps
        if not steps:
            return []
        seen = [{one.line.source, one.line.target} for one in lines]
        if suggested:
            seen.append(suggested)
        found, here = [], set(on)
        for a, b in steps:
            if {a, b} <= here and {a, b} not in seen:
                line = Line(LineKind.INFLUENCE, (Influence, f"{a} {b}"), a, b, TieLook())
                found.append(drawn(line, plain_route(*ends(line))))
        return found
