"""Edits of the numbers the analysis works with, of one account or of the whole workspace."""

from __future__ import annotations

from collections.abc import Iterable

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.edits.general import cleaned
from app.model.planning import ParameterValue
from app.model.tuning import TUNABLE


def set_parameter(
    plan: AccountPlan, name: str, value: float, reason: str | None = None
) -> Change:
    """Give a parameter another value here; raises UserError for one that makes no sense."""
    known = TUNABLE.get(name)
    if known is None:
        raise UserError(tr("This version knows no parameter {name}.", name=name))
    known.check(float(value))
    was = plan.find(ParameterValue, name)
    now = ParameterValue(id=name, value=float(value), reason=cleaned(reason))
    edits = () if was == now else (Edit(was, now),)
    return Change(Message.of("parameter.changed", name=name), edits)


def set_value(plan: AccountPlan, name: str, value: float) -> Change:
    """As `set_parameter`, and leave the reason that stands there."""
    was = plan.find(ParameterValue, name)
    return set_parameter(plan, name, value, None if was is None else was.reason)


def set_reason(plan: AccountPlan, name: str, reason: str) -> Change:
    """Say why a parameter is another one here; of one that is not there is nothing to say."""
    was = plan.find(ParameterValue, name)
    if was is None:
        return Change(Message.of("parameter.changed", name=name), ())
    return set_parameter(plan, name, was.value, reason)


def reset_parameters(plan: AccountPlan, names: Iterable[str]) -> Change:
    """Let several parameters be again what they are without us, in one step."""
    held = [plan.find(ParameterValue, name) for name in names]
    edits = tuple(Edit(one, None) for one in held if one is not None)
    if len(edits) == 1:
        return reset_parameter(plan, edits[0].id)
    return Change(Message.of("parameters.reset", count=len(edits)), edits)


def reset_parameter(plan: AccountPlan, name: str) -> Change:
    """Let a parameter be again what it is without us."""
    was = plan.find(ParameterValue, name)
    edits = () if was is None else (Edit(was, None),)
    return Change(Message.of("parameter.changed", name=name), edits)
