"""A command that only reads makes no workspace, neither where one is named nor elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.calling import HOSPITAL, run

READING = {
    "list": ["list"],
    "analyse": ["analyse", "acme"],
    "history": ["history", "acme"],
    "log": ["log", "acme"],
    "export": ["export", "acme", "-o", "{out}"],
    "export all": ["export", "--all", "-o", "{out}"],
    "check": ["workspace", "check", "{place}"],
}


def said(words: list[str], folder: Path, place: Path) -> list[str]:
    return [word.format(out=folder / "out.png", place=place) for word in words]


@pytest.mark.parametrize("words", READING.values(), ids=list(READING))
def test_a_mistyped_workspace_is_told_and_not_made(words, tmp_path, capsys):
    place = tmp_path / "no-such-folder" / "typo.visavis"
    asked = said(words, tmp_path, place)
    if "check" not in asked:
        asked += ["--workspace", str(place)]

    status = run(*asked)

    told = capsys.readouterr()
    assert status == 1
    assert told.err.strip() == f"There is no workspace {place}."
    assert told.out == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["list", "analyse", "history", "log", "export"])
def test_nothing_is_made_where_nobody_has_worked_yet(name, tmp_path, capsys):
    status = run(*said(READING[name], tmp_path, tmp_path))

    told = capsys.readouterr()
    assert status == (0 if name == "list" else 1)
    assert ("This workspace is empty" in told.out) == (name == "list")
    assert not list(Path(os.environ["VISAVIS_HOME"]).glob("*.visavis*"))


def test_bringing_something_in_still_makes_the_workspace_that_is_named(workspace, capsys):
    assert run("import", HOSPITAL, "--workspace", workspace) == 0
    assert run("list", "--workspace", workspace) == 0
    assert "[" in capsys.readouterr().out
