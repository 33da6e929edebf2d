"""Where a workspace is; the only door from the store's general code to one kind of database."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

from app import home
from app.errors import UserError
from app.i18n import tr

if TYPE_CHECKING:
    from sqlalchemy import Connection

DEFAULT_NAME = "workspace.visavis"
_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]+)://(.*)", re.DOTALL)
_SERVERS = ("postgresql", "postgres")
_FILES = ("sqlite", "file")


class Database(Protocol):
    """What the store asks of a database; each kind of address opens one."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Return a transaction that sees the database as it was at one moment."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """Return a transaction that nobody else writes beside; committed when it ends well."""
        ...

    def copy_to(self, target: Path) -> None:
        """Write a copy that can be opened by itself; raises UserError when it cannot be."""
        ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Address:
    """The file a workspace is kept in."""

    path: Path

    @classmethod
    def parse(cls, text: str | Path | None) -> Address:
        """Read what a user gave: a path, sqlite:///path, or None for the default workspace.

        Raises UserError for what this version cannot open; a password is never repeated.
        """
        if text is None:
            return cls(data_folder() / DEFAULT_NAME)
        url = _URL.fullmatch(str(text)) if isinstance(text, str) else None
        if url is not None:
            text = _path_in(url[1].lower(), url[2])
        try:
            return cls(Path(text).expanduser().resolve())
        except (OSError, ValueError, RuntimeError) as error:
            raise UserError(
                tr("This is not the path of a file: {path!r}.", path=str(text))
            ) from error

    @property
    def label(self) -> str:
        """What to call it on the screen and in the log; holds no password."""
        return str(self.path)

    def open(self, *, create: bool = True) -> Database:
        """Open the workspace, made first where it is missing; see `workspace_file`."""
        from app.store import workspace_file  # noqa: PLC0415  an address alone needs no driver

        return workspace_file.open_file(self.path, create=create)


def data_folder() -> Path:
    """Return the folder where the default workspace and the journals lie."""
    return home.folder()


def _path_in(scheme: str, rest: str) -> str:
    kind = scheme.partition("+")[0]
    if kind in _SERVERS:
        raise UserError(
            tr("This version opens workspaces in files; it cannot open a database server's.")
        )
    if kind not in _FILES or not rest.startswith("/"):
        raise UserError(
            tr("A workspace is a file; {scheme}:// is no address of one.", scheme=scheme)
        )
    path = unquote(rest) if kind == "file" else rest.partition("?")[0][1:]
    return path[1:] if re.match(r"/[A-Za-z]:", path) else path
