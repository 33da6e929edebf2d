"""The preferences: opened with a key, followed at once, undone, and there the next time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import usecases
from app.analysis.history import Entry, story
from app.analysis.history_words import lines, sentence
from app.model.planning import ParameterValue
from app.model.tuning import TUNABLE
from app.store.catalogue import SHARED
from app.ui import privacy, shown_gaps, theme
from app.ui.autosave import Keeping
from app.ui.dialogs.author_name import AuthorBar
from app.ui.dialogs.preferences import PreferencesDialog
from app.ui.main_window import MainWindow
from tests.plans import small_plan
from tests.ui.hand import ready

DECIDER, USER = "role_weight.decider", "role_weight.user"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def preferences(window, qtbot):
    """The dialog on its page of numbers, opened with the keyboard."""
    return opened(window, qtbot)


def opened(window: MainWindow, qtbot) -> PreferencesDialog:
    qtbot.keyClick(window, Qt.Key.Key_Comma, CONTROL)
    dialog = window.findChild(PreferencesDialog)
    assert isinstance(dialog, PreferencesDialog)
    dialog.tabs.setCurrentWidget(dialog.analysis)
    return dialog


def typed(preferences: PreferencesDialog, name: str, text: str, qtbot) -> None:
    """Type a number into its field and hand it on with Enter."""
    field = preferences.analysis.lines[name].field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def score(window: MainWindow) -> float:
    return window.document.report.score.total


def weight(window: MainWindow, name: str = DECIDER) -> float:
    return TUNABLE[name].value_in(window.document.report.network.parameters)


def followed(window: MainWindow, name: str, value: float, qtbot) -> None:
    qtbot.waitUntil(lambda: weight(window, name) == pytest.approx(value), timeout=5000)


def kept(window: MainWindow, qtbot) -> None:
    shared, account = window.session.shared.autosave, window.session.autosave
    qtbot.waitUntil(lambda: shared.state is account.state is Keeping.SAVED, timeout=5000)


def open_second_account(window: MainWindow, qtbot) -> None:
    window.session.stock.add(small_plan())
    qtbot.waitUntil(
        lambda: window.document is not None and window.document.plan.account.id == "acme",
        timeout=5000,
    )
    qtbot.waitUntil(lambda: ready(window), timeout=5000)


def test_the_key_opens_the_dialog_once_and_escape_closes_it(window, qtbot):
    dialog = opened(window, qtbot)

    again = opened(window, qtbot)
    was_open = dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert again is dialog
    assert was_open
    assert not dialog.isVisible()
    assert not dialog.isModal()


def test_every_number_has_a_line_with_what_it_comes_as(preferences):
    assert set(preferences.analysis.lines) == set(TUNABLE)
    for line in preferences.analysis.lines.values():
        assert line.words.text()
        assert line.without.text().startswith("default ")
        assert not line.mark.text()


def test_a_number_of_an_account_holds_at_once_and_is_undone(preferences, window, qtbot):
    before, gaps = score(window), window.gaps.bar.words.title.text
    preferences.analysis.for_one.click()

    typed(preferences, DECIDER, "0", qtbot)
    after, weighed = score(window), weight(window)
    marked = preferences.analysis.lines[DECIDER].mark.text()
    qtbot.keyClick(preferences.analysis.lines[DECIDER].field, Qt.Key.Key_Z, CONTROL)
    followed(window, DECIDER, 30, qtbot)

    assert after != pytest.approx(before)
    assert weighed == 0
    assert marked
    assert score(window) == pytest.approx(before)
    assert window.gaps.bar.words.title.text == gaps
    assert not preferences.analysis.lines[DECIDER].mark.text()


def test_a_threshold_that_is_raised_takes_gaps_from_the_list(preferences, window, qtbot):
    before = len(shown_gaps.waiting(window.document.report))
    preferences.analysis.for_one.click()

    typed(preferences, "thin_thread", "100", qtbot)

    left = shown_gaps.waiting(window.document.report)
    assert len(left) < before
    assert window.gaps.bar.words.title.text == f"{len(left)} gaps"


def test_weights_say_what_they_count_as_together(preferences, window, qtbot):
    preferences.analysis.for_one.click()

    typed(preferences, DECIDER, "60", qtbot)

    assert weight(window) == pytest.approx(60 / 130 * 100)
    assert "counts as 46.2" in preferences.analysis.lines[DECIDER].without.text()
    assert "counts as 11.5" in preferences.analysis.lines[USER].without.text()


def test_a_number_of_the_workspace_holds_for_every_account(preferences, window, qtbot):
    first = window.document
    typed(preferences, DECIDER, "0", qtbot)
    followed(window, DECIDER, 0, qtbot)

    open_second_account(window, qtbot)

    assert weight(window) == 0
    assert TUNABLE[DECIDER].value_in(first.base) == 0
    assert first.plan.find(ParameterValue, DECIDER) is None


def test_an_open_account_out_of_view_follows_as_well(window, qtbot):
    first = window.document
    open_second_account(window, qtbot)
    dialog = opened(window, qtbot)

    typed(dialog, DECIDER, "0", qtbot)

    followed(window, DECIDER, 0, qtbot)
    qtbot.waitUntil(lambda: first.report.network.weights.get("decider", 0) == 0, timeout=5000)


def test_what_an_account_sets_goes_before_the_workspace(preferences, window, qtbot):
    typed(preferences, "covered", "0.4", qtbot)
    preferences.analysis.for_one.click()
    told = preferences.analysis.lines["covered"].without.text()

    typed(preferences, "covered", "0.5", qtbot)

    assert told == "all accounts: 0.40"
    followed(window, "covered", 0.5, qtbot)


def test_what_was_set_is_there_after_a_restart_with_its_reason(start, qtbot):
    window = start()
    dialog = opened(window, qtbot)
    typed(dialog, DECIDER, "60", qtbot)
    reason = dialog.analysis.lines[DECIDER].reason
    reason.setFocus()
    qtbot.keyClicks(reason, "they decide alone")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    window.close()

    window = start()
    dialog = opened(window, qtbot)

    assert weight(window) == pytest.approx(60 / 130 * 100)
    assert dialog.analysis.lines[DECIDER].reason.text() == "they decide alone"


def test_reset_gives_a_number_or_a_whole_group_back_as_it_comes(preferences, window, qtbot):
    analysis = preferences.analysis
    for name in (DECIDER, USER, "covered"):
        typed(preferences, name, "0.5", qtbot)

    analysis.lines[DECIDER].reset_link.click()
    one = set(window.session.shared.plan.table(ParameterValue))
    analysis.lines[USER].parent().reset_link.click()
    group = set(window.session.shared.plan.table(ParameterValue))

    assert one == {USER, "covered"}
    assert group == {"covered"}
    followed(window, USER, 15, qtbot)


@pytest.mark.parametrize("text", ["101", "many", "-3"])
def test_a_number_that_makes_no_sense_is_refused_in_words(preferences, window, text, qtbot):
    typed(preferences, DECIDER, text, qtbot)

    assert preferences.problem.text()
    assert preferences.analysis.lines[DECIDER].field.text() == "30"
    assert not window.session.shared.plan.table(ParameterValue)


def test_an_emptied_field_is_as_it_comes_again(preferences, window, qtbot):
    typed(preferences, DECIDER, "60", qtbot)

    field = preferences.analysis.lines[DECIDER].field
    field.clear()
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert field.text() == "30"
    assert not window.session.shared.plan.table(ParameterValue)


def test_a_search_leaves_the_lines_it_finds(preferences):
    analysis = preferences.analysis

    analysis.search.setText("decider weight")
    found = {name for name, line in analysis.lines.items() if not line.isHidden()}
    analysis.search.setText("zzz")

    assert found == {DECIDER}
    assert not analysis.nothing.isHidden()


def test_a_number_of_the_workspace_is_a_line_of_its_own_in_the_history(
    preferences, window, qtbot
):
    typed(preferences, DECIDER, "60", qtbot)
    account, opportunity = window.document.plan.account.id, window.document.opportunity
    today, before = date.today(), date.today() - timedelta(1)
    window.close()

    with usecases.open_workspace() as workspace:
        history, shared = workspace.history(account), workspace.history(SHARED)
    log = [Entry(before, one.author, one.change) for one in history]
    log += [Entry(today, one.author, one.change, of_workspace=True) for one in shared]
    told = [sentence(line) for line in lines(story(log, opportunity, before, today))]

    assert sum("the setting “Weight of the decider” was changed" in one for one in told) == 1


def test_language_and_theme_are_those_of_the_view_menu(window, qtbot):
    dialog = opened(window, qtbot)

    dialog.general.language.committed.emit("nl")
    qtbot.waitUntil(lambda: dialog.windowTitle() == "Voorkeuren", timeout=5000)
    dialog.general.theme.committed.emit("dark")

    assert window.actions_["language.nl"].isChecked()
    assert window.actions_["theme.dark"].isChecked()
    assert theme.current().dark
    assert dialog.isVisible()
    assert dialog.tabs.currentWidget() is dialog.analysis


def test_the_name_is_what_changes_are_signed_with(window, qtbot):
    dialog = opened(window, qtbot)
    dialog.tabs.setCurrentWidget(dialog.general)
    field = dialog.general.author
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Sanne de Wit")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    typed_on = opened(window, qtbot)
    typed(typed_on, DECIDER, "60", qtbot)
    author = window.session.author
    asks = window.findChild(AuthorBar)
    window.close()

    with usecases.open_workspace() as workspace:
        [entry] = workspace.history(SHARED)
    assert entry.author == author == "Sanne de Wit"
    assert asks is None


def test_the_switches_of_privacy_are_kept(start, qtbot):
    window = start()
    dialog = opened(window, qtbot)
    dialog.tabs.setCurrentWidget(dialog.privacy)
    as_it_came = [switch.isChecked() for switch in dialog.privacy.switches.values()]
    dialog.privacy.switches["seller_as_buyer"].click()
    window.close()

    window = start()

    assert as_it_came == [False, False, True]
    assert privacy.kept(window.settings) == privacy.current()
    assert privacy.current().seller_as_buyer
    assert not privacy.current().colours


def test_without_an_account_the_numbers_of_the_workspace_can_be_set(window, qtbot):
    dialog = opened(window, qtbot)
    window.session.stock.remove()
    qtbot.waitUntil(lambda: window.middle.currentIndex() == 1, timeout=5000)

    typed(dialog, DECIDER, "60", qtbot)

    assert dialog.analysis.for_one.isHidden()
    assert set(window.session.shared.plan.table(ParameterValue)) == {DECIDER}
    QApplication.processEvents()


def test_the_command_line_and_the_window_share_the_numbers(preferences, window, qtbot):
    typed(preferences, DECIDER, "60", qtbot)
    kept(window, qtbot)
    window.close()

    with usecases.open_workspace() as workspace:
        found = usecases.workspace_parameters(workspace)

    assert TUNABLE[DECIDER].value_in(found) == pytest.approx(60 / 130 * 100)
