"""Quick add about somebody who is known already, and what a screen reader hears of a line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.model import edits
from app.ui.quick_add import QuickAdd
from tests.ui.conftest import DECISION


@pytest.fixture
def box(document, shown) -> Iterator[QuickAdd]:
    document.attempt(edits.add_person, DECISION, "Eva Brouwers", id="evas")
    parent = shown(QWidget(), 900, 700)
    box = QuickAdd(parent, document)
    box.open_over()
    yield box
    parent.close()


def say(box: QuickAdd, text: str) -> None:
    QTest.keyClicks(box.line, text)
    box.look()


def test_who_is_meant_by_the_whole_name_is_not_asked_for_as_somebody_like_it(box):
    say(box, "Eva Brouwer, +1")

    assert box.sentence.text() == "Eva Brouwer is known already; filled in"
    assert not box.completion.isVisible()


def test_somebody_new_with_nearly_that_name_is_asked_for(box):
    say(box, "Eva Brouwerss, +1")

    assert box.completion.isVisible()
    assert "who is known already" in box.completion.text()


def test_a_screen_reader_hears_what_the_line_would_do_or_why_it_does_nothing(box):
    say(box, "Nadia Haddad, U")
    joins = box.line.accessibleDescription()
    box.line.setText("")
    say(box, "x, U")

    assert joins == "Nadia Haddad joins the buying team"
    assert box.line.accessibleDescription() == "Begin with a name."
