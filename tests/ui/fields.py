"""The fields and buttons of a page, as a user finds and uses them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.model.values import joined
from app.ui.panels.confidence import ConfidenceMark
from app.ui.panels.fields import CodeField
from app.ui.panels.inspector import Inspector

SANNE_EVA = joined("sanne", "eva")


def field(inspector: Inspector, place: str):
    """The field that edits one attribute."""
    found = [w for w in inspector.findChildren(QWidget) if w.property("place") == place]
    assert found, f"no field for {place}"
    return found[-1]


def type_into(qtbot, widget: QWidget, text: str) -> None:
    """Type a text as a user does, and leave the field with Tab."""
    widget.window().activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    qtbot.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(widget, text)
    qtbot.keyClick(widget, Qt.Key.Key_Tab)


def choose(qtbot, combo: QWidget, code: Any) -> None:
    """Open the list of a field and take a code from it."""
    if isinstance(combo, ConfidenceMark):
        qtbot.mouseClick(combo, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(combo.form.chips[code], Qt.MouseButton.LeftButton)
        return
    assert isinstance(combo, CodeField)
    combo.showPopup()
    view = combo.view()
    view.setCurrentIndex(combo.model().index(combo.codes.index(code), 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    QApplication.processEvents()


def pick(inspector: Inspector, button_text: str, item: str, which: int = 0) -> None:
    """Choose something from the menu of an *add* button."""
    buttons = [b for b in inspector.findChildren(QPushButton) if b.text() == button_text]
    choose_from_menu(buttons[which], item)
    QApplication.processEvents()


def choose_from_menu(button: QPushButton, item: str) -> None:
    """Click an *add* button, and choose something from its menu."""
    button.click()
    menu = button.property("menu")
    [action] = [action for action in menu.actions() if action.text() == item]
    menu.close()
    action.trigger()
