from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import i18n
from app.model import edits
from app.model.people import Person
from app.model.ties import ContactTie
from app.model.values import joined
from tests.canvas.conftest import Canvas, Key

Name, Description = QAccessible.Text.Name, QAccessible.Text.Description
Role = QAccessible.Role


@pytest.fixture
def spoken(canvas):
    return QAccessible.queryAccessibleInterface(canvas.view)


def children(interface):
    return [interface.child(at) for at in range(interface.childCount())]


def named(interface, beginning: str):
    return next(one for one in children(interface) if one.text(Name).startswith(beginning))


def press(interface) -> None:
    interface.actionInterface().doAction(interface.actionInterface().pressAction())


def test_the_map_is_a_list_of_its_cards_and_lines(canvas, spoken):
    items = [one for one in children(spoken) if one.role() is Role.ListItem]

    assert spoken.role() is Role.List
    assert spoken.text(Name) == "Map of client team and buying team"
    assert len(items) == len(canvas.view.map.cards) + len(canvas.view.map.lines)
    assert all(one.text(Name) and one.isValid() for one in items)
    assert all(spoken.indexOfChild(one) == at for at, one in enumerate(items))


def test_a_card_says_who_it_is_and_what_matters_in_the_decision(canvas, spoken):
    lies = named(spoken, "Lies Maes")

    assert lies.text(Name) == "Lies Maes, purchaser, against"
    assert "influence: low" in lies.text(Description)
    assert lies.parent().object() is canvas.view


def test_a_card_says_how_it_is_covered_and_which_gap_it_has(canvas, spoken, qtbot):
    with qtbot.waitSignal(canvas.document.analysed):
        canvas.document.start_analysis()
    flags = canvas.document.flag_numbers()

    for id, card in canvas.view.map.cards.items():
        words = named(spoken, card.face.name).text(Name)
        assert (f"gap {flags.get(id)}" in words) == (id in flags)
        assert ("not covered" in words) == (card.face.coverage == 0)
    assert flags


def test_the_map_speaks_the_language_of_the_window(canvas, spoken):
    i18n.use("nl")

    assert named(spoken, "Lies Maes").text(Name) == "Lies Maes, inkoper, tegen"


def test_a_line_says_whom_it_joins_and_how(spoken):
    tie = named(spoken, "Sanne de Wit – Lies Maes")

    assert "working contact, gone stale, last spoken" in tie.text(Name) or (
        "working contact, last spoken" in tie.text(Name)
    )


def test_where_the_keyboard_is_is_told_as_focus(canvas, spoken):
    canvas.press(Key.Key_Home)
    first = spoken.focusChild()
    canvas.press(Key.Key_Tab)
    second = spoken.focusChild()

    assert first.text(Name) != second.text(Name)
    assert (first.state().focused, second.state().focused) == (0, 1)
    assert second.state().focusable
    assert second.state().selected


def test_pressing_a_card_selects_it_and_gives_it_the_keyboard(canvas, spoken):
    eva = named(spoken, "Eva")

    press(eva)

    assert canvas.document.selection == {(Person, canvas.id_of("Eva Brouwer"))}
    assert canvas.view.current == canvas.id_of("Eva Brouwer")
    assert eva.state().selected


def test_pressing_a_line_selects_it(canvas, spoken):
    tie = named(spoken, "Sanne de Wit – Lies Maes")

    press(tie)

    assert canvas.document.selection == {(ContactTie, joined("sanne", "lies"))}
    assert tie.state().selected


def test_a_card_is_found_where_it_is_seen(canvas, spoken):
    eva = named(spoken, "Eva Brouwer")

    where = eva.rect().center()

    assert spoken.childAt(where.x(), where.y()).text(Name) == eva.text(Name)
    assert canvas.view.viewport().rect().contains(canvas.port.mapFromGlobal(where))


def test_a_card_out_of_sight_says_so(canvas, spoken):
    eva = named(spoken, "Eva Brouwer")

    canvas.view.pan(QPoint(5000, 0))

    assert eva.state().offscreen


def test_who_leaves_the_map_is_spoken_of_no_longer(canvas, spoken):
    lies = named(spoken, "Lies Maes")
    count = spoken.childCount()

    canvas.document.attempt(edits.remove, [(Person, "lies")])

    assert spoken.childCount() < count
    assert not any(one.text(Name).startswith("Lies Maes") for one in children(spoken))
    del lies


def test_a_form_on_the_map_is_reached_through_it(canvas, spoken):
    canvas.press(Key.Key_Home, Key.Key_F2)

    fields = _below(spoken, Role.EditableText)

    assert canvas.form is not None
    assert fields


def test_a_screen_reader_that_listens_while_the_map_goes_hears_no_more_of_it(qtbot, document):
    QAccessible.setActive(True)
    try:
        canvas = Canvas(qtbot, document)
        spoken = QAccessible.queryAccessibleInterface(canvas.view)
        canvas.press(Key.Key_Home, Key.Key_Tab)
        parts = children(spoken)
        canvas.view.close()
        qtbot.waitUntil(lambda: not canvas.view.isVisible())

        document.select([])
        del spoken, parts
        gc.collect()
        QApplication.processEvents()
        QTest.qWait(1)
    finally:
        QAccessible.setActive(False)

    assert not QAccessible.isActive()


def _below(interface, role):
    found: list[object] = []
    for one in children(interface):
        if one is not None:
            found += [one] if one.role() is role else []
            found += _below(one, role)
    return found
