"""Who a mail goes to, as a mail program copies it, as a table of names and addresses."""

from __future__ import annotations

import re

from app.exchange.headings import Heading, name_of
from app.exchange.table import Table, table_of

_MOST = 200_000  # characters; nobody sends a mail to more
_BEFORE = re.compile(  # the name of the line, where it came along
    r"\s*(?:aan|van|cc|bcc|to|from|à|de)\s*:\s*", re.IGNORECASE
)
_ADDRESS = r"[^<>@\s;,\"]+@[^<>@\s;,\"]+"
_ONE = re.compile(
    rf"\s*(?:(?P<name>\"[^\"\n]*\"[ \t]*|[^<>;\"\n]*)<(?P<address>{_ADDRESS})>"
    rf"|(?P<bare>{_ADDRESS}))[ \t]*(?:[;,\n]\s*|\Z)"
)
_IN_ADDRESS = re.compile(r"[._+\d-]+")  # what parts the names in jan.de.vries2@example.org


def table(text: str) -> Table | None:
    """Return names and addresses; None where the text is anything but a list of those.

    Where there is an address only, the name is what stands before the @.
    """
    if len(text) > _MOST or "@" not in text:
        return None
    found: list[tuple[str, str]] = []
    lines = [_BEFORE.sub("", line, count=1) for line in text.splitlines() if line.strip()]
    rest, at = "\n".join(lines).strip(), 0
    while at < len(rest):
        one = _ONE.match(rest, at)
        if one is None:
            return None
        address = one["address"] or one["bare"]
        name = (one["name"] or "").strip().strip("\"'").strip()
        found.append((name if name and "@" not in name else _name_in(address), address))
        at = one.end()
    if not found:
        return None
    rows = [(name_of(Heading.NAME), name_of(Heading.EMAIL)), *found]
    return table_of("", enumerate(rows, 1))


def _name_in(address: str) -> str:
    words = _IN_ADDRESS.split(address.partition("@")[0])
    return " ".join(word.capitalize() for word in words if word)
