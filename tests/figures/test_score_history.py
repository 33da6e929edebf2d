"""The figure of the score: its pixels, and what it says to who does not see it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from app.figures.score_history import (
    Look,
    Mark,
    ScoreHistory,
    bounds,
    described,
    draw,
)
from app.figures.time_axis import ticks
from app.i18n import speaking

LIGHT = Look(
    ground="#ffffff", ink="#161b26", faint="#5f6a7d", hair="#e3e7ef", line="#3d69d8",
    mark="#161b26", text=11, stroke=1.8, dot=6.5, fill=0.1,
    left=34, right=34, top=34, bottom=24,
)  # fmt: skip
DARK = replace(LIGHT, ground="#181d28", ink="#f1f4fa", hair="#2a3241", line="#7d9ff5")
START, END = date(2025, 3, 1), date(2026, 3, 1)
YEAR = ScoreHistory(
    corners=(
        (date(2025, 4, 1), 40.0),
        (date(2025, 9, 1), 31.0),
        (date(2025, 9, 1), 38.0),
        (END, 30.0),
    ),
    marks=(Mark(date(2025, 9, 1), 31.0, "offer"),),
    since=START,
    until=END,
)


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def pixels(picture):
    flat = np.frombuffer(picture.pixels, dtype=np.uint8)
    return flat.reshape(picture.height, picture.width, 4)


def count(picture, colour):
    wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)] + [255]
    return int((pixels(picture) == wanted).all(axis=2).sum())


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_the_figure_wears_the_colours_of_the_theme(look):
    picture = draw(YEAR, look, 430, 180, 2)

    assert tuple(pixels(picture)[0, 0]) == (
        *(int(look.ground[at : at + 2], 16) for at in (1, 3, 5)), 255,
    )  # fmt: skip
    assert count(picture, look.line) > 300
    assert count(picture, look.hair) > 300
    assert count(picture, look.ink) > 10


@pytest.mark.parametrize("scale", [1, 1.5, 2])
def test_the_figure_has_as_many_pixels_as_the_screen_shows(scale):
    picture = draw(YEAR, LIGHT, 430, 180, scale)

    assert (picture.width, picture.height) == (430 * scale, 180 * scale)
    assert len(picture.pixels) == picture.width * picture.height * 4
    assert picture.plot == draw(YEAR, LIGHT, 430, 180, 1).plot


def test_the_same_figure_is_the_same_bytes():
    assert draw(YEAR, LIGHT, 430, 180, 2) == draw(YEAR, LIGHT, 430, 180, 2)


def test_nothing_is_drawn_of_the_time_before_the_decision_was_there():
    picture = draw(YEAR, LIGHT, 430, 180, 1)

    plot = picture.plot
    left, right = round(plot.left * 430) + 2, round(plot.right * 430)
    born = left + (right - left) * 31 / 365
    blue = (pixels(picture) == [0x3D, 0x69, 0xD8, 255]).all(axis=2).any(axis=0)
    assert not blue[left : int(born) - 2].any()
    assert blue[int(born) + 2 : right - 4].mean() > 0.5


def test_ageing_slopes_and_work_steps():
    picture = draw(YEAR, LIGHT, 430, 180, 1)

    blue = (pixels(picture) == [0x3D, 0x69, 0xD8, 255]).all(axis=2)
    heights = [np.flatnonzero(column).size for column in blue.T]
    across = 34 + (430 - 68) * (date(2025, 9, 1) - START).days / 365
    step = max(heights[int(across) - 1 : int(across) + 3])
    sloping = [heights[at] for at in range(90, 180) if heights[at]]
    assert step >= 20
    assert max(sloping) <= 4


def test_a_snapshot_is_a_ring_in_the_line():
    without = draw(replace(YEAR, marks=()), LIGHT, 430, 180, 1)

    ringed = draw(YEAR, LIGHT, 430, 180, 1)

    assert count(ringed, LIGHT.mark) > count(without, LIGHT.mark)


def test_names_that_would_touch_stand_above_one_another_or_are_left_out():
    day = date(2025, 9, 1)
    crowd = [Mark(day + timedelta(days=ago), 31.0, "specification") for ago in range(9)]

    two = draw(replace(YEAR, marks=crowd[:2]), LIGHT, 430, 180, 1)
    many = draw(
        replace(YEAR, marks=[replace(one, score=31.0) for one in crowd]), LIGHT, 430, 180, 1
    )

    above = round(two.plot.top * two.height) - 2
    written = [int((pixels(one)[:above] != 255).any(axis=2).sum()) for one in (two, many)]
    assert written[0] == written[1] > 0


def test_a_history_without_a_score_is_drawn_empty():
    nothing = ScoreHistory((), (), START, END)

    picture = draw(nothing, LIGHT, 430, 180, 1)

    assert count(picture, LIGHT.line) == 0
    assert described(nothing) == "There is no score yet."


def test_a_history_of_one_day_is_a_point():
    born = ScoreHistory(((END, 28.0),), (), END - timedelta(days=14), END)

    assert count(draw(born, LIGHT, 430, 180, 1), LIGHT.line) > 10


def test_who_does_not_see_it_is_told_where_it_went():
    assert described(YEAR) == (
        "The score went from 40 on 1 April 2025 to 30 on 1 March 2026, "
        "with 30 as its lowest and 40 as its highest. Snapshots: offer (1 Sept 2025: 31)."
    )


@pytest.mark.parametrize(
    ("scores", "axis"),
    [((33, 37), (20, 50)), ((0, 3), (0, 20)), ((97, 100), (80, 100)), ((5, 95), (0, 100))],
)
def test_the_axis_of_the_score_is_in_whole_tens_and_never_too_near(scores, axis):
    corners = [(START, float(score)) for score in scores]

    assert bounds(ScoreHistory(corners, (), START, END)) == axis


@pytest.mark.parametrize(
    ("length", "width", "shown"),
    [
        (14, 360, ["8 Jan", "15 Jan"]),
        (365, 360, ["Apr 2026", "Jul", "Oct", "Jan 2027"]),
        (365, 900, ["Feb 2026", "Mar"]),
        (3650, 360, ["Jan 2028", "Jan 2030"]),
    ],
)
def test_as_many_days_are_named_as_there_is_room_for(length, width, shown):
    since = date(2026, 1, 1)

    found = ticks(since, since + timedelta(days=length), width)

    assert len(found) <= width // 64 + 1
    assert [one.words for one in found][: len(shown)] == shown


def test_drawing_needs_no_window_and_writes_into_our_home_only(home, tmp_path):
    code = (
        "import sys; from datetime import date\n"
        "from app.figures import score_history as s\n"
        "assert 'matplotlib' not in sys.modules\n"
        "day = date(2026, 1, 1)\n"
        "look = s.Look('#ffffff', *['#000000'] * 5, 11, 2, 6, 30, 30, 30, 30, .1)\n"
        "history = s.ScoreHistory([(day, 1.0)], [], day.replace(year=2025), day)\n"
        "s.draw(history, look, 300, 90, 1)\n"
        "assert 'matplotlib.pyplot' not in sys.modules\n"
        "assert not any(name.startswith('PySide6') for name in sys.modules)\n"
        "import matplotlib; print(matplotlib.get_cachedir(), matplotlib.get_configdir())\n"
    )
    settings = {
        "VISAVIS_HOME": str(home),
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "SYSTEMROOT": "C:\\Windows",
    }

    done = subprocess.run(
        [sys.executable, "-c", code], env=settings, capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == [str(home / "cache" / "matplotlib")] * 2
    assert list(tmp_path.iterdir()) == []
