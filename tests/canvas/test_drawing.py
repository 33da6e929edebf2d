from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app import i18n
from app.model.last_spoken import LastSpoken
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.planning import Placement
from app.model.ties import Affinity, ContactTie, Influence, ReportingLine
from app.model.values import joined
from app.model.vocabulary import Confidence, Lane, Level, Role, TieLevel, TieStatus
from app.ui.canvas.marks import text_width
from app.ui.canvas.name_form import NameForm
from tests.plans import AS_OF, DECISION

Key = Qt.Key


def added(canvas, name):
    return canvas.plan.persons[canvas.id_of(name)]


# -- writing people


def test_a_double_click_writes_a_contact_person_at_once(canvas):
    canvas.double_click(canvas.band_point(Level.HEAD))

    canvas.write("Ruud Postma", "Hoofd ICT", "IB")

    person = added(canvas, "Ruud Postma")
    assert (person.title, person.lane, person.level) == (
        "Hoofd ICT",
        Lane.TECHNICAL,
        Level.HEAD,
    )
    part = canvas.plan.membership(DECISION, person.id)
    assert part.roles == {Role.INITIATOR, Role.INFLUENCER}
    assert canvas.document.undo_stack.count() == 1


def test_what_the_title_makes_likely_is_marked_as_assumed(canvas):
    canvas.double_click(canvas.band_point(Level.STAFF))

    canvas.write("Ruud Postma", "Financieel directeur")

    person = added(canvas, "Ruud Postma")
    assert person.level is not Level.STAFF
    assert person.level_confidence is Confidence.ASSUMED
    assert person.lane_confidence is Confidence.ASSUMED
    assert canvas.view.map.cards[person.id].face.guessed


@pytest.mark.parametrize("level", list(Level))
def test_the_band_gives_the_level_where_the_title_says_nothing(canvas, level):
    canvas.double_click(canvas.band_point(level))

    canvas.write("Ruud Postma", "Prins")

    assert added(canvas, "Ruud Postma").level is level


def test_on_our_side_one_writes_a_colleague(canvas):
    geometry = canvas.view.map.geometry
    x = geometry.ours_right + 10

    canvas.double_click((x, geometry.band(Level.HEAD).box.y + 8))
    canvas.type("Marloes Kuipers")
    canvas.press(Key.Key_Return)

    member = canvas.plan.members[canvas.id_of("Marloes Kuipers")]
    assert member.level is Level.HEAD


def test_beside_the_bands_one_writes_an_outsider(canvas):
    geometry = canvas.view.map.geometry
    x = geometry.bands[0].box.right + 20

    canvas.double_click((x, geometry.bands[-1].box.y + 20))
    canvas.type("Works council")
    canvas.press(Key.Key_Return)

    assert [o.name for o in canvas.plan.outside.values()] == ["House bank", "Works council"]


def test_a_new_card_stands_near_where_one_pointed_and_stays_there(canvas):
    at = canvas.band_point(Level.HEAD, 0.85)

    canvas.double_click(at)
    canvas.write("Ruud Postma")

    box = canvas.box("Ruud Postma")
    assert abs(box.centre[0] - at[0]) < 224
    assert joined(DECISION, "map", canvas.id_of("Ruud Postma")) in canvas.plan.table(Placement)


def test_the_new_card_is_selected_and_has_the_keyboard(canvas):
    canvas.double_click(canvas.band_point(Level.HEAD))

    canvas.write("Ruud Postma")

    assert canvas.selected == {canvas.id_of("Ruud Postma")}
    assert canvas.view.current == canvas.id_of("Ruud Postma")
    assert canvas.focused is canvas.view


def test_escape_writes_nobody(canvas):
    canvas.double_click(canvas.band_point(Level.HEAD))
    canvas.type("Ruud")

    canvas.press(Key.Key_Escape)

    assert canvas.form is None
    assert not canvas.shows("Ruud")
    assert canvas.document.undo_stack.count() == 0


def test_a_click_beside_the_form_keeps_what_was_typed(canvas):
    canvas.double_click(canvas.band_point(Level.HEAD))
    canvas.type("Ruud")

    canvas.click(canvas.band_point(Level.STAFF))

    assert canvas.shows("Ruud")


def test_a_form_without_a_name_adds_nobody(canvas):
    before = len(canvas.plan.persons)
    canvas.double_click(canvas.band_point(Level.HEAD))

    canvas.press(Key.Key_Return)

    assert canvas.form is None
    assert len(canvas.plan.persons) == before


def test_a_key_writes_a_person_where_the_pointer_is(canvas):
    canvas.point_at(canvas.band_point(Level.MIDDLE))

    canvas.press(Key.Key_N)
    canvas.write("Ruud Postma")

    assert added(canvas, "Ruud Postma").level is Level.MIDDLE


def test_a_key_writes_a_colleague_beside_the_card_with_the_keyboard(canvas):
    canvas.click("Karim El Amrani")

    canvas.press(Key.Key_C)
    canvas.type("Marloes Kuipers")
    canvas.press(Key.Key_Return)

    member = canvas.plan.members[canvas.id_of("Marloes Kuipers")]
    assert member.level is Level.EXECUTIVE


@pytest.mark.parametrize("language", ["nl", "en"])
def test_role_keys_are_the_same_in_both_languages(canvas, language):
    i18n.use(language)
    canvas.double_click(canvas.band_point(Level.HEAD))

    canvas.write("Ruud Postma", "", "IDBPGU")

    part = canvas.plan.membership(DECISION, canvas.id_of("Ruud Postma"))
    assert part.roles == set(Role) - {Role.APPROVER}


def test_tab_goes_round_in_the_form(canvas):
    canvas.double_click(canvas.band_point(Level.HEAD))
    form = canvas.form

    canvas.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)

    assert isinstance(form, NameForm)
    assert canvas.focused is form.name


def test_a_form_at_the_foot_of_the_map_stays_whole_while_what_it_says_grows(canvas):
    canvas.double_click(canvas.band_point(Level.STAFF))
    form = canvas.form
    assert isinstance(form, NameForm)
    form.open_at(form.parentWidget().rect().bottomLeft())
    before = form.height()

    form.title.setText("Manager operations")

    assert form.height() > before
    assert form.parentWidget().rect().contains(form.geometry())


def test_a_double_click_on_a_card_changes_name_and_roles_in_one_step(canvas):
    canvas.double_click("Eva Brouwer")

    canvas.press(Key.Key_End)
    canvas.type(" MSc")
    canvas.press(Key.Key_Tab, Key.Key_Tab)
    canvas.type("d")
    canvas.press(Key.Key_Return)

    assert canvas.plan.persons["eva"].name == "Eva Brouwer MSc"
    assert Role.DECIDER in canvas.plan.membership(DECISION, "eva").roles
    assert canvas.document.undo_stack.count() == 1


def test_a_role_key_on_a_selected_card_gives_the_role_and_takes_it_back(canvas):
    canvas.click("Jan Smit")

    canvas.press(Key.Key_G)
    assert canvas.plan.membership(DECISION, "jan").roles == {Role.GATEKEEPER}
    canvas.press(Key.Key_G)

    assert canvas.plan.membership(DECISION, "jan").roles == frozenset()


# -- joining cards


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


@pytest.mark.parametrize("others", [(), ("Jan Smit",)])
def test_the_tie_that_was_drawn_is_selected_and_delete_removes_it_and_nobody(canvas, others):
    for name in others:
        canvas.click(name)

    canvas.drag("Herman Vos", "Karim El Amrani")
    canvas.press(Key.Key_Return)

    assert canvas.document.selection == {(ContactTie, joined("herman", "karim"))}
    assert canvas.focused is canvas.view
    canvas.press(Key.Key_Delete)
    assert canvas.plan.tie_between("herman", "karim") is None
    assert "herman" in canvas.plan.members


def test_a_tie_that_was_looked_at_and_kept_is_selected(canvas):
    canvas.drag("Sanne de Wit", "Eva Brouwer")
    canvas.press(Key.Key_Return)

    assert canvas.document.selection == {(ContactTie, joined("sanne", "eva"))}


@pytest.mark.parametrize(
    ("start", "end"), [("Herman Vos", "Karim El Amrani"), ("Jan Smit", "Lies Maes")]
)
def test_escape_in_a_chooser_leaves_the_selection_and_brings_the_keyboard_back(
    canvas, start, end
):
    canvas.start_drag(start, end)
    canvas.drop()
    before = canvas.selected

    canvas.press(Key.Key_Tab, Key.Key_Escape)

    assert canvas.form is None
    assert canvas.selected == before == {canvas.id_of(start)}
    assert canvas.view.current == canvas.id_of(start)
    assert canvas.focused is canvas.view


def test_the_line_that_was_chosen_is_selected(canvas):
    canvas.drag("Jan Smit", "Lies Maes")
    canvas.type("1")

    assert canvas.document.selection == {(ReportingLine, joined("jan", "lies"))}
    assert canvas.focused is canvas.view


def test_an_influence_from_outside_that_was_drawn_is_selected_and_shown(canvas):
    canvas.drag("House bank", "Karim El Amrani")

    assert canvas.document.selection == {(Influence, joined("bank", "karim"))}
    assert f"influence {joined('bank', 'karim')}" in canvas.view.map.lines


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape])
def test_after_the_name_form_the_selection_is_the_card_it_was_opened_on(canvas, key):
    canvas.double_click("Eva Brouwer")

    canvas.press(key)

    assert canvas.view.current == "eva"
    assert canvas.selected <= {"eva"}
    assert canvas.focused is canvas.view


# -- removing and undoing


def test_delete_removes_what_is_selected_and_undo_brings_it_back(canvas):
    canvas.click("Eva Brouwer")

    canvas.press(Key.Key_Delete)
    assert not canvas.shows("Eva Brouwer")
    assert canvas.plan.tie_between("sanne", "eva") is None
    canvas.document.undo_stack.undo()

    assert canvas.shows("Eva Brouwer")
    assert canvas.plan.tie_between("sanne", "eva") is not None


def test_a_line_is_selected_by_a_click_and_removed_with_delete(canvas):
    points = canvas.view.map.lines["tie sanne|eva"].points
    (x1, y1), (x2, y2) = points[0], points[1]

    canvas.click(((x1 + x2) / 2 + 12, (y1 + y2) / 2))
    canvas.press(Key.Key_Delete)

    assert canvas.plan.tie_between("sanne", "eva") is None
    assert "eva" in canvas.plan.persons


def test_undo_and_redo_of_a_written_person_show_on_the_map(canvas):
    canvas.double_click(canvas.band_point(Level.HEAD))
    canvas.write("Ruud Postma")
    box = canvas.box("Ruud Postma")

    canvas.document.undo_stack.undo()
    assert not canvas.shows("Ruud Postma")
    canvas.document.undo_stack.redo()

    assert canvas.box("Ruud Postma") == box


def test_everything_drawn_is_undone_step_by_step(canvas):
    before = canvas.plan
    canvas.double_click(canvas.band_point(Level.HEAD))
    canvas.write("Ruud Postma", "Hoofd ICT", "B")
    canvas.drag("Herman Vos", "Ruud Postma")
    canvas.press(Key.Key_2, Key.Key_Return)
    canvas.drag("Ruud Postma", "Karim El Amrani")
    canvas.type("3")
    canvas.press(Key.Key_U)

    assert canvas.document.undo_stack.count() == 4
    while canvas.document.undo_stack.canUndo():
        canvas.document.undo_stack.undo()

    assert canvas.plan == before


def test_the_kinds_on_the_map_are_people_colleagues_and_outsiders(canvas):
    kinds = {card.face.ref[0] for card in canvas.view.map.cards.values()}

    assert kinds == {Person, TeamMember, OutsideInfluence}
