"""What can be asked of people, who answers, and how it is kept as text and said in words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.analysis.report import Report
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import Membership
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.places import Seat
from app.model.values import joined
from app.model.vocabulary import Confidence, Lane, Level, Role, TieLevel, TieStatus
from app.ui.filtering import words
from app.ui.filtering.criteria import UNKNOWN, Criterion, Filter, Subject
from app.ui.filtering.matching import Facts, find
from app.ui.gap_filter import family_of
from tests.plans import AS_OF, DECISION, person, small_plan, tie

S = Subject


def a_plan(*more) -> AccountPlan:
    """Karim decides and nobody knows him; Eva is for us and Sanne's; Joke is a stranger."""
    return small_plan(*person("joke", "Joke Peeters", Role.GATEKEEPER, Role.USER), *more)


def found(*criteria, said="", plan=None, analysed=True, added=None) -> set[str]:
    plan = plan or a_plan()
    report = Report(plan, DECISION, AS_OF) if analysed else None
    facts = Facts(plan, DECISION, AS_OF, report, added)
    asked = Filter(tuple(Criterion(*one) for one in criteria), said)
    return set(find(asked, facts).people)


@pytest.mark.parametrize(
    ("criterion", "people"),
    [
        ((S.ROLE, "decider"), {"karim"}),
        ((S.ROLE, "user"), {"eva", "joke"}),
        ((S.ATTITUDE, "0"), {"karim"}),
        ((S.ATTITUDE, UNKNOWN), {"joke"}),
        ((S.CAMP, "supporter"), {"eva"}),
        ((S.CAMP, "opponent"), set()),
        ((S.INFLUENCE, "3"), {"karim"}),
        ((S.INFLUENCE, UNKNOWN), {"joke"}),
        ((S.LEVEL, "4"), {"karim"}),
        ((S.LANE, "technical"), {"eva"}),
        ((S.LANE, UNKNOWN), {"joke"}),
        ((S.COVERAGE, "uncovered"), {"karim", "joke"}),
        ((S.COVERAGE, "covered"), {"eva"}),
        ((S.TIES, "none"), {"karim", "joke"}),
        ((S.KNOWN_BY, "sanne"), {"eva"}),
        ((S.UNKNOWN_TO, "sanne"), {"karim", "joke"}),
        ((S.UNKNOWN_TO, "herman"), {"karim", "joke", "eva"}),
        ((S.FACTS, "missing"), {"joke"}),
        ((S.SPOKEN, "30"), {"karim", "joke"}),
        ((S.SPOKEN, "never"), {"karim", "joke"}),
    ],
)
def test_one_criterion_picks_out_whom_it_is_true_of(criterion, people):
    assert found(criterion) == people


def test_values_of_one_subject_widen_and_other_subjects_narrow():
    decider, gatekeeper = (S.ROLE, "decider"), (S.ROLE, "gatekeeper")

    assert found(decider, gatekeeper) == {"karim", "joke"}
    assert found(decider, gatekeeper, (S.LEVEL, "4")) == {"karim"}


def test_a_contact_of_long_ago_is_stale_and_counts_by_its_days():
    old = tie("herman", "karim", TieLevel.WORKING, last_contact=AS_OF - timedelta(days=200))
    plan = a_plan(old)

    assert found((S.FRESHNESS, "stale"), plan=plan) == {"karim"}
    assert found((S.SPOKEN, "180"), plan=plan) == {"karim", "joke"}
    assert found((S.SPOKEN, "365"), plan=plan) == {"joke"}
    assert found((S.SPOKEN, "never"), plan=plan) == {"joke"}


def test_a_relationship_that_is_lost_is_none():
    lost = tie("herman", "karim", TieLevel.GOOD, status=TieStatus.LOST)

    assert found((S.TIES, "none"), plan=a_plan(lost)) == {"karim", "joke"}


def test_who_is_not_assessed_yet_is_neither_supporter_nor_opponent():
    assert "joke" not in found((S.CAMP, "supporter"), (S.CAMP, "opponent"))


def test_a_gap_has_to_be_of_the_family_and_as_grave_as_asked_at_once():
    plan = a_plan()
    facts = Facts(plan, DECISION, AS_OF, Report(plan, DECISION, AS_OF))
    by_family = {(gap.band, _family(gap.rule)) for gaps in facts.gaps.values() for gap in gaps}
    assert by_family, "this plan has gaps about people"

    for band, family in by_family:
        people = found((S.GAP, family), (S.SEVERITY, band))
        assert people == {
            id
            for id in facts.taking_part
            if any(g.band == band and _family(g.rule) == family for g in facts.gaps.get(id, ()))
        }
    assert found((S.GAP, "any")) == set(facts.gaps) & set(facts.taking_part)


def _family(rule: str) -> str:
    return family_of(rule).name


def test_what_is_assumed_is_told_from_what_is_known():
    guessed = [
        Person(id="piet", name="Piet", level=Level.HEAD, lane=Lane.TECHNICAL,
               level_confidence=Confidence.ASSUMED),
        Membership(id=joined(DECISION, "piet"), opportunity=DECISION, person="piet",
                   roles=frozenset({Role.USER})),
    ]  # fmt: skip

    assert found((S.FACTS, "assumed"), plan=a_plan(*guessed)) == {"piet"}


def test_newcomers_are_told_by_the_log_and_nobody_else_is_one():
    added = {"joke": AS_OF - timedelta(days=3), "eva": AS_OF - timedelta(days=40)}

    assert found((S.ADDED, "7"), added=added) == {"joke"}
    assert found((S.ADDED, "90"), added=added) == {"joke", "eva"}


def test_words_are_found_without_accents_and_capitals_and_all_of_them():
    plan = a_plan(
        *person("zoe", "Zoë Brûlé", Role.USER),
    )

    assert found(said="zoe brule", plan=plan) == {"zoe"}
    assert found(said="ZOË", plan=plan) == {"zoe"}
    assert found(said="zoe karim", plan=plan) == set()


def test_words_find_roles_in_the_readers_language():
    assert found(said="decider") == {"karim"}


def test_notes_are_not_searched():
    plan = a_plan()
    change = edits.set_fields(plan, Person, "eva", note="secretly unhappy")

    assert found(said="unhappy", plan=plan.apply(change)) == set()


def test_what_only_an_analysis_tells_is_not_asked_before_there_is_one():
    assert found((S.COVERAGE, "uncovered"), (S.ROLE, "user"), analysed=False) == {
        "eva", "joke"
    }  # fmt: skip


def test_who_knows_one_of_those_found_stays_beside_them():
    plan = a_plan()
    facts = Facts(plan, DECISION, AS_OF, Report(plan, DECISION, AS_OF))

    now = find(Filter((Criterion(S.CAMP, "supporter"),)), facts)

    assert now.people == {"eva"}
    assert now.beside == {"sanne"}
    assert now.forward == {"eva", "sanne"}
    assert now.of == 3


def test_words_find_colleagues_and_outsiders_too():
    plan = a_plan(OutsideInfluence(id="bank", name="Sanne Bank"))

    now = find(Filter(words="sanne"), Facts(plan, DECISION, AS_OF))

    assert now.others == {"sanne", "bank"}
    assert not now.people


@pytest.mark.parametrize(
    ("criteria", "said", "is_found"),
    [
        ([(S.ROLE, "purchaser")], "", True),
        ([(S.LEVEL, "3"), (S.DEPARTMENT, "finance")], "", True),
        ([(S.ROLE, "user")], "", False),
        ([(S.ATTITUDE, UNKNOWN)], "", False),
        ([], "vacant controller", True),
        ([], "director", False),
    ],
)
def test_a_vacant_function_answers_for_what_it_is(criteria, said, is_found):
    seat = Seat(
        id="chair", name="Controller", opportunity=DECISION, department="Finance",
        level=Level.HEAD, roles=frozenset({Role.PURCHASER}),
    )  # fmt: skip
    facts = Facts(a_plan(seat), DECISION, AS_OF)

    answer = find(Filter(tuple(Criterion(*one) for one in criteria), said), facts)

    assert ("chair" in answer.forward) is is_found
    assert "chair" not in answer.people


def test_who_left_the_buying_team_is_not_found():
    plan = a_plan()
    plan = plan.apply(edits.set_fields(plan, Membership, joined(DECISION, "eva"), active=False))

    assert found((S.ROLE, "user"), plan=plan) == {"joke"}


# -- as text


def test_a_filter_is_the_same_after_it_was_kept_as_text():
    asked = Filter((Criterion(S.ROLE, "decider"), Criterion(S.DEPARTMENT, "R&D é")), "jan")

    assert Filter.from_json(asked.to_json()) == asked
    assert Filter.from_json(Filter().to_json()) == Filter()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "null", "7", '{"criteria": 3}', '{"criteria": [["role"], 5, ["x", "y"]]}',
     '{"words": ["a"]}', "{" * 10_000, '{"criteria": [["spoken", 90]]}'],
)  # fmt: skip
def test_a_text_of_strangers_asks_nothing_that_is_not_understood(text):
    assert Filter.from_json(text) == Filter()


def test_numbers_of_strangers_do_no_harm():
    for value in ("²", "9" * 5000, "-3", ""):
        assert found((S.SPOKEN, value)) == {"karim", "joke"}
        assert found((S.ADDED, value), added={"eva": AS_OF}) == set()


# -- in words


def test_chips_name_a_subject_once_with_all_its_values():
    plan = a_plan()
    asked = Filter(
        (
            Criterion(S.ROLE, "decider"),
            Criterion(S.COVERAGE, "uncovered"),
            Criterion(S.ROLE, "user"),
        )
    )

    said = [chip for chip, _ in words.chips(asked, Facts(plan, DECISION, AS_OF))]

    assert said == ["Role: decider or user", "Not covered"]


def test_everything_that_is_offered_has_words_and_an_answer():
    plan = a_plan()
    facts = Facts(plan, DECISION, AS_OF, Report(plan, DECISION, AS_OF), {})

    for subject in Subject:
        for one in words.offered(subject, facts):
            said = words.value_words(one, facts)
            assert said
            assert said not in Criterion.__slots__
            find(Filter((one,)), facts)


def test_colleagues_are_asked_for_by_level_too(analysed):
    facts = Facts(analysed.plan, analysed.opportunity, analysed.as_of, analysed.report)

    now = find(Filter((Criterion(S.LEVEL, "4"),)), facts)

    assert now.people == {"anton"}
    assert now.others == {"herman"}
    assert {(TeamMember, id) for id in now.others}
