"""A line of the gap list that is painted from what was kept looks as painted anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage

from app.model.vocabulary import Role
from app.ui import theme
from app.ui.panels.gap_parts import GapWords
from app.ui.panels.gap_row import GapRow

WORDS = GapWords(
    ("R14", "anton"), 3, "high", Role.USER, "Anton is out of reach", "No tie reaches him",
    "Have Sanne meet him", 4.0,
)  # fmt: skip


def others() -> Iterator[GapWords]:
    yield replace(WORDS, number=None)
    yield replace(WORDS, band="low")
    yield replace(WORDS, role=None)
    yield replace(WORDS, title="Eva is out of reach")
    yield replace(WORDS, why="No tie reaches her")
    yield replace(WORDS, do="Have Herman meet him")
    yield replace(WORDS, gain=None)
    yield replace(WORDS, parked=True)
    yield replace(WORDS, closes=("one", "two"))
    yield replace(WORDS, under="Closes with this")
    yield replace(WORDS, is_said_above=True)
    yield replace(WORDS, is_next_step=True)


@pytest.fixture
def made(qtbot):
    """Makes a line that is not shown, so that neither keyboard nor pointer are on it."""

    def make(words: GapWords, width: int = 640) -> GapRow:
        row = GapRow(words)
        qtbot.addWidget(row)
        row.resize(width, 37)
        return row

    return make


@pytest.fixture
def row(made) -> GapRow:
    made_one: GapRow = made(WORDS)
    return made_one


def picture(row: GapRow) -> QImage:
    return row.grab().toImage()


@pytest.mark.parametrize("words", list(others()))
def test_a_line_in_other_words_is_painted_in_those_and_back(row, made, words):
    before = picture(row)

    row.show_words(words)
    other = picture(row)
    row.show_words(WORDS)

    assert other == picture(made(words))
    assert other != before
    assert picture(row) == before


def test_a_line_follows_its_width_and_whether_it_is_open(row, made):
    before = picture(row)

    row.resize(400, 37)
    narrow = picture(row)
    row.resize(640, 37)
    row.show_open(True)
    opened = picture(row)
    row.show_open(False)

    assert narrow == picture(made(WORDS, 400))
    top = 0, 0, 640, 30
    assert opened.copy(*top) != before.copy(*top)
    assert picture(row).copy(*top) == before.copy(*top)


def test_a_line_shows_that_it_has_the_keyboard(row, monkeypatch):
    before = picture(row)

    monkeypatch.setattr(row, "hasFocus", lambda: True)
    focused = picture(row)
    monkeypatch.undo()

    assert focused != before
    assert picture(row) == before


def test_a_line_follows_another_theme(row, made):
    before = picture(row)

    theme.use("dark")
    dark = picture(row)
    fresh = picture(made(WORDS))
    theme.use("light")

    assert dark == fresh != before
