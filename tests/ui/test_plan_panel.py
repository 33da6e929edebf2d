from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton

from app.model import edits
from app.model.decision import Opportunity
from app.model.planning import Action, PlannedTie, RefusedSuggestion
from app.model.values import joined
from app.model.vocabulary import ActionKind, ContactPolicy, Role, TieLevel
from app.ui.canvas.content import MapContent
from app.ui.canvas.scene import MapScene
from app.ui.panels.labels import Label
from app.ui.panels.plan_panel import PlanPanel
from app.ui.panels.plan_row import StepRow
from app.ui.plan_actions import as_calendar
from tests.ui.conftest import DECISION, TODAY


@pytest.fixture
def panel(analysed, shown):
    return shown(PlanPanel(analysed), 900, 600)


@pytest.fixture
def suggested(panel, qtbot):
    """The panel once the best plan is there."""
    suggest(panel, qtbot)
    return panel


def suggest(panel: PlanPanel, qtbot) -> None:
    panel.suggest()
    qtbot.waitUntil(lambda: panel.search.found is not None and not panel.search.is_searching)


def texts(panel: PlanPanel) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in panel.findChildren(Label) if one.isVisible())


def rows(panel: PlanPanel) -> list[StepRow]:
    return list(panel.suggestions.rows.values())


def planned(document) -> set[tuple[str, str]]:
    return {(one.member, one.person) for one in document.plan.table(PlannedTie).values()}


def close_contact(document, qtbot) -> None:
    """Forbid all contact, as in a tender."""
    policy = ContactPolicy.FORBIDDEN
    with qtbot.waitSignal(document.analysed):
        document.attempt(edits.set_fields, Opportunity, DECISION, contact_policy=policy)


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
    row.reason.setText("they do not get on")
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


# -- what is agreed


@pytest.fixture
def agreed(panel, analysed, qtbot):
    """The page with one tie that was agreed and should have been there a week ago."""
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(
            edits.accept_suggestion, DECISION, "herman", "anton", ActionKind.NEW,
            level=TieLevel.WORKING, due=date(2026, 2, 23),
        )  # fmt: skip
    panel.show_page(1)
    return panel.agreed


def only(page):
    [row] = page.rows.values()
    return row


def test_what_is_agreed_says_who_when_and_how_long_it_is_overdue(agreed, panel):
    assert only(agreed).title.text() == (
        "Herman Vos makes contact with Anton van Dijk, aiming for “working contact”"
    )
    assert "Herman Vos" in texts(panel)
    assert "7 days overdue" in texts(panel)
    assert panel.tabs[1].text() == "Agreed (1)"


def test_carrying_out_makes_the_tie_finishes_the_action_and_offers_to_log_the_contact(
    agreed, analysed, qtbot
):
    only(agreed).carried_out.emit()

    tie = analysed.plan.tie_between("herman", "anton")
    assert (tie.level, tie.last_contact) == (TieLevel.WORKING, TODAY)
    assert [one.done for one in analysed.plan.table(Action).values()] == [TODAY]
    assert not agreed.rows
    log = next(
        one for one in agreed.findChildren(QPushButton)
        if one.accessibleName() == "Log the contact…"
    )  # fmt: skip
    with qtbot.waitSignal(agreed.log_asked) as asked:
        log.click()
    assert asked.args == [("anton",), ("herman",)]


def test_undo_of_what_was_carried_out_takes_back_the_offer_to_log_a_contact(
    agreed, analysed, panel
):
    only(agreed).carried_out.emit()
    offered = "Carried out: Herman Vos makes contact" in texts(panel)

    analysed.undo()

    assert offered
    assert "Carried out: Herman Vos makes contact" not in texts(panel)
    assert len(agreed.rows) == 1


def test_delete_drops_what_was_agreed_in_one_step(agreed, analysed, qtbot):
    steps = analysed.undo_stack.count()
    only(agreed).setFocus()

    qtbot.keyClick(only(agreed), Qt.Key.Key_Delete)

    assert not analysed.plan.table(PlannedTie)
    assert not analysed.plan.table(Action)
    assert analysed.undo_stack.count() == steps + 1


def test_owner_and_day_are_changed_for_the_tie_and_its_action_together(agreed, analysed):
    only(agreed).owner_given.emit("sanne")
    only(agreed).due_given.emit(date(2026, 4, 1))

    [tie] = analysed.plan.table(PlannedTie).values()
    [action] = analysed.plan.table(Action).values()
    assert (tie.owner, tie.due) == (action.owner, action.due) == ("sanne", date(2026, 4, 1))


def test_an_action_of_ones_own_is_added_in_one_line_and_can_be_finished_and_taken_up_again(
    panel, analysed, qtbot
):
    panel.show_page(1)
    form = panel.agreed.form
    form.text.setText("Bring the reference case")
    qtbot.keyClick(form.text, Qt.Key.Key_Return)
    [row] = panel.agreed.rows.values()
    row.carried_out.emit()
    [action] = analysed.plan.table(Action).values()
    finished = action.done

    panel.agreed.findChild(QPushButton, "fold.done").click()
    QApplication.processEvents()
    next(
        one for one in panel.agreed.findChildren(QPushButton)
        if one.text() == "Not done after all"
    ).click()  # fmt: skip

    assert (action.text, action.due, finished) == (
        "Bring the reference case", date(2026, 3, 16), TODAY
    )  # fmt: skip
    assert len(panel.agreed.rows) == 1


def test_the_list_on_the_clipboard_says_what_who_and_when(agreed, panel):
    panel.copy_list()

    assert QGuiApplication.clipboard().text() == (
        "- Herman Vos makes contact with Anton van Dijk, aiming for “working contact” "
        "(Herman Vos, 23 Feb 2026, 7 days overdue)"
    )


def test_the_calendar_file_holds_what_the_line_shows(agreed, analysed):
    written = as_calendar(analysed.plan, agreed.lines, datetime(2026, 3, 2, tzinfo=UTC))

    text = written.replace(b"\r\n ", b"").decode()
    assert "DTSTART;VALUE=DATE:20260223" in text
    assert (
        "Herman Vos makes contact with Anton van Dijk\\, aiming for “working contact”" in text
    )
    assert text.count("BEGIN:VEVENT") == 1


def test_what_a_contact_policy_forbids_now_waits_and_says_why(agreed, analysed, panel, qtbot):
    close_contact(analysed, qtbot)

    assert "No contact until the award" in only(agreed).one.waits
    assert "Not now." in as_copied(panel)


def as_copied(panel: PlanPanel) -> str:
    panel.copy_list()
    return QGuiApplication.clipboard().text()
