"""Everybody on the power grid is named: beside the dot, shortened, or at the end of a line."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.figures import power_grid
from app.figures.label_places import Dot
from app.figures.led_names import Sheet, crosses, forms_of, meet
from app.figures.name_forms import estimated, short_names
from app.figures.power_cells import Rect
from app.figures.power_slots import Level, Named, filled
from app.figures.power_standing import standing
from app.figures.recording import Words
from app.i18n import speaking
from tests.figures.test_power_grid import LOOK, grid, somebody

ROOM = Rect(0, 0, 600, 400)
# name, column and row: the buying team of a hospital, most of it neutral
HOSPITAL = (
    ("Tom Verhaegen", 1, 0), ("Liesbet Van Acker", 3, 0), ("Katrien Maes", 3, 0),
    ("Yves Lambrecht", 4, 0), ("Nadia El Amrani", 5, 0), ("Bart Lenaerts", 2, 1),
    ("Marc Thielemans", 2, 1), ("Ann-Sofie Claes", 3, 1), ("Inge Debruyne", 3, 1),
    ("Jo Vranckx", 3, 1), ("Pieter-Jan Coppens", 4, 1), ("Koen Wuyts", 4, 1),
    ("Sofie Janssens", 3, 2), ("Dirk Peeters", 3, 2), ("Els Goossens", 3, 2),
    ("Hanne Willems", 5, 2),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def hospital(**values):
    return grid(*(somebody(n, column=c, row=r, name=n, **values) for n, c, r in HOSPITAL))


def words_on(shown, width, height):
    marks = power_grid.record(shown, LOOK, width, height).marks
    return [mark for mark in marks if isinstance(mark, Words)]


@pytest.mark.parametrize("size", [(854.0, 420.0), (1334.0, 470.0)])
def test_everybody_of_a_buying_team_is_named_in_full_beside_the_dot(size):
    said = {mark.text for mark in words_on(hospital(), *size)}

    assert {name for name, _column, _row in HOSPITAL} <= said


def test_on_the_smallest_screen_everybody_is_named_in_the_cell_some_being_shortened():
    shown = standing(hospital(), LOOK, 478.0, 335.0)
    said = {mark.text for mark in words_on(hospital(), 478.0, 335.0)}

    for name, column, row in HOSPITAL:
        placed = shown.names[name]
        assert set(placed.lines) <= said
        assert placed.box.is_in(shown.cells.cell(column, row))
        last = placed.lines[-1].split()[-1]
        assert last.rstrip("…") in name.split(maxsplit=1)[1]
        assert len(last) > 4 or last in name
    assert not any("no room" in words for words in said)


def test_where_nobody_is_unknown_a_narrow_grid_leaves_that_room_to_names():
    shown = standing(hospital(), LOOK, 460.0, 320.0)

    assert set(shown.names) == {name for name, _column, _row in HOSPITAL}
    assert shown.cells.cell(0, 0).width < shown.cells.cell(1, 0).width / 3


def test_a_crowd_is_told_how_many_names_are_missing_and_where_they_are():
    crowd = [somebody(f"p{n}", column=3, row=1, name=f"Person number {n}") for n in range(160)]

    said = [mark.text for mark in words_on(grid(*crowd), 600.0, 340.0)]

    names = standing(grid(*crowd), LOOK, 600.0, 340.0).names
    assert {line for placed in names.values() for line in placed.lines} <= set(said)
    assert f"{160 - len(names)} names have no room here: point at the dots" in said


def test_few_people_in_a_cell_stand_below_one_another_with_room_for_their_names():
    cell = Rect(0, 0, 160, 100)

    people = [Named(id, f"Person of {id}", f"P. of {id}", "", 0.0, estimated) for id in "abc"]

    found = filled(cell, people, Level(12, 12))

    for (_ax, ay), (_bx, by) in combinations(found.spots.values(), 2):
        assert abs(ay - by) >= 24
    assert all(placed.lines == (f"Person of {id}",) for id, placed in found.names.items())
    assert all(placed.box.is_in(cell) for placed in found.names.values())


def test_a_name_that_has_no_place_beside_its_dot_stands_at_the_end_of_a_line():
    dots = [Dot(200.0 + 26 * n, 200, 12, 90, 15) for n in range(6)]
    names = [(f"Somebody {n}",) for n in range(6)]

    placed = Sheet(dots, lambda _words: 90.0, ROOM, 6).place(names)

    assert [one.words for one in placed] == [name for (name,) in names]
    assert any(one.line is not None for one in placed)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.floats(30, 570), st.floats(30, 370)), max_size=18))
def test_a_line_meets_no_other_name_dot_or_line(spots):
    dots = [Dot(x, y, 10, 80, 14) for x, y in spots]

    found = Sheet(dots, lambda _words: 80.0, ROOM, 6).place([("Name",)] * len(dots))

    placed = [(dot, one) for dot, one in zip(dots, found, strict=True) if one is not None]
    for _dot, one in placed:
        assert one.box.is_in(ROOM)
    for (own, one), (dot, other) in combinations(placed, 2):
        assert not one.box.overlaps(other.box)
        for line, box in ((one.line, other.box), (other.line, one.box)):
            assert line is None or not crosses(line, box)
        if one.line and other.line:
            assert not meet(one.line, other.line)
        if one.line:
            assert all(hypot(x - dot.x, y - dot.y) > dot.radius for x, y in one.line)
        if other.line:
            assert all(hypot(x - own.x, y - own.y) > own.radius for x, y in other.line)


def test_a_first_name_is_shortened_to_its_letters_and_a_title_is_left_out():
    names = ["Ann-Sofie Claes", "Dr. Anton van Dijk", "Madonna", "Liesbet Van Acker"]

    assert short_names(names) == ["A.-S. Claes", "A. van Dijk", "Madonna", "L. Van Acker"]


def test_two_people_who_would_be_called_alike_keep_their_names():
    names = ["Joke Peeters", "Jan Peeters", "Lies Maes"]

    assert short_names(names) == ["Joke Peeters", "Jan Peeters", "L. Maes"]


def test_a_name_that_fits_nowhere_else_is_cut():
    dots = [Dot(40, 40, 12, 150, 14)]
    names = forms_of(["Fatima Vandenbroucke-Willems"])

    (placed,) = Sheet(dots, lambda words: 6.0 * len(words), Rect(0, 0, 140, 80), 6).place(names)

    assert placed.words == "F. Vandenbro…"
