"""The keyboard stays where it was while what it was on is done with, or made anew."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.model import edits
from app.model.decision import Opportunity
from app.model.planning import PlannedTie
from app.model.values import joined
from app.model.vocabulary import ContactPolicy, TieLevel
from app.ui.dialogs.gap_decision import AcceptGapDialog
from app.ui.panels.fields import CodeField
from app.ui.panels.gap_list import GapPanel
from app.ui.panels.gap_row import GapRow
from app.ui.panels.inspector import Inspector
from tests.ui.conftest import DECISION, TODAY


@pytest.fixture
def gaps(analysed, shown):
    return shown(GapPanel(analysed), 900, 600)


def shown_rows(panel: GapPanel) -> list[GapRow]:
    return sorted(panel.rows.values(), key=lambda row: row.y())


def focus(widget):
    QApplication.processEvents()
    return widget.window().focusWidget()


def test_after_a_gap_is_accepted_the_keyboard_is_on_the_next_one(gaps, analysed, opened, qtbot):
    first, second = shown_rows(gaps)[:2]
    key, follows = first.words.key, second.words.key
    gaps.choose(key)
    first.setFocus()
    dialog = opened(AcceptGapDialog(gaps, analysed, key, first.words.title, "Sanne"))

    dialog.confirm()

    assert key not in gaps.rows
    assert isinstance(focus(gaps), GapRow)
    assert focus(gaps).words.key == follows


def test_after_a_gap_is_reopened_the_keyboard_stays_in_the_list(gaps, analysed, qtbot):
    for key in list(gaps.rows)[:2]:
        analysed.attempt(edits.dismiss_gap, DECISION, *key, reason="no", on=TODAY, by="Sanne")
        QApplication.processEvents()
    gaps.findChild(QPushButton, "fold.decided").click()
    QApplication.processEvents()

    for left in (1, 0):
        again = next(
            b for b in gaps.findChildren(QPushButton) if b.text() == "Reopen" and b.isVisible()
        )
        again.setFocus()
        qtbot.keyClick(again, Qt.Key.Key_Space)
        QApplication.processEvents()
        assert len(analysed.report.decided) == left
        assert gaps.area.isAncestorOf(focus(gaps))


def policy_field(inspector: Inspector) -> CodeField:
    place = f"opportunity.{DECISION}.contact_policy"
    fields: list[CodeField] = inspector.findChildren(CodeField)
    return next(one for one in fields if one.property("place") == place)


@pytest.mark.parametrize("from_list", [False, True])
def test_a_contact_policy_that_is_chosen_leaves_the_keyboard_on_its_field(
    analysed, inspector, qtbot, from_list
):
    field = policy_field(inspector)
    field.setFocus()

    if from_list:
        field.showPopup()
        QTest.keyClick(field.view(), Qt.Key.Key_Down)
        QTest.keyClick(field.view(), Qt.Key.Key_Return)
    else:
        qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: policy_field(inspector) is not field)

    chosen = analysed.plan.find(Opportunity, DECISION).contact_policy
    assert chosen not in (None, ContactPolicy.FREE)
    assert focus(inspector) is policy_field(inspector)


def test_carrying_out_on_the_page_of_a_planned_tie_keeps_the_keyboard_in_the_inspector(
    analysed, inspector, qtbot
):
    analysed.attempt(edits.plan_tie, DECISION, "sanne", "anton", TieLevel.WORKING)
    analysed.select([(PlannedTie, joined(DECISION, "sanne", "anton"))])
    QApplication.processEvents()
    done = next(b for b in inspector.findChildren(QPushButton) if b.text() == "Carried out")
    done.setFocus()

    qtbot.keyClick(done, Qt.Key.Key_Space)

    assert analysed.plan.tie_between("sanne", "anton") is not None
    assert focus(inspector) is not None
    assert inspector.isAncestorOf(focus(inspector))
