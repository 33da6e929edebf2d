"""A case file taken into a plan that is there: what it adds and changes, by id."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from app.errors import UserError
from app.exchange import circles
from app.exchange.case_json import Case
from app.exchange.case_records import CARDS
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.entities import Entity
from app.model.people import Account
from app.model.values import Id, joined

# how sure we are of a value goes along with the value
_SURE_OF = {
    "lane_confidence": "lane",
    "level_confidence": "level",
    "role_confidence": "roles",
    "last_contact_confidence": "last_contact",
}
_UNKNOWN: tuple[Any, ...] = (None, (), frozenset(), "{}")


@dataclass(frozen=True, slots=True)
class Merge:
    """A case as one change to a plan, and what that change comes to."""

    change: Change
    added: int
    changed: int
    kept: int
    sentence: str
    caution: str | None = None  # where the account has another name in the file


def merge(plan: AccountPlan, case: Case) -> Merge:
    """Return the change that takes a case into a plan; without edits when it says nothing new.

    What the file does not mention, or leaves unknown, stays as it is here. Raises UserError
    when the file is about another account, uses an id for somebody else, or would make
    reporting lines go round.
    """
    account = plan.account
    if case.account_has_id and case.plan.account.id != account.id:
        raise UserError(
            tr(
                "This case file is about {theirs}, not about {ours}.",
                theirs=case.plan.account.label,
                ours=account.label,
            )
        )
    edits = []
    for entity in case.plan:
        given = replace(entity, id=account.id) if isinstance(entity, Account) else entity
        given = _of_this_decision(plan, given, case.opportunity)
        here = plan.find(type(given), given.id)
        if here is None:
            _check_free(plan, given)
        after = given if here is None else _filled_in(here, given)
        if after != here:
            edits.append(Edit(here, after))
    change = Change(Message.of("case.imported", name=_name(case)), tuple(edits))
    circles.refuse(plan.apply(change))
    added = sum(edit.before is None for edit in edits)
    changed = len(edits) - added
    kept = len(plan) - changed
    sentence = tr(
        "{name}: {added} added, {changed} changed, {kept} left alone.",
        name=account.label,
        added=added,
        changed=changed,
        kept=kept,
    )
    return Merge(change, added, changed, kept, sentence, _caution(account, case.plan.account))


def _caution(ours: Account, theirs: Account) -> str | None:
    """Return what to tell where one id may stand for two customers."""
    same = theirs.label.casefold().split() == ours.label.casefold().split()
    if same or theirs.name is None:
        return None
    return tr(
        "Mind: in the file this account is called “{theirs}”, here “{ours}”; both have the id "
        "{id}.",
        theirs=theirs.label,
        ours=ours.label,
        id=ours.id,
    )


def _of_this_decision(plan: AccountPlan, entity: Any, decision: Id) -> Any:
    """Return the entity, under another id where its own means something of another decision.

    A case file numbers its actions and contacts for itself.
    """
    here = plan.find(type(entity), entity.id)
    theirs = getattr(entity, "opportunity", None) or decision
    ours = None if here is None else getattr(here, "opportunity", None)
    if ours is None or ours == theirs or ours not in plan.opportunities:
        return entity
    return replace(entity, id=joined(decision, entity.id))


def _name(case: Case) -> str:
    return case.plan.opportunities[case.opportunity].label


def _check_free(plan: AccountPlan, entity: Entity) -> None:
    """Raise UserError when an id stands for a card of another kind in this account."""
    if type(entity) not in CARDS:
        return
    if any(plan.find(kind, entity.id) is not None for kind in CARDS):
        raise UserError(
            tr(
                'In the file "{id}" is {theirs}, in this account it is {ours}.',
                id=entity.id,
                theirs=getattr(entity, "label", entity.id),
                ours=plan.label(entity.id),
            )
        )


def _filled_in(here: Any, given: Any) -> Any:
    """Return what is here with everything that the file knows about it."""
    values: dict[str, Any] = {}
    for field in fields(here):
        ours, theirs = getattr(here, field.name), getattr(given, field.name)
        if theirs in _UNKNOWN:
            continue
        nested = is_dataclass(theirs) and is_dataclass(ours)
        values[field.name] = _filled_in(ours, theirs) if nested else theirs
    for confidence, value in _SURE_OF.items():
        if (
            value in values
            and values[value] != getattr(here, value)
            and hasattr(here, confidence)
        ):
            values[confidence] = getattr(given, confidence)
    return replace(here, **values)
