"""Two windows of one user on one server: what waits in each is in a journal of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app import usecases
from app.model.change import Change, Message, additions
from app.model.people import Person
from app.store import journal_claim, lock
from app.store.address import Address, journal_folder
from app.store.workspace import Workspace
from tests.plans import small_plan
from tests.store.conftest import SERVER

ROOT = Path(__file__).parents[2]
WINDOW = """
import sys
from app import usecases
from tests.store.test_two_windows import added
workspace = usecases.open_workspace(sys.argv[1])
opened = usecases.open_plan(workspace, "acme")
for person in sys.argv[2:]:
    opened.journal.append(opened.copy.edit(added(person)))
print(opened.journal.path.name, flush=True)
sys.stdin.read()
"""
Window = tuple["subprocess.Popen[bytes]", str]  # a program, and the name of its journal


@pytest.fixture
def kind() -> str:
    return SERVER


@pytest.fixture
def team(address: Address) -> Address:
    with Workspace.open(address) as workspace:
        workspace.add(small_plan(), "Sanne")
    return address


@pytest.fixture
def window(team: Address) -> Iterator[Callable[..., Window]]:
    """Starts a program that adds people and hands nothing in, as while the server is away."""
    with ExitStack() as programs:

        def begin(*people: str) -> Window:
            program = subprocess.Popen(
                [sys.executable, "-c", WINDOW, team.label, *people],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
            programs.enter_context(program)
            programs.callback(program.kill)
            assert program.stdout is not None
            return program, program.stdout.readline().decode().strip()

        yield begin


def added(id: str) -> Change:
    return Change(Message.of("person.added", name=id), additions([Person(id=id)]))


def killed(window: Window) -> None:
    program, _journal = window
    program.kill()
    program.wait()


def waiting(team: Address) -> set[str]:
    """Who is added by what the next start finds waiting; it ends without handing it in."""
    with Workspace.open(team) as workspace:
        opened = usecases.open_plan(workspace, "acme")
        assert opened.conflicts == ()
        return {edit.id for change in opened.copy.pending for edit in change.edits}


def test_what_a_window_had_waiting_is_taken_over_once_it_has_ended(window, team):
    first, second = window("from-the-first"), window("from-the-second")
    assert first[1] != second[1]
    assert waiting(team) == set()

    killed(first)
    assert waiting(team) == {"from-the-first"}

    killed(second)
    assert waiting(team) == {"from-the-first", "from-the-second"}
    assert waiting(team) == {"from-the-first", "from-the-second"}


def test_a_window_that_hands_in_leaves_what_another_has_waiting(window, team):
    other = window("waits")

    with Workspace.open(team) as workspace:
        opened = usecases.open_plan(workspace, "acme")
        opened.journal.append(opened.copy.edit(added("mine")))
        opened.copy.sync(opened.store, "Sanne")
        opened.journal.rewrite(opened.copy.pending)
    killed(other)

    assert waiting(team) == {"waits"}
    with Workspace.open(team) as workspace:
        assert "mine" in workspace.load("acme").plan.persons


def test_looking_at_the_log_takes_nothing_over(window, team):
    with Workspace.open(team) as standing:
        standing.journal("acme")  # has the first number
        dead = window("theirs")
        killed(dead)

        assert standing.journal("acme").pending() == []
        assert (journal_folder() / dead[1]).exists()

        usecases.open_plan(standing, "acme")
        assert not (journal_folder() / dead[1]).exists()
    assert waiting(team) == {"theirs"}


def test_what_was_handed_in_before_the_end_is_not_taken_over(window, team):
    standing = Workspace.open(team)
    with standing:
        standing.journal("acme")  # has the first number
        with Workspace.open(team) as ended:
            opened = usecases.open_plan(ended, "acme")
            opened.journal.append(opened.copy.edit(added("there")))
            opened.store.exchange(opened.copy.pending, opened.copy.revision, "Sanne")
        left = usecases.open_plan(standing, "acme")

    assert left.copy.pending == []
    assert "there" in left.copy.plan.persons
    assert waiting(team) == set()


def test_a_line_cut_short_spoils_nothing_that_is_taken_over(team):
    with Workspace.open(team) as standing:
        own = standing.journal("acme")
        own.append(standing.load("acme").edit(added("own"))).result()
        with own.path.open("ab") as file:
            file.write(b'{"id": "torn')
        with Workspace.open(team) as ended:
            opened = usecases.open_plan(ended, "acme")
            opened.journal.append(opened.copy.edit(added("theirs")))

        again = usecases.open_plan(standing, "acme")

    assert [edit.id for one in again.copy.pending for edit in one.edits] == ["own", "theirs"]
    assert waiting(team) == {"own", "theirs"}


def test_a_living_window_on_something_else_keeps_nothing_from_being_taken_over(window, team):
    killed(window("theirs"))
    with Workspace.open(team) as standing:
        standing.journal("workspace")  # has what holds for all accounts open, and no account
        with Workspace.open(Address.parse(journal_folder().parent / "other.visavis")) as other:
            other.add(small_plan(), "Sanne")
            other.journal("acme")

            assert waiting(team) == {"theirs"}
            assert waiting(team) == {"theirs"}


def test_where_the_disk_knows_no_locks_there_is_one_journal(tmp_path, monkeypatch):
    def refuse(path: Path) -> None:
        raise OSError("no locks available")

    monkeypatch.setattr(lock, "taken", refuse)

    claim = journal_claim.claim(tmp_path, "key")

    assert (claim.number, claim.is_held) == (0, False)
