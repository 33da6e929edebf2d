"""`visavis export --all`: a file of every decision, errors by line."""

from pathlib import Path

import pytest

from app import resources, usecases
from app.cli import main
from app.model import edits
from tests.export.files import holds

HOSPITAL = str(resources.path("samples", "hospital-sint-odrada.json"))
NAME = "Wie werkt met wie - AZ Sint-Odrada fictief Lier"


@pytest.fixture
def workspace(qapp, tmp_path, capsys) -> str:
    """The hospital with two decisions."""
    address = str(tmp_path / "w.visavis")
    assert main(["import", HOSPITAL, "--workspace", address]) == 0
    with usecases.open_workspace(address) as opened:
        account = usecases.open_plan(opened, "acc1")
        account.copy.edit(edits.add_opportunity(account.copy.plan, "CT 2028"))
        account.store.exchange(account.copy.pending, account.copy.revision, "Herman")
    capsys.readouterr()
    return address


def export(folder: Path, *more: str) -> int:
    return main(["export", "--all", "-o", str(folder), "--lang", "nl", *more])


def test_of_every_decision_of_the_workspace_there_is_a_file_for_the_customer(
    workspace, tmp_path, capsys
):
    folder = tmp_path / "out" / "deep"

    assert export(folder, "--workspace", workspace, "--format", "svg") == 0

    made = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [path.name for path in made] == [
        f"{NAME} - MRI 3T 7 jaar service.svg",
        f"{NAME} - CT 2028.svg",
    ]
    assert sorted(folder.iterdir()) == sorted(made)
    assert not any(holds(path.read_bytes(), "intern") for path in made)


def test_of_one_account_or_a_case_file_as_well(workspace, tmp_path, capsys):
    assert export(tmp_path / "a", "acc1", "--workspace", workspace, "--width", "400") == 0
    assert export(tmp_path / "b", HOSPITAL, "--width", "400") == 0

    assert len(list((tmp_path / "a").iterdir())) == 2
    assert len(list((tmp_path / "b").iterdir())) == 1


def test_one_that_cannot_be_made_is_told_by_line_and_the_others_are_there(
    workspace, tmp_path, capsys
):
    folder = tmp_path / "out"
    (folder / f"{NAME} - CT 2028.png").mkdir(parents=True)

    given = ("--workspace", workspace, "--width", "400")
    assert export(folder, *given) == 1

    told = capsys.readouterr()
    lines = told.err.splitlines()
    assert len(told.out.splitlines()) == 1
    assert lines[0].startswith("AZ Sint-Odrada (fictief), Lier – CT 2028: ")
    assert lines[1] == "Niet gelukt: 1 van 2."
    assert "Traceback" not in told.err


def test_views_come_of_every_decision_and_not_for_the_customer(workspace, tmp_path, capsys):
    given = ("--workspace", workspace, "--view", "history", "--width", "400")

    assert export(tmp_path / "a", *given) == 0
    assert export(tmp_path / "b", *given, "--audience", "customer") == 1

    names = [path.name for path in (tmp_path / "a").iterdir()]
    assert all(name.startswith("INTERN score door de tijd - ") for name in names)
    assert not (tmp_path / "b").exists()


def test_an_empty_workspace_has_nothing_to_export(qapp, tmp_path, capsys):
    address = str(tmp_path / "empty.visavis")
    with usecases.open_workspace(address):
        pass  # made, and nothing brought in

    assert export(tmp_path / "out", "--workspace", address) == 1

    assert "niets te exporteren" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--opportunity", "opp1"), "laat --opportunity weg"),
        (("--format", "json"), "een voor een"),
        (("--template", "ours.pptx"), "--template hoort bij een dia"),
    ],
)
def test_what_does_not_go_with_all_is_wrong_usage(qapp, tmp_path, capsys, more, told):
    with pytest.raises(SystemExit) as stopped:
        export(tmp_path / "out", *more)

    assert stopped.value.code == 2
    assert told in capsys.readouterr().err


def test_without_all_a_case_or_an_account_must_be_named(qapp, tmp_path, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["export", "-o", str(tmp_path / "map.png"), "--lang", "nl"])

    assert stopped.value.code == 2
    assert "geef --all" in capsys.readouterr().err
