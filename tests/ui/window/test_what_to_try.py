"""Help says what to try where it can be seen, also beside a note that stands already."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent

from app.ui.panels.try_note import TryNote


def test_what_to_try_is_unfolded_where_its_line_stands_already(window):
    note = window.findChild(TryNote)
    was_seen = note.steps.isVisible()

    window.actions_["help.try"].trigger()

    assert not was_seen
    assert window.findChildren(TryNote) == [note]
    assert note.steps.isVisible()


def test_what_to_try_is_seen_where_the_inspector_was_closed(window, qtbot):
    window.findChild(TryNote).closed.emit()
    window.actions_["panel.inspector"].trigger()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    window.actions_["help.try"].trigger()

    [note] = window.findChildren(TryNote)
    qtbot.waitUntil(note.steps.isVisible)
    assert window.right.isVisible()
