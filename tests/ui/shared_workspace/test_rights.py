"""What readers and editors of a shared workspace may do in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.model.people import Person
from tests.ui.fields import field
from tests.ui.shared_workspace.sessions import LONGEST, retitle, stored, titles


def test_the_window_of_a_reader_says_so_and_refuses_before_anything_happens(
    begin, server, team, qtbot
):
    window = begin(server.role(team, "reader").label)
    qtbot.waitUntil(lambda: window.document is not None, timeout=LONGEST)

    retitle(window.session, "eva", "Head of radiology")

    assert "change nothing" in window.status.currentMessage()
    assert titles(window.session)["eva"] == "Team lead"
    assert not window.document.copy.pending
    assert window.status.rights.text() == "Read-only"
    assert window.status.rights.isVisible()
    offered = window.actions_
    assert not any(offered[id].isEnabled() for id in ("map.add_person", "import", "delete"))
    assert offered["what_if"].isEnabled()
    assert not window.accounts.add.isEnabled()


def test_what_was_typed_by_who_became_a_reader_gives_way_to_what_stands(
    document, inspector, qtbot
):
    document.select({(Person, "anton")})
    title = field(inspector, "person.anton.title")
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "CEO")
    document.may_edit = False

    with qtbot.waitSignal(document.refused):
        qtbot.keyClick(title, Qt.Key.Key_Return)

    qtbot.waitUntil(
        lambda: field(inspector, "person.anton.title").text() == "Chair", timeout=LONGEST
    )
    assert document.undo_words() is None


def test_an_editor_edits_and_leaves_whole_accounts_to_an_owner(begin, server, team, qtbot):
    window = begin(server.role(team, "editor").label)
    qtbot.waitUntil(lambda: window.document is not None, timeout=LONGEST)

    retitle(window.session, "eva", "Head of radiology")

    qtbot.waitUntil(lambda: stored(team)["eva"] == "Head of radiology", timeout=LONGEST)
    assert not window.status.rights.isVisible()
    assert not window.actions_["account.remove"].isEnabled()
    assert window.accounts.add.isEnabled()
