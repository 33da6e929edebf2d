"""The rules against the fixtures and accounts of which the answers are known."""

from __future__ import annotations

import pytest

from app.analysis.json_form import as_json
from app.analysis.rules import RULES
from tests.analysis.cases import (
    ACCOUNTS,
    account,
    catalogue,
    close,
    expected,
    fixtures,
    report_on,
)

FIXTURES = [fixture for fixture in fixtures() if fixture["rule"] in RULES]
CATALOGUE = [known for known in catalogue() if known["id"] in RULES]


def test_there_are_the_fourteen_rules_of_the_first_release():
    knowing = {"R01", "R02", "R05", "R08", "R10", "R12", "R14", "R15"}
    judging = {"R19", "R20", "R27", "R28", "R31", "R34"}

    assert knowing | judging <= set(RULES)


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda fixture: fixture["why"][:30])
def test_a_rule_finds_what_its_fixture_says_and_nothing_else(fixture):
    report = report_on(fixture["data"])

    found = [gap for gap in as_json(report)["gaps"] if gap["rule"] == fixture["rule"]]

    assert {gap["subject"]: gap["severity"] for gap in found} == pytest.approx(
        fixture["expected"], abs=0.05
    )
    assert close({gap["subject"]: gap["evidence"] for gap in found}, fixture["evidence"])


@pytest.mark.parametrize("name", ACCOUNTS)
def test_an_account_has_exactly_the_gaps_that_are_known(name):
    wanted = [gap for gap in expected(name)["gaps"] if gap["rule"] in RULES]

    found = as_json(account(name))["gaps"]

    assert [(gap["rule"], gap["subject"]) for gap in found] == [
        (gap["rule"], gap["subject"]) for gap in wanted
    ]
    for gap, known in zip(found, wanted, strict=True):
        assert gap["severity"] == pytest.approx(known["severity"], abs=0.1)
        assert close(gap["evidence"], known["evidence"]), (gap, known)


@pytest.mark.parametrize("name", ACCOUNTS)
def test_an_account_shows_what_it_must_and_nothing_it_must_not(name):
    found = {(gap["rule"], gap["subject"]) for gap in as_json(account(name))["gaps"]}

    must, must_not = expected(name)["must_find"], expected(name)["must_not_find"]

    assert {(gap["rule"], gap["subject"]) for gap in must if gap["rule"] in RULES} <= found
    assert not {(gap["rule"], gap["subject"]) for gap in must_not} & found


@pytest.mark.parametrize("name", ACCOUNTS)
def test_an_account_scores_as_known_down_to_each_person(name):
    wanted = expected(name)

    found = as_json(account(name))

    assert found["as_of"] == wanted["as_of"]
    assert found["score"] == pytest.approx(wanted["score"], abs=0.01)
    assert found["support"] == pytest.approx(wanted["support"], abs=0.05)
    assert found["completeness"] == pytest.approx(wanted["completeness"], abs=0.05)
    for part in ("roles", "persons", "warmest"):
        assert close(found[part], wanted[part]), part
    assert sum(found["ties"].values()) == pytest.approx(found["score"], abs=0.1)


@pytest.mark.parametrize("known", CATALOGUE, ids=lambda known: known["id"])
def test_a_rule_shows_and_advises_as_the_catalogue_says(known):
    rule = RULES[known["id"]]

    assert (rule.shows, rule.about_us, rule.action_is_contact) == (
        known["shows"],
        known["about_us"],
        known["action_is_contact"],
    )


def test_every_rule_stands_in_the_catalogue():
    assert RULES.keys() == {known["id"] for known in CATALOGUE}


def test_every_rule_says_where_it_comes_from_and_what_it_reads():
    assert all(rule.source and rule.reads and rule.label for rule in RULES.values())
