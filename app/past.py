"""What was done to an account, and how it stood: the log for reading, and the plan of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import accumulate
from typing import TYPE_CHECKING

from app.errors import UserError
from app.i18n import tr

if TYPE_CHECKING:
    from app.model.account_plan import AccountPlan
    from app.model.change import Change
    from app.model.parameters import Parameters
    from app.model.values import Id
    from app.store.workspace import Workspace
    from app.usecases import Unsaved


@dataclass(frozen=True, slots=True)
class Done:
    """One change as the log tells it."""

    at: datetime  # in UTC; never before the one it came after, though a clock was set back
    author: str
    change: Change
    revision: int | None = None  # None for what is not handed in, and for what lost
    of_workspace: bool = False  # it holds for all accounts
    lost: str = ""  # the id under which a change that lost to a colleague's is kept

    @property
    def is_waiting(self) -> bool:
        """Whether it is not handed in yet."""
        return self.revision is None and not self.lost

    @property
    def words(self) -> str:
        """What was done, in the reader's words."""
        from app.model import wording  # noqa: PLC0415  not before the first paint

        words = wording.words(self.change.message)
        if self.lost:
            return tr("{what} – lost to a colleague’s change", what=words)
        if self.is_waiting:
            return tr("{what} – not saved yet", what=words)
        if self.of_workspace:
            return tr("{what} – for all accounts", what=words)
        return words


@dataclass(frozen=True, slots=True)
class AsItWas:
    """An account as it stood once."""

    plan: AccountPlan
    base: Parameters  # the numbers of the workspace as they were then
    revision: int


def log_of(workspace: Workspace, account: Id, unsaved: Unsaved | None = None) -> list[Done]:
    """Return what was done to an account, and what was set for all, the newest first.

    What is not handed in yet comes before everything else; what lost to a colleague's change
    stands where it was given up.
    """
    from app.store.catalogue import SHARED  # noqa: PLC0415  the store is slow to import

    now = datetime.now(UTC)
    found = _logged(workspace, account, shared=False) + _logged(workspace, SHARED, shared=True)
    for one in workspace.journal(account).lost():
        found.append(Done(one.at or now, one.author, one.change, lost=one.id))
    found.sort(key=lambda one: one.at, reverse=True)
    if unsaved is None:
        return found
    waiting = [Done(now, unsaved.author, change) for change in reversed(unsaved.changes)]
    return waiting + found


def as_it_was(
    workspace: Workspace, account: Id, day: date | None = None, revision: int | None = None
) -> AsItWas:
    """Return an account as it stood at the end of a day, or once a revision was reached.

    Raises UserError when it was not there yet, or when its log cannot be replayed.
    """
    from app.model.account_plan import AccountPlan  # noqa: PLC0415  not before the first paint
    from app.model.parameters import DEFAULT  # noqa: PLC0415  as above
    from app.model.rhythm import parameters_of  # noqa: PLC0415  as above
    from app.store.catalogue import SHARED  # noqa: PLC0415  the store is slow to import

    own = sorted(_logged(workspace, account, shared=False), key=lambda one: one.revision or 0)
    if revision is not None:
        own = [one for one in own if (one.revision or 0) <= revision]
    elif day is not None:
        own = [one for one in own if _day_of(one) <= day]
    if not own:
        raise UserError(tr("This account was not there yet on that day."))
    until = own[-1].at if revision is not None else None
    plan, shared = AccountPlan(), AccountPlan()
    for one in own:
        plan = plan.apply(one.change)
    for one in reversed(_logged(workspace, SHARED, shared=True)):
        if (one.at <= until) if until is not None else (day is None or _day_of(one) <= day):
            shared = shared.apply(one.change)
    if not plan.opportunities:
        raise UserError(tr("There was no buying decision on that day."))
    return AsItWas(plan, parameters_of(shared, DEFAULT), own[-1].revision or 0)


def _logged(workspace: Workspace, plan: Id, *, shared: bool) -> list[Done]:
    """Return the log of a plan, the newest first."""
    told = workspace.history(plan)
    times = accumulate((one.made_at for one in told), max)
    done = [
        Done(at, one.author, one.change, one.revision, shared)
        for at, one in zip(times, told, strict=True)
    ]
    return done[::-1]


def _day_of(one: Done) -> date:
    return one.at.astimezone().date()
