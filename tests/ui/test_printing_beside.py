"""The preview of what is printed is made beside the window, and so is the file."""

from __future__ import annotations

import threading
from threading import Event

import pytest
from PySide6.QtCore import QThreadPool

from app import i18n
from app.model.audience import Audience
from app.ui import printing
from app.ui.export_presets import Preset, Surroundings
from app.ui.printing_dialog import PrintDialog
from tests.export.settled import settled, until


@pytest.fixture
def dialog(document, qtbot, tmp_path):
    i18n.use("en")
    preset = Preset(audience=Audience.INTERNAL)
    made = PrintDialog(document, preset, Surroundings(), ask=lambda *_: tmp_path / "map.pdf")
    qtbot.addWidget(made)
    return settled(made)


def test_the_pages_are_made_on_another_thread_and_cannot_be_printed_before(dialog, monkeypatch):
    go_on, threads, real = Event(), [], printing.printout

    def waits(*given, **more):
        threads.append(threading.get_ident())
        go_on.wait(10)
        return real(*given, **more)

    monkeypatch.setattr(printing, "printout", waits)

    dialog.paper_field.setCurrentIndex(1)
    until(lambda: bool(threads))
    assert not dialog.print_button.isEnabled()
    go_on.set()
    settled(dialog)

    assert threading.get_ident() not in threads
    assert dialog.print_button.isEnabled()
    assert dialog.printout.paper == "a3"


def test_a_dialog_that_is_closed_while_it_writes_leaves_no_file(dialog, monkeypatch, tmp_path):
    go_on, begun = Event(), Event()

    def waits(_self):
        begun.set()
        go_on.wait(10)
        return b"%PDF"

    monkeypatch.setattr(printing.Printout, "pdf", waits)

    dialog.print_button.click()
    assert begun.wait(10)
    dialog.reject()
    go_on.set()
    until(lambda: QThreadPool.globalInstance().activeThreadCount() == 0)

    assert list(tmp_path.glob("*.pdf")) == []


def test_many_pages_are_seen_smaller_than_one(dialog):
    [alone] = dialog.printout.seen()
    dialog.whole.click()
    several = settled(dialog).printout.seen()

    assert alone.width() == 2000
    assert len(several) > 4
    assert sum(page.width() * page.height() for page in several) < 25_000_000
