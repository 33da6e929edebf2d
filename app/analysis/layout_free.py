"""The free map: people where a hand put them, the others as on the two-sided map."""

from __future__ import annotations

from dataclasses import replace

from app.analysis.arrangement import Arrangement, placements
from app.analysis.geometry import MEASURES, Layout, Measures
from app.analysis.layout import two_sides
from app.analysis.level_groups import gathered, groups, homes_for, with_groups
from app.analysis.roster import roster
from app.analysis.spots import put_over
from app.analysis.vacant_cells import with_vacancies
from app.model.account_plan import AccountPlan
from app.model.values import Id

ROOM = 96.0  # around a card that stands beyond all others


def arrange_freely(
    plan: AccountPlan,
    opportunity: Id,
    keep: Layout | None = None,
    measures: Measures = MEASURES,
    folded: frozenset[Id] = frozenset(),
) -> Layout:
    """Return where everybody stands who may stand anywhere; no two cards overlap.

    Placements are points of the map, and mean no level and no side. Of groups that are
    `folded` (their cards' ids) one card stands for all.
    """
    together = groups(plan, opportunity)
    people = gathered(roster(plan, opportunity), together, folded)
    kept = homes_for(with_vacancies(keep, plan, opportunity), together)
    base = two_sides(people, kept, measures)
    base = replace(base, arrangement=Arrangement.FREE)
    put = put_over(base, placements(plan, opportunity, Arrangement.FREE), keep, ROOM)
    return with_groups(put, together)
