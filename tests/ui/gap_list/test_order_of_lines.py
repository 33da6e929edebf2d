"""The lines of the gap list in another order, and what their layout leaves behind."""

from __future__ import annotations

import gc
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem

from app.model.vocabulary import Role
from app.ui.panels.gap_column import GapColumn
from app.ui.panels.gap_parts import GapWords, Kind, Part

WORDS = GapWords(
    ("R14", "p0"), 1, "high", Role.USER, "Out of reach", "No tie", "Meet", 4.0
)  # fmt: skip


@pytest.fixture
def column(qtbot) -> GapColumn:
    made = GapColumn()
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    return made


def parts(people: list[int]) -> list[Part]:
    return [
        Part(Kind.GAP, replace(WORDS, key=("R14", f"p{one}"), number=place))
        for place, one in enumerate(people, 1)
    ]


def handed_out() -> list[QLayoutItem]:
    """The items of layouts that Python holds; Qt drops them without a word to it."""
    gc.collect()
    return [
        one
        for one in gc.get_objects()
        if isinstance(one, QLayoutItem) and not isinstance(one, QLayout)
    ]


def test_lines_stand_in_the_order_of_the_gaps(column):
    column.show_parts(parts([0, 1, 2, 3]), None)
    column.show_parts(parts([3, 1, 4, 0]), None)

    tops = {key[1]: row.y() for key, row in column.rows.items()}
    assert sorted(tops, key=tops.__getitem__) == ["p3", "p1", "p4", "p0"]


def test_no_item_of_the_layout_is_held_when_lines_change_places(column):
    column.show_parts(parts([0, 1, 2, 3]), None)
    before = len(handed_out())

    for turn in range(6):
        column.show_parts(parts([turn % 4, 5 + turn, (turn + 1) % 4]), None)
        QApplication.processEvents()

    assert len(handed_out()) == before
