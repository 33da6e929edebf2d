"""What was supposed is kept as a plan, and the plan is carried out or dropped."""

from __future__ import annotations

from datetime import timedelta

from app.analysis.what_if import colleague_leaves
from app.model import edits
from app.model.decision import Opportunity
from app.model.planning import PlannedTie
from app.model.ties import ContactTie
from app.model.vocabulary import ContactPolicy, TieLevel
from app.ui.canvas.line_kinds import Pattern
from app.ui.dialogs.keep_plan import KeepPlanDialog
from app.ui.panels.difference import DifferencePanel
from app.ui.panels.inspector import Inspector
from app.ui.panels.inspector_planned import PlannedTiePage
from app.ui.panels.labels import Label
from app.ui.what_if_bar import WhatIfFrame
from tests.ui.conftest import DECISION, TODAY
from tests.ui.what_if.reading import SANNE_ANTON, button, texts


def test_keeping_as_plan_plans_the_ties_and_lets_the_rest_go(supposing, analysed, shown):
    supposing.suppose(colleague_leaves, "herman")
    analysed.attempt(edits.add_tie, "sanne", "anton", level=TieLevel.GOOD)
    dialog = shown(KeepPlanDialog(None, analysed))
    dialog.due.show_value(TODAY + timedelta(days=10))

    dialog.confirm()

    assert not supposing.is_on
    (planned,) = analysed.copy.plan.table(PlannedTie).values()
    assert (planned.owner, planned.due) == ("sanne", TODAY + timedelta(days=10))
    assert planned.desired_level is TieLevel.GOOD
    assert "herman" in analysed.copy.plan.members
    assert analysed.copy.plan.tie_between("sanne", "anton") is None


def test_a_contact_policy_refuses_the_plan_with_its_sentence(analysed, shown):
    analysed.attempt(
        edits.set_fields, Opportunity, DECISION, contact_policy=ContactPolicy.FORBIDDEN
    )
    analysed.supposing.begin()
    analysed.attempt(edits.add_tie, "sanne", "anton", level=TieLevel.GOOD)
    dialog = shown(KeepPlanDialog(None, analysed))

    dialog.confirm()

    assert "Anton van Dijk" in dialog.problem.text()
    assert analysed.supposing.is_on
    assert not analysed.copy.plan.table(PlannedTie)


def test_a_planned_tie_is_carried_out_from_its_page(analysed, shown, canvas):
    analysed.attempt(
        edits.plan_tie, DECISION, "sanne", "anton", TieLevel.GOOD, due=TODAY, owner="herman"
    )
    id = next(iter(analysed.plan.table(PlannedTie)))
    line = canvas.map.lines[f"planned_tie {id}"]
    inspector = shown(Inspector(analysed))
    analysed.select([(PlannedTie, id)])
    assert isinstance(inspector.page, PlannedTiePage)

    button(inspector, "Carried out").click()

    assert line.stroke.pattern is Pattern.DOTTED
    assert analysed.plan.tie_between("sanne", "anton").level is TieLevel.GOOD
    assert not analysed.plan.table(PlannedTie)
    assert analysed.selection == {(ContactTie, SANNE_ANTON)}


def test_a_planned_tie_is_dropped_from_its_page(analysed, shown):
    analysed.attempt(edits.plan_tie, DECISION, "sanne", "anton", None)
    id = next(iter(analysed.plan.table(PlannedTie)))
    analysed.select([(PlannedTie, id)])
    inspector = shown(Inspector(analysed))

    button(inspector, "Drop").click()

    assert not analysed.plan.table(PlannedTie)
    assert analysed.plan.tie_between("sanne", "anton") is None


def test_under_a_contact_ban_nothing_can_be_kept_as_plan_and_nothing_is_a_next_step(
    analysed, shown, qtbot
):
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(
            edits.set_fields, Opportunity, DECISION, contact_policy=ContactPolicy.FORBIDDEN
        )
    frame = shown(WhatIfFrame(analysed, Label("map")), 1000, 300)
    panel = shown(DifferencePanel(analysed), 1000, 240)
    analysed.supposing.begin()

    analysed.attempt(edits.add_tie, "sanne", "anton", level=TieLevel.GOOD)

    assert not frame.bar.keep.isEnabled()
    assert "forbids contact with Anton van Dijk" in frame.bar.keep.toolTip()
    assert analysed.supposing.what_if.difference.gaps_opened
    assert "next step" not in texts(panel)
