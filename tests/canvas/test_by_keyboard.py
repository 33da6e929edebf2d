"""The map by keyboard alone: walking, drawing a tie, reading."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.model.ties import ContactTie
from app.model.vocabulary import TieLevel

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


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
