"""What the window of the backups says, and what is done to its file."""

from __future__ import annotations

from app.model import edits
from app.model.people import Person
from app.ui.autosave import Keeping
from app.ui.main_window import MainWindow
from app.ui.panels.choice_note import ChoiceNote


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
