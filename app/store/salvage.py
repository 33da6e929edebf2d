"""Reading what can still be read of a damaged workspace, into a new file.

Every account is made again from its log where that is whole. Where it is not, from the rows of
its tables: those that can be read, whose values an entity of ours can have, and whose
references hold; what the log still says of rows that are lost is taken from there.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Message, additions
from app.model.entities import KINDS, LETS_GO, REFERENCES, Entity, EntityType, targets
from app.model.people import Account, OutsideInfluence, Person, TeamMember
from app.model.values import Id
from app.store import content, lock, rows
from app.store.catalogue import SHARED
from app.store.damaged_tables import Table, read_table, readable_copy
from app.store.placing import placed
from app.store.plan_store import Signature, add_plan, seq, write_log
from app.store.schema import TABLES, changes, plans
from app.store.workspace_file import open_file

PEOPLE: tuple[EntityType, ...] = (Person, TeamMember, OutsideInfluence)
BY = "?"  # who signs what was put together from rows
_Key = tuple[EntityType, Id]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved, and what was not."""

    accounts: int
    people: int
    records: int  # of all kinds, people included
    changes: int  # of the histories that are whole
    lost: tuple[tuple[EntityType, int], ...]  # how many of each kind are known to be lost
    without_history: int  # accounts whose history could not be saved


@dataclass(slots=True)
class _Standing:
    """What stands of an account in its tables, and what of it is lost."""

    entities: dict[_Key, Entity] = field(default_factory=dict)
    lost: Counter[EntityType] = field(default_factory=Counter)


@dataclass(slots=True)
class _Saved:
    """One account as it will be written."""

    plan: AccountPlan
    log: list[dict[str, Any]] = field(default_factory=list)  # empty where it is not whole


def salvage(damaged: Path, target: Path) -> Salvaged:
    """Write what can be read of a damaged workspace into a new file.

    The damaged one stays as it is. Raises UserError when there is a file already, when nothing
    at all can be read, or when the new one cannot be written.
    """
    if target.exists():
        raise UserError(tr("{path} is there already; give another name.", path=str(target)))
    held = lock.hold(damaged)
    try:
        with tempfile.TemporaryDirectory(prefix="visavis-") as folder:
            copy = Path(folder) / "damaged.visavis"
            try:
                shutil.copyfile(damaged, copy)
            except OSError as error:
                raise UserError(
                    tr(
                        "{path} cannot be read: {reason}.",
                        path=str(damaged),
                        reason=error.strerror or "?",
                    )
                ) from error
            tables = _tables_of(copy, damaged)
    finally:
        held.release()
    found, lost = _plans_of(tables)
    if not any(id != SHARED for id in found):
        raise UserError(tr("Nothing can be read of {path} any more.", path=str(damaged)))
    _write(target, found)
    return _told(found, lost)


# -- reading


def _tables_of(copy: Path, damaged: Path) -> dict[str, Table]:
    """Return what can be read of every table, by its name."""
    names = [plans.name, changes.name, *KINDS]
    with readable_copy(copy) as connection:
        if connection is None:
            raise UserError(tr("Nothing can be read of {path} any more.", path=str(damaged)))
        most = copy.stat().st_size  # more rows than bytes there are none
        return {name: read_table(connection, name, most) for name in names}


def _plans_of(tables: dict[str, Table]) -> tuple[dict[Id, _Saved], Counter[EntityType]]:
    """Return the plans that can be had, and of each kind how many records are lost."""
    logs = _logs_of(tables[changes.name])
    standing = _entities_of(tables)
    reached = {row["id"]: row.get("revision") for row in tables[plans.name].rows}
    found: dict[Id, _Saved] = {}
    lost: Counter[EntityType] = Counter()
    for id in sorted({*logs, *standing, *reached}):
        log, stands = logs.get(id, []), standing.get(id, _Standing())
        whole = _replayed(log, reached.get(id))
        if whole is not None:
            found[id] = _Saved(whole, log)
            continue
        plan = _put_together(id, stands, _last_known(log))
        lost += stands.lost
        if plan is not None:
            found[id] = _Saved(plan)
    return found, lost


def _logs_of(table: Table) -> dict[Id, list[dict[str, Any]]]:
    """Return the rows of each log that can be understood, in order."""
    logs: dict[Id, list[dict[str, Any]]] = {}
    taken: set[str] = set()
    for row in table.rows:
        try:
            change = content.change_of(row["content"])
        except (ValueError, KeyError, TypeError, AttributeError, UserError):
            continue
        is_signed = all(isinstance(row.get(name), str) for name in ("client_id", "author"))
        if not is_signed or row.get("made_at") is None or row["client_id"] in taken:
            continue
        if not isinstance(row.get("revision"), int):
            continue
        taken.add(row["client_id"])
        logs.setdefault(row["plan_id"], []).append({**row, "change": change})
    for log in logs.values():
        log.sort(key=lambda row: int(row["revision"]))
    return logs


def _entities_of(tables: dict[str, Table]) -> dict[Id, _Standing]:
    """Return what stands in the tables, by plan; what cannot be an entity of ours is lost."""
    found: dict[Id, _Standing] = defaultdict(_Standing)
    for name, kind in KINDS.items():
        table, form = tables[name], rows.form(kind)
        for plan, _id in table.missing:
            found[plan].lost[kind] += 1
        for row in sorted(table.rows, key=lambda row: _number(row.get("seq"))):
            stands = found[row["plan_id"]]
            values: Any = tuple(row.get(name) for name in form.names)
            try:
                [entity] = form.entities([values])
            except (ValueError, KeyError, TypeError, LookupError, AttributeError, UserError):
                stands.lost[kind] += 1
            else:
                stands.entities[kind, entity.id] = entity
    return found


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


# -- putting together


def _replayed(log: list[dict[str, Any]], reached: object) -> AccountPlan | None:
    """Return the plan that a log led to; None when the log is not whole."""
    if not log or [row["revision"] for row in log] != list(range(1, len(log) + 1)):
        return None
    if isinstance(reached, int) and reached > len(log):
        return None
    plan = AccountPlan()
    try:
        for row in log:
            plan = plan.apply(row["change"])
    except UserError:
        return None
    return plan


def _last_known(log: Iterable[dict[str, Any]]) -> dict[_Key, Entity | None]:
    """Return of all that a broken log names how it was last; None for what was removed."""
    known: dict[_Key, Entity | None] = {}
    for row in log:
        change: Change = row["change"]
        for edit in change.edits:
            known[edit.kind, edit.id] = edit.after
    return known


def _put_together(
    id: Id, stands: _Standing, known: dict[_Key, Entity | None]
) -> AccountPlan | None:
    """Return a plan of what holds together; None where there is nothing of it."""
    every, lost = dict(stands.entities), stands.lost
    for key, entity in known.items():
        if entity is not None and key not in every:
            every[key] = entity
            lost[key[0]] = max(0, lost[key[0]] - 1)
    if not every:
        return None
    if id != SHARED:
        every = {
            key: one for key, one in every.items() if key[0] is not Account or key[1] == id
        }
        every.setdefault((Account, id), Account(id=id))
    held = _holding(every)
    lost.update(kind for kind, _id in every.keys() - held.keys())
    return AccountPlan(held.values())


def _holding(every: dict[_Key, Entity]) -> dict[_Key, Entity]:
    """Return the entities whose references hold; a reference that may be empty lets go."""
    held = dict(every)
    while True:
        changed = {key: _mended(one, held) for key, one in held.items()}
        mended = {key: one for key, one in changed.items() if one is not None}
        if mended == held:
            return held
        held = mended


def _mended(entity: Entity, held: dict[_Key, Entity]) -> Entity | None:
    kind = type(entity)
    mended: dict[str, Any] = {}
    for name in REFERENCES.get(kind, {}):
        value = getattr(entity, name)
        there = {
            id
            for id in (value if isinstance(value, tuple) else (value,))
            if id is None or any((of, id) in held for of in targets(entity, name))
        }
        if isinstance(value, tuple):
            mended[name] = tuple(one for one in value if one in there)
        elif value not in there:
            if name not in LETS_GO.get(kind, ()):
                return None
            mended[name] = None
    return replace(entity, **mended) if mended else entity


# -- writing


def _write(target: Path, found: dict[Id, _Saved]) -> None:
    held = lock.hold(target)
    try:
        with placed(target) as building:
            opened = open_file(building)
            try:
                with opened.writing() as connection:
                    for id, saved in found.items():
                        _write_plan(connection, id, saved)
            finally:
                opened.close()
    finally:
        held.release()


def _write_plan(connection: Connection, id: Id, saved: _Saved) -> None:
    if saved.log:
        _write_with_history(connection, id, saved)
    elif id != SHARED:
        message = Message.of("account.salvaged", name=saved.plan.account.label)
        add_plan(connection, saved.plan, message, BY)
    elif len(saved.plan):
        change = Change(Message.of("parameters.salvaged"), additions(saved.plan))
        connection.execute(insert(plans), {"id": SHARED, "revision": 1})
        signed = Signature(BY, content.new_client_id())
        write_log(connection, SHARED, 1, content.text_of(change), signed)
        _write_entities(connection, SHARED, saved.plan, {})


def _write_with_history(connection: Connection, id: Id, saved: _Saved) -> None:
    connection.execute(insert(plans), {"id": id, "revision": len(saved.log)})
    order: dict[_Key, int] = {}
    written = []
    for row in saved.log:
        change: Change = row["change"]
        for position, edit in enumerate(change.edits):
            if edit.before is None:
                order[edit.kind, edit.id] = seq(row["revision"], position)
        written.append({column.name: row[column.name] for column in changes.columns})
    connection.execute(insert(changes), written)
    _write_entities(connection, id, saved.plan, order)


def _write_entities(
    connection: Connection, id: Id, plan: AccountPlan, order: dict[_Key, int]
) -> None:
    for kind in KINDS.values():
        form = rows.form(kind)
        made = []
        for number, entity in enumerate(plan.table(kind).values()):
            [row] = form.rows([entity])
            place = order.get((kind, entity.id), seq(1, number))
            made.append({"plan_id": id, "seq": place, **row})
        if made:
            connection.execute(insert(TABLES[kind]), made)


def _told(found: dict[Id, _Saved], lost: Counter[EntityType]) -> Salvaged:
    accounts = {id: saved for id, saved in found.items() if id != SHARED}
    every = [saved.plan for saved in accounts.values()]
    return Salvaged(
        accounts=len(accounts),
        people=sum(len(plan.table(kind)) for plan in every for kind in PEOPLE),
        records=sum(len(plan) for plan in every),
        changes=sum(len(saved.log) for saved in found.values()),
        lost=tuple((kind, lost[kind]) for kind in KINDS.values() if lost[kind]),
        without_history=sum(not saved.log for saved in accounts.values()),
    )
