"""A view without anybody says what will stand there, and begins with one key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from app import i18n, usecases
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.people import Account
from app.ui import theme
from app.ui.quick_add import QuickAdd
from app.ui.views.teaching import LESSONS, Teaching
from tests.ui.conftest import DECISION

VIEWS = tuple(LESSONS)


@pytest.fixture
def window(start, qtbot, tmp_path):
    """The window on an account with nobody in it."""
    customer = Account(id="customer", name="St. Maarten")
    plan = AccountPlan([customer, Opportunity(id=DECISION, name="Imaging")])
    with usecases.open_workspace(str(tmp_path / "new.visavis")) as workspace:
        workspace.add(plan, "Sanne")
    window = start(tmp_path / "new.visavis")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def lesson(window, view) -> Teaching:
    window.show_view(view)
    QApplication.processEvents()
    found = window.views.page(view).findChild(Teaching)
    assert isinstance(found, Teaching)
    return found


def add(window, name):
    window.document.attempt(edits.add_person, DECISION, name)
    QApplication.processEvents()


@pytest.mark.parametrize("view", VIEWS)
def test_while_nobody_is_there_a_view_teaches_and_has_the_keyboard_on_how_to_begin(
    window, view
):
    found = lesson(window, view)

    assert found.isVisible()
    assert found.size() == window.views.page(view).size()
    assert window.focusWidget() is found.buttons[0]


@pytest.mark.parametrize("view", VIEWS)
def test_enter_begins_with_one_line(window, qtbot, view):
    lesson(window, view)

    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: window.findChild(QuickAdd) is not None)


@pytest.mark.parametrize("view", VIEWS)
def test_with_the_first_person_the_view_stands_there_and_takes_the_keyboard(window, view):
    found = lesson(window, view)

    add(window, "Eva Brouwer")

    page = window.views.page(view)
    assert not found.isVisible()
    assert window.focusWidget() is page or page.isAncestorOf(window.focusWidget())
    assert not found.isAncestorOf(window.focusWidget())


@pytest.mark.parametrize("view", VIEWS)
def test_when_the_last_person_goes_the_view_teaches_again(window, view):
    found = lesson(window, view)
    add(window, "Eva Brouwer")

    window.document.undo_stack.undo()
    QApplication.processEvents()

    assert found.isVisible()


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("view", VIEWS)
def test_every_word_of_a_lesson_has_room(window, view, language, size):
    window.doing.speak(language)
    theme.enlarge(size)
    QApplication.processEvents()

    found = lesson(window, view)

    for one in found.buttons:
        assert isinstance(one, QAbstractButton)
        assert one.width() >= one.sizeHint().width(), one.text()
    i18n.use("en")
