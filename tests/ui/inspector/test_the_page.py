"""How a page of the inspector behaves, whatever is typed in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import i18n
from app.model import edits
from app.model.people import Person, TeamMember
from app.model.ties import ContactTie
from app.model.vocabulary import (
    PERSONAL_INTERESTS,
    Confidence,
    InterestKind,
)
from app.ui.furniture import LEAST_RIGHT, RIGHT
from app.ui.panels.fields import TextField
from app.ui.panels.inspector import Inspector
from app.ui.panels.labels import Label
from tests.ui.fields import SANNE_EVA, field


def test_a_note_asks_whether_the_person_may_read_it(inspector, document):
    document.select([(Person, "anton")])

    words = [label.text() for label in inspector.findChildren(Label)]

    assert "May Anton van Dijk read this?" in words


def test_what_a_colleague_changes_does_not_take_away_what_is_being_typed(
    inspector, document, qtbot
):
    document.select([(Person, "anton")])
    title = field(inspector, "person.anton.title")
    title.setFocus()
    qtbot.keyClick(title, Qt.Key.Key_End)
    qtbot.keyClicks(title, " of the board")

    document.copy.edit(edits.set_fields(document.plan, Person, "anton", phone="1"))
    QApplication.processEvents()

    assert isinstance(title, TextField)
    assert title.text() == "Chair of the board"
    assert field(inspector, "person.anton.phone").text() == "1"


def test_a_name_that_does_not_fit_ends_in_an_ellipsis_until_it_is_edited(
    inspector, document, qtbot
):
    long = "Zaaksysteem en klantportaal voor alle gemeenten van de regio"
    document.select([(Person, "anton")])
    document.attempt(edits.set_fields, Person, "anton", name=long)
    qtbot.wait(20)
    name = field(inspector, "person.anton.name")
    at_rest = name.shown_text()

    name.window().activateWindow()
    name.setFocus()
    qtbot.waitUntil(name.hasFocus)

    assert at_rest.endswith("…")
    assert long.startswith(at_rest[:-1])
    assert name.shown_text() == long


def test_a_long_interest_does_not_push_the_page_out_of_its_panel(inspector, document, qtbot):
    for code in PERSONAL_INTERESTS:
        document.attempt(edits.add_interest, "anton", InterestKind.PERSONAL, code)
    document.select([(Person, "anton")])
    inspector.resize(340, 700)
    qtbot.wait(50)

    assert inspector.page.width() <= inspector.area.viewport().width()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("width", [LEAST_RIGHT, RIGHT])
def test_a_page_is_no_wider_than_its_panel_in_either_language(document, shown, language, width):
    i18n.use(language)
    sure = Confidence.ASSUMED
    document.attempt(
        edits.set_fields, Person, "anton", lane_confidence=sure, level_confidence=sure
    )
    panel = shown(Inspector(document), width)

    for refs in ([], [(Person, "anton")], [(TeamMember, "sanne")], [(ContactTie, SANNE_EVA)]):
        document.select(refs)
        QApplication.processEvents()

        assert panel.page.minimumSizeHint().width() <= panel.area.viewport().width(), refs
