"""A file that is taken away or replaced under the window."""

from __future__ import annotations

import os
import shutil

import pytest
from PySide6.QtWidgets import QApplication

from app import usecases
from app.store import backups
from app.store.backups import Reason
from app.ui.autosave import Keeping
from tests.ui.backups.reading import is_saved, note, retitle, titles
from tests.ui.conftest import small_plan

loud = pytest.mark.logs_warnings


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
