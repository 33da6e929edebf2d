"""Quick add: one line, understood while it is typed, kept with Enter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.model.people import Person, TeamMember
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import Attitude, Role, TieLevel
from app.ui.quick_add import QuickAdd

NADIA = "Nadia Haddad, nurse, U, +1"


@pytest.fixture
def box(document, shown) -> Iterator[QuickAdd]:
    parent = shown(QWidget(), 900, 700)
    box = QuickAdd(parent, document)
    box.open_over()
    yield box
    parent.close()


def say(box: QuickAdd, text: str, *keys: Qt.Key) -> None:
    QTest.keyClicks(box.line, text)
    box.look()
    for key in keys:
        QTest.keyClick(box.line, key)


def people(document) -> set[str]:
    return {one.label for one in document.plan.persons.values()}


def test_what_it_will_add_is_said_before_it_is_added(box, document):
    say(box, NADIA)

    assert box.sentence.text() == "Nadia Haddad joins the buying team"
    assert box.facts.text() == "nurse · user · for"
    assert "Nadia Haddad" not in people(document)


def test_enter_keeps_it_and_waits_for_the_next(box, document):
    say(box, NADIA, Qt.Key.Key_Return)
    say(box, "us: Jan Peeters, controller", Qt.Key.Key_Return)

    [nadia] = [one for one in document.plan.persons.values() if one.name == "Nadia Haddad"]
    joins = document.plan.membership(document.opportunity, nadia.id)
    assert (nadia.title, joins.roles, joins.attitude) == ("nurse", {Role.USER}, Attitude.FOR)
    assert "Jan Peeters" in {one.name for one in document.plan.members.values()}
    assert box.isVisible()
    assert box.line.text() == ""
    assert box.kept.text() == "Kept: Jan Peeters joins our client team"


def test_each_line_is_one_step_to_undo_also_from_the_box(box, document):
    say(box, NADIA, Qt.Key.Key_Return)
    assert document.undo_words() == "Add Nadia Haddad"

    QTest.keySequence(box.line, QKeySequence(QKeySequence.StandardKey.Undo))

    assert "Nadia Haddad" not in people(document)


def test_what_was_added_is_told_for_the_view(box, document, qtbot):
    told: list[Any] = []
    box.added.connect(told.append)

    say(box, NADIA, Qt.Key.Key_Return)
    say(box, "us: Jan Peeters", Qt.Key.Key_Return)
    say(box, "Herman - Eva 2", Qt.Key.Key_Return)

    kinds = [next(iter(refs))[0] for refs in told]
    assert kinds == [Person, TeamMember, ContactTie]
    assert told[2] == {(ContactTie, joined("herman", "eva"))}
    assert document.plan.tie_between("herman", "eva").level is TieLevel.WORKING


def test_shift_enter_keeps_and_closes(box, document, qtbot):
    say(box, NADIA)

    with qtbot.waitSignal(box.closed):
        QTest.keyClick(box.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)

    assert "Nadia Haddad" in people(document)


def test_escape_closes_and_keeps_nothing(box, document, qtbot):
    before = document.plan
    say(box, NADIA)

    with qtbot.waitSignal(box.closed):
        QTest.keyClick(box.line, Qt.Key.Key_Escape)

    assert document.plan is before


def test_what_is_missing_is_said_and_the_line_stays(box, document):
    before = document.plan

    say(box, ", U", Qt.Key.Key_Return)

    assert box.problem.text() == "Begin with a name."
    assert box.line.text() == ", U"
    assert document.plan is before


def test_tab_completes_a_name_that_is_begun(box):
    say(box, "Herman - ev", Qt.Key.Key_Tab)

    assert box.line.text() == "Herman - Eva Brouwer"


def test_who_may_be_known_already_is_asked_and_tab_says_yes(box, document):
    say(box, "Eva Brouwers, team lead")
    assert box.completion.whole() == "Is this Eva Brouwer, who is known already? Tab: yes"

    QTest.keyClick(box.line, Qt.Key.Key_Tab)

    assert box.line.text() == "Eva Brouwer, team lead"
    box.look()
    assert not box.sentence.text().endswith("joins the buying team")


def test_rows_of_a_spreadsheet_go_to_the_import(box, qtbot):
    QGuiApplication.clipboard().setText("Name\tTitle\nJan\tCFO\nPiet\tCTO")

    with qtbot.waitSignal(box.table_pasted):
        QTest.keySequence(box.line, QKeySequence(QKeySequence.StandardKey.Paste))

    assert box.isHidden()


def test_a_single_line_is_pasted_into_the_box(box):
    QGuiApplication.clipboard().setText("Jan Smit, CFO\n")

    QTest.keySequence(box.line, QKeySequence(QKeySequence.StandardKey.Paste))

    assert box.isVisible()
    assert box.line.text().startswith("Jan Smit, CFO")


def test_in_a_what_if_a_relationship_is_supposed_and_nothing_is_stored(analysed, shown):
    parent = shown(QWidget(), 900, 700)
    box = QuickAdd(parent, analysed)
    box.open_over()
    assert analysed.supposing.begin()

    say(box, "Herman - Anton 3", Qt.Key.Key_Return)

    assert analysed.plan.tie_between("herman", "anton").level is TieLevel.GOOD
    assert analysed.copy.plan.tie_between("herman", "anton") is None


def test_what_a_what_if_refuses_stays_in_the_box_with_the_reason(analysed, shown, qtbot):
    parent = shown(QWidget(), 900, 700)
    box = QuickAdd(parent, analysed)
    box.open_over()
    assert analysed.supposing.begin()
    said: list[str] = []
    analysed.refused.connect(said.append)

    say(box, NADIA, Qt.Key.Key_Return)

    assert box.line.text() == NADIA
    assert said
    qtbot.waitUntil(lambda: box.problem.text() == said[0])


def test_three_examples_are_a_key_away_and_understood(box, document):
    box.help.click()

    for line in box.examples.text().splitlines()[:2]:
        box.line.setText(line.split(" – ")[0])
        box.look()
        assert box.sentence.text(), line
