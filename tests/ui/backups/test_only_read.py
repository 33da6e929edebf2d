"""A window on a workspace that can only be read where it is."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from app.model import edits
from app.model.people import Person
from app.store.address import Address
from app.store.workspace import Workspace
from app.ui.main_window import MainWindow
from app.ui.panels.choice_note import ChoiceNote
from tests.ui.conftest import small_plan


@pytest.fixture
def path(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The workspace where no lock can be made, as on a disc."""
    real = os.open

    def refusing(file: str | Path, flags: int, mode: int = 0o777) -> int:
        if Path(file).name == f"{path.name}.lock":
            raise OSError(errno.EROFS, "Read-only file system")
        return real(file, flags, mode)

    monkeypatch.setattr(os, "open", refusing)
    return path


def note_in(window: MainWindow) -> ChoiceNote | None:
    found = window.right.findChildren(ChoiceNote)
    return next((one for one in found if "only be read" in one.words.text()), None)


def test_the_account_is_shown_and_what_can_be_done_is_said(window, path, until):
    until(lambda: note_in(window) is not None)

    assert window.document.plan == small_plan()
    assert window.status.rights.text() == "Read-only"
    assert not window.actions_["map.add_person"].isEnabled()
    assert str(path) in note_in(window).words.text()


def test_nothing_is_changed_in_it(window, path):
    before = path.read_bytes()

    window.document.attempt(edits.set_fields, Person, "eva", title="Chief")

    assert window.document.plan.persons["eva"].title == "Team lead"
    assert not window.document.copy.pending
    assert path.read_bytes() == before


def test_a_copy_of_it_is_made_from_the_note_and_can_be_edited(window, tmp_path, until):
    until(lambda: note_in(window) is not None)
    target = tmp_path / "mine.visavis"
    window.doing.backups.ask_to_save = lambda *_given: str(target)

    note_in(window).buttons[0].click()

    until(lambda: "was copied" in window.status.currentMessage())
    with Workspace.open(Address.parse(target)) as copied:
        assert copied.load("customer").plan == small_plan()
        assert copied.rights.may_edit


def test_the_note_that_was_closed_stays_closed(window, until):
    until(lambda: note_in(window) is not None)

    note_in(window).buttons[1].click()
    window.actions_["theme.dark"].trigger()

    assert note_in(window) is None
