"""What an import would do, row by row, before anything is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.i18n import mark, ntr, tr
from app.model.change import Change, Message
from app.model.values import Id


class Outcome(StrEnum):
    """What becomes of one row."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    FAULTY = "faulty"


LABELS: dict[Outcome, str] = {
    Outcome.ADDED: mark("is added"),
    Outcome.CHANGED: mark("is filled in"),
    Outcome.UNCHANGED: mark("known already"),
    Outcome.SKIPPED: mark("skipped"),
    Outcome.FAULTY: mark("not understood"),
}


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the file: its line, whom it is about, and what becomes of it and why."""

    line: int
    outcome: Outcome
    name: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Likely:
    """A row that may be about somebody who is known already, by another spelling."""

    line: int
    name: str
    details: str  # what else the row says
    known: Id
    known_name: str
    known_details: str


@dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong on one line of the file."""

    line: int
    words: str

    def __str__(self) -> str:
        return tr("Line {line}: {words}", line=self.line, words=self.words)


@dataclass(frozen=True, slots=True)
class Preview:
    """An import before it is made, as one undoable change.

    While there are errors `change` is None; `change_without_faulty` leaves those rows out, for
    a user who says so. A change without edits means that everything is known already.
    """

    rows: tuple[PreviewRow, ...]
    columns: tuple[tuple[str, str], ...]  # heading in the file, what it is taken for
    ignored: tuple[str, ...]  # headings of columns that are left aside
    errors: tuple[LineFault, ...]
    change_without_faulty: Change
    summary: str  # what the rows that are understood come to
    likely: tuple[
        Likely, ...
    ] = ()  # rows that are added, or filled in because somebody said so

    @property
    def change(self) -> Change | None:
        return None if self.errors else self.change_without_faulty

    @property
    def sentence(self) -> str:
        """What the import comes to, or the first thing that stands in its way."""
        if not self.errors:
            return self.summary
        more = len(self.errors) - 1
        first = str(self.errors[0])
        if not more:
            return first
        return ntr("{first} ({count} more)", "{first} ({count} more)", more, first=first)


def refused(words: str) -> Preview:
    """Return a preview of nothing, with the sentence that says why."""
    nothing = Change(Message.of("people.imported", count=0), ())
    return Preview((), (), (), (), nothing, words)


def number_of(rows: Iterable[PreviewRow], outcome: Outcome) -> int:
    """Return how many rows have this outcome."""
    return sum(row.outcome is outcome for row in rows)


def in_order(rows: Sequence[PreviewRow]) -> tuple[PreviewRow, ...]:
    """Return rows as they stand in the file."""
    return tuple(sorted(rows, key=lambda row: row.line))
