"""What a meeting changed: edits that stand, actions agreed, gaps closed and opened, the score.

It compares the plan with how it would stand without the meeting, so that what was undone is not
told, nor what colleagues did meanwhile.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.errors import UserError
from app.model.places import Rating
from app.model.planning import Action, PlannedTie
from app.ui.change_command import ChangeCommand

if TYPE_CHECKING:
    from app.analysis.story import Numbered
    from app.model.account_plan import AccountPlan
    from app.model.change import Message
    from app.model.values import Id
    from app.ui.document import Document


@dataclass(frozen=True, slots=True)
class Scores:
    """The score when the meeting began and as it stands; None where it was not computed."""

    before: float | None
    after: float | None


class MeetingLog:
    """Holds how things stood when the meeting began; all else is looked up when asked for."""

    def __init__(self, document: Document, began: datetime) -> None:
        self._document = document
        self.began = began
        self.opportunity = document.opportunity
        self.plan_before: AccountPlan = document.copy.plan
        self._steps_before = document.undo_stack.index()
        self._taken_in_before = document.copy.taken_in
        self._without: AccountPlan | None = None
        self._without_at: tuple[AccountPlan, int] | None = None
        self._score_before = _score(document)
        self.gaps: list[Numbered] = []  # the meeting's, by number; `Meeting` keeps them up

    @property
    def by_others(self) -> int:
        """How many changes of colleagues came in since."""
        return self._document.copy.taken_in - self._taken_in_before

    def plan_without(self) -> AccountPlan:
        """Return the plan as it would stand had there been no meeting.

        That is how it began, with what colleagues did since. Of what they built on something
        that was done here, or changed again, nothing can be taken apart: it stays.
        """
        if not self.by_others:
            return self.plan_before
        # a view may ask while a step is being made, before the stack has it
        now = self._document.copy.plan, self._document.undo_stack.index()
        if self._without is None or self._without_at != now:
            self._without, self._without_at = self._taken_back(now[0]), now
        return self._without

    def _taken_back(self, plan: AccountPlan) -> AccountPlan:
        undone = [one.change for one in self._commands(done=False)]
        for change in [one.change.inverse() for one in self._commands()[::-1]] + undone:
            with suppress(UserError):
                plan = plan.apply(change.rebased(plan))
        return plan

    def _commands(self, *, done: bool = True) -> list[ChangeCommand]:
        """What was done here and not undone; or what was undone here that was done before."""
        stack = self._document.undo_stack
        ends = (self._steps_before, stack.index())
        commands = (stack.command(at) for at in range(*(ends if done else ends[::-1])))
        return [one for one in commands if isinstance(one, ChangeCommand)]

    def changes(self) -> list[Message]:
        """Return what was changed since and not undone, the first first."""
        return [one.message for one in self._commands()]

    def agreed(self) -> list[Action]:
        """Return the actions that were noted and have an owner or a day."""
        return [one for one in self._noted() if one.owner or one.due]

    def notes(self) -> list[Action]:
        """Return what was noted without an owner and a day: decisions, and remarks."""
        return [one for one in self._noted() if not (one.owner or one.due)]

    def planned(self) -> list[PlannedTie]:
        """Return the relationships that were planned since."""
        plan, before = self._document.copy.plan, self.plan_without()
        found = plan.where(PlannedTie, "opportunity", self.opportunity)
        return [one for one in found if before.find(PlannedTie, one.id) != one]

    def said_aloud(self) -> frozenset[Id]:
        """Return on what opinions were noted since: everybody there heard them."""
        before, now = self.plan_without().table(Rating), self._document.copy.plan.table(Rating)
        return frozenset(one.about for id, one in now.items() if before.get(id) != one)

    def unseen(self) -> frozenset[Id]:
        """Return what is judged by others alone, and was not said in this meeting."""
        return self._document.unseen() - self.said_aloud()

    def open_gaps(self) -> list[Numbered]:
        """Return the gaps that are open still, or since."""
        return [one for one in self.gaps if not one.closed]

    def scores(self) -> Scores:
        """Return the score before and now."""
        document = self._document
        turned = document.opportunity != self.opportunity  # its score is of another decision
        return Scores(self._score_before, None if turned else _score(document))

    def note_score(self) -> None:
        """Take the score of the beginning, where it was not computed yet at that moment."""
        if self._score_before is None:
            self._score_before = _score(self._document)

    def _noted(self) -> list[Action]:
        plan, before = self._document.copy.plan, self.plan_without()
        found = plan.where(Action, "opportunity", self.opportunity)
        return [one for one in found if before.find(Action, one.id) != one]


def _score(document: Document) -> float | None:
    return None if document.measured is None else document.measured.score.total
