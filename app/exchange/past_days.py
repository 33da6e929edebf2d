"""The day on which people last spoke, as it is said: vrijdag, in maart, 2 weken geleden.

A day without a year is the last one that was; a month alone is taken for its middle.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from app.exchange.day_words import day_in, month_of
from app.model.last_spoken import LastSpoken

MIDDLE = 15  # of a month
_WEEK, _YEAR = timedelta(days=7), timedelta(days=364)
_AHEAD = re.compile(
    r"\b(?:volgende|next|over|binnen|within|morgen|tomorrow|komende|coming|aanstaande|eind|end)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"^(?:op|on|in|sinds|since|laatst|last spoken)\s+", re.IGNORECASE)
_AGO = re.compile(
    r"(?P<number>\d{1,3})\s+(?P<unit>dag|dagen|days?|week|weken|weeks?|maand(?:en)?|months?)"
    r"\s+(?:geleden|ago)",
    re.IGNORECASE,
)
_DAYS_IN = {"d": 1, "w": 7, "m": 30}
_SAID = {
    "vandaag": 0, "today": 0, "gisteren": 1, "yesterday": 1, "eergisteren": 2,
    "vorige week": 7, "last week": 7, "vorige maand": 30, "last month": 30,
}  # fmt: skip
_HURRIED = {
    "deze maand": LastSpoken.THIS_MONTH, "this month": LastSpoken.THIS_MONTH,
    "dit kwartaal": LastSpoken.THIS_QUARTER, "this quarter": LastSpoken.THIS_QUARTER,
    "dit jaar": LastSpoken.THIS_YEAR, "this year": LastSpoken.THIS_YEAR,
    "langer geleden": LastSpoken.LONGER_AGO, "longer ago": LastSpoken.LONGER_AGO,
    "vorig jaar": LastSpoken.LONGER_AGO, "last year": LastSpoken.LONGER_AGO,
}  # fmt: skip


def day_spoken(text: str, today: date) -> date | None:
    """Return the day that a whole text says, not after today; None where it says none."""
    said = _BEFORE.sub("", " ".join(text.split())).casefold()
    found = _plainly(said, today) or _in_month(said, today) or _on_a_day(said, today)
    return found if found is not None and found <= today else None


def _plainly(said: str, today: date) -> date | None:
    if said in _SAID:
        return today - timedelta(days=_SAID[said])
    if said in _HURRIED:
        return _HURRIED[said].on(today)
    match = _AGO.fullmatch(said)
    if match is None:
        return None
    days = int(match["number"]) * _DAYS_IN[match["unit"][0]]
    return today - timedelta(days=days) if days < today.toordinal() else None


def _in_month(said: str, today: date) -> date | None:
    """The middle of a month; of the one that runs, today at the latest."""
    month = month_of(said)
    if month is None:
        return None
    if month == today.month:
        return min(today, today.replace(day=MIDDLE))
    year = today.year - (month > today.month)
    return date(year, month, MIDDLE) if year >= date.min.year else None


def _on_a_day(said: str, today: date) -> date | None:
    """A day that is named, read from a week ago on, else from a year ago on."""
    if _AHEAD.search(said):
        return None
    for since in (today - _WEEK, today - _YEAR):  # nobody sits in a meeting in the year 1
        rest, found = day_in(said, since)
        if found is not None and not rest and found <= today:
            return found
    return None
