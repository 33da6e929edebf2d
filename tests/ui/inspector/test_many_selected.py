from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from app.model import edits
from app.model.people import Person
from app.ui.panels.inspector import LISTED, Inspector
from tests.ui.conftest import DECISION

MORE = 7


@pytest.fixture
def many(document):
    """The ids of more people than are listed at a time."""
    plan, steps = document.plan, []
    for number in range(LISTED + MORE):
        steps.append(
            edits.add_person(plan, DECISION, f"Person {number:03}", id=f"x{number:03}")
        )
        plan = plan.apply(steps[-1])
    document.do(edits.combined(steps[0].message, steps))
    return [f"x{number:03}" for number in range(LISTED + MORE)]


def links(inspector):
    return [one.text() for one in inspector.page.findChildren(QPushButton) if one.isVisible()]


def test_of_many_who_are_selected_some_are_listed_and_the_rest_unfolds(
    qtbot, document, shown, many
):
    inspector = shown(Inspector(document), 400, 900)
    document.select((Person, id) for id in many)
    named = [text for text in links(inspector) if text.startswith("Person ")]
    (more,) = [
        one for one in inspector.page.findChildren(QPushButton) if one.text() == "7 more"
    ]

    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)

    assert len(named) == LISTED
    qtbot.waitUntil(lambda: "7 more" not in links(inspector))
    named = [text for text in links(inspector) if text.startswith("Person ")]
    assert named == [f"Person {number:03}" for number in range(LISTED + MORE)]


def test_who_was_unfolded_is_gone_to_like_the_others(qtbot, document, shown, many):
    inspector = shown(Inspector(document), 400, 900)
    document.select((Person, id) for id in many)
    (more,) = [
        one for one in inspector.page.findChildren(QPushButton) if one.text() == "7 more"
    ]
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    (last,) = [
        one for one in inspector.page.findChildren(QPushButton) if one.text() == "Person 066"
    ]

    last.click()

    assert document.selection == frozenset({(Person, "x066")})


def test_the_page_of_hundreds_comes_once_the_views_have_shown_them(
    qtbot, document, shown, many, monkeypatch
):
    monkeypatch.setattr("app.ui.panels.inspector._MANY", 3)
    inspector = shown(Inspector(document), 400, 900)

    document.select((Person, id) for id in many)
    at_once = links(inspector)
    qtbot.waitUntil(lambda: "7 more" in links(inspector))
    document.select(())

    assert "7 more" not in at_once
    qtbot.waitUntil(lambda: "7 more" not in links(inspector))


def test_who_is_selected_alone_after_hundreds_is_the_one_that_is_shown(
    qtbot, document, shown, many, monkeypatch
):
    monkeypatch.setattr("app.ui.panels.inspector._MANY", 3)
    inspector = shown(Inspector(document), 400, 900)
    document.select((Person, id) for id in many)

    document.select([(Person, many[0])])

    qtbot.waitUntil(lambda: bool(inspector.findChildren(QLineEdit)))
    names = {one.text() for one in inspector.findChildren(QLineEdit)}
    assert "Person 000" in names
