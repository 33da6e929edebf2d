"""The numbers behind every rule's gaps, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.analysis import evidence
from app.analysis.rules import RULES
from app.i18n import speaking
from app.model.parameters import DEFAULT
from tests.analysis.cases import ACCOUNTS, account, fixtures, report_on


def test_every_rule_says_how_it_comes_to_its_severity():
    assert set(evidence.FORMULAS) == set(RULES)
    assert all(evidence.formula(rule, DEFAULT) for rule in RULES)


def test_a_formula_says_the_numbers_that_are_in_force():
    tuned = replace(DEFAULT, warm=0.45, stale_after=4, lapsed_after=9)

    assert "warmth ÷ 0.30)" in evidence.formula("R14", DEFAULT)
    assert "warmth ÷ 0.45)" in evidence.formula("R14", tuned)
    assert "30 beyond 4 times the rhythm, + 20 beyond 9 times" in evidence.formula("R08", tuned)
    assert "× 0.6 for" in evidence.formula("R12", tuned)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_number_that_a_rule_found_has_a_name(language):
    with speaking(language):
        for fixture in fixtures():
            report = report_on(fixture["data"])
            for gap in report.gaps:
                named = evidence.figures(gap, report.network)
                said = [name for name in gap.evidence if name not in evidence.UNSAID]

                assert len(named) == len(said), gap.rule
                assert all(words and figure for words, figure in named), gap.rule


@pytest.mark.parametrize("name", ACCOUNTS)
def test_people_are_named_and_never_shown_by_their_ids(name):
    report = account(name)
    people = set(report.network.plan.persons) | set(report.network.plan.members)

    for gap in report.gaps:
        for _words, figure in evidence.figures(gap, report.network):
            assert not people & set(figure.replace(",", " ").split())


def test_a_route_is_not_among_the_numbers_as_a_policy_may_forbid_it():
    [fixture] = [one for one in fixtures() if one["rule"] == "R14"][:1]
    report = report_on(fixture["data"])
    [gap] = [gap for gap in report.gaps if gap.rule == "R14"][:1]

    figures = evidence.figures(gap, report.network)

    assert gap.evidence["path"]
    assert [words for words, _ in figures] == ["Warmth of the best route, 0 to 1"]
