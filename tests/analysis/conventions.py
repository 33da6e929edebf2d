"""Gaps of one rule in a plan of few entities."""

from __future__ import annotations

from typing import Any

from app.analysis.gap import Gap
from app.analysis.report import Report
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.entities import Entity
from app.model.people import TeamMember
from app.model.vocabulary import (
    Lane,
    Role,
)
from tests.plans import AS_OF, DECISION, person


def found(rule: str, *entities: Entity, decision: Opportunity | None = None) -> dict[str, Gap]:
    plan = AccountPlan([decision or Opportunity(id=DECISION), *entities])
    return {gap.subject: gap for gap in Report(plan, DECISION, AS_OF).gaps if gap.rule == rule}


def colleague(id: str = "t", **values: Any) -> TeamMember:
    return TeamMember(id=id, **values)


def in_lane(id: str, lane: Lane | None, *roles: Role):
    return person(id, id, *(roles or (Role.USER,)), lane=lane)
