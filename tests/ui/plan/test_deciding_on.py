"""Notices, keyboard, map and days while the plan is decided on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt

from app.analysis.what_if import colleague_leaves
from app.model import edits
from app.model.decision import Opportunity
from app.model.people import TeamMember
from app.model.planning import PlannedTie
from app.model.vocabulary import ActionKind, TieLevel
from app.ui.canvas.content import MapContent
from app.ui.canvas.scene import MapScene
from app.ui.dialogs.keep_plan import KeepPlanDialog
from app.ui.panels.plan_panel import PlanPanel
from app.ui.panels.plan_taking import soon
from tests.ui.conftest import DECISION, TODAY
from tests.ui.plan.asking import button, rows, texts

pytestmark = pytest.mark.usefixtures("karim")


def carried_out(panel: PlanPanel, analysed):
    analysed.attempt(
        edits.accept_suggestion, DECISION, "herman", "anton", ActionKind.NEW,
        level=TieLevel.WORKING,
    )  # fmt: skip
    panel.show_page(1)
    next(iter(panel.agreed.rows.values())).carried_out.emit()


def test_the_notice_goes_with_undo_and_does_not_come_back_with_another(panel, analysed):
    carried_out(panel, analysed)
    offered = "Carried out:" in texts(panel)

    analysed.undo()
    analysed.undo()

    assert offered
    assert not analysed.plan.table(PlannedTie)
    assert "Carried out:" not in texts(panel)


def test_the_notice_goes_when_the_relationship_is_another_one_since(panel, analysed):
    carried_out(panel, analysed)

    tie = analysed.plan.tie_between("herman", "anton")
    analysed.attempt(edits.set_fields, type(tie), tie.id, level=TieLevel.NONE)

    assert "Carried out:" not in texts(panel)


def test_in_a_what_if_nothing_is_said_to_be_carried_out(panel, analysed):
    carried_out(panel, analysed)

    analysed.supposing.suppose(colleague_leaves, "herman")

    assert "Carried out:" not in texts(panel)
    analysed.supposing.end()


# -- the keyboard


def test_after_accept_and_refuse_the_keyboard_is_on_the_next_line(suggested, qtbot):
    first, second, third = rows(suggested)[:3]
    first.chosen.emit()
    agree = button(first, "Accept")
    agree.setFocus()

    qtbot.keyClick(agree, Qt.Key.Key_Space)
    on_second = second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Delete)

    assert on_second
    assert third.hasFocus()


def test_after_accept_all_the_keyboard_stays_with_the_suggestions(suggested, qtbot):
    every = button(suggested, f"Accept all {len(rows(suggested))}")
    every.setFocus()

    qtbot.keyClick(every, Qt.Key.Key_Space)

    assert not rows(suggested)
    assert suggested.tabs[0].hasFocus()


def test_after_carrying_out_the_keyboard_is_on_the_next_line_or_the_name_of_the_page(
    suggested, qtbot
):
    suggested.suggestions.accept_all()
    suggested.show_page(1)
    ids = list(suggested.agreed.rows)

    for place, id in enumerate(ids):
        row = suggested.agreed.rows[id]
        row.chosen.emit()
        done = button(row, "Carried out")
        done.setFocus()
        qtbot.keyClick(done, Qt.Key.Key_Space)
        if place + 1 < len(ids):
            assert suggested.agreed.rows[ids[place + 1]].hasFocus()

    assert suggested.tabs[1].hasFocus()


def test_a_new_owner_leaves_the_keyboard_on_the_field(suggested, analysed, qtbot):
    suggested.suggestions.accept_all()
    suggested.show_page(1)
    id, row = next(iter(suggested.agreed.rows.items()))
    row.chosen.emit()
    field = next(one for one in row.findChildren(object) if _is_owner(one))
    field.setFocus()

    field.committed.emit("sanne" if row.one.owner != "sanne" else "herman")

    again = suggested.window().focusWidget()
    assert again is not field
    assert suggested.agreed.rows[id].isAncestorOf(again)
    assert again.accessibleName() == "Owner"


def _is_owner(one: object) -> bool:
    name = getattr(one, "accessibleName", None)
    return name is not None and name() == "Owner"


# -- the map and the days


def test_what_is_suggested_goes_from_the_map_while_the_plan_is_not_seen(suggested, qtbot):
    seen: list[Any] = []
    suggested.pointed.connect(seen.append)
    rows(suggested)[0].chosen.emit()

    suggested.hide()
    hidden = seen[-1]
    suggested.show()

    assert hidden is None
    assert seen[-1] is not None


def test_the_sign_of_a_suggestion_covers_no_card(suggested, analysed):
    seen: list[Any] = []
    suggested.pointed.connect(seen.append)
    scene = MapScene(MapContent.of(analysed.plan, DECISION, analysed.report))
    for row in rows(suggested):
        row.pointed.emit(True)

        scene.show_suggestion(seen[-1])

        sign = scene.sign.mapRectToScene(scene.sign.boundingRect())
        cards = [card.sceneBoundingRect() for card in scene.cards.values()]
        assert scene.sign.words
        assert not any(sign.intersects(QRectF(card)) for card in cards)


def test_both_ways_to_plan_a_contact_are_due_in_two_weeks_or_when_the_decision_falls(
    analysed, shown
):
    near = TODAY + timedelta(days=9)
    first = soon(analysed.plan, DECISION, TODAY)
    analysed.attempt(edits.set_fields, Opportunity, DECISION, decision_date=near)
    analysed.supposing.begin()
    analysed.attempt(edits.add_tie, "sanne", "anton", level=TieLevel.GOOD)

    dialog = shown(KeepPlanDialog(None, analysed))

    assert first == TODAY + timedelta(days=14)
    assert soon(analysed.copy.plan, DECISION, TODAY) == dialog.due.value == near
    assert analysed.plan.find(TeamMember, "sanne") is not None
