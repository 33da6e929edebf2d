"""What closed opportunities teach, by numbers worked out by hand."""

from __future__ import annotations

from math import log

import pytest

from app.analysis.learning import lessons
from app.model.decision import ClosedOpportunity, Review
from app.model.vocabulary import Result


def closed(result: Result, *rules: str, times: int = 1) -> list[ClosedOpportunity]:
    review = Review(gap_rules=rules)
    return [
        ClosedOpportunity(id=f"{result}{rules}{n}", result=result, review=review)
        for n in range(times)
    ]


def ten() -> list[ClosedOpportunity]:
    """R14 was open in 4 lost and 1 won, and not in 1 lost and 4 won."""
    return [
        *closed(Result.LOST, "R14", times=3),
        *closed(Result.NO_DECISION, "R14"),
        *closed(Result.WON, "R14", "R01"),
        *closed(Result.LOST, "R01"),
        *closed(Result.WON, times=4),
    ]


def test_from_ten_on_it_says_how_much_a_gap_goes_with_a_loss():
    [first, second] = lessons(ten())

    assert first.rule == "R14"
    assert (first.lost_with, first.won_with) == (4, 1)
    assert (first.lost_without, first.won_without) == (1, 4)
    assert first.log_odds == pytest.approx(log(4.5 * 4.5 / (1.5 * 1.5)))  # 2.197
    assert second.rule == "R01"
    assert second.log_odds == pytest.approx(log(1.5 * 4.5 / (1.5 * 4.5)))  # 0: no difference


def test_below_ten_it_only_counts():
    found = lessons(ten()[:-1])

    assert [(one.rule, one.log_odds, one.reviewed) for one in found] == [
        ("R14", None, 9),
        ("R01", None, 9),
    ]


def test_an_opportunity_without_a_review_teaches_nothing():
    without = ClosedOpportunity(id="x", result=Result.LOST)

    found = lessons([*ten()[:-1], without])

    assert [one.log_odds for one in found] == [None, None]


def test_a_rule_named_twice_in_a_review_counts_once():
    [one] = lessons(closed(Result.LOST, "R14", "R14"))

    assert one.lost_with == 1


def test_a_gap_that_goes_with_winning_comes_last():
    more = [*closed(Result.WON, "R20", times=3), *closed(Result.LOST, "R14", times=7)]

    found = lessons(more)

    assert [one.rule for one in found] == ["R14", "R20"]
    assert found[1].log_odds == pytest.approx(log(0.5 * 0.5 / (3.5 * 7.5)))


def test_without_closed_opportunities_there_is_nothing_to_learn():
    assert lessons([]) == []
