"""What a change altered, from what to what, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date

import pytest

from app import i18n
from app.model import altered, edits, field_names
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message, additions
from app.model.decision import Membership
from app.model.entities import KINDS, EntityType
from app.model.interactions import Interaction
from app.model.people import Person, TeamMember
from app.model.places import Rating
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import Confidence, InfluenceDegree, Role, TieLevel
from tests.plans import DECISION, small_plan

PART = joined(DECISION, "eva")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with i18n.speaking("en"):
        yield


@pytest.fixture
def plan() -> AccountPlan:
    return small_plan()


def told(plan: AccountPlan, change: Change) -> list[str]:
    return altered.in_words(change, altered.calling(plan))


def edited(plan: AccountPlan, kind: EntityType, id: str, **values: object) -> Change:
    return edits.set_fields(plan, kind, id, **values)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_field_is_called_something_or_there_is_a_reason_why_not(kind: EntityType):
    told = set(field_names.FIELDS.get(kind, {}))
    untold = set(field_names.UNTOLD.get(kind, ()))

    assert told | untold | {"id"} == {field.name for field in fields(kind)} | {"id"}
    assert not told & untold


def test_a_code_is_told_from_what_to_what(plan):
    change = edited(plan, Membership, PART, influence=InfluenceDegree.HIGH)

    assert told(plan, change)[0] == "Influence of Eva Brouwer: medium → high"


def test_it_is_told_in_the_language_of_the_reader(plan):
    change = edited(plan, Membership, PART, influence=InfluenceDegree.HIGH)

    with i18n.speaking("nl"):
        assert told(plan, change)[0] == "Invloed van Eva Brouwer: gemiddeld → hoog"


def test_lines_are_called_by_whom_they_join(plan):
    change = edits.set_tie(plan, "sanne", "eva", level=TieLevel.TRUSTED)

    words = "Sanne de Wit – Eva Brouwer · How well: good relationship → trusted"
    assert told(plan, change)[0] == words


def test_dates_sets_and_whom_something_points_at_are_told_in_words(plan):
    tie = edits.set_tie(plan, "sanne", "eva", last_contact=date(2026, 3, 2))
    roles = edited(plan, Membership, PART, roles=frozenset({Role.USER, Role.INFLUENCER}))
    manager = edited(plan, TeamMember, "sanne", manager="herman")

    assert "→ 2 Mar 2026" in told(plan, tie)[0]
    assert told(plan, roles)[0] == "Roles of Eva Brouwer: user → influencer and user"
    assert told(plan, manager) == ["Sanne de Wit · Reports to: unknown → Herman Vos"]


def test_every_noun_is_what_a_field_is_called():
    called = {words for of_kind in field_names.FIELDS.values() for words in of_kind.values()}

    assert called >= field_names.NOUNS


def test_a_number_is_told_with_the_decimals_it_has(plan):
    changes = [
        edited(plan, TeamMember, "sanne", capacity_per_year=value) for value in (40, 0.5, 1.256)
    ]

    assert [told(plan, one)[0].rpartition(" ")[2] for one in changes] == ["40", "0.5", "1.26"]


def test_a_text_that_was_not_there_was_empty(plan):
    assert told(plan, edited(plan, Person, "eva", note="on leave")) == [
        "Note of Eva Brouwer: empty → on leave"
    ]


def test_of_two_long_texts_what_differs_is_shown(plan):
    long = "word " * 60
    before = plan.apply(edited(plan, Person, "eva", note=f"{long}first"))

    [words] = told(before, edited(before, Person, "eva", note=f"{long}second"))

    assert "first → …" in words
    assert words.endswith("second")
    assert len(words) < 3 * altered.LONGEST


def test_signs_that_turn_a_line_around_are_left_out(plan):
    assert "\u202e" not in told(plan, edited(plan, Person, "eva", title="a\u202eb"))[0]


def test_whoever_comes_is_told_with_what_is_known_and_whoever_goes_by_name(plan):
    comes = edits.add_person(plan, DECISION, "Nadia Haddad", roles=[Role.USER])
    goes = edits.remove(plan, [(Person, "eva")])

    assert "Roles of Nadia Haddad: user" in told(plan, comes)
    assert "Removed: Eva Brouwer" in told(plan, goes)
    assert "Removed: Sanne de Wit – Eva Brouwer" in told(plan, goes)
    assert len(told(plan, goes)) == len(set(told(plan, goes)))


def test_of_many_who_are_brought_in_only_who_they_are_is_told(plan):
    people = [Person(id=f"p{n}", name=f"Person {n}", title="Buyer") for n in range(40)]

    words = told(plan, Change(Message.of("people.imported", count=40), additions(people)))

    assert words[0] == "New: Person 0"
    assert len(words) == altered.MOST + 1
    assert words[-1] == "…"


def test_somebody_who_is_gone_is_called_what_they_were_called(plan):
    change = edits.set_tie(plan, "sanne", "eva", level=TieLevel.TRUSTED)
    removed = edits.remove(plan, [(Person, "eva")])
    after = plan.apply(removed)

    words = altered.in_words(change, altered.calling(after, [removed, change]))

    assert "Sanne de Wit – Eva Brouwer" in words[0]


def test_beside_a_message_that_names_them_only_the_field_is_told(plan):
    change = edited(plan, Person, "eva", title="Chief")
    called = altered.calling(plan)

    beside = altered.in_short(change, called, "Change Eva Brouwer")
    alone = altered.in_short(change, called, "Change somebody")

    assert beside.startswith("Title or function: ")
    assert alone.startswith("Title or function of Eva Brouwer: ")


def test_what_colleagues_judge_apart_is_not_told(plan):
    rating = Rating(id="r", about=PART, rater="Jan", value=1)
    again = Change(Message.of("rating.changed"), (Edit(rating, replace(rating, value=-2)),))

    assert told(plan, again) == []
    assert told(plan, Change(Message.of("rating.added"), additions([rating]))) == []


def test_how_sure_somebody_is_is_told_where_nothing_else_was_changed(plan):
    fact = edited(plan, Membership, PART, influence=InfluenceDegree.HIGH)
    noted = edits.with_sources(plan, fact, by="Sanne", on=date(2026, 3, 2))
    assert len(noted.edits) > len(fact.edits)
    assert told(plan, noted) == told(plan, fact)

    source = noted.edits[-1].after
    surer = replace(source, confidence=Confidence.CONFIRMED)
    change = Change(Message.of("fact_source.changed", name="x"), (Edit(source, surer),))
    [words] = told(plan, change)
    assert words.startswith("How sure: ")
    assert words.endswith("→ confirmed")


def test_a_switch_that_nobody_touched_stood_as_it_does(plan):
    assert told(plan, edited(plan, Person, "eva", in_proposal=False)) == [
        "Eva Brouwer · May be named in a proposal: on → off"
    ]


def test_a_contact_nobody_is_left_in_is_called_by_who_was(plan):
    contact = Interaction(id="c", date=date(2026, 3, 2), persons=("eva",))
    change = Change(
        Message.of("contact.changed"), (Edit(contact, replace(contact, persons=())),)
    )

    assert told(plan, change) == ["Eva Brouwer · With whom: Eva Brouwer → none"]


def test_a_relationship_that_is_drawn_tells_how_well(plan):
    change = edits.set_tie(plan, "herman", "karim", level=TieLevel.WORKING)

    assert "Herman Vos – Karim El Amrani · How well: working contact" in told(plan, change)
    assert isinstance(change.edits[0].after, ContactTie)
