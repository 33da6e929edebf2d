"""A workspace on a PostgreSQL server: looked at, made, brought up to date, opened."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoneFree

from app.errors import Unreachable, UserError
from app.i18n import tr
from app.model.values import Id
from app.store import listening, server_driver, server_tables
from app.store.address import OnChange, Secrets, Watch
from app.store.rights import Rights
from app.store.schema import CURRENT, Form
from app.store.server_address import ServerAddress
from app.store.server_driver import PATIENCE, Login

_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_LONGEST_MIGRATION = 3600  # seconds
_KEPT_OPEN, _AT_MOST_MORE = 2, 3  # connections: one that writes, one that reads, and some


class WorkspaceServer:
    """An open workspace on a server; see `address.Database`."""

    def __init__(self, login: Login, form: Form) -> None:
        self._login = login
        self._form = form
        self._rights = Rights.READER
        self.engine = _engine(login)
        self._looking = self.engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self._listener = listening.Listener(login.connect)

    @property
    def rights(self) -> Rights:
        return self._rights

    def look(self) -> int:
        """Return the version of the tables, and learn what we may do in them."""
        with self.transaction(self._looking) as connection:
            version, self._rights = server_tables.look(connection, self._login.address)
        server_tables.check_known(version, self._form, self._login.address)
        return version

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.transaction(self._looking) as connection:
            server_tables.check_version(connection, self._form, self._login.address)
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        if not self._rights.may_edit:
            raise UserError(
                tr(
                    "You may look at {place}, and change nothing in it; ask its owner.",
                    place=self._login.address.label,
                )
            )
        with self.transaction(self.engine) as connection:
            server_tables.keep_version(connection)
            server_tables.check_version(connection, self._form, self._login.address)
            yield connection

    def announce(self, connection: Connection, plan: Id) -> None:
        connection.execute(
            select(func.pg_notify(listening.CHANNEL, listening.word_for(plan)))
        ).all()

    def watch(self, plan: Id, on_change: OnChange, name: str = "") -> Watch:
        return self._listener.watch(plan, on_change, name)

    def others(self, plan: Id) -> list[str]:
        with self.reading() as connection:
            return listening.who_is_at(connection, plan, self._listener.process)

    def copy_to(self, target: Path) -> None:
        from app.store import copying  # noqa: PLC0415  it needs the driver of files too

        copying.to_file(self, target.absolute())

    def put_back(self) -> None:
        """A server keeps its files itself; there is nothing to write."""

    def close(self) -> None:
        self._listener.close()
        self.engine.dispose()

    def transaction(self, engine: Engine) -> AbstractContextManager[Connection]:
        """Return a transaction in which the server's failures are told in sentences."""
        return _transaction(engine, self._login.address)


def open_server(
    address: ServerAddress,
    secrets: Secrets | None,
    *,
    form: Form = CURRENT,
) -> WorkspaceServer:
    """Open a workspace that is there; one that is behind is brought up to date by an owner.

    Raises UserError when it is not there, newer than this program, or not for us; Unreachable
    when the server does not answer; PasswordWanted when it wants to know who we are.
    """
    opened = WorkspaceServer(Login(address, secrets, PATIENCE), form)
    try:
        if opened.look() < form.version:
            if opened.rights < Rights.OWNER:
                raise UserError(
                    tr(
                        "{place} is of an older version of Vis-à-vis; its owner must open it "
                        "once to bring it up to date. Nothing was changed.",
                        place=address.label,
                    )
                )
            _bring_up_to_date(address, secrets, form)
    except BaseException:
        opened.close()
        raise
    return opened


def make_on_server(
    address: ServerAddress, secrets: Secrets | None, *, form: Form = CURRENT
) -> WorkspaceServer:
    """Make the tables and the roles of a workspace in a database that is there, and open it.

    Raises UserError when there is a workspace in it, or when we may not make one.
    """
    engine = _engine(Login(address, secrets))
    try:
        with _transaction(engine, address) as connection:
            server_tables.make(connection, form, address)
    finally:
        engine.dispose()
    return open_server(address, secrets, form=form)


def _bring_up_to_date(address: ServerAddress, secrets: Secrets | None, form: Form) -> None:
    engine = _engine(Login(address, secrets, replace(PATIENCE, answer=_LONGEST_MIGRATION)))
    try:
        with _transaction(engine, address) as connection:
            server_tables.bring_up_to_date(connection, form, address)
    finally:
        engine.dispose()


def _engine(login: Login) -> Engine:
    def connect() -> psycopg.Connection[object]:
        try:
            return login.connect()
        except psycopg.Error as error:
            raise server_driver.meaning(error, login.address) or error from error

    return create_engine(
        URL.create("postgresql+psycopg"),
        creator=connect,
        pool_size=_KEPT_OPEN,
        max_overflow=_AT_MOST_MORE,
        pool_timeout=login.patience.answer,
        pool_pre_ping=True,
        json_serializer=_as_json,
        hide_parameters=True,  # or a note about a person ends up in an error message
        echo=False,
    )


@contextmanager
def _transaction(engine: Engine, address: ServerAddress) -> Iterator[Connection]:
    try:
        with engine.begin() as connection:
            yield connection
    except DBAPIError as error:
        server_driver.strip(error)
        raise server_driver.meaning(error, address) or error from error
    except NoneFree as error:
        raise Unreachable(
            tr("{place} is too busy to answer now.", place=address.label)
        ) from error
