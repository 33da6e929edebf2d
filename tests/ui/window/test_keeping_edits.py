"""An edit in the window is kept by itself, named, and there again after a kill."""

from __future__ import annotations

import subprocess
import sys

from app.model import edits
from app.model.people import Person


def test_an_edit_is_there_after_closing_and_starting_again(start):
    window = start()
    window.document.attempt(edits.set_fields, Person, "h01", title="Chief")
    window.close()

    again = start()

    assert again.document.plan.persons["h01"].title == "Chief"


def test_the_status_bar_says_saved_within_a_second(window, qtbot):
    window.document.attempt(edits.set_fields, Person, "h01", title="Chief")
    saving = window.status.state.text()

    qtbot.waitUntil(lambda: window.status.state.text() == "Saved", timeout=1000)

    assert saving == "Saving…"


def test_undo_and_redo_are_named_in_the_menu(window):
    window.document.attempt(edits.set_fields, Person, "h01", title="Chief")
    undo, redo = window.actions_["undo"], window.actions_["redo"]
    named = undo.text()

    undo.trigger()

    assert named == "&Undo: Change Liesbet Van Acker"
    assert window.document.plan.persons["h01"].title == "Algemeen directeur"
    assert redo.text() == "&Redo: Change Liesbet Van Acker"
    assert not undo.isEnabled()


def test_an_edit_survives_when_the_program_is_killed_right_after_it(start, home):
    program = """
import os, signal
from PySide6.QtWidgets import QApplication
from app.model import edits
from app.model.decision import Opportunity
from app.model.people import Person
from app.model.vocabulary import TieLevel
from app.ui import application
app = QApplication([])
window = application.start(app, None, demo=False)
while window.document is None:
    app.processEvents()
window.document.attempt(edits.set_fields, Person, "h01", title="Chief")
os.kill(os.getpid(), signal.SIGKILL)
"""
    killed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, timeout=60, check=False
    )

    window = start()

    assert killed.returncode < 0
    assert window.document.plan.persons["h01"].title == "Chief"
