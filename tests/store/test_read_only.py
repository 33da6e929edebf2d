"""A workspace where nothing can be written: it is read, told so, and left as it is."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app import usecases
from app.errors import UserError
from app.model.change import Change, Edit, Message
from app.store import first_look, lock
from app.store.address import Address
from app.store.rights import Rights
from app.store.version import VERSION
from app.store.workspace import Workspace
from tests.cli.calling import run
from tests.plans import small_plan
from tests.store import older


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace with one account, in a folder of its own."""
    file = tmp_path / "shared" / "team.visavis"
    with Workspace.open(Address.parse(file)) as workspace:
        workspace.add(small_plan(), "Sanne")
    return file


@pytest.fixture
def held(path: Path) -> Iterator[lock.Lock]:
    """Somebody who may write there has it open."""
    held = lock.hold(path)
    yield held
    held.release()


@pytest.fixture
def closed(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The same where no lock can be made, as on a disc, or in a folder of somebody else."""
    real = os.open

    def refusing(file: str | Path, flags: int, mode: int = 0o777) -> int:
        if Path(file).parent == path.parent and flags & (os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, "Read-only file system")
        return real(file, flags, mode)

    monkeypatch.setattr(os, "open", refusing)
    before = path.read_bytes(), {*path.parent.iterdir()}
    yield path
    assert path.read_bytes() == before[0]
    assert before[1] <= {*path.parent.iterdir()}


def test_all_of_it_is_read(closed: Path):
    with usecases.open_workspace(str(closed)) as workspace:
        assert [one.label for one in workspace.accounts()] == ["Acme"]
        assert workspace.load("acme").plan == small_plan()
        assert [one.author for one in workspace.history("acme")] == ["Sanne"]
        assert workspace.rights is Rights.READER


def test_a_window_gets_no_look_that_would_promise_more(closed: Path):
    assert first_look.at(Address.parse(closed)) is None


def test_nothing_is_written_and_a_sentence_says_where_to_go(closed: Path):
    with usecases.open_workspace(str(closed)) as workspace:
        opened = usecases.open_plan(workspace, "acme")
        eva = opened.copy.plan.persons["eva"]
        edit = Edit(eva, replace(eva, title="Chief"))
        change = opened.copy.edit(Change(Message("person.changed"), (edit,)))
        opened.journal.append(change)

        with pytest.raises(UserError, match="Copy it to a folder of your own"):
            opened.copy.sync(opened.store, "Sanne")

        assert opened.journal.pending() == [change]
    assert not closed.with_name(closed.name + lock.SUFFIX).exists()


def test_a_copy_of_it_can_be_made_elsewhere(closed: Path, tmp_path: Path):
    target = tmp_path / "mine.visavis"

    assert run("workspace", "copy", str(closed), str(target)) == 0

    with Workspace.open(Address.parse(target)) as copied:
        assert copied.load("acme").plan == small_plan()
        assert copied.rights.may_edit


def test_the_command_line_lists_it(closed: Path, capsys):
    assert run("list", "--workspace", str(closed)) == 0
    assert "[acme]" in capsys.readouterr().out


def test_whoever_has_it_open_is_told_instead(held: lock.Lock, closed: Path):
    with pytest.raises(UserError, match="is open already"):
        Workspace.open(Address.parse(closed))


def test_a_lock_that_nobody_holds_any_more_stands_in_no_reader_s_way(
    held: lock.Lock, closed: Path
):
    handle, held._handle = held._handle, None  # noqa: SLF001  as when its program is killed
    os.close(handle or 0)

    with Workspace.open(Address.parse(closed)) as workspace:
        assert workspace.load("acme").plan == small_plan()


def test_one_that_was_cut_off_is_not_read_and_stays_as_it_is(closed: Path):
    journal = closed.with_name(closed.name + "-journal")
    journal.write_bytes(b"half a transaction")

    with pytest.raises(UserError, match="in the middle of a change"):
        Workspace.open(Address.parse(closed))

    assert journal.read_bytes() == b"half a transaction"


def test_one_that_is_missing_is_not_made(closed: Path):
    with pytest.raises(UserError, match="needs a folder to write in"):
        Workspace.open(Address.parse(closed.with_name("new.visavis")))


@pytest.mark.parametrize("version", range(1, VERSION))
def test_an_older_one_is_not_brought_up_to_date_and_that_is_told(
    closed: Path, tmp_path: Path, version: int
):
    older.make_file(tmp_path / "older.visavis", version)
    sound, old = closed.read_bytes(), (tmp_path / "older.visavis").read_bytes()
    closed.write_bytes(old)

    with pytest.raises(UserError, match="older version"):
        Workspace.open(Address.parse(closed))

    assert closed.read_bytes() == old
    closed.write_bytes(sound)


def test_a_file_that_may_not_be_written_is_read_in_a_folder_that_may(path: Path, monkeypatch):
    asked = os.access
    monkeypatch.setattr(
        os, "access",
        lambda file, mode: not (mode & os.W_OK and Path(file) == path) and asked(file, mode),
    )  # fmt: skip

    assert first_look.at(Address.parse(path)) is None
    with usecases.open_workspace(str(path)) as workspace:
        assert workspace.load("acme").plan == small_plan()
        assert workspace.rights is Rights.READER
    assert not path.with_name(path.name + lock.SUFFIX).exists()
