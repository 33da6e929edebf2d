"""Whom a step lights: those it names in what to do, with the relationships between them."""

from __future__ import annotations

from app.analysis.story import Part, named_in, story
from tests.analysis.cases import account
from tests.analysis.told import numbered
from tests.plans import small_plan


def test_whoever_is_asked_to_do_something_stands_in_the_light():
    report = account("hospital-sint-odrada")
    plan, gaps = report.network.plan, report.open_gaps
    steps = story(report, numbered(report, gaps), [Part.GAPS])
    everybody = {*plan.persons, *plan.members}

    asked = 0
    for step in steps:
        assert step.lit is not None, "a gap is about somebody"
        assert step.ties is not None, "a gap lights some"
        named = {id for id in everybody if plan.label(id) in step.todo}
        asked += len(named)
        assert named <= step.lit, step.title
        between = {id for id, t in plan.ties.items() if {t.member, t.person} <= named}
        assert between <= step.ties
    assert asked


def test_nobody_is_named_by_a_part_of_another_word():
    plan = small_plan()

    assert named_in(plan, "Have Sanne de Wit ask Eva Brouwer.") == {"sanne", "eva"}
    assert named_in(plan, "Have Sanne de Witte ask Eva.") == frozenset()
    assert named_in(plan, "") == frozenset()
