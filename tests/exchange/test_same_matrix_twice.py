"""The same relationship matrix brought in twice gives the same gaps in the same order."""

from __future__ import annotations

from datetime import date

from app.analysis.report import Report
from app.exchange import relation_matrix, tables
from app.model.edits import new_plan
from app.model.values import new_id

NAMES = ("Zoë Adams", "Bas Jansen", "Mo Yilmaz", "Ada Peeters", "Tom Claes", "Eva Maes")
MATRIX = "Contactpersoon\tRol\tPiet Smit\tAnna Bos\n" + "".join(
    f"{name}\tgebruiker\t3\t\n" for name in NAMES
)
LAST = date(2026, 3, 2)


def gaps_in_words() -> list[tuple[str, list[str]]]:
    plan = new_plan("Lageland", "Lijn 4")
    [decision] = plan.opportunities
    change = relation_matrix.preview(tables.pasted(MATRIX), plan, decision, LAST).change
    assert change is not None
    after = plan.apply(change)
    gaps = Report(after, decision, LAST).gaps
    return [(gap.rule, [after.label(person) for person in gap.persons]) for gap in gaps]


def test_gaps_that_weigh_equal_stand_in_the_order_of_the_rows():
    alike = [people for rule, people in gaps_in_words() if rule == "R09"]

    assert alike == [[name] for name in NAMES]


def test_the_same_matrix_twice_gives_the_same_gaps_in_the_same_order():
    assert gaps_in_words() == gaps_in_words()


def test_ids_sort_in_the_order_they_were_made_and_none_comes_twice():
    ids = [new_id() for _ in range(1000)]

    assert ids == sorted(set(ids))
