"""A program killed in the middle of restoring leaves the workspace of before, or the backup."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import UserError
from app.model.account_plan import AccountPlan
from app.model.people import Account
from app.store import backups
from app.store.address import Address
from app.store.backups import Backup, Reason
from app.store.workspace import Workspace

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows knows no fork")
STEPS = range(14)  # more than there are; from the last on it is not cut off any more
KILLED, DONE = 9, 0


@pytest.fixture
def backup(path: Path) -> Backup:
    made = backups.make(path, Reason.REGULAR)
    with Workspace.open(Address.parse(path)) as workspace:
        workspace.add(AccountPlan([Account(id="zeta")]), "Sanne")
    return made


def restore_until(step: int, path: Path, backup: Backup) -> int:
    """Restore in a process that is gone, without a word, before its step with this number."""
    child = os.fork()
    if child == 0:
        _let_die_at(step)
        try:
            backups.restore(path, backup)
        except BaseException:
            os._exit(1)
        os._exit(DONE)
    _pid, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _let_die_at(step: int) -> None:
    """Count every call that changes a disk; each is where a power cut may fall."""
    counted = 0

    def dying(call: Callable[..., object]) -> Callable[..., object]:
        def counting(*given: object, **named: object) -> object:
            nonlocal counted
            if counted == step:
                os._exit(KILLED)
            counted += 1
            return call(*given, **named)

        return counting

    for owner, name in (
        (os, "replace"), (os, "link"), (os, "unlink"), (os, "fsync"), (os, "rename"),
        (shutil, "copyfile"),
    ):  # fmt: skip
        setattr(owner, name, dying(getattr(owner, name)))


def accounts(path: Path) -> list[str]:
    with Workspace.open(Address.parse(path), create=False) as workspace:
        return [one.id for one in workspace.accounts()]


@pytest.mark.parametrize("step", STEPS)
def test_a_sound_workspace_is_there_before_or_after(path: Path, backup: Backup, step: int):
    ended = restore_until(step, path, backup)

    assert ended in (KILLED, DONE)
    assert accounts(path) in (["acme", "zeta"], ["acme"])
    assert ended == KILLED or accounts(path) == ["acme"]
    backups.verify(backup)


@pytest.mark.parametrize("step", STEPS)
def test_a_damaged_workspace_is_never_gone(path: Path, backup: Backup, step: int):
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\xa5" * 8192
    path.write_bytes(content)

    ended = restore_until(step, path, backup)

    kept = [one.read_bytes() for one in path.parent.glob("team-damaged-*.visavis")]
    assert ended in (KILLED, DONE)
    if path.read_bytes() == bytes(content):
        with pytest.raises(UserError):
            accounts(path)
    else:
        assert accounts(path) == ["acme"]
        assert bytes(content) in kept


def test_at_the_last_step_nothing_is_left_to_be_cut_off(path: Path, backup: Backup):
    assert restore_until(STEPS[-1] * 10, path, backup) == DONE
