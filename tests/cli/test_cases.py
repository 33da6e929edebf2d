"""Cases on the command line: imported, analysed, exported, and refused in a sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import i18n
from tests.cli.calling import HOSPITAL, ROOT, run

BAD_FILES = {
    "empty.json": b"",
    "broken.json": b'{"persons": [',
    "list.json": b"[]",
    "unknown-key.json": b'{"persons": [], "dmu": [], "salary": 1}',
    "nobody.json": b'{"persons": [], "dmu": [{"person": "x", "roles": ["user"]}]}',
    "deep.json": b"[" * 100_000,
    "nan.json": b'{"persons": [], "dmu": [], "opportunity": {"value_eur": NaN}}',
    "latin.json": b'{"persons": [{"id": "\xe9"}], "dmu": []}',
    "picture.json": b"\x89PNG\r\n\x1a\n",
}


def test_an_imported_case_stands_in_the_list_with_its_score(workspace, capsys):
    assert run("import", HOSPITAL, "--workspace", workspace) == 0

    run("list", "--workspace", workspace, "--as-of", "2026-03-02")

    said = capsys.readouterr().out
    assert "AZ Sint-Odrada" in said
    assert " 28  MRI 3T" in said


def test_importing_a_case_twice_changes_nothing_the_second_time(workspace, capsys):
    run("import", HOSPITAL, "--workspace", workspace)
    run("export", "acc1", "--workspace", workspace, "-o", Path(workspace).with_name("1.json"))

    assert run("import", HOSPITAL, "--workspace", workspace) == 0

    run("export", "acc1", "--workspace", workspace, "-o", Path(workspace).with_name("2.json"))
    first, second = (Path(workspace).with_name(f"{n}.json").read_bytes() for n in (1, 2))
    assert first == second


def test_an_exported_case_gives_the_same_analysis(workspace, tmp_path, capsys):
    run("import", HOSPITAL, "--workspace", workspace)
    copy = tmp_path / "copy.json"
    run("export", "acc1", "--workspace", workspace, "-o", copy)
    capsys.readouterr()

    said = []
    for source in (HOSPITAL, copy):
        assert run("analyse", source, "--format", "json", "--as-of", "2026-03-02") == 0
        said.append(json.loads(capsys.readouterr().out))

    assert said[0] == said[1]
    assert said[0]["score"] == pytest.approx(28.44, abs=0.01)


def test_an_account_of_the_workspace_is_analysed_by_name(workspace, capsys):
    run("import", HOSPITAL, "--workspace", workspace)
    capsys.readouterr()

    status = run("analyse", "az sint-odrada (fictief), lier", "--workspace", workspace)

    assert status == 0
    assert "Liesbet Van Acker" in capsys.readouterr().out


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_analysis_speaks_the_language_asked_for(language, capsys):
    with i18n.speaking(language):
        assert run("analyse", HOSPITAL, "--lang", language) == 0

    said = capsys.readouterr().out
    assert ("beslisser" in said.lower()) == (language == "nl")


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_cannot_be_read_ends_in_one_sentence_and_changes_nothing(
    name, workspace, tmp_path, capsys
):
    file = tmp_path / name
    file.write_bytes(BAD_FILES[name])

    for command in (["import", file, "--workspace", workspace], ["analyse", file]):
        assert run(*command) == 1

        said = capsys.readouterr()
        assert said.out == ""
        assert len(said.err.strip().splitlines()) == 1
        assert "Traceback" not in said.err
    assert not Path(workspace).exists()


def test_what_is_not_there_is_told_in_one_sentence(workspace, capsys):
    for command in (
        ["analyse", "nowhere.json"],
        ["analyse", "Nobody & Co", "--workspace", workspace],
        ["import", "people.csv", "--account", "Acme", "--workspace", workspace],
        ["export", HOSPITAL, "-o", "/nowhere/at/all/x.json"],
        ["export", HOSPITAL, "--opportunity", "other", "-o", "x.json"],
    ):
        assert run(*command) == 1
        assert len(capsys.readouterr().err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "wrong",
    [["analyse"], ["analyse", "x.json", "--as-of", "soon"], ["export", "x.json"], ["fly"]],
)
def test_wrong_usage_exits_with_two(wrong, capsys):
    with pytest.raises(SystemExit) as stopped:
        run(*wrong)

    assert stopped.value.code == 2


def test_names_are_written_whole_whatever_the_computer_is_set_to(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "app", "analyse", str(HOSPITAL), "--format", "json"],
        capture_output=True,
        cwd=ROOT,
        env=os.environ | {"VISAVIS_HOME": str(tmp_path), "PYTHONIOENCODING": "ascii"},
        check=False,
    )

    assert done.returncode == 0
    assert "→" not in done.stdout.decode("ascii", "ignore")
    assert json.loads(done.stdout.decode("utf-8"))["score"]


def test_a_name_no_disk_can_have_is_an_account_that_is_not_there(workspace, capsys):
    for command in (["analyse", "a" * 300], ["import", "a" * 300 + ".json"]):
        assert run(*command, "--workspace", workspace) == 1
        assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_analysis_of_any_day_comes_to_an_end(day, capsys):
    assert run("analyse", HOSPITAL, "--as-of", day) == 0


def test_a_case_file_is_analysed_with_the_numbers_in_it(tmp_path, capsys):
    case = json.loads(HOSPITAL.read_text(encoding="utf-8"))
    case["parameters"] = [{"id": "role_weight.decider", "value": 0}]
    tuned = tmp_path / "tuned.json"
    tuned.write_text(json.dumps(case), encoding="utf-8")

    assert run("analyse", tuned, "--format", "json", "--as-of", "2026-03-02") == 0

    assert json.loads(capsys.readouterr().out)["score"] != pytest.approx(28.44, abs=0.5)
