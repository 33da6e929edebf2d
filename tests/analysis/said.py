"""What a rule says of a small decision, in both languages."""

from __future__ import annotations

from app.analysis.report import Report
from app.analysis.wording import GapText, words
from app.i18n import speaking
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from tests.plans import AS_OF, DECISION


def report(*entities, **policy) -> Report:
    return Report(AccountPlan([Opportunity(id=DECISION, **policy), *entities]), DECISION, AS_OF)


def text_of(found: Report, rule: str, subject: str) -> GapText:
    gap = found.gap((rule, subject))
    assert gap is not None
    return words(gap, found.network)


def texts(of: Report, rule: str, subject: str) -> tuple[GapText, GapText]:
    """The texts in English and in Dutch."""
    said = []
    for language in ("en", "nl"):
        with speaking(language):
            said.append(text_of(of, rule, subject))
    return said[0], said[1]
