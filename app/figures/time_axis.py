"""The days named below a figure: as many as there is room for, months where it is long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.i18n import day_and_month, month

ROOM = 64  # pixels a name takes, with the white beside it
EDGE = 16  # pixels at the left that stay free
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
    length = (until - since).days
    most = max(1, int(width // ROOM))
    days = _firsts(since, until, most) if length >= LONG else _regular(since, until, most)
    corner = EDGE * length / width  # days that stay free, as the score is named there
    shown = [on for on in days if (on - since).days >= corner]
    if length < LONG:
        return [Tick(on, day_and_month(on)) for on in shown]
    dated = {shown[0], *(on for on in shown if on.month == 1)} if shown else set()
    return [Tick(on, month(on, with_year=on in dated)) for on in shown]


def _firsts(since: date, until: date, most: int) -> list[date]:
    """Return first days of months, no more than asked for, in step with the year."""
    months = _months(since, until)
    step = next((one for one in MONTHS if len(months) <= one * most), MONTHS[-1])
    return [on for on in months if (on.year * 12 + on.month - 1) % step == 0]


def _regular(since: date, until: date, most: int) -> list[date]:
    """Return days counted back from the last one, no more than asked for."""
    length = (until - since).days
    step = next((one for one in DAYS if length < one * most), DAYS[-1])
    return [until - timedelta(days=ago) for ago in reversed(range(0, length + 1, step))]


def _months(since: date, until: date) -> list[date]:
    """Return the first days of the months that begin between two days."""
    first = since.year * 12 + since.month - 1 + (since.day > 1)
    last = until.year * 12 + until.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(first, last + 1)]
