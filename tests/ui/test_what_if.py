"""What-if in the window: everything answers at once, and nothing of it is stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.analysis.what_if import attitude_becomes, colleague_leaves, contact_leaves
from app.model import edits
from app.model.change import Change, Message
from app.model.decision import Membership, Opportunity
from app.model.people import Person, TeamMember
from app.model.planning import PlannedTie
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import Attitude, ContactPolicy, Role, TieLevel, TieStatus
from app.model.working_copy import Exchange
from app.ui import document as documents
from app.ui.canvas.line_kinds import Pattern
from app.ui.canvas.view import MapView
from app.ui.dialogs.keep_plan import KeepPlanDialog
from app.ui.latest import Latest
from app.ui.panels.departures import DeparturesPanel
from app.ui.panels.difference import DifferencePanel
from app.ui.panels.fields import TextField
from app.ui.panels.inspector import Inspector
from app.ui.panels.inspector_planned import PlannedTiePage
from app.ui.panels.labels import Label
from app.ui.panels.routes import RoutesField
from app.ui.what_if_bar import WhatIfFrame, _score_words
from tests.ui.conftest import DECISION, TODAY

ask = Latest.ask
SANNE_EVA = joined("sanne", "eva")
SANNE_ANTON = joined("sanne", "anton")
ANTON_HERE = joined(DECISION, "anton")


@pytest.fixture
def supposing(analysed):
    analysed.supposing.begin()
    return analysed.supposing


@pytest.fixture
def stored(analysed):
    """Everything a change would reach; equal afterwards when nothing did."""

    def now():
        copy = analysed.copy
        return copy.plan, tuple(copy.pending), analysed.undo_stack.count(), copy.revision

    done: list[Change] = []
    analysed.done.connect(done.append)
    before = now()
    yield
    assert now() == before
    assert analysed.copy.plan is before[0]
    assert done == []


@pytest.fixture
def complaints(analysed):
    found: list[str] = []
    analysed.refused.connect(found.append)
    return found


@pytest.fixture
def canvas(analysed, shown):
    return shown(MapView(analysed), 1000, 700)


def texts(widget) -> str:
    labels = [one.text() for one in widget.findChildren(Label) if one.isVisibleTo(widget)]
    buttons = [one.text() for one in widget.findChildren(QPushButton)]
    return "\n".join(labels + buttons)


def button(widget, text: str) -> QPushButton:
    found: list[QPushButton] = widget.findChildren(QPushButton)
    return next(one for one in found if one.text() == text)


def test_every_gesture_becomes_a_step_and_nothing_reaches_what_is_stored(
    supposing, analysed, stored
):
    analysed.attempt(edits.add_tie, "sanne", "anton", level=TieLevel.GOOD)
    analysed.attempt(edits.set_tie, "sanne", "eva", level=TieLevel.TRUSTED)
    analysed.attempt(edits.set_fields, Membership, ANTON_HERE, attitude=Attitude.FOR)
    analysed.attempt(edits.toggle_role, DECISION, "eva", Role.USER)
    analysed.attempt(edits.add_influence, "eva", "anton")
    analysed.attempt(edits.remove, [(TeamMember, "herman")])

    assert len(supposing.steps) == 6
    assert analysed.plan.tie_between("sanne", "anton").level is TieLevel.GOOD
    assert analysed.plan.membership(DECISION, "anton").attitude is Attitude.FOR
    assert "herman" in supposing.left
    assert analysed.report.score.total > analysed.measured.score.total
    supposing.end()
    assert analysed.plan is analysed.copy.plan
    assert analysed.report is analysed.measured


@pytest.mark.parametrize(
    ("edit", "arguments", "values"),
    [
        (edits.add_person, (DECISION, "Nora"), {}),
        (edits.add_member, (DECISION, "Nora"), {}),
        (edits.set_fields, (Person, "eva"), {"name": "Eva B."}),
        (
            edits.set_fields,
            (Opportunity, DECISION),
            {"contact_policy": ContactPolicy.FORBIDDEN},
        ),
        (edits.move_cards, (DECISION, {"eva": (3.0, 4.0)}), {}),
        (edits.set_tie, ("herman", "anton"), {"level": TieLevel.NONE}),
    ],
)
def test_what_makes_no_sense_in_a_what_if_is_refused_in_a_sentence(
    supposing, analysed, stored, complaints, edit, arguments, values
):
    made = analysed.attempt(edit, *arguments, **values)

    assert not made
    assert supposing.steps == ()
    assert len(complaints) == 1
    assert complaints[0].endswith(".")


def test_a_field_that_is_no_part_of_a_what_if_shows_again_what_holds(
    supposing, analysed, stored, shown, qtbot
):
    inspector = shown(Inspector(analysed))
    analysed.select([(Person, "anton")])
    title = next(one for one in inspector.findChildren(TextField) if one.text() == "Chair")

    title.setText("Chief")
    title.flush()

    qtbot.waitUntil(lambda: title.text() == "Chair")


def test_removing_a_contact_with_ties_is_one_step(supposing, analysed, stored):
    analysed.attempt(edits.remove, [(Person, "eva")])

    assert [step.label for step in supposing.steps] == ["What if Eva Brouwer leaves"]
    assert analysed.report.score.total < analysed.measured.score.total


def test_a_tie_that_is_called_lost_or_none_is_supposed_lost(supposing, analysed, stored):
    analysed.attempt(edits.set_tie, "sanne", "eva", status=TieStatus.LOST)
    assert [step.change.message.id for step in supposing.steps] == ["what_if.tie_lost"]

    analysed.undo()
    analysed.attempt(edits.set_tie, "sanne", "eva", level=TieLevel.NONE)

    assert [step.change.message.id for step in supposing.steps] == ["what_if.tie_lost"]
    assert SANNE_EVA not in analysed.plan.ties


def test_a_line_that_is_supposed_gone_is_not_selected(
    supposing, analysed, stored, canvas, qtbot
):
    canvas.join("sanne", "eva")
    qtbot.keyClicks(canvas.form, "0")
    qtbot.keyClick(canvas.form, Qt.Key.Key_Return)

    assert analysed.plan.tie_between("sanne", "eva") is None
    assert all(analysed.plan.find(*ref) for ref in analysed.selection)


def test_a_lower_level_is_supposed_as_it_is(supposing, analysed, stored):
    analysed.attempt(edits.set_tie, "sanne", "eva", level=TieLevel.ACQUAINTED)

    assert analysed.plan.ties[SANNE_EVA].level is TieLevel.ACQUAINTED
    assert not supposing.what_if.can_be_planned


def test_several_that_are_removed_at_once_leave_one_by_one(supposing, analysed, stored):
    analysed.attempt(edits.remove, [(Person, "anton"), (ContactTie, SANNE_EVA)])

    assert [step.change.message.id for step in supposing.steps] == [
        "what_if.leaves",
        "what_if.tie_lost",
    ]


def test_who_has_left_takes_no_more_relationships(supposing, analysed, stored, complaints):
    supposing.suppose(colleague_leaves, "herman")

    analysed.attempt(edits.add_tie, "herman", "anton", level=TieLevel.GOOD)

    assert len(supposing.steps) == 1
    assert "Herman Vos" in complaints[0]


def test_undo_takes_the_last_step_back(supposing, analysed, stored):
    supposing.suppose(colleague_leaves, "herman")
    supposing.suppose(attitude_becomes, DECISION, "eva", Attitude.AGAINST)
    assert "Eva Brouwer" in analysed.undo_words()

    analysed.undo()

    assert [step.label for step in supposing.steps] == ["What if Herman Vos leaves"]
    assert analysed.undo_words(redo=True) is None


def test_a_what_if_needs_a_report_to_start_from(document):
    said: list[str] = []
    document.refused.connect(said.append)

    document.supposing.begin()

    assert not document.supposing.is_on
    assert len(said) == 1


def test_it_stays_right_when_others_change_the_plan_underneath(supposing, analysed):
    supposing.suppose(colleague_leaves, "sanne")
    theirs = edits.add_tie(analysed.copy.plan, "herman", "anton", level=TieLevel.TRUSTED)

    analysed.copy.settle(Exchange((theirs,), 0, 1))

    assert analysed.plan.tie_between("herman", "anton") is not None
    assert "sanne" in supposing.left
    assert supposing.what_if.base is analysed.measured
    assert analysed.measured.network.plan is analysed.copy.plan


def test_the_bar_follows_what_others_change_underneath(analysed, shown):
    frame = shown(WhatIfFrame(analysed, Label("map")), 1000, 300)
    analysed.supposing.suppose(colleague_leaves, "sanne")
    assert "→ 0" in frame.bar.score.text()
    theirs = edits.add_tie(
        analysed.copy.plan, "herman", "anton", level=TieLevel.TRUSTED, last_contact=TODAY
    )

    analysed.copy.settle(Exchange((theirs,), 0, 1))

    assert "→ 0" not in frame.bar.score.text()


def test_a_large_plan_is_supposed_in_a_worker_and_the_latest_holds(
    supposing, analysed, stored, qtbot, monkeypatch
):
    monkeypatch.setattr(documents, "LARGE", 0)

    supposing.suppose(colleague_leaves, "sanne")
    supposing.suppose(contact_leaves, DECISION, "anton")
    assert supposing.is_stale
    assert supposing.steps == ()

    qtbot.waitUntil(lambda: not supposing.is_stale)
    assert supposing.left == {"sanne", "anton"}


def test_what_was_let_go_while_the_worker_was_busy_does_not_come_back(
    supposing, analysed, stored, qtbot, monkeypatch
):
    monkeypatch.setattr(documents, "LARGE", 0)
    supposing.suppose(colleague_leaves, "sanne")

    supposing.end()
    supposing.begin()
    supposing.suppose(colleague_leaves, "herman")

    qtbot.waitUntil(lambda: not supposing.is_stale)
    assert supposing.left == {"herman"}


def test_the_map_greys_who_left_and_dots_what_is_supposed(canvas, supposing, analysed, stored):
    supposing.suppose(colleague_leaves, "herman")
    analysed.attempt(edits.add_tie, "sanne", "anton", level=TieLevel.GOOD)

    assert canvas.map.cards["herman"].face.left
    assert not canvas.map.cards["sanne"].face.left
    assert canvas.map.lines[f"tie {SANNE_ANTON}"].stroke.pattern is Pattern.DOTTED
    assert canvas.map.lines[f"tie {SANNE_EVA}"].stroke.pattern is Pattern.SOLID
    supposing.end()
    assert not canvas.map.cards["herman"].face.left
    assert f"tie {SANNE_ANTON}" not in canvas.map.lines


def test_delete_on_the_map_supposes_and_escape_lets_go(
    canvas, supposing, analysed, stored, qtbot
):
    canvas.go_to("eva")
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert supposing.left == {"eva"}

    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)

    assert not supposing.is_on


def test_a_tie_drawn_with_the_keys_is_supposed(canvas, supposing, analysed, stored, qtbot):
    canvas.go_to("herman")
    canvas.start_tie()
    canvas.aim("anton")
    canvas.finish_tie()
    assert "When did they last speak?" not in texts(canvas.form)
    qtbot.keyClick(canvas.form, Qt.Key.Key_4)
    qtbot.keyClick(canvas.form, Qt.Key.Key_Return)

    assert analysed.plan.tie_between("herman", "anton").level is TieLevel.TRUSTED
    assert supposing.what_if.can_be_planned


def test_the_bar_says_what_is_supposed_and_takes_a_step_back(analysed, stored, shown, qtbot):
    frame = shown(WhatIfFrame(analysed, Label("map")), 1000, 300)
    assert not frame.bar.isVisible()

    analysed.supposing.suppose(colleague_leaves, "sanne")
    analysed.supposing.suppose(attitude_becomes, DECISION, "eva", Attitude.FOR)

    assert frame.bar.isVisible()
    assert [chip.text() for chip in frame.bar.chips] == [
        "Sanne de Wit leaves",
        "Eva Brouwer: for",
    ]
    assert "→ 0" in frame.bar.score.text()
    assert not frame.bar.keep.isEnabled()
    qtbot.mouseClick(frame.bar.chips[0], Qt.MouseButton.LeftButton)
    assert [chip.text() for chip in frame.bar.chips] == ["Eva Brouwer: for"]
    qtbot.mouseClick(frame.bar.end, Qt.MouseButton.LeftButton)
    assert not analysed.supposing.is_on
    assert not frame.bar.isVisible()


def test_the_difference_lists_what_is_lost_and_marks_next_steps(
    supposing, analysed, stored, shown
):
    panel = shown(DifferencePanel(analysed), 1000, 240)

    supposing.suppose(colleague_leaves, "sanne")
    assert "Lost: Eva Brouwer." in texts(panel)
    assert "goes dark" in texts(panel)

    analysed.undo()
    analysed.attempt(edits.add_tie, "sanne", "anton", level=TieLevel.GOOD)

    assert "Won: Anton van Dijk." in texts(panel)
    assert supposing.what_if.difference.next_steps
    assert "next step" in texts(panel)


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


def test_departures_are_computed_when_they_are_shown_and_kept_fresh_then(
    analysed, shown, qtbot, monkeypatch
):
    asked: list[object] = []

    def noted(latest: Latest, compute: Callable[[], object]) -> None:
        asked.append(compute)
        ask(latest, compute)

    monkeypatch.setattr(Latest, "ask", noted)
    panel = DeparturesPanel(analysed)
    analysed.attempt(edits.set_tie, "sanne", "eva", level=TieLevel.TRUSTED)
    assert asked == []

    shown(panel, 900, 400)

    qtbot.waitUntil(lambda: "Without Sanne de Wit the score drops" in texts(panel))
    analysed.attempt(
        edits.add_tie, "herman", "anton", level=TieLevel.TRUSTED, last_contact=TODAY
    )
    qtbot.waitUntil(lambda: "Without Herman Vos the score drops" in texts(panel))


def test_a_departure_is_tried_from_the_panel(analysed, shown, qtbot):
    panel = shown(DeparturesPanel(analysed), 900, 400)
    qtbot.waitUntil(lambda: "Sanne de Wit" in texts(panel))
    tried: list[object] = []
    panel.try_asked.connect(tried.append)

    button(panel, "Try it").click()

    assert tried == [(TeamMember, "sanne")]


def test_what_is_selected_can_be_supposed_gone(analysed, stored, shown):
    analysed.select([(ContactTie, SANNE_EVA)])
    inspector = shown(Inspector(analysed))

    button(inspector, "What if this relationship is lost?").click()

    assert [step.change.message.id for step in analysed.supposing.steps] == ["what_if.tie_lost"]


@pytest.fixture
def with_a_way(analysed):
    """Eva, whom Sanne knows, reports to Anton: the way in."""
    analysed.attempt(edits.add_reporting_line, "eva", "anton")
    return analysed


def test_a_route_opens_to_its_factors_and_is_lit_on_the_map(with_a_way, shown, canvas, qtbot):
    field = shown(RoutesField(with_a_way, "anton"), 320, 300)
    field.refresh()
    qtbot.waitUntil(lambda: len(field.rows) == 1)
    row = field.rows[0]
    assert "Sanne de Wit → Eva Brouwer → Anton van Dijk" in texts(field)
    assert "to their manager" not in texts(field)

    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)

    assert "to their manager" in texts(field)
    lit = {frozenset((one.line.source, one.line.target)) for one in canvas.map.standing_out()}
    assert lit == {frozenset(("sanne", "eva")), frozenset(("eva", "anton"))}
    assert canvas.map.cards["eva"].aimed
    row.clearFocus()
    assert not canvas.map.cards["eva"].aimed


def test_under_a_contact_policy_a_route_is_a_measurement_and_no_advice(
    with_a_way, shown, qtbot
):
    with_a_way.attempt(
        edits.set_fields, Opportunity, DECISION, contact_policy=ContactPolicy.FORBIDDEN
    )
    field = shown(RoutesField(with_a_way, "anton"), 320, 300)

    field.refresh()

    qtbot.waitUntil(lambda: len(field.rows) == 1)
    assert texts(field).startswith("A measurement, no advice:")
    assert "Avoids" not in texts(field)


def test_a_message_that_says_nothing_of_the_decision_is_no_step(supposing, analysed, stored):
    assert not analysed.do(Change(Message.of("cards.arranged"), ()))
    assert supposing.steps == ()


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


def test_a_small_difference_is_told_to_one_decimal_and_a_large_one_in_whole_points():
    assert _score_words(28.4, 29.8) == "Score 28.4 → 29.8 (+1.4)"
    assert _score_words(28.4, 47.4) == "Score 28 → 47 (+19)"
    assert _score_words(28.4, 28.41) == "Score 28"
