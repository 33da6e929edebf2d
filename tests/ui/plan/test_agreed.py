"""What was agreed is carried out, changed, dropped and taken along."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from app.model import edits
from app.model.planning import Action, PlannedTie
from app.model.vocabulary import ActionKind, TieLevel
from app.ui.panels.plan_panel import PlanPanel
from app.ui.plan_actions import as_calendar
from tests.ui.conftest import DECISION, TODAY
from tests.ui.plan.asking import close_contact, texts


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
