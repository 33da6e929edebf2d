"""Whom to send: the greatest gain, then the smaller differences, always the same."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.analysis.candidates import (
    best_colleague,
    gain,
    introduction,
    next_level,
    suggestion,
    whom_to_ask,
)
from app.analysis.network import Network
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.people import TeamMember
from app.model.ties import Affinity, ContactTie
from app.model.values import joined
from app.model.vocabulary import (
    Attitude,
    ContactPolicy,
    Lane,
    Level,
    Role,
    TieLevel,
    TieStatus,
)
from tests.analysis.cases import full_plans, with_entities
from tests.analysis.test_score import network
from tests.analysis.test_ways_in import reports
from tests.plans import AS_OF, DECISION, person, tie


def team(*members: TeamMember, **decision) -> Network:
    """A financial head who decides, nobody of ours knows; a user who would introduce us."""
    return network(
        AccountPlan(
            [
                Opportunity(id=DECISION, **decision),
                *members,
                *person("d", "D", Role.DECIDER, lane=Lane.FINANCIAL, level=Level.HEAD),
                *person("u", "U", Role.USER, attitude=Attitude.ADVOCATE),
                reports("u", "d"),
            ]
        )
    )


def ours(id: str, lane=Lane.FINANCIAL, level=Level.HEAD, load=0.0) -> TeamMember:
    return TeamMember(id=id, lane=lane, level=level, other_load_per_year=load)


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (ours("a", lane=Lane.TECHNICAL), ours("b", level=Level.EXECUTIVE)),
        (ours("a", level=Level.MIDDLE), ours("b")),
        (ours("a", lane=None), ours("b")),
        (ours("a", load=9), ours("b", load=8)),
        (ours("b"), ours("a")),
    ],
    ids=["gain", "level", "function", "load", "id"],
)
def test_the_best_colleague_is_the_one_who_fits_best(worse, better):
    assert best_colleague(team(worse, better), "d") == better.id
    assert best_colleague(team(better, worse), "d") == better.id


def test_nobody_is_sent_without_a_language_in_common():
    german = TeamMember(id="a", languages=("de",))
    view = team(german)
    card = view.plan.persons["d"]
    french = with_entities(view.plan, type(card)(id="d", contact_language="fr"))

    assert best_colleague(view, "d") == "a"
    assert best_colleague(network(french), "d") is None


def test_nobody_can_be_sent_from_an_empty_team():
    assert best_colleague(team(), "d") is None


def test_a_first_contact_is_a_working_one_when_somebody_can_introduce():
    view = team(ours("a"))
    known = with_entities(view.plan, tie("a", "u", TieLevel.TRUSTED, last_contact=AS_OF))

    assert next_level(view, "a", "d") is TieLevel.ACQUAINTED
    assert next_level(network(known), "a", "d") is TieLevel.WORKING


def test_a_relationship_there_is_goes_one_level_up():
    view = team(ours("a"))
    known = network(with_entities(view.plan, tie("a", "d", TieLevel.GOOD)))

    assert next_level(known, "a", "d") is TieLevel.TRUSTED


def test_no_introduction_runs_over_somebody_out_of_bounds():
    known = tie("a", "u", TieLevel.TRUSTED, last_contact=AS_OF)
    free = with_entities(team(ours("a")).plan, known)
    policy = {"contact_policy": ContactPolicy.NAMED_CONTACT, "named_contact": "d"}
    named = with_entities(team(ours("a"), **policy).plan, known)

    assert introduction(network(free), "a", "d") is not None
    assert introduction(network(named), "a", "d") is None


@given(full_plans(), st.data())
def test_the_gain_is_what_the_score_would_rise_by(plan, data):
    view = network(plan)
    assume(view.people and plan.members)
    someone = data.draw(st.sampled_from(sorted(view.people)))
    member = data.draw(st.sampled_from(sorted(plan.members)))
    level = data.draw(st.sampled_from(TieLevel))
    made: ContactTie = tie(member, someone, level, last_contact=AS_OF)

    after = network(with_entities(plan, made)).score.total

    rise = max(0.0, after - view.score.total)
    assert gain(view, member, someone, level) == pytest.approx(rise, abs=1e-9)


@given(full_plans())
def test_the_suggestion_brings_as_much_as_any(plan):
    view = network(plan)

    for someone in view.people:
        found = suggestion(view, someone)
        gains = [gain(view, m, someone, next_level(view, m, someone)) for m in plan.members]
        assert (found.gain if found else 0) == pytest.approx(max(gains, default=0), abs=1e-6)


def test_an_outsider_brings_no_points():
    assert gain(team(ours("a")), "a", "nobody here", TieLevel.GOOD) == 0


def asking(*more, **decision) -> Network:
    """A decider whom nobody knows; a friend and an acquaintance of ours beside the decider."""
    return network(
        AccountPlan(
            [
                Opportunity(id=DECISION, **decision),
                TeamMember(id="m"),
                *person("d", "D", Role.DECIDER, lane=Lane.FINANCIAL),
                *person("friend", "F", Role.USER),
                *person("other", "O", Role.PURCHASER),
                tie("m", "friend", TieLevel.GOOD, last_contact=AS_OF),
                tie("m", "other", TieLevel.ACQUAINTED, last_contact=AS_OF),
                *more,
            ]
        )
    )


def asked(view: Network) -> str | None:
    found = whom_to_ask(view, view.people, "d")
    return found.person if found else None


def test_whom_we_know_best_is_asked():
    assert asked(asking()) == "friend"


@pytest.mark.parametrize(
    ("more", "decision"),
    [
        (person("friend", "F", Role.USER, attitude=Attitude.AGAINST), {}),
        (person("friend", "F", Role.USER, attitude=Attitude.RESERVED), {}),
        (person("friend", "F", Role.USER, active=False), {}),
        ([Affinity(id=joined("d", "friend"), a="d", b="friend", sign=-1)], {}),
        ([tie("m", "friend", TieLevel.GOOD, status=TieStatus.LOST)], {}),
        ([tie("m", "friend", TieLevel.NONE)], {}),
        ([], {"contact_policy": ContactPolicy.VIA_PURCHASING}),
    ],
    ids=["against", "reserved", "gone", "at odds", "lost", "none", "out of bounds"],
)
def test_somebody_else_is_asked_where_the_best_known_one_cannot_be(more, decision):
    assert asked(network(with_entities(asking(**decision).plan, *more))) == "other"


@pytest.mark.parametrize(
    "better",
    [
        [reports("other", "d")],
        person("other", "O", Role.PURCHASER, lane=Lane.FINANCIAL),
        person("other", "O", Role.PURCHASER, level=Level.HEAD),
    ],
    ids=["line", "function", "level"],
)
def test_of_equally_well_known_people_the_nearer_one_is_asked(better):
    equal = tie("m", "other", TieLevel.GOOD, last_contact=AS_OF)

    assert asked(asking(equal)) == "friend"
    assert asked(network(with_entities(asking(equal).plan, *better))) == "other"


def test_contact_that_nobody_dated_is_contact_still():
    undated = [tie("m", "friend", TieLevel.GOOD), tie("m", "other", TieLevel.ACQUAINTED)]

    assert asked(network(with_entities(asking().plan, *undated))) == "friend"


def test_without_any_contact_nobody_is_asked():
    lost = [tie("m", one, TieLevel.NONE) for one in ("friend", "other")]

    assert asked(network(with_entities(asking().plan, *lost))) is None
