"""Files where nothing may be changed: none is taken, and nothing is told as if it were."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from app.ui.dialogs.form import FormDialog
from app.ui.dialogs.import_preview import CasePreviewDialog, ImportPreviewDialog

SAMPLES = Path(__file__).parents[3] / "resources" / "samples"
PEOPLE = SAMPLES / "contactpersonen.csv"


def drop(window, path: Path) -> bool:
    """Drop a file on the window; return whether it took it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(400, 300), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    event.ignore()
    window.dropEvent(event)
    return event.isAccepted()


def opened(window, kind: type[FormDialog], qtbot) -> FormDialog:
    qtbot.waitUntil(lambda: window.findChild(kind) is not None)
    dialog: FormDialog = window.findChild(kind)
    qtbot.addWidget(dialog)
    return dialog


def test_no_file_is_taken_in_a_what_if(window):
    window.actions_["what_if"].trigger()

    assert not drop(window, PEOPLE)


@pytest.mark.usefixtures("home")
def test_a_list_that_is_refused_stays_and_says_why(window, qtbot):
    assert drop(window, PEOPLE)
    dialog = opened(window, ImportPreviewDialog, qtbot)
    window.document.may_edit = False

    dialog.confirm_button.click()

    assert dialog.isVisible()
    assert dialog.problem.text()


def test_of_a_case_that_is_refused_nothing_is_told_and_no_decision_is_turned_to(
    window, qtbot, tmp_path
):
    before, case = window.document.opportunity, tmp_path / "case.json"
    window.doing.files.ask_to_save = lambda *_: str(case)
    window.actions_["export.case"].trigger()
    qtbot.waitUntil(case.is_file)
    case.write_text(case.read_text().replace(before, "another-decision"))
    window.doing.files.bring_in(case)
    dialog = opened(window, CasePreviewDialog, qtbot)
    window.document.may_edit = False

    dialog.confirm_button.click()

    assert window.document.opportunity == before
