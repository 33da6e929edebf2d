"""Days as people say them, in Dutch and English: vrijdag, next week, 12 maart, over 2 weken.

A day without a year is the next one to come. A bare weekday is the first after today; with
*volgende* or *next* it is that day of the week after this one. A week ends on its Friday, a
month on its last day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

_WEEKDAYS = (
    "maandag|monday|ma|mon", "dinsdag|tuesday|di|tue", "woensdag|wednesday|wo|wed",
    "donderdag|thursday|do|thu", "vrijdag|friday|vr|vrij|fri", "zaterdag|saturday|za|sat",
    "zondag|sunday|zo|sun",
)  # fmt: skip
_MONTHS = (
    "januari|january|jan", "februari|february|feb", "maart|march|mrt|mar", "april|apr",
    "mei|may", "juni|june|jun", "juli|july|jul", "augustus|august|aug",
    "september|sept|sep", "oktober|october|okt|oct", "november|nov", "december|dec",
)  # fmt: skip
# written alone these are as often another word: do, so, wo, ma, mon, sat
_ALONE = re.compile("maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|[a-z]+day")
_NEXT, _THIS = r"(?:volgende|next)", r"(?:deze|dit|this|komende|aanstaande|coming)"
_BEFORE = (
    r"(?:\b(?:uiterlijk|voor|vóór|tegen|op|by|before|on|until|tot|per|due)\s+"
    r"(?:de\s+|the\s+)?)?"
)
FRIDAY, DAYS_OF_A_WEEK, MONTHS_OF_A_YEAR, CENTURY = 4, 7, 12, 100


def _alternatives(groups: tuple[str, ...]) -> str:
    return "|".join(sorted("|".join(groups).split("|"), key=len, reverse=True))


_MONTH, _WEEKDAY = _alternatives(_MONTHS), _alternatives(_WEEKDAYS)
_DAY_NUMBER = r"(?P<day>\d{1,2})(?:e|ste|de|st|nd|rd|th)?"
_YEAR = r"(?:[\s,]+(?P<year>\d{4}))?"

Reading = Callable[[re.Match[str], date], date]


def day_in(text: str, today: date) -> tuple[str, date | None]:
    """Return a text without the first day it names, and that day; None where it names none."""
    best: tuple[int, int, date] | None = None
    for pattern, reading in _FORMS:
        for match in pattern.finditer(text):
            found = _read(reading, match, today)
            if found is not None and (best is None or match.start() < best[0]):
                best = match.start(), match.end(), found
            if found is not None:
                break
    if best is None:
        return text, None
    start, end, found = best
    return " ".join((text[:start] + " " + text[end:]).split()), found


def month_of(text: str) -> int | None:
    """Return the month that a text is, 1 to 12, in Dutch or English; None: it is none."""
    wanted = text.casefold().rstrip(".")
    return next((n for n, words in enumerate(_MONTHS, 1) if wanted in words.split("|")), None)


def _read(reading: Reading, match: re.Match[str], today: date) -> date | None:
    with suppress(ValueError, OverflowError):  # 31 februari, or a year beyond the calendar
        return reading(match, today)
    return None


def _next_of(today: date, month: int, day: int, year: str | None) -> date:
    if year is not None:
        number = int(year)
        return date(number + 2000 if number < CENTURY else number, month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _place(groups: tuple[str, ...], word: str) -> int:
    return next(n for n, words in enumerate(groups) if word.casefold() in words.split("|"))


def _by_month(match: re.Match[str], today: date) -> date:
    month = _place(_MONTHS, match["month"]) + 1
    return _next_of(today, month, int(match["day"]), match["year"])


def _by_figures(match: re.Match[str], today: date) -> date:
    return _next_of(today, int(match["month"]), int(match["day"]), match["year"])


def _by_weekday(match: re.Match[str], today: date) -> date:
    wanted, which = _place(_WEEKDAYS, match["weekday"]), (match["which"] or "").casefold()
    if which in ("volgende", "next"):
        monday = today - timedelta(today.weekday()) + timedelta(DAYS_OF_A_WEEK)
        return monday + timedelta(wanted)
    if not which and not _ALONE.fullmatch(match["weekday"].casefold()):
        raise ValueError(match[0])
    ahead = (wanted - today.weekday()) % DAYS_OF_A_WEEK or DAYS_OF_A_WEEK
    return today + timedelta(ahead)


def _friday(today: date, weeks: int) -> date:
    friday = today - timedelta(today.weekday()) + timedelta(FRIDAY + DAYS_OF_A_WEEK * weeks)
    return friday if friday >= today else today


def _end_of_month(today: date, months: int) -> date:
    place = today.year * MONTHS_OF_A_YEAR + today.month - 1 + months
    year, month = divmod(place, MONTHS_OF_A_YEAR)
    return date(year, month + 1, monthrange(year, month + 1)[1])


def _from_now(match: re.Match[str], today: date) -> date:
    number, unit = int(match["number"]), match["unit"].casefold()
    if unit.startswith(("maand", "month")):
        end = _end_of_month(today, number)
        return end.replace(day=min(today.day, end.day))
    return today + timedelta(number * (DAYS_OF_A_WEEK if unit.startswith("we") else 1))


def _form(pattern: str, reading: Reading) -> tuple[re.Pattern[str], Reading]:
    return re.compile(_BEFORE + r"(?<![\w@])(?:" + pattern + r")(?!\w)", re.IGNORECASE), reading


_FORMS = (
    _form(
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        lambda m, _: date(int(m["year"]), int(m["month"]), int(m["day"])),
    ),
    _form(rf"{_DAY_NUMBER}\s+(?:of\s+)?(?P<month>{_MONTH})\.?{_YEAR}", _by_month),
    _form(rf"(?P<month>{_MONTH})\.?\s+{_DAY_NUMBER}{_YEAR}", _by_month),
    _form(
        r"(?P<day>\d{1,2})[-/](?P<month>\d{1,2})(?:[-/](?P<year>\d{4}|\d{2}))?(?![-/\d])",
        _by_figures,
    ),
    _form(rf"(?:(?P<which>{_NEXT}|{_THIS})\s+)?(?P<weekday>{_WEEKDAY})", _by_weekday),
    _form(rf"{_NEXT}\s+week", lambda _, today: _friday(today, 1)),
    _form(rf"{_THIS}\s+week", lambda _, today: _friday(today, 0)),
    _form(rf"{_NEXT}\s+(?:maand|month)", lambda _, today: _end_of_month(today, 1)),
    _form(
        rf"(?:{_THIS}\s+(?:maand|month)|eind(?:e)?\s+(?:van\s+)?(?:de(?:ze)?\s+)?maand"
        r"|(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?month)",
        lambda _, today: _end_of_month(today, 0),
    ),
    _form(
        r"(?:over|binnen|in|within)\s+(?P<number>\d{1,3})\s+"
        r"(?P<unit>dag(?:en)?|days?|weken|weeks?|maand(?:en)?|months?)",
        _from_now,
    ),
    _form(r"overmorgen|the day after tomorrow", lambda _, today: today + timedelta(2)),
    _form(r"morgen|tomorrow", lambda _, today: today + timedelta(1)),
    _form(r"vandaag|today", lambda _, today: today),
)  # fmt: skip
