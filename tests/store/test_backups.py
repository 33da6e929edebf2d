"""Backups of a file: verified, listed, thinned out, restored; a restoring can be undone."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import Damaged, UserError
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.people import Account
from app.store import backups, placing
from app.store.address import Address
from app.store.backups import Reason
from app.store.workspace import Workspace

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def add(path: Path, id: str) -> None:
    with Workspace.open(Address.parse(path)) as workspace:
        workspace.add(AccountPlan([Account(id=id)]), "Sanne")


def accounts(path: Path) -> list[str]:
    with Workspace.open(Address.parse(path), create=False) as workspace:
        return [one.id for one in workspace.accounts()]


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\xa5" * 8192
    path.write_bytes(content)


def test_a_backup_is_made_of_a_workspace_that_is_open_and_says_why(path: Path):
    with Workspace.open(Address.parse(path)) as workspace:
        made = workspace.back_up(Reason.REMOVAL)

    assert made is not None
    [listed] = backups.found(path)
    assert listed == made
    assert (listed.reason, backups.accounts_in(listed)) == (Reason.REMOVAL, 1)
    assert listed.size == listed.file.stat().st_size
    backups.verify(listed)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_a_backup_can_be_read_by_nobody_else(path: Path):
    made = backups.make(path, Reason.REGULAR)

    assert made.file.stat().st_mode & 0o077 == 0
    assert made.file.parent.stat().st_mode & 0o077 == 0


def test_two_workspaces_of_one_name_have_their_own_backups(path: Path, tmp_path: Path):
    other = tmp_path / "elsewhere" / path.name
    add(other, "zeta")

    backups.make(path, Reason.REGULAR)
    backups.make(other, Reason.REGULAR)

    assert [backups.accounts_in(one) for one in backups.found(path)] == [1]
    assert len(backups.found(other)) == 1


def test_a_backup_in_which_one_bit_turned_is_not_trusted(path: Path):
    made = backups.make(path, Reason.REGULAR)
    content = bytearray(made.file.read_bytes())
    content[-1] ^= 1
    made.file.write_bytes(content)

    with pytest.raises(Damaged):
        backups.verify(made)


def test_the_newest_good_backup_is_the_newest_that_is_sound(path: Path):
    good = backups.make(path, Reason.REGULAR, now=NOON)
    bad = backups.make(path, Reason.REGULAR, now=NOON + timedelta(hours=1))
    spoil(bad.file)

    assert backups.found(path)[0] == bad
    assert backups.newest_good(path) == good


def test_a_restored_backup_is_the_workspace_and_the_state_before_is_a_backup(path: Path):
    made = backups.make(path, Reason.REGULAR)
    add(path, "zeta")

    restored = backups.restore(path, made)

    assert accounts(path) == ["acme"]
    assert restored.before is not None
    assert restored.before.reason is Reason.RESTORE


def test_restoring_is_undone_by_restoring_what_was_before(path: Path):
    made = backups.make(path, Reason.REGULAR)
    add(path, "zeta")
    first = backups.restore(path, made)
    assert first.before is not None

    backups.restore(path, first.before)

    assert accounts(path) == ["acme", "zeta"]


def test_every_backup_that_is_kept_can_be_restored(path: Path):
    begun = datetime.now(UTC) - timedelta(hours=3)
    for number in range(4):
        backups.make(path, Reason.REGULAR, now=begun + timedelta(minutes=10 * number))
        add(path, f"account-{number}")

    for count, one in zip((4, 3, 2, 1), backups.found(path), strict=True):
        backups.restore(path, one)
        assert len(accounts(path)) == count


def test_a_damaged_file_is_kept_under_a_name_that_was_free(path: Path):
    made = backups.make(path, Reason.REGULAR)
    spoil(path)
    damaged = path.read_bytes()
    day = datetime.now().astimezone().date().isoformat()
    taken = path.with_name(f"team-damaged-{day}.visavis")
    taken.write_text("kept before")

    restored = backups.restore(path, made)

    assert accounts(path) == ["acme"]
    assert restored.before is None
    assert restored.kept == path.with_name(f"team-damaged-{day}-2.visavis")
    assert restored.kept.read_bytes() == damaged
    assert taken.read_text() == "kept before"


def test_work_that_a_crash_cut_off_is_not_played_back_into_a_restored_file(path: Path):
    made = backups.make(path, Reason.REGULAR)
    spoil(path)
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"left by a crash" * 100)

    restored = backups.restore(path, made)

    assert restored.kept is not None
    assert restored.kept.with_name(restored.kept.name + "-journal").exists()
    assert accounts(path) == ["acme"]


def test_a_backup_that_is_damaged_replaces_nothing(path: Path):
    made = backups.make(path, Reason.REGULAR)
    add(path, "zeta")
    spoil(made.file)

    with pytest.raises(UserError, match="is damaged"):
        backups.restore(path, made)

    assert accounts(path) == ["acme", "zeta"]


def test_a_workspace_that_is_open_elsewhere_is_not_replaced(path: Path):
    made = backups.make(path, Reason.REGULAR)

    with Workspace.open(Address.parse(path)), pytest.raises(UserError, match="is open already"):
        backups.restore(path, made)


def test_a_disk_without_room_for_the_state_before_stops_the_restoring(path: Path, monkeypatch):
    made = backups.make(path, Reason.REGULAR)
    add(path, "zeta")

    def full(_path: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(placing, "_sync", full)
        with pytest.raises(UserError, match="No space left"):
            backups.restore(path, made)

    assert accounts(path) == ["acme", "zeta"]
    assert backups.found(path) == [made]


def test_backups_are_thinned_out_by_the_hour_the_day_and_the_week(path: Path):
    for hours in range(0, 24 * 40, 3):
        file = backups.make(path, Reason.REGULAR, now=NOON + timedelta(hours=hours)).file
        assert file.exists()
    now = NOON + timedelta(hours=24 * 40 - 3)

    ages = [now - one.made_at for one in backups.found(path)]

    of_two_days = [age for age in ages if age <= timedelta(days=2)]
    of_a_week = [age for age in ages if timedelta(days=2) < age <= timedelta(days=7)]
    older = [age for age in ages if age > timedelta(days=7)]
    assert len(of_two_days) == 17
    assert len(of_a_week) in (5, 6)
    assert len(older) in (3, 4)
    assert max(ages) <= backups.LONGEST


def test_the_last_three_stay_however_old_they_are(path: Path):
    for hour in range(4):
        backups.make(path, Reason.REGULAR, now=NOON + timedelta(hours=hour))

    backups.thin_out(path, NOON + timedelta(days=400))

    assert len(backups.found(path)) == 3


def test_a_backup_is_due_when_something_was_done_and_the_last_is_a_while_ago(path: Path):
    assert backups.is_due(path)
    made = backups.make(path, Reason.REGULAR)

    assert not backups.is_due(path, made.made_at + timedelta(hours=1))
    later = (made.made_at + timedelta(minutes=1)).timestamp()
    os.utime(path, (later, later))
    assert backups.is_due(path, made.made_at + timedelta(hours=1))
    assert not backups.is_due(path, made.made_at + timedelta(minutes=2))


def test_the_copy_of_before_a_new_version_is_listed_too(path: Path):
    copied = path.with_name("team-before-v2.visavis")
    copied.write_bytes(path.read_bytes())

    [listed] = backups.found(path)

    assert (listed.file, listed.reason) == (copied, Reason.MIGRATION)


def test_what_waited_in_the_journal_is_made_again_on_a_restored_workspace(path: Path):
    from app import usecases  # noqa: PLC0415

    made = backups.make(path, Reason.REGULAR)
    with Workspace.open(Address.parse(path)) as workspace:
        opened = usecases.open_plan(workspace, "acme")
        change = edits.add_competitor(opened.copy.plan, "Rival", "rival")
        opened.journal.append(opened.copy.edit(change))

    backups.restore(path, made)

    with Workspace.open(Address.parse(path)) as workspace:
        again = usecases.open_plan(workspace, "acme")
        assert [one.message for one in again.copy.pending] == [change.message]
        assert again.conflicts == ()
