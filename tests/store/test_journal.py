"""The journal: what was made and not handed in is there after a crash, once."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from app import usecases
from app.errors import UserError
from app.model.change import Change, Edit, Message, additions
from app.model.people import Person
from app.model.values import joined
from app.model.vocabulary import TieLevel
from app.model.working_copy import WorkingCopy
from app.store.journal import Journal
from app.store.workspace import Workspace
from tests.plans import small_plan, tie
from tests.store.conftest import FILE, SERVER


@pytest.fixture(params=[FILE, SERVER])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def acme(workspace: Workspace) -> Workspace:
    workspace.add(small_plan(), "Sanne")
    return workspace


def added(n: int) -> Change:
    return Change(
        Message("person.added"), additions([Person(id=f"new{n}", name="Wim ’t Hoen")])
    )


def renamed(copy: WorkingCopy, name: str) -> Change:
    eva = copy.plan.persons["eva"]
    return Change(Message("person.changed"), (Edit(eva, replace(eva, name=name)),))


def crashed(workspace: Workspace, *changes: Change) -> Journal:
    """A session that made these changes and was cut off before it handed them in."""
    copy, journal = workspace.load("acme"), workspace.journal("acme")
    for change in changes:
        journal.append(copy.edit(change))
    return journal


def test_a_change_that_was_kept_is_there_after_a_crash(acme: Workspace):
    crashed(acme, added(1), added(2))

    assert acme.journal("acme").pending() == [added(1), added(2)]


def test_an_opened_plan_has_what_a_crashed_session_never_handed_in(acme: Workspace):
    crashed(acme, added(1), added(2))

    opened = usecases.open_plan(acme, "acme")

    assert set(opened.copy.plan.persons) == {"eva", "karim", "new1", "new2"}
    assert opened.copy.pending == [added(1), added(2)]
    assert opened.conflicts == ()


def test_what_was_replayed_survives_another_crash(acme: Workspace):
    crashed(acme, added(1))
    first = usecases.open_plan(acme, "acme")
    first.journal.append(first.copy.edit(added(2)))

    second = usecases.open_plan(acme, "acme")
    third = usecases.open_plan(acme, "acme")

    assert second.copy.plan == third.copy.plan == first.copy.plan


def test_a_change_handed_in_just_before_the_crash_is_not_made_again(acme: Workspace):
    copy, journal = acme.load("acme"), acme.journal("acme")
    journal.append(copy.edit(added(1)))
    acme.plan_store("acme").exchange(copy.pending, copy.revision, "Sanne")
    journal.append(copy.edit(added(2)))

    opened = usecases.open_plan(acme, "acme")

    assert opened.conflicts == ()
    assert opened.copy.pending == [added(2)]
    assert opened.copy.plan == copy.plan


def test_what_is_handed_in_leaves_the_journal(acme: Workspace):
    copy, journal = acme.load("acme"), acme.journal("acme")
    journal.append(copy.edit(added(1)))
    copy.sync(acme.plan_store("acme"), "Sanne")

    journal.rewrite(copy.pending)

    assert acme.journal("acme").pending() == []
    assert not journal.path.exists()


def test_a_replayed_change_that_no_longer_fits_is_told_and_kept_aside(acme: Workspace):
    copy = acme.load("acme")
    journal = crashed(acme, renamed(copy, "ours"), added(1))
    copy.edit(renamed(copy, "theirs"))
    copy.sync(acme.plan_store("acme"), "Herman")

    opened = usecases.open_plan(acme, "acme")

    assert len(opened.conflicts) == 1
    assert opened.copy.plan.persons["eva"].name == "theirs"
    assert opened.copy.pending == [added(1)]
    assert "ours" in journal.aside.read_text(encoding="utf-8")


def test_what_was_set_aside_stays(acme: Workspace):
    journal = acme.journal("acme")
    journal.set_aside(added(1))
    journal.set_aside(added(2))

    journal.rewrite([])

    assert journal.aside.read_text(encoding="utf-8").count("\n") == 2


@pytest.mark.parametrize("cut", [1, 2, 50, 150])
def test_a_last_line_that_was_cut_short_is_left_out(acme: Workspace, cut: int):
    journal = crashed(acme, added(1), added(2))
    journal.path.write_bytes(journal.path.read_bytes()[:-cut])

    again = acme.journal("acme")
    again.append(added(3))

    assert again.pending() == [added(1), added(3)]
    assert acme.journal("acme").pending() == [added(1), added(3)]


def test_what_a_power_cut_left_empty_at_the_end_is_left_out(acme: Workspace):
    journal = crashed(acme, added(1), added(2))
    whole = journal.path.read_bytes()
    journal.path.write_bytes(whole[:-100] + bytes(100))

    again = acme.journal("acme")
    again.append(added(3))

    assert acme.journal("acme").pending() == [added(1), added(3)]


def test_who_edits_does_not_wait_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    slow = Event()
    monkeypatch.setattr(os, "fsync", lambda _: slow.wait(10))
    journal = Journal(tmp_path, "work", "acme")

    synced = journal.append(added(1))

    again = Journal(tmp_path, "work", "acme")
    again.recover(lambda _: set())
    assert again.pending() == [added(1)]
    assert not synced.done()
    slow.set()
    synced.result(10)


def test_each_change_is_synced_to_the_disk_after_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    sizes: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda file: sizes.append(os.fstat(file).st_size))
    journal = Journal(tmp_path, "work", "acme")

    for n in (1, 2):
        journal.append(added(n)).result(10)

        assert sizes[-1] == journal.path.stat().st_size


def test_a_disk_that_refuses_to_sync_is_told_and_all_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    journal = Journal(tmp_path, "work", "acme")
    with monkeypatch.context() as failing:
        failing.setattr(os, "fsync", refuse)
        with pytest.raises(UserError, match="cannot be kept"):
            journal.append(added(1)).result(10)
    first = journal.path.stat().st_ino

    journal.append(added(2)).result(10)

    assert journal.path.stat().st_ino != first
    again = Journal(tmp_path, "work", "acme")
    again.recover(lambda _: set())
    assert again.pending() == [added(1), added(2)]


@pytest.mark.logs_warnings
@pytest.mark.parametrize(
    "line", ["{}", "[]", "nonsense", '{"id":"x","change":{"edits":1}}', "7", "\0" * 512]
)
def test_a_line_that_cannot_be_read_is_kept_aside_and_the_rest_replayed(
    acme: Workspace, line: str
):
    journal = crashed(acme, added(1), added(2))
    first, second = journal.path.read_text(encoding="utf-8").splitlines()
    journal.path.write_text(f"{first}\n{line}\n{second}\n", encoding="utf-8")

    again = acme.journal("acme")
    again.append(added(3))

    assert again.pending() == [added(1), added(2), added(3)]
    assert again.aside.read_text(encoding="utf-8") == line + "\n"
    assert acme.journal("acme").pending() == again.pending()


def test_each_plan_of_each_workspace_has_a_journal_of_its_own(tmp_path: Path):
    paths = {
        Journal(tmp_path, workspace, plan).path
        for workspace in ("a", "b")
        for plan in ("a", "b", "../a")
    }

    assert len(paths) == 6
    assert {path.parent for path in paths} == {tmp_path}


def test_a_journal_that_cannot_be_written_is_told_and_catches_up(tmp_path: Path):
    folder = tmp_path / "journal"
    folder.write_text("in the way")
    journal = Journal(folder, "work", "acme")

    with pytest.raises(UserError, match="cannot be kept"):
        journal.append(added(1))
    folder.unlink()
    journal.append(added(2))

    again = Journal(folder, "work", "acme")
    again.recover(lambda _: set())
    assert again.pending() == [added(1), added(2)]


def test_a_change_of_everything_there_is_comes_back_from_the_journal(tmp_path: Path):
    eva = small_plan().persons["eva"]
    known = small_plan().tie_between("sanne", "eva")
    change = Change(
        Message.of("person.changed", name='a "quoted"\nname', count=2),
        (
            Edit(eva, None),
            Edit(known, replace(known, level=TieLevel.TRUSTED)) if known else Edit(eva, eva),
            Edit(None, tie("herman", joined("a|b", "c"), None)),
        ),
    )
    journal = Journal(tmp_path, "work", "acme")
    journal.append(change)

    again = Journal(tmp_path, "work", "acme")
    again.recover(lambda _: set())

    assert again.pending() == [change]
