"""A plan is read by workers while the window makes a later plan of it."""

from __future__ import annotations

import pytest

from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.decision import Membership
from app.model.entities import EntityType
from app.model.people import Person
from tests.plans import DECISION, small_plan


class ReadMeanwhile(frozenset[EntityType]):
    """The kinds of a change; another thread reads the plan whenever they are looked at."""

    plan: AccountPlan

    def __contains__(self, kind: object) -> bool:
        self.plan.where(Membership, "opportunity", DECISION)
        return super().__contains__(kind)


@pytest.fixture
def plan() -> AccountPlan:
    made = small_plan()
    made.where(Person, "department", "ICT")
    return made


def test_a_change_is_made_while_a_worker_looks_somebody_up(plan, monkeypatch):
    change = edits.set_fields(plan, Person, "eva", title="Chief")
    kinds = ReadMeanwhile(change.kinds)
    kinds.plan = plan
    monkeypatch.setattr(Change, "kinds", kinds)

    later = plan.apply(change)

    assert later.persons["eva"].title == "Chief"
    assert [one.person for one in later.dmu(DECISION)] == [o.person for o in plan.dmu(DECISION)]
