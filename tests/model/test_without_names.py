"""A map without names, for whoever may not know them."""

from __future__ import annotations

from hypothesis import given

from app.model.account_plan import AccountPlan
from app.model.audience import Audience, redact, shown_opportunity
from tests.model.redacted import changed
from tests.plans import DECISION, person, plans, small_plan
from tests.planted import MARK, opportunity, planted_plan, strings


def test_a_map_without_names_shows_functions_numbered_where_two_are_alike():
    plan = small_plan(*person("ruud", "Ruud"), *person("bo", "Bo"))
    titles = {"karim": "Director", "eva": "Nurse", "ruud": "Nurse"}
    plan = AccountPlan(
        changed(entity, title=titles[entity.id]) if entity.id in titles else entity
        for entity in plan
    )

    redacted = redact(plan, DECISION, Audience.WITHOUT_NAMES)

    names = [p.name for p in redacted.persons.values()]
    assert names == ["Director", "Nurse 1", "Nurse 2", "function unknown"]
    ours = [m.name for m in redacted.members.values()]
    assert ours == ["commercial/purchasing", "general management"]


def test_a_map_without_names_holds_no_planted_word_save_its_functions():
    redacted = redact(planted_plan(), opportunity(), Audience.WITHOUT_NAMES)

    assert MARK not in "".join(text for entity in redacted for text in strings(entity))
    assert "person name 0" not in repr(list(redacted))
    assert shown_opportunity(opportunity(), Audience.WITHOUT_NAMES) in redacted.opportunities


def test_a_map_without_names_keeps_lines_levels_dates_and_attitudes():
    plan = small_plan()

    redacted = redact(plan, DECISION, Audience.WITHOUT_NAMES)

    [tie] = redacted.ties.values()
    [was] = plan.ties.values()
    assert (tie.level, tie.last_contact) == (was.level, was.last_contact)
    assert (tie.member, tie.person) == ("m1", "p2")
    assert redacted.membership("opportunity", "p1").attitude == 0
    assert len(redacted) == len(plan)


@given(plan=plans())
def test_any_plan_can_be_shown_without_names(plan):
    redacted = redact(plan, DECISION, Audience.WITHOUT_NAMES)

    assert len(redacted.persons) == len(plan.persons)
    assert [tie.level for tie in redacted.ties.values()] == [
        tie.level for tie in plan.ties.values()
    ]
