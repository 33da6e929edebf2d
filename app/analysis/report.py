"""Score and gaps of one decision, kept up to date change by change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from app.analysis.gap import COVERAGE, TO_FILL_IN, Gap, Key
from app.analysis.network import Network
from app.analysis.rules import RULES, Rule
from app.analysis.score import Score
from app.courtesy import giving_way
from app.model.account_plan import AccountPlan
from app.model.decision import Membership, Opportunity
from app.model.entities import EntityType
from app.model.parameters import DEFAULT, Parameters
from app.model.planning import GapDecision, ParameterValue
from app.model.values import Id, joined
from app.model.vocabulary import GapStatus

# what decides whether a gap is open or parked, besides what the rules found
_STANDING: frozenset[EntityType] = frozenset({GapDecision, Opportunity, Membership})


@dataclass(frozen=True, slots=True)
class _SortedOut:
    """The gaps by what there is to do about them: a window asks many times in an edit."""

    gaps: Sequence[Gap]
    open: Sequence[Gap]
    to_fill_in: Sequence[Gap]
    parked: Sequence[Gap]
    decided: Sequence[Gap]

    @classmethod
    def of(cls, gaps: Sequence[Gap]) -> Self:
        waiting = [gap for gap in gaps if gap.decision is None]
        return cls(
            gaps,
            open=[gap for gap in waiting if gap.shows == COVERAGE and not gap.parked],
            to_fill_in=[gap for gap in waiting if gap.shows == TO_FILL_IN],
            parked=[gap for gap in waiting if gap.shows == COVERAGE and gap.parked],
            decided=[gap for gap in gaps if gap.decision is not None],
        )


class Report:
    """What every rule finds; a rule runs again only when something it reads changed."""

    def __init__(
        self,
        plan: AccountPlan,
        opportunity_id: Id,
        as_of: date,
        parameters: Parameters = DEFAULT,
    ) -> None:
        self._found: dict[str, tuple[Gap, ...]] = {}
        self._sorted_out = _SortedOut.of(())
        self.ran: frozenset[str] = frozenset()  # the rules that ran last
        self.network = Network(plan, opportunity_id, as_of, parameters)
        self._start()

    @property
    def as_of(self) -> date:
        """The day as of which everything is computed; setting it computes all anew."""
        return self.network.as_of

    @as_of.setter
    def as_of(self, day: date) -> None:
        now = self.network
        self.network = Network(now.plan, now.opportunity_id, day, now.base)
        self._start()

    @property
    def opportunity_id(self) -> Id:
        return self.network.opportunity_id

    @property
    def score(self) -> Score:
        return self.network.score

    def update(self, plan: AccountPlan, kinds: Iterable[EntityType]) -> None:
        """Take in a later plan in which entities of these kinds changed."""
        changed = frozenset(kinds)
        self.network = self.network.follow(plan, changed)
        if ParameterValue in changed:
            self._start()
            return
        concerned = [rule for rule in RULES.values() if rule.reads & changed]
        self._run(concerned)
        if concerned or changed & _STANDING:
            self._sorted_out = self._listed()

    # -- what was found, the gravest first

    @property
    def gaps(self) -> list[Gap]:
        """Every gap, whatever was decided about it."""
        return list(self._sorted_out.gaps)

    @property
    def open_gaps(self) -> list[Gap]:
        """The gaps in coverage that wait for us to act."""
        return list(self._sorted_out.open)

    @property
    def to_fill_in(self) -> list[Gap]:
        """What is not recorded yet."""
        return list(self._sorted_out.to_fill_in)

    @property
    def parked(self) -> list[Gap]:
        """The gaps in coverage that a contact policy leaves no contact for."""
        return list(self._sorted_out.parked)

    @property
    def decided(self) -> list[Gap]:
        """The gaps that were accepted, up to now, or dismissed."""
        return list(self._sorted_out.decided)

    def gap(self, key: Key) -> Gap | None:
        return next((gap for gap in self._sorted_out.gaps if gap.key == key), None)

    # -- computing

    def _start(self) -> None:
        self._run(RULES.values())
        self._sorted_out = self._listed()

    def _run(self, rules: Iterable[Rule]) -> None:
        found = {rule.id: rule.gaps(self.network) for rule in rules}
        self._found = self._found | found  # a copy of this report may share the old one
        self.ran = frozenset(found)

    def _listed(self) -> _SortedOut:
        gaps = [
            self._as_it_stands(gap)
            for found in self._found.values()
            for gap in giving_way(found)
        ]
        return _SortedOut.of(sorted(gaps, key=lambda gap: gap.order))

    def _as_it_stands(self, gap: Gap) -> Gap:
        parked, decision = RULES[gap.rule].is_parked(gap, self.network), self._decision(gap)
        if (parked, decision) == (gap.parked, gap.decision):
            return gap  # as nearly all do; a copy of each took a tenth of an edit
        return replace(gap, parked=parked, decision=decision)

    def _decision(self, gap: Gap) -> GapDecision | None:
        """What was decided about a gap, as far as it still holds."""
        decisions = self.network.plan.table(GapDecision)
        if not decisions:
            return None
        decision = decisions.get(joined(self.opportunity_id, gap.rule, gap.subject))
        if decision is None or decision.status is GapStatus.OPEN:
            return None
        accepted = decision.status is GapStatus.ACCEPTED
        if accepted and decision.until is not None and decision.until < self.as_of:
            return None
        return decision
