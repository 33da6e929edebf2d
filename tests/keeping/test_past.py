"""The log for reading, what lost, and an account as it stood at the end of a day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from app import past, usecases
from app.errors import UserError
from app.model import edits
from app.model.change import Change
from app.model.people import Person
from app.model.reapplying import Lost, reapplied
from app.store.schema import changes
from app.store.workspace import Workspace
from tests.plans import small_plan

TODAY = date.today()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with usecases.open_workspace(str(tmp_path / "team.visavis")) as opened:
        opened.add(small_plan(), "Sanne")
        yield opened


def retitle(workspace: Workspace, title: str, by: str = "Karim") -> Change:
    copy = workspace.load("acme")
    change = copy.edit(edits.set_fields(copy.plan, Person, "eva", title=title))
    copy.sync(workspace.plan_store("acme"), by)
    return change


def date_back(workspace: Workspace, revision: int, days: int) -> None:
    """Let a change have been made days ago; only a test may rewrite the log."""
    at = datetime.now(UTC) - timedelta(days=days)
    this = (changes.c.plan_id == "acme") & (changes.c.revision == revision)
    with workspace._database.writing() as connection:  # noqa: SLF001  as said
        connection.execute(update(changes).where(this).values(made_at=at))


def test_the_log_tells_the_newest_first_and_what_is_not_saved_before_that(workspace):
    made = retitle(workspace, "Chief")
    copy = workspace.load("acme")
    waiting = copy.edit(edits.set_fields(copy.plan, Person, "eva", title="Head"))
    unsaved = usecases.Unsaved(copy.revision, tuple(copy.pending), "Els")

    log = past.log_of(workspace, "acme", unsaved)

    assert [(one.author, one.revision) for one in log] == [
        ("Els", None), ("Karim", 2), ("Sanne", 1),
    ]  # fmt: skip
    assert (log[0].change, log[1].change) == (waiting, made)


def test_a_plan_is_had_as_it_stood_at_the_end_of_a_day(workspace):
    retitle(workspace, "first")
    retitle(workspace, "second")
    date_back(workspace, 1, 10)
    date_back(workspace, 2, 5)

    then = past.as_it_was(workspace, "acme", TODAY - timedelta(days=5))
    before = past.as_it_was(workspace, "acme", TODAY - timedelta(days=6))

    assert (then.plan.persons["eva"].title, then.revision) == ("first", 2)
    assert before.plan == small_plan()


def test_a_plan_is_had_as_a_revision_left_it(workspace):
    retitle(workspace, "first")
    retitle(workspace, "second")

    then = past.as_it_was(workspace, "acme", TODAY, revision=2)

    assert then.plan.persons["eva"].title == "first"


def test_before_the_account_was_there_there_is_nothing_to_show(workspace):
    with pytest.raises(UserError, match="not there yet"):
        past.as_it_was(workspace, "acme", TODAY - timedelta(days=1))


def test_a_change_that_was_set_aside_is_in_the_log_with_who_and_when(workspace):
    copy = workspace.load("acme")
    lost = copy.edit(edits.set_fields(copy.plan, Person, "eva", title="Chief"))
    workspace.journal("acme").set_aside(lost, "Els")

    [told] = [one for one in past.log_of(workspace, "acme") if one.lost]

    assert (told.author, told.change.message) == ("Els", lost.message)
    assert datetime.now(UTC) - told.at < timedelta(minutes=1)


def test_a_change_that_was_made_again_is_offered_no_more(workspace):
    copy = workspace.load("acme")
    lost = copy.edit(edits.set_fields(copy.plan, Person, "eva", title="Chief"))
    journal = workspace.journal("acme")
    journal.set_aside(lost, "Els")
    [entry] = journal.lost()

    journal.made_again(entry.id)

    assert journal.lost() == []
    assert len(journal.aside.read_text().splitlines()) == 2


def test_what_an_older_program_set_aside_is_read_too(workspace):
    copy = workspace.load("acme")
    lost = copy.edit(edits.set_fields(copy.plan, Person, "eva", title="Chief"))
    journal = workspace.journal("acme")
    journal.set_aside(lost, "Els")
    entry = json.loads(journal.aside.read_text())
    older = {name: entry[name] for name in ("id", "change")}
    journal.aside.write_text("nonsense\n" + json.dumps(older) + "\n")

    [read] = journal.lost()

    assert (read.at, read.author) == (None, "")
    assert read.change.message == lost.message


def test_somebody_whom_a_colleague_removed_comes_back_with_the_change_that_lost(workspace):
    mine = workspace.load("acme")
    lost = mine.edit(edits.set_fields(mine.plan, Person, "eva", title="Chief"))
    theirs = workspace.load("acme")
    theirs.edit(edits.remove(theirs.plan, [(Person, "eva")]))
    theirs.sync(workspace.plan_store("acme"), "Karim")
    log = past.log_of(workspace, "acme")

    others = tuple(one.change for one in reversed(log))
    plan = theirs.plan.apply(reapplied(theirs.plan, Lost(lost, None, others)))

    assert plan.persons["eva"].title == "Chief"
    assert plan.ties == small_plan().ties
