from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.exchange import people_table, relation_matrix, tables
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.last_spoken import LastSpoken
from app.model.people import Person
from app.model.vocabulary import Channel, ContactPolicy, Outcome, TieLevel, Tier
from app.ui.dialogs.author_name import AuthorBar
from app.ui.dialogs.import_preview import ImportPreviewDialog
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.dialogs.new_account import NewAccountDialog
from tests.ui.conftest import DECISION, TODAY

MATRIX = "\tSanne de Wit\tHerman Vos\nAnton van Dijk\t\t2\nLies Maes\t3\tx\n"


def test_a_new_account_asks_whether_it_is_a_top_relation(opened, qtbot):
    dialog = opened(NewAccountDialog(None))
    plans: list[AccountPlan] = []
    dialog.made.connect(plans.append)
    qtbot.keyClicks(dialog.name, "Oosterveen")
    qtbot.keyClicks(dialog.decision, "Case system")
    dialog.tiers[Tier.A].click()

    qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)

    [plan] = plans
    assert (plan.account.name, plan.account.tier) == ("Oosterveen", Tier.A)
    assert [o.name for o in plan.opportunities.values()] == ["Case system"]
    assert not dialog.isVisible()


def test_a_new_account_without_a_name_is_refused_and_the_dialog_stays(opened, qtbot):
    dialog = opened(NewAccountDialog(None))

    qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)

    assert dialog.isVisible()
    assert dialog.problem.text() == "An account needs a name."


def test_a_contact_with_who_is_selected_is_logged_with_one_key_press(document, opened, qtbot):
    document.select([(Person, "eva")])
    dialog = opened(LogContactDialog(None, document))

    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    tie = document.plan.tie_between("sanne", "eva")
    [contact] = document.plan.interactions_with("eva")
    assert (contact.date, contact.members, contact.channel) == (
        TODAY,
        ("sanne",),
        Channel.MEETING,
    )
    assert (tie.last_contact, tie.last_f2f) == (TODAY, TODAY)
    assert document.undo_stack.count() == 1


def test_a_contact_carries_outcome_and_next_step(document, opened, qtbot):
    dialog = opened(LogContactDialog(None, document, ("anton",), ("herman",)))
    dialog.outcome.show_value(Outcome.ADVANCE)
    qtbot.keyClicks(dialog.step, "Herman sends the business case")
    dialog.step_day.edit.setText("+14")
    dialog.on.edit.setText("yesterday")

    qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)

    [contact] = document.plan.interactions_with("anton")
    assert contact.date == date(2026, 3, 1)
    assert contact.outcome is Outcome.ADVANCE
    assert contact.next_step == "Herman sends the business case"
    assert contact.next_step_date == date(2026, 3, 16)
    assert document.plan.tie_between("herman", "anton").level is TieLevel.ACQUAINTED


def test_ticking_somebody_proposes_who_of_us_knows_them(document, opened):
    dialog = opened(LogContactDialog(None, document))
    rows = dialog.persons.items()

    next(item for item in rows if item.text() == "Eva Brouwer").setCheckState(
        Qt.CheckState.Checked
    )

    assert dialog.members.chosen() == ("sanne",)


@pytest.mark.parametrize(
    ("day", "words"), [("+1", "has taken place"), ("soon", "is not a day")]
)
def test_a_contact_on_an_impossible_day_is_refused(document, opened, qtbot, day, words):
    dialog = opened(LogContactDialog(None, document, ("eva",), ("sanne",)))
    dialog.on.edit.setText(day)

    qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)

    assert words in dialog.problem.text()
    assert document.plan.interactions_with("eva") == []


def test_a_contact_with_nobody_is_refused(document, opened, qtbot):
    dialog = opened(LogContactDialog(None, document))

    qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)

    assert dialog.isVisible()
    assert dialog.problem.text() == "A contact has somebody of ours and somebody of theirs."


def matrix_dialog(document, text: str = MATRIX) -> ImportPreviewDialog:
    table = tables.pasted(text)
    return ImportPreviewDialog(
        None,
        document,
        "Import relationship matrix",
        lambda spoken: (
            lambda: relation_matrix.preview(
                table, document.plan, DECISION, spoken.on(document.as_of)
            )
        ),
        asks_last_spoken=True,
    )


def test_a_matrix_is_shown_row_by_row_and_becomes_one_change(document, opened, qtbot):
    dialog = opened(matrix_dialog(document))
    shown = {
        dialog.table.item(row, 1).text(): dialog.table.item(row, 2).text()
        for row in range(dialog.table.rowCount())
    }

    qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)

    assert shown["Lies Maes"] == "is added"
    assert "Lies Maes" in [person.name for person in document.plan.persons.values()]
    assert document.plan.tie_between("herman", "anton").level is TieLevel.WORKING
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert len(document.plan.persons) == 2


def test_last_spoken_of_a_matrix_is_chosen_before_it_is_imported(document, opened, qtbot):
    dialog = opened(matrix_dialog(document))
    dialog.last_spoken.show_value(LastSpoken.THIS_YEAR)
    dialog.last_spoken.committed.emit(LastSpoken.THIS_YEAR)

    qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)

    tie = document.plan.tie_between("herman", "anton")
    assert tie.last_contact == LastSpoken.THIS_YEAR.on(TODAY)


def test_faulty_rows_stand_in_the_way_until_one_says_to_leave_them_out(document, opened, qtbot):
    dialog = opened(matrix_dialog(document, MATRIX + "Tom Hagen\tbanana\t2\n"))
    blocked = not dialog.confirm_button.isEnabled()
    complaint = dialog.errors.text()

    dialog.leave_out.click()
    qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)

    names = [person.name for person in document.plan.persons.values()]
    assert blocked
    assert complaint.startswith("Line 4")
    assert "Lies Maes" in names
    assert "Tom Hagen" not in names


def test_a_list_that_brings_nothing_new_has_nothing_to_import(document, opened):
    table = tables.pasted("Name\tTitle\nEva Brouwer\tTeam lead\n")
    dialog = opened(
        ImportPreviewDialog(
            None, document, "Import people",
            lambda _spoken: lambda: people_table.preview(table, document.plan, DECISION),
            asks_last_spoken=False,
        )
    )  # fmt: skip

    assert not dialog.confirm_button.isEnabled()


def test_the_authors_name_is_prefilled_and_kept_with_enter(shown, qtbot):
    bar = shown(AuthorBar("sdewit"), 700, 60)
    assert bar.name.text() == "sdewit"
    bar.name.selectAll()
    qtbot.keyClicks(bar.name, "Sanne de Wit")

    with qtbot.waitSignal(bar.given) as given:
        qtbot.keyClick(bar.name, Qt.Key.Key_Return)

    assert given.args == ["Sanne de Wit"]


def test_a_new_account_without_a_name_leaves_the_choices_their_room(opened, qtbot):
    dialog = opened(NewAccountDialog(None))
    before = [button.height() for button in dialog.tiers.values()]
    height = dialog.height()

    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.wait(50)

    assert [button.height() for button in dialog.tiers.values()] == before
    assert dialog.height() > height


def test_tab_goes_to_the_chosen_relation_and_arrows_choose_another(opened, qtbot):
    dialog = opened(NewAccountDialog(None))
    dialog.activateWindow()
    dialog.name.setFocus()
    qtbot.waitUntil(dialog.name.hasFocus)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.decision, Qt.Key.Key_Tab)
    at_first = dialog.focusWidget()

    qtbot.keyClick(at_first, Qt.Key.Key_Up)

    assert at_first is dialog.tiers[None]
    assert dialog.focusWidget() is dialog.tiers[list(Tier)[-1]]
    assert dialog.tiers[list(Tier)[-1]].isChecked()


def test_a_complaint_goes_as_soon_as_what_was_wrong_is_given_anew(document, opened, qtbot):
    dialog = opened(LogContactDialog(None, document, ("eva",), ("sanne",)))
    dialog.on.edit.setText("+1")
    qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
    complained = dialog.problem.isVisible()

    dialog.on.edit.selectAll()
    qtbot.keyClicks(dialog.on.edit, "y")

    assert complained
    assert not dialog.problem.isVisible()


def test_under_a_contact_ban_the_form_says_so_and_logs_all_the_same(analysed, opened, qtbot):
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(
            edits.set_fields, Opportunity, DECISION,
            contact_policy=ContactPolicy.FORBIDDEN, contact_until=date(2026, 9, 1),
        )  # fmt: skip

    dialog = opened(LogContactDialog(None, analysed, ("eva",), ("sanne",)))
    said = dialog.ban.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert "No contact until the award" in said
    assert "2026" in said
    assert len(analysed.plan.interactions_with("eva")) == 1


def test_without_a_ban_the_form_says_nothing_of_one(analysed, opened):
    dialog = opened(LogContactDialog(None, analysed, ("eva",), ("sanne",)))

    assert not dialog.ban.isVisible()
