"""Answers of the worker for what has gone meanwhile: made anew, or left with its account."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from shiboken6 import delete

from app import usecases
from app.model import edits
from app.model.people import Person
from app.ui.filtering.criteria import Criterion, Filter, Subject
from app.ui.filtering.current import Filtering
from app.ui.inbox import while_it_lives
from app.ui.panels.history_log import LogPanel
from app.ui.salvaging import RescuePage


def made_anew(window) -> None:
    """Build the window anew, and let go at once of what it was before."""
    window.actions_["theme.dark"].trigger()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Taker(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.taken: list[str] = []

    def take(self, answer: str) -> None:
        self.taken.append(answer)


def test_an_answer_is_given_as_long_as_who_asked_is_there(qapp):
    taker = Taker()
    give = while_it_lives(taker.take)

    give("now")
    delete(taker)
    give("too late")

    assert taker.taken == ["now"]


def test_a_filter_takes_no_log_once_its_account_is_left(analysed):
    answers: list[Any] = []
    filtering = Filtering(analysed, answers.append)
    filtering.ask(Filter((Criterion(Subject.ADDED, "7"),)))
    before = filtering.facts().added
    delete(filtering)

    [give] = answers
    give([])

    assert filtering.facts().added == before


def test_the_log_may_be_made_anew_while_it_is_noted_what_was_made_again(start, path, until):
    with usecases.open_workspace(str(path)) as workspace:
        copy = workspace.load("customer")
        lost = copy.edit(edits.set_fields(copy.plan, Person, "eva", title="Chief"))
        workspace.journal("customer").set_aside(lost, "Els")
    window = start(path)
    window.bottom.show_tab("log")
    log = window.bottom.page("log")
    assert isinstance(log, LogPanel)
    until(lambda: log.tree.topLevelItemCount() > 0)
    item = log.tree.topLevelItem(0)
    assert item is not None
    log.tree.setCurrentItem(item)

    log.again.click()
    made_anew(window)

    done: list[None] = []
    window.session.with_workspace(lambda _workspace: None, done.append)
    until(lambda: bool(done))
    assert window.document.plan.persons["eva"].title == "Chief"


@pytest.mark.logs_warnings
def test_a_way_out_of_damage_that_fails_is_told_though_its_page_was_made_anew(
    begin, tmp_path, until
):
    path = tmp_path / "noise.visavis"
    path.write_bytes(b"SQLite format 3\0" + bytes(52) + b"VaVs" + b"\xa5" * 20000)
    window = begin(path)
    until(lambda: isinstance(window.middle.currentWidget(), RescuePage))

    window.middle.currentWidget().salvage.click()
    made_anew(window)

    until(lambda: "Nothing can be read" in window.status.currentMessage())
