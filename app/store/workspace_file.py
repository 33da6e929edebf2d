"""A workspace in a file: locked, looked at, made, brought up to date, opened."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import cache, partial
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, insert
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, QueuePool

from app.errors import UserError
from app.i18n import tr
from app.model.values import Id
from app.store import backup, driver, lock, probe
from app.store.address import NeverChanges, OnChange, Watch
from app.store.placing import placed
from app.store.rights import Rights
from app.store.same_file import SameFile
from app.store.schema import CURRENT, VERSION_TABLE, Form

_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class WorkspaceFile:
    """An open file, with its lock, or for reading only without one; see `address.Database`.

    Where nothing may be written no lock can be held, so somebody may be writing elsewhere.
    SQLite's own lock lets each transaction see one moment, as on a server.
    """

    def __init__(self, path: Path, form: Form, held: lock.Lock | None) -> None:
        self._path = path
        self._form = form
        self._held = held
        self._same = SameFile(path)
        self.engine = _engine(path, read_only=held is None)
        self._looking = self.engine.execution_options(reading=True)

    def reading(self) -> AbstractContextManager[Connection]:
        return self._transaction(self._looking)

    def writing(self) -> AbstractContextManager[Connection]:
        if self._held is None:
            raise UserError(only_read(self._path))
        return self._transaction(self.engine)

    @property
    def rights(self) -> Rights:
        return Rights.READER if self._held is None else Rights.OWNER

    def announce(self, connection: Connection, plan: Id) -> None:
        """Tell nobody: there is one editor of a file."""

    def watch(self, plan: Id, on_change: OnChange, name: str = "") -> Watch:  # noqa: ARG002  nobody else writes
        return NeverChanges()

    def others(self, plan: Id) -> list[str]:  # noqa: ARG002  nobody else has it open
        return []

    def copy_to(self, target: Path) -> None:
        backup.copy(self._path, target.absolute(), self._form.version, shape(self._form))

    def put_back(self) -> None:
        """Write the file anew that somebody removed while it was open.

        What is held open is still to be read. Raises UserError where it cannot be written, or
        where another file took the place.
        """
        if self._path.exists():
            self._same.check()
            return
        with placed(self._path) as building:
            self._same.copy_to(building)
        self.engine.dispose()
        self._same.renew()

    def close(self) -> None:
        self.engine.dispose()
        self._same.release()
        if self._held is not None:
            self._held.release()

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Connection]:
        self._same.check()
        try:
            with engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise driver.meaning(error.orig, self._path) or error from error


def open_file(
    path: Path, *, create: bool = True, form: Form = CURRENT, held: lock.Lock | None = None
) -> WorkspaceFile:
    """Open a workspace, made first where it is missing and may be.

    The lock comes before the look: a second program must not read the file by itself while
    SQLite has it open here, for closing it would free SQLite's own locks. Raises UserError
    when it is open elsewhere, newer than this program, damaged, not a workspace, or missing.
    A lock that is `held` already is taken over.
    """
    driver.check_version()
    if path.is_dir():
        raise UserError(tr("{path} is a folder; a workspace is a file.", path=str(path)))
    if not create and not path.exists():
        raise UserError(tr("There is no workspace {path}.", path=str(path)))
    _make_folder(path.parent)
    try:
        held = held or lock.hold(path)
    except lock.NotWritable:
        if not path.exists():
            raise
        return _open_to_read(path, form)
    if path.exists() and not os.access(path, os.W_OK):
        held.release()
        return _open_to_read(path, form)
    try:
        if not path.exists():
            _make(path, form)
        version = probe.look(path, form.version, shape(form))
        if version < form.version:
            _bring_up_to_date(path, version, form)
        return WorkspaceFile(path, form, held)
    except BaseException:
        held.release()
        raise


def _open_to_read(path: Path, form: Form) -> WorkspaceFile:
    """Open a workspace where nothing may be written; nothing has to be done to it first."""
    if probe.is_cut_off(path):
        raise UserError(
            tr(
                "{path} was left in the middle of a change, which cannot be taken back where "
                "nothing can be written. Copy the folder, and open the copy.",
                path=str(path),
            )
        )
    version = probe.look(path, form.version, shape(form))
    if version < form.version:
        raise UserError(
            tr(
                "{path} was made by an older version of Vis-à-vis, and cannot be brought up to "
                "date where nothing can be written. Copy it to a folder of your own first.",
                path=str(path),
            )
        )
    return WorkspaceFile(path, form, None)


def only_read(path: Path) -> str:
    """Return what is said of a workspace that can be read and not written."""
    return tr(
        "{path} can only be read where it is. Copy it to a folder of your own to work in it.",
        path=str(path),
    )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise UserError(
            tr(
                "The folder {folder} cannot be made: {reason}.",
                folder=str(folder),
                reason=error.strerror or "?",
            )
        ) from error


def _make(path: Path, form: Form) -> None:
    with placed(path) as building, closing(driver.connect_new(building)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        for statement in form.statements(sqlite.dialect()):
            connection.execute(statement)
        stored = insert(form.metadata.tables[VERSION_TABLE]).values(version_num=form.label)
        prepared = stored.compile(dialect=sqlite.dialect(paramstyle="named"))
        connection.execute(str(prepared), prepared.params)
        connection.execute(f"PRAGMA application_id = {probe.APPLICATION_ID:d}")
        connection.execute(f"PRAGMA user_version = {form.version:d}")
        connection.execute("COMMIT")


def _bring_up_to_date(path: Path, version: int, form: Form) -> None:
    from app.store import migration  # noqa: PLC0415  only for a workspace that is behind

    if version < 1:
        raise driver.damaged(path)
    copied = backup.before_version(path, form.version)
    backup.copy(path, copied, form.version, shape(form))
    engine = _engine(path, foreign_keys=False)
    try:
        migration.migrate(engine, path, form, shape(form), copied)
    finally:
        engine.dispose()


def _engine(path: Path, *, foreign_keys: bool = True, read_only: bool = False) -> Engine:
    connecting = partial(driver.connect, path, foreign_keys=foreign_keys)
    engine = create_engine(
        "sqlite://",
        module=driver.dbapi,
        creator=partial(driver.connect_to_look, path) if read_only else connecting,
        poolclass=QueuePool if foreign_keys else NullPool,
        json_serializer=_as_json,
        hide_parameters=True,  # or a note about a person ends up in an error message
        echo=False,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


@cache
def shape(form: Form) -> probe.Shape:
    """Return the tables of a workspace in this form, as a probe compares them."""
    return probe.shape_of(form.statements(sqlite.dialect()))
