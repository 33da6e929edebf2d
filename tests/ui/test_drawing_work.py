"""Drawing beside the window: one piece at a time, the newest wish next, nothing unwanted."""

from __future__ import annotations

import threading
from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import QObject, Qt, QThreadPool
from PySide6.QtWidgets import QApplication

from app import i18n
from app.errors import UserError
from app.model.audience import Audience
from app.ui import export, export_handed
from app.ui.dialogs.export_dialog import ExportDialog
from app.ui.drawing_work import DrawingWork
from tests.export.settled import settled, until


@pytest.fixture
def work(qapp):
    owner = QObject()
    yield DrawingWork(owner)
    owner.deleteLater()


def refused(words: str) -> None:
    pytest.fail(words)


def test_it_is_drawn_on_another_thread_and_gone_on_with_on_this_one(work):
    threads = []

    work.ask(threading.get_ident, lambda there: threads.extend([there, threading.get_ident()]),
             refused)  # fmt: skip
    until(lambda: not work.is_waiting)

    assert threads[0] != threads[1] == threading.get_ident()


def test_of_what_is_asked_meanwhile_only_the_newest_is_drawn(work):
    begun, go_on = Event(), Event()
    drawn: list[str] = []
    told: list[str] = []

    def slow() -> str:
        begun.set()
        go_on.wait(10)
        return "first"

    def draw(name: str) -> str:
        drawn.append(name)
        return name

    work.ask(slow, told.append, refused)
    assert begun.wait(10)
    for name in ("second", "third", "fourth"):
        work.ask(partial(draw, name), told.append, refused)
    go_on.set()
    until(lambda: not work.is_waiting)

    assert drawn == ["fourth"]
    assert told == ["fourth"]


def test_what_cannot_be_is_told_in_its_sentence(work):
    told: list[str] = []

    def draw():
        raise UserError("It is too large.")

    work.ask(draw, lambda _made: pytest.fail("drawn"), told.append)
    until(lambda: bool(told))

    assert told == ["It is too large."]
    assert not work.is_waiting


@pytest.mark.logs_warnings
def test_a_fault_is_logged_and_told_in_a_sentence(work):
    i18n.use("en")
    told: list[str] = []

    work.ask(lambda: 1 / 0, lambda _made: pytest.fail("drawn"), told.append)
    until(lambda: bool(told))

    assert told == ["This could not be drawn; the log says why."]


def test_who_let_go_is_told_nothing_and_the_next_is_drawn(work):
    told: list[str] = []

    work.ask(lambda: "first", told.append, refused)
    work.let_go()
    work.ask(lambda: "second", told.append, refused)
    until(lambda: not work.is_waiting)

    assert told == ["second"]


# -- in the dialog


@pytest.fixture
def dialog(document, qtbot, tmp_path):
    i18n.use("en")
    made = ExportDialog(document, ask=lambda *_: tmp_path / "map.png")
    qtbot.addWidget(made)
    return settled(made)


def held_up(monkeypatch, name: str) -> tuple[Event, list[int]]:
    """Let a function of `export` wait; where it ran is noted."""
    go_on, threads, real = Event(), [], getattr(export, name)

    def waits(*given, **more):
        threads.append(threading.get_ident())
        go_on.wait(10)
        return real(*given, **more)

    monkeypatch.setattr(export, name, waits)
    return go_on, threads


def test_the_dialog_answers_while_its_preview_is_drawn(dialog, monkeypatch):
    go_on, threads = held_up(monkeypatch, "preview")
    before = dialog.preview.image

    dialog.draw()
    dialog.choices.title_box.click()
    dialog.draw()
    until(lambda: bool(threads))
    assert dialog.preview.image == before
    go_on.set()
    settled(dialog)

    assert threading.get_ident() not in threads
    assert dialog.preview.image.height() < before.height()


def test_a_preview_for_another_audience_is_never_shown_late(dialog, monkeypatch):
    go_on, _threads = held_up(monkeypatch, "preview")
    cards = {card.audience: card for card in dialog.choices.cards}
    customers = dialog.preview.image

    cards[Audience.INTERNAL].radio.click()
    dialog.draw()
    cards[Audience.CUSTOMER].radio.click()
    dialog.draw()
    go_on.set()
    settled(dialog)

    assert dialog.preview.image == customers


def test_a_file_is_made_beside_the_window_and_told_of(dialog, monkeypatch, tmp_path):
    go_on, threads = held_up(monkeypatch, "content")

    dialog.save()
    until(lambda: bool(threads))
    assert dialog.told.text() == "Being made…"
    assert dialog.saved is None
    go_on.set()
    settled(dialog)

    assert threading.get_ident() not in threads
    assert dialog.saved == tmp_path / "map.png"


def test_a_dialog_that_is_closed_writes_nothing_any_more(dialog, monkeypatch, tmp_path):
    go_on, threads = held_up(monkeypatch, "content")

    dialog.save()
    until(lambda: bool(threads))
    dialog.reject()
    go_on.set()
    until(lambda: QThreadPool.globalInstance().activeThreadCount() == 0)

    assert list(tmp_path.glob("*.png")) == []


def test_a_picture_that_is_not_there_in_time_is_dragged_the_next_time(dialog, monkeypatch):
    handed = []
    let_go = Qt.MouseButton.NoButton  # another test may have left a button down
    monkeypatch.setattr(QApplication, "mouseButtons", lambda: let_go)
    monkeypatch.setattr(export_handed, "drag", lambda _from, _given, name: handed.append(name))

    dialog.drag()
    settled(dialog)
    assert handed == []
    assert dialog.told.text() == "The picture is ready: drag it now."
    dialog.drag()

    assert handed == ["Who works with whom - St Maarten.png"]
