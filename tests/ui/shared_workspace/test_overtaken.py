"""Typing in a field to which a colleague gives another value meanwhile: nothing goes unsaid."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.people import Person, TeamMember
from app.model.reapplying import Lost, reapplied
from app.model.working_copy import Exchange
from app.ui.panels.lost_note import LostNote
from tests.ui.fields import field
from tests.ui.shared_workspace.sessions import LONGEST, colleague_does, stored


def somebody_sets(document, kind, id, **values) -> None:
    copy = document.copy
    change = edits.set_fields(copy.plan, kind, id, **values)
    copy.settle(Exchange((change,), 0, copy.revision + 1))
    QApplication.processEvents()


def typed_in(qtbot, inspector, place: str, text: str):
    found = field(inspector, place)
    found.setFocus()
    found.clear()
    qtbot.keyClicks(found, text)
    return found


def test_a_text_typed_over_a_colleagues_is_told_as_lost_and_set_with_one_click(
    begin, team, qtbot
):
    window = begin(team.label)
    qtbot.waitUntil(lambda: window.inspector is not None, timeout=LONGEST)
    window.document.select({(Person, "anton")})
    department = typed_in(qtbot, window.inspector, "person.anton.department", "Mine")
    colleague_does(team, edits.set_fields, Person, "anton", department="Theirs")
    qtbot.waitUntil(
        lambda: window.document.plan.persons["anton"].department == "Theirs", timeout=LONGEST
    )
    assert department.text() == "Mine"

    qtbot.keyClick(department, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: window.right.findChild(LostNote) is not None, timeout=LONGEST)
    note = window.right.findChild(LostNote)
    assert "Theirs → Mine" in note.values.text()
    assert department.text() == "Theirs"
    assert window.session.autosave._journal.lost()  # noqa: SLF001  the log has it too
    note.make_again.click()
    qtbot.waitUntil(lambda: department.text() == "Mine", timeout=LONGEST)
    assert "anton" in stored(team)


def test_a_note_is_told_as_lost_when_it_is_left(document, inspector, qtbot):
    lost: list[Lost] = []
    document.overtaken.connect(lost.append)
    document.select({(TeamMember, "sanne")})
    note = typed_in(qtbot, inspector, "member.sanne.note", "mine")
    somebody_sets(document, TeamMember, "sanne", note="theirs")
    somebody_sets(document, TeamMember, "sanne", note="theirs again")

    note.flush()

    assert document.plan.members["sanne"].note == "theirs again"
    assert note.toPlainText() == "theirs again"
    assert reapplied(document.plan, lost[0]).edits[0].after.note == "mine"
    assert len(lost) == 1


def test_what_was_typed_about_somebody_a_colleague_removed_comes_back_with_them(
    begin, team, qtbot
):
    window = begin(team.label)
    qtbot.waitUntil(lambda: window.inspector is not None, timeout=LONGEST)
    window.document.select({(Person, "anton")})
    typed_in(qtbot, window.inspector, "person.anton.title", "Half a ti")
    colleague_does(team, edits.remove, [(Person, "anton")])

    qtbot.waitUntil(lambda: window.right.findChild(LostNote) is not None, timeout=LONGEST)
    note = window.right.findChild(LostNote)
    assert "Change Anton" in note.words.text()
    assert note.make_again.text() == "Restore it and change it"
    assert note.values.text().endswith("→ Half a ti")
    assert "\n" not in note.values.text()
    note.make_again.click()

    assert window.document.plan.persons["anton"].title == "Half a ti"
    assert window.document.plan.dmu(window.document.opportunity)
    qtbot.waitUntil(lambda: stored(team).get("anton") == "Half a ti", timeout=LONGEST)


def test_whoever_types_on_after_the_page_went_chooses_nothing_elsewhere(
    document, inspector, qtbot
):
    inspector.activateWindow()
    document.select({(Person, "eva")})
    title = typed_in(qtbot, inspector, "person.eva.title", "Half")
    qtbot.waitUntil(title.hasFocus)
    copy = document.copy
    gone = edits.remove(copy.plan, [(Person, "eva")])
    copy.settle(Exchange((gone,), 0, copy.revision + 1))
    QApplication.processEvents()

    assert QApplication.focusWidget() is inspector.area


def test_what_is_typed_beside_a_colleagues_other_field_is_kept(document, inspector, qtbot):
    document.select({(Person, "eva")})
    title = typed_in(qtbot, inspector, "person.eva.title", "Mine")
    somebody_sets(document, Person, "eva", department="Theirs")

    qtbot.keyClick(title, Qt.Key.Key_Return)

    eva = document.plan.persons["eva"]
    assert (eva.title, eva.department) == ("Mine", "Theirs")


def test_typing_what_the_colleague_set_too_loses_nothing(document, inspector, qtbot):
    lost: list[Lost] = []
    document.overtaken.connect(lost.append)
    document.select({(Person, "eva")})
    title = typed_in(qtbot, inspector, "person.eva.title", "Chief")
    somebody_sets(document, Person, "eva", title="Chief")

    qtbot.keyClick(title, Qt.Key.Key_Return)

    assert (document.plan.persons["eva"].title, lost) == ("Chief", [])
    assert document.undo_words() is None


def test_taking_back_what_was_typed_leaves_the_colleagues_value(document, inspector, qtbot):
    lost: list[Lost] = []
    document.overtaken.connect(lost.append)
    document.select({(Person, "eva")})
    title = typed_in(qtbot, inspector, "person.eva.title", "Mine")
    somebody_sets(document, Person, "eva", title="Theirs")

    qtbot.keyClick(title, Qt.Key.Key_Escape)
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert (title.text(), lost) == ("Theirs", [])

    title.clear()
    qtbot.keyClicks(title, "Ours")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert (document.plan.persons["eva"].title, lost) == ("Ours", [])
