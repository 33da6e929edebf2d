"""The report keeps up with changes, runs no more than it must, and knows what was decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis.gap import Gap
from app.analysis.json_form import as_json
from app.analysis.network import Network
from app.analysis.report import Report
from app.analysis.rules import RULES, Rule
from app.errors import Conflict
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message, additions
from app.model.decision import Membership, Opportunity
from app.model.edits.cards import placement
from app.model.entities import KINDS, Entity, EntityType
from app.model.interactions import Interest
from app.model.people import Account, TeamMember
from app.model.planning import GapDecision, ParameterValue, Placement
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import GapStatus, Role, TieLevel
from tests.analysis.cases import account, full_plans
from tests.analysis.watched import Watched
from tests.plans import AS_OF, DECISION, person, small_plan, tie

SUBJECTS = {"R02": "decider", "R05": "eva"}


def report(*more: Entity) -> Report:
    return Report(small_plan(*more), DECISION, AS_OF)


def changed(plan: AccountPlan, *edits: Edit) -> tuple[AccountPlan, frozenset[EntityType]]:
    change = Change(Message("test"), edits)
    return plan.apply(change), change.kinds


def decided(rule: str, status: GapStatus, until=None) -> GapDecision:
    subject = SUBJECTS[rule]
    id = joined(DECISION, rule, subject)
    return GapDecision(
        id=id, opportunity=DECISION, rule=rule, subject=subject, status=status, until=until
    )


@given(full_plans(), full_plans(), st.data())
def test_after_any_changes_it_says_what_a_new_report_would_say(first, second, data):
    kept_up = Report(first, DECISION, AS_OF)
    plan = first
    kinds = data.draw(st.permutations(sorted(KINDS)))
    for count in (3, 7, len(kinds)):
        of = {KINDS[name] for name in kinds[:count]}
        mixed = _mixed(plan, second, of)
        if mixed is None:
            continue
        touched = {kind for kind in of if plan.table(kind) != mixed.table(kind)}
        plan = mixed

        kept_up.update(plan, touched)

        assert as_json(kept_up) == as_json(Report(plan, DECISION, AS_OF))


@given(st.data())
@settings(max_examples=25)
def test_it_keeps_up_with_removals_and_their_undoing(data):
    kept_up = account("hospital-sint-odrada")
    plan, day = kept_up.network.plan, kept_up.as_of
    done: list[Change] = []
    for _ in range(3):
        one = data.draw(st.sampled_from([e for e in plan if not isinstance(e, Account)]))
        change = Change(Message("test"), plan.removal_of(type(one), one.id))
        plan = plan.apply(change)
        done.append(change)
        kept_up.update(plan, change.kinds)
    for step in [Change(Message("test"), ()), *reversed(done)]:
        plan = plan.apply(step.inverse())
        kept_up.update(plan, step.kinds)

        assert as_json(kept_up) == as_json(Report(plan, kept_up.opportunity_id, day))


def _mixed(one: AccountPlan, other: AccountPlan, kinds: set[Any]) -> AccountPlan | None:
    """The one plan with tables of the other; None where something would point at nothing."""
    tables = [other if kind in kinds else one for kind in KINDS.values()]
    entities = [
        entity
        for kind, plan in zip(KINDS.values(), tables, strict=True)
        for entity in plan.table(kind).values()
    ]
    try:
        return AccountPlan(entities)
    except Conflict:
        return None


@pytest.mark.parametrize(
    ("kind", "concerned"),
    [
        (Placement, set()),
        (GapDecision, set()),
        (Interest, {"R31"}),
        (Account, {"R12", "R13"}),
    ],
)
def test_only_the_rules_that_a_change_concerns_run_again(kind, concerned, monkeypatch):
    kept_up = report()
    ran: list[str] = []
    for id, rule in RULES.items():

        def counted(network: Network, id: str = id, rule: Rule = rule) -> Iterable[Gap]:
            ran.append(id)
            return rule.check(network)

        monkeypatch.setitem(RULES, id, replace(rule, check=counted))

    kept_up.update(kept_up.network.plan, {kind})

    assert set(ran) == concerned
    assert kept_up.ran == concerned


def test_moving_a_card_computes_nothing_but_is_seen():
    kept_up = report()
    score, gaps = kept_up.score, kept_up.gaps
    plan, kinds = changed(
        kept_up.network.plan, *additions([placement(DECISION, "map", "eva", (1, 2))])
    )

    kept_up.update(plan, kinds)

    assert kept_up.score is score
    assert all(now is then for now, then in zip(kept_up.gaps, gaps, strict=True))
    assert kept_up.network.plan is plan


def test_a_new_tie_moves_the_score_and_closes_gaps():
    kept_up = report()
    before = kept_up.score.total
    plan, kinds = changed(
        kept_up.network.plan,
        *additions([tie("herman", "karim", TieLevel.GOOD, last_contact=AS_OF)]),
    )

    kept_up.update(plan, kinds)

    assert kept_up.score.total == pytest.approx(before + 30 * 0.8 * 0.75)
    assert kept_up.gap(("R02", "decider")) is None
    assert kept_up.gap(("R05", "karim")) is not None


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_reads_only_the_kinds_it_names(rule):
    plan = account("hospital-sint-odrada").network.plan
    [decision] = plan.opportunities
    watched = Watched(plan)

    RULES[rule].gaps(Network(watched, decision, AS_OF))

    assert watched.read - {Opportunity, ParameterValue} <= RULES[rule].reads


def test_gaps_come_gravest_first_then_by_rule_and_subject():
    gaps = account("hospital-sint-odrada").gaps

    order = [(-round(gap.severity, 1), gap.rule, gap.subject) for gap in gaps]

    assert order == sorted(order)


def test_another_day_computes_all_anew():
    kept_up = report()

    kept_up.as_of = AS_OF + timedelta(days=400)

    fresh = Report(small_plan(), DECISION, AS_OF + timedelta(days=400))
    assert as_json(kept_up) == as_json(fresh)
    assert kept_up.gap(("R08", "sanne->eva")) is not None


@pytest.mark.parametrize(
    ("status", "days", "open_again"),
    [
        (GapStatus.ACCEPTED, None, False),
        (GapStatus.ACCEPTED, 0, False),
        (GapStatus.ACCEPTED, -1, True),
        (GapStatus.DISMISSED, None, False),
        (GapStatus.DISMISSED, -1, False),
        (GapStatus.OPEN, None, True),
    ],
)
def test_a_gap_waits_unless_it_is_dismissed_or_accepted_up_to_now(status, days, open_again):
    until = None if days is None else AS_OF + timedelta(days=days)

    found = report(decided("R05", status, until))

    keys = {gap.key for gap in found.open_gaps}
    assert (("R05", "eva") in keys) is open_again
    assert (("R05", "eva") in {gap.key for gap in found.decided}) is not open_again
    assert ("R05", "eva") in {gap.key for gap in found.gaps}


def test_deciding_about_a_gap_runs_no_rule():
    kept_up = report()
    plan, kinds = changed(
        kept_up.network.plan, *additions([decided("R05", GapStatus.DISMISSED)])
    )

    kept_up.update(plan, kinds)

    assert kept_up.ran == frozenset()
    assert [gap.key for gap in kept_up.decided] == [("R05", "eva")]


def test_what_is_not_filled_in_stands_apart():
    found = account("hospital-sint-odrada")

    apart, open_gaps = found.to_fill_in, found.open_gaps
    assert {"R09", "R31"} <= {gap.rule for gap in apart}
    assert not {gap.key for gap in apart} & {gap.key for gap in open_gaps}
    assert not {"R09", "R31"} & {gap.rule for gap in open_gaps}


def test_a_decision_that_was_removed_is_an_empty_one():
    kept_up = report()
    plan = kept_up.network.plan
    edits = plan.removal_of(Opportunity, DECISION)

    kept_up.update(*changed(plan, *edits))

    assert kept_up.score.total == 0
    assert {"R01", "R04"} <= {gap.rule for gap in kept_up.gaps}
    assert not any(gap.persons for gap in kept_up.gaps)


def test_an_empty_plan_has_a_report():
    found = Report(AccountPlan(), DECISION, AS_OF)

    assert found.score.total == 0


def test_a_rule_is_added_without_changing_anything_else(monkeypatch):
    everybody = Rule(
        id="R99",
        name="Somebody",
        source="this test",
        reads=frozenset({Membership, TeamMember, ContactTie}),
        check=lambda network: [Gap("R99", one, 150, {"x": 1.23456}) for one in network.people],
        action_is_contact=True,
        shows="coverage",
        about_us=False,
        decimals={"x": 1},
    )
    monkeypatch.setitem(RULES, "R99", everybody)

    found = Report(
        AccountPlan([Opportunity(id=DECISION), *person("p", "P", Role.USER)]), DECISION, AS_OF
    )

    [gap] = [gap for gap in as_json(found)["gaps"] if gap["rule"] == "R99"]
    assert (gap["severity"], gap["title"], gap["action"]) == (100, "Somebody", None)
    assert gap["evidence"] == {"x": 1.2}
