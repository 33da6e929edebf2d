"""How a meeting ended: values taken down when it is left, kept while the account is open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.analysis import meeting_result
from app.analysis.meeting_result import Agreed, Ended, Page
from app.model.audience import OPPORTUNITY
from app.model.handed_over import handed_over, hidden_in
from app.model.vocabulary import ActionKind
from app.ui.panels import agreed_words

if TYPE_CHECKING:
    from app.model.values import Id
    from app.ui.document import Document
    from app.ui.meeting.log import MeetingLog


class LastMeeting(QObject):
    """Belongs to a document, so that it outlives a window that is built anew."""

    def __init__(self, document: Document, ended: Ended) -> None:
        super().__init__(document)
        self.ended = ended


def keep(document: Document, ended: Ended) -> None:
    """Keep how a meeting on a document ended; it takes the place of the one before."""
    known = document.findChild(LastMeeting)
    if known is None:
        LastMeeting(document, ended)
    else:
        known.ended = ended


def last(document: Document) -> Ended | None:
    """Return how the last meeting on a document ended; None where there was none."""
    known = document.findChild(LastMeeting)
    return None if known is None else known.ended


def taken_down(
    log: MeetingLog, document: Document, ended: datetime, *, with_customer: bool = False
) -> Ended:
    """Return how things stand at the end of a meeting."""
    plan, scores = document.copy.plan, log.scores()
    return Ended(
        before=log.plan_without(),
        after=plan,
        opportunity=log.opportunity,
        began=log.began,
        ended=ended,
        score_before=scores.before,
        score_after=scores.after,
        gaps=tuple(log.gaps),
        agreed=_agreed(log, document),
        noted=tuple(agreed_words.action_words(plan, one) for one in log.notes()),
        done=tuple(log.changes()),
        unseen=log.unseen(),
        by_others=log.by_others,
        with_customer=with_customer,
    )


def has_something(ended: Ended) -> bool:
    """Return whether a meeting left anything behind."""
    return ended.before is not ended.after or bool(ended.done)


# -- for those who were there


def page_for_customer(ended: Ended, worded: Mapping[Id, str]) -> Page:
    """Return the customer's page, made from the plan redacted for them."""
    agreed = meeting_result.actions(ended)
    plan = handed_over(ended.after, ended.opportunity, agreed, worded)
    return meeting_result.for_those_present(plan, OPPORTUNITY, ended.began)


def offered(ended: Ended) -> list[tuple[Agreed, list[str]]]:
    """Return what was noted in words that may be handed over, and whom these name in vain."""
    return [
        (one, hidden_in(one.noted, ended.after, ended.opportunity))
        for one in ended.agreed
        if one.noted and one.kind is not ActionKind.FIND_OUT
    ]


def _agreed(log: MeetingLog, document: Document) -> tuple[Agreed, ...]:
    new = {one.id for one in log.agreed()} | {one.id for one in log.planned()}
    lines = agreed_words.agreed(document.copy.plan, log.opportunity, document.as_of)
    return tuple(
        Agreed(
            id=one.id, text=one.text, owner=one.owner, due=one.due, member=one.member,
            person=one.person, kind=one.actions[0].kind if one.actions else None,
            noted="" if one.planned else one.actions[0].text or "",
        )
        for one in lines
        if new & {one.id, *(action.id for action in one.actions)}
    )  # fmt: skip
