"""Where everything stands in the picture a customer gets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from app.ui.proposal_arrangement import in_order
from tests.export.customer_pictures import crowd, drawn, texts
from tests.plans import person, small_plan


@pytest.mark.parametrize("shape", [None, 9 / 16, 1.4], ids=["by content", "slide", "page"])
@pytest.mark.parametrize(("theirs", "ours"), [(0, 0), (1, 0), (9, 4), (60, 12)])
def test_cards_stand_apart_and_no_line_runs_through_one(qapp, theirs, ours, shape):
    sheet = drawn(crowd(theirs, ours), shape=shape)

    areas = [card.area for card in sheet.cards]
    assert sum(len(card.faces) for card in sheet.cards) == theirs + ours + 4
    for n, area in enumerate(areas):
        assert QRectF(0, 0, sheet.width, sheet.height).contains(area)
        assert not [other for other in areas[n + 1 :] if area.intersects(other)]
    lefts = [area.right() for area in areas if area.left() < sheet.width / 4]
    rights = [area.left() for area in areas if area.left() > sheet.width / 4]
    for link in sheet.links:
        assert link.start.x() >= max(lefts)
        assert link.end.x() <= min(rights)
    assert len(sheet.links) <= theirs + 2


def test_everybody_of_the_customer_stands_at_the_end_of_a_line(qapp):
    sheet = drawn(crowd(60, 9))

    ends = [link.end for link in sheet.links]
    theirs = [card for card in sheet.cards if card.faces[0].hue is None]
    for card in theirs:
        assert [end for end in ends if card.area.adjusted(-1, 0, 1, 0).contains(end)]


def test_sixty_people_fit_about_a_page(qapp):
    sheet = drawn(crowd(60, 9))

    assert sheet.height <= 1.5 * sheet.width
    assert len(texts(sheet)) > 60


def test_a_long_name_goes_on_in_a_next_line_and_is_cut_off_at_last(qapp):
    long = "Wilhelmina Alexandra van Oranje-Nassau tot Lippe-Biesterfeld"
    plan = small_plan(*person("w", long), *person("x", "x" * 9000))

    sheet = drawn(plan)

    words = " ".join(texts(sheet)).replace("- ", "-")
    assert long in words
    assert "xx…" in words
    for card in sheet.cards:
        assert all(line.at.y() < card.area.bottom() for f in card.faces for line in f.lines)


def test_people_without_a_lane_come_last_under_a_heading_of_their_own(qapp):
    sheet = drawn(small_plan(*person("x", "Xander")))

    lowest = max(sheet.bands, key=lambda band: band.area.top())
    assert lowest.heading.text == "OTHER FUNCTIONS"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ([0.0, 50.0], [0.0, 50.0]),
        ([50.0, 0.0], [20.0, 30.0]),
        ([-5.0, 0.0, 200.0], [0.0, 10.0, 90.0]),
        ([], []),
    ],
)
def test_places_keep_their_order_and_come_as_near_as_they_can(wanted, expected):
    spans = [10.0] * len(wanted)

    places = in_order(wanted, spans, 0.0, 70.0)

    assert places == pytest.approx(expected)
