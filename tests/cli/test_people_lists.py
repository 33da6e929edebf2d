"""Lists of people and relation matrices on the command line."""

from __future__ import annotations

import json

import pytest

from app import resources
from tests.cli.calling import HOSPITAL, run


def test_a_filled_relation_matrix_becomes_an_account(workspace, capsys):
    [matrix] = resources.path("samples").glob("relatiematrix*.xlsx")

    status = run("import", matrix, "--account", "Zuivelcoöperatie", "--workspace", workspace)

    assert status == 0
    run("list", "--workspace", workspace)
    assert "Zuivelcoöperatie" in capsys.readouterr().out


def test_a_forgotten_quotation_mark_is_told_and_swallows_nobody(workspace, tmp_path, capsys):
    people = tmp_path / "people.csv"
    people.write_text('Naam;Functie\nJan;CEO\n"Els;CFO\nKees;COO\nPiet;CTO\n')

    assert run("import", people, "--account", "Acme", "--workspace", workspace) == 1

    assert "quotation mark" in capsys.readouterr().err
    run("list", "--workspace", workspace)
    assert "Acme" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "columns",
    [["Kerstkaart;x;;x"], ["Leeftijd;1;2;3", "Verdieping;0;1;2"], ["Hobby;x;x;x"]],
    ids=str,
)
def test_ticks_beside_a_list_of_people_are_no_colleagues(columns, workspace, tmp_path):
    rows = ["Naam;Functie", "Jan Peeters;CEO", "Els Smit;CFO", "Kees Bos;Inkoper"]
    for column in columns:
        rows = [f"{row};{mark}" for row, mark in zip(rows, column.split(";"), strict=True)]
    people = tmp_path / "people.csv"
    people.write_text("\n".join(rows))

    assert run("import", people, "--account", "Acme", "--workspace", workspace) == 0

    case = tmp_path / "acme.json"
    run("export", "Acme", "--workspace", workspace, "-o", case)
    written = json.loads(case.read_text())
    assert len(written["persons"]) == 3
    assert not written.get("team")
    assert not written.get("ties")


@pytest.mark.parametrize(
    "content", ["Naam;Functie\n", HOSPITAL.read_text()], ids=["head", "case"]
)
def test_a_list_with_nobody_in_it_makes_no_account(content, workspace, tmp_path, capsys):
    people = tmp_path / "people.csv"
    people.write_text(content)

    assert run("import", people, "--account", "Acme", "--workspace", workspace) == 1

    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    run("list", "--workspace", workspace)
    assert "Acme" not in capsys.readouterr().out


def test_columns_that_say_nothing_to_us_are_named(workspace, tmp_path, capsys):
    people = tmp_path / "people.csv"
    people.write_text("Naam;Functie;Hobby;Kerstkaart\nJan Peeters;CEO;schaken;x\n")

    assert run("import", people, "--account", "Acme", "--workspace", workspace) == 0

    assert "Columns left aside: Hobby, Kerstkaart." in capsys.readouterr().out


def test_a_name_that_no_account_has_makes_a_new_one_and_that_is_said_once(
    workspace, tmp_path, capsys
):
    people = tmp_path / "people.csv"
    people.write_text("Name;Title\nEva Brouwer;Buyer\n")

    for name in ("Acme", "acme", "Amce"):
        assert run("import", people, "--account", name, "--workspace", workspace) == 0

    told = capsys.readouterr().out.splitlines()
    assert [line.startswith("New account: ") for line in told] == [True, False, True]
    assert told[2].startswith("New account: Amce. ")
