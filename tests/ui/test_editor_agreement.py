"""What the random editor compares after every step is really compared: each is broken here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication

from app import i18n
from app.analysis.report import Report
from app.model import edits
from app.model.people import Person
from app.model.vocabulary import TieLevel
from app.ui import theme
from app.ui.canvas.card import CardItem
from tests.plans import DECISION, small_plan
from tests.ui import editor_agreement
from tests.ui.editor_hand import EditorHand

TIE = "tie sanne|eva"


@pytest.fixture
def hand(qapp, tmp_path: Path, home) -> Iterator[EditorHand]:
    """The editor on the small account, in which all agrees."""
    hand = EditorHand(tmp_path, small_plan(), "en", "light")
    hand.go_to_map()
    hand.wait(lambda: hand.window.document.measured is not None)
    editor_agreement.check(hand)
    yield hand
    hand.close()
    QGuiApplication.clipboard().clear()
    theme.use("light")
    i18n.use("en")


def disagrees(hand: EditorHand, words: str) -> None:
    with pytest.raises(AssertionError, match=words):
        editor_agreement.check(hand)


def card(hand: EditorHand, id: str = "eva") -> CardItem:
    return hand.window.map.map.cards[id]


def test_a_card_that_is_missing_is_noticed(hand):
    del hand.window.map.map.cards["eva"]

    disagrees(hand, "the cards are not the people")


def test_a_card_that_stands_elsewhere_is_noticed(hand):
    card(hand).setPos(card(hand).pos() + QPointF(5, 0))

    disagrees(hand, "eva is drawn elsewhere")


@pytest.mark.parametrize(
    "other",
    [{"name": "Eva B."}, {"title": "Head"}, {"roles": ()}, {"attitude": None},
     {"influence": None}],
)  # fmt: skip
def test_a_card_that_says_something_else_is_noticed(hand, other):
    card(hand).face = replace(card(hand).face, **other)

    disagrees(hand, "the card of eva says something else")


def test_a_line_that_is_missing_is_noticed(hand):
    del hand.window.map.map.lines[TIE]

    disagrees(hand, "the lines are not the ties")


def test_a_line_of_another_level_is_noticed(hand):
    lines = hand.window.map.map.lines
    line = lines[TIE].line
    look = replace(line.look, level=TieLevel.TRUSTED)
    lines[TIE] = replace(lines[TIE], line=replace(line, look=look))

    disagrees(hand, "is drawn at another level")


def test_a_map_in_another_theme_is_noticed(hand):
    hand.window.map.map.look = theme.loaded("dark")

    disagrees(hand, "the map wears another theme")


def test_words_of_another_language_are_noticed(hand):
    hand.window.actions_["view.matrix"].setText("Relatiematrix")

    disagrees(hand, "is in another language")


def test_a_cell_of_the_matrix_that_says_something_else_is_noticed(hand):
    hand.turn_to("matrix")
    model = hand.window.views.currentWidget().model
    cells = {
        pair: replace(cell, level=TieLevel.TRUSTED)
        for pair, cell in model.content.cells.items()
    }
    model.content = replace(model.content, cells=cells)

    disagrees(hand, "the cells of the matrix are not the ties")


def test_somebody_missing_in_the_organigram_is_noticed(hand):
    hand.turn_to("organigram")
    del hand.window.views.currentWidget().map.cards["karim"]

    disagrees(hand, "the organigram shows others")


def test_a_selection_of_nobody_is_noticed(hand):
    hand.window.document.selection = frozenset({(Person, "nobody")})

    disagrees(hand, "what is selected is gone")


def test_a_score_of_another_day_is_noticed(hand):
    document = hand.window.document
    long_after = document.as_of + timedelta(days=900)
    document.measured = Report(document.copy.plan, DECISION, long_after, document.base)

    disagrees(hand, "score and gaps are not those of the plan")


def test_an_analysis_of_another_plan_is_noticed(hand):
    document = hand.window.document
    document.measured = Report(small_plan(), DECISION, document.as_of, document.base)
    document.copy.plan = document.copy.plan.apply(
        edits.set_fields(document.copy.plan, Person, "eva", note="x")
    )

    disagrees(hand, "the analysis is of another plan")


def test_a_database_that_holds_another_plan_is_noticed(hand):
    document = hand.window.document
    held = document.copy.plan
    document.copy.plan = held.apply(edits.set_fields(held, Person, "eva", note="x"))

    with pytest.raises(AssertionError, match="the database holds another plan"):
        editor_agreement.check_database(hand, document)
    document.copy.plan = held
