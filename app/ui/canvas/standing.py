"""Where everybody stood while the account was open, so that undo brings the picture back."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from app.analysis.arrangement import Arrangement, department_of, placements
from app.analysis.geometry import MEASURES, Layout
from app.analysis.layout import arrange
from app.analysis.level_groups import MANY
from app.analysis.roster import taking_part
from app.model.account_plan import AccountPlan
from app.model.places import Seat
from app.model.values import Id

MOST_CARDS = 40_000  # that are remembered, over all arrangements; some 12 MB


@dataclass(frozen=True)
class _Made:
    """What was computed last, and what for."""

    plan: AccountPlan
    asked: tuple[Hashable, ...]
    key: Hashable
    layout: Layout

    def asked_for(self, *, anew: bool) -> _Made:
        return replace(self, asked=(*self.asked[:-1], anew))


class Standing:
    """The arrangements of a session: the same people, levels and spots stand as they stood."""

    def __init__(self) -> None:
        self.aspect = MEASURES.aspect  # width by height of what the map is shown in
        self.arrangement = Arrangement.TWO_SIDED
        self.folded: frozenset[Id] = frozenset()  # cards that stand for several
        self._known: dict[Hashable, Layout] = {}
        self._latest: _Made | None = None
        self._ready: _Made | None = None  # computed beside, for once

    def layout(
        self, plan: AccountPlan, opportunity: Id, keep: Layout | None = None, *, anew: bool
    ) -> Layout:
        """Return where everybody stands; `anew` forgets how this plan stood before."""
        asked = plan, opportunity, self.arrangement, self.folded, anew
        ready, self._ready = self._ready or (None if anew else self._latest), None
        is_ready = ready is not None and ready.plan is plan and ready.asked == asked[1:]
        key = ready.key if ready is not None and is_ready else self._key(plan, opportunity)
        found = None if anew else self._known.pop(key, None)
        if found is None and ready is not None and is_ready:
            found = ready.layout
        if found is None:
            is_kept = not anew and keep is not None and keep.arrangement is self.arrangement
            found = self._arranged(plan, opportunity, keep if is_kept else None)
        self._known.pop(key, None)
        self._known[key] = found
        self._latest = _Made(plan, asked[1:], key, found)
        self._keep_at_most(max(2, MOST_CARDS // max(1, len(found.cards))))
        return found

    def put(self, plan: AccountPlan, opportunity: Id, layout: Layout) -> None:
        """Let everybody stand so, now and whenever the plan is like this again."""
        self._latest = None
        self._known[self._key(plan, opportunity)] = layout

    def forget(self) -> None:
        """Forget how everybody stood."""
        self._known.clear()

    def expect(self, other: Standing, *, anew: bool) -> None:
        """Take what was computed last elsewhere for what is asked next, if it is asked for."""
        made = other._latest
        self._ready = None if made is None else made.asked_for(anew=anew)

    def begun(self, *, anew: bool) -> Standing:
        """Return what another thread may go on from; `anew` it knows of nothing."""
        other = Standing()
        other._known = {} if anew else dict(self._known)
        return other

    def _arranged(self, plan: AccountPlan, opportunity: Id, keep: Layout | None) -> Layout:
        measures = replace(MEASURES, aspect=self.aspect)
        if self.arrangement is Arrangement.FREE:
            from app.analysis.layout_free import arrange_freely  # noqa: PLC0415  not at the start

            return arrange_freely(plan, opportunity, keep, measures, self.folded)
        if self.arrangement is Arrangement.DEPARTMENT:
            from app.analysis import layout_departments  # noqa: PLC0415  not at the start

            by_department = layout_departments.arrange_by_department
            return by_department(plan, opportunity, keep, measures, self.folded)
        return arrange(plan, opportunity, keep, measures, self.folded)

    def _keep_at_most(self, most: int) -> None:
        while len(self._known) > most:
            del self._known[next(iter(self._known))]

    def _key(self, plan: AccountPlan, opportunity: Id) -> Hashable:
        """All that a kept arrangement depends on."""
        people = taking_part(plan, opportunity)
        seats = plan.where(Seat, "opportunity", opportunity)
        blocks: Hashable = ()
        many = len(people) + len(seats) + len(plan.members) > MANY
        if many or self.arrangement is Arrangement.DEPARTMENT:
            theirs = [*people, *(seat.id for seat in seats)]
            blocks = (
                self.folded,
                frozenset((id, department_of(plan, id)) for id in theirs),
                frozenset((id, member.lane) for id, member in plan.members.items()),
                frozenset((id, plan.persons[id].lane) for id in people if many),
            )
        return (
            opportunity,
            self.arrangement,
            blocks,
            frozenset((id, member.level) for id, member in plan.members.items()),
            frozenset((id, plan.persons[id].level) for id in people),
            frozenset((seat.id, seat.level) for seat in seats),
            frozenset(plan.outside),
            frozenset(placements(plan, opportunity, self.arrangement).items()),
        )
