"""The figures of the plan add up while it is decided on, and so does the room."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.decision import Opportunity
from app.model.vocabulary import ActionKind, ContactPolicy, TieLevel
from app.ui.panels.plan_panel import PlanPanel
from app.ui.panels.plan_parts import PlanChoice, Room
from tests.ui.conftest import DECISION
from tests.ui.plan.asking import button, rows, suggest, texts

pytestmark = pytest.mark.usefixtures("karim")


def points(words: str) -> float:
    return float(re.sub("[^0-9.]", "", words))


def promised(panel: PlanPanel) -> float:
    """The difference that the card of the plan in front promises."""
    was, now = re.search(r"score ([\d.]+) → ([\d.]+)", texts(panel)).groups()
    return float(now) - float(was)


def until_it_adds_up(panel: PlanPanel, qtbot) -> None:
    def adds_up():
        assert "Computing…" not in texts(panel)
        gains = [points(row.words.gain) for row in rows(panel)]
        assert sum(gains) == pytest.approx(promised(panel))

    qtbot.waitUntil(adds_up)


def test_the_points_of_the_lines_add_up_to_what_the_card_promises(suggested, qtbot):
    assert len(rows(suggested)) > 2

    until_it_adds_up(suggested, qtbot)


@pytest.mark.parametrize("decide", ["accept", "refuse"])
def test_the_figures_follow_each_decision_and_come_back_with_undo(
    suggested, analysed, qtbot, decide
):
    whole, count = promised(suggested), len(rows(suggested))
    getattr(rows(suggested)[0], decide)()

    until_it_adds_up(suggested, qtbot)

    assert len(rows(suggested)) == count - 1
    assert promised(suggested) < whole
    assert "what is left of the plan" in texts(suggested)
    assert "brings more" not in texts(suggested)
    analysed.undo()
    until_it_adds_up(suggested, qtbot)
    assert promised(suggested) == pytest.approx(whole)
    assert "brings more" in texts(suggested)


def test_what_is_typed_on_another_line_stays_while_the_figures_are_counted_anew(
    suggested, qtbot
):
    first, second = rows(suggested)[:2]
    second.chosen.emit()
    second.form.reason.setText("not before summer")

    first.accept()
    until_it_adds_up(suggested, qtbot)

    assert second in rows(suggested)
    assert second.is_open
    assert second.form.reason.isVisible()
    assert second.form.reason.text() == "not before summer"


def test_a_contact_that_was_carried_out_is_not_offered_again(suggested, analysed):
    words = rows(suggested)[0].words
    rows(suggested)[0].accept()
    row = next(iter(suggested.agreed.rows.values()))

    row.carried_out.emit()

    assert words.key not in suggested.suggestions.rows


def test_open_gaps_are_said_to_be_partly_to_fill_in_or_parked(suggested, analysed):
    report = analysed.report

    words = texts(suggested)

    assert f"open gaps {len(report.gaps)} →" in words
    assert f"of which {len(report.to_fill_in)} to fill in" in words


def test_what_waits_under_a_policy_is_said_not_to_count(panel, analysed, qtbot):
    analysed.attempt(edits.plan_tie, DECISION, "sanne", "anton", TieLevel.WORKING)
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(
            edits.set_fields, Opportunity, DECISION,
            contact_policy=ContactPolicy.NAMED_CONTACT, named_contact="karim",
        )  # fmt: skip
    QApplication.processEvents()

    suggest(panel, qtbot)

    assert "1 agreed contact waits under the contact policy" in texts(panel)
    assert "counts as carried out" not in texts(panel)


# -- room


def test_what_is_agreed_uses_room_and_the_list_of_room_says_so(suggested, analysed, qtbot):
    suggested.search.slots["herman"] = 1
    analysed.attempt(
        edits.accept_suggestion, DECISION, "herman", "anton", ActionKind.NEW,
        level=TieLevel.WORKING,
    )  # fmt: skip

    suggest(suggested, qtbot)
    button(suggested, "Room of each colleague in this round").click()

    assert "herman" not in {row.words.member for row in rows(suggested)}
    [room] = suggested.findChildren(Room)
    assert room.fields["herman"].value() == 1
    assert "of which 1 agreed" in texts(suggested)


def test_the_cards_of_both_plans_are_as_high_as_what_they_say_and_go_with_the_last_line(
    suggested, qtbot
):
    suggested.resize(900, 1400)
    QApplication.processEvents()
    [choice] = suggested.findChildren(PlanChoice)
    high = choice.height()

    suggested.suggestions.accept_all()
    QApplication.processEvents()

    assert high < 90
    left = [one for one in suggested.findChildren(PlanChoice) if one.isVisible()]
    assert all(one.height() < 90 for one in left)
    assert "All of this plan is decided on" in texts(suggested)
