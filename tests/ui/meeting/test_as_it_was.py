"""A meeting over the plan of another day ends when that day is left."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent


def test_going_back_to_today_ends_the_meeting(window, until):
    window.doing.past.show(date.today())
    until(lambda: window.document.past is not None and window.document.report is not None)
    window.actions_["meeting.present"].trigger()
    assert window.doing.meetings.meeting is not None

    window.doing.past.back_to_today()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert window.doing.meetings.meeting is None
    assert window.document.past is None
