"""The numbers behind every rule's gaps, in words."""

from __future__ import annotations

import pytest

from app.analysis import evidence
from app.analysis.rules import RULES
from app.i18n import speaking
from tests.analysis.cases import ACCOUNTS, account, fixtures, report_on


def test_every_rule_says_how_it_comes_to_its_severity():
    assert set(evidence.FORMULAS) == set(RULES)
    assert all(evidence.formula(rule) for rule in RULES)


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
