"""What the gap list says of a contact, of a decision on a gap, and of several gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.i18n import day, ntr, tr
from app.model.account_plan import AccountPlan
from app.model.decision import ClosedOpportunity
from app.model.values import Id
from app.model.vocabulary import GapStatus

if TYPE_CHECKING:
    from app.analysis.candidates import Suggestion
    from app.analysis.gap import Gap


def sentences(words: str) -> set[str]:
    """Return the sentences of an advice, to know again what was said before."""
    return {one.strip(" .") for one in words.split(". ")} - {""}


def contact_words(contact: Suggestion, plan: AccountPlan) -> str:
    """Return what a contact comes to, as one short sentence."""
    who = {"member": plan.label(contact.member), "person": plan.label(contact.person)}
    tie = plan.tie_between(contact.member, contact.person)
    if tie is None or not tie.level or tie.status is not None:
        return tr("{member} → {person}: get acquainted", **who)
    if contact.level > tie.level:
        return tr("{member} → {person}: build on the relationship", **who)
    return tr("{member} → {person}: speak again", **who)


def decision_words(gap: Gap) -> str:
    """Return what was decided on a gap: until or on which day, and why."""
    decision = gap.decision
    assert decision is not None, "a decided gap carries its decision"
    if decision.status is GapStatus.ACCEPTED and decision.until is not None:
        state = tr("accepted until {day}", day=day(decision.until))
    elif decision.status is not GapStatus.ACCEPTED and decision.decided_on is not None:
        state = tr("dismissed on {day}", day=day(decision.decided_on))
    else:
        state = tr("accepted") if decision.status is GapStatus.ACCEPTED else tr("dismissed")
    return f"{state}: {decision.reason}" if decision.reason else state


def is_for(contacts: tuple[Suggestion, ...], shared: Suggestion) -> bool:
    """Return whether it is one contact that is asked for, between these two."""
    return [(one.member, one.person) for one in contacts] == [(shared.member, shared.person)]


def about_us_words(gaps: Sequence[Gap]) -> str:
    """Return how many gaps speak of colleagues, and how many of them are critical."""
    critical = sum(gap.band == "critical" for gap in gaps)
    words = tr("About us: {count}", count=len(gaps))
    if not critical:
        return words
    return words + ntr(", {count} of them critical", ", {count} of them critical", critical)


def closed_words(plan: AccountPlan, opportunity: Id) -> list[str]:
    """Return that a decision is closed, and what is left to do."""
    closing = plan.find(ClosedOpportunity, opportunity)
    said = [tr("This decision is closed.")]
    if closing is None:
        return said
    if closing.closed is not None:
        said = [tr("This decision is closed since {day}.", day=day(closing.closed))]
    if closing.review is None:
        left = tr("Left to do: review it with whoever was there (at the right, Review…).")
        return [*said, left]
    return [*said, tr("It was reviewed; there is nothing left to do.")]


def first_step() -> str:
    """Return what to do on an empty map."""
    return tr(
        "Nobody is on the map yet. Double-click the map to add the first contact, or paste "
        "a relationship matrix from Excel."
    )
