"""The window by keyboard and screen reader."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
)

from app.model import edits
from app.model.people import Person
from app.model.vocabulary import TieLevel
from app.ui.canvas.choosers import TieChooser
from app.ui.dialogs.key_sheet import KeySheet
from app.ui.dialogs.log_contact import LogContactDialog
from tests.ui.hand import dialog_of


def test_one_key_logs_a_contact_with_who_is_selected(window, qtbot):
    window.document.select([(Person, "h03")])
    window.map.setFocus()
    qtbot.keyClick(window.map, Qt.Key.Key_L)
    dialog = dialog_of(LogContactDialog, qtbot)

    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    tie = window.document.plan.tie_between("l1", "h03")
    assert tie.last_contact == window.document.as_of


def test_typing_that_letter_in_a_field_logs_nothing(window, qtbot):
    window.document.select([(Person, "h03")])
    title = next(
        field
        for field in window.inspector.findChildren(QLineEdit)
        if field.property("place") == "person.h03.title"
    )
    window.activateWindow()
    title.setFocus()
    qtbot.waitUntil(title.hasFocus)

    qtbot.keyClicks(title, "lll")

    assert "lll" in title.text()
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, LogContactDialog)]


def test_f6_goes_round_the_panels(window, qtbot):
    window.activateWindow()
    visited = set()
    for _ in range(4):
        window.actions_["panel.next"].trigger()
        focused = QApplication.focusWidget()
        visited |= {
            number
            for number, panel in enumerate(window.panels())
            if focused is panel or panel.isAncestorOf(focused)
        }

    assert visited == {0, 1, 2, 3}


def test_panels_are_hidden_and_shown_from_the_menu(window):
    window.actions_["panel.inspector"].trigger()
    hidden = not window.right.isVisible()
    window.actions_["panel.inspector"].trigger()

    assert hidden
    assert window.right.isVisible()


def test_every_control_has_a_name_for_a_screen_reader(window):
    window.document.select([(Person, "h03")])
    nameless = [
        type(w).__name__
        for kind in (QAbstractButton, QComboBox, QLineEdit)
        for w in window.findChildren(kind)
        if w.isVisible() and not (w.accessibleName() or getattr(w, "text", lambda: "")())
    ]

    assert nameless == []


def test_a_relationship_from_the_inspector_is_asked_about_as_on_the_map(window, qtbot):
    plan = window.document.plan
    free = next(m for m in plan.members if plan.tie_between(m, "h01") is None)
    window.document.select([(Person, "h01")])
    adding = next(
        b for b in window.inspector.findChildren(QPushButton) if b.text() == "+ Relationship"
    )
    qtbot.mouseClick(adding, Qt.MouseButton.LeftButton)
    menu = adding.property("menu")
    next(one for one in menu.actions() if one.text() == plan.label(free)).trigger()
    menu.close()
    [chooser] = window.map.findChildren(TieChooser)

    qtbot.keyClick(chooser, Qt.Key.Key_3)
    qtbot.keyClick(chooser, Qt.Key.Key_Return)

    tie = window.document.plan.tie_between(free, "h01")
    assert tie.level is TieLevel.GOOD
    assert tie.last_contact is not None


def test_the_trace_is_walked_by_keyboard_as_soon_as_it_opens(window, qtbot):
    window.activateWindow()
    window.map.setFocus()

    qtbot.keyClick(window.map, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    tree = window.trace.tree
    qtbot.waitUntil(tree.hasFocus)
    first = tree.currentItem()
    qtbot.keyClick(tree, Qt.Key.Key_Down)

    assert first is not None
    assert tree.currentItem() is first.child(0)


def test_the_keys_are_told_in_words_that_do_not_change_and_without_scrolling_aside(
    window, qtbot
):
    window.document.attempt(edits.set_fields, Person, "h01", title="Chief")
    window.actions_["language.nl"].trigger()

    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = dialog_of(KeySheet, qtbot)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    [area] = dialog.findChildren(QScrollArea)
    dialog.close()

    assert "Ongedaan maken" in said
    assert not any("Liesbet" in words for words in said)
    assert {"Een contactpersoon toevoegen", "N of dubbelklikken"} <= set(said)
    assert area.horizontalScrollBar().maximum() == 0
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
