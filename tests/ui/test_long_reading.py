"""Reading that takes a while says so, can be stopped, and never holds the window up."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions

from app import usecases
from app.errors import UserError
from app.exchange import people_table
from app.ui import files_in_and_out
from app.ui.dialogs.import_preview import ImportPreviewDialog
from app.ui.panels.status import Working
from tests.ui.hand import Hand

MANY = "Naam\tFunctie\n" + "".join(
    f"Persoon {number}\tverpleegkundige\n" for number in range(files_in_and_out.MANY_ROWS + 1)
)


@pytest.fixture
def held(monkeypatch):
    """A case file that is not read before it is let go."""
    go_on = Event()

    def slow(_path):
        go_on.wait(20)
        raise UserError("This is no case file.")

    monkeypatch.setattr(usecases, "read_case", slow)
    yield go_on
    go_on.set()


def working(window) -> list[Working]:
    return [one for one in window.status.findChildren(Working) if one.isVisible()]


def test_a_file_that_takes_a_while_is_named_at_the_bottom_with_a_way_to_stop(
    window, held, tmp_path, qtbot, monkeypatch
):
    monkeypatch.setattr(window.doing.files, "_refuse", lambda _words: None)
    window.doing.files.bring_in(tmp_path / "large.json")

    qtbot.waitUntil(lambda: bool(working(window)))
    [shown] = working(window)
    assert shown.bar.accessibleName() == "Reading large.json…"
    held.set()
    qtbot.waitUntil(lambda: not working(window))


def test_what_is_stopped_is_heard_of_no_more(window, held, tmp_path, qtbot, monkeypatch):
    refused: list[str] = []
    monkeypatch.setattr(window.doing.files, "_refuse", refused.append)
    window.doing.files.bring_in(tmp_path / "large.json")
    qtbot.waitUntil(lambda: bool(working(window)))

    qtbot.mouseClick(working(window)[0].stop, Qt.MouseButton.LeftButton)
    held.set()
    done: list[None] = []
    window.session.run(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done))

    assert not working(window)
    assert refused == []


def test_a_file_that_is_read_at_once_shows_no_bar(window, tmp_path, qtbot):
    file = tmp_path / "people.csv"
    file.write_text("Naam;Functie\nNadia Haddad;verpleegkundige\n", encoding="utf-8")

    window.doing.files.bring_in(file)
    dialog = Hand(window, qtbot).dialog(ImportPreviewDialog)
    qtbot.wait(400)

    assert not working(window)
    dialog.reject()


@pytest.fixture
def rows_held(monkeypatch):
    """The rows of a list are not read before this is let go."""
    go_on, preview = Event(), people_table.preview

    def slow(*arguments, **values):
        go_on.wait(20)
        return preview(*arguments, **values)

    monkeypatch.setattr(people_table, "preview", slow)
    yield go_on
    go_on.set()


@pytest.fixture
def many(window, rows_held, qtbot):
    """The preview of a list of many, that was just pasted."""
    QGuiApplication.clipboard().setText(MANY)
    window.actions_["paste"].trigger()
    dialog = Hand(window, qtbot).dialog(ImportPreviewDialog)
    yield dialog
    QGuiApplication.clipboard().clear()


def test_the_rows_of_a_long_list_are_read_while_the_dialog_says_so(many, rows_held, qtbot):
    began = many.reading.isVisible(), many.confirm_button.isEnabled()

    rows_held.set()
    qtbot.waitUntil(lambda: not many.reading.isVisible())

    assert began == (True, False)
    assert many.confirm_button.isEnabled()
    assert many.table.rowCount() == files_in_and_out.MANY_ROWS + 1
    many.reject()


def test_a_long_list_that_is_closed_while_it_is_read_brings_in_nobody(
    many, rows_held, window, qtbot
):
    before = window.document.plan

    many.reject()
    rows_held.set()
    qtbot.wait(300)
    QApplication.processEvents()

    assert window.document.plan is before


@pytest.mark.logs_warnings
def test_rows_that_break_their_reader_are_no_longer_said_to_be_read(
    many, rows_held, monkeypatch, qtbot
):
    def fails(*_given, **_named):
        raise RuntimeError("nobody foresaw this")

    monkeypatch.setattr(people_table, "preview", fails)
    rows_held.set()
    qtbot.waitUntil(many.confirm_button.isEnabled)
    with capture_exceptions() as raised:
        many.last_spoken.committed.emit(many.last_spoken.value)
        qtbot.waitUntil(lambda: bool(raised))

    assert not many.reading.isVisible()
    assert "went wrong" in many.problem.text()
    many.reject()
