"""The days named below a figure: as many as there is room for, months where it is long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.i18n import day_and_month, month

ROOM = 64  # pixels a name takes, with the white beside it
LONG = 100  # days from which months are named
MONTHS = (1, 2, 3, 6, 12, 24, 60)  # between two names
DAYS = (1, 2, 7, 14, 28)


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis and what is written below it."""

    on: date
    words: str


def ticks(since: date, until: date, width: float) -> list[Tick]:
    """Return the days to name below an axis of this width in pixels."""
    most = max(1, int(width // ROOM))
    length = (until - since).days
    if length >= LONG:
        months = _months(since, until)
        step = next((one for one in MONTHS if len(months) <= one * most), MONTHS[-1])
        shown = [on for on in months if (on.year * 12 + on.month - 1) % step == 0]
        return [
            Tick(on, month(on, with_year=on.month == 1 or index == 0))
            for index, on in enumerate(shown)
        ]
    step = next((one for one in DAYS if length < one * most), DAYS[-1])
    found = [until - timedelta(days=ago) for ago in range(0, length + 1, step)]
    return [Tick(on, day_and_month(on)) for on in reversed(found)]


def _months(since: date, until: date) -> list[date]:
    """Return the first days of the months that begin between two days."""
    first = since.year * 12 + since.month - 1 + (since.day > 1)
    last = until.year * 12 + until.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(first, last + 1)]
