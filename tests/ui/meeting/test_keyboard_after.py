"""Where the keyboard is once a meeting is left, also where that was made anew meanwhile."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.people import Person
from app.ui.panels.fields import TextField


def turn() -> None:
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_meeting_is_left_though_the_field_one_came_from_is_gone(window, qtbot):
    person = next(iter(window.document.plan.persons))
    window.document.select([(Person, person)])
    turn()
    field = window.inspector.page.findChild(TextField)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    place = field.property("place")
    window.actions_["meeting.present"].trigger()

    window.document.attempt(edits.remove, [(Person, person)])
    window.document.undo()
    window.document.select([(Person, person)])
    turn()
    window.doing.meetings.meeting.leave()

    assert window.doing.meetings.meeting is None
    assert window.inspector.page.findChild(TextField).property("place") == place
    assert window.isAncestorOf(window.focusWidget())
