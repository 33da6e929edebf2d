"""Who may only look finds the fields of the inspector read-only, before trying anything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from app.model import edits
from app.model.people import Person, TeamMember
from app.model.ties import ContactTie
from app.ui.panels.chips import Chip
from app.ui.panels.fields import SwitchField
from tests.ui.conftest import TODAY
from tests.ui.fields import SANNE_EVA, field

PAGES = {
    "person": {(Person, "eva")},
    "colleague": {(TeamMember, "sanne")},
    "relationship": {(ContactTie, SANNE_EVA)},
    "decision": set(),
}
all_pages = pytest.mark.parametrize("shown_page", PAGES.values(), ids=list(PAGES))


def can_be_changed(page) -> list[str]:
    """The fields of a page that can be typed in, chosen in or ticked, by their places."""
    texts = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
    kinds = (QComboBox, SwitchField, Chip)
    others = [one for kind in kinds for one in page.findChildren(kind)]
    found = [one for one in texts if not one.isReadOnly()]
    found += [one for one in others if one.isEnabled()]
    return [str(one.property("place") or one.accessibleName()) for one in found]


def words_that_act(page) -> set[str]:
    return {one.text() for one in page.findChildren(QPushButton) if one.isEnabled()}


def show(document, inspector, shown_page) -> None:
    document.select({(Person, "anton")})
    document.select(shown_page)
    QApplication.processEvents()


@all_pages
def test_nothing_of_a_page_can_be_changed_by_a_reader(document, inspector, shown_page):
    document.may_edit = False

    show(document, inspector, shown_page)

    assert can_be_changed(inspector.page) == []
    removing = [
        one for one in inspector.page.findChildren(QAbstractButton)
        if one.toolTip() == "Remove"
    ]  # fmt: skip
    assert not any(one.isEnabled() for one in removing)


@all_pages
def test_all_of_a_page_can_be_changed_by_an_editor(document, inspector, shown_page):
    show(document, inspector, shown_page)

    editable = can_be_changed(inspector.page)
    fields = {str(one.field.property("place")) for one in inspector.page.bindings}
    typed = {place for place in editable if place in fields}
    assert len(typed) > len(fields) / 2


def test_a_reader_still_goes_from_page_to_page_and_sees_how_sure_we_are(document, inspector):
    document.may_edit = False
    document.do(edits.set_fields(document.plan, Person, "eva", title="Head"))
    show(document, inspector, PAGES["person"])

    assert "Sanne de Wit" in words_that_act(inspector.page)
    assert not {"Log a contact…", "Leaves…", "+ Relationship"} & words_that_act(inspector.page)
    assert field(inspector, "person.eva.title").text() == "Team lead"


def test_keys_in_a_reader_s_field_change_nothing_in_it(document, inspector, qtbot):
    document.may_edit = False
    show(document, inspector, PAGES["person"])
    title = field(inspector, "person.eva.title")
    title.setFocus()

    qtbot.keyClicks(title, "x")
    qtbot.keyClick(title, Qt.Key.Key_Return)

    assert title.text() == "Team lead"


def test_an_empty_field_asks_a_reader_for_nothing(document, inspector):
    show(document, inspector, PAGES["person"])
    asks = field(inspector, "person.eva.note").placeholderText()
    document.may_edit = False
    document.show_anew()
    QApplication.processEvents()

    assert field(inspector, "person.eva.note").placeholderText() != asks

    document.may_edit = True
    document.show_anew()
    QApplication.processEvents()
    assert field(inspector, "person.eva.note").placeholderText() == asks
    assert can_be_changed(inspector.page)


def test_a_reader_may_suppose_in_the_inspector_what_he_may_not_change(
    document, inspector, qtbot
):
    document.may_edit = False
    document.start_analysis()
    qtbot.waitUntil(lambda: document.report is not None, timeout=20_000)
    show(document, inspector, PAGES["person"])
    assert can_be_changed(inspector.page) == []

    assert document.supposing.begin()
    QApplication.processEvents()

    assert can_be_changed(inspector.page)


def test_a_fold_opened_by_a_reader_is_read_only_too(document, inspector):
    document.do(edits.log_contact(document.plan, on=TODAY, members=["sanne"], persons=["eva"]))
    document.may_edit = False
    show(document, inspector, PAGES["person"])

    folded = field(inspector, "person.eva.email")
    assert folded.isReadOnly()
    [contact] = document.plan.interactions_with("eva")
    inside = inspector.page.findChildren(QAbstractButton)
    remove = [one for one in inside if one.objectName() == f"interaction.{contact.id}.remove"]
    assert not remove[0].isEnabled()
