"""The benchmark runs, and has a figure for all that a user waits for; speed is not asserted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import blocking, targets
from tests.bench.targets import (
    ARRANGE,
    ARRANGE_FREE,
    BLOCKED,
    BY_DEPARTMENT,
    DRAG,
    LATEST,
    LONGEST_BLOCK,
    MATRIX_EDIT,
    MATRIX_SCROLL,
    MATRIX_SHOWN,
    MEDIAN,
    PAN,
    ZOOM,
)

ROOT = Path(__file__).parents[1]
GESTURES = (PAN, ZOOM, DRAG)
MEASURED = (
    *(form.format(gesture) for gesture in GESTURES for form in (MEDIAN, LATEST)),
    *(ARRANGE, ARRANGE_FREE, BY_DEPARTMENT, MATRIX_SHOWN, MATRIX_EDIT, MATRIX_SCROLL),
)


@pytest.mark.timeout(300)
def test_every_gesture_and_arrangement_has_a_figure_in_the_table(tmp_path):
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", VISAVIS_HOME=str(tmp_path))
    asked = ["--parts", "window", "analysis", "--shapes", "S", "--runs", "1"]

    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", *asked],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    rows = {line.partition("  ")[0]: line for line in done.stdout.splitlines()}
    assert [one for one in MEASURED if one not in rows] == []
    assert all(" ms " in rows[one] for one in MEASURED)


@pytest.mark.parametrize(
    ("what", "shape", "milliseconds"),
    [
        *((LATEST.format(one), "S", 16) for one in GESTURES),
        *((MEDIAN.format(one), "M", 8) for one in GESTURES),
        *((LATEST.format(one), "M", 24) for one in GESTURES),
        (MEDIAN.format(PAN), "L", 16),
        (MEDIAN.format(DRAG), "L", 16),
        *((one, "M", 50) for one in (ARRANGE, ARRANGE_FREE, BY_DEPARTMENT)),
    ],
)
def test_the_targets_are_those_that_were_agreed_on(what, shape, milliseconds):
    target = targets.target_of(what, shape)

    assert target is not None
    assert (target.limit, target.milliseconds) == (milliseconds, True)


@pytest.mark.parametrize("shape", ["S", "M", "L"])
def test_turning_to_another_view_never_blocks_the_window_longer_than_agreed(shape):
    assert {"matrix", "organigram", "power"} <= set(blocking.VIEWS)
    for view in blocking.VIEWS:
        assert targets.target_of(BLOCKED.format(f"show {view}"), shape) is LONGEST_BLOCK
    assert (LONGEST_BLOCK.limit, LONGEST_BLOCK.milliseconds) == (50, True)
