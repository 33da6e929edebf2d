"""Edits of views that are kept under a name."""

from __future__ import annotations

from dataclasses import replace

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.edits.general import one_line
from app.model.places import SavedView
from app.model.values import Id, new_id


def keep_view(plan: AccountPlan, name: str, view: str, filters: str) -> Change:
    """Keep a view with its filters (JSON); one that has this name already becomes this one.

    Raises UserError without a name.
    """
    called = _name(name)
    was = _called(plan, called)
    if was is None:
        made = SavedView(id=new_id(), name=called, view=view, filters=filters)
        return Change(Message.of("saved_view.added", name=called), (Edit(None, made),))
    now = replace(was, view=view, filters=filters)
    edits = () if now == was else (Edit(was, now),)
    return Change(Message.of("saved_view.changed", name=called), edits)


def rename_view(plan: AccountPlan, id: Id, name: str) -> Change:
    """Give a kept view another name; raises UserError for none, or for that of another."""
    was = plan.find(SavedView, id)
    if was is None:
        raise UserError(tr("What you want to change is no longer there."))
    called = _name(name)
    other = _called(plan, called)
    if other is not None and other.id != id:
        raise UserError(tr("There is a view {name} already; choose another name.", name=called))
    now = replace(was, name=called)
    edits = () if now == was else (Edit(was, now),)
    return Change(Message.of("saved_view.changed", name=was.label), edits)


def _name(name: str) -> str:
    called = one_line(name)
    if not called:
        raise UserError(tr("Give the view a name."))
    return str(called)


def _called(plan: AccountPlan, name: str) -> SavedView | None:
    views = plan.table(SavedView).values()
    return next((one for one in views if one.label.casefold() == name.casefold()), None)
