"""Backups are made, listed and restored, and what they bring back is undone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox

from app import keeping, usecases
from app.store import backups, placing
from app.store.backups import Reason
from app.ui import application
from app.ui.dialogs.backups import BackupsDialog, ServerBackupsDialog
from app.ui.dialogs.import_preview import ImportPreviewDialog
from app.ui.main_window import MainWindow
from app.ui.panels.choice_note import ChoiceNote
from tests.ui.backups.reading import is_saved, note, retitle, titles
from tests.ui.conftest import small_plan


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
