"""The log beside its messages: what each field was before and is after."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.model import edits
from app.model.change import Change, Message, additions
from app.model.decision import Membership
from app.model.people import Person
from app.model.places import Rating
from app.model.values import joined
from app.model.vocabulary import InfluenceDegree
from app.model.working_copy import Exchange
from app.store.plan_store import PlanStore
from app.ui.main_window import MainWindow
from app.ui.panels.history_log import SETTLED, VALUES, LogPanel
from tests.ui.conftest import small_plan

DECISION = next(iter(small_plan().opportunities))
PART = joined(DECISION, "eva")


@pytest.fixture
def window(start: Callable[..., MainWindow], path: Path) -> MainWindow:
    return start(path)


@pytest.fixture
def log(window, until) -> LogPanel:
    window.bottom.show_tab("log")
    panel = window.bottom.page("log")
    assert isinstance(panel, LogPanel)
    until(lambda: panel.tree.topLevelItemCount() > 0)
    return panel


def values(log: LogPanel) -> str:
    row = log.tree.topLevelItem(0)
    assert row is not None
    return row.text(VALUES)


def test_a_line_says_from_what_to_what_beside_the_message(window, log, until):
    window.document.attempt(edits.set_fields, Person, "eva", title="Chief")

    until(lambda: "Chief" in values(log))

    before = small_plan().persons["eva"].title
    assert values(log) == f"Title or function: {before} → Chief"


def test_it_is_said_in_dutch_to_who_reads_dutch(window, log, until):
    window.document.attempt(edits.set_fields, Membership, PART, influence=InfluenceDegree.HIGH)
    until(lambda: log.tree.topLevelItemCount() == 2)

    window.doing.speak("nl")
    window.bottom.show_tab("log")
    panel = window.bottom.page("log")
    until(lambda: panel.tree.topLevelItemCount() == 2)

    assert values(panel).startswith("Invloed: ")
    assert values(panel).endswith("→ hoog")


def test_several_fields_unfold_below_the_line(window, log, until):
    window.document.attempt(edits.set_fields, Person, "eva", title="Chief", department="IT")
    until(lambda: "Chief" in values(log) and not log.lines[0].done.is_waiting)
    row = log.tree.topLevelItem(0)

    log.tree.setCurrentItem(row)
    row.setExpanded(True)

    assert [row.child(at).text(VALUES).rpartition(" → ")[2] for at in range(2)] == [
        "Chief",
        "IT",
    ]
    log.tree.setCurrentItem(row.child(0))
    assert log.before.isVisible()


def test_a_chosen_line_stays_chosen_and_unfolded_when_the_log_is_read_anew(window, log, until):
    window.document.attempt(edits.set_fields, Person, "eva", title="Chief", department="IT")
    until(lambda: "Chief" in values(log))
    log.tree.topLevelItem(0).setExpanded(True)
    log.tree.setCurrentItem(log.tree.topLevelItem(0).child(1))
    before = log.lines[0]

    log.refresh()
    until(lambda: log.lines[0] is not before)

    assert log.tree.topLevelItem(0).isExpanded()
    assert log.tree.currentItem() is log.tree.topLevelItem(0).child(1)


def test_the_log_is_searched_for_values_too(window, log, until):
    window.document.attempt(edits.set_fields, Person, "eva", title="Chief of everything")
    until(lambda: "Chief" in values(log))

    log.words.setText("chief everything")

    assert log.tree.topLevelItemCount() == 1


def test_nothing_of_a_note_is_taken_for_markup(window, log, until):
    window.document.attempt(edits.set_fields, Person, "eva", note="<b>not</b> bold")
    until(lambda: "bold" in values(log))

    assert "&lt;b&gt;not" in log.tree.topLevelItem(0).toolTip(VALUES)


def test_what_a_colleague_judged_apart_stays_apart(window, log, until):
    rating = Rating(id=joined(PART, "Jan"), about=PART, rater="Jan", value=-2)
    window.document.do(Change(Message.of("rating.added", name="Jan"), additions([rating])))

    until(lambda: log.tree.topLevelItemCount() == 2)

    assert values(log) == ""
    assert log.tree.topLevelItem(0).data(0, Qt.ItemDataRole.UserRole).each == []


def test_what_is_saved_late_is_not_called_unsaved_for_ever(window, log, until, monkeypatch):
    exchange = PlanStore.exchange

    def slowly(*given: Any) -> Exchange:
        time.sleep(1.5 * SETTLED / 1000)
        return exchange(*given)

    monkeypatch.setattr(PlanStore, "exchange", slowly)
    window.document.attempt(edits.set_fields, Person, "eva", title="Chief")

    until(lambda: "not saved yet" in log.tree.topLevelItem(0).text(2))
    until(lambda: log.tree.topLevelItem(0).text(2) == "Change Eva Brouwer")

    assert log.tree.topLevelItemCount() == 2
