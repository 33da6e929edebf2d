from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.model import edits
from app.model.decision import Opportunity
from app.model.people import Person
from app.model.vocabulary import BusinessFit, ContactPolicy, GapStatus, Role, Stage
from app.ui import shown_gaps
from app.ui.decision_lines import DecisionLine, with_account
from app.ui.dialogs.gap_decision import AcceptGapDialog, DismissGapDialog
from app.ui.gap_filter import Filter
from app.ui.panels.accounts import AccountsPanel
from app.ui.panels.gap_list import GapPanel
from app.ui.panels.labels import Label
from tests.ui.conftest import DECISION, TODAY


@pytest.fixture
def panel(analysed, shown):
    return shown(GapPanel(analysed), 1000, 600)


def unfold(panel: GapPanel, name: str) -> None:
    panel.findChild(QPushButton, f"fold.{name}").click()
    QApplication.processEvents()


def texts(panel: GapPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(Label)]


def many_people(document) -> None:
    """Twelve people nobody of ours knows: more gaps than the list shows at once."""
    for number in range(12):
        role = [Role.DECIDER, Role.INFLUENCER, Role.USER][number % 3]
        document.attempt(
            edits.add_person, DECISION, f"Person {number}", id=f"p{number:02}", roles=[role]
        )


def test_at_most_seven_gaps_are_numbered_and_the_rest_comes_on_demand(panel, analysed, qtbot):
    with qtbot.waitSignal(analysed.analysed):
        many_people(analysed)
    at_once = [row.words.number for row in panel.rows.values()]

    unfold(panel, "rest")
    unfold(panel, "ours")

    assert at_once == list(range(1, 8))
    assert len(panel.rows) == len(analysed.report.open_gaps)


def test_each_gap_says_what_why_and_what_to_do_with_names(panel):
    said = [row.words for row in panel.rows.values()]

    assert all(words.title and words.why and words.do for words in said)
    assert any("Anton van Dijk" in words.why for words in said)


def test_gaps_about_one_person_stand_together(analysed):
    groups = shown_gaps.top(analysed.report, analysed.plan)

    about = [group.about for group in groups if group.about is not None]
    assert len(about) == len(set(about))
    assert "anton" in about


def test_flags_on_the_map_carry_the_numbers_of_the_list(panel, analysed):
    numbers = analysed.flag_numbers()

    first = next(
        row.words.number
        for row in panel.rows.values()
        if shown_gaps.subject_person(analysed.report.gap(row.words.key), analysed.plan)
        == "anton"
    )
    assert numbers["anton"] <= first
    assert set(numbers.values()) <= set(range(1, 8))


def test_a_click_on_a_gap_selects_its_people_and_opens_its_line(panel, analysed, qtbot):
    row = next(row for key, row in panel.rows.items() if key[0] == "R14")

    with qtbot.waitSignal(panel.shown_on_map):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)

    assert (Person, "anton") in analysed.selection
    assert row.is_open


def test_a_gap_that_is_opened_at_the_edge_comes_wholly_into_view(panel, qtbot):
    panel.resize(1000, 170)
    row = list(panel.rows.values())[-1]

    panel.choose(row.words.key)

    qtbot.waitUntil(
        lambda: (
            panel.area.viewport()
            .rect()
            .contains(row.mapTo(panel.area.viewport(), row.rect().bottomLeft()))
        )
    )


def test_a_gap_is_opened_with_the_keyboard_too(panel, qtbot):
    row = next(iter(panel.rows.values()))
    row.setFocus()

    qtbot.keyClick(row, Qt.Key.Key_Return)

    assert row.is_open


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


def test_an_empty_map_says_what_to_do_first(document, shown, qtbot):
    document.attempt(edits.remove, [(Person, "anton"), (Person, "eva")])
    panel = shown(GapPanel(document), 900, 400)
    with qtbot.waitSignal(document.analysed):
        document.start_analysis()

    assert any("Double-click the map" in text for text in texts(panel))


def test_names_with_markup_are_shown_as_they_are(analysed, panel, qtbot):
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(edits.set_fields, Person, "anton", name="<b>Anton</b> & co")

    labels = [label for label in panel.findChildren(Label) if "<b>Anton" in label.text()]
    assert labels
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def lines_of(panel: GapPanel) -> list[QPushButton]:
    return [b for b in panel.findChildren(QPushButton) if b.objectName().startswith("fold.")]


def test_every_line_below_the_top_seven_is_whole_and_can_be_scrolled_to(panel, analysed, qtbot):
    panel.resize(824, 240)
    with qtbot.waitSignal(analysed.analysed):
        many_people(analysed)
    viewport, bar = panel.area.viewport(), panel.area.verticalScrollBar()

    def last_can_be_seen() -> bool:
        bar.setValue(bar.maximum())
        last = lines_of(panel)[-1]
        return bool(viewport.rect().contains(last.mapTo(viewport, last.rect().bottomLeft())))

    qtbot.waitUntil(last_can_be_seen)

    assert all(line.height() >= line.fontMetrics().height() for line in lines_of(panel))


def test_enter_unfolds_the_rest_as_space_does(panel, analysed, qtbot):
    with qtbot.waitSignal(analysed.analysed):
        many_people(analysed)
    before = len(panel.rows)

    qtbot.keyClick(panel.findChild(QPushButton, "fold.rest"), Qt.Key.Key_Return)

    assert len(panel.rows) > before


def test_escape_closes_the_opened_gap_and_selects_nobody(panel, analysed, qtbot):
    row = next(row for key, row in panel.rows.items() if key[0] == "R14")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)

    qtbot.keyClick(row, Qt.Key.Key_Escape)

    assert not row.is_open
    assert analysed.selection == frozenset()


def test_an_opened_gap_closes_when_somebody_else_is_selected(panel, analysed, qtbot):
    row = next(row for key, row in panel.rows.items() if key[0] == "R14")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    opened = row.is_open

    analysed.select([(Person, "eva")])

    assert opened
    assert not row.is_open


def test_title_why_and_action_stand_in_every_line_and_four_lines_fit(panel, qtbot):
    panel.resize(824, 240)
    QApplication.processEvents()

    rows = list(panel.rows.values())[:4]
    for row in rows:
        seen = [one.text() for one in row.findChildren(Label) if one.isVisible()]
        assert row.words.title in seen
        assert any(text and row.words.why.startswith(text.rstrip("…")) for text in seen)
        do = row.words.do
        is_seen = any(text and do.startswith(text.rstrip("…")) for text in seen)
        assert is_seen != row.words.is_said_above
    assert rows[3].mapTo(panel, rows[3].rect().bottomLeft()).y() <= panel.height()


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


def test_where_all_gaps_are_parked_none_is_said_to_be_missing(analysed, panel, qtbot):
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(
            edits.set_fields, Opportunity, DECISION, contact_policy=ContactPolicy.FORBIDDEN
        )
    for gap in analysed.report.open_gaps:
        analysed.attempt(edits.dismiss_gap, DECISION, *gap.key, reason="no", on=TODAY, by="S")
    qtbot.waitUntil(lambda: not analysed.report.open_gaps)
    QApplication.processEvents()

    assert panel.title.text() == f"{len(analysed.report.parked)} gaps parked"
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
