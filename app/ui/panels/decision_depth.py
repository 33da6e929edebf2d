"""What goes deep on the page of a decision: how they decide, and more about the account."""

from __future__ import annotations

from app.i18n import tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.people import Account, Competitor
from app.model.values import Id
from app.model.vocabulary import BuyingClass
from app.ui.panels.fields import CodeField, NoteField, TextField
from app.ui.panels.inspector_page import Page
from app.ui.panels.labels import Label
from app.ui.panels.named_field import NamedField

US = "us"


def add_depth(page: Page, at: Id) -> None:
    """Add, folded, how new the purchase is, and the customer's own criteria and ways."""
    page.fold(
        "decision.more", tr("More"), lambda: _build(page, at), tr("criteria, process, note")
    )


def _build(page: Page, at: Id) -> None:
    new = CodeField(tr("How new"), list(BuyingClass))
    page.attribute(tr("How new"), new, Opportunity, at, "buying_class")
    for text, hint, name in (
        (tr("Pain"), tr("what it costs them to go on like this"), "identified_pain"),
        (tr("Result in figures"), tr("what it brings them, in their numbers"), "metrics"),
        (tr("Decision criteria"), tr("what they weigh us by"), "decision_criteria"),
        (tr("Decision process"), tr("who decides when, in which steps"), "decision_process"),
        (tr("Paperwork"), tr("contract, legal, purchasing: who, how long"), "paper_process"),
        (tr("Note on the decision"), "", "note"),
    ):
        page.column.addWidget(Label(text, "soft"))
        field = NoteField(text, hint=hint)
        page.bind(field, Opportunity, at, name)
        page.column.addWidget(field)


def add_account(page: Page) -> None:
    """Add what else is known of the account."""
    id = page.plan.account.id
    page.attribute(tr("Sector"), TextField(tr("Sector")), Account, id, "sector")
    page.attribute(tr("Country"), TextField(tr("Country")), Account, id, "country")
    languages = TextField(tr("Languages"), hint=tr("nl, fr"))

    def read(plan: AccountPlan) -> object:
        return ", ".join(plan.account.contact_languages)

    def commit(text: str) -> None:
        page.attempt(edits.set_fields, Account, id, contact_languages=parted(text))

    page.connect_field(languages, read, commit, f"account.{id}.contact_languages")
    page.row(tr("Languages"), languages)
    suppliers = [US, *page.plan.table(Competitor)]
    supplier = NamedField(
        tr("Supplier now"), suppliers,
        words=lambda one: tr("us").capitalize() if one == US else page.plan.label(one),
    )  # fmt: skip
    page.attribute(tr("Supplier now"), supplier, Account, id, "incumbent")
    note = NoteField(tr("Note on the account"), hint=tr("Note on the account"))
    page.bind(note, Account, id, "note")
    page.column.addWidget(note)


def parted(text: str) -> tuple[str, ...]:
    """Return the parts of a text that commas separate."""
    return tuple(part.strip() for part in text.split(",") if part.strip())
