"""Accounts and decisions are added, listed and turned to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QPushButton,
)

from app import usecases
from app.model import edits
from app.model.decision import Opportunity
from app.model.people import Person
from app.ui.dialogs.ask_text import AskTextDialog
from app.ui.dialogs.new_account import NewAccountDialog
from app.ui.main_window import MainWindow
from tests.ui.hand import dialog_of, ready
from tests.ui.window.accounts import saved, second_account, shows


def test_no_persons_name_is_in_the_window_title(window):
    window.document.select([(Person, "h01")])

    assert (
        window.windowTitle()
        == "MRI 3T + 7 jaar service – AZ Sint-Odrada (fictief), Lier – Vis-à-vis"
    )


def test_a_new_account_is_added_and_opened(empty, qtbot):
    empty.start_page.findChildren(QPushButton)[0].click()
    dialog = dialog_of(NewAccountDialog, qtbot)
    qtbot.keyClicks(dialog.name, "Oosterveen")

    dialog.confirm_button.click()
    qtbot.waitUntil(lambda: ready(empty) and empty.document is not None, timeout=5000)

    assert empty.document.plan.account.label == "Oosterveen"
    assert [line.account_label for line in empty.session.decisions.lines] == ["Oosterveen"]


def test_another_decision_is_added_and_turned_to(window, qtbot):
    window.actions_["decision.new"].trigger()
    dialog = dialog_of(AskTextDialog, qtbot)
    qtbot.keyClicks(dialog.text, "CT scanner")
    dialog.confirm_button.click()
    qtbot.waitUntil(lambda: ready(window), timeout=5000)

    assert window.document.plan.label(window.document.opportunity) == "CT scanner"
    assert [line.label for line in window.session.decisions.lines][-1] == "CT scanner"
    window.accounts.chosen.emit(
        window.session.decisions.lines[0].account, window.session.decisions.lines[0].opportunity
    )
    assert window.windowTitle().startswith("MRI 3T")


def test_undoing_a_new_decision_turns_back_to_one_that_is_there(window, qtbot):
    change = edits.add_opportunity(window.document.plan, "CT scanner", "ct")
    window.document.do(change)
    window.document.turn_to("ct")

    window.document.undo_stack.undo()

    assert window.document.opportunity == "opp1"


def test_the_score_of_an_account_that_is_not_open_is_listed_too(start, tmp_path, qtbot):
    path = tmp_path / "two.visavis"
    with usecases.open_workspace(str(path)) as workspace:
        usecases.import_case(workspace, usecases.read_case(usecases.sample_path()), "Sanne")
        other = usecases.sample_path().with_name("municipality-westerlanden.json")
        usecases.import_case(workspace, usecases.read_case(other), "Sanne")

    window = start(str(path))
    qtbot.waitUntil(
        lambda: all(line.score for line in window.session.decisions.lines), timeout=5000
    )

    assert len(window.session.decisions.lines) == 2


def go_to(window: MainWindow, account: str, name: str, qtbot) -> None:
    """Click the decision of an account in the list at the left."""
    tree = window.accounts.tree
    places = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    found = [place for place in places if place is not None and place.text(0).startswith(name)]
    item = found[0].child(0)
    assert item is not None
    spot = tree.visualItemRect(item).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    shows(window, name, qtbot)
    assert window.document.plan.account.id == account


def test_an_edit_can_be_undone_after_another_account_was_in_view(window, qtbot):
    window.document.attempt(edits.set_fields, Person, "h01", title="Chief")
    first, second = second_account(window, qtbot)
    at_second = window.actions_["undo"].isEnabled()

    go_to(window, first, "AZ Sint-Odrada", qtbot)
    at_first = window.actions_["undo"].text()
    window.actions_["undo"].trigger()

    assert not at_second
    assert at_first == "&Undo: Change Liesbet Van Acker"
    assert window.document.plan.persons["h01"].title == "Algemeen directeur"
    saved(window, qtbot)
    go_to(window, second, "Oosterveen", qtbot)


def test_an_edit_in_an_account_left_since_is_kept(start, qtbot):
    window = start()
    first, second = second_account(window, qtbot)
    window.document.attempt(edits.add_person, window.document.opportunity, "Lies", id="lies")
    go_to(window, first, "AZ Sint-Odrada", qtbot)
    go_to(window, second, "Oosterveen", qtbot)
    window.document.attempt(edits.set_fields, Person, "lies", title="Chief")
    go_to(window, first, "AZ Sint-Odrada", qtbot)
    window.close()

    again = start()
    go_to(again, second, "Oosterveen", qtbot)

    assert again.document.plan.persons["lies"].title == "Chief"


def test_an_account_that_was_left_is_heard_of_once_when_it_is_in_view_again(window, qtbot):
    first, second = second_account(window, qtbot)
    go_to(window, first, "AZ Sint-Odrada", qtbot)
    go_to(window, second, "Oosterveen", qtbot)
    heard: list[object] = []
    window.session.decisions.changed.connect(heard.append)

    window.document.attempt(
        edits.set_fields, Opportunity, window.document.opportunity, name="Archive"
    )

    assert len(heard) == 1
    assert window.windowTitle().startswith("Archive")


@pytest.mark.parametrize("width", [1366, 1920])
def test_the_name_of_the_decision_goes_before_a_long_name_of_the_account(window, qtbot, width):
    window.resize(width, 768)

    window.bar.show_place("Zaaksysteem en klantportaal", "Gemeente Westerlanden " * 4)

    qtbot.waitUntil(lambda: window.bar.where.text() == "Zaaksysteem en klantportaal")
    assert window.bar.account.text().endswith("…")
