"""Backups, damage and a file that is taken away, as a user meets them in the window."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from app import keeping, usecases
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.people import Account, Person
from app.store import backups, placing
from app.store.backups import Reason
from app.ui import application
from app.ui.autosave import Keeping
from app.ui.dialogs.backups import BackupsDialog, ServerBackupsDialog
from app.ui.dialogs.import_preview import ImportPreviewDialog
from app.ui.main_window import MainWindow
from app.ui.panels.choice_note import ChoiceNote
from app.ui.salvaging import RescuedPage, RescuePage
from tests.ui.conftest import small_plan

LONGEST = 15_000  # milliseconds
P = TypeVar("P", RescuePage, RescuedPage)
loud = pytest.mark.logs_warnings


@pytest.fixture
def window(begin: Callable[..., MainWindow], until, path) -> MainWindow:
    started = begin(path)
    until(lambda: started.document is not None and started.document.report is not None)
    return started


def titles(window: MainWindow) -> str | None:
    return None if window.document is None else window.document.copy.plan.persons["eva"].title


def retitle(window: MainWindow, title: str) -> None:
    window.document.attempt(edits.set_fields, Person, "eva", title=title)


def is_saved(window: MainWindow) -> bool:
    autosave = window.session.autosave
    return autosave is not None and autosave.state is Keeping.SAVED


def note(window: MainWindow, words: str) -> ChoiceNote | None:
    found = window.right.findChildren(ChoiceNote)
    return next((one for one in found if words in one.words.text()), None)


def page(window: MainWindow, kind: type[P]) -> P | None:
    shown = window.middle.currentWidget()
    return shown if isinstance(shown, kind) else None


def spoil(path: Path) -> bytes:
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\xa5" * 8192
    path.write_bytes(content)
    return bytes(content)


def open_backups(window: MainWindow, until: Callable[..., None]) -> BackupsDialog:
    window.actions_["workspace.backups"].trigger()
    until(lambda: window.findChild(BackupsDialog) is not None)
    dialog = window.findChild(BackupsDialog)
    assert dialog is not None
    return dialog


def test_a_backup_is_restored_in_three_clicks_and_restoring_is_undone_in_one(
    window, path, until
):
    backups.make(path, Reason.REGULAR)
    retitle(window, "Chief")
    until(lambda: is_saved(window))

    dialog = open_backups(window, until)
    assert dialog.tree.topLevelItemCount() == 1
    dialog.confirm_button.click()
    until(lambda: titles(window) == "Team lead")
    until(lambda: note(window, "The workspace is as it was on") is not None)
    note(window, "The workspace is as it was on").buttons[0].click()
    until(lambda: titles(window) == "Chief")

    assert [one.reason for one in backups.found(path)].count(Reason.RESTORE) == 2


def test_a_backup_is_made_when_asked_for_and_listed(window, path, until):
    dialog = open_backups(window, until)
    assert not dialog.confirm_button.isEnabled()

    dialog.make.click()
    until(lambda: dialog.tree.topLevelItemCount() == 1)

    assert dialog.confirm_button.isEnabled()
    assert dialog.tree.topLevelItem(0).text(2) == "1 account"
    dialog.reject()


def test_while_one_works_a_backup_is_made_where_one_is_due(window, path, until):
    window.doing.backups._keep_up()  # noqa: SLF001  a timer does it

    until(lambda: len(backups.found(path)) == 1)


def test_the_note_that_offers_to_go_back_stands_in_another_language_too(window, path, until):
    backups.make(path, Reason.REGULAR)
    open_backups(window, until).confirm_button.click()
    until(lambda: window.document is not None and bool(window.right.findChildren(ChoiceNote)))

    window.doing.speak("nl")

    assert len(window.right.findChildren(ChoiceNote)) == 1


def test_an_account_that_is_removed_is_brought_back_with_one_click(window, path, until):
    window.actions_["account.remove"].trigger()
    box = window.findChild(QMessageBox)
    assert "A backup is made first" in box.informativeText()
    next(one for one in box.buttons() if one.text() == "Remove").click()
    until(lambda: note(window, "St. Maarten was removed") is not None)
    assert window.document is None

    note(window, "St. Maarten was removed").buttons[0].click()

    until(lambda: titles(window) == "Team lead")
    assert note(window, "was removed") is None


def test_an_account_stays_when_no_backup_can_be_made(window, path, until, monkeypatch):
    def full(_path: object) -> None:
        raise OSError(28, "No space left on device")

    told: list[str] = []
    window.session.failed.connect(told.append)
    with monkeypatch.context() as patched:
        patched.setattr(placing, "_sync", full)
        window.session.stock.remove()
        until(lambda: bool(told))

    assert "No space left" in told[0]
    until(lambda: titles(window) == "Team lead")


@loud
def test_a_damaged_workspace_offers_its_backup_in_place_of_the_map(begin, path, until):
    backups.make(path, Reason.REGULAR)
    damaged = spoil(path)
    window = begin(path)
    until(lambda: page(window, RescuePage) is not None)
    shown = page(window, RescuePage)
    assert "is damaged" in shown.why.text()
    assert "1 account" in shown.restore.text()

    shown.restore.click()
    until(lambda: titles(window) == "Team lead")

    [kept] = path.parent.glob("team-damaged-*.visavis")
    assert kept.read_bytes() == damaged
    assert note(window, kept.name) is not None


@loud
def test_without_a_backup_what_can_be_read_is_salvaged_and_told(begin, path, until):
    damaged = spoil(path)
    window = begin(path)
    until(lambda: page(window, RescuePage) is not None)
    assert not page(window, RescuePage).restore.isVisible()

    page(window, RescuePage).salvage.click()
    until(lambda: page(window, RescuedPage) is not None)
    told = [one.text() for one in page(window, RescuedPage).told]
    page(window, RescuedPage).open.click()
    until(lambda: window.document is not None)

    assert told[0] == "Saved: 1 account with 4 people."
    [kept] = path.parent.glob("team-damaged-*.visavis")
    assert kept.read_bytes() == damaged


@loud
def test_a_new_workspace_is_begun_beside_the_damaged_one(begin, path, until):
    damaged = spoil(path)
    window = begin(path)
    until(lambda: page(window, RescuePage) is not None)

    page(window, RescuePage).anew.click()
    until(lambda: bool(window.session.place))

    [kept] = path.parent.glob("team-damaged-*.visavis")
    assert kept.read_bytes() == damaged


@loud
def test_the_ways_out_stand_in_another_language_too(begin, path, until):
    spoil(path)
    window = begin(path)
    until(lambda: page(window, RescuePage) is not None)

    window.doing.speak("nl")

    assert page(window, RescuePage) is not None


@loud
def test_where_nothing_can_be_read_that_is_told_and_the_other_ways_stay_open(
    begin, tmp_path, until
):
    path = tmp_path / "noise.visavis"
    backups.make(_made(tmp_path / "other.visavis"), Reason.REGULAR)
    path.write_bytes(b"SQLite format 3\0" + bytes(52) + b"VaVs" + b"\xa5" * 20000)
    window = begin(path)
    until(lambda: page(window, RescuePage) is not None)

    page(window, RescuePage).salvage.click()
    until(lambda: "Nothing can be read" in page(window, RescuePage).why.text())

    assert page(window, RescuePage).anew.isEnabled()


def _made(path: Path) -> Path:
    usecases.open_workspace(str(path)).close()
    return path


@loud
@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody take an open file")
def test_a_file_that_is_removed_is_written_back_with_the_edit_in_it(window, path, until):
    path.unlink()
    retitle(window, "Chief")
    until(lambda: note(window, "no longer there") is not None)
    assert window.session.autosave.state is Keeping.FAILED
    assert titles(window) == "Chief"

    note(window, "no longer there").buttons[0].click()
    until(lambda: is_saved(window))

    with_it = backups.make(path, Reason.REGULAR)
    assert backups.accounts_in(with_it) == 1


@loud
@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody take an open file")
def test_a_file_that_took_the_place_is_opened_again_and_the_edit_made_there(
    window, path, tmp_path, until
):
    other = tmp_path / "other"
    shutil.copyfile(path, other)
    other.replace(path)
    before = path.read_bytes()
    retitle(window, "Chief")
    until(lambda: note(window, "took the place") is not None)
    assert path.read_bytes() == before

    note(window, "took the place").buttons[0].click()
    until(lambda: window.document is not None and titles(window) == "Chief")
    until(lambda: is_saved(window))


def test_a_folder_that_is_copied_elsewhere_is_told_of_once(begin, tmp_path, until):
    folder = tmp_path / "OneDrive - Contoso"
    folder.mkdir()
    path = folder / "team.visavis"
    with usecases.open_workspace(str(path)) as workspace:
        workspace.add(small_plan(), "Sanne")
    window = begin(path)
    until(lambda: note(window, "a folder of OneDrive") is not None)
    note(window, "a folder of OneDrive").buttons[0].click()
    window.close()

    again = begin(path)
    until(lambda: again.document is not None and again.document.report is not None)
    QApplication.processEvents()

    assert note(again, "OneDrive") is None


def test_a_backup_that_turned_bad_is_not_restored_and_the_workspace_stays(window, path, until):
    made = backups.make(path, Reason.REGULAR)
    dialog = open_backups(window, until)
    made.file.write_bytes(made.file.read_bytes()[:-1] + b"!")
    told: list[str] = []
    window.session.failed.connect(told.append)

    dialog.confirm_button.click()
    until(lambda: bool(told) and window.document is not None)

    assert "is damaged" in told[0]
    assert titles(window) == "Team lead"
    assert keeping.listed(path)


def test_a_backup_of_before_is_made_when_people_are_pasted(window, path, until):
    QApplication.clipboard().setText("Name\tTitle\nLies Maes\tNurse\n")
    window.doing.files.paste()
    until(lambda: window.findChild(ImportPreviewDialog) is not None)

    window.findChild(ImportPreviewDialog).confirm()
    until(lambda: is_saved(window) and bool(backups.found(path)))

    [made] = backups.found(path)
    assert made.reason is Reason.IMPORT
    restored = path.with_name("restored.visavis")
    shutil.copyfile(made.file, restored)
    with usecases.open_workspace(str(restored)) as before:
        assert before.load("customer").plan == small_plan()


def test_who_shares_a_server_is_told_who_keeps_the_backups(window, until):
    window.doing.backups._show_listed(None)  # noqa: SLF001  what the worker answers for a server
    until(lambda: window.findChild(ServerBackupsDialog) is not None)
    asked: list[str] = []

    def ask(*given: str) -> str:
        asked.append(given[2])
        return ""

    window.doing.backups.ask_to_save = ask

    window.findChild(ServerBackupsDialog).confirm_button.click()

    assert asked[0].endswith("copy.visavis")


@loud
def test_beside_an_open_workspace_a_damaged_one_is_told_of_in_a_notice(window, tmp_path, until):
    other = tmp_path / "other.visavis"
    with usecases.open_workspace(str(other)) as workspace:
        workspace.add(small_plan(), "Sanne")
    spoil(other)

    window.session.open_workspace(str(other))
    until(lambda: note(window, "is damaged") is not None)
    assert titles(window) == "Team lead"
    note(window, "is damaged").buttons[0].click()
    until(lambda: page(window, RescuePage) is not None)
    page(window, RescuePage).salvage.click()
    until(lambda: page(window, RescuedPage) is not None)
    page(window, RescuedPage).open.click()
    until(lambda: window.session.place == str(other))

    assert note(window, "is damaged") is None


@loud
def test_an_account_that_cannot_be_read_leaves_the_others_to_be_opened(begin, path, until):
    with usecases.open_workspace(str(path)) as workspace:
        workspace.add(AccountPlan([Account(id="zeta"), Opportunity(id="o")]), "Sanne")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE person SET level = 77 WHERE id = 'eva'")
    window = begin(path)
    until(lambda: bool(window.session.place))
    window.session.open_account("customer")
    until(lambda: note(window, "is damaged") is not None)

    window.session.open_account("zeta")
    until(lambda: window.document is not None)

    assert window.document.plan.account.id == "zeta"


@loud
@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody take an open file")
def test_what_was_put_off_is_not_asked_again_at_every_try(window, path, until):
    path.unlink()
    retitle(window, "Chief")
    until(lambda: note(window, "no longer there") is not None)
    note(window, "no longer there").buttons[1].click()

    window.session.autosave.start_round()
    until(lambda: window.session.autosave.state is Keeping.FAILED)

    assert note(window, "no longer there") is None
    assert "no longer there" in window.status.state.text()


def test_a_demo_leaves_no_backups_behind(qapp, qtbot, home, until):
    window = application.start(qapp, None, demo=True, language="en")
    qtbot.addWidget(window)
    until(lambda: getattr(window, "document", None) is not None)
    until(lambda: window.document.report is not None)
    window.doing.backups._keep_up()  # noqa: SLF001  a timer does it
    place = Path(window.session.place)
    until(lambda: len(backups.found(place)) == 1)

    window.close()

    assert list((home / "backups").iterdir()) == []
