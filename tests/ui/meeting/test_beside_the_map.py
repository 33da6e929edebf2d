"""What stands beside the map never covers the score below it."""

from __future__ import annotations

import re

import pytest

from app import i18n, resources
from app.analysis.story import Row
from app.exchange import case_json
from app.model.vocabulary import SIX_ROLES
from app.ui.meeting import lettering
from app.ui.meeting.side import fitted_rows, row_height
from tests.ui.meeting.test_privacy_in_the_room import painted

_TEXT = re.compile(r'matrix\(([^)]*)\)"[^>]*>\s*<text[^>]* y="([-\d.]+)"[^>]*>([^<]*)<', re.S)
SIZES = (30, 24)


def lowest_and_highest(here, words: str, other: str) -> tuple[float, float]:
    """Where the last line with some words stands, and the first with others, on the wall."""
    found = [
        (float(matrix.split(",")[5]) + float(y), text)
        for matrix, y, text in _TEXT.findall(painted(here.stage).decode())
    ]
    low = max(y for y, text in found if words in text)
    return low, min(y for y, text in found if text.strip() == other)


@pytest.mark.parametrize(("language", "other"), [("en", "Score, if"), ("nl", "Score, wat als")])
def test_who_is_in_hand_in_a_what_if_is_read_above_the_score(room, language, other):
    case = case_json.read(resources.path("samples", "hospital-sint-odrada.json"))
    with i18n.speaking(language):
        here = room(case.plan, case.opportunity)
        here.press("z")
        here.type("wim a")
        here.press("enter", "x")

        low, high = lowest_and_highest(here, "accountmanager", other)

    assert high - low >= lettering.least(1080)


def test_rows_get_smaller_before_any_is_left_out(qapp):
    rows = [Row("Somebody", "A name and another", role) for role in SIX_ROLES]
    whole = sum(row_height(row, 400, SIZES[1]) for row in rows)

    kept, size = fitted_rows(rows, [], 400, whole + 2 * SIZES[1], SIZES)
    fewer, smallest = fitted_rows(rows, ["Why."], 400, whole - 10, SIZES)

    assert (len(kept), SIZES[1] <= size < SIZES[0]) == (6, True)
    assert (0 < len(fewer) < 6, smallest) == (True, SIZES[1])
    assert fitted_rows(rows, [], 400, 5000, SIZES) == (tuple(rows), SIZES[0])
