"""What was dragged out of a program that was killed does not stay for ever."""

import os
import time
from pathlib import Path

import pytest

from app.ui import application, dragged_out
from app.ui.export_handed import Handed, in_a_file
from tests.export.handed import options
from tests.plans import AS_OF, DECISION, small_plan


def left_behind(home: Path, name: str, age: float) -> Path:
    """A folder of a program that is gone, so many seconds old, with a picture in it."""
    folder = home.joinpath(*dragged_out.FOLDER, name)
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "map.png").write_bytes(b"picture")
    os.utime(folder, (time.time() - age,) * 2)
    return folder


@pytest.fixture(autouse=True)
def _forgotten():
    dragged_out.forget()
    yield
    dragged_out.forget()


def test_what_is_older_than_a_day_goes_and_the_rest_stays(home):
    old = left_behind(home, "old", dragged_out.OLD + 60)
    young = left_behind(home, "young", dragged_out.OLD - 60)
    other = home / "cache" / "matplotlib"
    other.mkdir()
    os.utime(other, (0, 0))

    dragged_out.clear_old()

    assert not old.exists()
    assert (young / "a" / "map.png").exists()
    assert other.exists()


def test_where_nothing_was_ever_dragged_out_nothing_is_made(home):
    dragged_out.clear_old()

    assert not home.exists()


def test_a_picture_is_dragged_out_of_our_home(qapp, home):
    given = Handed.of(small_plan(), DECISION, AS_OF, options())

    first = in_a_file(given, "map.png")

    assert first.is_relative_to(home.joinpath(*dragged_out.FOLDER))


def test_a_program_that_runs_for_days_can_still_drag_when_another_one_cleared_its_folder(home):
    own = dragged_out.folder()
    os.utime(own, (0, 0))

    dragged_out.clear_old()

    assert not own.exists()
    assert dragged_out.folder() == own
    assert own.is_dir()


def test_a_start_clears_what_is_old(qapp, qtbot, home, tmp_path):
    old = left_behind(home, "old", dragged_out.OLD + 60)

    window = application.start(qapp, str(tmp_path / "w.visavis"), demo=False, language="en")
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.document is not None, timeout=10_000)

    qtbot.waitUntil(lambda: not old.exists())
    window.close()
