"""Traces: every factor of a relationship or a gap with its name, its value and its source."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app import usecases
from app.analysis.report import Report
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.parameters import DEFAULT
from app.model.people import Person
from app.model.rhythm import parameters_of
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import SIX_ROLES, Channel, TieLevel
from app.ui.panels.inspector_lines import TiePage
from app.ui.panels.labels import Label
from app.ui.panels.score_note import ScoreNote
from app.ui.panels.trace import TracePanel
from app.ui.panels.trace_score import ScoreLines
from app.ui.panels.trace_sources import Sources
from app.ui.panels.trace_tree import REFS, inside
from tests.ui.conftest import TODAY

TIE = joined("sanne", "eva")


@pytest.fixture
def trace(analysed, shown):
    return shown(TracePanel(analysed), 320, 700)


def lines(trace):
    """Every line of the tree, folded or not."""
    everything = trace.tree.findItems(
        "", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive, 0
    )
    return [(item.text(0), item.text(1)) for item in everything]


def said(trace):
    return [words for words, _figure in lines(trace)]


def test_the_factors_of_a_relationship_make_its_points(trace, analysed):
    trace.show_trace(TIE)

    figures = dict(lines(trace))
    factors = [float(value) for words, value in figures.items() if words.startswith("× ")]
    product = float(figures["points at stake"])
    for factor in factors:
        product *= factor

    assert len(factors) == 4
    assert float(figures["Sanne de Wit – Eva Brouwer"]) == pytest.approx(product, abs=0.06)
    assert figures["influencer: weight 20.0 × influence 1 of 1 in this role"] == "20.0"


def test_the_parts_that_are_read_add_up_to_the_total_above_them(shown, qtbot):
    case = usecases.read_case(usecases.sample_path())
    decision = next(iter(case.plan.opportunities))
    report = Report(case.plan, decision, case.as_of or TODAY)
    lines = ScoreLines(report, case.plan, Sources(DEFAULT, case.plan, None))

    def points(item):
        return Decimal(item.text(1).split(" ")[0])

    total = lines.total()
    roles = inside(total)
    apart = sum(Decimal(f"{report.score.roles[role].points:.1f}") for role in SIX_ROLES)

    assert apart != points(total)  # rounded each by itself they do not
    assert sum(points(role) for role in roles) == points(total)
    for role in roles:
        people = [one for one in inside(role) if one.data(0, REFS)]
        assert sum(points(one) for one in people) == points(role)
        for person in people:
            ties = [one for one in inside(person) if one.data(0, REFS)]
            assert not ties or sum(points(one) for one in ties) == points(person)


def test_each_factor_says_what_it_rests_on(trace):
    trace.show_trace(TIE)

    assert "Our own judgement: to be tuned to your market." in said(trace)
    assert "Functions differ: commercial/purchasing and operational/technical." in said(trace)
    assert any("Gupta et al. 2019" in words for words in said(trace))
    assert any("Navarro et al. 2017" in words for words in said(trace))
    assert "The influence is not recorded; it counts as low." in said(trace)


def test_the_day_of_the_last_contact_says_whether_it_is_logged(trace, analysed, qtbot):
    trace.show_trace(TIE)
    noted = said(trace)

    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(
            edits.log_contact,
            on=TODAY,
            members=["sanne"],
            persons=["eva"],
            channel=Channel.CALL,
        )

    assert "The day was noted with the relationship (assumed)." in noted
    assert "The day comes from the log of contacts." in said(trace)


def test_what_is_not_recorded_is_said_to_cost_nothing(trace, analysed, qtbot):
    trace.show_trace(TIE)

    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(edits.set_fields, Person, "eva", lane=None)

    assert "What is not recorded of function or level costs nothing." in said(trace)


def test_a_changed_number_says_so_with_the_reason_of_who_changed_it(trace, analysed, qtbot):
    trace.show_trace(TIE)

    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(
            edits.set_parameter, f"level_value.{TieLevel.GOOD.value}", 0.8, "they are loyal"
        )
    qtbot.waitUntil(lambda: ("× good relationship", "0.80") in lines(trace))

    assert "Set to 0.80 for this customer; it comes as 0.75. Reason: they are loyal" in said(
        trace
    )


def test_a_number_set_for_all_customers_says_so():
    workspace = AccountPlan([])
    name = "covered"
    workspace = workspace.apply(edits.set_parameter(workspace, name, 0.4, "we are strict"))
    held = parameters_of(workspace, DEFAULT)

    first, _default = Sources(held, AccountPlan([]), workspace).of(name)

    assert first == "Set to 0.40 for all customers; it comes as 0.35. Reason: we are strict"


def test_an_open_trace_goes_on_with_the_line_that_is_clicked(trace, analysed):
    trace.show_trace(None)

    analysed.select([(ContactTie, TIE)])

    assert said(trace)[0] == "Sanne de Wit – Eva Brouwer"
    trace.whole.click()
    assert said(trace)[0] == "Score"


def test_a_click_in_the_trace_does_not_leave_what_it_shows(trace, analysed):
    trace.show_trace(None)
    found = trace.tree.findItems("Eva Brouwer", Qt.MatchFlag.MatchRecursive, 0)

    trace.tree.itemClicked.emit(found[0], 0)

    assert analysed.selection == {(Person, "eva")}
    assert said(trace)[0] == "Score"


def test_the_page_of_a_relationship_leads_to_its_own_trace(analysed, shown, qtbot):
    page = shown(TiePage(analysed, TIE), 320, 600)
    words = "How its points come about"
    [link] = [one for one in page.findChildren(QPushButton) if one.text() == words]

    with qtbot.waitSignal(page.trace_asked) as asked:
        link.click()

    assert asked.args == [TIE]


def test_a_gap_shows_its_numbers_its_formula_and_its_source(trace, analysed):
    [key] = [gap.key for gap in analysed.report.gaps if gap.rule == "R14"]

    trace.show_trace(key)

    found = lines(trace)
    assert trace.title.text() == "Why this gap?"
    assert "Anton van Dijk" in trace.words.text()
    assert ("Warmth of the best route, 0 to 1", "0") in found
    assert ("Severity", "100.0") in found
    assert "40 + 50 × (1 − warmth ÷ 0.30), + 10 without any route" in said(trace)
    assert "Rule R14: Decider out of reach" in said(trace)
    assert any(words.startswith("As of 2 Mar 2026.") for words in said(trace))


def test_a_gap_that_is_gone_says_so(trace):
    trace.show_trace(("R14", "nobody"))

    assert trace.words.text() == "This gap is there no more."
    assert lines(trace) == []


def test_the_note_says_what_the_score_is_not_and_what_stands_beside_it(analysed, qtbot):
    analysed.attempt(edits.set_tie, "sanne", "eva", last_contact=date(2026, 3, 1))
    note = ScoreNote(None, analysed.report)
    qtbot.addWidget(note)

    texts = [label.text() for label in note.findChildren(Label)]

    assert texts[0] == "Coverage is no chance of winning"
    assert any("Wathne, Biong & Heide 2001" in text for text in texts)
    assert any("compare a customer with itself" in text for text in texts)
    robustness = texts[texts.index("Robustness") + 1]
    assert robustness == "0"  # all points come through one colleague
    assert texts[texts.index("Support") + 1] == "0"
