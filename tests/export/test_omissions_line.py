"""What is left out is counted beside the window, and never said of another audience."""

from __future__ import annotations

import threading

import pytest

from app.model.audience import Audience
from app.model.working_copy import WorkingCopy
from app.ui.dialogs import export_omissions
from app.ui.dialogs.export_dialog import ExportDialog
from app.ui.document import Document
from tests.export.settled import settled, until
from tests.plans import AS_OF, DECISION, small_plan


@pytest.fixture
def dialog(qtbot):
    document = Document(WorkingCopy(small_plan(), 0), DECISION, AS_OF)
    made = ExportDialog(document, ask=lambda *_: None)
    qtbot.addWidget(made)
    yield settled(made)
    document.close()


def choose(dialog: ExportDialog, audience: Audience) -> None:
    next(one for one in dialog.choices.cards if one.audience is audience).radio.click()


def test_the_line_says_what_is_left_out_for_each_audience(dialog):
    for audience, begins in (
        (Audience.CUSTOMER, "Left out: 2 attitudes"),
        (Audience.WITHOUT_NAMES, "Left out: 4 names"),
        (Audience.INTERNAL, "Nothing is left out."),
    ):
        choose(dialog, audience)
        until(lambda: bool(dialog.left_out.text()))

        assert dialog.left_out.text().startswith(begins)
        assert dialog.left_out.text() == dialog.omissions()


def test_it_is_counted_on_another_thread_than_the_windows(dialog, monkeypatch):
    counted_on = []

    def counting(*_asked) -> list[str]:
        counted_on.append(threading.current_thread())
        return ["6 notes"]

    monkeypatch.setattr(export_omissions, "left_out", counting)

    choose(dialog, Audience.WITHOUT_NAMES)
    until(lambda: bool(dialog.left_out.text()))

    assert dialog.left_out.text() == "Left out: 6 notes."
    assert threading.main_thread() not in counted_on


def test_until_it_is_counted_nothing_is_said_of_another_audience(dialog, monkeypatch):
    may_go_on = threading.Event()

    def waiting(*_asked) -> list[str]:
        may_go_on.wait(20)
        return ["6 notes"]

    until(lambda: bool(dialog.left_out.text()))
    monkeypatch.setattr(export_omissions, "left_out", waiting)

    choose(dialog, Audience.WITHOUT_NAMES)

    assert dialog.left_out.text() == ""
    may_go_on.set()
    until(lambda: dialog.left_out.text() == "Left out: 6 notes.")


def test_a_choice_that_changes_no_audience_counts_nothing_again(dialog, monkeypatch):
    until(lambda: bool(dialog.left_out.text()))
    said = dialog.left_out.text()
    monkeypatch.setattr(export_omissions, "left_out", lambda *_asked: ["6 notes"])

    dialog.choices.title_box.click()
    dialog.draw()
    settled(dialog)
    until(lambda: not dialog.left_out.counting.is_waiting)

    assert dialog.left_out.text() == said
