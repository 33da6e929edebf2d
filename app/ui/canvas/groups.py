"""Cards that stand for a whole department or lane, and the lines to them, summed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.analysis.arrangement import Arrangement
from app.analysis.geometry import BlockBox, Layout
from app.analysis.level_groups import MANY, groups
from app.analysis.roster import Side
from app.courtesy import giving_way
from app.i18n import mark, ntr, tr
from app.model.account_plan import AccountPlan
from app.model.labels import label
from app.model.values import Id
from app.model.vocabulary import Lane, Role
from app.ui.canvas.content import Face, MapContent
from app.ui.canvas.kept import Kept
from app.ui.canvas.line_kinds import Line, LineKind, TieLook

Together = Mapping[Id, tuple[Id, ...]]

MANY_OF_OURS = 24  # and so many colleagues opposite folded departments
OPEN_FIRST = mark("This card stands for several people. Open it first.")
MOST_OPENED = 400  # a filter opens no more departments than hold so many people together


class Folding:
    """Which departments and lanes are folded: by what a map of many needs, or as was chosen."""

    def __init__(self, *, levels: bool = False) -> None:
        self._chosen: dict[Id, bool] = {}
        self._gathered: tuple[AccountPlan, Id, Arrangement, Together] | None = None
        self._levels = levels  # whether groups of a level fold too, where many take part

    def copied(self) -> Folding:
        """Return the same for whoever asks of another plan, also in another thread."""
        other = Folding(levels=self._levels)
        other._chosen, other._gathered = dict(self._chosen), self._gathered
        return other

    def learn(self, other: Folding) -> None:
        """Take what another knows of the plan that comes next."""
        self._gathered = other._gathered

    def choose(self, cards: Iterable[Id], *, folded: bool) -> None:
        """Fold these, or open them; it holds until the account is left."""
        self._chosen |= dict.fromkeys(cards, folded)

    def folded(
        self, content: MapContent, arrangement: Arrangement, forward: frozenset[Id] | None
    ) -> frozenset[Id]:
        """Return the cards that stand for several now; `forward`: who is picked out, if any."""
        together = self._together(content.plan, content.opportunity, arrangement)
        usually = _usually_folded(together, content, forward)
        return frozenset(
            card
            for card, people in together.items()
            if len(people) > 1 and self._chosen.get(card, card in usually)
        )

    def _together(self, plan: AccountPlan, opportunity: Id, way: Arrangement) -> Together:
        """Return by its card who may stand on one; a plan is asked several times in a row."""
        last = self._gathered
        if last is None or last[0] is not plan or last[1:3] != (opportunity, way):
            last = self._gathered = plan, opportunity, way, self._gather(plan, opportunity, way)
        return last[3]

    def _gather(self, plan: AccountPlan, opportunity: Id, way: Arrangement) -> Together:
        if way is Arrangement.DEPARTMENT:
            from app.analysis import department_blocks  # noqa: PLC0415  as needed

            return department_blocks.who_is_together(plan, opportunity)
        found = groups(plan, opportunity) if self._levels else []
        return {group.card: group.people for group in found}


def _usually_folded(
    together: Mapping[Id, tuple[Id, ...]], content: MapContent, forward: frozenset[Id] | None
) -> set[Id]:
    members = content.plan.members
    ours = {card for card, people in together.items() if people[0] in members}
    if sum(len(people) for people in together.values()) <= MANY:
        return set()
    theirs = together.keys() - ours
    if forward is not None:
        matching = {card for card in theirs if not forward.isdisjoint(together[card])}
        if sum(len(together[card]) for card in matching) <= MOST_OPENED:
            theirs = theirs - matching
    return set(theirs) | (ours if len(members) > MANY_OF_OURS else set())


def stand_for(layout: Layout) -> dict[Id, Id]:
    """Return for each person in a folded block the card that stands for them."""
    folded = [block for block in layout.blocks if block.folded]
    return {id: block.card for block in folded for id in block.people}


def name_of(block: BlockBox) -> str:
    """Return the heading of a block in the reader's language."""
    if block.side is Side.OURS or block.by_lane:
        return label(Lane(block.key)) if block.key else tr("Lane unknown")
    return block.name or tr("No department")


def faces(
    content: MapContent, layout: Layout, known: Kept[Face] | None = None
) -> Iterator[Face]:
    """Return what each card shows: one person, or all of a folded block."""
    at = stand_for(layout)
    held: dict[Id, list[Face]] = defaultdict(list)
    for face in giving_way(content.faces(known)):
        if face.id in at:
            held[at[face.id]].append(face)
        else:
            yield face
    for block in layout.blocks:
        if block.folded:
            yield _face(block, held[block.card], content)


def _face(block: BlockBox, people: list[Face], content: MapContent) -> Face:
    count, covered = len(people), None
    if block.side is Side.OURS:
        told = ntr("{count} colleague", "{count} colleagues", count)
    else:
        told = ntr("{count} person", "{count} people", count)
        if content.is_covered is not None:
            covered = sum(1 for face in people if content.is_covered(face.id))
            told = tr("{people} · covered {covered}", people=told, covered=covered)
    held = {role for face in people for role in face.roles}
    flags = [face.flag for face in people if face.flag is not None]
    return Face(
        block.card,
        block.side,
        name_of(block),
        told,
        roles=tuple(role for role in Role if role in held),
        coverage=None if covered is None else covered / count,
        flag=min(flags, default=None),
        together=tuple(face.ref for face in people),
    )


def lines(
    content: MapContent, at: Mapping[Id, Id], known: Kept[Line] | None = None
) -> Iterator[Line]:
    """Return the lines to draw: those of people on one card go to it, of a kind as one."""
    kept = Kept[Line]() if known is None else known
    sums: dict[tuple[LineKind, Id, Id], list[Line]] = defaultdict(list)
    both = frozenset(at.values())
    for line in giving_way(content.lines(kept)):
        ends = at.get(line.source, line.source), at.get(line.target, line.target)
        if ends == (line.source, line.target):
            yield line
        elif ends[0] != ends[1]:
            if line.kind in (LineKind.ALLIANCE, LineKind.CONFLICT):
                if both.issuperset(ends):
                    continue  # departments have no feelings for each other
                ends = min(ends), max(ends)  # they have no direction
            sums[line.kind, *ends].append(line)
    for (kind, source, target), summed in sums.items():
        key = kind, source, target
        yield kept.of(key, (*key, tuple(summed)), _summed)


class KnownFaces:
    """The faces that were shown last, handed out again while nothing about them changes."""

    def __init__(self) -> None:
        self._each = Kept[Face]()
        self._last: tuple[MapContent, Layout, Sequence[Face]] | None = None

    def copied(self) -> KnownFaces:
        """Return the same for whoever goes on from there, also in another thread."""
        other = KnownFaces()
        other._each, other._last = self._each.copied(), self._last
        return other

    def of(self, content: MapContent, layout: Layout) -> Sequence[Face]:
        """Return what each card shows, as `faces` does."""
        last = self._last
        if last is None or layout is not last[1] or not content.has_faces_of(last[0]):
            last = self._last = content, layout, list(faces(content, layout, self._each))
        return last[2]


class KnownLines:
    """The lines that were drawn last, handed out again while nothing about them changes."""

    def __init__(self) -> None:
        self._each = Kept[Line]()
        self._last: tuple[MapContent, Mapping[Id, Id], Sequence[Line]] | None = None

    def copied(self) -> KnownLines:
        """Return the same for whoever goes on from there, also in another thread."""
        other = KnownLines()
        other._each, other._last = self._each.copied(), self._last
        return other

    def of(self, content: MapContent, at: Mapping[Id, Id]) -> Sequence[Line]:
        """Return the lines to draw, as `lines` does."""
        last = self._last
        if last is None or not content.has_lines_of(last[0]) or at != last[1]:
            last = self._last = content, at, list(lines(content, at, self._each))
        return last[2]


def _summed(kind: LineKind, source: Id, target: Id, summed: tuple[Line, ...]) -> Line:
    weights = [line.weight for line in summed if line.weight is not None]
    weight = max(weights, default=None)
    look = sorted((line.look for line in summed), key=_weight)[len(summed) // 2]
    return Line(kind, summed[0].ref, source, target, look, weight, summed)


def _weight(look: TieLook) -> tuple[int, int]:
    """Where a tie stands among many, of which the middle one says how their sum looks."""
    if look.lost or look.not_needed or look.former:
        rank = 0
    elif look.planned or look.supposed:
        rank = 1
    else:
        rank = 2 if look.stale or look.level is None or look.dotted else 3
    return rank, look.level or 0
