"""Where facts come from: noted by hand, noted by the way, and gone with what they are about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.errors import UserError
from app.exchange import case_json
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.certainty import Fact, Share, confidence_of, share_of, source_of
from app.model.change import Change, Edit, Message, additions
from app.model.decision import Membership, Opportunity
from app.model.people import Person
from app.model.sources import FactSource, SubjectKind
from app.model.ties import Affinity, ContactTie, Influence
from app.model.values import joined
from app.model.vocabulary import Attitude, Confidence, Lane, TieLevel
from tests.plans import AS_OF, DECISION, small_plan

KARIM_HERE = joined(DECISION, "karim")
ATTITUDE = Fact(Membership, KARIM_HERE, "attitude")
LANE = Fact(Person, "karim", "lane")
DAY = date(2026, 3, 1)


def said(plan: AccountPlan, fact: Fact, sure: Confidence | None, source: str = "") -> Change:
    return edits.set_source(plan, fact, confidence=sure, source=source, by="Els", on=DAY)


def test_who_says_so_since_when_and_how_sure_is_kept_with_a_fact():
    plan = small_plan()
    plan = plan.apply(said(plan, ATTITUDE, Confidence.HEARD, " Anton, at the fair "))

    assert source_of(plan, ATTITUDE) == FactSource(
        id=joined("membership", KARIM_HERE, "attitude"),
        kind=SubjectKind.MEMBERSHIP,
        subject=KARIM_HERE,
        field="attitude",
        confidence=Confidence.HEARD,
        noted_by="Els",
        noted_on=DAY,
        source="Anton, at the fair",
    )
    assert confidence_of(plan, ATTITUDE) is Confidence.HEARD


def test_where_the_entity_says_how_sure_we_are_both_say_the_same():
    plan = small_plan()
    plan = plan.apply(said(plan, LANE, Confidence.OBSERVED))
    source = source_of(plan, LANE)

    assert plan.persons["karim"].lane_confidence is Confidence.OBSERVED
    assert source is not None
    assert source.confidence is Confidence.OBSERVED


def test_a_source_that_says_nothing_is_none():
    plan = small_plan()
    plan = plan.apply(said(plan, LANE, Confidence.OBSERVED))
    plan = plan.apply(said(plan, LANE, None))

    assert source_of(plan, LANE) is None
    assert plan.persons["karim"].lane_confidence is None


def test_of_what_is_not_known_one_cannot_be_sure():
    plan = small_plan()
    plan = plan.apply(edits.set_membership(plan, DECISION, "karim", attitude=None))

    with pytest.raises(UserError, match="first"):
        said(plan, ATTITUDE, Confidence.HEARD)


def by_the_way(plan: AccountPlan, change: Change) -> AccountPlan:
    return plan.apply(edits.with_sources(plan, change, by="Sanne", on=AS_OF))


def test_another_value_is_assumed_where_nobody_said_how_sure_we_are():
    plan = small_plan()
    plan = by_the_way(
        plan, edits.set_membership(plan, DECISION, "karim", attitude=Attitude.ADVOCATE)
    )
    source = source_of(plan, ATTITUDE)

    assert source is not None
    assert (source.confidence, source.noted_by) == (Confidence.ASSUMED, "Sanne")
    assert source.noted_on == AS_OF


def test_another_value_keeps_how_sure_we_were_but_not_who_said_the_old_one():
    plan = small_plan()
    plan = plan.apply(said(plan, ATTITUDE, Confidence.OBSERVED, "Anton"))
    plan = by_the_way(
        plan, edits.set_membership(plan, DECISION, "karim", attitude=Attitude.AGAINST)
    )
    source = source_of(plan, ATTITUDE)

    assert source is not None
    assert (source.confidence, source.source) == (Confidence.OBSERVED, None)


def test_a_field_that_says_itself_how_sure_we_are_is_followed():
    plan = small_plan()
    plan = plan.apply(said(plan, LANE, Confidence.HEARD, "Anton"))
    sure = {"lane_confidence": Confidence.CONFIRMED}
    plan = by_the_way(plan, edits.set_fields(plan, Person, "karim", **sure))
    source = source_of(plan, LANE)

    assert source is not None
    assert (source.confidence, source.source) == (Confidence.CONFIRMED, "Anton")


def test_an_emptied_field_loses_its_source_and_a_new_person_brings_none():
    plan = small_plan()
    plan = plan.apply(said(plan, ATTITUDE, Confidence.HEARD))
    plan = by_the_way(plan, edits.set_membership(plan, DECISION, "karim", attitude=None))
    new = Change(Message.of("person.added"), additions([Person(id="x", lane=Lane.FINANCIAL)]))
    plan = by_the_way(plan, new)

    assert not plan.table(FactSource)


def test_a_source_goes_with_what_it_is_about_and_comes_back_with_it():
    plan = small_plan()
    noted = plan.apply(said(plan, ATTITUDE, Confidence.HEARD))
    removal = edits.remove(noted, [(Person, "karim")])
    without = noted.apply(removal)

    assert not without.table(FactSource)
    assert without.apply(removal.inverse()) == noted


def test_lines_between_the_same_two_have_sources_of_their_own():
    plan = small_plan()
    for change in (
        edits.add_influence(plan, "eva", "karim"),
        edits.add_affinity(plan, "eva", "karim", 1),
    ):
        plan = plan.apply(change)
    id = joined("eva", "karim")
    plan = plan.apply(said(plan, Fact(Influence, id, "target"), Confidence.HEARD))
    plan = plan.apply(said(plan, Fact(Affinity, id, "sign"), Confidence.CONFIRMED))
    plan = plan.apply(edits.remove(plan, [(Influence, id)]))

    assert [one.kind for one in plan.table(FactSource).values()] == [SubjectKind.AFFINITY]


def test_a_card_counts_how_many_of_its_facts_are_sure_and_how_many_are_guesses():
    person = Person(
        id="noor", lane=Lane.FINANCIAL, lane_confidence=Confidence.ASSUMED, level=None
    )
    part = Membership(
        id=joined(DECISION, "noor"), opportunity=DECISION, person="noor",
        roles=frozenset(), attitude=Attitude.FOR,
    )  # fmt: skip
    plan = small_plan(person, part)
    share = share_of(plan, person, part)
    fact = Fact(Membership, part.id, "attitude")
    guessed = share_of(plan.apply(said(plan, fact, Confidence.ASSUMED)), person, part)
    sure = share_of(plan.apply(said(plan, fact, Confidence.CONFIRMED)), person, part)

    assert share == Share(2, 0, 1, frozenset({"lane"}))
    assert not share.is_guess
    assert guessed == Share(2, 0, 2, frozenset({"lane", "attitude"}))
    assert guessed.is_guess
    assert sure == Share(2, 1, 1, frozenset({"lane"}))


def test_sources_come_back_from_a_case_file_and_those_of_another_decision_stay_out():
    plan = small_plan(
        Opportunity(id="other", name="Other"),
        Membership(
            id=joined("other", "karim"), opportunity="other", person="karim",
            roles=frozenset(), attitude=Attitude.FOR,
        ),
    )  # fmt: skip
    elsewhere = Fact(Membership, joined("other", "karim"), "attitude")
    tie = Fact(ContactTie, joined("sanne", "eva"), "level")
    for fact in (ATTITUDE, LANE, tie, elsewhere):
        plan = plan.apply(said(plan, fact, Confidence.HEARD, "Anton"))
    plan = plan.apply(edits.rate(plan, elsewhere.subject, "Jan", 1))
    read = case_json.read(case_json.write(plan, DECISION)).plan

    wanted = {one.id: one for one in plan.table(FactSource).values()}
    del wanted[elsewhere.source_id]
    assert dict(read.table(FactSource)) == wanted


def test_a_source_is_merged_with_what_a_colleague_wrote_beside_it():
    plan = small_plan()
    plan = plan.apply(said(plan, ATTITUDE, Confidence.HEARD))
    was = source_of(plan, ATTITUDE)
    assert was is not None
    ours = Edit(was, replace(was, confidence=Confidence.CONFIRMED))
    theirs = plan.apply(Change(Message.of("x"), (Edit(was, replace(was, note="ask again")),)))
    merged = theirs.apply(Change(Message.of("x"), (ours,)).rebased(theirs))

    assert source_of(merged, ATTITUDE) == replace(
        was, confidence=Confidence.CONFIRMED, note="ask again"
    )


def test_a_tie_that_is_changed_is_noted_once_for_each_of_its_facts():
    plan = small_plan()
    values = {"level": TieLevel.TRUSTED, "last_contact": AS_OF}
    plan = by_the_way(
        plan, edits.set_fields(plan, ContactTie, joined("sanne", "eva"), **values)
    )

    assert {one.field for one in plan.table(FactSource).values()} == {"level", "last_contact"}
