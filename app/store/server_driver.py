"""The PostgreSQL driver: how a connection is set up, what its failures mean."""

from __future__ import annotations

import os
import time
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import psycopg
from psycopg import errors as server_errors
from sqlalchemy.exc import DBAPIError

from app.errors import PasswordWanted, Unreachable, UserError
from app.i18n import tr
from app.store.address import Secrets
from app.store.rights import SCHEMA
from app.store.server_address import VERIFIED, ServerAddress

PROGRAM = "visavis"
LOCAL_SAFETY = "prefer"  # nothing leaves this computer
# Where systems keep whom they trust: the driver's own TLS library looks in none of them.
_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)
_REFUSED = "password authentication failed"
# Who may not look into a schema at all is told that its tables are not there.
_NOT_ALLOWED = (server_errors.InsufficientPrivilege, server_errors.UndefinedTable)
_BUSY = ("40", "53", "55", "57014")  # deadlock, no room, locked, given up by the server
_GONE = ("08", "25", "57P")

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for a server, in seconds."""

    connect: int = 5
    statement: int = 10  # the server gives a statement up after this
    idle: int = 60  # and a transaction in which nothing is said
    answer: float = 12  # and we give up a server that does not say that either


PATIENCE = Patience()


class Impatient(psycopg.Connection[Any]):
    """A connection that gives up a server which is there and says nothing.

    A stopped server, or one behind a broken network, would be waited for without end: the
    limits it was told count for nothing while it does not run.
    """

    longest: float = PATIENCE.answer

    def wait(self, gen: Generator[Any, Any, _Answer], *given: Any, **named: Any) -> _Answer:
        return super().wait(self._limited(gen), *given, **named)

    def _limited(self, gen: Generator[Any, Any, _Answer]) -> Generator[Any, Any, _Answer]:
        until = time.monotonic() + self.longest
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if not ready and time.monotonic() > until:
                    self.close()
                    raise psycopg.OperationalError("the server does not answer")
                wanted = gen.send(ready)
        except StopIteration as end:
            answer: _Answer = end.value
            return answer


@dataclass(slots=True)
class Login:
    """Connects to a server, and knows the password for as long as the workspace is open."""

    address: ServerAddress
    secrets: Secrets | None
    patience: Patience = PATIENCE
    _password: str | None = field(default=None, repr=False)

    def connect(self) -> psycopg.Connection[Any]:
        """Return a connection; the password is asked for when the server wants one.

        Raises psycopg.OperationalError, or PasswordWanted when none is known.
        """
        try:
            return self._connect()
        except psycopg.OperationalError as error:
            if not _wants_password(error):
                raise
            if self._password is not None:
                self._password = None  # it was changed; the next time somebody is asked
                raise
        self._password = self.secrets(self.address) if self.secrets else None
        if not self._password:
            place = self.address.label
            raise PasswordWanted(tr("A password is needed for {place}.", place=place), place)
        try:
            return self._connect()
        except psycopg.OperationalError:
            self._password = None
            raise

    def _connect(self) -> psycopg.Connection[Any]:
        made = Impatient.connect(**self._parameters())
        made.longest = self.patience.answer
        return made

    def _parameters(self) -> dict[str, Any]:
        address, patience = self.address, self.patience
        given: dict[str, Any] = {
            "host": address.host,
            "port": address.port,
            "dbname": address.database,
            "user": address.user,
            "password": self._password,
            "application_name": PROGRAM,
            "client_encoding": "utf8",
            "connect_timeout": patience.connect,
            "options": " ".join(f"-c {setting}" for setting in _settings(patience)),
            "sslmode": LOCAL_SAFETY if address.is_local else VERIFIED,
            "sslrootcert": address.certificates,
        }
        if not address.is_local:
            given["gssencmode"] = "disable"  # or Kerberos would stand in for the certificate
            if not address.certificates and not _has_certificates():
                given["sslrootcert"] = _trusted_by_system()
        return {name: value for name, value in given.items() if value is not None}


def _settings(patience: Patience) -> tuple[str, ...]:
    return (
        f"search_path={SCHEMA}",
        "TimeZone=UTC",
        f"statement_timeout={patience.statement}s",
        f"idle_in_transaction_session_timeout={patience.idle}s",
        "default_transaction_isolation=read\\ committed",
    )


def _has_certificates() -> bool:
    """Whether the user said whom to trust where PostgreSQL's own programs look for it."""
    roaming = os.environ.get("APPDATA") if os.name == "nt" else None
    folder = Path(roaming) / "postgresql" if roaming else Path.home() / ".postgresql"
    return bool(os.environ.get("PGSSLROOTCERT")) or (folder / "root.crt").is_file()


def _trusted_by_system() -> str:
    return next((bundle for bundle in _BUNDLES if Path(bundle).is_file()), "system")


def _wants_password(error: psycopg.Error) -> bool:
    """Whether a connection failed for want of the right password."""
    tried = error.pgconn
    if tried is None:
        return False
    return bool(tried.needs_password) or (bool(tried.used_password) and _REFUSED in str(error))


def strip(error: DBAPIError) -> None:
    """Take out of an error what the server tells of the row it is about: it holds names."""
    cause: Any = error.orig
    diagnosis = getattr(cause, "diag", None)
    if diagnosis is None or cause.sqlstate is None:
        return
    told = (cause.sqlstate, diagnosis.table_name, diagnosis.constraint_name)
    sentence = f"{type(cause).__name__} " + " ".join(word for word in told if word)
    cause.args = error.args = (sentence,)


def meaning(error: DBAPIError | psycopg.Error, address: ServerAddress) -> UserError | None:
    """Return what a driver's error means to the user; None when it is a fault of ours."""
    cause: Any = error.orig if isinstance(error, DBAPIError) else error
    place = address.label
    state = getattr(cause, "sqlstate", None)
    if isinstance(cause, UserError):
        return cause
    if isinstance(cause, _NOT_ALLOWED):
        return UserError(
            tr("The server allows you less than this in {place}; ask its owner.", place=place)
        )
    if isinstance(cause, server_errors.ReadOnlySqlTransaction):
        return UserError(tr("{place} can only be read at the moment.", place=place))
    if isinstance(cause, server_errors.DiskFull):
        return UserError(tr("The disk of the server with {place} is full.", place=place))
    if isinstance(cause, psycopg.DataError):
        return UserError(
            tr("A text or number in this change is one that {place} cannot keep.", place=place)
        )
    if state is not None and state.startswith(_BUSY):
        return Unreachable(tr("{place} is too busy to answer now.", place=place))
    if state is not None and state.startswith(_GONE):
        return Unreachable(tr("{place} cannot be reached now.", place=place))
    if isinstance(cause, (psycopg.OperationalError, psycopg.InterfaceError)) and state is None:
        return _refusal(cause, address) or Unreachable(
            tr("{place} cannot be reached now.", place=place)
        )
    return None


def _refusal(error: psycopg.Error, address: ServerAddress) -> UserError | None:
    """Return why a server, or we, refused to connect at all; None when it was not there.

    The protocol has no code for it that the driver would show, only words.
    """
    if error.pgconn is None:
        return None  # it was connected already
    told = str(error).lower()
    place = address.label
    if any(word in told for word in ("certificate", "not support ssl", "ssl error")):
        return UserError(
            tr(
                "The connection to {host} is not safe, so it was not opened: its certificate "
                "could not be verified, or it offers no encryption.",
                host=address.host,
            )
        )
    if _REFUSED in told:
        return PasswordWanted(
            tr("The server refused the password for {place}.", place=place), place
        )
    if "does not exist" in told:
        return UserError(tr("The server knows no such user or database: {place}.", place=place))
    refused = ("pg_hba", "permission denied", "not permitted", "authentication failed")
    if any(word in told for word in refused):
        return UserError(tr("The server does not let you in: {place}.", place=place))
    return None
