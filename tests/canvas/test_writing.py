"""People are written on the map where they belong."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app import i18n
from app.model.planning import Placement
from app.model.values import joined
from app.model.vocabulary import Confidence, Lane, Level, Role
from app.ui.canvas.name_form import NameForm
from tests.plans import DECISION

Key = Qt.Key


def added(canvas, name):
    return canvas.plan.persons[canvas.id_of(name)]


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
    canvas.press(Key.Key_N)

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
