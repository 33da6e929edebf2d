"""What the gap list makes of forty rules: one action for several gaps, filters, next steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app import usecases
from app.analysis.difference import difference
from app.analysis.report import Report
from app.model import edits
from app.model.decision import Opportunity
from app.model.people import Account
from app.model.vocabulary import ContactPolicy, TieLevel, Tier
from app.ui import gap_filter, shown_gaps
from app.ui.closing import closed_by, deed_of
from app.ui.gap_filter import Family, Filter, family_of
from app.ui.next_steps import carried_out, opened_by
from app.ui.panels.gap_action import ActionRow
from app.ui.panels.gap_list import GapPanel
from app.ui.panels.gap_parts import GapListing, Kind
from app.ui.panels.gap_words import sentences
from tests.ui.conftest import DECISION, TODAY


@pytest.fixture
def top_account(analysed, qtbot):
    """A top account, so that several gaps ask our director to meet its chair."""
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(edits.set_fields, Account, "customer", tier=Tier.A)
    return analysed


@pytest.fixture
def panel(top_account, shown):
    return shown(GapPanel(top_account), 1000, 600)


def action_row(panel: GapPanel) -> ActionRow:
    [row] = panel.findChildren(ActionRow)
    return row


def test_a_contact_that_several_gaps_ask_for_stands_above_them_once(panel, top_account, qtbot):
    qtbot.waitSignal(panel.closing.found).wait()
    row = action_row(panel)
    below = [one for one in panel.rows.values() if one.words.under]

    assert row.words.text == "Herman Vos → Anton van Dijk: get acquainted"
    assert len(below) >= 2
    assert all(one.words.gain is None for one in below)
    assert row.words.gain == pytest.approx(6.0)


def test_what_an_action_closes_is_found_by_carrying_it_out(panel, top_account, qtbot):
    qtbot.waitSignal(panel.closing.found).wait()
    row = action_row(panel)
    report = top_account.report
    made = top_account.plan.apply(
        edits.add_tie(
            top_account.plan, "herman", "anton",
            level=row.words.contact.level, last_contact=TODAY,
        )
    )  # fmt: skip

    closed = difference(report, Report(made, DECISION, TODAY)).gaps_closed
    told = {shown_gaps.words_of(gap, report).title for gap in closed if gap in report.open_gaps}

    assert set(row.words.closes) == (told if len(told) > 1 else set())
    for one in panel.rows.values():
        if one.words.under:
            is_closed = one.words.key in {gap.key for gap in closed}
            assert (one.words.under == "Closes with this") == is_closed


def test_what_an_action_does_is_told_again_after_a_gap_was_accepted(panel, top_account, qtbot):
    qtbot.waitSignal(panel.closing.found).wait()
    before = {key: one.words.under for key, one in panel.rows.items() if one.words.under}
    key = next(key for key, one in panel.rows.items() if not one.words.under)

    top_account.attempt(
        edits.accept_gap, DECISION, *key, until=None, reason="later", on=TODAY, by="Sanne"
    )
    qtbot.waitUntil(lambda: not panel.closing.is_computing)

    after = {key: one.words.under for key, one in panel.rows.items() if one.words.under}
    assert key not in panel.rows
    assert before.items() <= after.items()


def test_the_same_two_coming_less_near_is_another_action(top_account):
    [group] = [
        one for one in shown_gaps.top(top_account.report, top_account.plan) if one.contact
    ]
    assert group.contact is not None
    near = replace(group.contact, level=TieLevel.GOOD)
    less = replace(group.contact, level=TieLevel.ACQUAINTED)

    found = closed_by(top_account.report, [(near,), (less,)])

    assert found[deed_of((near,))] > found[deed_of((less,))]


def test_a_line_keeps_its_own_advice_unless_a_line_above_says_the_same(panel, qtbot):
    qtbot.waitSignal(panel.closing.found).wait()
    rows = [one for one in panel.rows.values() if one.words.under]

    said: set[str] = set()
    for one in rows:
        own = sentences(one.words.do)
        assert one.words.is_said_above == (own <= said)
        assert (one.words.do in one.told()) != one.words.is_said_above
        said |= own
    assert rows


def test_how_many_gaps_an_action_closes_says_how_many_stand_below_it():
    case = usecases.read_case(usecases.sample_path())
    decision = next(iter(case.plan.opportunities))
    report = Report(case.plan, decision, case.as_of or TODAY)
    listing = GapListing(
        report, case.plan, decision, frozenset(), 40,
        lambda contacts: closed_by(report, [contacts])[deed_of(contacts)],
    )  # fmt: skip

    parts = list(listing.parts())
    [action] = [part.content for part in parts if part.kind is Kind.ACTION]
    below = [part.content for part in parts if part.kind is Kind.GAP]

    assert action.here == sum(gap.under == "Closes with this" for gap in below)
    assert 0 < action.here < len(action.closes)
    assert any(gap.under == "Stays open after this" and gap.do for gap in below)


def test_an_action_is_not_tried_any_further_once_another_edit_came(top_account):
    listing = GapListing(top_account.report, top_account.plan, DECISION, frozenset(), limit=40)
    actions = [one for one in listing.actions() if one]

    found = closed_by(top_account.report, actions, lambda: True)

    assert actions
    assert found == {}


def test_a_click_on_an_action_selects_the_two_it_brings_together(panel, top_account, qtbot):
    qtbot.mouseClick(action_row(panel), Qt.MouseButton.LeftButton)

    assert {id for _, id in top_account.selection} == {"herman", "anton"}


def test_gaps_about_colleagues_stand_apart_and_take_no_number(panel, top_account):
    ours = {gap.key for gap in top_account.report.open_gaps if gap.about_us}
    folded = ours & panel.rows.keys()

    panel.findChild(QPushButton, "fold.ours").click()
    QApplication.processEvents()

    assert ours
    assert not folded
    assert all(panel.rows[key].words.number is None for key in ours)


def test_every_rule_is_of_a_family():
    families = [family_of(f"R{number:02}") for number in range(1, 41)]

    assert sorted(set(families), key=families.index) == list(Family)
    assert families.count(Family.INFLUENCE) == 8


def test_a_filter_says_that_it_is_on_and_flags_follow_it(panel, top_account):
    everything = shown_gaps.waiting(top_account.report)
    picked = [gap for gap in everything if family_of(gap.rule) is Family.WAYS]
    before = top_account.flag_numbers()

    panel.pick(Filter(families=frozenset({Family.WAYS})))
    shown = {key[0] for key in panel.rows}

    assert {family_of(rule) for rule in shown} == {Family.WAYS}
    assert panel.bar.words.title.text == f"{len(picked)} of {len(everything)} gaps"
    assert panel.bar.words.remark == "Ways in"
    numbers = {row.words.number for row in panel.rows.values()}
    assert set(top_account.flag_numbers().values()) <= numbers
    assert top_account.flag_numbers() != before


def test_one_key_clears_the_filter(panel, qtbot):
    panel.pick(Filter(bands=frozenset({"critical"})))
    row = next(iter(panel.rows.values()))

    qtbot.keyClick(row, Qt.Key.Key_Escape)

    assert not gap_filter.current().is_on
    assert "of" not in panel.bar.words.title.text


def test_gaps_are_found_by_what_they_say(panel, qtbot):
    panel.bar.search.setText("anton visit")

    qtbot.waitUntil(lambda: gap_filter.current().is_on)

    assert {key[0] for key in panel.rows} == {"R12"}


def test_letters_accept_dismiss_and_search(panel, qtbot):
    row = next(iter(panel.rows.values()))
    row.setFocus()

    with qtbot.waitSignal(panel.accept_asked) as accepted:
        qtbot.keyClick(row, Qt.Key.Key_A)
    with qtbot.waitSignal(panel.dismiss_asked) as dismissed:
        qtbot.keyClick(row, Qt.Key.Key_D)
    qtbot.keyClick(row, Qt.Key.Key_F)

    assert accepted.args == dismissed.args == [row.words.key, row.words.title]
    assert panel.bar.search.hasFocus()


def test_arrows_go_from_line_to_line_and_on_to_what_unfolds(panel, qtbot):
    row = list(panel.rows.values())[-1]
    row.setFocus()

    qtbot.keyClick(row, Qt.Key.Key_Down)
    fold = panel.window().focusWidget()
    qtbot.keyClick(fold, Qt.Key.Key_Up)

    assert isinstance(fold, QPushButton)
    assert row.hasFocus()


def test_a_line_that_stays_is_not_made_anew(panel, top_account, qtbot):
    before = dict(panel.rows)

    with qtbot.waitSignal(top_account.analysed):
        top_account.attempt(edits.set_tie, "sanne", "eva", level=TieLevel.WORKING)

    kept = before.keys() & panel.rows.keys()
    assert kept
    assert all(panel.rows[key] is before[key] for key in kept)


def test_what_is_parked_says_why_once(panel, top_account, qtbot):
    with qtbot.waitSignal(top_account.analysed):
        top_account.attempt(
            edits.set_fields, Opportunity, DECISION, contact_policy=ContactPolicy.FORBIDDEN
        )

    listing = GapListing(
        top_account.report, top_account.plan, DECISION, frozenset({"parked"}), limit=40
    )
    reasons = [part.content for part in listing.parts() if part.kind is Kind.TEXT]

    assert reasons.count("No contact until the award (tender).") == 1
    assert not any(listing.actions())


def carry_out(document, member: str, person: str) -> None:
    document.attempt(edits.plan_tie, DECISION, member, person, TieLevel.GOOD, due=TODAY)
    document.attempt(edits.keep_planned_tie_done, DECISION, member, person, TODAY)


def test_a_gap_that_a_plan_opened_is_a_next_step(panel, top_account, qtbot):
    before = {gap.key for gap in top_account.report.open_gaps}
    with qtbot.waitSignal(panel.next_steps.found):
        carry_out(top_account, "herman", "anton")

    opened = {gap.key for gap in top_account.report.open_gaps} - before

    assert ("R05", "anton") in opened
    assert opened <= panel.next_steps.keys
    marked = {key for key, row in panel.rows.items() if row.words.is_next_step}
    assert ("R05", "anton") in marked


def test_a_plan_taken_back_or_carried_out_long_ago_opens_nothing(document):
    plan = document.plan
    change = edits.plan_tie(plan, DECISION, "sanne", "anton", TieLevel.WORKING, due=TODAY)
    planned = plan.apply(change)
    done = edits.keep_planned_tie_done(planned, DECISION, "sanne", "anton", TODAY)

    told = carried_out([(TODAY, done)], TODAY - timedelta(days=90))
    taken_back = carried_out([(TODAY, done), (TODAY, done.inverse())], TODAY)
    long_ago = carried_out([(TODAY - timedelta(days=91), done)], TODAY - timedelta(days=90))

    assert list(told.values()) == [None]
    assert taken_back == long_ago == {}


def test_a_gap_that_was_there_without_the_plan_is_no_next_step(top_account):
    report = top_account.report
    tie = next(iter(top_account.plan.ties.values()))
    weaker = replace(tie, level=TieLevel.WORKING)

    opened = opened_by(report, {tie.id: weaker})

    assert ("R14", "anton") in {gap.key for gap in report.open_gaps}
    assert ("R14", "anton") not in opened
