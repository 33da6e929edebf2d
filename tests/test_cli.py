"""The command line, as somebody calls it who has no display."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from app import cli, i18n, resources, usecases
from app.model import edits

HOSPITAL = resources.path("samples", "hospital-sint-odrada.json")
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


@pytest.fixture(autouse=True)
def _english():
    with i18n.speaking("en"):
        yield


@pytest.fixture
def workspace(tmp_path):
    return str(tmp_path / "team.visavis")


def run(*arguments):
    return cli.main([str(argument) for argument in arguments])


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


def test_a_case_file_is_never_made_for_the_customer(tmp_path, capsys):
    target = tmp_path / "x.json"

    assert run("export", HOSPITAL, "-o", target, "--audience", "customer") == 1

    assert not target.exists()


def test_a_filled_relation_matrix_becomes_an_account(workspace, capsys):
    [matrix] = resources.path("samples").glob("relatiematrix*.xlsx")

    status = run("import", matrix, "--account", "Zuivelcoöperatie", "--workspace", workspace)

    assert status == 0
    run("list", "--workspace", workspace)
    assert "Zuivelcoöperatie" in capsys.readouterr().out


def test_pictures_for_both_audiences_are_made_without_a_display(tmp_path, capsys):
    for audience in ("internal", "customer", "without-names"):
        target = tmp_path / f"{audience}.png"

        assert run("export", HOSPITAL, "-o", target, "--audience", audience) == 0

        with Image.open(target) as picture:
            assert picture.width >= 3840


def test_no_command_but_the_drawing_ones_brings_in_qt(tmp_path):
    code = (
        "import sys; from app import cli; "
        f"cli.main(['analyse', {str(HOSPITAL)!r}, '--format', 'json']); "
        "print([m for m in sys.modules if m.startswith('PySide6')], file=sys.stderr)"
    )
    root = Path(__file__).parent.parent

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=root,
        env=os.environ | {"VISAVIS_HOME": str(tmp_path)},
        check=True,
    )

    assert done.stderr.strip() == "[]"
    json.loads(done.stdout)


def test_names_are_written_whole_whatever_the_computer_is_set_to(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "app", "analyse", str(HOSPITAL), "--format", "json"],
        capture_output=True,
        cwd=Path(__file__).parent.parent,
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


@pytest.mark.parametrize(
    "sizes",
    [
        ["--dpi", "72"],
        ["--height-cm", "10"],
        ["--width", "500", "--width-cm", "16"],
    ],
    ids=str,
)
def test_sizes_that_do_not_go_together_are_wrong_usage(sizes, tmp_path):
    target = tmp_path / "x.png"

    with pytest.raises(SystemExit) as stopped:
        run("export", HOSPITAL, "-o", target, *sizes)

    assert stopped.value.code == 2
    assert not target.exists()


def test_an_export_keeps_to_what_the_user_lets_others_read(tmp_path):
    target = tmp_path / "x.json"
    before = os.umask(0o077)
    try:
        run("export", HOSPITAL, "-o", target)
    finally:
        os.umask(before)

    assert target.stat().st_mode & 0o077 == 0


def test_a_second_decision_leaves_the_actions_of_the_first_alone(workspace, tmp_path):
    for decision in ("first", "second"):
        case = {
            "account": {"id": "acme", "name": "Acme"},
            "opportunity": {"id": decision, "name": decision},
            "persons": [{"id": "p"}],
            "dmu": [{"person": "p", "roles": ["user"]}],
            "actions": [{"id": "t1", "text": f"Call about the {decision}"}],
        }
        file = tmp_path / f"{decision}.json"
        file.write_text(json.dumps(case))
        for _ in range(2):
            assert run("import", file, "--workspace", workspace) == 0

    for decision in ("first", "second"):
        copy = tmp_path / "copy.json"
        run("export", "acme", "--opportunity", decision, "--workspace", workspace, "-o", copy)
        [action] = json.loads(copy.read_text())["actions"]
        assert action["text"] == f"Call about the {decision}"


@pytest.mark.logs_warnings
def test_what_happened_is_logged_to_a_file_and_not_to_the_screen(workspace, tmp_path, capsys):
    run("import", HOSPITAL, "--workspace", workspace)

    logging.getLogger("app.store.journal").error("a line of the journal cannot be read")

    assert capsys.readouterr().err == ""
    [log] = (Path(os.environ["VISAVIS_HOME"]) / "log").glob("*.log")
    assert "cannot be read" in log.read_text()


def test_numbers_of_the_workspace_hold_for_its_accounts_and_not_for_case_files(
    workspace, tmp_path, capsys
):
    run("import", HOSPITAL, "--workspace", workspace)
    with usecases.open_workspace(workspace) as opened:
        shared = usecases.open_shared(opened)
        shared.copy.edit(edits.set_parameter(shared.copy.plan, "role_weight.decider", 0))
        shared.copy.sync(shared.store, "Sanne")
    capsys.readouterr()

    def score(source):
        command = ("analyse", source, "--workspace", workspace, "--as-of", "2026-03-02")
        assert run(*command, "--format", "json") == 0
        return json.loads(capsys.readouterr().out)["score"]

    run("list", "--workspace", workspace, "--as-of", "2026-03-02")
    listed = capsys.readouterr().out

    assert score(HOSPITAL) == pytest.approx(28.44, abs=0.01)
    assert score("acc1") != pytest.approx(28.44, abs=0.5)
    assert f" {round(score('acc1'))}  MRI 3T" in listed


def test_numbers_of_the_workspace_hold_for_its_internal_pictures(workspace, tmp_path, capsys):
    run("import", HOSPITAL, "--workspace", workspace)
    command = ("export", "acc1", "--workspace", workspace, "--as-of", "2026-03-02")
    target = ("--audience", "internal", "--width", "1200", "--lang", "en", "-o")
    run(*command, *target, tmp_path / "before.png")
    with usecases.open_workspace(workspace) as opened:
        shared = usecases.open_shared(opened)
        shared.copy.edit(edits.set_parameter(shared.copy.plan, "role_weight.decider", 0))
        shared.copy.sync(shared.store, "Sanne")

    run(*command, *target, tmp_path / "after.png")

    first, second = (tmp_path / f"{name}.png" for name in ("before", "after"))
    assert first.read_bytes() != second.read_bytes()


def test_a_case_file_is_analysed_with_the_numbers_in_it(tmp_path, capsys):
    case = json.loads(HOSPITAL.read_text(encoding="utf-8"))
    case["parameters"] = [{"id": "role_weight.decider", "value": 0}]
    tuned = tmp_path / "tuned.json"
    tuned.write_text(json.dumps(case), encoding="utf-8")

    assert run("analyse", tuned, "--format", "json", "--as-of", "2026-03-02") == 0

    assert json.loads(capsys.readouterr().out)["score"] != pytest.approx(28.44, abs=0.5)
