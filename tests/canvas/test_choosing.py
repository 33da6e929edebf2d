"""What is chosen on the map, and which lines it shows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from app.model.vocabulary import Level
from app.ui.canvas.line_kinds import LineKind
from tests.canvas.spots import free_spot

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_a_click_selects_a_card_in_the_document(canvas):
    canvas.click("Eva Brouwer")

    assert canvas.selected == {"eva"}
    assert canvas.view.map.cards["eva"].selected


def test_shift_selects_one_more_and_one_less(canvas):
    canvas.click("Eva Brouwer")
    canvas.click("Jan Smit", SHIFT)
    assert canvas.selected == {"eva", "jan"}

    canvas.click("Eva Brouwer", SHIFT)

    assert canvas.selected == {"jan"}


def test_a_click_beside_everything_selects_nothing(canvas):
    canvas.click("Eva Brouwer")

    canvas.click(free_spot(canvas, Level.HEAD, 0.98, 4))

    assert canvas.selected == set()


def test_a_rubber_band_selects_what_it_encloses(canvas):
    eva, jan = canvas.box("Eva Brouwer"), canvas.box("Jan Smit")

    canvas.drag((jan.right + 24, jan.bottom + 8), (eva.x - 16, eva.y - 8))

    assert canvas.selected == {"eva", "jan"}
    assert canvas.document.undo_stack.count() == 0


def test_escape_takes_a_rubber_band_back(canvas):
    canvas.click("Karim El Amrani")
    eva, jan = canvas.box("Eva Brouwer"), canvas.box("Jan Smit")
    canvas.start_drag((jan.right + 24, jan.bottom + 8), (eva.x - 16, eva.y - 8))

    canvas.press(Key.Key_Escape)
    canvas.drop()

    assert canvas.selected <= {"karim"}


def test_what_is_selected_elsewhere_shows_on_the_map(canvas):
    canvas.document.select([canvas.view.map.cards["lies"].face.ref])

    assert canvas.view.map.cards["lies"].selected


def test_the_lines_of_the_card_under_the_pointer_come_forward(canvas):
    scene = canvas.view.map

    canvas.point_at("Sanne de Wit")

    forward = {one.line.id for one in scene.standing_out()}
    assert forward == {"tie sanne|eva", "tie sanne|lies"}
    assert scene.stepped_back


def test_showing_a_gap_selects_its_people_and_brings_them_into_view(canvas):
    for _ in range(6):
        canvas.view.zoom_in()
    canvas.view.pan(QPoint(-2000, -2000))
    ref = canvas.view.map.cards["karim"].face.ref

    canvas.view.show_refs([ref])

    assert canvas.selected == {"karim"}
    centre = canvas.view.map.cards["karim"].sceneBoundingRect().center()
    assert canvas.view.visible_area().contains(centre)


# -- lines and legend


@pytest.mark.parametrize(
    ("name", "kind"),
    [("reporting", LineKind.REPORTING), ("affinities", LineKind.CONFLICT)],
)
def test_lines_within_the_buying_team_are_switched_off_and_on(qtbot, canvas, name, kind):
    def kinds():
        return {one.line.kind for one in canvas.view.map.lines.values()}

    assert canvas.view.shows(name)
    qtbot.mouseClick(canvas.view.legend.switches[name], Qt.MouseButton.LeftButton)
    assert kind not in kinds()
    qtbot.mouseClick(canvas.view.legend.switches[name], Qt.MouseButton.LeftButton)

    assert kind in kinds()


def test_ties_show_whatever_is_switched_off(canvas):
    for name in ("reporting", "influences", "affinities"):
        canvas.view.show_lines(name, on=False)

    assert {one.line.kind for one in canvas.view.map.lines.values()} == {LineKind.TIE}


def test_a_line_that_is_drawn_shows_even_if_its_kind_was_off(canvas):
    canvas.view.show_lines("influences", on=False)

    canvas.drag("Jan Smit", "Lies Maes")
    canvas.type("3")

    assert canvas.view.shows("influences")


def test_the_legend_can_be_put_away(canvas):
    canvas.view.show_legend(on=False)
    assert not canvas.view.shows_legend()

    canvas.view.show_legend(on=True)

    assert canvas.view.shows_legend()
