"""What window and command line do so that nothing is lost: backups, rescue, bringing back."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import cli, i18n, keeping, usecases
from app.errors import Damaged, UserError
from app.model.account_plan import AccountPlan
from app.model.people import Account, Person
from app.store import backups, placing
from app.store.backups import Reason
from app.store.salvage import Salvaged
from tests.plans import small_plan


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "team.visavis"
    with usecases.open_workspace(str(file)) as workspace:
        workspace.add(small_plan(), "Sanne")
    return file


@pytest.fixture(autouse=True)
def _english():
    before = i18n.language()
    i18n.use("en")
    yield
    i18n.use(before)


def spoil(path: Path) -> bytes:
    """Damage a file for good, and return what it holds then."""
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\xa5" * 8192
    path.write_bytes(content)
    return bytes(content)


def run(*arguments: object) -> int:
    return cli.main([*map(str, arguments), "--lang", "en"])


def test_a_backup_is_made_once_and_again_only_when_it_is_due(path: Path):
    with usecases.open_workspace(str(path)) as workspace:
        first = keeping.back_up_if_due(workspace)
        second = keeping.back_up_if_due(workspace)

    assert first is not None
    assert second is None
    [listed] = keeping.listed(path)
    assert (listed.accounts, listed.words) == (1, "1 account")


def test_an_account_that_was_removed_is_brought_back_with_its_history(path: Path):
    with usecases.open_workspace(str(path)) as workspace:
        history, plan = workspace.history("acme"), workspace.load("acme").plan
        made = keeping.remove_account(workspace, "acme")
        assert workspace.accounts() == []
        workspace.add(AccountPlan([Account(id="zeta")]), "Sanne")

        assert made is not None
        workspace.bring_back(made, "acme")

        assert workspace.load("acme").plan == plan
        assert workspace.history("acme") == history
        assert {one.id for one in workspace.accounts()} == {"acme", "zeta"}


def test_an_account_that_stands_is_not_brought_back_twice(path: Path):
    with usecases.open_workspace(str(path)) as workspace:
        made = workspace.back_up(Reason.REMOVAL)

        assert made is not None
        with pytest.raises(UserError, match="is in the workspace already"):
            workspace.bring_back(made, "acme")


def test_an_account_stays_when_no_backup_can_be_made_of_it(path: Path, monkeypatch):
    def full(_path: object) -> None:
        raise OSError(28, "No space left on device")

    with usecases.open_workspace(str(path)) as workspace:
        monkeypatch.setattr(placing, "_sync", full)
        with pytest.raises(UserError, match="No space left"):
            keeping.remove_account(workspace, "acme")

        assert [one.id for one in workspace.accounts()] == ["acme"]


def test_a_damaged_workspace_offers_its_newest_good_backup(path: Path):
    made = backups.make(path, Reason.REGULAR)
    spoil(path)

    with pytest.raises(Damaged) as told:
        usecases.open_workspace(str(path))
    rescue = keeping.rescue_of(path, is_ours=told.value.is_ours)

    assert rescue is not None
    assert rescue.newest is not None
    assert rescue.newest.backup == made


def test_a_file_that_never_was_a_workspace_is_not_rescued(tmp_path: Path):
    letter = tmp_path / "letter.visavis"
    letter.write_text("Dear Eva" * 100)

    with pytest.raises(Damaged) as told:
        usecases.open_workspace(str(letter))

    assert keeping.rescue_of(letter, is_ours=told.value.is_ours) is None


def test_a_workspace_whose_head_is_gone_is_rescued_because_it_has_backups(path: Path):
    backups.make(path, Reason.REGULAR)
    content = path.read_bytes()
    path.write_bytes(b"\0" * 100 + content[100:])

    with pytest.raises(Damaged) as told:
        usecases.open_workspace(str(path))

    assert keeping.rescue_of(path, is_ours=told.value.is_ours) is not None


def test_salvaging_in_place_keeps_the_damaged_file_beside_it(path: Path):
    damaged = spoil(path)

    rescued = keeping.salvage(path)

    assert rescued.kept is not None
    assert rescued.kept.read_bytes() == damaged
    assert sorted(file.name for file in path.parent.iterdir()) == sorted(
        (path.name, rescued.kept.name)
    )
    with usecases.open_workspace(str(path)) as workspace:
        assert [one.id for one in workspace.accounts()] == ["acme"]


def test_a_new_workspace_takes_the_place_of_a_damaged_one_that_is_kept(path: Path):
    damaged = spoil(path)

    kept = keeping.start_anew(path)

    assert kept is not None
    assert kept.read_bytes() == damaged
    with usecases.open_workspace(str(path)) as workspace:
        assert workspace.accounts() == []


def test_what_was_salvaged_is_told_in_counts():
    told = Salvaged(2, 31, 90, 0, ((Person, 1), (Account, 2)), 2)

    assert keeping.salvaged_words(told) == [
        "Saved: 2 accounts with 31 people.",
        "Lost: 1 person, 2 other records.",
        "The history of 2 accounts could not be saved; it begins anew.",
    ]


def test_the_command_line_checks_a_workspace_and_names_its_newest_backup(path: Path, capsys):
    backups.make(path, Reason.REGULAR)

    assert run("workspace", "check", path) == 0

    assert "Newest backup: " in capsys.readouterr().out


def test_the_command_line_names_the_ways_out_of_a_damaged_workspace(path: Path, capsys):
    made = backups.make(path, Reason.REGULAR)
    spoil(path)

    assert run("workspace", "check", path) == 1

    told = capsys.readouterr()
    assert "is damaged" in told.err
    assert str(made.file) in told.out
    assert "workspace salvage FROM TO" in told.out


def test_the_command_line_salvages_into_a_new_file(path: Path, tmp_path: Path, capsys):
    before = spoil(path)
    target = tmp_path / "new.visavis"

    assert run("workspace", "salvage", path, target) == 0

    assert "Saved: 1 account" in capsys.readouterr().out
    assert path.read_bytes() == before
    with usecases.open_workspace(str(target), create=False) as workspace:
        assert [one.id for one in workspace.accounts()] == ["acme"]


def test_a_copy_of_a_workspace_is_made_after_a_backup(path: Path, tmp_path: Path):
    assert run("workspace", "copy", path, tmp_path / "copy.visavis") == 0

    assert [one.backup.reason for one in keeping.listed(path)] == [Reason.COPY]


def test_an_import_into_a_workspace_with_accounts_is_made_after_a_backup(path: Path):
    assert run("import", usecases.sample_path(), "--workspace", path) == 0

    [listed] = keeping.listed(path)
    assert (listed.backup.reason, listed.accounts) == (Reason.IMPORT, 1)


def test_the_first_import_into_a_new_workspace_needs_no_backup(tmp_path: Path):
    path = tmp_path / "new.visavis"

    assert run("import", usecases.sample_path(), "--workspace", path) == 0

    assert keeping.listed(path) == []
