"""The numbers gaps have in a meeting: given once, kept through it, never given again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.analysis.story import Numbered
from app.ui import shown_gaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.analysis.gap import Gap, Key
    from app.analysis.report import Report
    from app.analysis.wording import GapText
    from app.model.account_plan import AccountPlan


class Numbers:
    """Gaps by number, as they stand or, once closed, as they last stood."""

    def __init__(self) -> None:
        self._numbers: dict[Key, int] = {}
        self._last: dict[Key, tuple[Gap, GapText]] = {}
        self._open: set[Key] = set()
        self._first: frozenset[Key] | None = None  # those the meeting began with

    @property
    def is_begun(self) -> bool:
        """Return whether a first report was taken in."""
        return bool(self._last)

    def follow(self, report: Report, plan: AccountPlan) -> None:
        """Take a report in: new gaps get the next numbers, gone ones count as closed."""
        gaps = list(_in_order(report, plan))
        for gap in gaps:
            self._numbers.setdefault(gap.key, len(self._numbers) + 1)
            self._last[gap.key] = gap, shown_gaps.words_of(gap, report)
        self._open = {gap.key for gap in gaps}
        if self._first is None:
            self._first = frozenset(self._open)

    def all(self) -> list[Numbered]:
        """Return every gap of the meeting, by number."""
        return [
            Numbered(number, *self._last[key], closed=key not in self._open)
            for key, number in self._numbers.items()
        ]

    def to_tell(self) -> list[Numbered]:
        """Return the gaps by number, without those that came and went within the meeting."""
        first = self._first or frozenset()
        return [one for one in self.all() if not one.closed or one.gap.key in first]


def _in_order(report: Report, plan: AccountPlan) -> Iterator[Gap]:
    """The open gaps in the order of the list, what speaks of colleagues last."""
    top = [gap for _number, gap in shown_gaps.numbered(report, plan)]
    first = {gap.key for gap in top}
    yield from top
    waiting = [gap for gap in shown_gaps.waiting(report) if gap.key not in first]
    yield from (gap for gap in waiting if not gap.about_us)
    yield from (gap for gap in waiting if gap.about_us)
