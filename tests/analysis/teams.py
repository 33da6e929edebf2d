"""Buying teams in a line or two, for the rules about people and the lines between them."""

from __future__ import annotations

from app.analysis.report import Report
from app.analysis.wording import words
from app.i18n import speaking
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.entities import Entity
from app.model.people import TeamMember
from app.model.ties import Affinity, ContactTie, Influence, ReportingLine
from app.model.values import joined
from app.model.vocabulary import Role, TieLevel
from tests.plans import AS_OF, DECISION, person, tie


def who(id: str, *roles: Role, **values) -> list[Entity]:
    """Somebody of the buying team, a user unless said otherwise, named by a capital."""
    return person(id, id.capitalize(), *(roles or (Role.USER,)), **values)


def reports(employee: str, manager: str) -> ReportingLine:
    return ReportingLine(id=joined(employee, manager), employee=employee, manager=manager)


def influences(source: str, target: str, weight=None) -> Influence:
    return Influence(id=joined(source, target), source=source, target=target, weight=weight)


def affinity(a: str, b: str, sign: int) -> Affinity:
    a, b = sorted((a, b))
    return Affinity(id=joined(a, b), a=a, b=b, sign=sign)


def knows(member: str, person: str, level=TieLevel.WORKING) -> ContactTie:
    return tie(member, person, level, last_contact=AS_OF)


def report(*more, **decision) -> Report:
    """Tess and Timo of ours, and whoever is given."""
    ours = [TeamMember(id="tess", name="Tess"), TeamMember(id="timo", name="Timo")]
    entities: list[Entity] = [Opportunity(id=DECISION, **decision), *ours]
    for one in more:
        entities.extend(one if isinstance(one, list) else [one])
    return Report(AccountPlan(entities), DECISION, AS_OF)


def told(found: Report, rule: str, subject: str, language: str = "en") -> list[str]:
    """Title, explanation and action of a gap."""
    gap = found.gap((rule, subject))
    assert gap is not None
    with speaking(language):
        text = words(gap, found.network)
    return [text.title, text.explanation, text.action or ""]
