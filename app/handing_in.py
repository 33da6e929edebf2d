"""Handing in where no window does: the command line waits until the workspace has all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Conflict
from app.i18n import ntr

if TYPE_CHECKING:
    from app.model.change import Change
    from app.model.working_copy import WorkingCopy
    from app.store.journal import Journal
    from app.store.plan_store import PlanStore


@dataclass(frozen=True, slots=True)
class Opened:
    """An account taken out of the workspace, with the way back in."""

    copy: WorkingCopy
    store: PlanStore
    journal: Journal
    conflicts: tuple[str, ...]  # changes of a crashed session that no longer fit, in words


def make(opened: Opened, change: Change, signed: str) -> None:
    """Make a change in an account and wait until the workspace has it.

    Raises Conflict when a colleague came in between, with what lost kept in the history.
    """
    if change.edits:
        opened.copy.edit(change)
    lost = what_waits(opened, signed)
    if lost:
        raise lost[0]


def what_waits(opened: Opened, signed: str) -> list[Conflict]:
    """Hand in all that is pending; what lost against a colleague's is kept and returned."""
    from app.model.change import Change  # noqa: PLC0415  the window paints without it

    lost = opened.copy.sync(opened.store, signed)
    for one in lost:
        if isinstance(one.change, Change):
            opened.journal.set_aside(one.change, signed)
    opened.journal.rewrite([])
    return lost


def waiting_words(count: int) -> tuple[str, ...]:
    """Say that so many changes wait for somebody who may edit no more, if any do."""
    if not count:
        return ()
    return (
        ntr(
            "{count} change made here waits until this workspace can be edited again.",
            "{count} changes made here wait until this workspace can be edited again.",
            count,
        ),
    )
