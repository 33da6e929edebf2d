"""Where a workspace on a PostgreSQL server is, as a user writes it; it holds no password."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from app.errors import UserError
from app.i18n import tr
from app.store.address import Address, Database, Secrets

PORT = 5432
VERIFIED = "verify-full"
_KNOWN = ("host", "sslmode", "sslrootcert")
_LOCAL_NAMES = ("localhost",)


@dataclass(frozen=True, slots=True)
class ServerAddress(Address):
    """A database on a server, and as whom it is opened."""

    host: str  # a name, a number, or the folder of a socket
    port: int
    database: str
    user: str | None = None  # None: the login name, as PostgreSQL's own programs take it
    certificates: str | None = None  # whose signature on the server's certificate will do

    @classmethod
    def of(cls, rest: str) -> ServerAddress:
        """Read what stands behind postgresql://; raises UserError, repeating no password."""
        try:
            parts = urlsplit(f"//{rest}")
            port = parts.port or PORT
            given = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
        except ValueError:
            raise _unreadable() from None  # the cause may repeat a password
        if parts.password is not None or "password" in given:
            raise UserError(
                tr(
                    "Leave the password out of the address, where others could read it; "
                    "it is asked for, or kept in the keyring of this computer."
                )
            )
        database = unquote(parts.path.removeprefix("/"))
        if not database or "/" in database or parts.fragment or set(given) - set(_KNOWN):
            raise _unreadable()
        user = unquote(parts.username) if parts.username else None
        host = given.get("host") or unquote(parts.hostname or "") or "localhost"
        address = cls(host, port, database, user, given.get("sslrootcert"))
        if "," in host or "\0" in rest:
            raise _unreadable()
        address.check_safety(given.get("sslmode"))
        return address

    @property
    def label(self) -> str:
        who = f"{quote(self.user, safe='')}@" if self.user else ""
        extra = []
        host = self.host
        if self.host.startswith("/"):
            host = ""
            extra.append(f"host={quote(self.host)}")
        elif ":" in self.host:
            host = f"[{self.host}]"
        if self.certificates:
            extra.append(f"sslrootcert={quote(self.certificates)}")
        port = f":{self.port}" if self.port != PORT else ""
        asked = f"?{'&'.join(extra)}" if extra else ""
        return f"postgresql://{who}{host}{port}/{quote(self.database, safe='')}{asked}"

    @property
    def path(self) -> Path:
        raise UserError(
            tr("The workspace {place} is on a server, not in a file.", place=self.label)
        )

    @property
    def is_shared(self) -> bool:
        return True

    @property
    def known_as(self) -> str:
        return self.user or ""

    @property
    def is_local(self) -> bool:
        """Whether the server is this computer, so that nothing goes over a network."""
        if self.host.startswith("/") or self.host in _LOCAL_NAMES:
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def is_missing(self) -> bool:
        return False

    def check_safety(self, asked: str | None) -> None:
        """Raise UserError when a weaker connection is asked for than one that is verified."""
        if asked not in (None, VERIFIED) and not self.is_local:
            raise UserError(
                tr(
                    "The connection to {host} must be encrypted and the server's certificate "
                    "verified (sslmode=verify-full); a weaker one is not opened.",
                    host=self.host,
                )
            )

    def open(self, *, create: bool = True, secrets: Secrets | None = None) -> Database:  # noqa: ARG002  nobody makes tables on a server by the way
        from app.store import workspace_server  # noqa: PLC0415  an address needs no driver

        return workspace_server.open_server(self, secrets)

    def make(self, *, secrets: Secrets | None = None) -> Database:
        from app.store import workspace_server  # noqa: PLC0415  as above

        return workspace_server.make_on_server(self, secrets)


def _unreadable() -> UserError:
    return UserError(
        tr(
            "This is no address of a workspace on a server; write it as {example}.",
            example="postgresql://name@server:5432/database",
        )
    )
