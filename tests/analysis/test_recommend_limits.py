"""What a plan keeps to: policies, languages, refusals, what is planned, room; and its words."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import pytest

from app.analysis.network import Network
from app.analysis.recommend import SuggestedPlan, Terms, next_best, suggest
from app.analysis.recommend import wording as words
from app.analysis.recommend.capacity import slots
from app.analysis.report import Report
from app.i18n import speaking
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import Membership, Opportunity
from app.model.people import Person, TeamMember
from app.model.planning import PlannedTie
from app.model.values import joined
from app.model.vocabulary import (
    ActionKind,
    ContactPolicy,
    Lane,
    Level,
    Role,
    TieLevel,
    TieStatus,
)
from tests.analysis.cases import with_entities
from tests.analysis.teams import knows, reports, who
from tests.plans import AS_OF, DECISION, tie


def sent(plan: SuggestedPlan) -> set[tuple[str, str]]:
    return {one.step.pair for one in plan.steps}


def team(*more, **decision) -> Report:
    """Tess and Timo; a decider and a user nobody knows, and whatever is given."""
    ours = [
        TeamMember(id="tess", name="Tess", lane=Lane.FINANCIAL, level=Level.HEAD),
        TeamMember(id="timo", name="Timo", lane=Lane.TECHNICAL, level=Level.STAFF),
    ]
    entities: list[Any] = [Opportunity(id=DECISION, **decision), *ours]
    entities += who("d", Role.DECIDER, lane=Lane.FINANCIAL, level=Level.HEAD)
    entities += who("u", Role.USER, lane=Lane.TECHNICAL, level=Level.STAFF)
    entities += [one for some in more for one in (some if isinstance(some, list) else [some])]
    return Report(AccountPlan(entities), DECISION, AS_OF)


def suggested(found: Report, **terms: Any) -> SuggestedPlan:
    return suggest(found.network, found.gaps, Terms(**terms)).with_gaps


@pytest.mark.parametrize(
    ("decision", "open_to_us"),
    [
        ({"contact_policy": ContactPolicy.FORBIDDEN}, set()),
        ({"contact_policy": ContactPolicy.NAMED_CONTACT, "named_contact": "u"}, {"u"}),
        ({"contact_policy": ContactPolicy.VIA_PURCHASING}, {"buyer"}),
        ({"contact_policy": ContactPolicy.FREE}, {"d", "u", "buyer"}),
    ],
    ids=["forbidden", "named", "purchasing", "free"],
)
def test_contact_is_suggested_within_the_channel_only(decision, open_to_us):
    found = team(who("buyer", Role.PURCHASER), **decision)

    assert {person for _, person in sent(suggested(found))} == open_to_us


def test_the_policy_of_another_decision_counts_too():
    other = Opportunity(id="other", contact_policy=ContactPolicy.FORBIDDEN)
    taking_part = Membership(
        id=joined("other", "d"), opportunity="other", person="d", roles=frozenset({Role.USER})
    )

    found = team(other, taking_part)

    assert {person for _, person in sent(suggested(found))} == {"u"}


def test_nobody_goes_without_a_language_in_common():
    found = team(
        TeamMember(id="tess", languages=("nl",)),
        Person(id="d", contact_language="fr"),
        TeamMember(id="timo", name="Timo", languages=("fr", "nl")),
    )
    plan = suggested(found)
    to_d = next(one for one in plan.steps if one.step.person == "d")

    assert {member for member, person in sent(plan) if person == "d"} == {"timo"}
    with speaking("en"):
        assert "does not speak the language of d (fr)" in words.why(to_d, found.network)


def test_a_tie_that_is_not_needed_stays_as_it_is():
    spared = tie("tess", "d", TieLevel.WORKING, status=TieStatus.NOT_NEEDED)

    assert ("tess", "d") not in sent(suggested(team(spared)))


def test_a_lost_tie_can_be_taken_up_anew():
    plan = suggested(team(tie("tess", "d", TieLevel.GOOD, status=TieStatus.LOST)))

    step = next(one.step for one in plan.steps if one.step.pair == ("tess", "d"))
    assert (step.kind, step.level) == (ActionKind.NEW, TieLevel.ACQUAINTED)


def test_a_first_contact_reaches_further_with_an_introduction():
    knows_the_user = [knows("timo", "u", TieLevel.TRUSTED), reports("u", "d")]

    plan = suggested(team(*knows_the_user))
    to_d = next(one for one in plan.steps if one.step.pair == ("tess", "d"))

    assert to_d.step.level is TieLevel.WORKING
    assert to_d.introduction.nodes == ("WIJ", "timo", "u", "d")


def test_what_was_turned_down_does_not_come_back():
    found = team(knows("tess", "d"))
    step = suggested(found).steps[0].step
    refusal = edits.refuse_suggestion(
        found.network.plan, DECISION, step.member, step.person, step.kind
    )
    later = Report(found.network.plan.apply(refusal), DECISION, AS_OF)

    again = {(*one.step.pair, one.step.kind) for one in suggested(later).steps}
    by_terms = suggested(found, refused={(*step.pair, step.kind)})

    assert (*step.pair, step.kind) not in again
    assert {(*one.step.pair, one.step.kind) for one in by_terms.steps} == again


def test_what_is_planned_counts_as_done_and_is_not_suggested_again():
    found = team()
    first = suggested(found, most=1).steps[0].step
    accepted = edits.accept_suggestion(
        found.network.plan,
        DECISION,
        first.member,
        first.person,
        first.kind,
        level=first.level,
    )
    later = Report(found.network.plan.apply(accepted), DECISION, AS_OF)

    plan = suggested(later)

    assert first.pair not in sent(plan)
    assert plan.before.score > later.score.total
    assert later.network.plan.table(PlannedTie)


def test_there_is_room_for_as_many_ties_as_the_year_leaves():
    full = TeamMember(id="tess", capacity_per_year=20, other_load_per_year=18)
    some = TeamMember(id="timo", capacity_per_year=20, other_load_per_year=8)
    unknown = TeamMember(id="una")
    network = team(full, some, unknown).network

    # a decider and a user ask for contact every 90 days: 4.06 a year
    assert slots(network) == {"tess": 0, "timo": 2, "una": network.parameters.plan_slots}


def test_nobody_is_sent_beyond_their_room():
    full = TeamMember(id="tess", capacity_per_year=20, other_load_per_year=20)
    plan = suggested(team(full), slots=None)

    assert {member for member, _ in sent(plan)} == {"timo"}


def test_a_decided_gap_neither_closes_nor_counts():
    found = team()
    dismissed = edits.dismiss_gap(
        found.network.plan, DECISION, "R02", "decider", reason="Not this year"
    )
    later = Report(found.network.plan.apply(dismissed), DECISION, AS_OF)

    plan = suggested(later)

    assert plan.before.gaps == suggested(found).before.gaps - 1
    assert ("R02", "decider") not in {gap.key for gap in plan.closed}


def test_without_the_solver_a_plan_is_found_step_by_step_and_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)

    plan = suggested(team())

    assert plan.steps
    assert not plan.exact
    with speaking("en"):
        assert words.method(plan).startswith("Found contact by contact")


def test_whoever_waits_hears_how_far_it_is_and_can_stop_it():
    class Stop(Exception):
        pass

    heard: list[float] = []

    def until_half(done: float) -> None:
        heard.append(done)
        if done >= 0.5:
            raise Stop

    found = team()
    with pytest.raises(Stop):
        suggest(found.network, found.gaps, progress=until_half)

    assert heard == sorted(heard)
    assert all(0 < done < 1 for done in heard)


def test_whoever_waits_is_told_the_quick_plan_before_the_best_is_searched():
    found, told = team(), list[object]()

    best = suggest(
        found.network,
        found.gaps,
        progress=lambda done: told.append(done) if done > 0.2 else None,
        at_first=told.append,
    )

    assert told[0] == next_best(found.network, found.gaps)
    assert [step.step.pair for step in best.with_gaps.steps]


def test_why_a_colleague_goes_names_the_best_of_the_others():
    found = team()
    to_d = next(one for one in suggested(found, most=1).steps if one.step.person == "d")

    with speaking("en"):
        told = words.why(to_d, found.network)

    assert told == (
        "Both work at the same level in the financial function. Timo could go, too, but would "
        "reach less."
    )


def test_a_step_is_said_by_what_it_does():
    found = team(knows("tess", "d"), tie("timo", "u", TieLevel.TRUSTED))
    said = []
    with speaking("en"):
        for one in suggested(found, most=9, slots={"tess": 9, "timo": 9}).steps:
            said.append(words.deed(one.step, found.network))

    assert "Have Tess bring the relationship with D to “good relationship”." in said
    assert "Have Timo contact U again." in said
    assert "Have Tess make a first contact with U." in said
    assert "Have Timo be introduced to D, aiming for “working contact”." in said


def test_a_policy_that_holds_until_the_award_leaves_plans_to_the_day_after():
    closed = {"contact_policy": ContactPolicy.FORBIDDEN, "contact_until": AS_OF}
    found = team(**closed)
    later = Report(found.network.plan, DECISION, AS_OF.replace(day=AS_OF.day + 1))

    assert not suggested(found).steps
    assert suggested(later).steps


def test_plans_hold_what_the_workspace_sets():
    found = team(*who("x", Role.USER), *who("y", Role.USER))
    plan = with_entities(found.network.plan)
    network = Network(plan, DECISION, AS_OF, replace(found.network.base, plan_steps=1))

    assert len(suggest(network).with_gaps.steps) == 1
