"""What-ifs of the small plan, and random ones of any."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from app.analysis.report import Report
from app.analysis.what_if import (
    WhatIf,
    attitude_becomes,
    colleague_leaves,
    contact_leaves,
    tie_becomes,
    tie_lost,
)
from app.errors import UserError
from app.model.account_plan import AccountPlan
from app.model.entities import Entity
from app.model.vocabulary import Attitude, TieLevel
from tests.plans import AS_OF, DECISION, small_plan


def what_if(*more: Entity) -> WhatIf:
    return WhatIf.on(Report(small_plan(*more), DECISION, AS_OF))


@st.composite
def suppositions(draw: st.DrawFn, plan: AccountPlan):
    """Some steps that can be taken on a plan, whatever the others took away."""
    people, members = sorted(plan.persons), sorted(plan.members)
    attitudes = st.none() | st.sampled_from(Attitude)
    levels = st.sampled_from(list(TieLevel)[1:])

    def one(of: list[str]) -> str:
        return draw(st.sampled_from(of))

    if not people:
        return []
    kinds: list[Callable[[], tuple[Any, ...]]] = [
        lambda: (attitude_becomes, DECISION, one(people), draw(attitudes)),
        lambda: (contact_leaves, DECISION, one(people)),
    ]
    if members:
        kinds.append(lambda: (colleague_leaves, one(members)))
        kinds.append(lambda: (tie_lost, one(members), one(people)))
        kinds.append(lambda: (tie_becomes, one(members), one(people), draw(levels), AS_OF))
    return [draw(st.sampled_from(kinds))() for _ in range(draw(st.integers(1, 4)))]


def supposing_what_can_be(start: WhatIf, steps) -> WhatIf:
    for edit, *arguments in steps:
        try:
            start = start.supposing(edit, *arguments)
        except UserError:
            continue  # somebody or something of it is gone already
    return start
