"""Every gesture of a what-if is supposed or refused, and nothing of it is stored."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.analysis.what_if import attitude_becomes, colleague_leaves
from app.model import edits
from app.model.change import Change, Message
from app.model.decision import Membership, Opportunity
from app.model.people import Person, TeamMember
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import Attitude, ContactPolicy, Role, TieLevel, TieStatus
from app.ui.panels.fields import TextField
from app.ui.panels.inspector import Inspector
from tests.ui.conftest import DECISION
from tests.ui.what_if.reading import SANNE_EVA

ANTON_HERE = joined(DECISION, "anton")


@pytest.fixture
def complaints(analysed):
    found: list[str] = []
    analysed.refused.connect(found.append)
    return found


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
    assert "new or stronger" in supposing.what_if.why_no_plan


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


def test_a_message_that_says_nothing_of_the_decision_is_no_step(supposing, analysed, stored):
    assert not analysed.do(Change(Message.of("cards.arranged"), ()))
    assert supposing.steps == ()
