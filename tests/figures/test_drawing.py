"""matplotlib is brought in with no more than figures need."""

from __future__ import annotations

import subprocess
import sys

BROUGHT_IN = """
from app.figures.drawing import Box, drawn

picture = drawn(40, 30, 1, lambda _figure: Box(0, 0, 1, 1))
from matplotlib.lines import Line2D
print(len(picture.pixels), hasattr(Line2D.set, "__signature__"))
"""


def test_no_kind_of_artist_describes_itself_at_length(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", BROUGHT_IN],
        env={"VISAVIS_HOME": str(tmp_path), "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split() == [str(40 * 30 * 4), "False"]
