"""A colleague's edit comes in while something is dragged, drawn or written on the map."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.change import Change
from app.model.people import Person
from app.model.planning import Placement
from app.model.vocabulary import TieLevel
from app.model.working_copy import Exchange

Key = Qt.Key
EMPTY = (600.0, 700.0)


def comes_in(canvas, change: Change) -> None:
    """Take in a change of a colleague, and let the views follow it."""
    copy = canvas.document.copy
    copy.settle(Exchange((change,), 0, copy.revision + 1))
    for _ in range(3):
        QApplication.processEvents()


def renamed(canvas, person: str, name: str) -> Change:
    return edits.set_fields(canvas.document.copy.plan, Person, person, name=name)


def removed(canvas, person: str) -> Change:
    return edits.remove(canvas.document.copy.plan, [(Person, person)])


def test_a_line_that_is_being_drawn_is_drawn_on(canvas):
    canvas.start_drag("Herman Vos", EMPTY)
    comes_in(canvas, renamed(canvas, "eva", "Eva de Vries"))

    canvas.drag_on("Karim El Amrani")
    canvas.drop()
    canvas.press(Key.Key_3, Key.Key_Return)

    assert canvas.plan.tie_between("herman", "karim").level is TieLevel.GOOD
    assert canvas.shows("Eva de Vries")


def test_a_card_in_the_hand_stays_there_when_its_person_is_renamed(canvas):
    canvas.start_drag("Eva Brouwer", canvas.box("Jan Smit").centre)
    where = canvas.box("Lies Maes").centre
    comes_in(canvas, renamed(canvas, "eva", "Eva de Vries"))
    canvas.drag_on((where[0] + 260, where[1]))
    canvas.drop()

    placed = [one.card for one in canvas.plan.table(Placement).values()]
    assert placed == ["eva"] or canvas.document.undo_stack.count() == 1
    assert canvas.shows("Eva de Vries")


def test_a_card_in_the_hand_whose_person_is_removed_is_let_go(canvas):
    canvas.start_drag("Eva Brouwer", EMPTY)
    comes_in(canvas, removed(canvas, "eva"))
    canvas.drag_on((620.0, 640.0))
    canvas.drop()
    QApplication.processEvents()

    assert canvas.document.undo_stack.count() == 0
    assert not canvas.shows("Eva Brouwer")
    assert not canvas.plan.table(Placement)


def test_a_line_from_somebody_who_is_removed_is_let_go(canvas):
    canvas.start_drag("Eva Brouwer", EMPTY)
    comes_in(canvas, removed(canvas, "eva"))
    canvas.drag_on("Karim El Amrani")
    canvas.drop()
    QApplication.processEvents()

    assert canvas.document.undo_stack.count() == 0


def test_how_well_is_not_asked_any_more_of_whom_a_colleague_removed(canvas):
    told: list[str] = []
    canvas.document.refused.connect(told.append)
    canvas.drag("Herman Vos", "Karim El Amrani")
    assert canvas.form is not None
    comes_in(canvas, removed(canvas, "karim"))

    canvas.press(Key.Key_3, Key.Key_Return)

    assert canvas.document.undo_stack.count() == 0
    assert canvas.plan.tie_between("herman", "karim") is None


def test_what_is_written_on_the_map_stands_while_an_edit_comes_in(canvas):
    canvas.double_click(EMPTY)
    canvas.type("Nadia Had")
    comes_in(canvas, renamed(canvas, "eva", "Eva de Vries"))
    comes_in(canvas, removed(canvas, "jan"))
    canvas.type("dad")
    canvas.press(Key.Key_Return)

    assert "Nadia Haddad" in {one.name for one in canvas.plan.persons.values()}
    assert canvas.shows("Eva de Vries")


def test_a_rename_on_the_map_of_somebody_who_is_removed_is_refused(canvas):
    told: list[str] = []
    canvas.document.refused.connect(told.append)
    canvas.click("Eva Brouwer")
    canvas.press(Key.Key_F2)
    assert canvas.form is not None
    comes_in(canvas, removed(canvas, "eva"))

    canvas.type("Eva B")
    canvas.press(Key.Key_Return)

    assert "eva" not in canvas.plan.persons
    assert canvas.document.undo_stack.count() == 0


def test_a_line_drawn_by_keys_from_somebody_who_is_removed_is_let_go(canvas):
    canvas.click("Eva Brouwer")
    canvas.press(Key.Key_T, Key.Key_Right)
    comes_in(canvas, removed(canvas, "eva"))

    canvas.press(Key.Key_Right, Key.Key_Tab, Key.Key_Return)

    assert canvas.document.undo_stack.count() == 0


def test_a_line_drawn_by_keys_to_somebody_who_is_removed_goes_to_another(canvas):
    canvas.click("Herman Vos")
    canvas.press(Key.Key_T, Key.Key_Right)
    for person in ("karim", "lies", "jan"):
        comes_in(canvas, removed(canvas, person))

    canvas.press(Key.Key_Right, Key.Key_Return)
    canvas.press(Key.Key_3, Key.Key_Return)

    met = {tie.person for tie in canvas.plan.ties.values() if tie.member == "herman"}
    assert met <= {"eva", "bank"}


def test_of_several_in_the_hand_those_that_are_left_are_moved(canvas):
    canvas.click("Eva Brouwer")
    canvas.click("Jan Smit", Qt.KeyboardModifier.ShiftModifier)
    canvas.start_drag("Jan Smit", EMPTY)
    comes_in(canvas, removed(canvas, "eva"))
    x, y = canvas.box("Jan Smit").centre

    canvas.drag_on((x + 200, y))
    canvas.drop()

    assert {one.card for one in canvas.plan.table(Placement).values()} <= {"jan"}
