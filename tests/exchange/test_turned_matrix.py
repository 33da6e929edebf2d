"""A matrix that has colleagues down and contacts across is not taken for its opposite."""

from __future__ import annotations

import pytest

from app.errors import UserError
from app.exchange import relation_matrix, tables
from app.i18n import speaking
from app.model.edits import new_plan

PLAN = new_plan("Lageland", "Lijn 4")
[DECISION] = PLAN.opportunities


def matrix(corner: str) -> str:
    return (
        f"{corner}\tAnnelies van der Meulen\tKees Hoff\nKarin de Boer\t2\t3\nJoost Bos\t\tx\n"
    )


@pytest.mark.parametrize(
    "corner", ["Collega", "Collega's", "Colleague", "Ons team", "Team member"]
)
def test_colleagues_down_the_side_are_refused_with_what_to_do(corner):
    with pytest.raises(UserError, match="transpose"):
        relation_matrix.preview(tables.pasted(matrix(corner)), PLAN, DECISION)


def test_it_is_said_in_dutch_too():
    with speaking("nl"), pytest.raises(UserError, match="draai de tabel eerst om"):
        relation_matrix.preview(tables.pasted(matrix("Collega")), PLAN, DECISION)


@pytest.mark.parametrize("corner", ["Naam", "Contactpersoon", ""])
def test_contacts_down_the_side_are_read(corner):
    preview = relation_matrix.preview(tables.pasted(matrix(corner)), PLAN, DECISION)

    assert [row.name for row in preview.rows] == ["Karin de Boer", "Joost Bos"]
