"""A score that changes by less than a point is never told as the same figure twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.wording.phrases import points_apart
from app.analysis.wording.what_if import NO_POINTS, in_sentences
from tests.analysis.supposed import what_if

SCORES = st.floats(min_value=0, max_value=100)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (22.2, 22.0, ("22.2", "22.0")),
        (46.4, 45.6, ("46.4", "45.6")),
        (46, 63, ("46", "63")),
        (7.7, 0, ("7.7", "0")),
        (22.24, 22.16, ("22.24", "22.16")),
    ],
)
def test_two_scores_get_the_decimals_that_tell_them_apart(before, after, said):
    assert points_apart(before, after) == said


@given(SCORES, SCORES)
def test_scores_that_differ_enough_to_be_told_are_told_apart(before, after):
    said = points_apart(before, after)

    assert said[0] != said[1] or abs(before - after) < NO_POINTS


def test_a_small_drop_is_told_with_decimals():
    line = what_if()
    same = replace(line.difference, score_before=22.2, score_after=22.0)

    said = in_sentences(same, line.base.network, line.base.network)

    assert said[0] == "The score drops from 22.2 to 22.0."
