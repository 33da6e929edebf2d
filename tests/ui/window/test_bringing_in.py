"""What is pasted into the window or dropped on it, and where files are asked for."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMessageBox,
)

from app import i18n, usecases
from app.ui import file_dialogs
from app.ui.dialogs import export_dialog
from app.ui.dialogs.import_preview import CasePreviewDialog, ImportPreviewDialog
from app.ui.dialogs.new_account import NewAccountDialog
from app.ui.main_window import MainWindow
from tests.ui.hand import dialog_of, ready

MATRIX = "\tSanne de Wit\nLies Maes\t2\nTom Hagen\t3\n"


def test_pasting_a_matrix_shows_a_preview_and_is_one_step(window, qtbot):
    QGuiApplication.clipboard().setText(MATRIX)
    before = len(window.document.plan.persons)
    window.map.setFocus()
    qtbot.keyClick(window.map, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(ImportPreviewDialog, qtbot)

    dialog.confirm_button.click()

    assert len(window.document.plan.persons) == before + 2
    assert window.document.undo_stack.count() == 1
    window.document.undo_stack.undo()
    assert len(window.document.plan.persons) == before


def test_pasting_into_an_empty_workspace_asks_for_the_account_first(empty, qtbot):
    QGuiApplication.clipboard().setText(MATRIX)
    empty.actions_["paste"].trigger()
    account = dialog_of(NewAccountDialog, qtbot)
    qtbot.keyClicks(account.name, "Oosterveen")
    account.confirm_button.click()

    preview = dialog_of(ImportPreviewDialog, qtbot)
    preview.confirm_button.click()

    names = {person.name for person in empty.document.plan.persons.values()}
    assert {"Lies Maes", "Tom Hagen"} <= names


def test_pasting_something_else_says_so_and_changes_nothing(window, qtbot):
    QGuiApplication.clipboard().setText("just a sentence")
    window.actions_["paste"].trigger()

    refusal = dialog_of(QMessageBox, qtbot)
    said = refusal.informativeText()
    refusal.buttons()[0].click()

    assert "No names are recognised" in said
    assert window.document.undo_stack.count() == 0


def test_a_case_file_that_is_dropped_on_the_window_is_merged_as_one_step(
    window, qtbot, tmp_path
):
    case = json.loads(usecases.sample_path().read_text(encoding="utf-8"))
    case["persons"][0]["title"] = "Gedelegeerd bestuurder"
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    drop(window, path)

    dialog_of(CasePreviewDialog, qtbot).confirm_button.click()

    assert window.document.plan.persons["h01"].title == "Gedelegeerd bestuurder"
    assert window.document.undo_stack.count() == 1


def test_a_case_of_another_account_is_added_beside_the_first(window, qtbot):
    other = usecases.sample_path().with_name("municipality-westerlanden.json")
    window.doing.files.ask_to_open = lambda *_: str(other)
    window.actions_["import"].trigger()

    dialog_of(CasePreviewDialog, qtbot).confirm_button.click()
    qtbot.waitUntil(lambda: window.accounts.tree.topLevelItemCount() == 2, timeout=5000)
    qtbot.waitUntil(lambda: ready(window) and "westerlanden" in window.windowTitle().lower())

    accounts = {line.account for line in window.session.decisions.lines}
    assert len(accounts) == 2


def test_a_file_that_cannot_be_read_ends_in_one_sentence(window, qtbot, tmp_path):
    path = tmp_path / "case.json"
    path.write_text("{", encoding="utf-8")
    drop(window, path)

    refusal = dialog_of(QMessageBox, qtbot)
    said = refusal.informativeText()
    qtbot.mouseClick(refusal.buttons()[0], Qt.MouseButton.LeftButton)

    assert said.endswith(".")
    assert window.document.undo_stack.count() == 0
    assert window.status.currentMessage() == ""
    assert not refusal.isVisible()


def test_a_case_file_is_written_and_says_it_is_internal(window, qtbot, tmp_path):
    asked = []

    def ask(_parent, _title, suggested, _pattern):
        asked.append(Path(suggested).name)
        return str(tmp_path / "out")

    window.doing.files.ask_to_save = ask

    window.actions_["export.case"].trigger()
    qtbot.waitUntil((tmp_path / "out.json").is_file, timeout=3000)
    qtbot.waitUntil(lambda: "internal" in window.status.currentMessage())

    assert asked == ["AZ-Sint-Odrada-fictief-Lier-MRI-3T-7-jaar-service.json"]
    assert len(json.loads((tmp_path / "out.json").read_text())["persons"]) == 16


def drop(window: MainWindow, path: Path) -> None:
    """Drop a file on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(400, 300), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dropEvent(event)


def test_a_saved_picture_is_told_by_name(window, qtbot, tmp_path, monkeypatch):
    path = str(tmp_path / "team.png")
    monkeypatch.setattr(export_dialog, "ask_to_save", lambda *_: path)
    window.actions_["export.picture"].trigger()
    dialog = dialog_of(export_dialog.ExportDialog, qtbot)
    qtbot.waitUntil(dialog.save_button.isEnabled)

    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.saved is not None)

    assert window.status.currentMessage() == "Picture saved: team.png"
    assert (tmp_path / "team.png").is_file()


def test_files_are_asked_for_where_the_last_one_was_and_in_ones_own_language(
    window, qtbot, tmp_path
):
    i18n.use("nl")
    path = tmp_path / "team.json"

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        dialog.selectFile(str(path))
        labels.extend(dialog.labelText(part) for part in QFileDialog.DialogLabel)
        dialog.accept()

    labels: list[str] = []
    QTimer.singleShot(0, choose)
    asked = file_dialogs.ask_to_save(window, "Export", str(path), "(*.json)")

    assert asked == str(path)
    assert file_dialogs.first_folder() == tmp_path
    assert labels == ["Map:", "Bestandsnaam:", "Soort bestand:", "Opslaan", "Annuleren"]
