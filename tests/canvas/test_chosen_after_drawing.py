"""What is chosen after something was drawn, and how it is removed and undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.model.ties import ContactTie, Influence, ReportingLine
from app.model.values import joined
from app.model.vocabulary import Level

Key = Qt.Key


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
