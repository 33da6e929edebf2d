"""A report on a small plan, and what it says of one rule, for tests of rules and words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from app.analysis.gap import Gap
from app.analysis.report import Report
from app.analysis.story import Numbered
from app.analysis.wording import GapText, words
from app.i18n import speaking
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.interactions import Interaction
from app.model.people import TeamMember
from tests.analysis.cases import with_entities
from tests.plans import AS_OF, DECISION, small_plan


def report(*more, without=(), **decision) -> Report:
    """Karim decides, Eva uses; Sanne knows Eva; `without` says what is left out of this."""
    named = Opportunity(id=DECISION, name="Packaging line", **decision)
    gone = {(type(one), one.id) for one in without}
    kept = [one for one in small_plan() if (type(one), one.id) not in gone]
    return Report(with_entities(AccountPlan(kept), named, *more), DECISION, AS_OF)


def numbered(found: Report, those: Iterable[Gap]) -> list[Numbered]:
    """These gaps under numbers of their own, as a meeting numbers them."""
    return [Numbered(at, gap, words(gap, found.network)) for at, gap in enumerate(those, 1)]


def gaps(found: Report, rule: str) -> dict[str, Gap]:
    return {gap.subject: gap for gap in found.gaps if gap.rule == rule}


def text(found: Report, rule: str, subject: str, language: str = "en") -> GapText:
    with speaking(language):
        return words(gaps(found, rule)[subject], found.network)


def talk(id: str, with_: str = "karim", days: int = 10, **values) -> Interaction:
    about = {"persons": (with_,), "members": ("sanne",)} | values
    return Interaction(id=id, date=AS_OF - timedelta(days=days), **about)


def alone(*more, **decision) -> Report:
    """As `report`, but none of our colleagues is recorded."""
    plan = report(*more, **decision).network.plan
    kept = [one for one in plan if not isinstance(one, TeamMember) and one.id != "sanne|eva"]
    return Report(AccountPlan(kept), DECISION, AS_OF)
