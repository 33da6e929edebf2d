"""What a gesture in the organigram does to the plan: who stands under whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.errors import UserError
from app.i18n import tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.edits.seats import managers_of
from app.model.places import Seat
from app.model.values import Id


def put_under(plan: AccountPlan, ids: Iterable[Id], manager: Id) -> Change:
    """Let people, or vacant functions, stand under somebody or under a vacant function.

    Raises UserError where that makes a circle.
    """
    return _each(plan, [id for id in ids if id != manager], lambda p, id: _put(p, id, manager))


def take_out(plan: AccountPlan, ids: Iterable[Id]) -> Change:
    """Let people report to nobody; dotted lines stay."""
    return _each(plan, list(ids), lambda p, id: _put(p, id, None))


def is_under_somebody(plan: AccountPlan, id: Id) -> bool:
    """Return whether there is a line that `take_out` would remove."""
    seat = plan.find(Seat, id)
    return bool(managers_of(plan, id)) if seat is None else seat.reports_to is not None


def _put(plan: AccountPlan, id: Id, manager: Id | None) -> Change:
    seat = plan.find(Seat, id)
    above = None if manager is None else plan.find(Seat, manager)
    if seat is not None:
        to = manager if above is None else above.formerly
        if above is not None and to is None:
            raise UserError(
                tr("Fill this function first; then somebody can report to who takes it.")
            )
        return edits.set_seat_manager(plan, id, to)
    if above is not None:
        return edits.report_to_seat(plan, id, above.id)
    return edits.set_manager(plan, id, manager)


def _each(
    plan: AccountPlan, ids: list[Id], step: Callable[[AccountPlan, Id], Change]
) -> Change:
    steps: list[Change] = []
    for id in ids:
        steps.append(step(plan, id))
        plan = plan.apply(steps[-1])
    return edits.combined(steps[0].message, steps)
