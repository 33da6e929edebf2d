"""Decisions that ended, on the page of the account: their reviews, and what they teach."""

from __future__ import annotations

from functools import partial
from math import exp
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from app.i18n import day, number, tr
from app.model.account_plan import AccountPlan
from app.model.decision import ClosedOpportunity
from app.model.edits.closing import RESULTS
from app.model.parameters import Parameters
from app.model.values import Id
from app.model.vocabulary import Result
from app.ui import theme
from app.ui.dialogs.review import ReviewDialog, result_words
from app.ui.panels.controls import button, link
from app.ui.panels.inspector_page import Page
from app.ui.panels.labels import Label

if TYPE_CHECKING:
    from app.analysis.learning import Lesson

LESSONS_SHOWN = 5
EVEN = 1.05  # odds that far from 1 say nothing yet


def closing_of(page: Page) -> ClosedOpportunity | None:
    """Return the close of the decision in view; one that nobody recorded is made up here."""
    at = page.document.opportunity
    decision = page.plan.opportunities.get(at)
    result = None if decision is None or decision.stage is None else RESULTS.get(decision.stage)
    if decision is None or result is None:
        return None
    standing = page.plan.find(ClosedOpportunity, at)
    if standing is not None:
        return standing
    return ClosedOpportunity(
        id=at, name=decision.name, result=result, closed=decision.decision_date
    )


def add_review(page: Page) -> None:
    """Add what the decision in view taught us, where it has ended."""
    closing = closing_of(page)
    if closing is None:
        return
    page.section(tr("Looking back"))
    page.column.addWidget(Label(review_words(closing), "soft", wrap=True))
    ask = tr("Review…") if closing.review is None else tr("Change the review…")
    opening = button(ask, partial(open_review, page, closing.id), "primary")
    opening.setObjectName("review.open")
    page.buttons(opening)


def add_closed(page: Page) -> None:
    """Add the closed decisions of the account, the latest first, and what they teach."""
    closed = closed_decisions(page.plan)
    for one in closed:
        line = QHBoxLayout()
        line.setSpacing(theme.space(0.5))
        when = "" if one.closed is None else f" {day(one.closed)}"
        words = f"{one.label} · {result_words(one.result)}{when}"
        opening = link(words, partial(open_review, page, one.id))
        opening.setObjectName(f"closed_opportunity.{one.id}")
        line.addWidget(opening, 1)
        line.addWidget(page.removing((ClosedOpportunity, one.id), one.label))
        page.column.addLayout(line)
        page.column.addWidget(Label(review_words(one), "quiet", wrap=True))
    for words in lesson_words(page.plan, page.document.base):
        page.column.addWidget(Label(words, "soft", wrap=True))


def closed_decisions(plan: AccountPlan) -> list[ClosedOpportunity]:
    """Return the decisions that ended, the latest first."""
    closed = plan.table(ClosedOpportunity).values()
    return sorted(closed, key=lambda one: (one.closed is not None, one.closed), reverse=True)


def review_words(closed: ClosedOpportunity) -> str:
    """Return what was learned of a decision that ended."""
    review = closed.review
    if review is None:
        return tr("No review yet.")
    lesson = (review.own_lesson or "").strip()
    if not lesson:
        if closed.result is Result.WON:
            return tr("Reviewed.")
        return tr("Reviewed, but without a lesson of our own.")
    return tr("Our lesson: {lesson}", lesson=lesson)


def lesson_words(plan: AccountPlan, base: Parameters) -> list[str]:
    """Return, a sentence a rule, how decisions ended with its gap open and without."""
    from app.analysis.learning import lessons  # noqa: PLC0415  comes with the report
    from app.analysis.rules import RULES  # noqa: PLC0415  as above
    from app.model.rhythm import parameters_of  # noqa: PLC0415  seldom needed

    parameters = parameters_of(plan, base)
    found = lessons(plan.table(ClosedOpportunity).values(), parameters)
    if not found:
        return []
    words = []
    for one in found[:LESSONS_SHOWN]:
        rule = RULES[one.rule].label if one.rule in RULES else one.rule
        words.append(f"{_figures(one, rule)} {_odds(one.log_odds)}".strip())
    if found[0].log_odds is None:
        words.append(
            tr(
                "What goes with a loss can be told from {count} reviews on; there are {now}.",
                count=parameters.enough_to_learn,
                now=found[0].reviewed,
            )
        )
    return words


def open_review(page: Page, closed: Id) -> None:
    """Open the form of a decision that ended."""
    page.flush()
    found = page.plan.find(ClosedOpportunity, closed)
    if found is None and closed == page.document.opportunity:
        found = closing_of(page)
    if found is not None:
        ReviewDialog(page.window(), page.document, found).open()


def _figures(one: Lesson, rule: str) -> str:
    """How often the gap of a rule stood open where we did not win, and where we did."""
    won = one.won_with + one.won_without
    facts = {"rule": rule, "open": one.lost_with, "lost": one.lost_with + one.lost_without}
    if not won:
        return tr("{rule}: open at {open} of {lost} that were not won.", **facts)
    return tr(
        "{rule}: open at {open} of {lost} that were not won, and at {with_win} of {won} that "
        "were.",
        with_win=one.won_with,
        won=won,
        **facts,
    )


def _odds(log_odds: float | None) -> str:
    """The log-odds in words; e to their power is how many times as high the odds are."""
    if log_odds is None:
        return ""
    times = exp(abs(log_odds))
    if times < EVEN:
        return tr("It makes no difference so far.")
    facts = {"times": number(times, 1), "log_odds": number(log_odds, 2)}
    if log_odds > 0:
        return tr(
            "With it the odds of not winning are {times} times as high (log-odds {log_odds}).",
            **facts,
        )
    return tr(
        "With it the odds of not winning are {times} times as low (log-odds {log_odds}).",
        **facts,
    )
