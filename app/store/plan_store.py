"""One plan in a workspace: read whole, written change by change under its revision."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from app.errors import Damaged, Displaced, PasswordWanted, Unreachable, UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.entities import KINDS, NAMES, Entity, EntityType
from app.model.house import HouseStyle
from app.model.planning import ParameterValue
from app.model.values import Id
from app.model.working_copy import Exchange, WorkingCopy
from app.store import content, rows
from app.store.address import Database
from app.store.catalogue import SHARED
from app.store.schema import TABLES, changes, plans

_OF_SHARED: tuple[EntityType, ...] = (ParameterValue, HouseStyle)  # all it holds
_SEQ_PER_CHANGE = 1 << 24  # no change adds more entities than this

_advance = (
    update(plans)
    .where(plans.c.id == bindparam("plan"), plans.c.revision == bindparam("base"))
    .values(revision=bindparam("reached"))
)
_log = insert(changes).values(
    plan_id=bindparam("plan"),
    revision=bindparam("reached"),
    client_id=bindparam("client"),
    author=bindparam("author"),
    content=bindparam("content"),
)
_revision = select(plans.c.revision).where(plans.c.id == bindparam("plan"))
_since = (
    select(changes.c.revision, changes.c.client_id, changes.c.content)
    .where(changes.c.plan_id == bindparam("plan"), changes.c.revision > bindparam("base"))
    .order_by(changes.c.revision)
)


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """A change as the history tells it."""

    revision: int
    author: str
    made_at: datetime  # by the clock of the database, in UTC
    change: Change


@dataclass(frozen=True, slots=True)
class Signature:
    """Who hands a change in, and under which id."""

    author: str
    client_id: str


class PlanStore:
    """One plan of a workspace; may be used from any thread, one call at a time."""

    def __init__(self, database: Database, plan: Id, ids: content.ClientIds) -> None:
        self._database = database
        self._plan = plan
        self._ids = ids

    def exchange(self, ours: Sequence[Change], base: int, author: str) -> Exchange:
        """Write `ours` on top of `base`, or return what others wrote since.

        All or nothing, in one transaction. Handing the same changes in again, because the
        answer never came, writes nothing and accepts them. Whoever may write no more is given
        what others wrote as long as there is any. Raises Unreachable when the workspace does
        not answer now, UserError when it cannot be written; then nothing was written, or it
        will be seen at the next try.
        """
        try:
            if ours and self._write(ours, base, author):
                return Exchange((), len(ours), base + len(ours))
        except (Unreachable, PasswordWanted, Displaced, Damaged):
            raise  # nothing can be read either
        except UserError:
            found = self._fetch(ours, base)
            if found.others or found.accepted:
                return found
            raise
        return self._fetch(ours, base)

    def revision(self) -> int:
        """Return the revision the plan has reached, which costs next to nothing to ask."""
        with self._database.reading() as connection:
            return self._reached(connection)

    def history(self) -> list[LoggedChange]:
        """Return who changed what when, oldest first."""
        c = changes.c
        told = select(c.revision, c.author, c.made_at, c.content).where(c.plan_id == self._plan)
        with self._database.reading() as connection:
            found = connection.execute(told.order_by(c.revision)).all()
        return [
            LoggedChange(revision, author, made.replace(tzinfo=UTC), self._decoded(text))
            for revision, author, made, text in found
        ]

    def load(self) -> WorkingCopy:
        """Read the plan as it stands at one revision.

        Raises UserError when it is not there, or when its rows are not those of a plan.
        """
        shared = self._plan == SHARED
        with self._database.reading() as connection:
            revision = self._reached(connection)
            kinds = _OF_SHARED if shared else tuple(KINDS.values())
            try:
                with rows.no_collection():
                    plan = AccountPlan(_entities(connection, self._plan, kinds))
                if not shared and plan.account.id != self._plan:
                    raise LookupError("an account under another id than its plan")
            except (ValueError, KeyError, TypeError, LookupError, UserError) as error:
                raise self._damaged() from error
        return WorkingCopy(plan, revision)

    def _write(self, ours: Sequence[Change], base: int, author: str) -> bool:
        reached = base + len(ours)
        with self._database.writing() as connection:
            if self._plan == SHARED and connection.scalar(_revision, {"plan": SHARED}) is None:
                connection.execute(insert(plans), {"id": SHARED, "revision": 0})
            moved = connection.execute(
                _advance, {"plan": self._plan, "base": base, "reached": reached}
            )
            if moved.rowcount == 0:
                return False
            for revision, change in enumerate(ours, start=base + 1):
                signed = Signature(author, self._ids.of(change))
                write_log(connection, self._plan, revision, content.text_of(change), signed)
                for position, edit in enumerate(change.edits):
                    self._write_row(connection, edit, seq(revision, position))
            self._database.announce(connection, self._plan)
        return True

    def _write_row(self, connection: Connection, edit: Edit, order: int) -> None:
        table = TABLES[edit.kind]
        form = rows.form(edit.kind)
        this = (table.c.plan_id == self._plan) & (table.c.id == edit.id)
        if edit.before is None:
            assert edit.after is not None, "an edit has a before, an after, or both"
            [row] = form.rows([edit.after])
            connection.execute(insert(table), {"plan_id": self._plan, "seq": order, **row})
            return
        if edit.after is None:
            written = connection.execute(delete(table).where(this))
        else:
            changed = _changed(edit.before, edit.after)
            if not changed:
                return
            [row] = form.rows([edit.after])
            new = {table.c[name]: row[name] for name in changed}
            written = connection.execute(update(table).where(this).values(new))
        if written.rowcount != 1:
            raise RuntimeError(f"log and rows of a {table.name} do not agree")

    def _fetch(self, ours: Sequence[Change], base: int) -> Exchange:
        given = {"plan": self._plan, "base": base}
        with self._database.reading() as connection:
            revision = self._reached(connection)
            found = connection.execute(_since, given).all()
        if revision < base:
            raise UserError(
                tr("This workspace is older than what is open; was a backup put in its place?")
            )
        accepted = 0
        for change, row in zip(ours, found, strict=False):
            if row.client_id != self._ids.of(change):
                break
            accepted += 1
        others = tuple(self._decoded(row.content) for row in found[accepted:])
        return Exchange(others, accepted, revision)

    def _reached(self, connection: Connection) -> int:
        """Return the revision of the plan; the shared one begins at nothing."""
        revision: int | None = connection.scalar(_revision, {"plan": self._plan})
        if revision is not None:
            return revision
        if self._plan != SHARED:
            raise UserError(tr("This account is no longer in the workspace."))
        return 0

    def _decoded(self, text: str) -> Change:
        try:
            return content.change_of(text)
        except (ValueError, KeyError, TypeError, UserError) as error:
            raise self._damaged() from error

    def _damaged(self) -> UserError:
        if self._plan == SHARED:
            return Damaged(tr("The parameters of this workspace are damaged; open a backup."))
        return Damaged(
            tr("The account {id} is damaged in this workspace; open a backup.", id=self._plan)
        )


def add_plan(connection: Connection, plan: AccountPlan, message: Message, author: str) -> None:
    """Write a plan that is not there yet as one change that adds all of it."""
    id = plan.account.id
    added = {kind: rows.form(kind).rows(plan.table(kind).values()) for kind in KINDS.values()}
    text = content.text_of_additions(
        message, ((NAMES[kind], row) for kind, found in added.items() for row in found)
    )
    connection.execute(insert(plans), {"id": id, "revision": 1})
    write_log(connection, id, 1, text, Signature(author, content.new_client_id()))
    order = itertools.count(seq(1, 0))
    for kind, found in added.items():
        for row in found:
            row["plan_id"] = id
            row["seq"] = next(order)
        if found:
            connection.execute(insert(TABLES[kind]), found)


def write_log(
    connection: Connection, plan: Id, revision: int, text: str, signed: Signature
) -> None:
    """Write a change into the log; its rows belong in the same transaction."""
    connection.execute(
        _log,
        {
            "plan": plan,
            "reached": revision,
            "client": signed.client_id,
            "author": signed.author,
            "content": text,
        },
    )


def seq(revision: int, position: int) -> int:
    """Return where an entity comes that was added by this edit of this revision."""
    return revision * _SEQ_PER_CHANGE + position


def _entities(connection: Connection, plan: Id, kinds: Sequence[EntityType]) -> list[Entity]:
    found: list[Entity] = []
    for kind in kinds:
        form = rows.form(kind)
        found += form.entities(connection.execute(_query(kind), {"plan": plan}).all())
    return found


_queries: dict[EntityType, Select[Any]] = {}


def _query(kind: EntityType) -> Select[Any]:
    """Return what asks for the entities of a kind, oldest first, as `rows.Form` takes them."""
    found = _queries.get(kind)
    if found is None:
        table = TABLES[kind]
        columns = [table.c[name] for name in rows.form(kind).names]
        this = table.c.plan_id == bindparam("plan")
        found = _queries[kind] = select(*columns).where(this).order_by(table.c.seq)
    return found


def _changed(before: Entity, after: Entity) -> list[str]:
    names = (field.name for field in fields(after))
    return [name for name in names if getattr(before, name) != getattr(after, name)]
