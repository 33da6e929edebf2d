"""Workers that answer late, and out of turn, while somebody works on: at rest all agree.

A small account is taken for one of very many people, so that all that can be is computed beside
the window; every answer is held back for a while.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random
from typing import cast

import pytest
from PySide6.QtCore import QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from app.analysis.arrangement import Arrangement
from app.model import edits
from app.model.people import Person
from app.model.vocabulary import Attitude, Level, Role, TieLevel
from app.ui import document as documents
from app.ui.canvas import beside
from app.ui.canvas.beside import Beside
from app.ui.document import Document
from app.ui.filtering.criteria import Filter
from app.ui.latest import Latest
from app.ui.main_window import MainWindow
from app.ui.views import matrix_model, organigram_scene, power
from app.ui.views.matrix import MatrixPage
from tests.ui.conftest import DECISION
from tests.ui.editor_agreement import check
from tests.ui.editor_hand import EditorHand

ACTS, ROUNDS = 8, 5
LONGEST = 0.06  # seconds that an answer is held back
FEWEST = 3  # people that there are always
CALM = 3  # looks in a row at which nothing is to come
NAMES = ("Ruud Postma", "Nadia Haddad", "Tom Hagen", "Lies Maes")
ACTIONS = (
    "undo", "undo", "redo", "what_if", "view.map", "view.matrix", "view.organigram",
    "view.power", "language.nl", "language.en", "theme.dark", "theme.light", "map.arrange",
    "map.fold_all", *(f"arrangement.{way.value}" for way in Arrangement),
)  # fmt: skip


def add_some(document: Document) -> None:
    """Add somebody for each role."""
    for name, role in zip(NAMES, Role, strict=False):
        document.attempt(edits.add_person, DECISION, name, roles=[role])


class Hand:
    """Does one thing or another, as the numbers fall."""

    def __init__(self, window: MainWindow, random: Random, until) -> None:
        self.window, self.random, self._until = window, random, until

    @property
    def document(self):
        return self.window.document

    def wait(self, condition: Callable[[], object]) -> None:
        self._until(lambda: bool(condition()))

    def act(self) -> str:
        """Do something, and return what it was."""
        does = self.random.choice((self._edit, self._edit, self._choose, self._look))
        return does()

    def _edit(self) -> str:
        random, document = self.random, self.document
        if len(document.plan.persons) < FEWEST:
            add_some(document)
        person = random.choice(list(document.plan.persons))
        values = random.choice(
            ({"name": random.choice(NAMES)}, {"level": random.choice(list(Level))})
        )
        made = random.choice(
            (
                lambda plan: edits.set_fields(plan, Person, person, **values),
                lambda plan: edits.remove(plan, [(Person, person)]),
                lambda plan: edits.set_tie(
                    plan, "sanne", person, level=random.choice(list(TieLevel))
                ),
                lambda plan: edits.add_person(
                    plan, DECISION, random.choice(NAMES), roles=[random.choice(list(Role))]
                ),
                lambda plan: edits.set_membership(
                    plan, DECISION, person, attitude=random.choice(list(Attitude))
                ),
            )
        )
        document.attempt(made)
        return f"edited {person}"

    def _choose(self) -> str:
        action = self.window.actions_[self.random.choice(ACTIONS)]
        if action.isEnabled():
            action.trigger()
        return action.text()

    def _look(self) -> str:
        document, random = self.document, self.random
        document.select([(Person, random.choice(list(document.plan.persons)))])
        self.window.doing.finding.filter_people()
        words = random.choice(("", "a", "Tom"))
        self.window.doing.finding.filtering(document).ask(Filter(words=words))
        return f"looked for {words}"


@pytest.fixture
def all_is_beside(monkeypatch):
    """Have all computed in workers that can be."""
    monkeypatch.setattr(documents, "LARGE", 0)
    monkeypatch.setattr(matrix_model, "GREAT", 0)
    for module, names in (
        (beside, ("GREAT", "FOLLOWED")),
        (organigram_scene, ("LARGE", "GREAT")),
        (power, ("LARGE",)),
    ):
        for name in names:
            monkeypatch.setattr(module, name, 0)


@pytest.fixture
def held_back(monkeypatch):
    """Hold back what workers answer, each for another while; many are at work at once."""
    pool, ask = QThreadPool.globalInstance(), Latest.ask
    most = pool.maxThreadCount()
    pool.setMaxThreadCount(8)

    def use(random: Random) -> None:
        def late(self, compute) -> None:
            before, after = (random.uniform(0, LONGEST) for _ in range(2))

            def slow():
                time.sleep(before)
                found = compute()
                time.sleep(after)
                return found

            ask(self, slow)

        monkeypatch.setattr(Latest, "ask", late)

    yield use
    pool.setMaxThreadCount(most)


def is_to_come(window: MainWindow) -> bool:
    """Whether anything is not computed yet, or not shown."""
    document, view = window.document, window.map
    assert document is not None
    assert view is not None
    every = (*window.findChildren(Latest), *document.findChildren(Latest))
    timers = window.findChildren(QTimer)
    return (
        any(one.is_waiting for one in every)
        or Beside.of(view).is_waiting
        or document.supposing.is_stale
        or document.measured is None
        or document.measured.network.plan is not document.copy.plan
        or any(one.isActive() and one.isSingleShot() and one.interval() < 600 for one in timers)
        or QThreadPool.globalInstance().activeThreadCount() > 0
    )


def come_to_rest(window: MainWindow, until) -> None:
    calm = 0

    def at_rest() -> bool:
        nonlocal calm
        calm = 0 if is_to_come(window) else calm + 1
        return calm >= CALM

    until(at_rest)


def agree(hand: Hand, until, done: list[str]) -> None:
    """Compare, with the filter and without: the matrix shows only who is found."""
    filtering = hand.window.doing.finding.filtering(hand.document)
    page = hand.window.views.currentWidget()
    try:
        if filtering.is_on and isinstance(page, MatrixPage):
            assert page.model.people_shown() == filtering.now.people
        filtering.clear()
        come_to_rest(hand.window, until)
        check(cast("EditorHand", hand))
    except AssertionError as error:
        error.add_note(f"after {done}")
        raise


@pytest.mark.parametrize("seed", range(2))
def test_what_is_shown_at_rest_is_what_stands_however_late_answers_come(
    start, path, until, all_is_beside, held_back, seed
):
    random = Random(seed)
    held_back(Random(seed))
    hand = Hand(start(path), random, until)
    add_some(hand.document)

    for _ in range(ROUNDS):
        done = []
        for _ in range(ACTS):
            done.append(hand.act())
            for _ in range(random.choice((0, 0, 1, 30))):
                QApplication.processEvents()
                time.sleep(0.001)
        come_to_rest(hand.window, until)

        agree(hand, until, done)
