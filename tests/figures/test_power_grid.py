"""The power grid as drawn: dots apart, names apart, cells where the pointer finds them."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import hypot

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures import power_grid
from app.figures.label_places import Dot, place_labels
from app.figures.power_cells import Cells, Rect
from app.figures.power_people import Look, PowerGrid, Somebody, described
from app.figures.power_standing import cells_of, nearest, standing
from app.figures.power_swarm import swarmed
from app.i18n import speaking

COLOURS = dict.fromkeys(
    ("ground", "cell", "unknown", "ink", "soft", "faint", "area", "hair", "disc", "track",
     "coverage_unknown", "coverage.weak", "attitude.for", "attitude.against",
     "attitude.unknown"),
    "#4f596b",
) | {
    "ground": "#f3f5f9", "cell": "#ffffff", "attitude.for": "#2a8f4f",
    "attitude.against": "#c3271f", "coverage.weak": "#6f92e2",
}  # fmt: skip
SIZES = {
    "text": 12.0, "small": 11.0, "dot": 15.0, "ring": 3.0, "sign": 5.0, "gap": 10.0,
    "left": 92.0, "right": 16.0, "top": 16.0, "bottom": 52.0, "around": 6.0, "name": 6.0,
    "cell": 6.0, "left_solid": 0.35,
}  # fmt: skip
LOOK = Look(COLOURS, SIZES)
COLUMNS = ("unknown", "against", "reserved", "neutral", "for", "advocate")
ROWS = ("high", "medium", "low", "unknown")
AREAS = ("Win over", "Manage closely", "Monitor", "Keep informed")
SIZE = (860.0, 520.0)
CELL = Rect(0, 0, 240, 160)


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def somebody(id, column=4, row=0, attitude="for", **values):
    name = values.pop("name", f"Person {id}")
    return Somebody(id, "PP", name, "decider", column, row, attitude, **values)


def grid(*people, most=None):
    return PowerGrid(people, COLUMNS, ROWS, AREAS, "Attitude", "Influence", most)


def pixels(picture):
    flat = np.frombuffer(picture.pixels, dtype=np.uint8)
    return flat.reshape(picture.height, picture.width, 4)[:, :, :3].astype(int)


def count(image, colour, within=40):
    wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return int((np.abs(image - wanted).sum(axis=2) < within).sum())


# -- geometry


def test_a_point_in_a_cell_is_found_in_that_cell():
    cells = cells_of(grid(somebody("a")), LOOK, *SIZE)

    for column in range(len(COLUMNS)):
        for row in range(len(ROWS)):
            assert cells.at(*cells.cell(column, row).middle) == (column, row)


def test_beside_all_cells_there_is_none():
    cells = cells_of(grid(somebody("a")), LOOK, *SIZE)

    assert cells.at(2, 2) is None
    assert cells.at(SIZE[0] - 2, SIZE[1] - 2) is None


def test_the_unknown_stands_apart_from_what_is_known():
    cells = Cells(Rect(0, 0, 600, 400), 6, 4, gap=10)

    assert cells.cell(1, 0).left - cells.cell(0, 0).right == pytest.approx(10)
    assert cells.cell(2, 0).left - cells.cell(1, 0).right == pytest.approx(cells.between)
    assert cells.cell(0, 3).top - cells.cell(0, 2).bottom == pytest.approx(10)
    assert cells.cell(0, 0).width < cells.cell(1, 0).width


def test_the_known_fills_the_rest_of_the_room():
    cells = Cells(Rect(0, 0, 600, 400), 6, 4, gap=10)

    assert (cells.known.right, cells.known.top) == pytest.approx((600, 0))
    assert cells.known.left == pytest.approx(cells.cell(1, 0).left)


@given(st.sets(st.text("abcdefgh", min_size=1, max_size=4), max_size=25))
def test_people_in_a_cell_stand_in_it_and_apart(ids):
    shown = standing(grid(*(somebody(id, at_stake=1.0) for id in ids)), LOOK, *SIZE)
    cell = shown.cells.cell(4, 0)

    assert set(shown.spots) == ids
    for id, spot in shown.spots.items():
        assert cell.inset(shown.radius_of(id)).holds(*spot)
    for one, other in combinations(ids, 2):
        (ax, ay), (bx, by) = shown.spots[one], shown.spots[other]
        assert hypot(ax - bx, ay - by) >= shown.radius_of(one) + shown.radius_of(other)


def test_where_somebody_stands_is_no_chance_of_the_moment():
    people = [somebody(id) for id in "abcdefghijkl"]

    there = standing(grid(*people), LOOK, *SIZE).spots

    assert standing(grid(*reversed(people)), LOOK, *SIZE).spots == there


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.floats(20, 220)))
def test_people_with_as_many_points_stand_beside_each_other(across):
    spots = swarmed(CELL, across, 12)

    for (ax, ay), (bx, by) in combinations(spots.values(), 2):
        assert hypot(ax - bx, ay - by) >= 24
    assert all(spots[id][0] >= value - 1e-6 for id, value in across.items())


def test_more_points_stand_farther_to_the_right():
    shown = grid(somebody("few", at_stake=2.0), somebody("many", at_stake=18.0), most=20.0)

    spots = standing(shown, LOOK, *SIZE).spots

    assert spots["few"][0] + 300 < spots["many"][0]


def test_who_weighs_more_stands_higher():
    spots = standing(grid(somebody("low", row=2), somebody("high", row=0)), LOOK, *SIZE).spots

    assert spots["high"][1] < spots["low"][1]


def test_the_nearest_dot_is_found_only_where_it_is_near():
    spots = {"a": (10.0, 10.0), "b": (40.0, 10.0)}

    assert nearest(spots, 36, 12, lambda _id: 15.0) == "b"
    assert nearest(spots, 200, 200, lambda _id: 15.0) is None


# -- names


@st.composite
def dots(draw):
    count = draw(st.integers(0, 25))
    return [
        Dot(
            draw(st.floats(20, 580)), draw(st.floats(20, 380)), 12,
            draw(st.floats(20, 120)), 15,
        )
        for _ in range(count)
    ]  # fmt: skip


@given(dots())
def test_no_name_lies_over_another_or_over_a_dot(made):
    room = Rect(0, 0, 600, 400)

    names = [place for place in place_labels(made, room, 6) if place is not None]

    for one, other in combinations(names, 2):
        assert not one.overlaps(other)
    for name in names:
        assert room.left <= name.left
        assert name.right <= room.right
        for dot in made:
            across = max(name.left - dot.x, 0, dot.x - name.right)
            down = max(name.top - dot.y, 0, dot.y - name.bottom)
            assert hypot(across, down) >= dot.radius


def test_a_dot_by_itself_has_its_name_below():
    (name,) = place_labels([Dot(100, 100, 12, 60, 15)], Rect(0, 0, 300, 300), 6)

    assert name.top > 112
    assert name.middle[0] == pytest.approx(100)


def test_a_name_stays_in_the_cell_of_its_dot_where_it_can():
    home = Rect(0, 80, 300, 125)

    (name,) = place_labels([Dot(100, 100, 12, 60, 15, home=home)], Rect(0, 0, 300, 300), 6)

    assert name.bottom <= home.bottom


def test_a_name_without_a_free_place_is_left_out():
    crowd = [Dot(100 + 20 * n, 100, 12, 90, 15) for n in range(8)]

    names = place_labels(crowd, Rect(60, 80, 280, 120), 6)

    assert None in names


def test_names_keep_off_what_is_taken():
    taken = [Rect(60, 110, 140, 140)]

    (name,) = place_labels([Dot(100, 100, 12, 60, 15)], Rect(0, 0, 300, 300), 6, taken)

    assert not name.overlaps(taken[0])


# -- the picture


def test_the_picture_is_as_large_as_asked_and_sharp_on_any_screen():
    picture = power_grid.draw(grid(somebody("a")), LOOK, *SIZE, 2.0)

    assert (picture.width, picture.height) == (1720, 1040)


def test_an_attitude_is_told_by_its_colour_and_its_sign():
    against = somebody("a", column=1, attitude="against")
    image = pixels(power_grid.draw(grid(against, somebody("b")), LOOK, *SIZE, 1.0))

    assert count(image, COLOURS["attitude.against"]) > 15
    assert count(image, COLOURS["attitude.for"]) > 15


def test_what_is_unknown_is_not_filled_as_what_is_known():
    shown = grid(somebody("a"))
    image = pixels(power_grid.draw(shown, LOOK, *SIZE, 1.0))
    cells = cells_of(shown, LOOK, *SIZE)

    def inside(column, row):
        x, y = cells.cell(column, row).middle
        return tuple(image[round(y), round(x)])

    assert inside(1, 1) == (255, 255, 255)
    assert inside(0, 1) == inside(2, 3) == (0xF3, 0xF5, 0xF9)


def test_cells_have_edges_where_they_are_of_the_colour_of_the_ground():
    flat = replace(LOOK, colours=COLOURS | {"cell": "#000000", "ground": "#000000"})
    shown = grid(somebody("a"))
    cell = cells_of(shown, flat, *SIZE).cell(2, 1)

    image = pixels(power_grid.draw(shown, flat, *SIZE, 1.0))

    x, y = round(cell.left), round(cell.middle[1])
    assert image[y, x - 2 : x + 3].max() > 60


def test_coverage_is_a_ring_in_its_own_blue():
    covered = somebody("a", coverage=0.9, coverage_token="coverage.weak")
    bare = replace(covered, coverage=0.0)

    with_ring = pixels(power_grid.draw(grid(covered), LOOK, *SIZE, 1.0))
    without = pixels(power_grid.draw(grid(bare), LOOK, *SIZE, 1.0))

    blue = COLOURS["coverage.weak"]
    assert count(with_ring, blue) > count(without, blue) + 60


def test_a_name_that_looks_like_a_formula_is_written_as_it_is():
    odd = somebody("a", name="$100 & <b>Co_{x}</b>$")

    picture = power_grid.draw(grid(odd), LOOK, *SIZE, 1.0)

    assert picture.width == 860


def test_sixty_people_are_drawn():
    people = [somebody(f"p{n}", column=n % 6, row=n % 4) for n in range(60)]

    image = pixels(power_grid.draw(grid(*people), LOOK, *SIZE, 1.0))

    assert count(image, COLOURS["attitude.for"]) > 60 * 15


def test_who_does_not_see_it_is_told_who_stands_where():
    said = described(grid(somebody("a", name="Anton"), somebody("b", row=3, name="Eva")))

    assert said == "Influence high: Anton (for). Influence unknown: Eva (for)."


def test_who_does_not_see_it_is_told_the_points():
    said = described(grid(somebody("a", name="Anton", at_stake=17.0), most=20.0))

    assert said == "Influence high: Anton (17)."


def test_an_empty_grid_says_so():
    assert described(grid()) == "Nobody takes part in this decision yet."
