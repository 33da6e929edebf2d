"""Due days as a calendar file (iCalendar, RFC 5545): one whole-day entry for each.

Events, as most calendars drop to-dos; they leave the day free and are marked confidential.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from app.i18n import language

LINE = 75  # octets a line may have without its end (RFC 5545, 3.1)
MAKER = "-//Vis-a-vis//Plan//EN"
_SPACE = UUID("5b0c8c5e-6c56-5a53-9a1b-0d3d5b9f7a10")  # so that an entry keeps its name


@dataclass(frozen=True, slots=True)
class Entry:
    """What is due on a day; one with the same id replaces it in the calendar."""

    id: str
    due: date
    summary: str
    description: str = ""


def calendar(entries: Iterable[Entry], written: datetime) -> bytes:
    """Return the file; `written` is a moment with its time zone, put down in UTC."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{MAKER}", "METHOD:PUBLISH"]
    for entry in entries:
        lines += _event(entry, written)
    lines.append("END:VCALENDAR")
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def _event(entry: Entry, written: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(_SPACE, entry.id)}"  # our own ids can hold a name
    yield f"DTSTAMP:{written.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_day(entry.due)}"
    if entry.due < date.max:
        yield f"DTEND;VALUE=DATE:{_day(entry.due + timedelta(days=1))}"
    yield f"SUMMARY;LANGUAGE={language()}:{_escaped(entry.summary)}"
    if entry.description:
        yield f"DESCRIPTION;LANGUAGE={language()}:{_escaped(entry.description)}"
    yield "CLASS:CONFIDENTIAL"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _escaped(text: str) -> str:
    """Return a text as a value: signs with a meaning escaped, no control characters."""
    lines = "\n".join(text.splitlines())
    for sign in "\\;,":
        lines = lines.replace(sign, f"\\{sign}")
    return "".join(map(_written, lines))


def _written(sign: str) -> str:
    if sign == "\n":
        return "\\n"
    if sign.isprintable():
        return sign
    return " " if sign.isspace() else ""


def _folded(line: str) -> Iterator[bytes]:
    """Yield a line in parts of at most 75 octets, none within a character."""
    part = b""
    for sign in line:
        octets = sign.encode("utf-8", "replace")
        if len(part) + len(octets) > LINE:
            yield part
            part = b" "
        part += octets
    yield part
