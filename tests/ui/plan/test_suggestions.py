"""What the plan suggests, and what becomes of each suggestion."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QRadioButton

from app.model import edits
from app.model.decision import Opportunity
from app.model.planning import Action, PlannedTie, RefusedSuggestion
from app.model.values import joined
from app.model.vocabulary import ContactPolicy, Role, TieLevel
from app.ui.canvas.content import MapContent
from app.ui.canvas.scene import MapScene
from app.ui.panels.plan_panel import PlanPanel
from tests.ui.conftest import DECISION, TODAY
from tests.ui.plan.asking import close_contact, rows, suggest, texts


def planned(document) -> set[tuple[str, str]]:
    return {(one.member, one.person) for one in document.plan.table(PlannedTie).values()}


def test_before_a_plan_is_asked_for_the_panel_says_what_it_will_do(panel):
    assert "Which few contacts bring most" in texts(panel)
    assert panel.do.isEnabled()


def test_each_suggestion_says_who_does_what_with_whom_and_what_it_brings(suggested):
    said = [row.words for row in rows(suggested)]

    assert any("Anton van Dijk" in words.deed for words in said)
    assert all(words.gain.startswith("+") and words.why and words.room for words in said)


def test_both_plans_stand_side_by_side_with_score_and_gaps_before_and_after(suggested):
    plans = [one.plan for one in suggested.search.found.best]

    assert [one.text() for one in suggested.findChildren(QRadioButton)] == [
        "For the gaps too",
        "For the score only",
    ]
    for plan in plans:
        gaps = f"{plan.before.gaps} → {plan.after.gaps}"
        assert gaps in texts(suggested).replace("\u00a0", " ")
    assert plans[0].after.score > plans[0].before.score


def test_no_more_contacts_are_suggested_than_were_asked_for(panel, qtbot):
    panel.most.setValue(1)

    suggest(panel, qtbot)

    assert len(rows(panel)) == 1


def test_a_colleague_without_room_in_this_round_is_sent_to_nobody(panel, qtbot):
    panel.search.slots["herman"] = 0

    suggest(panel, qtbot)

    assert {row.words.member for row in rows(panel)} == {"sanne"}


def test_enter_takes_a_suggestion_up_for_the_colleague_and_in_two_weeks(
    suggested, analysed, qtbot
):
    row = next(row for row in rows(suggested) if row.words.person == "anton")
    row.setFocus()

    qtbot.keyClick(row, Qt.Key.Key_Return)

    tie = analysed.plan.find(PlannedTie, joined(DECISION, row.words.member, "anton"))
    assert (tie.owner, tie.due) == (row.words.member, date(2026, 3, 16))
    assert [one.person for one in analysed.plan.table(Action).values()] == ["anton"]
    assert row not in rows(suggested)


def test_what_was_taken_up_is_suggested_again_after_undo_and_the_plan_stays_fresh(
    suggested, analysed
):
    before = len(rows(suggested))
    rows(suggested)[0].accept()
    stale = suggested.search.is_stale

    analysed.undo()

    assert not stale
    assert len(rows(suggested)) == before
    assert not planned(analysed)


def test_all_suggestions_are_taken_up_in_one_step(suggested, analysed):
    pairs = {(row.words.member, row.words.person) for row in rows(suggested)}

    suggested.suggestions.accept_all()

    assert planned(analysed) == pairs
    assert analysed.undo_stack.count() == 1


def test_delete_refuses_a_suggestion_for_the_reason_given_and_it_is_not_made_again(
    suggested, analysed, qtbot
):
    row = rows(suggested)[0]
    row.form.reason.setText("they do not get on")
    row.setFocus()

    qtbot.keyClick(row, Qt.Key.Key_Delete)
    suggest(suggested, qtbot)

    [refused] = analysed.plan.table(RefusedSuggestion).values()
    assert refused.reason == "they do not get on"
    assert refused.refused_on == TODAY
    assert row.words.key not in suggested.suggestions.rows


def test_what_was_refused_can_be_allowed_again(suggested, analysed):
    key = rows(suggested)[0].words.key
    rows(suggested)[0].refuse()
    suggested.findChild(QPushButton, "fold.refused").click()

    again = next(
        one for one in suggested.findChildren(QPushButton) if one.text() == "Allow again"
    )
    again.click()

    assert not analysed.plan.table(RefusedSuggestion)
    assert key in suggested.suggestions.rows


def test_arrows_go_from_suggestion_to_suggestion(suggested, qtbot):
    first, second = rows(suggested)[:2]
    first.setFocus()

    qtbot.keyClick(first, Qt.Key.Key_Down)

    assert second.hasFocus()


def test_a_change_of_the_map_makes_the_plan_one_of_before(suggested, analysed, qtbot):
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(edits.add_person, DECISION, "Lies Maes", roles=[Role.DECIDER])

    assert suggested.search.is_stale
    assert "The map has changed since: suggest again." in texts(suggested)


def test_moving_a_card_leaves_the_plan_as_fresh_as_it_was(suggested, analysed):
    analysed.attempt(lambda plan: edits.move_cards(plan, DECISION, {"anton": (40.0, 80.0)}))

    assert not suggested.search.is_stale


def test_stopping_leaves_the_search_and_what_comes_late_is_not_shown(panel, qtbot):
    panel.search.begin()
    panel.search.stop()
    qtbot.wait(50)

    assert not panel.search.is_searching
    assert panel.search.found is None


def test_where_contact_is_forbidden_nothing_is_suggested_and_the_panel_says_why(
    suggested, analysed, qtbot
):
    close_contact(analysed, qtbot)

    assert not rows(suggested)
    assert not suggested.do.isEnabled()
    assert "No contact until the award" in texts(suggested)


def test_what_was_found_before_another_contact_policy_held_is_shown_no_longer(
    suggested, analysed, qtbot
):
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(
            edits.set_fields, Opportunity, DECISION,
            contact_policy=ContactPolicy.NAMED_CONTACT, named_contact="eva",
        )  # fmt: skip
    shown_before = rows(suggested)

    suggest(suggested, qtbot)

    assert not shown_before
    assert {row.words.person for row in rows(suggested)} == {"eva"}


def test_planned_ties_count_as_carried_out_and_the_panel_says_so(panel, analysed, qtbot):
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(edits.plan_tie, DECISION, "herman", "anton", TieLevel.WORKING)

    suggest(panel, qtbot)

    assert "What is agreed already counts as carried out: the plans start from" in texts(panel)


def test_pointing_at_a_suggestion_draws_it_on_the_map_with_its_gain(suggested, analysed):
    scene = MapScene(MapContent.of(analysed.plan, DECISION, analysed.report))
    suggested.pointed.connect(scene.show_suggestion)
    row = next(row for row in rows(suggested) if row.words.person == "anton")

    row.pointed.emit(True)
    at_it = scene.sign.words, scene.cards["anton"].aimed, scene.stepped_back
    row.pointed.emit(False)

    assert at_it == (f"suggestion: {row.words.gain}", True, True)
    assert (scene.sign.words, scene.cards["anton"].aimed) == ("", False)


def test_what_was_found_outlives_a_panel_made_anew(suggested, analysed, shown):
    again = shown(PlanPanel(analysed), 900, 600)

    assert list(again.suggestions.rows) == list(suggested.suggestions.rows)
