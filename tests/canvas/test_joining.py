"""Cards are joined by dragging one onto another."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app import i18n
from app.model.last_spoken import LastSpoken
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.planning import Placement
from app.model.ties import Affinity, Influence, ReportingLine
from app.model.values import joined
from app.model.vocabulary import Confidence, TieLevel, TieStatus
from app.ui.canvas.marks import text_width
from tests.plans import AS_OF

Key = Qt.Key


def test_dragging_from_colleague_to_customer_draws_their_tie(canvas):
    canvas.drag("Herman Vos", "Karim El Amrani")
    canvas.press(Key.Key_3, Key.Key_Return)

    tie = canvas.plan.tie_between("herman", "karim")
    assert tie.level is TieLevel.GOOD
    assert tie.last_contact == LastSpoken.THIS_QUARTER.on(AS_OF)
    assert tie.last_contact_confidence is Confidence.ASSUMED
    assert canvas.document.undo_stack.count() == 1
    assert "tie herman|karim" in canvas.view.map.lines


def test_dragging_from_customer_to_colleague_draws_the_same_tie(canvas):
    canvas.drag("Karim El Amrani", "Herman Vos")
    canvas.press(Key.Key_Return)

    assert canvas.plan.tie_between("herman", "karim").level is TieLevel.WORKING


def test_the_card_that_was_dragged_onto_another_goes_back_to_its_place(canvas):
    before = canvas.box("Herman Vos")

    canvas.drag("Herman Vos", "Karim El Amrani")
    canvas.press(Key.Key_Return)

    assert canvas.box("Herman Vos") == before
    assert not canvas.plan.table(Placement)


def test_when_they_last_spoke_is_chosen_with_the_arrows(canvas):
    canvas.drag("Herman Vos", "Karim El Amrani")

    canvas.press(Key.Key_Right, Key.Key_Return)

    tie = canvas.plan.tie_between("herman", "karim")
    assert tie.last_contact == LastSpoken.THIS_YEAR.on(AS_OF)


def test_not_knowing_when_they_spoke_leaves_no_date(canvas):
    canvas.drag("Herman Vos", "Karim El Amrani")

    canvas.press(Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Return)

    assert canvas.plan.tie_between("herman", "karim").last_contact is None


def test_a_click_on_a_level_and_on_draw_does_without_the_keyboard(qtbot, canvas):
    canvas.drag("Herman Vos", "Karim El Amrani")

    qtbot.mouseClick(canvas.tie_chooser.chips[TieLevel.TRUSTED], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(canvas.tie_chooser.keep, Qt.MouseButton.LeftButton)

    assert canvas.plan.tie_between("herman", "karim").level is TieLevel.TRUSTED


@pytest.mark.parametrize(
    ("key", "level", "status"),
    [
        (Key.Key_5, None, None),
        (Key.Key_6, None, TieStatus.NOT_NEEDED),
        (Key.Key_7, None, TieStatus.LOST),
        (Key.Key_0, TieLevel.NONE, None),
    ],
)
def test_a_tie_can_be_unknown_needless_lost_or_none(canvas, key, level, status):
    canvas.drag("Herman Vos", "Karim El Amrani")

    canvas.press(key, Key.Key_Return)

    tie = canvas.plan.tie_between("herman", "karim")
    assert (tie.level, tie.status) == (level, status)


def test_escape_in_the_chooser_draws_nothing(canvas):
    canvas.drag("Herman Vos", "Karim El Amrani")

    canvas.press(Key.Key_Escape)

    assert canvas.plan.tie_between("herman", "karim") is None
    assert canvas.document.undo_stack.count() == 0


def test_escape_while_dragging_draws_and_moves_nothing(canvas):
    canvas.start_drag("Herman Vos", "Karim El Amrani")

    canvas.press(Key.Key_Escape)
    canvas.drop()

    assert canvas.form is None
    assert canvas.document.undo_stack.count() == 0


def test_dragging_over_a_standing_tie_changes_it_and_keeps_its_date(canvas):
    before = canvas.plan.tie_between("sanne", "eva")

    canvas.drag("Sanne de Wit", "Eva Brouwer")
    canvas.press(Key.Key_1, Key.Key_Return)

    tie = canvas.plan.tie_between("sanne", "eva")
    assert tie.level is TieLevel.ACQUAINTED
    assert tie.last_contact == before.last_contact


@pytest.mark.parametrize(
    ("number", "kind", "id"),
    [
        (1, ReportingLine, joined("jan", "lies")),
        (2, ReportingLine, joined("lies", "jan")),
        (3, Influence, joined("jan", "lies")),
        (4, Influence, joined("lies", "jan")),
        (5, Affinity, joined("jan", "lies")),
        (6, Affinity, joined("jan", "lies")),
    ],
)
def test_between_two_customers_one_chooses_the_line(canvas, number, kind, id):
    canvas.drag("Jan Smit", "Lies Maes")
    assert canvas.line_chooser is canvas.form

    canvas.type(str(number))

    line = canvas.plan.find(kind, id)
    assert line is not None
    assert getattr(line, "sign", 0) == {5: 1, 6: -1}.get(number, 0)
    assert f"{kind_name(kind)} {id}" in canvas.view.map.lines
    assert canvas.document.undo_stack.count() == 1


def kind_name(kind):
    names = {ReportingLine: "reporting_line", Influence: "influence", Affinity: "affinity"}
    return names[kind]


def test_an_outsider_dragged_to_a_customer_influences_them(canvas):
    canvas.drag("House bank", "Karim El Amrani")

    assert canvas.plan.find(Influence, joined("bank", "karim")) is not None


def test_two_colleagues_are_not_joined_and_one_is_told_why(qtbot, canvas):
    with qtbot.waitSignal(canvas.document.refused):
        canvas.drag("Herman Vos", "Sanne de Wit")

    assert canvas.document.undo_stack.count() == 0


def test_a_circle_of_managers_is_refused_in_words(qtbot, canvas):
    canvas.drag("Karim El Amrani", "Eva Brouwer")

    with qtbot.waitSignal(canvas.document.refused):
        canvas.type("1")

    assert canvas.form is None


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("start", "end"), [("Herman Vos", "Karim El Amrani"), ("Jan Smit", "Lies Maes")]
)
def test_every_answer_of_a_chooser_has_room_for_its_words(canvas, language, start, end):
    i18n.use(language)

    canvas.drag(start, end)

    answers = [b for b in canvas.form.findChildren(QAbstractButton) if b.accessibleName()]
    assert len(answers) >= 6
    for button in answers:
        assert text_width(button.accessibleName(), "small") < button.sizeHint().width()
        assert button.sizeHint().width() <= button.width(), button.accessibleName()


def test_the_kinds_on_the_map_are_people_colleagues_and_outsiders(canvas):
    kinds = {card.face.ref[0] for card in canvas.view.map.cards.values()}

    assert kinds == {Person, TeamMember, OutsideInfluence}
