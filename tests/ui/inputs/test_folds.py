"""What goes deep on a page is folded, and reached by keyboard."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.model import edits
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.ties import ContactTie
from app.ui.panels import folds
from app.ui.panels.inspector import Inspector
from tests.ui.fields import field
from tests.ui.inputs.entering import EVA_HERE, SANNE_EVA


def test_what_was_unfolded_stays_unfolded_for_the_next_person(document, shown, qtbot):
    inspector = shown(Inspector(document))
    document.select([(Person, "eva")])
    header = field(inspector, "fold.person.details")
    header.setFocus()
    qtbot.keyClick(header, Qt.Key.Key_Return)

    document.select([(Person, "anton")])

    assert field(inspector, "person.anton.email").isVisible()


def test_a_page_begins_folded_and_shows_first_what_most_rules_read(document, shown):
    inspector = shown(Inspector(document))

    document.select([(Person, "eva")])

    names = [w.property("place") for w in inspector.page.findChildren(QWidget)]
    assert "person.eva.lane" in names
    assert f"tie.{SANNE_EVA}.level" in names
    assert "person.eva.email" not in names
    assert f"membership.{EVA_HERE}.response_mode" not in names


@pytest.mark.parametrize("width", [280, 328])
def test_no_page_is_wider_than_its_panel(inspector, document, qtbot, switched, width):
    switched("colours", "seller_as_buyer")
    folds.keep_open("member.form")
    document.do(edits.add_outside(document.plan, "An adviser with a long name", id="adviser"))
    inspector.resize(width, 700)
    for ref in (
        [(Person, "eva")],
        [(TeamMember, "sanne")],
        [(ContactTie, SANNE_EVA)],
        [(OutsideInfluence, "adviser")],
        [],
    ):
        document.select(ref)
        qtbot.wait(20)

        assert inspector.page.minimumSizeHint().width() <= inspector.area.viewport().width()


def test_tab_goes_down_the_page(document, shown, qtbot):
    inspector = shown(Inspector(document))
    document.select([(Person, "eva")])
    place = field(inspector, "person.eva.name")
    place.window().activateWindow()
    place.setFocus()
    qtbot.waitUntil(place.hasFocus)
    places = []

    for _ in range(12):
        at = QApplication.focusWidget()
        places.append(at.rect().translated(at.mapTo(inspector.page, at.rect().topLeft())))
        qtbot.keyClick(at, Qt.Key.Key_Tab)

    for earlier, later in pairwise(places):
        is_in_row = abs(later.center().y() - earlier.center().y()) <= 4
        assert later.left() > earlier.right() if is_in_row else later.top() > earlier.bottom()


def test_escape_takes_back_a_note_and_then_leaves_the_page(inspector, document, qtbot):
    document.select([(Person, "eva")])
    note = field(inspector, "person.eva.note")
    note.window().activateWindow()
    note.setFocus()
    qtbot.waitUntil(note.hasFocus)
    qtbot.keyClicks(note, "a rumour")
    qtbot.keyClick(note, Qt.Key.Key_Escape)
    with qtbot.waitSignal(inspector.left):
        qtbot.keyClick(note, Qt.Key.Key_Escape)

    assert document.plan.persons["eva"].note is None
