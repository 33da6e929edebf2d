"""When people last spoke, in a hurry: a few answers, each standing for an assumed date."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

from app.i18n import mark, tr


class LastSpoken(Enum):
    """An answer, and how many days ago it is taken for; None: no date."""

    THIS_MONTH = 15
    THIS_QUARTER = 45
    THIS_YEAR = 180
    LONGER_AGO = 540
    UNKNOWN = None

    def on(self, today: date) -> date | None:
        """Return the assumed date."""
        return None if self.value is None else today - timedelta(days=self.value)


PRESELECTED = LastSpoken.THIS_QUARTER
_WORDS = {
    LastSpoken.THIS_MONTH: mark("this month"),
    LastSpoken.THIS_QUARTER: mark("this quarter"),
    LastSpoken.THIS_YEAR: mark("this year"),
    LastSpoken.LONGER_AGO: mark("longer ago"),
    LastSpoken.UNKNOWN: mark("don't know"),
}


def words(answer: LastSpoken) -> str:
    """Return an answer in the reader's language."""
    return tr(_WORDS[answer])
