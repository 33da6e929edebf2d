"""A half-typed note survives a crash, is offered again, and goes once it was handed on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app import usecases
from app.model import edits
from app.model.people import Person
from app.ui import drafts
from app.ui.dialogs.gap_decision import DismissGapDialog
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.drafts import Draft
from app.ui.main_window import MainWindow
from app.ui.panels import folds
from app.ui.panels.choice_note import ChoiceNote
from app.ui.panels.fields import NoteField
from tests.ui.conftest import FOLDS

LONGEST = 15_000  # milliseconds
TYPED = "Wants to leave the company; said so at lunch"
PLACE = "person.eva.note"


@pytest.fixture
def start(start, path) -> Callable[[], MainWindow]:
    """Starts the window on the same workspace, another time as well."""
    return lambda: start(path)


def files(home: Path) -> list[Path]:
    folder = home / drafts.FOLDER
    return sorted(folder.iterdir()) if folder.is_dir() else []


def note_of(window: MainWindow, until) -> NoteField:
    """The note of Eva in the inspector, with the keyboard in it."""
    for name in FOLDS:
        folds.keep_open(name)
    window.activateWindow()
    window.document.select([(Person, "eva")])

    def found() -> list[NoteField]:
        fields = window.inspector.findChildren(NoteField)
        return [one for one in fields if one.property("place") == PLACE]

    until(lambda: bool(found()))
    found()[0].setFocus()
    until(lambda: QApplication.focusWidget() is found()[0])
    return found()[0]


def offer(window: MainWindow) -> ChoiceNote | None:
    found = window.right.findChildren(ChoiceNote)
    return next((one for one in found if "You were typing" in one.words.text()), None)


def left_by_a_crash(path: Path, **values: Any) -> Draft:
    given: dict[str, Any] = {"place": PLACE, "texts": {"": TYPED}} | values
    draft = Draft(str(path), "customer", **given)
    drafts.keep(draft)
    return draft


def test_what_is_typed_in_a_note_is_on_the_disk_within_a_second(start, until, qtbot, home):
    window = start()
    note = note_of(window, until)

    qtbot.keyClicks(note, TYPED)

    until(lambda: len(files(home)) == 1)
    kept = json.loads(files(home)[0].read_text(encoding="utf-8"))
    assert (kept["account"], kept["place"]) == ("customer", PLACE)
    until(lambda: json.loads(files(home)[0].read_bytes())["texts"] == {"": TYPED})


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_nobody_else_can_read_a_draft(home, path):
    draft = left_by_a_crash(path)

    assert draft.file.stat().st_mode & 0o077 == 0
    assert draft.file.parent.stat().st_mode & 0o077 == 0


def test_a_note_that_was_handed_on_leaves_no_draft(start, until, qtbot, home):
    window = start()
    note = note_of(window, until)
    qtbot.keyClicks(note, TYPED)
    until(lambda: len(files(home)) == 1)

    note.flush()

    assert window.document.plan.persons["eva"].note == TYPED
    assert files(home) == []


def test_a_note_that_was_taken_back_leaves_no_draft(start, until, qtbot, home):
    window = start()
    note = note_of(window, until)
    qtbot.keyClicks(note, TYPED)
    until(lambda: len(files(home)) == 1)

    qtbot.keyClick(note, Qt.Key.Key_Escape)

    until(lambda: files(home) == [])


def test_a_draft_is_offered_and_put_back_where_it_was_typed(start, until, path, home):
    left_by_a_crash(path)
    window = start()
    until(lambda: offer(window) is not None)
    assert "Eva Brouwer" in offer(window).words.text()
    assert TYPED in offer(window).words.text()
    for name in FOLDS:
        folds.keep_open(name)

    offer(window).buttons[0].click()

    assert offer(window) is None
    assert window.document.selection == {(Person, "eva")}
    fields = window.inspector.findChildren(NoteField)
    [note] = [one for one in fields if one.property("place") == PLACE]
    assert note.toPlainText() == TYPED
    note.flush()
    assert window.document.plan.persons["eva"].note == TYPED
    until(lambda: files(home) == [])


def test_where_the_field_is_folded_away_the_note_is_put_into_the_plan(start, until, path, home):
    left_by_a_crash(path, place="competitor.rival.note")
    with usecases.open_workspace(str(path)) as workspace:
        copy = workspace.load("customer")
        copy.edit(edits.add_competitor(copy.plan, "Rival", "rival"))
        copy.sync(workspace.plan_store("customer"), "Sanne")
    window = start()
    until(lambda: offer(window) is not None)
    assert "Rival" in offer(window).words.text()

    offer(window).buttons[0].click()

    window.hand_on()
    [found] = [one for one in window.document.plan if one.id == "rival"]
    assert found.note == TYPED


def test_a_draft_that_is_thrown_away_is_offered_no_more(start, until, path, home):
    left_by_a_crash(path)
    window = start()
    until(lambda: offer(window) is not None)

    offer(window).buttons[1].click()

    assert offer(window) is None
    assert files(home) == []


def test_a_draft_that_nobody_answers_is_offered_at_the_next_start(start, until, path, home):
    left_by_a_crash(path)
    first = start()
    until(lambda: offer(first) is not None)
    first.close()

    again = start()

    until(lambda: offer(again) is not None)
    assert len(files(home)) == 1


def test_what_was_about_somebody_who_is_gone_can_be_pasted(start, until, path, home):
    left_by_a_crash(path, place="person.nobody.note")
    window = start()
    until(lambda: offer(window) is not None)

    offer(window).buttons[0].click()

    assert QGuiApplication.clipboard().text() == TYPED
    assert files(home) == []


def test_a_note_about_a_contact_is_put_back_into_the_form(start, until, qtbot, path, home):
    form = {"kind": "contact", "persons": ["eva"], "members": ["sanne"], "contact": None}
    left_by_a_crash(path, place="form.contact", texts={"note": TYPED}, form=form)
    window = start()
    until(lambda: offer(window) is not None)

    offer(window).buttons[0].click()
    until(lambda: window.findChild(LogContactDialog) is not None)
    dialog = window.findChild(LogContactDialog)

    assert dialog.note.toPlainText() == TYPED
    assert dialog.persons.chosen() == ("eva",)
    dialog.reject()
    until(lambda: files(home) == [])


def test_what_is_typed_in_a_form_is_kept_until_it_is_closed(start, until, qtbot, home):
    window = start()
    window.activateWindow()
    window.doing.accounts.dismiss_gap(("R01", "anton"), "No contact with Anton")
    until(lambda: window.findChild(DismissGapDialog) is not None)
    dialog = window.findChild(DismissGapDialog)
    until(lambda: QApplication.focusWidget() is dialog.reason)
    qtbot.keyClicks(dialog.reason, "because")
    until(lambda: len(files(home)) == 1)
    kept = json.loads(files(home)[0].read_bytes())

    dialog.reject()

    assert kept["texts"] == {"reason": "because"}
    assert kept["form"]["key"] == ["R01", "anton"]
    assert files(home) == []


def test_a_file_of_nonsense_is_no_draft(path, home):
    left_by_a_crash(path)
    (home / drafts.FOLDER / "x.json").write_text("{", encoding="utf-8")
    (home / drafts.FOLDER / "y.json").write_text("[1]", encoding="utf-8")

    assert [one.place for one in drafts.found(str(path), "customer")] == [PLACE]


KILLED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.model.people import Person
from app.ui import application
from app.ui.panels import folds
from app.ui.panels.fields import NoteField

for name in ("person.more", "person.details"):
    folds.keep_open(name)
qapp = QApplication(sys.argv[:1])
window = application.start(qapp, sys.argv[1], demo=False, language="en")

def type_() -> None:
    document = getattr(window, "document", None)
    if document is None or document.report is None:
        QTimer.singleShot(50, type_)
        return
    window.activateWindow()
    document.select([(Person, "eva")])
    for field in window.inspector.findChildren(NoteField):
        if field.property("place") == "person.eva.note":
            field.setFocus()
            field.insertPlainText(sys.argv[2])
            return

QTimer.singleShot(0, type_)
qapp.exec()
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGKILL")
def test_a_program_killed_while_somebody_types_offers_the_text_at_the_next_start(
    start, until, path, home
):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "VISAVIS_HOME": str(home)}
    program = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path), TYPED], env=environment, cwd=Path.cwd()
    )
    try:
        limit = time.monotonic() + 60
        while not files(home) and time.monotonic() < limit:
            time.sleep(0.05)
        assert files(home), "nothing was kept"
    finally:
        program.send_signal(signal.SIGKILL)
        program.wait()

    window = start()
    until(lambda: offer(window) is not None)

    assert TYPED in offer(window).words.text()
    offer(window).buttons[0].click()
    window.hand_on()
    assert window.document.plan.persons["eva"].note == TYPED
