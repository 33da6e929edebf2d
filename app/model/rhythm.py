"""How often somebody should be spoken: stored on a tie when it is made.

If it followed the roles live, giving a decider another role could age a tie and cost points.
A tie from a case file that says nothing of it does follow them, until the roles change here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit
from app.model.decision import Membership
from app.model.parameters import DEFAULT, Parameters
from app.model.planning import ParameterValue
from app.model.ties import ContactTie
from app.model.values import Id
from app.model.vocabulary import Role


def cadence_of(roles: Iterable[Role], parameters: Parameters) -> int:
    """Return every how many days these roles ask for contact; the shortest counts."""
    return min(
        (parameters.cadence[role] for role in roles if role in parameters.cadence),
        default=parameters.other_cadence,
    )


def cadence_for(plan: AccountPlan, person: Id, base: Parameters = DEFAULT) -> int:
    """Return the rhythm in days of a tie made with a person now, by their roles anywhere.

    `base` are the parameters of the workspace; what the account sets otherwise goes before.
    """
    taking_part = plan.where(Membership, "person", person)
    roles = {role for one in taking_part if one.takes_part for role in one.roles}
    return cadence_of(roles, parameters_of(plan, base))


def with_rhythm(change: Change, plan: AccountPlan, base: Parameters = DEFAULT) -> Change:
    """Return a change whose new ties have the rhythm of the roles that hold after it."""
    new = [edit for edit in change.edits if edit.before is None and edit.kind is ContactTie]
    if not new:
        return change
    after = plan.apply(change)
    edits = []
    for edit in change.edits:
        tie = edit.after
        if edit.before is None and isinstance(tie, ContactTie) and tie.cadence_days is None:
            rhythm = cadence_for(after, tie.person, base)
            edits.append(Edit(None, replace(tie, cadence_days=rhythm)))
        else:
            edits.append(edit)
    return Change(change.message, tuple(edits))


def keeping_rhythm(change: Change, plan: AccountPlan, base: Parameters = DEFAULT) -> Change:
    """Return a change after which ties have the rhythm they had, whatever roles it gives.

    Ties with somebody whose roles it changes, and that have no rhythm of their own, get the
    one that they had by the roles until now; of several decisions the longest.
    """
    if Membership not in change.kinds:
        return change
    parameters = parameters_of(plan, base)
    edited = {edit.id for edit in change.edits if edit.kind is ContactTie}
    kept: dict[Id, Edit] = {}
    for person in _with_other_roles(change):
        taking_part = plan.where(Membership, "person", person)
        rhythms = [
            cadence_of(one.roles, parameters)
            for one in taking_part
            if one.takes_part and one.roles
        ]
        for tie in plan.where(ContactTie, "person", person):
            if rhythms and tie.cadence_days is None and tie.id not in edited:
                kept[tie.id] = Edit(tie, replace(tie, cadence_days=max(rhythms)))
    return Change(change.message, (*change.edits, *kept.values())) if kept else change


def _with_other_roles(change: Change) -> Iterator[Id]:
    """Yield who had roles before a change and has others after it."""
    for edit in change.edits:
        was, now = edit.before, edit.after
        if not isinstance(was, Membership) or not isinstance(now, Membership):
            continue
        if was.takes_part and was.roles and now.takes_part and now.roles != was.roles:
            yield was.person


def parameters_of(plan: AccountPlan, base: Parameters = DEFAULT) -> Parameters:
    """Return the parameters that hold for an account."""
    values = plan.table(ParameterValue)
    if not values:
        return base
    from app.model.tuning import tuned  # noqa: PLC0415  the catalogue is seldom needed

    return tuned(values.values(), base)
