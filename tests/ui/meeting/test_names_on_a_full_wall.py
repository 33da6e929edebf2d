"""Where many stand on the wall, signs make room beside a name of two lines."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from app.model.vocabulary import Level, Role
from app.ui.meeting import lettering
from app.ui.meeting.stage_ground import as_high
from app.ui.meeting.stage_look import LINE
from app.ui.meeting.stage_names import told
from app.ui.short_names import with_letters
from tests.plans import person, small_plan

FAR = 48.0  # units that a name is high where some sixty stand on the wall
CARD = 224.0, 116.0  # room in a card for a name with signs beside it
SIGNS = 34.0, 36.0


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Pieter Haddad", ["Pieter", "Haddad"]),
        ("Chantal Van Acker", ["C. Van", "Acker"]),
        ("Joke van den Berg", ["J. v.d.", "Berg"]),
        ("Dirk Vandenbroucke-Willems", ["Dirk", "Vande…"]),
    ],
)
def test_first_names_are_told_where_last_names_alone_had_room(qapp, name, lines):
    above = told(name, CARD[0], CARD[1] - 40, FAR)

    beside = told(name, *CARD, FAR, less=SIGNS)

    assert above.rank > beside.rank
    assert len(above.lines) == 1
    assert beside.lines == lines


@pytest.mark.parametrize(
    ("last_name", "shorter"),
    [("van den Berg", "v.d. Berg"), ("de Vries", "d. Vries"), ("Van Acker", "Van Acker"),
     ("Smit", "Smit"), ("", "")],
)  # fmt: skip
def test_only_small_words_are_told_by_their_letter(last_name, shorter):
    assert with_letters(last_name) == shorter


def test_a_name_that_has_room_keeps_its_signs_below(qapp):
    alone = told("An Maes", CARD[0], CARD[1] - 40, FAR)

    assert (alone.lines, alone.rank) == (["An Maes"], 0)


@pytest.fixture
def full(room):
    """A wall with some sixty, of whom all names but one are too long for one line."""
    some = [
        person(f"p{n}", f"Mohamed{n} Peeters", Role.USER, level=list(Level)[n % 4])
        for n in range(60)
    ]
    here = room(small_plan(*(one for both in some for one in both)))
    QApplication.processEvents()
    return here


@pytest.mark.parametrize("flag", [None, 22])
def test_signs_stand_clear_of_the_name_and_of_the_flag(full, flag):
    card = full.stage.map.stage.cards["p5"]
    card.take(card.face, card.look, card.letters, flag)

    at = card.placed()

    assert len(at.lines) == 2
    for row, line in zip((at.roles, at.ring), at.lines, strict=True):
        assert at.room.left() + lettering.wide(line, card.letters) <= row.left()
        assert card.box.contains(row.adjusted(0, 4, 0, -4))
    if flag is not None:
        assert not at.roles.intersects(card.flag_box())


def test_the_name_of_a_level_is_not_cut_through_its_letters(qapp):
    size = 46.0
    high = QRectF(0, 0, 204, 3 * LINE * size + 20)
    low = QRectF(0, 0, 204, 2 * lettering.metrics(size).lineSpacing() + 2)
    words = "Depart-\nment heads"

    kept = as_high(words, size, low)

    assert as_high(words, size, high) == words
    assert kept.split("\n")[0] == "Depart-"
    assert kept.endswith("…")
    assert lettering.tall(kept, size, low.width()) <= low.height()
