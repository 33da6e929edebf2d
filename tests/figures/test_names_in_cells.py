"""A name on the power grid stands beside its own dot, in its own cell, over nothing else."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from app.figures import power_grid
from app.figures.label_places import Dot, far_from
from app.figures.name_forms import CUT, cut, estimated, forms
from app.figures.power_cells import Rect
from app.figures.power_names import Names
from app.figures.power_standing import standing
from app.figures.recording import Words
from app.i18n import speaking
from tests.figures.people_on_a_grid import grown, people_on_a_grid

# as large as the figure is in windows of 1024, 1280, 1440 and 1920 pixels
ROOMS = ((474.0, 284.0), (730.0, 297.0), (890.0, 408.0), (1370.0, 462.0))
TEXTS = (1.0, 1.25, 1.5)
COUNTS = (5, 16, 33, 60)


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def distance(box, shown, id):
    x, y = shown.spots[id]
    return far_from(box, Dot(x, y, 0, 0, 0))


def is_clearly_of(box, shown, own, other):
    """Whether a name is nearer to its own dot than to another, or alone in one line with it."""
    (_x, y), (_other_x, other_y) = shown.spots[own], shown.spots[other]
    if distance(box, shown, other) <= shown.radius_of(other):
        return False
    if box.top <= y <= box.bottom and not box.top <= other_y <= box.bottom:
        return True
    return distance(box, shown, own) < distance(box, shown, other)


@pytest.mark.parametrize(("room", "share"), [*product(ROOMS, TEXTS)])
@pytest.mark.parametrize("count", COUNTS)
def test_a_name_stands_clearly_beside_its_own_dot_and_in_its_cell(room, share, count):
    shown = standing(people_on_a_grid(count), grown(share), *room)

    assert shown.names
    cells = {one.id: shown.cells.cell(one.column, one.row) for one in shown.grid.people}
    for id, placed in shown.names.items():
        assert placed.box.is_in(cells[id])
        assert all(
            is_clearly_of(placed.box, shown, id, one) for one in shown.spots if one != id
        )


@pytest.mark.parametrize(("room", "share"), [*product(ROOMS, TEXTS)])
@pytest.mark.parametrize("count", COUNTS)
def test_names_and_counts_lie_over_nothing(room, share, count):
    shown = standing(people_on_a_grid(count), grown(share), *room)

    boxes = [one.box for one in (*shown.names.values(), *shown.counts)]
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    for count_of_cell in shown.counts:
        for id in shown.spots:
            assert distance(count_of_cell.box, shown, id) >= shown.radius_of(id) - 1


@pytest.mark.parametrize(("room", "count"), [*product(ROOMS, COUNTS)])
def test_a_name_is_written_no_wider_than_its_place(room, count):
    shown, look = people_on_a_grid(count), grown(1.0)
    placed = standing(shown, look, *room).names.values()
    widest = {line: one.box.width for one in placed for line in one.lines}

    marks = power_grid.record(shown, look, *room).marks

    written = {mark.text: mark.width for mark in marks if isinstance(mark, Words)}
    assert widest.keys() <= written.keys()
    assert all(written[line] <= width + 1 for line, width in widest.items())


@pytest.mark.parametrize(("room", "share"), [*product(ROOMS, TEXTS)])
def test_on_a_scale_a_name_stands_in_the_row_of_its_dot(room, share):
    look = grown(share, room)
    shown = standing(people_on_a_grid(33, most=20.0), look, *room)
    reach = shown.radius + 2

    written = Names(
        shown, look, reach, [], lambda words, size: estimated(words) * size
    ).written()

    assert written
    for name in written:
        assert name.placed.box.is_in(shown.cells.cell(0, name.one.row))


@pytest.mark.parametrize("count", [16, 60, 300])
def test_names_and_counts_keep_off_the_names_of_the_areas(count):
    shown, look = people_on_a_grid(count), grown(1.0)
    marks = power_grid.record(shown, look, 1000.0, 600.0).marks
    areas = [_box(mark) for mark in marks if getattr(mark, "text", "") in shown.areas]

    placed = standing(shown, look, 1000.0, 600.0)

    assert len(areas) == len(shown.areas)
    for one in (*placed.names.values(), *placed.counts):
        assert not any(one.box.overlaps(area) for area in areas)


def test_the_names_of_columns_lie_over_nothing_where_columns_are_narrow():
    shown, look = people_on_a_grid(16), grown(1.0)

    marks = power_grid.record(shown, look, *ROOMS[0]).marks

    words = [mark for mark in marks if isinstance(mark, Words)]
    columns = [mark for mark in words if mark.text in shown.columns and mark.at[1] > 240]
    boxes = [_box(mark) for mark in columns]
    assert {mark.text for mark in columns} == set(shown.columns)
    assert all(mark.size == look.sizes["text"] for mark in columns)
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    assert all(box.is_in(Rect(0, 0, *ROOMS[0])) for box in boxes)


def _box(mark):
    x, y = mark.at
    return Rect(x, y - 0.75 * mark.size, x + mark.width, y)


def test_the_least_of_a_name_is_lost_first():
    found = [form.lines for form in forms("Liesbet Van Acker", "L. Van Acker", estimated)]

    assert found == [
        ("Liesbet Van Acker",), ("Liesbet", "Van Acker"), ("L. Van Acker",), ("Van Acker",),
        ("Acker",),
    ]  # fmt: skip


def test_a_double_name_may_stand_on_three_lines():
    found = [form.lines for form in forms("Jo Maes-Claes", "J. Maes-Claes", estimated)]

    assert found[:3] == [("Jo Maes-Claes",), ("Jo", "Maes-Claes"), ("Jo", "Maes-", "Claes")]


def test_the_last_name_alone_stands_for_nobody_who_shares_it():
    found = [
        form.lines for form in forms("Joke Peeters", "J. Peeters", estimated, only_one=False)
    ]

    assert ("Peeters",) not in found
    assert cut("Joke Peeters", "J. Peeters", 4.0, estimated, only_one=False).lines == (
        "J. Pee…",
    )


def test_of_a_name_that_is_cut_four_letters_are_left():
    assert cut("Tom Verhaegen", "T. Verhaegen", 3.4, estimated).lines == ("Verh…",)
    assert cut("Tom Verhaegen", "T. Verhaegen", 3.4, estimated).loss == CUT
    assert cut("Tom Verhaegen", "T. Verhaegen", 2.0, estimated) is None


def test_of_two_with_the_same_initial_the_first_name_is_left():
    assert cut("Joke Peeters", "Joke Peeters", 4.0, estimated).lines == ("Joke P.",)


def test_somebody_without_a_name_to_speak_of_is_placed_all_the_same():
    assert cut("", "", 10.0, estimated) is None
    assert [form.lines for form in forms("", "", estimated)] == [("",)]
