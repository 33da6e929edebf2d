"""The conventions that decide the numbers of rules on influence, competitors and learning."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.analysis.gap import Gap
from app.analysis.rules import RULES
from app.model.decision import Opportunity
from app.model.entities import Entity
from app.model.interactions import Interest
from app.model.people import Competitor, OutsideInfluence, Person
from app.model.ties import CompetitorTie
from app.model.values import joined
from app.model.vocabulary import (
    Attitude,
    BusinessFit,
    CompetitorBasis,
    Confidence,
    InfluenceDegree,
    InterestKind,
    Role,
    TieLevel,
)
from tests.analysis.conventions import colleague, found, in_lane
from tests.analysis.test_ways_in import fresh, influences
from tests.plans import AS_OF, DECISION, person


def test_an_outsider_counts_among_the_nodes_but_is_no_hidden_influencer():
    people: list[Entity] = [*person("d", "d", Role.DECIDER), *person("x", "x", Role.USER)]
    high = InfluenceDegree.HIGH

    gaps = found("R19", OutsideInfluence(id="o"), *people, influences("o", "d", high))

    assert not gaps


def hidden(attitude: Attitude | None) -> dict[str, Gap]:
    people = [
        *person("d", "d", Role.DECIDER),
        *person("e", "e", Role.USER),
        *person("x", "x", Role.USER, attitude=attitude),
    ]
    high = InfluenceDegree.HIGH
    return found("R19", *people, influences("x", "d", high), influences("x", "e", high))


def test_an_opponent_is_no_hidden_influencer():
    assert hidden(Attitude.RESERVED).keys() == {"x"}
    assert not hidden(Attitude.AGAINST)


def test_an_opponents_reach_runs_over_outsiders_but_weighs_only_who_takes_part():
    people = [
        *person("b", "b", Role.USER, attitude=Attitude.AGAINST),
        *person("p", "p", Role.USER, influence=InfluenceDegree.HIGH),
        *person("q", "q", Role.USER),
    ]
    lines = [influences("b", "o"), influences("o", "p"), influences("p", "q")]

    gaps = found("R20", OutsideInfluence(id="o"), *people, *lines)

    assert gaps["b"].evidence == {"reach": 3 / 4, "reached": ["p"]}


def test_an_opponent_alone_reaches_nobody():
    alone = person("b", "b", Role.USER, attitude=Attitude.AGAINST)

    assert found("R20", *alone)["b"].severity == 60


# -- R27, R28: competitors


def rival(id: str, level: TieLevel | None, basis: CompetitorBasis | None = None):
    tie_to_p = CompetitorTie(
        id=joined(id, "p"), competitor=id, person="p", level=level, basis=basis
    )
    return [Competitor(id=id), tie_to_p]


def test_of_equal_competitors_the_smaller_id_is_named():
    rivals = [*rival("z", TieLevel.GOOD), *rival("k", TieLevel.GOOD), *rival("a", None)]

    gaps = found("R27", *in_lane("p", None), *rivals)

    assert gaps["p"].evidence["competitor"] == "k"


def test_a_lead_of_a_quarter_exactly_is_a_lead():
    ours = fresh("t", "p", TieLevel.WORKING)

    gaps = found("R27", colleague(), *in_lane("p", None), ours, *rival("k", TieLevel.GOOD))

    assert gaps["p"].severity == pytest.approx(5 * 15 * 0.25)


def newcomer(days: int, role: Role = Role.DECIDER, *more: Entity) -> dict[str, Gap]:
    card, membership = person("p", "p", role)
    started = Person(id="p", start_date=AS_OF - timedelta(days=days))
    old = rival("k", TieLevel.WORKING, CompetitorBasis.PERSONAL)
    assert card.id == started.id
    return found("R28", started, membership, *old, *more)


@pytest.mark.parametrize(("days", "new"), [(-30, True), (180, True), (181, False)])
def test_somebody_is_new_for_half_a_year_and_before_they_start(days, new):
    assert bool(newcomer(days)) is new


def test_a_newcomer_who_does_not_choose_is_no_gap():
    assert newcomer(10, Role.PURCHASER)["p"].severity == 60
    assert not newcomer(10, Role.USER)


def test_a_newcomer_whom_we_know_well_worries_less():
    known = newcomer(10, Role.DECIDER, colleague(), fresh("t", "p", TieLevel.WORKING))

    assert known["p"].severity == 65


# -- R31, R34


@pytest.mark.parametrize(
    ("evidence", "known"),
    [
        (None, False),
        (Confidence.ASSUMED, False),
        (Confidence.HEARD, True),
        (Confidence.CONFIRMED, True),
    ],
)
def test_a_guess_at_somebodys_interest_is_not_knowing_it(evidence, known):
    interest = Interest(
        id="i", person="p", kind=InterestKind.PERSONAL, code="P02", evidence=evidence
    )
    decision = Opportunity(id=DECISION, business_fit=BusinessFit.MET)

    gaps = found("R31", *person("p", "p", Role.PURCHASER), interest, decision=decision)

    assert bool(gaps) is not known


@pytest.mark.parametrize("fit", [None, BusinessFit.UNKNOWN, BusinessFit.PARTLY])
def test_business_comes_before_personal_interests(fit):
    decision = Opportunity(id=DECISION, business_fit=fit)

    assert not found("R31", *person("p", "p", Role.DECIDER), decision=decision)


def test_nobody_is_missed_where_there_is_no_score():
    assert not found("R34", colleague(), *in_lane("p", None))


def test_forty_percent_exactly_is_too_much_to_lose():
    people = [*person("b", "b", Role.PURCHASER), *person("i", "i", Role.INITIATOR)]
    ours = [colleague("s"), colleague("t")]

    gaps = found("R34", *ours, *people, fresh("s", "b"), fresh("t", "i"))

    assert gaps["t"].severity == pytest.approx(40)
    assert gaps["s"].severity == pytest.approx(60)


def test_severity_stays_between_nought_and_a_hundred():
    gaps = [gap for rule in RULES for gap in found(rule, *in_lane("p", None)).values()]

    assert gaps
    assert all(0 <= gap.severity <= 100 for gap in gaps)
