"""One program at a time in a workspace, and nobody locked out by one that is gone."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import UserError
from app.store import lock
from app.store.address import Address
from app.store.workspace import Workspace

HOLDING = """
import sys
from app.store.address import Address
from app.store.workspace import Workspace
Workspace.open(Address.parse(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_program(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another program that has a workspace open until it is killed."""
    program = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == b"open"
        try:
            yield program
        finally:
            program.kill()


def lock_of(address: Address) -> Path:
    return address.path.with_name(address.path.name + ".lock")


def test_a_second_program_is_told_who_has_the_workspace_open(address: Address):
    with (
        another_program(address.path) as program,
        pytest.raises(UserError, match="is open already") as refused,
    ):
        Workspace.open(address)

    assert socket.gethostname() in str(refused.value)
    assert f"process {program.pid}" in str(refused.value)


def test_a_second_window_of_the_same_program_is_told_too(workspace: Workspace):
    with pytest.raises(UserError, match=f"process {os.getpid()}"):
        Workspace.open(workspace.address)


def test_a_workspace_reached_by_another_name_is_the_same_workspace(
    workspace: Workspace, tmp_path: Path
):
    roundabout = tmp_path / "below" / ".." / workspace.path.name

    with pytest.raises(UserError, match="is open already"):
        Workspace.open(Address.parse(roundabout))


def test_the_lock_of_a_killed_program_is_taken_over(address: Address):
    with another_program(address.path) as program:
        program.kill()
        program.wait()
    left = lock_of(address).exists()

    with Workspace.open(address) as workspace:
        assert left
        assert workspace.accounts() == []


def test_the_lock_file_goes_when_the_workspace_is_closed(address: Address):
    with Workspace.open(address):
        held = lock_of(address).exists()

    assert held
    assert not lock_of(address).exists()


def test_closing_twice_does_no_harm(address: Address):
    workspace = Workspace.open(address)

    workspace.close()
    workspace.close()

    with Workspace.open(address) as again:
        assert again.accounts() == []


def test_what_another_computer_left_open_needs_a_human(address: Address):
    Workspace.open(address).close()
    told = {"host": "laptop-of-eva", "user": "eva", "process": 7}
    lock_of(address).write_text(json.dumps(told))

    with pytest.raises(UserError, match="left open by eva on laptop-of-eva"):
        Workspace.open(address)
    lock_of(address).unlink()

    Workspace.open(address).close()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"host": 1}', "\0" * 5000])
def test_a_lock_file_with_nonsense_in_it_is_taken_over(address: Address, content: str):
    lock_of(address).write_text(content)

    Workspace.open(address).close()

    assert not lock_of(address).exists()


def test_a_lock_removed_while_it_is_waited_for_is_not_trusted(tmp_path: Path, monkeypatch):
    file = tmp_path / "work"
    once = iter([False, True])
    monkeypatch.setattr(lock, "_stands_at", lambda *_: next(once))

    held = lock.hold(file)

    assert next(once, "asked twice") == "asked twice"
    held.release()


def test_a_folder_that_cannot_be_written_to_is_told_in_a_sentence(tmp_path: Path):
    with pytest.raises(UserError, match="needs a folder to write in"):
        lock.hold(tmp_path / "missing" / "work")


def test_a_place_that_knows_no_locks_is_told_in_a_sentence(tmp_path: Path, monkeypatch):
    def unknown(handle: int) -> bool:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(lock, "_take", unknown)

    with pytest.raises(UserError, match="cannot be locked where it is"):
        lock.hold(tmp_path / "work")
