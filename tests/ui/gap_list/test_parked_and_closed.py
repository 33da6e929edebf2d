"""Gaps that are parked, and those of a decision that is closed."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.decision import Opportunity
from app.model.vocabulary import ContactPolicy, Stage
from app.ui import shown_gaps
from app.ui.decision_lines import DecisionLine, with_account
from app.ui.gap_filter import Filter
from app.ui.panels.accounts import AccountsPanel
from tests.ui.conftest import DECISION, TODAY
from tests.ui.gap_list.lines import texts, unfold


def test_under_a_contact_ban_gaps_are_parked_until_award_and_advise_nothing(
    analysed, panel, qtbot
):
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(
            edits.set_fields, Opportunity, DECISION, contact_policy=ContactPolicy.FORBIDDEN
        )
    QApplication.processEvents()

    parked = len(analysed.report.parked)
    unfold(panel, "parked")
    rows = [row for row in panel.rows.values() if row.words.parked]

    assert parked > 0
    assert len(rows) == parked
    assert all(row.words.gain is None for row in rows)
    assert not any("introduce" in row.words.do for row in rows)


def test_where_all_gaps_are_parked_none_is_said_to_be_missing(analysed, panel, qtbot):
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(
            edits.set_fields, Opportunity, DECISION, contact_policy=ContactPolicy.FORBIDDEN
        )
    for gap in analysed.report.open_gaps:
        analysed.attempt(edits.dismiss_gap, DECISION, *gap.key, reason="no", on=TODAY, by="S")
    qtbot.waitUntil(lambda: not analysed.report.open_gaps)
    QApplication.processEvents()

    assert panel.bar.words.title.text == f"{len(analysed.report.parked)} gaps parked"
    assert not any("No gaps found" in text for text in texts(panel))
    assert any("Contact is not allowed now" in text for text in texts(panel))


def test_a_parked_gap_promises_no_points_for_a_contact_that_is_not_allowed(
    analysed, panel, qtbot
):
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(edits.set_tie, "sanne", "eva", last_contact=date(2025, 6, 1))
    [stale] = [gap for gap in analysed.report.gaps if gap.rule == "R08"]
    before = shown_gaps.gain(stale, analysed.report)
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(
            edits.set_fields, Opportunity, DECISION, contact_policy=ContactPolicy.FORBIDDEN
        )
    unfold(panel, "parked")

    row = panel.rows[stale.key]

    assert before
    assert row.words.gain is None


def test_a_closed_decision_says_what_is_left_to_do_and_advises_no_contact(
    analysed, panel, qtbot
):
    before = len(analysed.report.open_gaps)

    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(edits.set_stage, DECISION, Stage.LOST, TODAY)
    at_once = (set(panel.rows), texts(panel), analysed.flag_numbers())
    unfold(panel, "was_open")

    assert at_once[0] == set()
    assert "This decision is closed since 2 Mar 2026." in at_once[1]
    assert any(words.startswith("Left to do: review") for words in at_once[1])
    assert at_once[2] == {}
    assert before > 0
    assert len(panel.rows) == len(analysed.report.open_gaps)
    assert not any(row.words.do or row.words.gain for row in panel.rows.values())


def test_a_filter_still_finds_what_was_open_in_a_closed_decision(analysed, panel, qtbot):
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(edits.set_stage, DECISION, Stage.LOST, TODAY)

    panel.pick(Filter(words="Anton"))

    assert panel.rows
    assert not any(row.words.do for row in panel.rows.values())


def test_a_decision_that_was_lost_long_ago_lists_the_review_that_is_due(analysed, panel, qtbot):
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(edits.set_stage, DECISION, Stage.LOST, TODAY - timedelta(days=30))

    assert set(panel.rows) == {("R39", DECISION)}
    assert all(row.words.do for row in panel.rows.values())


def test_the_list_of_accounts_says_quietly_how_a_decision_ended(shown):
    accounts = shown(AccountsPanel())
    line = DecisionLine("customer", "St. Maarten", DECISION, "Imaging", 28.0, ended=Stage.WON)

    accounts.show_lines([line])

    [item] = accounts.tree.findItems("Imaging", Qt.MatchFlag.MatchRecursive)
    assert item.data(0, Qt.ItemDataRole.AccessibleTextRole) == "Imaging, score 28, won"


def test_the_lines_of_an_account_know_how_its_decisions_ended(analysed):
    analysed.attempt(edits.set_stage, DECISION, Stage.NO_DECISION, TODAY)

    [line] = with_account([], analysed.plan)

    assert (line.ended, line.due) == (Stage.NO_DECISION, None)
