"""What is agreed beside a plan: it takes room, counts as done, and the rest adds up again."""

from __future__ import annotations

import pytest

from app.analysis.recommend import suggest, what_remains
from app.analysis.recommend.capacity import agreed, slots_left
from app.analysis.report import Report
from app.model import edits
from app.model.decision import Opportunity
from app.model.people import TeamMember
from app.model.planning import Action
from app.model.vocabulary import ActionKind, ContactPolicy, Lane, Role, TieLevel
from tests.analysis.teams import who
from tests.analysis.test_recommend_limits import sent, suggested, team
from tests.plans import AS_OF, DECISION


def planned_by(found: Report, member: str, person: str, **decision) -> Report:
    """The same with a contact that is agreed, and whatever is said of the decision."""
    plan = found.network.plan
    first = edits.accept_suggestion(
        plan, DECISION, member, person, ActionKind.NEW, level=TieLevel.WORKING
    )
    plan = plan.apply(first)
    if decision:
        plan = plan.apply(edits.set_fields(plan, Opportunity, DECISION, **decision))
    return Report(plan, DECISION, AS_OF)


def test_what_is_agreed_takes_its_slot_until_it_is_carried_out():
    found = team()
    later = planned_by(found, "tess", "d")
    done = later.network.plan.apply(
        edits.keep_planned_tie_done(later.network.plan, DECISION, "tess", "d", AS_OF)
    )
    [action] = done.where(Action, "opportunity", DECISION)
    done = done.apply(edits.finish_action(done, action.id, AS_OF))

    each = found.network.parameters.plan_slots
    assert slots_left(found.network)["tess"] == each
    assert agreed(later.network) == {"tess": 1}
    assert slots_left(later.network)["tess"] == each - 1
    assert slots_left(later.network, {"tess": 1, "timo": 2}) == {"tess": 0, "timo": 2}
    assert slots_left(Report(done, DECISION, AS_OF).network)["tess"] == each


def test_somebody_whose_slots_are_all_agreed_is_sent_to_nobody():
    # a decider and a user ask for contact every 90 days: 4.06 a year, twice
    busy = TeamMember(id="tess", name="Tess", lane=Lane.FINANCIAL, capacity_per_year=9)
    found = team(busy, who("buyer", Role.PURCHASER, lane=Lane.FINANCIAL))
    plan = found.network.plan
    for person in ("d", "u"):
        plan = plan.apply(edits.plan_tie(plan, DECISION, "tess", person, TieLevel.WORKING))
    full = Report(plan, DECISION, AS_OF)

    before, after = (
        {member for member, _ in sent(suggested(report))} for report in (found, full)
    )

    assert "tess" in before
    assert after == {"timo"}


def test_what_a_policy_forbids_now_does_not_count_as_carried_out():
    found = team()
    waiting = planned_by(found, "tess", "d", contact_policy=ContactPolicy.FORBIDDEN)

    before = suggest(waiting.network, waiting.gaps).with_gaps.before

    assert before.score == pytest.approx(waiting.score.total)


def test_what_is_left_of_a_plan_adds_up_again():
    found = team()
    whole = suggested(found)
    first, *others = whole.steps
    accepted = edits.accept_suggestion(
        found.network.plan, DECISION, *first.step.pair, first.step.kind, level=first.step.level
    )
    later = Report(found.network.plan.apply(accepted), DECISION, AS_OF)

    [rest] = what_remains(later.network, later.gaps, [[one.step for one in others]])

    assert others
    assert [one.step.pair for one in rest.steps] == [one.step.pair for one in others]
    assert sum(one.gain for one in rest.steps) == pytest.approx(rest.gain)
    assert rest.after.score == pytest.approx(whole.after.score)
    assert not rest.exact


def test_a_plan_says_how_many_of_its_gaps_are_to_fill_in_and_parked():
    found = team()
    closed = Report(
        found.network.plan.apply(
            edits.set_fields(
                found.network.plan,
                Opportunity,
                DECISION,
                contact_policy=ContactPolicy.FORBIDDEN,
            )
        ),
        DECISION,
        AS_OF,
    )

    for report in (found, closed):
        before = suggested(report).before
        assert before.to_fill_in == len(report.to_fill_in)
        assert before.parked == len(report.parked)
        assert before.gaps - before.to_fill_in - before.parked == len(report.open_gaps)
