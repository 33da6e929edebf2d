"""What every entity shares: ids, checks in the domain's words, labels."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from app.errors import UserError
from app.i18n import tr

Id = str

MAX_TEXT = 10_000


def new_id() -> Id:
    """Return an id that nothing else has."""
    return uuid4().hex


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
