"""The log as a user reads it, and the plan as it was on another day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app import usecases
from app.model import edits
from app.model.change import Change, Edit
from app.model.people import Person
from app.store.workspace import Workspace
from app.ui.as_it_was import AsItWasFrame
from app.ui.autosave import Keeping
from app.ui.main_window import MainWindow
from app.ui.panels.history_log import PAGE, LogPanel
from tests.ui.conftest import small_plan

LONGEST = 15_000  # milliseconds
YESTERDAY = date.today() - timedelta(days=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace whose account was made by Sanne and changed by Karim."""
    file = tmp_path / "team.visavis"
    with usecases.open_workspace(str(file)) as workspace:
        workspace.add(small_plan(), "Sanne")
        change(workspace, "Karim", title="Head of IT")
    return file


def change(workspace: Workspace, by: str, **values: object) -> Change:
    copy = workspace.load("customer")
    made = copy.edit(edits.set_fields(copy.plan, Person, "eva", **values))
    copy.sync(workspace.plan_store("customer"), by)
    return made


@pytest.fixture
def window(start: Callable[..., MainWindow], path) -> MainWindow:
    return start(path)


@pytest.fixture
def log(window, until) -> LogPanel:
    return opened_log(window, until)


def opened_log(window: MainWindow, until) -> LogPanel:
    window.bottom.show_tab("log")
    panel = window.bottom.page("log")
    assert isinstance(panel, LogPanel)
    until(lambda: panel.tree.topLevelItemCount() > 0)
    return panel


def rows(panel: LogPanel) -> list[tuple[str, str]]:
    found = [panel.tree.topLevelItem(at) for at in range(panel.tree.topLevelItemCount())]
    return [(row.text(1), row.text(2)) for row in found]


def title(window: MainWindow) -> str | None:
    return window.document.plan.persons["eva"].title


def is_past(window: MainWindow) -> bool:
    return window.document is not None and window.document.past is not None


def test_the_log_tells_who_changed_what_the_newest_first(log):
    assert rows(log) == [("Karim", "Change Eva Brouwer"), ("Sanne", "Add account St. Maarten")]


def test_the_log_is_read_in_the_language_of_the_reader(window, until):
    window.doing.speak("nl")

    assert rows(opened_log(window, until))[0] == ("Karim", "Eva Brouwer wijzigen")


def test_an_edit_is_in_the_log_at_once(window, log, until):
    window.document.attempt(edits.set_fields, Person, "anton", title="President")

    until(lambda: "Anton van Dijk" in rows(log)[0][1])


def test_the_log_is_narrowed_to_one_author_and_to_words(log, until):
    log.who.setCurrentIndex(log.who.findText("Karim"))
    log.who.activated.emit(log.who.currentIndex())
    assert [who for who, _what in rows(log)] == ["Karim"]

    log.who.setCurrentIndex(0)
    log.who.activated.emit(0)
    log.words.setText("maarten add")
    assert [what for _who, what in rows(log)] == ["Add account St. Maarten"]

    log.words.setText("nothing of the kind")
    assert rows(log) == []
    assert log.count.text() == "No changes"


def test_a_click_selects_what_a_change_touched(window, log, qtbot):
    item = log.tree.topLevelItem(0)
    at = log.tree.visualItemRect(item).center()

    qtbot.mouseClick(log.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert window.document.selection == {(Person, "eva")}


def test_a_long_log_is_shown_a_page_at_a_time(start, path, until):
    with usecases.open_workspace(str(path)) as workspace:
        copy, store = workspace.load("customer"), workspace.plan_store("customer")
        for number in range(PAGE + 20):
            eva = copy.plan.persons["eva"]
            message = edits.set_fields(copy.plan, Person, "eva", title="x").message
            copy.edit(Change(message, (Edit(eva, replace(eva, title=f"{number}")),)))
        copy.sync(store, "Karim")
    panel = opened_log(start(path), until)
    assert panel.tree.topLevelItemCount() == PAGE

    panel.older.click()

    assert panel.tree.topLevelItemCount() == PAGE + 22
    assert not panel.older.isVisible()


def test_the_plan_is_shown_as_it_was_before_a_change_and_cannot_be_edited(window, log, until):
    log.tree.setCurrentItem(log.tree.topLevelItem(0))
    log.before.click()
    until(lambda: is_past(window))

    refused: list[str] = []
    window.document.refused.connect(refused.append)
    window.document.attempt(edits.set_fields, Person, "eva", title="Mine")

    assert title(window) == "Team lead"
    assert "nothing can be changed" in refused[0]
    assert window.findChild(AsItWasFrame).bar.isVisible()
    assert not window.actions_["contact.log"].isEnabled()


def test_back_to_today_shows_what_stands(window, log, until):
    standing = window.document
    log.tree.setCurrentItem(log.tree.topLevelItem(0))
    log.before.click()
    until(lambda: is_past(window))

    window.findChild(AsItWasFrame).bar.today.click()

    assert window.document is standing
    assert title(window) == "Head of IT"
    assert window.actions_["contact.log"].isEnabled()
    until(lambda: window.findChild(AsItWasFrame) is None)


def test_going_back_is_one_change_that_one_undo_takes_back(window, log, until):
    log.tree.setCurrentItem(log.tree.topLevelItem(0))
    log.before.click()
    until(lambda: is_past(window))

    window.findChild(AsItWasFrame).bar.go_back.click()
    assert (is_past(window), title(window)) == (False, "Team lead")
    until(lambda: window.session.autosave.state is Keeping.SAVED)
    window.actions_["undo"].trigger()

    assert title(window) == "Head of IT"
    assert "Go back to the plan as it was on" in window.document.undo_words(redo=True)


def test_a_day_before_the_account_was_there_is_told(window, log, until):
    told: list[str] = []
    window.session.failed.connect(told.append)
    log.day.show_value(YESTERDAY)

    log.show_day.click()
    until(lambda: bool(told))

    assert told == ["This account was not there yet on that day."]
    assert not is_past(window)


def test_the_plan_of_today_is_shown_with_the_banner_of_today(window, log, until):
    log.show_day.click()
    until(lambda: is_past(window))

    assert title(window) == "Head of IT"
    assert window.document.past == date.today()


def test_a_day_that_is_still_to_come_is_refused(window, log):
    log.day.show_value(date.today() + timedelta(days=1))

    log.show_day.click()

    assert "Choose a day up to today." in window.status.currentMessage()


def test_leaving_the_account_leaves_the_plan_of_before_too(window, log, until):
    log.show_day.click()
    until(lambda: is_past(window))

    window.session.stock.add_sample()
    until(lambda: window.document is not None and window.document.plan.account.id != "customer")

    assert not is_past(window)


def test_the_list_of_accounts_keeps_the_score_of_today(window, log, until):
    kept: list[float] = []
    standing = window.document.report.score.total
    log.tree.setCurrentItem(log.tree.topLevelItem(0))
    window.session.scoring.keep = lambda _decision, total: kept.append(total)
    log.before.click()
    until(lambda: is_past(window) and window.document.report is not None)

    assert [total for total in kept if total != standing] == []


def test_a_change_that_lost_is_in_the_log_and_can_be_made_again_once(start, path, until):
    with usecases.open_workspace(str(path)) as workspace:
        copy = workspace.load("customer")
        lost = copy.edit(edits.set_fields(copy.plan, Person, "eva", title="Chief"))
        change(workspace, "Karim", title="Director")
        workspace.journal("customer").set_aside(lost, "Els")
    window = start(path)
    log = opened_log(window, until)
    until(lambda: rows(log)[0] == ("Els", "Change Eva Brouwer – lost to a colleague’s change"))
    item = log.tree.topLevelItem(0)
    assert item is not None
    log.tree.setCurrentItem(item)
    assert log.again.isVisible()

    log.again.click()

    assert title(window) == "Chief"
    until(lambda: not any("lost" in what for _who, what in rows(log)))
