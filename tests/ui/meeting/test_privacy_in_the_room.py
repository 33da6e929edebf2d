"""What the wall keeps to itself: internal matters, and from a customer all but names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsView, QWidget

from app.analysis.story import tells_of_people
from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.model.change import Change, Edit, Message
from app.model.decision import Membership, Opportunity
from app.model.vocabulary import Attitude, Level, Role, Stage
from app.ui.meeting.customer_page import CustomerPage
from app.ui.meeting.keys import STRIP
from app.ui.meeting.presenter import Presenter
from tests.plans import DECISION, person, small_plan
from tests.planted import MARK, opportunity, planted_plan


def critics() -> AccountPlan:
    """A decider against us, on whom rules about attitude and our own side find gaps."""
    return small_plan(
        *person("tom", "Tom Verhaegen", Role.DECIDER, level=Level.HEAD,
                attitude=Attitude.AGAINST),
    )  # fmt: skip


def painted(widget: QWidget) -> bytes:
    """All that is painted, with its texts as texts."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture = QSvgGenerator()
    picture.setOutputDevice(buffer)
    picture.setSize(QSize(widget.width(), widget.height()))
    with QPainter(picture) as painter:
        widget.render(painter, QPoint())
    return bytes(buffer.data().data())


def said(widget: QWidget) -> str:
    """What a widget and all in it say to screen readers and in tooltips and titles."""
    widgets = [widget, *widget.findChildren(QWidget)]
    return "\n".join(
        text
        for one in widgets
        for text in (
            one.accessibleName(), one.accessibleDescription(), one.toolTip(),
            one.windowTitle(), str(one.property("text") or ""),
        )
    )  # fmt: skip


def planted(variant: int = 0) -> AccountPlan:
    """The planted plan while the decision is open, so that there are gaps to tell."""
    plan = planted_plan(variant)
    decision = plan.opportunities[opportunity()]
    kept = Edit(decision, replace(decision, stage=Stage.OFFER))
    return plan.apply(Change(Message.of("x"), (kept,)))


# -- among ourselves


def test_attitudes_are_hidden_until_they_are_asked_for(room):
    here = room(critics())
    cards = here.stage.map.stage.cards
    assert {card.face.attitude for card in cards.values()} == {None}

    here.press("v")

    assert cards["tom"].face.attitude is Attitude.AGAINST
    assert cards["tom"].tells_attitude
    assert "INTERNAL" in here.read()

    here.press("v")

    assert {card.face.attitude for card in cards.values()} == {None}
    assert not any(card.tells_attitude for card in cards.values())
    assert "INTERNAL" not in here.read()


def test_the_wall_looks_the_same_whatever_the_attitudes_are(room):
    pictures = []
    for attitude in (Attitude.AGAINST, Attitude.ADVOCATE):
        plan = small_plan()
        part = plan.membership(DECISION, "eva")
        changed = Edit(part, replace(part, attitude=attitude))
        here = room(plan.apply(Change(Message.of("x"), (changed,))))
        first = painted(here.stage)
        here.press("right")
        pictures.append((first, painted(here.stage)))

    assert pictures[0] == pictures[1]


def test_gaps_that_tell_of_people_have_a_step_only_with_internal_matters(room):
    here = room(critics())
    here.press("m")
    told = [one.gap for one in here.meeting.told_gaps()]
    assert not any(tells_of_people(gap) for gap in told)

    here.press("v")

    shown = [one.gap for one in here.meeting.told_gaps()]
    assert any(gap.about_us for gap in shown)
    assert any(gap.rule in ("R20", "R23") for gap in shown)


def test_a_gap_keeps_its_number_when_internal_matters_come_and_go(room):
    here = room(critics())
    here.press("m")
    before = {step.key: step.number for step in here.meeting.steps if step.number}

    here.press("v", "v")

    assert {s.key: s.number for s in here.meeting.steps if s.number} == before


# -- with a customer in the room


def test_a_customer_comes_in_at_the_second_press_only(room):
    here = room(critics())

    here.press("c")
    assert not here.meeting.is_for_customer

    here.press("right", "c")
    assert not here.meeting.is_for_customer

    here.press("c")
    assert here.meeting.is_for_customer
    assert here.meeting.audience is Audience.CUSTOMER


@pytest.mark.parametrize("before", [[], ["v"], ["m", "v", "right", "right", "right", "right"],
                                    ["z", "person", "enter"], ["?"], ["w"]])  # fmt: skip
def test_nothing_planted_is_on_the_wall_with_a_customer_in_the_room(room, before):
    here = room(planted(), opportunity())
    here.press(*before)
    if here.stage.capture is not None:
        here.press("esc")
    here.press("c", "c")
    assert here.meeting.is_for_customer

    for key in ("", "right", "left", "?", "2", "b", "b", "t", "?"):
        if key:
            here.press(key)
        assert MARK not in here.read()
        assert MARK not in said(here.stage)
        assert MARK.encode() not in painted(here.stage)


def test_the_wall_for_a_customer_holds_no_widget_that_knows_more(room):
    here = room(planted(), opportunity())
    here.press("c", "c")

    assert here.stage.findChildren(QGraphicsView) == []
    assert (here.stage.map, here.stage.side, here.stage.plan_page) == (None, None, None)
    assert len(here.stage.findChildren(CustomerPage)) == 1


def test_plans_that_differ_in_what_a_customer_must_not_see_look_the_same(room):
    pictures = []
    for variant in (0, 1):
        here = room(planted(variant), opportunity())
        here.press("c", "c")
        pages = []
        for _ in here.meeting.steps:
            pages.append(painted(here.stage))
            here.press("right")
        pictures.append(pages)

    assert pictures[0] == pictures[1]


def test_no_key_brings_anything_internal_back_while_a_customer_is_there(room):
    here = room(critics())
    here.press("c", "c")

    here.press("v", "w", "a", "k", "n", "d", "z", "m", "x", "l", "s", "+", "-", "0", "undo")

    assert here.stage.capture is None
    assert not here.meeting.internal
    assert not here.document.supposing.is_on
    assert here.document.plan == critics()
    assert "Why" not in here.read()


def test_a_step_that_names_gaps_scores_or_roles_is_not_told_to_a_customer(room):
    here = room(critics())
    here.press("c", "c")

    words = "\n".join(f"{step.title} {step.why} {step.todo}" for step in here.meeting.steps)
    assert not any(step.number or step.before or step.rows for step in here.meeting.steps)
    assert "Score" not in words
    assert "Decider" not in here.read()


def test_leaving_with_a_customer_there_is_black_first(room, qtbot):
    here = room(critics())
    here.press("c", "c", "esc")
    assert here.meeting.blank
    assert here.read() == ""

    with qtbot.waitSignal(here.meeting.left):
        here.press("esc")


def test_sentences_of_what_was_done_are_not_told_while_a_customer_is_there(room):
    here = room(critics())
    here.press("c", "c")

    here.meeting.told.emit("Tom is against us")

    assert "Tom is against us" not in here.read()


def test_a_change_of_a_colleague_is_redacted_before_it_is_seen(room):
    here = room(critics())
    here.press("c", "c")
    plan = here.document.plan
    eva = plan.persons["eva"]
    renamed = Edit(eva, replace(eva, name="Eva Bruin", note="internal zq9"))

    here.document.copy.edit(Change(Message.of("person.changed"), (renamed,)))

    assert "Eva Bruin" in here.read()
    assert b"zq9" not in painted(here.stage)


def test_the_strip_for_a_customer_names_no_internal_key(room):
    here = room(critics())
    here.press("c", "c", "?")

    internal = {words for key, words in STRIP if key in ("V", "W", "C C", "+ − 0", "M")}
    assert not [words for words in internal if words in here.read()]


# -- the presenter


def test_the_presenters_window_is_marked_with_the_audience(room, qtbot):
    here = room(critics())
    presenter = Presenter(here.meeting, here.keys, None)
    qtbot.addWidget(presenter)
    assert "hidden" in presenter.audience.text()

    here.press("v")
    assert "on the wall" in presenter.audience.text()

    here.press("c", "c")
    assert presenter.audience.text().startswith("CUSTOMER IN THE ROOM")


def test_notes_on_people_are_shown_to_the_presenter_only_when_asked_for(room, qtbot):
    plan = critics()
    karim = plan.persons["karim"]
    noted = Edit(karim, replace(karim, note="golf on Fridays"))
    here = room(plan.apply(Change(Message.of("x"), (noted,))))
    presenter = Presenter(here.meeting, here.keys, None)
    qtbot.addWidget(presenter)
    here.go_to("R02")
    assert "golf" not in said(presenter)

    presenter.turn_notes()
    assert "golf on Fridays" in presenter.notes.text()

    here.press("c", "c")
    assert "golf" not in said(presenter)


def test_the_presenter_sees_the_whole_gap_and_what_comes_next(room, qtbot):
    here = room(critics())
    presenter = Presenter(here.meeting, here.keys, None)
    qtbot.addWidget(presenter)
    here.go_to("R02")

    step, coming = here.meeting.step, here.meeting.next_step
    assert presenter.why.text() == step.why
    assert presenter.todo.text() == step.todo
    assert presenter.next.text() == coming.title


def test_what_is_painted_can_be_read_in_these_tests(room):
    here = room(critics())
    here.press("v")

    picture = painted(here.stage).decode()

    assert "Who has a say in this?" in picture
    assert "Tom" in picture
    assert "INTERNAL" in picture


def test_the_fixture_has_what_must_be_hidden():
    plan = planted()

    assert any(MARK in str(one) for one in plan.table(Membership).values())
    assert any(MARK in str(one) for one in plan.table(Opportunity).values())
