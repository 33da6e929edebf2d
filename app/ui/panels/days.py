"""Days as people type them: 14-8-2025, 14/8, 2025-08-14, today, -3."""

from __future__ import annotations

import re
from datetime import date, timedelta

from app.errors import UserError
from app.i18n import language, tr

_WORDS = {"today": 0, "vandaag": 0, "yesterday": -1, "gisteren": -1}
_PARTS = re.compile(r"(\d{1,4})[-/. ]+(\d{1,2})(?:[-/. ]+(\d{1,4}))?")
_CENTURY = 2000
_SHORT_YEAR = 100
_HALF_YEAR = 183


def read(text: str, today: date) -> date | None:
    """Return the day a text names, None for an empty one; raises UserError when it names none.

    A day without a year is the nearest one; a bare -3 or +14 counts from today.
    """
    wanted = text.strip().casefold()
    if not wanted:
        return None
    if wanted in _WORDS:
        return today + timedelta(days=_WORDS[wanted])
    try:
        if re.fullmatch(r"[+-]\d{1,4}", wanted):
            return today + timedelta(days=int(wanted))
        if found := _PARTS.fullmatch(wanted):
            return _dated(found[1], found[2], found[3], today)
    except (ValueError, OverflowError):
        pass
    raise UserError(
        tr(
            "{given} is not a day. Write it like {example}.",
            given=text.strip(),
            example=write(today),
        )
    )


def write(day: date | None) -> str:
    """Return a day in figures, as the reader writes it, so that `read` gives it back."""
    if day is None:
        return ""
    mark_between = "/" if language() == "en" else "-"
    return mark_between.join((str(day.day), str(day.month), f"{day.year:04d}"))


def _dated(first: str, second: str, third: str | None, today: date) -> date:
    if len(first) > 2:  # noqa: PLR2004  a year in front: 2025-08-14
        if third is None:
            raise ValueError(first)
        return date(int(first), int(second), int(third))
    if third is not None:
        year = int(third)
        return date(year + _CENTURY if year < _SHORT_YEAR else year, int(second), int(first))
    near = date(today.year, int(second), int(first))
    if (near - today).days > _HALF_YEAR:
        return near.replace(year=today.year - 1)
    if (today - near).days > _HALF_YEAR:
        return near.replace(year=today.year + 1)
    return near
