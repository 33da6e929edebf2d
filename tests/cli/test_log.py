"""The log of an account as the command line tells it: who changed what, from what to what."""

from __future__ import annotations

import json
from datetime import date

import pytest

from app import cli, i18n
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.people import Person
from app.model.vocabulary import TieLevel
from tests.dated import Dated
from tests.plans import small_plan

START, LATER, LAST = date(2026, 2, 2), date(2026, 2, 23), date(2026, 3, 2)


@pytest.fixture
def dated(tmp_path):
    dated = Dated(tmp_path / "team.visavis", small_plan(), START)
    dated.add(LATER, edits.set_tie(dated.plan, "sanne", "eva", level=TieLevel.TRUSTED), "Jan")
    dated.add(LAST, edits.set_fields(dated.plan, Person, "eva", note="a\nb\x1b[2J"), "Els")
    return dated


def told(dated, capsys, *arguments):
    given = ("log", *arguments, "--workspace", str(dated.path))
    assert cli.main([str(one) for one in given]) == 0
    return capsys.readouterr().out


def test_the_log_tells_the_newest_first_with_each_value_before_and_after(dated, capsys):
    assert told(dated, capsys, "Acme").splitlines()[:4] == [
        "2 Mar 2026, 12:00  Els  Change Eva Brouwer",
        "    Note of Eva Brouwer: empty → a b[2J",
        "23 Feb 2026, 12:00  Jan  Change relationship Sanne de Wit – Eva Brouwer",
        "    Sanne de Wit – Eva Brouwer · How well: good relationship → trusted",
    ]


def test_it_is_told_in_dutch_to_who_reads_dutch(dated, capsys):
    with i18n.speaking("nl"):
        words = told(dated, capsys, "Acme")

    assert "Sanne de Wit – Eva Brouwer · Hoe goed: " in words
    assert "Notitie van Eva Brouwer: leeg → a b" in words


def test_the_log_is_narrowed_to_a_colleague_and_to_days(dated, capsys):
    of_jan = told(dated, capsys, "Acme", "--author", "jan")
    then = told(dated, capsys, "Acme", "--since", LATER, "--until", LATER)
    nobody = told(dated, capsys, "Acme", "--author", "Piet")

    assert of_jan == then
    assert len(of_jan.splitlines()) == 2
    assert nobody == "No changes\n"


def test_programs_read_the_log_as_json(dated, capsys):
    dated.add_shared(LAST, edits.set_parameter(AccountPlan(), "level_value.4", 0.9))

    found = json.loads(told(dated, capsys, "Acme", "--format", "json"))

    assert [one["revision"] for one in found if not one["for_all_accounts"]] == [3, 2, 1]
    [shared] = [one for one in found if one["for_all_accounts"]]
    assert shared["altered"][0]["after"] == "0.9"
    assert found[-2]["altered"][0]["before"] == "good relationship"


def test_an_account_that_is_not_there_is_told_in_a_sentence(dated, capsys):
    assert cli.main(["log", "nobody", "--workspace", str(dated.path)]) == 1
    assert "There is no account nobody" in capsys.readouterr().err
