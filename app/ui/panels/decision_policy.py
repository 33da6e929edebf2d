"""The contact policy on the page of a decision: what holds, until when, and what it leaves."""

from __future__ import annotations

from functools import partial

from app.i18n import day, tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.labels import label
from app.model.values import Id
from app.model.vocabulary import ContactPolicy
from app.ui.panels.fields import CodeField, DayField, TextField
from app.ui.panels.inspector_page import Page
from app.ui.panels.labels import Label
from app.ui.panels.named_field import NamedField


def shape(plan: AccountPlan, opportunity: Id) -> tuple[object, ...]:
    """Return what decides which fields there are."""
    others = tuple((one.id, one.label) for one in _restricting(plan, opportunity))
    return (policy_of(plan.find(Opportunity, opportunity)), others)


def policy_of(decision: Opportunity | None) -> ContactPolicy:
    """Return the policy of a decision; one that nobody set is free."""
    if decision is None or decision.contact_policy is None:
        return ContactPolicy.FREE
    return decision.contact_policy


def add_policy(page: Page, at: Id) -> None:
    """Add which contact the customer allows, from when until when, and with whom."""
    page.section(tr("Contact policy"))
    field = CodeField(tr("Contact policy"), list(ContactPolicy), unknown=None)

    def commit(value: object) -> None:
        page.attempt(edits.set_fields, Opportunity, at, contact_policy=value)

    page.connect_field(
        field,
        lambda plan: policy_of(plan.find(Opportunity, at)),
        commit,
        f"opportunity.{at}.contact_policy",
    )
    page.row(tr("Contact"), field)
    if policy_of(page.plan.find(Opportunity, at)) is not ContactPolicy.FREE:
        _add_dates(page, at)
    restricting = _restricting(page.plan, at)
    if restricting:
        _add_exception(page, at, restricting[0])


def _add_dates(page: Page, at: Id) -> None:
    today = page.document.as_of
    page.attribute(tr("From"), DayField(tr("From"), today), Opportunity, at, "contact_from")
    until = DayField(tr("Up to and including"), today)
    page.attribute(tr("Up to and including"), until, Opportunity, at, "contact_until")
    decision = page.plan.find(Opportunity, at)
    named = NamedField(
        tr("Named contact"),
        list(page.plan.persons),
        unknown=tr("nobody"),
        words=page.plan.label,
    )
    page.attribute(tr("Named contact"), named, Opportunity, at, "named_contact")
    if decision is not None:
        line = Label("", "quiet", wrap=True)
        page.column.addWidget(line)
        page.report_parts.append(partial(_tell, page, at, line))


def _tell(page: Page, at: Id, line: Label) -> None:
    """Say when the policy does not hold today, and where it names nobody."""
    decision = page.plan.find(Opportunity, at)
    words = "" if decision is None else _standing_words(decision, page)
    line.setText(words)
    line.setVisible(bool(words))


def _standing_words(decision: Opportunity, page: Page) -> str:
    today = page.document.as_of
    if decision.contact_until is not None and decision.contact_until < today:
        return tr("It ended on {day}: contact is free again.", day=day(decision.contact_until))
    if decision.contact_from is not None and decision.contact_from > today:
        return tr(
            "It begins on {day}: until then contact is free.", day=day(decision.contact_from)
        )
    named = decision.contact_policy is ContactPolicy.NAMED_CONTACT
    if named and decision.named_contact is None:
        return tr("Nobody is named yet, so no contact is advised with anybody.")
    return ""


def _add_exception(page: Page, at: Id, other: Opportunity) -> None:
    """Add why contact goes on here though another decision restricts it."""
    words = tr(
        "“{name}”: {policy}. That holds for its buying team here too, unless this is about "
        "something else.",
        name=other.label,
        policy=label(other.contact_policy),
    )
    page.column.addWidget(Label(words, "quiet", wrap=True))
    reason = TextField(tr("Exception, because"), hint=tr("running contract, execution only"))
    page.attribute(tr("Exception, because"), reason, Opportunity, at, "contact_exception")


def _restricting(plan: AccountPlan, opportunity: Id) -> list[Opportunity]:
    """The other decisions of the account whose policy is not free."""
    return [
        one
        for one in plan.opportunities.values()
        if one.id != opportunity and policy_of(one) is not ContactPolicy.FREE
    ]
