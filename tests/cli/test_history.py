"""Why a score changed, as the command line tells it."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from app import cli, i18n
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.vocabulary import Role, TieLevel
from tests.dated import Dated
from tests.plans import DECISION, small_plan

START, LATER, END = date(2026, 2, 2), date(2026, 2, 23), date(2026, 3, 2)
ONE_DAY = timedelta(days=1)


@pytest.fixture
def dated(tmp_path):
    dated = Dated(tmp_path / "team.visavis", small_plan(), START)
    dated.add(LATER, edits.set_tie(dated.plan, "sanne", "eva", level=TieLevel.TRUSTED), "Jan")
    dated.add_shared(LATER, edits.set_parameter(AccountPlan(), "level_value.4", 0.9))
    return dated


def run(dated, *arguments):
    given = ("history", *arguments, "--workspace", str(dated.path))
    return cli.main([str(one) for one in given])


def test_the_history_tells_both_ends_and_every_part_of_the_difference(dated, capsys):
    name = dated.plan.account.label

    assert run(dated, name, "--since", START, "--until", END) == 0

    assert capsys.readouterr().out.splitlines()[1:] == [
        "",
        "2 February 2026: 7.7",
        "2 March 2026: 9.2",
        "",
        "Relationships  +2.5",
        "  +2.5: the relationship Sanne de Wit – Eva Brouwer went from “good relationship” to "
        "“trusted”  (23 Feb 2026, Jan)",
        "",
        "Settings: no better or worse relationship  −1.0",
        "  −1.0: the setting “A relationship “trusted” is worth” was changed  "
        "(23 Feb 2026, Jan)",
        "",
        "Together: +1.5",
    ]


def test_the_parts_add_up_in_json(dated, capsys):
    run(dated, dated.account, "--format", "json", "--since", START, "--until", END)

    told = json.loads(capsys.readouterr().out)
    assert told["score_until"] - told["score_since"] == pytest.approx(told["difference"])
    assert sum(part["points"] for part in told["parts"]) == pytest.approx(told["difference"])
    assert {part["about"] for part in told["parts"]} == {"relation", "setting"}
    assert told["parts"][0]["persons"] == ["eva"]


def test_without_days_the_history_runs_from_before_the_account_was_there(dated, capsys):
    run(dated, dated.account, "--format", "json")

    told = json.loads(capsys.readouterr().out)
    assert (told["since"], told["score_since"]) == ("2026-02-01", 0.0)
    assert told["until"] == date.today().isoformat()


def test_the_history_speaks_dutch(dated, capsys):
    with i18n.speaking("nl"):
        run(dated, dated.account, "--since", START, "--until", END)

    assert "Samen: +1,5" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("nobody",), "There is no account nobody in this workspace."),
        (("customer", "--opportunity", "x"), "x is not a decision of this account."),
        (
            ("customer", "--since", "2026-03-02", "--until", "2026-03-01"),
            "The last day comes before the first one.",
        ),
    ],
)
def test_what_can_be_mended_is_said_in_a_sentence(dated, arguments, sentence, capsys):
    given = [dated.account if one == "customer" else one for one in arguments]

    assert run(dated, *given) == 1

    assert capsys.readouterr().err.strip() == sentence


def test_a_lower_score_is_told_to_come_of_a_grown_map(tmp_path, capsys):
    dated = Dated(tmp_path / "team.visavis", small_plan(), START)
    joins = edits.add_person(
        dated.plan,
        DECISION,
        "Nadia Haddad",
        roles=[Role.USER],
    )
    dated.add(LATER, joins)

    run(dated, dated.account, "--since", LATER - ONE_DAY, "--until", LATER)

    said = capsys.readouterr().out.splitlines()
    assert said[-2].startswith("Together: ")
    assert said[-1] == "Lower because the map grew, not because a relationship weakened."
