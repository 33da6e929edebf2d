"""The plan while it is decided on: figures that add up, room, notices, and the keyboard."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.analysis.what_if import colleague_leaves
from app.model import edits
from app.model.decision import Opportunity
from app.model.people import TeamMember
from app.model.planning import PlannedTie
from app.model.vocabulary import ActionKind, ContactPolicy, Lane, Level, Role, TieLevel
from app.ui.canvas.content import MapContent
from app.ui.canvas.scene import MapScene
from app.ui.dialogs.keep_plan import KeepPlanDialog
from app.ui.panels.labels import Label
from app.ui.panels.plan_panel import PlanPanel
from app.ui.panels.plan_parts import PlanChoice, Room
from app.ui.panels.plan_taking import soon
from tests.ui.conftest import DECISION, TODAY


@pytest.fixture
def panel(analysed, shown):
    analysed.attempt(
        edits.add_person, DECISION, "Karim Saïdi", id="karim", roles=[Role.USER],
        lane=Lane.TECHNICAL, level=Level.STAFF,
    )  # fmt: skip
    return shown(PlanPanel(analysed), 900, 600)


@pytest.fixture
def suggested(panel, qtbot):
    suggest(panel, qtbot)
    return panel


def suggest(panel: PlanPanel, qtbot) -> None:
    panel.suggest()
    qtbot.waitUntil(lambda: panel.search.found is not None and not panel.search.is_searching)


def texts(panel: PlanPanel) -> str:
    QApplication.processEvents()
    said = [one.text() for one in panel.findChildren(Label) if one.isVisible()]
    return "\n".join(said).replace("\u00a0", " ")


def rows(panel: PlanPanel):
    return list(panel.suggestions.rows.values())


def points(words: str) -> float:
    return float(re.sub("[^0-9.]", "", words))


def promised(panel: PlanPanel) -> float:
    """The difference that the card of the plan in front promises."""
    was, now = re.search(r"score ([\d.]+) → ([\d.]+)", texts(panel)).groups()
    return float(now) - float(was)


def until_it_adds_up(panel: PlanPanel, qtbot) -> None:
    def adds_up():
        assert "Computing…" not in texts(panel)
        gains = [points(row.words.gain) for row in rows(panel)]
        assert sum(gains) == pytest.approx(promised(panel))

    qtbot.waitUntil(adds_up)


def button(widget, words: str) -> QPushButton:
    found: list[QPushButton] = widget.findChildren(QPushButton)
    return next(one for one in found if words in (one.text(), one.accessibleName()))


# -- figures


def test_the_points_of_the_lines_add_up_to_what_the_card_promises(suggested, qtbot):
    assert len(rows(suggested)) > 2

    until_it_adds_up(suggested, qtbot)


@pytest.mark.parametrize("decide", ["accept", "refuse"])
def test_the_figures_follow_each_decision_and_come_back_with_undo(
    suggested, analysed, qtbot, decide
):
    whole, count = promised(suggested), len(rows(suggested))
    getattr(rows(suggested)[0], decide)()

    until_it_adds_up(suggested, qtbot)

    assert len(rows(suggested)) == count - 1
    assert promised(suggested) < whole
    assert "what is left of the plan" in texts(suggested)
    assert "brings more" not in texts(suggested)
    analysed.undo()
    until_it_adds_up(suggested, qtbot)
    assert promised(suggested) == pytest.approx(whole)
    assert "brings more" in texts(suggested)


def test_what_is_typed_on_another_line_stays_while_the_figures_are_counted_anew(
    suggested, qtbot
):
    first, second = rows(suggested)[:2]
    second.chosen.emit()
    second.reason.setText("not before summer")

    first.accept()
    until_it_adds_up(suggested, qtbot)

    assert second in rows(suggested)
    assert second.is_open
    assert second.reason.isVisible()
    assert second.reason.text() == "not before summer"


def test_a_contact_that_was_carried_out_is_not_offered_again(suggested, analysed):
    words = rows(suggested)[0].words
    rows(suggested)[0].accept()
    row = next(iter(suggested.agreed.rows.values()))

    row.carried_out.emit()

    assert words.key not in suggested.suggestions.rows


def test_open_gaps_are_said_to_be_partly_to_fill_in_or_parked(suggested, analysed):
    report = analysed.report

    words = texts(suggested)

    assert f"open gaps {len(report.gaps)} →" in words
    assert f"of which {len(report.to_fill_in)} to fill in" in words


def test_what_waits_under_a_policy_is_said_not_to_count(panel, analysed, qtbot):
    analysed.attempt(edits.plan_tie, DECISION, "sanne", "anton", TieLevel.WORKING)
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(
            edits.set_fields, Opportunity, DECISION,
            contact_policy=ContactPolicy.NAMED_CONTACT, named_contact="karim",
        )  # fmt: skip
    QApplication.processEvents()

    suggest(panel, qtbot)

    assert "1 agreed contact waits under the contact policy" in texts(panel)
    assert "counts as carried out" not in texts(panel)


# -- room


def test_what_is_agreed_uses_room_and_the_list_of_room_says_so(suggested, analysed, qtbot):
    suggested.search.slots["herman"] = 1
    analysed.attempt(
        edits.accept_suggestion, DECISION, "herman", "anton", ActionKind.NEW,
        level=TieLevel.WORKING,
    )  # fmt: skip

    suggest(suggested, qtbot)
    button(suggested, "Room of each colleague in this round").click()

    assert "herman" not in {row.words.member for row in rows(suggested)}
    [room] = suggested.findChildren(Room)
    assert room.fields["herman"].value() == 1
    assert "of which 1 agreed" in texts(suggested)


def test_the_cards_of_both_plans_are_as_high_as_what_they_say_and_go_with_the_last_line(
    suggested, qtbot
):
    suggested.resize(900, 1400)
    QApplication.processEvents()
    [choice] = suggested.findChildren(PlanChoice)
    high = choice.height()

    suggested.suggestions.accept_all()
    QApplication.processEvents()

    assert high < 90
    left = [one for one in suggested.findChildren(PlanChoice) if one.isVisible()]
    assert all(one.height() < 90 for one in left)
    assert "All of this plan is decided on" in texts(suggested)


# -- the notice of what was carried out


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
