"""Texts at 150 %: nothing is cut in dialogs and panels, and what is open goes along."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabWidget, QWidget

from app.model.people import Person
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.dialogs.preferences import PreferencesDialog
from app.ui.panels.controls import Link
from app.ui.panels.inspector import Inspector

DIALOGS = ("views.tidy", "print", "preferences", "contact.log", "export.picture")


@pytest.fixture
def large(window):
    """A Dutch window with the largest texts."""
    window.resize(1440, 900)
    window.actions_["language.nl"].trigger()
    window.actions_["text_size.150"].trigger()
    turn()
    return window


def turn() -> None:
    """Let the window do what waits, and let go of what is gone."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def cut(inside: QWidget) -> list[str]:
    """The texts of which not all is seen."""
    kinds = (QAbstractButton, QLabel)
    seen = [one for one in inside.findChildren(QWidget) if one.isVisible()]
    return [one.text() for one in seen if isinstance(one, kinds) and is_cut(one)]


def is_cut(text: QAbstractButton | QLabel) -> bool:
    if not text.text():
        return False
    room, needed = text.size(), text.sizeHint()
    if isinstance(text, QLabel) and text.wordWrap():
        return text.heightForWidth(room.width()) > room.height()
    ends_in_dots = isinstance(text, QLabel | Link)
    too_narrow = not ends_in_dots and needed.width() > room.width()
    return too_narrow or needed.height() > room.height()


@pytest.mark.parametrize("action", DIALOGS)
def test_no_text_of_a_dialog_is_cut(large, action, qtbot):
    large.actions_[action].trigger()
    [dialog] = [
        one for one in large.findChildren(QWidget) if one.isWindow() and one.isVisible()
    ]

    qtbot.addWidget(dialog)
    for page in range(max(1, sum(one.count() for one in dialog.findChildren(QTabWidget)))):
        for tabs in dialog.findChildren(QTabWidget):
            tabs.setCurrentIndex(page)
        turn()
        assert not cut(dialog)


def test_a_note_on_a_contact_shows_two_lines(large, qtbot):
    large.actions_["contact.log"].trigger()
    dialog = large.findChild(LogContactDialog)
    qtbot.addWidget(dialog)

    assert dialog.note.height() > 2 * dialog.note.fontMetrics().lineSpacing()


def test_a_name_atop_the_inspector_is_larger_than_what_stands_below(large):
    person = next(iter(large.document.plan.persons))
    large.document.select([(Person, person)])
    turn()

    page = large.findChild(Inspector).page
    title = page.findChild(QWidget, "title")
    assert title.fontInfo().pixelSize() > QApplication.font().pixelSize()


def test_preferences_that_are_open_go_along_and_keep_the_keyboard(window):
    window.actions_["preferences"].trigger()
    dialog = window.findChild(PreferencesDialog)
    dialog.activateWindow()
    dialog.general.text_size.setFocus()
    before = dialog.findChild(QLabel).fontInfo().pixelSize()

    window.actions_["text_size.150"].trigger()
    turn()

    assert dialog.findChild(QLabel).fontInfo().pixelSize() > before
    assert dialog.focusWidget() is dialog.general.text_size
