"""What is being typed goes on while colleagues change what the page lists."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.people import Person, TeamMember
from app.model.vocabulary import InterestKind
from tests.ui import colleague
from tests.ui.colleague import Told
from tests.ui.conftest import DECISION
from tests.ui.fields import field


def typing_in(qtbot, inspector, place: str, text: str):
    inspector.activateWindow()
    found = field(inspector, place)
    found.setFocus()
    qtbot.waitUntil(found.hasFocus)
    found.selectAll()
    qtbot.keyClicks(found, text)
    return found


def now_at(inspector, place: str):
    """The field that has the keyboard now, which is the same one or its like."""
    found = field(inspector, place)
    assert QApplication.focusWidget() is found
    return found


def test_a_line_is_typed_on_when_a_colleague_adds_to_the_list_on_the_page(
    document, inspector, qtbot
):
    document.select({(Person, "eva")})
    steps = document.undo_stack.count()
    typing_in(qtbot, inspector, "person.eva.title", "Head of ")

    colleague.does(document, edits.add_tie, "herman", "eva")

    assert document.undo_stack.count() == steps, "half a title is no title"
    assert document.plan.persons["eva"].title == "Team lead"
    title = now_at(inspector, "person.eva.title")
    qtbot.keyClicks(title, "imaging")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert document.plan.persons["eva"].title == "Head of imaging"


def test_a_note_is_typed_on_with_its_place_in_the_text(document, inspector, qtbot):
    document.select({(Person, "eva")})
    note = typing_in(qtbot, inspector, "person.eva.note", "She knows him")
    for _ in range(len("knows him")):
        qtbot.keyClick(note, Qt.Key.Key_Left)

    colleague.does(document, edits.add_interest, "eva", InterestKind.BUSINESS, "costs")

    note = now_at(inspector, "person.eva.note")
    qtbot.keyClicks(note, "hardly ")
    assert note.toPlainText() == "She hardly knows him"
    assert document.plan.persons["eva"].note is None
    note.flush()
    assert document.plan.persons["eva"].note == "She hardly knows him"


def test_what_is_typed_on_is_still_about_what_stood_when_it_was_begun(
    document, inspector, qtbot
):
    told = Told(document)
    document.select({(Person, "eva")})
    typing_in(qtbot, inspector, "person.eva.title", "Mine")
    colleague.does(document, edits.set_fields, Person, "eva", title="Theirs")
    colleague.does(document, edits.add_tie, "herman", "eva")

    qtbot.keyClick(now_at(inspector, "person.eva.title"), Qt.Key.Key_Return)

    assert document.plan.persons["eva"].title == "Theirs"
    assert told.made_after_all(Person, "eva").title == "Mine"


def test_taking_back_what_was_typed_on_shows_what_stands(document, inspector, qtbot):
    document.select({(Person, "eva")})
    typing_in(qtbot, inspector, "person.eva.title", "Mine")
    colleague.does(document, edits.set_fields, Person, "eva", title="Theirs")
    colleague.does(document, edits.add_tie, "herman", "eva")

    title = now_at(inspector, "person.eva.title")
    qtbot.keyClick(title, Qt.Key.Key_Escape)

    assert title.text() == "Theirs"


def test_a_colleague_s_name_in_a_list_is_no_reason_to_hand_on_a_day_half_typed(
    document, inspector, qtbot
):
    document.select({(Person, "eva")})
    place = "person.eva.start_date"
    found = field(inspector, place)
    day = getattr(found, "edit", found)
    inspector.activateWindow()
    day.setFocus()
    qtbot.waitUntil(day.hasFocus)
    qtbot.keyClicks(day, "1-2-20")

    colleague.does(document, edits.set_fields, TeamMember, "sanne", name="Sanne de Bruin")
    colleague.does(document, edits.add_tie, "herman", "eva")

    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.property("place") == place
    qtbot.keyClicks(focused, "24")
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    eva = document.plan.persons["eva"]
    assert eva.start_date is not None
    assert eva.start_date.isoformat() == "2024-02-01"
    assert document.plan.membership(DECISION, "eva") is not None
