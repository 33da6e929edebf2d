"""The shared conversation form on a colleague's page: which roles of the buyer they take on.

It is filled in together, and hidden until it is switched on in the preferences.
"""

from __future__ import annotations

from typing import Any

from app.i18n import tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.decision import SellerAsBuyer
from app.model.labels import label
from app.model.values import Id
from app.model.vocabulary import SIX_ROLES, Role
from app.ui.panels.fields import NoteField, SwitchField, TextField
from app.ui.panels.inspector_page import Page
from app.ui.panels.labels import Label


def add_form(page: Page, member: Id) -> None:
    """Add the form of a colleague: roles to tick, who filled it in, and what was said."""
    name = page.plan.label(member)
    words = tr(
        "For a talk with {name}, filled in together: which of these does the customer leave to "
        "{name}? It shows trust, and where customer and we need a clear agreement.",
        name=name,
    )
    page.column.addWidget(Label(words, "soft", wrap=True))
    for role in SIX_ROLES:
        _add_role(page, member, role)
    by = TextField(tr("Filled in with"), hint=tr("with whom, and when"))
    page.connect_field(
        by,
        lambda plan: _of(plan, member).assessed_by,
        lambda text: _keep(page, member, assessed_by=text),
        f"seller_as_buyer.{member}.assessed_by",
    )
    page.row(tr("Filled in with"), by)
    said = NoteField(tr("What we agreed"), hint=tr("what we agreed"))
    page.connect_field(
        said,
        lambda plan: _of(plan, member).note,
        lambda text: _keep(page, member, remark=text),
        f"seller_as_buyer.{member}.note",
    )
    page.column.addWidget(said)
    page.readable(name)


def _add_role(page: Page, member: Id, role: Role) -> None:
    words = label(role)
    field = SwitchField(words[:1].upper() + words[1:])

    def commit(on: bool) -> None:
        held = _of(page.plan, member).roles
        now = (*held, role) if on else tuple(one for one in held if one is not role)
        _keep(page, member, roles=now)

    page.connect_field(
        field,
        lambda plan: role in _of(plan, member).roles,
        commit,
        f"seller_as_buyer.{member}.{role.value}",
    )
    page.column.addWidget(field)


def _of(plan: AccountPlan, member: Id) -> SellerAsBuyer:
    standing = plan.where(SellerAsBuyer, "member", member)
    return standing[0] if standing else SellerAsBuyer(id="", member=member)


def _keep(page: Page, member: Id, **values: object) -> None:
    """Keep the form with other values."""

    def edit(plan: AccountPlan) -> Change:
        was = _of(plan, member)
        given: dict[str, Any] = {
            "roles": was.roles, "assessed_by": was.assessed_by, "remark": was.note,
        }  # fmt: skip
        return edits.set_seller_as_buyer(plan, member, **given | values)

    page.attempt(edit)
