"""Where a workspace is; the only door from the store's general code to one kind of database."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

from app import home
from app.errors import UserError
from app.i18n import tr
from app.model.values import Id

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.store.rights import Rights

DEFAULT_NAME = "workspace.visavis"
_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]+)://(.*)", re.DOTALL)
_SERVERS = ("postgresql", "postgres")
_FILES = ("sqlite", "file")

OnChange = Callable[[], None]
Secrets = Callable[["Address"], "str | None"]  # the password of an address, where one is known


class Watch(Protocol):
    """What keeps an eye on a plan, until it is closed."""

    def close(self) -> None: ...


class NeverChanges:
    """A watch on what nobody else can change."""

    def close(self) -> None:
        """There is nothing to let go of."""


class Database(Protocol):
    """What the store asks of a database; each kind of address opens one."""

    @property
    def rights(self) -> Rights:
        """What whoever opened it may do in it."""
        ...

    def reading(self) -> AbstractContextManager[Connection]:
        """Return a transaction that sees the database as it was at one moment."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """Return a transaction that is committed when it ends well.

        Whoever else writes to the same plan waits for it from the first write on.
        """
        ...

    def announce(self, connection: Connection, plan: Id) -> None:
        """Tell all who watch a plan that it changed, when this transaction is committed."""
        ...

    def watch(self, plan: Id, on_change: OnChange, name: str = "") -> Watch:
        """Call `on_change`, on a thread of its own, whenever others may have changed a plan."""
        ...

    def others(self, plan: Id) -> list[str]:
        """Return the names under which others watch a plan."""
        ...

    def copy_to(self, target: Path) -> None:
        """Write a copy that can be opened by itself; raises UserError when it cannot be."""
        ...

    def put_back(self) -> None:
        """Write anew what was removed while it was open; raises UserError where it cannot."""
        ...

    def close(self) -> None: ...


class Address(ABC):
    """Where a workspace is: in a file, or in a database on a server."""

    @staticmethod
    def parse(text: str | Path | None) -> Address:
        """Read what a user gave: a path, sqlite:///path, postgresql://…, None for the default.

        Raises UserError for what cannot be opened; a password is never repeated.
        """
        if text is None:
            return FileAddress(data_folder() / DEFAULT_NAME)
        url = _URL.fullmatch(text) if isinstance(text, str) else None
        if url is not None:
            scheme = url[1].lower()
            if scheme.partition("+")[0] in _SERVERS:
                from app.store.server_address import ServerAddress  # noqa: PLC0415  seldom

                return ServerAddress.of(url[2])
            text = _path_in(scheme, url[2])
        try:
            return FileAddress(Path(text).expanduser().resolve())
        except (OSError, ValueError, RuntimeError) as error:
            raise UserError(
                tr("This is not the path of a file: {path!r}.", path=str(text))
            ) from error

    @property
    @abstractmethod
    def label(self) -> str:
        """What to call it on the screen and in the log; `parse` reads it; holds no password."""

    @property
    @abstractmethod
    def path(self) -> Path:
        """Return the file; raises UserError when the workspace is in none."""

    @property
    @abstractmethod
    def is_shared(self) -> bool:
        """Whether several may have it open at once."""

    @property
    def known_as(self) -> str:
        """As whom the place knows who opens it; empty where it knows nobody."""
        return ""

    @abstractmethod
    def is_missing(self) -> bool:
        """Return whether opening it would make it."""

    @abstractmethod
    def open(self, *, create: bool = True, secrets: Secrets | None = None) -> Database:
        """Open the workspace; a file is made first where it is missing, a server's never is."""

    @abstractmethod
    def make(self, *, secrets: Secrets | None = None) -> Database:
        """Make the workspace and open it; raises UserError when it is there already."""


@dataclass(frozen=True, slots=True)
class FileAddress(Address):
    """The file a workspace is kept in."""

    file: Path

    @property
    def label(self) -> str:
        return str(self.file)

    @property
    def path(self) -> Path:
        return self.file

    @property
    def is_shared(self) -> bool:
        return False

    def is_missing(self) -> bool:
        return not self.file.exists()

    def open(self, *, create: bool = True, secrets: Secrets | None = None) -> Database:  # noqa: ARG002  a file asks for no password
        from app.store import workspace_file  # noqa: PLC0415  an address alone needs no driver

        return workspace_file.open_file(self.file, create=create)

    def make(self, *, secrets: Secrets | None = None) -> Database:
        if not self.is_missing():
            raise UserError(tr("There is a workspace already: {place}.", place=self.label))
        return self.open(secrets=secrets)


def data_folder() -> Path:
    """Return the folder where the default workspace and the journals lie."""
    return home.folder()


def journal_folder() -> Path:
    """Return the folder where the journals lie."""
    return data_folder() / "journal"


def _path_in(scheme: str, rest: str) -> str:
    kind = scheme.partition("+")[0]
    if kind not in _FILES or not rest.startswith("/"):
        raise UserError(
            tr(
                "A workspace is a file or a PostgreSQL database; {scheme}:// is no address "
                "of one.",
                scheme=scheme,
            )
        )
    path = unquote(rest) if kind == "file" else rest.partition("?")[0][1:]
    return path[1:] if re.match(r"/[A-Za-z]:", path) else path
