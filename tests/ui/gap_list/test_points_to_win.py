"""Points to win are told in whole ones, and never as none."""

from __future__ import annotations

import pytest

from app.ui.panels.gap_row import gain_words


@pytest.mark.parametrize("points", [0.0001, 0.4, 0.5])
def test_what_rounds_to_nothing_is_told_as_under_one(points):
    assert gain_words(points) == "under 1"


def test_what_rounds_to_one_and_more_is_told_with_its_sign():
    assert [gain_words(points) for points in (0.51, 1.2, 12.0)] == ["+1", "+1", "+12"]
