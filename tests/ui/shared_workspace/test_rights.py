"""What readers and editors of a shared workspace may do in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.model import edits
from app.model.people import Person
from app.ui.autosave import Keeping
from tests.ui.fields import field
from tests.ui.shared_workspace.sessions import LONGEST, colleague_does, retitle, stored, titles


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


@pytest.mark.logs_warnings
def test_a_window_that_may_edit_no_more_shows_what_colleagues_do_beside_its_own_edit(
    begin, server, team, qtbot
):
    editor = server.role(team, "editor")
    window = begin(editor.label)
    qtbot.waitUntil(lambda: window.document is not None, timeout=LONGEST)
    reader, no_more = f"{team.database}_reader", f"{team.database}_editor"
    server.say(f"GRANT {reader} TO {editor.user}", f"REVOKE {no_more} FROM {editor.user}")
    retitle(window.session, "eva", "Waits")
    autosave = window.session.autosave
    qtbot.waitUntil(lambda: autosave.state is Keeping.FAILED, timeout=LONGEST)

    colleague_does(team, edits.set_fields, Person, "anton", title="Theirs")

    qtbot.waitUntil(lambda: titles(window.session)["anton"] == "Theirs", timeout=LONGEST)
    assert titles(window.session)["eva"] == "Waits"
    qtbot.waitUntil(lambda: autosave.state is Keeping.FAILED, timeout=LONGEST)
    assert "allows you less" in autosave.reason
    assert len(window.document.copy.pending) == 1
    assert stored(team)["eva"] == "Team lead"
