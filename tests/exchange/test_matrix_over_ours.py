"""A filled matrix over what we hold already: what it changes, and what it leaves alone."""

from __future__ import annotations

from app.exchange import relation_matrix, tables
from app.model.account_plan import AccountPlan
from app.model.edits import new_plan
from app.model.ties import ContactTie
from app.model.vocabulary import Level, TieLevel

PLAN = new_plan("Lageland", "Lijn 4")
[DECISION] = PLAN.opportunities
HEADINGS = "Contactpersoon\tNiveau\tHerman Vos\tSanne de Wit\n"


def imported(text: str, plan: AccountPlan = PLAN) -> AccountPlan:
    change = relation_matrix.preview(tables.pasted(text), plan, DECISION).change
    assert change is not None
    return plan.apply(change)


def the_tie(plan: AccountPlan) -> ContactTie:
    (tie,) = plan.ties.values()
    return tie


def test_a_remark_never_takes_the_place_of_our_note():
    ours = imported(HEADINGS + "Lies Maes\t\t2 (via golfclub)\t\nAnton Smit\t\t\t\n")

    after = imported(HEADINGS + "Lies Maes\t\t3 (goede klik)\t\nAnton Smit\t\t\t\n", ours)

    tie = the_tie(after)
    assert (tie.level, tie.note) == (TieLevel.GOOD, "via golfclub")


def test_the_level_beside_a_name_goes_before_that_of_the_heading_above():
    after = imported(
        HEADINGS + "Directie\t\t\t\nLies Maes\tmiddenkader\t1\t\nAnton Smit\t\t\t2\n"
    )

    levels = {one.name: one.level for one in after.persons.values()}
    assert levels == {"Lies Maes": Level.MIDDLE, "Anton Smit": Level.EXECUTIVE}
