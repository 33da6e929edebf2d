"""A workspace in a file, seen before SQLAlchemy is there: a start reads it by the driver alone.

SQLAlchemy takes longer to import than everything that paints a map. So the account in view is
read without it, from a file that needs nothing done to it; what else is asked of the workspace
opens it as ever, under the lock that was taken before the look.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from app.errors import UserError
from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.entities import KINDS, NAMES, Entity, EntityType
from app.model.planning import ParameterValue
from app.model.values import Id
from app.model.working_copy import Exchange, WorkingCopy
from app.store import catalogue, content, driver, journal_claim, lock, probe, rows
from app.store.address import Address, FileAddress, journal_folder
from app.store.catalogue import SHARED, AccountSummary
from app.store.journal import Journal
from app.store.journal_claim import Claim
from app.store.rights import Rights
from app.store.version import VERSION

if TYPE_CHECKING:
    from app.store.plan_store import PlanStore as _PlanStore
    from app.store.workspace import Workspace as _Workspace
else:  # they bring SQLAlchemy; what is not answered here goes on to a real one
    _PlanStore = _Workspace = object

_Answer = TypeVar("_Answer")
_UNREADABLE = (ValueError, KeyError, TypeError, LookupError, UserError, driver.dbapi.Error)

_log = logging.getLogger(__name__)


def at(address: Address) -> FirstLook | None:
    """Look into a workspace; None where it is not a file, or one to be opened as ever.

    That is when it is missing, of another version, cut off in the middle of a transaction, or
    not quite a workspace. Raises UserError when it is open elsewhere.
    """
    if not isinstance(address, FileAddress) or not address.file.is_file():
        return None
    driver.check_version()
    try:
        held = lock.hold(address.file)
    except lock.NotWritable:
        return None  # it is opened as ever, and says that it can only be read
    if not os.access(address.file, os.W_OK):
        held.release()
        return None
    try:
        connection = probe.glance(address.file, VERSION)
    except BaseException:
        held.release()
        raise
    if connection is None:
        held.release()
        return None
    return FirstLook(address, held, connection)


class FirstLook(_Workspace):
    """A workspace that is looked into, and opened at the first thing a look cannot answer.

    Nobody else has it meanwhile, so what was seen is what stands; that it is sound all through
    is known when `finish_opening` has returned.
    """

    def __init__(self, address: FileAddress, held: lock.Lock, connection: Any) -> None:
        self.address = address
        self._held: lock.Lock | None = held  # until the workspace has it
        self._connection: Any = connection  # None once the workspace is opened
        self._opened: _Workspace | None = None
        self._ids: dict[Id, content.ClientIds] = {}
        self._claims: dict[Id, Claim] = {}  # of its journals; the workspace has them too
        self._busy = RLock()

    @property
    def path(self) -> Path:
        return self.address.path

    @property
    def label(self) -> str:
        return self.address.label

    @property
    def rights(self) -> Rights:
        return Rights.OWNER

    @property
    def remark(self) -> str:
        return ""  # what can only be read is not looked into

    def accounts(self) -> list[AccountSummary]:
        return self._seen(_accounts, lambda workspace: workspace.accounts())

    def load(self, plan: Id) -> WorkingCopy:
        return self._seen(
            lambda look: _load(look, plan), lambda workspace: workspace.load(plan)
        )

    def shared(self) -> WorkingCopy:
        return self.load(SHARED)

    def plan_store(self, plan: Id) -> _PlanStore:
        return _PlanToCome(self, plan)

    def journal(self, plan: Id, *, taking_over: bool = False) -> Journal:
        with self._busy:
            if self._opened is None:
                folder, key = journal_folder(), journal_claim.key_of(self.label, plan)
                if plan not in self._claims:
                    self._claims[plan] = journal_claim.claim(folder, key)
                ids = self._ids.setdefault(plan, content.ClientIds())
                journal = Journal(folder, self.label, plan, ids, self._claims[plan])
                if not journal.is_there:
                    return journal
            return self.whole().journal(plan, taking_over=taking_over)

    def finish_opening(self) -> None:
        self.whole()

    def close(self) -> None:
        with self._busy:
            self._end_look()
            if self._opened is not None:
                self._opened.close()
                return
            if self._held is not None:
                self._held.release()
        self.leave_journals()

    def leave_journals(self) -> None:
        with self._busy:
            while self._claims:
                self._claims.popitem()[1].release()

    def whole(self) -> _Workspace:
        """Return the workspace itself, opened now if it was not; raises as `Workspace.open`."""
        with self._busy:
            if self._opened is None:
                self._end_look()
                held, self._held = self._held, None
                self._opened = _opened(self.address, held, self._ids, self._claims)
            return self._opened

    def __getattr__(self, name: str) -> Any:
        return getattr(self.whole(), name)

    def _seen(
        self, look: Callable[[Any], _Answer], ask: Callable[[_Workspace], _Answer]
    ) -> _Answer:
        """Return what a look finds, or what the workspace says where none finds it any more."""
        with self._busy:
            if self._connection is not None:
                try:
                    with _one_moment(self._connection):
                        return look(self._connection)
                except _UNREADABLE as error:  # the workspace will say it in its own words
                    _log.info("nothing to see at once: %s", type(error).__name__)
            return ask(self.whole())

    def _end_look(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


class _PlanToCome(_PlanStore):
    """The way back in for a plan that was seen: opens the workspace when it is gone."""

    def __init__(self, workspace: FirstLook, plan: Id) -> None:
        self._workspace, self._plan = workspace, plan

    def exchange(self, ours: Sequence[Change], base: int, author: str) -> Exchange:
        return self._workspace.whole().plan_store(self._plan).exchange(ours, base, author)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._workspace.whole().plan_store(self._plan), name)


def _opened(
    address: Address,
    held: lock.Lock | None,
    ids: dict[Id, content.ClientIds],
    claims: dict[Id, Claim],
) -> _Workspace:
    """Open a workspace under a lock that is held, or that is taken anew after a failure."""
    try:
        from app.store import workspace_file  # noqa: PLC0415  with SQLAlchemy, so not before
        from app.store.workspace import Workspace  # noqa: PLC0415  as above

        file = workspace_file.open_file(address.path, create=False, held=held)
    except BaseException:
        if held is not None:
            held.release()
        raise
    return Workspace(address, file, ids, claims)


@contextmanager
def _one_moment(connection: Any) -> Iterator[None]:
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def _accounts(connection: Any) -> list[AccountSummary]:
    decisions = connection.execute(
        "SELECT plan_id, id, name, decision_date, stage FROM opportunity ORDER BY plan_id, seq"
    )
    return catalogue.listed(
        [
            (plan, id, name, None if due is None else date.fromisoformat(due), stage)
            for plan, id, name, due, stage in decisions
        ],
        connection.execute("SELECT plan_id, name FROM account"),
    )


def _load(connection: Any, plan: Id) -> WorkingCopy:
    found = connection.execute("SELECT revision FROM plan WHERE id = ?", (plan,)).fetchone()
    if found is None and plan != SHARED:
        raise LookupError("no such plan")
    kinds = (ParameterValue,) if plan == SHARED else KINDS.values()
    with rows.no_collection():
        seen = AccountPlan(_entities(connection, plan, kinds))
    account = SHARED if plan == SHARED else seen.account.id
    if account != plan:
        raise LookupError("an account under another id than its plan")
    return WorkingCopy(seen, 0 if found is None else found[0])


def _entities(connection: Any, plan: Id, kinds: Iterable[EntityType]) -> list[Entity]:
    found: list[Entity] = []
    for kind in kinds:
        names = ", ".join(f"[{field.name}]" for field in fields(kind))  # never read as texts
        given = connection.execute(
            f"SELECT {names} FROM [{NAMES[kind]}] WHERE plan_id = ? ORDER BY seq",
            (plan,),
        ).fetchall()
        if given:  # most kinds have none, and need not be known how to read
            found += rows.form(kind).entities_as_kept(given)
    return found
