"""The contacts with somebody, newest first: what was said, to mend and to take back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from app.i18n import day, names, ntr, tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.interactions import Interaction
from app.model.labels import label
from app.model.values import Id
from app.model.vocabulary import Spin
from app.ui import icons, theme
from app.ui.dialogs.log_contact import ASKED, LogContactDialog
from app.ui.panels.controls import ToolButton, link
from app.ui.panels.inspector_page import Page
from app.ui.panels.labels import Label
from app.ui.panels.reading import editing

SHOWN = 3  # the newest; the rest is folded


def add_contacts(page: Page, person: Id) -> None:
    """Add what was said, newest first, and what was to follow; the older ones folded."""
    page.section(tr("Contact moments"))
    found = list(reversed(page.plan.interactions_with(person)))
    for contact in found[:SHOWN]:
        _add_contact(page, contact)
    if not found:
        page.column.addWidget(Label(tr("None logged yet."), "quiet", wrap=True))
    earlier = found[SHOWN:]
    if earlier:
        words = ntr("{count} earlier contact", "{count} earlier contacts", len(earlier))
        page.fold("person.contacts", words, lambda: _add_all(page, earlier))


def contact_words(contact: Interaction) -> str:
    """Return a contact in a line: when, how, and what came of it."""
    how = [label(code) for code in (contact.channel, contact.outcome) if code is not None]
    return " · ".join([day(contact.date), *how])


def remarks(plan: AccountPlan, contact: Interaction) -> list[str]:
    """Return what else is to be told of a contact, a line each: who of ours was there first."""
    who = ", ".join(plan.label(member) for member in contact.members)
    lines = [who] if who else []
    if contact.next_step:
        by = contact.next_step_owner or ""
        when = day(contact.next_step_date) if contact.next_step_date else ""
        lines.append("→ " + " · ".join(part for part in (contact.next_step, by, when) if part))
    asked = [tr(ASKED[kind]).lower() for kind in Spin if kind in contact.spin]
    if asked:
        lines.append(tr("Asked about: {kinds}", kinds=names(asked)))
    if contact.contradicts:
        lines.append(tr("Contradicts: {statement}", statement=contact.contradicts))
    elif contact.contradiction:
        lines.append(tr("Contradicts an earlier statement"))
    return lines


def _add_contact(page: Page, contact: Interaction) -> None:
    line = QHBoxLayout()
    line.setSpacing(theme.space(0.5))
    words = contact_words(contact)
    opening = editing(link(words, partial(_mend, page, contact.id)))
    opening.setObjectName(f"interaction.{contact.id}")
    line.addWidget(opening, 1)
    remove = ToolButton()
    remove.setIcon(icons.icon("x", size=14))
    remove.setFixedSize(24, 24)
    remove.setToolTip(tr("Remove"))
    remove.setAccessibleName(tr("Remove the contact of {day}", day=day(contact.date)))
    remove.setObjectName(f"interaction.{contact.id}.remove")
    remove.clicked.connect(lambda: page.attempt(edits.remove_contact, contact.id))
    line.addWidget(editing(remove))
    page.column.addLayout(line)
    for text in remarks(page.plan, contact):
        page.column.addWidget(Label(text, "quiet", wrap=True))


def _mend(page: Page, contact: Id) -> None:
    page.flush()
    LogContactDialog(page.window(), page.document, contact=contact).open()


def _add_all(page: Page, contacts: list[Interaction]) -> None:
    for contact in contacts:
        _add_contact(page, contact)
