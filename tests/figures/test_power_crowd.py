"""A power grid of hundreds and thousands: counts, the weightiest by name, and dots apart."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from app.courtesy import CutOff
from app.figures import power_grid
from app.figures.power_cells import Rect
from app.figures.power_crowd import packed
from app.figures.power_grid import _Drawing
from app.figures.power_standing import standing
from app.figures.recording import Words
from app.i18n import speaking
from tests.figures.people_on_a_grid import grown, people_on_a_grid
from tests.figures.test_power_grid import grid, somebody

SIZE = (1000.0, 600.0)


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def apart(spots, radius):
    """Whether no two of many dots of one size lie over one another."""
    ranked = sorted(spots)
    near = 2 * radius
    return all(
        hypot(a - c, b - d) >= near - 1e-6
        for number, (a, b) in enumerate(ranked)
        for c, d in ranked[number + 1 : number + 80]
        if c - a < near
    )


def test_a_cell_that_cannot_name_all_counts_them_and_names_the_weightiest():
    people = [somebody(f"p{n}", name=f"Piet de Vries{n}", at_stake=float(n)) for n in range(40)]

    shown = standing(grid(*people), grown(1.0), *SIZE)

    named = [int(id.removeprefix("p")) for id in shown.names]
    assert [count.lines for count in shown.counts] == [("40",)]
    assert sorted(named) == list(range(40 - len(named), 40))
    assert named


@pytest.mark.parametrize("count", [300, 3_000])
def test_thousands_stand_in_their_cells_and_apart(count):
    shown = standing(people_on_a_grid(count), grown(1.0), *SIZE)

    for one in shown.grid.people:
        cell = shown.cells.cell(one.column, one.row)
        assert cell.inset(shown.radius_of(one.id)).holds(*shown.spots[one.id])
    assert apart([shown.spots[id] for id in shown.crowd], shown.crowd_radius)


@pytest.mark.parametrize("count", [300, 3_000])
def test_on_a_scale_thousands_stay_in_their_rows_and_near_their_values(count):
    shown = standing(people_on_a_grid(count, most=20.0), grown(1.0), *SIZE)

    for one in shown.grid.people:
        assert shown.cells.cell(0, one.row).holds(*shown.spots[one.id])
    across = sorted((one.at_stake, shown.spots[one.id][0]) for one in shown.grid.people)
    assert all(left <= right + 30 for (_a, left), (_b, right) in pairwise(across))
    assert apart(shown.spots.values(), shown.radius)


def test_too_many_for_a_small_window_still_stand_near_their_values():
    people = [
        somebody(f"p{n}", row=n % 4, at_stake=1.0 + n % 3, coverage=0.5) for n in range(3_000)
    ]

    shown = standing(grid(*people, most=20.0), grown(1.0), 474.0, 284.0)

    across = {
        points: [shown.spots[one.id][0] for one in people if one.at_stake == points]
        for points in (1.0, 2.0, 3.0)
    }
    assert all(max(found) - min(found) <= 16 for found in across.values())
    assert max(across[1.0]) < min(across[3.0])
    for one in people:
        assert shown.cells.cell(0, one.row).holds(*shown.spots[one.id])


@pytest.mark.parametrize("most", [None, 20.0])
def test_ten_times_as_many_people_are_hardly_more_to_draw(most):
    drawn = []
    for count in (300, 3_000):
        figure = Figure(figsize=(1000 / 72, 600 / 72), dpi=72)
        FigureCanvasAgg(figure)
        drawing = _Drawing(figure, people_on_a_grid(count, most=most), grown(1.0), SIZE, 1.0)
        drawing.draw()
        drawn.append(len(drawing.axes.get_children()))

    assert drawn[1] < 2 * drawn[0]


def test_people_stand_closer_where_even_the_smallest_dots_have_no_room():
    room = Rect(0, 0, 20, 20)

    spots = packed(room, [f"p{n}" for n in range(500)], 1.5)

    assert len(spots) == 500
    assert all(room.holds(*spot) for spot in spots.values())


def test_a_scale_of_few_points_has_ticks_between():
    shown = grid(somebody("a", at_stake=0.3), most=0.315)

    marks = power_grid.record(shown, grown(1.0), *SIZE).marks

    said = {mark.text for mark in marks if isinstance(mark, Words)}
    assert {"0.0", "0.1", "0.2", "0.3"} <= said


def test_a_picture_that_is_not_wanted_any_more_is_cut_off():
    with pytest.raises(CutOff):
        power_grid.draw(people_on_a_grid(16), grown(1.0), *SIZE, 1.0, is_wanted=lambda: False)


def test_a_picture_tells_whose_name_is_in_it():
    shown, look = people_on_a_grid(60), grown(1.0)

    picture = power_grid.draw(shown, look, 730.0, 297.0, 1.0)

    assert picture.named == set(standing(shown, look, 730.0, 297.0).names)
    assert len(picture.named) < 60
