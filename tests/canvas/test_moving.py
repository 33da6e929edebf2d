from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from app.model.planning import Placement
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import Level, TieLevel
from app.ui.canvas.line_kinds import LineKind
from tests.plans import DECISION

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def wheel(canvas, at: QPoint, turn: int, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    port = canvas.port
    event = QWheelEvent(
        QPointF(at), QPointF(port.mapToGlobal(at)), QPoint(), QPoint(0, turn),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def free_spot(canvas, level, share=0.9, down=60):
    """A point of a band with nobody near, in the middle of a card that is put there."""
    box = canvas.view.map.geometry.band(level).box
    return box.x + share * box.width, box.y + down


# -- moving cards


def test_a_dragged_card_stays_where_it_was_put(canvas):
    before = canvas.box("Karim El Amrani")

    canvas.drag("Karim El Amrani", (before.centre[0] + 120, before.centre[1]))

    after = canvas.box("Karim El Amrani")
    assert after.x - before.x == pytest.approx(120, abs=8)
    assert after.y == pytest.approx(before.y, abs=8)
    assert canvas.document.undo_stack.count() == 1
    assert canvas.plan.persons["karim"].level is Level.EXECUTIVE


def test_undoing_a_move_puts_the_card_back(canvas):
    before = canvas.box("Karim El Amrani")
    canvas.drag("Karim El Amrani", (before.centre[0] + 120, before.centre[1]))

    canvas.document.undo_stack.undo()

    assert canvas.box("Karim El Amrani") == before


def test_escape_puts_a_dragged_card_back(canvas):
    before = canvas.box("Karim El Amrani")
    canvas.start_drag("Karim El Amrani", (before.centre[0] + 200, before.centre[1]))

    canvas.press(Key.Key_Escape)
    canvas.drop()

    assert canvas.box("Karim El Amrani") == before
    item = canvas.view.map.cards["karim"]
    assert (item.x(), item.y()) == (before.x, before.y)


def test_a_card_dropped_into_another_band_gets_its_level_in_the_same_step(canvas):
    band = canvas.view.map.geometry.band(Level.MIDDLE).box

    canvas.drag("Lies Maes", (canvas.box("Lies Maes").centre[0] + 300, band.centre[1]))

    assert canvas.plan.persons["lies"].level is Level.MIDDLE
    assert canvas.document.undo_stack.count() == 1
    assert canvas.view.map.geometry.cards["lies"].band is Level.MIDDLE


def test_a_card_stays_on_its_own_side(canvas):
    canvas.drag("Herman Vos", free_spot(canvas, Level.EXECUTIVE))

    geometry = canvas.view.map.geometry
    assert canvas.box("Herman Vos").right < min(
        card.box.x for card in geometry.cards.values() if card.id in canvas.plan.persons
    )


def test_several_selected_cards_move_together_in_one_step(canvas):
    canvas.click("Eva Brouwer")
    canvas.click("Jan Smit", SHIFT)
    eva, jan = canvas.box("Eva Brouwer"), canvas.box("Jan Smit")

    canvas.drag("Eva Brouwer", (eva.centre[0] + 120, eva.centre[1] + 8))

    assert canvas.box("Eva Brouwer").x > eva.x + 60
    assert canvas.box("Jan Smit").x > jan.x + 60
    assert canvas.document.undo_stack.count() == 1


def test_cards_never_lie_on_each_other_whatever_is_dragged(canvas):
    canvas.click("Eva Brouwer")
    canvas.click("Karim El Amrani", SHIFT)

    lies = canvas.box("Lies Maes").centre
    canvas.drag("Eva Brouwer", (lies[0] + 30, lies[1] + 10))

    boxes = [card.box for card in canvas.view.map.geometry.cards.values()]
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_arrange_restores_the_computed_layout_and_can_be_undone(canvas):
    before = {id: card.box for id, card in canvas.view.map.geometry.cards.items()}
    canvas.drag("Karim El Amrani", free_spot(canvas, Level.EXECUTIVE, 0.8))
    moved = canvas.box("Karim El Amrani")

    canvas.view.arrange()
    arranged = {id: card.box for id, card in canvas.view.map.geometry.cards.items()}
    canvas.document.undo_stack.undo()

    assert arranged == before
    assert canvas.box("Karim El Amrani") == moved


def test_alt_and_an_arrow_move_a_card_by_one_step(canvas):
    canvas.click("Jan Smit")
    before = canvas.box("Jan Smit")

    canvas.press(Key.Key_Right, modifiers=Qt.KeyboardModifier.AltModifier)

    assert canvas.box("Jan Smit").x == before.x + 8
    assert joined(DECISION, "map", "jan") in canvas.plan.table(Placement)


# -- choosing


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


# -- by keyboard


def test_tab_walks_all_cards_in_reading_order_and_then_leaves_the_map(canvas):
    order = [card.id for card in canvas.view.map.in_order()]
    seen = []

    for _ in order:
        canvas.press(Key.Key_Tab)
        seen.append(canvas.view.current)

    assert seen == order
    assert order[0] == "herman"
    assert canvas.selected == {order[-1]}


def test_shift_tab_walks_back(canvas):
    canvas.press(Key.Key_Tab, Key.Key_Tab)
    second = canvas.view.current

    canvas.press(Key.Key_Tab)
    canvas.press(Key.Key_Backtab)

    assert canvas.view.current == second


def test_arrows_go_to_the_nearest_card_that_way(canvas):
    canvas.click("Herman Vos")

    canvas.press(Key.Key_Right)
    assert canvas.view.current == "karim"
    canvas.press(Key.Key_Down)

    assert canvas.view.current == "lies"


def test_shift_and_an_arrow_select_one_more(canvas):
    canvas.click("Herman Vos")

    canvas.press(Key.Key_Right, modifiers=SHIFT)

    assert canvas.selected == {"herman", "karim"}


def test_control_a_selects_everybody(canvas):
    canvas.press(Key.Key_A, modifiers=CONTROL)

    assert canvas.selected == canvas.view.map.cards.keys()


def test_a_tie_is_drawn_by_keys_alone(canvas):
    canvas.press(Key.Key_Tab)

    canvas.press(Key.Key_T)
    assert canvas.view.aimed == "karim"
    canvas.press(Key.Key_Return)
    canvas.press(Key.Key_4, Key.Key_Return)

    assert canvas.plan.tie_between("herman", "karim").level == 4


def test_tab_and_arrows_pick_another_end_for_the_line_in_hand(canvas):
    canvas.click("Herman Vos")
    canvas.press(Key.Key_T)

    canvas.press(Key.Key_Down)

    assert canvas.view.aimed == "lies"
    assert canvas.view.current == "herman"


def test_tab_brings_the_line_in_hand_to_everybody_but_who_it_begins_at(canvas):
    canvas.click("Herman Vos")
    canvas.press(Key.Key_T)

    aimed = []
    for _ in range(len(canvas.view.map.cards) - 1):
        canvas.press(Key.Key_Tab)
        aimed.append(canvas.view.aimed)

    assert set(aimed) == canvas.view.map.cards.keys() - {"herman"}


def test_arrows_pass_over_the_card_the_line_in_hand_begins_at(canvas):
    canvas.click("Herman Vos")
    canvas.press(Key.Key_T)

    for arrow in (Key.Key_Left, Key.Key_Up, Key.Key_Left, Key.Key_Down) * 2:
        canvas.press(arrow)

        assert canvas.view.aimed in canvas.view.map.cards.keys() - {"herman"}


def test_a_click_picks_the_end_of_the_line_in_hand(canvas):
    canvas.click("Herman Vos")
    canvas.press(Key.Key_T)

    canvas.click("Eva Brouwer")
    canvas.press(Key.Key_Return)

    assert canvas.plan.tie_between("herman", "eva") is not None


def test_escape_lets_go_of_the_line_in_hand(canvas):
    canvas.click("Herman Vos")
    canvas.press(Key.Key_T, Key.Key_Escape)

    assert canvas.view.tie_from is None
    assert canvas.selected == {"herman"}


def test_enter_changes_the_card_with_the_keyboard(canvas):
    canvas.click("Jan Smit")

    canvas.press(Key.Key_Return)
    canvas.type("Jan de Smit")
    canvas.press(Key.Key_Return)

    assert canvas.plan.persons["jan"].name == "Jan de Smit"


def test_the_screen_reader_hears_which_card_has_the_keyboard(canvas):
    canvas.click("Lies Maes")

    heard = canvas.view.accessibleDescription()
    assert canvas.view.accessibleName()
    assert all(word in heard for word in ("Lies Maes", "purchaser", "against", "low"))


# -- zoom and pan


def test_the_wheel_zooms_to_the_pointer(canvas):
    at = canvas.at("Lies Maes")
    before = canvas.view.mapToScene(at)

    wheel(canvas, at, 240)

    after = canvas.view.mapToScene(at)
    assert canvas.view.scale_ > 1.2
    assert (after - before).manhattanLength() < 3


def test_zoom_stops_at_sensible_ends(canvas):
    for _ in range(60):
        wheel(canvas, QPoint(300, 300), 480)
    largest = canvas.view.scale_
    for _ in range(120):
        wheel(canvas, QPoint(300, 300), -480)

    assert largest <= 3
    assert canvas.view.scale_ >= 0.08


def test_the_middle_button_pans(canvas):
    before = canvas.view.mapToScene(QPoint(0, 0))
    middle = Qt.MouseButton.MiddleButton

    canvas.start_drag((400, 300), (460, 340), middle)
    canvas.drop(middle)

    moved = before - canvas.view.mapToScene(QPoint(0, 0))
    assert moved.x() > 30
    assert canvas.document.undo_stack.count() == 0


def test_keys_zoom_and_fit(canvas):
    fitted = canvas.view.scale_

    canvas.press(Key.Key_Plus)
    assert canvas.view.scale_ > fitted
    canvas.press(Key.Key_Minus)
    canvas.press(Key.Key_Minus)
    assert canvas.view.scale_ < fitted
    canvas.press(Key.Key_F)

    assert canvas.view.scale_ == pytest.approx(fitted)


def test_fit_shows_every_card(canvas):
    canvas.press(Key.Key_Plus, Key.Key_Plus, Key.Key_Plus)

    canvas.view.fit()

    area = canvas.view.visible_area()
    assert all(
        area.contains(card.sceneBoundingRect()) for card in canvas.view.map.cards.values()
    )


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


def test_a_tooltip_shows_names_as_they_are_even_with_markup_in_them(canvas):
    canvas.double_click("Jan Smit")
    canvas.type("<b>Jan</b>")
    canvas.press(Key.Key_Return)

    assert "&lt;b&gt;Jan&lt;/b&gt;" in canvas.view.map.cards["jan"].toolTip()


def test_a_tie_is_drawn_with_level_and_last_contact_by_keys_alone(canvas):
    canvas.press(Key.Key_Home)
    start = canvas.view.current
    canvas.press(Key.Key_T)
    canvas.press(Key.Key_Tab)
    end = canvas.view.aimed
    canvas.press(Key.Key_Return)
    names = canvas.plan.label(start), canvas.plan.label(end)
    assert all(name in canvas.tie_chooser.accessibleName() for name in names)

    canvas.press(Key.Key_4, Key.Key_Right, Key.Key_Return)

    drawn = canvas.plan.tie_between(start, end)
    assert drawn.level is TieLevel.TRUSTED
    assert drawn.last_contact is not None
    assert canvas.document.selection == {(ContactTie, drawn.id)}
    assert canvas.focused is canvas.view
    assert canvas.view.current == start
