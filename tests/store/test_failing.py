"""What cannot be written: a sentence for the user, the edit kept, nothing personal told."""

from __future__ import annotations

import traceback
from dataclasses import replace

import pytest
from sqlalchemy import event, insert
from sqlalchemy.exc import DBAPIError

from app.errors import UserError
from app.model.change import Change, Edit, Message, additions
from app.model.people import Person
from app.model.working_copy import WorkingCopy
from app.store import driver, placing
from app.store.address import Address
from app.store.schema import plans
from app.store.workspace import Workspace
from tests.plans import small_plan
from tests.store.conftest import FILE, SERVER

EVERYWHERE = pytest.mark.parametrize("kind", [FILE, SERVER])
NOTE = "wants to leave the company"


@pytest.fixture
def acme(workspace: Workspace) -> Workspace:
    workspace.add(small_plan(), "Sanne")
    return workspace


def noted(copy: WorkingCopy) -> Change:
    eva = copy.plan.persons["eva"]
    edit = Edit(eva, replace(eva, note=NOTE * 1000))
    return copy.edit(Change(Message("person.changed"), (edit,)))


def limit(workspace: Workspace, pragma: str) -> None:
    """Let every use from now on meet a limit that a disk or a neighbour could have set."""
    engine = workspace._database.engine  # type: ignore[attr-defined]  # noqa: SLF001  no other way
    event.listen(engine.pool, "checkout", lambda raw, *_: raw.execute(pragma))


@pytest.mark.parametrize(
    ("pragma", "undone", "sentence"),
    [
        ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000", "is full"),
        ("PRAGMA query_only = ON", "PRAGMA query_only = OFF", "cannot be written to"),
    ],
    ids=["disk full", "read-only"],
)
def test_an_edit_that_cannot_be_written_waits_until_it_can(
    acme: Workspace, pragma: str, undone: str, sentence: str
):
    copy, store = acme.load("acme"), acme.plan_store("acme")
    noted(copy)
    limit(acme, pragma)

    with pytest.raises(UserError, match=sentence):
        copy.sync(store, "Sanne")
    waiting = list(copy.pending)
    stored = acme.load("acme").plan
    limit(acme, undone)
    copy.sync(store, "Sanne")

    assert len(waiting) == 1
    assert stored == small_plan()
    assert acme.load("acme").plan == copy.plan != small_plan()


def test_a_workspace_somebody_else_writes_to_is_told_in_a_sentence(acme: Workspace):
    copy, store = acme.load("acme"), acme.plan_store("acme")
    noted(copy)
    limit(acme, "PRAGMA busy_timeout = 10")
    neighbour = driver.connect(acme.path)  # a program that knows nothing of our lock
    neighbour.execute("BEGIN IMMEDIATE")

    with pytest.raises(UserError, match="used by another program"):
        copy.sync(store, "Sanne")
    neighbour.execute("ROLLBACK")
    neighbour.close()
    copy.sync(store, "Sanne")

    assert acme.load("acme").plan == copy.plan


def test_a_file_damaged_while_it_is_open_is_told_in_a_sentence(acme: Workspace):
    content = bytearray(acme.path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    acme.path.write_bytes(content)

    with pytest.raises(UserError, match="is damaged"):
        acme.load("acme")


@EVERYWHERE
def test_an_error_of_ours_tells_nothing_about_a_person(acme: Workspace):
    person = Person(id="eva", name="Eva Brouwer", note=NOTE)
    change = Change(Message("person.added"), additions([person]))

    with pytest.raises(DBAPIError) as failed:
        acme.plan_store("acme").exchange([change], 1, "Sanne")

    told = "".join(traceback.format_exception(failed.value))
    assert "UNIQUE constraint failed" in told or "UniqueViolation 23505 person" in told
    assert NOTE not in told
    assert "Brouwer" not in told


@EVERYWHERE
def test_a_note_is_in_no_message_about_a_statement(acme: Workspace):
    with (
        pytest.raises(DBAPIError) as failed,
        acme._database.writing() as connection,  # noqa: SLF001  to write what we never write
    ):
        connection.execute(insert(plans).values(id=NOTE, revision=None))

    assert NOTE not in "".join(traceback.format_exception(failed.value))


def test_a_workspace_that_cannot_be_made_whole_is_not_made(address: Address, monkeypatch):
    def fail(path: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(placing, "_sync", fail)

    with pytest.raises(UserError, match="cannot be written: No space left"):
        Workspace.open(address)

    assert list(address.path.parent.iterdir()) == []


def test_what_a_crash_left_of_making_a_workspace_is_in_nobodys_way(address: Address):
    left = address.path.with_name(address.path.name + ".new")
    left.write_text("half of it")

    with Workspace.open(address) as workspace:
        assert workspace.accounts() == []

    assert not left.exists()
