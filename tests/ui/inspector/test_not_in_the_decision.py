"""Who is not in the decision is named while they are few; further ones are counted."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from app.model import edits
from app.model.people import Person
from app.ui.panels.inspector_decision import NAMED
from tests.ui.conftest import DECISION


def elsewhere(document, count):
    """Let so many people of the account take part in another decision alone."""
    document.do(edits.add_opportunity(document.plan, "Service", id="service"))
    for number in range(count):
        name, id = f"Else {number:02}", f"else{number}"
        document.do(edits.add_person(document.plan, "service", name, id=id))
    QApplication.processEvents()


def links(inspector):
    """The links that name somebody who is elsewhere, or count them."""
    found = [one for one in inspector.findChildren(QPushButton) if one.isVisible()]
    return [one for one in found if one.text().startswith(("Else", "and "))]


@pytest.mark.parametrize(
    ("count", "words"), [(NAMED, NAMED), (NAMED + 1, NAMED + 1), (NAMED + 9, NAMED + 1)]
)
def test_the_first_are_named_and_no_more_lines_taken(inspector, document, count, words):
    elsewhere(document, count)

    assert len(links(inspector)) == words


def test_further_ones_are_counted_and_selected_together(inspector, document):
    elsewhere(document, NAMED + 9)
    more = links(inspector)[-1]
    told = more.text()

    more.click()

    assert told == "and 9 more"
    assert document.opportunity == DECISION
    assert len(document.selection) == 9
    assert {kind for kind, _id in document.selection} == {Person}
