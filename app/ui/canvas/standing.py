"""Where everybody stood while the account was open, so that undo brings the picture back."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from app.analysis.geometry import MEASURES, Layout
from app.analysis.layout import arrange, placements
from app.analysis.roster import taking_part
from app.model.account_plan import AccountPlan
from app.model.places import Seat
from app.model.values import Id

MOST_CARDS = 40_000  # that are remembered, over all arrangements; some 12 MB


class Standing:
    """The arrangements of a session: the same people, levels and spots stand as they stood."""

    def __init__(self) -> None:
        self.aspect = MEASURES.aspect  # width by height of what the map is shown in
        self._known: dict[Hashable, Layout] = {}

    def layout(
        self, plan: AccountPlan, opportunity: Id, keep: Layout | None = None, *, anew: bool
    ) -> Layout:
        """Return where everybody stands; `anew` forgets how this plan stood before."""
        key = _key(plan, opportunity)
        found = None if anew else self._known.pop(key, None)
        if found is None:
            measures = replace(MEASURES, aspect=self.aspect)
            found = arrange(plan, opportunity, None if anew else keep, measures)
        self._known.pop(key, None)
        self._known[key] = found
        self._forget(max(2, MOST_CARDS // max(1, len(found.cards))))
        return found

    def _forget(self, most: int) -> None:
        while len(self._known) > most:
            del self._known[next(iter(self._known))]


def _key(plan: AccountPlan, opportunity: Id) -> Hashable:
    """All that a kept arrangement depends on."""
    return (
        opportunity,
        frozenset((id, member.level) for id, member in plan.members.items()),
        frozenset((id, plan.persons[id].level) for id in taking_part(plan, opportunity)),
        frozenset((s.id, s.level) for s in plan.where(Seat, "opportunity", opportunity)),
        frozenset(plan.outside),
        frozenset(placements(plan, opportunity).items()),
    )
