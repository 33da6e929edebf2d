"""Decisions that ended are reviewed, and what reviews taught is told."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.model import edits
from app.model.decision import (
    ClosedOpportunity,
    Review,
)
from app.model.people import TeamMember
from app.model.vocabulary import (
    AccountRole,
    Result,
    Stage,
)
from app.ui.dialogs.review import ReviewDialog
from app.ui.panels.inspector import Inspector
from app.ui.panels.review import lesson_words
from tests.ui.conftest import DECISION, TODAY
from tests.ui.fields import choose, field
from tests.ui.hand import dialog_of
from tests.ui.inputs.entering import texts


def test_closing_a_decision_offers_the_review(inspector, document, qtbot):
    choose(qtbot, field(inspector, f"opportunity.{DECISION}.stage"), Stage.LOST)
    form = dialog_of(ReviewDialog, qtbot)
    form.confirm_button.click()
    refused = form.problem.text()
    qtbot.keyClicks(form.lesson, "Visit the board")
    qtbot.keyClicks(form.differently, "Ask for the criteria")

    form.confirm_button.click()

    review = document.plan.find(ClosedOpportunity, DECISION).review
    assert refused.startswith("A loss asks for a lesson")
    assert (review.own_lesson, review.differently) == (
        "Visit the board",
        "Ask for the criteria",
    )


def test_a_review_holds_the_gaps_that_stood_open_at_the_close(analysed, shown, qtbot):
    inspector = shown(Inspector(analysed))
    standing = {gap.rule for gap in analysed.report.gaps}

    choose(qtbot, field(inspector, f"opportunity.{DECISION}.stage"), Stage.WON)
    form = dialog_of(ReviewDialog, qtbot)
    form.confirm_button.click()

    review = analysed.plan.find(ClosedOpportunity, DECISION).review
    assert set(review.gap_rules) == standing


def test_a_review_by_who_led_the_decision_is_pointed_out(document, opened, qtbot):
    document.attempt(edits.set_fields, TeamMember, "sanne", account_role=AccountRole.LEAD)
    closed = ClosedOpportunity(id="old", name="Old", result=Result.WON, closed=TODAY)

    form = opened(ReviewDialog(None, document, closed))
    qtbot.keyClicks(form.interviewer, "Sanne de Wit")

    assert form.owner.text() == "Sanne de Wit led this decision: somebody else hears more."
    assert form.owner.isVisible()


def test_an_earlier_decision_is_reviewed_from_the_list(inspector, document, qtbot):
    closed = ClosedOpportunity(id="old", name="Old", result=Result.LOST, closed=TODAY)
    document.copy.plan = type(document.plan)([*document.plan, closed])
    document.turned.emit()
    said = texts(inspector)

    inspector.findChild(QPushButton, "closed_opportunity.old").click()
    form = dialog_of(ReviewDialog, qtbot)
    qtbot.keyClicks(form.lesson, "Start sooner")
    form.confirm_button.click()
    QApplication.processEvents()

    assert "No review yet." in said
    assert "Our lesson: Start sooner" in texts(inspector)


def closed_ones(document, count: int) -> None:
    ended = [
        ClosedOpportunity(
            id=f"c{number}", name=f"C{number}", closed=TODAY,
            result=Result.WON if number % 2 else Result.LOST,
            review=Review(own_lesson="x", gap_rules=() if number % 2 else ("R21",)),
        )
        for number in range(count)
    ]  # fmt: skip
    document.copy.plan = type(document.plan)([*document.plan, *ended])


def test_below_ten_reviews_only_the_counts_are_told(document):
    closed_ones(document, 4)

    assert lesson_words(document.plan, document.base) == [
        "No coach: open at 2 of 2 that were not won, and at 0 of 2 that were.",
        "What goes with a loss can be told from 10 reviews on; there are 4.",
    ]


def test_from_ten_reviews_on_the_odds_are_told_in_words(document):
    closed_ones(document, 10)

    assert lesson_words(document.plan, document.base) == [
        "No coach: open at 5 of 5 that were not won, and at 0 of 5 that were. With it the odds "
        "of not winning are 121.0 times as high (log-odds 4.80)."
    ]


def test_control_and_enter_keep_a_form_from_within_a_text(document, opened, qtbot):
    closed = ClosedOpportunity(id="old", name="Old", result=Result.WON, closed=TODAY)
    form = opened(ReviewDialog(None, document, closed))
    form.activateWindow()
    form.lesson.setFocus()
    qtbot.waitUntil(form.lesson.hasFocus)
    qtbot.keyClicks(form.lesson, "Start sooner")

    qtbot.keyClick(form.lesson, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert document.plan.find(ClosedOpportunity, "old").review.own_lesson == "Start sooner"
