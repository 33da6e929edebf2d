"""A team to type about, and its plan once a line was kept."""

from __future__ import annotations

from datetime import date

from app.exchange.quick_line import Understood
from app.model.account_plan import AccountPlan
from app.model.people import TeamMember
from tests.plans import person, small_plan

TODAY = date(2026, 3, 2)  # a Monday


def team() -> AccountPlan:
    return small_plan(
        TeamMember(id="jan", name="Jan de Vries"),
        TeamMember(id="jos", name="Jos Vermeer"),
        *person("els", "Els Peeters"),
        *person("haddad", "Nadia Haddad"),
    )


def after(plan: AccountPlan, found: Understood) -> AccountPlan:
    """The plan once a line was kept."""
    assert found.change is not None, found.problem
    return plan.apply(found.change)
