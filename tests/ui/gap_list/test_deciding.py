"""Gaps are accepted, dismissed with a reason and opened again from the list."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.model import edits
from app.model.decision import Opportunity
from app.model.vocabulary import BusinessFit, GapStatus
from app.ui.dialogs.gap_decision import AcceptGapDialog, DismissGapDialog
from app.ui.panels.labels import Label
from tests.ui.conftest import DECISION, TODAY
from tests.ui.gap_list.lines import unfold


def test_a_gap_accepted_until_a_day_goes_from_the_list_and_is_listed_apart(
    panel, analysed, qtbot
):
    key = next(key for key in panel.rows if key[0] == "R14")
    dialog = AcceptGapDialog(None, analysed, key, "Decider out of reach", "Sanne")
    qtbot.addWidget(dialog)
    dialog.until.edit.setText("1-6-2026")
    dialog.reason.setText("after the summer")

    with qtbot.waitSignal(analysed.analysed):
        dialog.confirm()
    unfold(panel, "decided")

    assert key not in panel.rows
    [decision] = [gap.decision for gap in analysed.report.decided]
    assert (decision.status, decision.until) == (GapStatus.ACCEPTED, date(2026, 6, 1))
    assert (decision.reason, decision.decided_by) == ("after the summer", "Sanne")
    assert "accepted until 1 Jun 2026: after the summer" in [
        label.whole() for label in panel.findChildren(Label) if hasattr(label, "whole")
    ]


def test_a_gap_cannot_be_accepted_until_yesterday(analysed, panel, qtbot):
    key = next(iter(panel.rows))
    dialog = AcceptGapDialog(None, analysed, key, "", "Sanne")
    qtbot.addWidget(dialog)
    dialog.until.edit.setText("-1")

    dialog.confirm()

    assert "from today on" in dialog.problem.text()
    assert analysed.report.decided == []


def test_a_gap_is_dismissed_only_with_a_reason(analysed, panel, qtbot):
    key = next(iter(panel.rows))
    dialog = DismissGapDialog(None, analysed, key, "", "Sanne")
    qtbot.addWidget(dialog)

    dialog.confirm()
    refused = dialog.problem.text()
    dialog.reason.setPlainText("she is our own aunt")
    with qtbot.waitSignal(analysed.analysed):
        dialog.confirm()

    assert "Say why" in refused
    assert [gap.key for gap in analysed.report.decided] == [key]


def test_a_decided_gap_can_be_reopened(analysed, panel, qtbot):
    key = next(iter(panel.rows))
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(
            edits.dismiss_gap, DECISION, *key, reason="no gap", on=TODAY, by="Sanne"
        )
    unfold(panel, "decided")
    reopen = next(b for b in panel.findChildren(QPushButton) if b.text() == "Reopen")

    with qtbot.waitSignal(analysed.analysed):
        reopen.click()

    assert key in panel.rows


def test_what_is_still_to_fill_in_is_one_line(analysed, panel, qtbot):
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(edits.set_fields, Opportunity, DECISION, business_fit=BusinessFit.MET)

    lines = [b.accessibleName() for b in panel.findChildren(QPushButton)]

    assert f"Still to fill in: {len(analysed.report.to_fill_in)}" in lines
    assert all(row.words.key[0] != "R31" for row in panel.rows.values())


def test_a_dismissed_gap_says_when_and_why_and_is_reopened_with_a_click(panel, analysed, qtbot):
    key = next(iter(panel.rows))
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(
            edits.dismiss_gap, DECISION, *key, reason="no gap", on=TODAY, by="Sanne"
        )
    QApplication.processEvents()
    qtbot.mouseClick(panel.findChild(QPushButton, "fold.decided"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    said = [label.whole() for label in panel.findChildren(Label) if hasattr(label, "whole")]
    reopen = next(b for b in panel.findChildren(QPushButton) if b.text() == "Reopen")

    with qtbot.waitSignal(analysed.analysed):
        qtbot.mouseClick(reopen, Qt.MouseButton.LeftButton)

    assert "dismissed on 2 Mar 2026: no gap" in said
    assert key in panel.rows
