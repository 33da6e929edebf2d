"""What every entity shares: ids, checks in the domain's words, labels."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from secrets import token_hex
from time import time_ns

from app.errors import UserError
from app.i18n import tr

Id = str

MAX_TEXT = 10_000
_STARTED, _MADE = time_ns(), count(1)


def new_id() -> Id:
    """Return an id that nothing else has; those of one run sort in the order they were made.

    Of what weighs equal the smaller id goes first: whoever stands higher in a list that is
    brought in does, and the same list brought in twice gives the same gaps in the same order.
    """
    return f"{_STARTED + next(_MADE):016x}{token_hex(8)}"


def joined(*parts: Id) -> Id:
    """Return the id of what is known by the ids it joins; other parts give another id."""
    plain = "|".join(parts)
    if "\\" not in plain and plain.count("|") < len(parts):
        return plain  # as nearly always; it is asked hundreds of times in an edit
    return "|".join(part.replace("\\", "\\\\").replace("|", "\\|") for part in parts)


def check_range(value: float | None, low: float, high: float, name: str) -> None:
    """Raise UserError when a known value lies outside low..high."""
    if value is not None and not low <= value <= high:
        raise UserError(
            tr(
                "{name} runs from {low} to {high}, not {value}.",
                name=name,
                low=low,
                high=high,
                value=value,
            )
        )


def check_different(a: Id, b: Id) -> None:
    """Raise UserError when a line would join somebody to themselves."""
    if a == b:
        raise UserError(tr("A line joins two different people."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Something with a name of its own; where the name is missing, the id stands in for it."""

    id: Id
    name: str | None = None

    @property
    def label(self) -> str:
        """Return what to call it."""
        return self.name or self.id
