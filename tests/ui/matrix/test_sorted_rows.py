"""In which order the people of the matrix stand, and that turning it round twice is no turn."""

from __future__ import annotations

import pytest

from app.model import edits
from app.model.vocabulary import Attitude, TieLevel, TieStatus
from app.ui.views.matrix_model import MatrixModel
from app.ui.views.matrix_order import By, Grouping, Sort
from tests.ui.conftest import DECISION
from tests.ui.matrix.cells import names_in


@pytest.fixture
def five(document):
    """Anton and Eva, and three more whom Sanne has otherwise."""
    for id in ("mia", "piet", "rob"):
        document.attempt(edits.add_person, DECISION, id.title(), id=id)
    return document


def sorted_by(document, sort: Sort) -> list[str]:
    model = MatrixModel(document, grouping=Grouping.NONE, ordering=sort)
    return [name for name in names_in(model) if name is not None]


def test_by_attitude_who_is_for_us_comes_first_and_who_is_unknown_last(five):
    for id, attitude in (("eva", Attitude.AGAINST), ("mia", Attitude.ADVOCATE),
                         ("rob", Attitude.NEUTRAL)):  # fmt: skip
        five.attempt(edits.set_membership, DECISION, id, attitude=attitude)

    assert sorted_by(five, Sort(By.ATTITUDE)) == [
        "Mia", "Rob", "Eva Brouwer", "Anton van Dijk", "Piet",
    ]  # fmt: skip
    assert sorted_by(five, Sort(By.ATTITUDE, turned=True)) == [
        "Eva Brouwer", "Rob", "Mia", "Anton van Dijk", "Piet",
    ]  # fmt: skip


def test_by_a_colleague_good_ties_precede_plans_and_what_is_lost_or_not_needed(five):
    five.attempt(edits.set_tie, "sanne", "mia", level=TieLevel.TRUSTED, status=TieStatus.LOST)
    five.attempt(edits.set_tie, "sanne", "rob", status=TieStatus.NOT_NEEDED)
    five.attempt(edits.set_tie, "sanne", "anton", level=TieLevel.ACQUAINTED)
    five.attempt(edits.plan_tie, DECISION, "sanne", "piet", TieLevel.GOOD)

    assert sorted_by(five, Sort(None, "sanne")) == [
        "Eva Brouwer", "Anton van Dijk", "Piet", "Rob", "Mia",
    ]  # fmt: skip


def test_the_same_sort_twice_more_is_the_one_that_was():
    usual = Sort(By.NAME)

    once = usual.toward(Sort(By.NAME))

    assert once.turned
    assert once.toward(Sort(By.NAME)) == usual
    assert once.toward(Sort(By.TITLE)) == Sort(By.TITLE)
