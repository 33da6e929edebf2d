from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from app.errors import UserError
from app.model import edits
from app.model.change import Change
from app.model.people import Person
from app.model.working_copy import Exchange
from app.ui.autosave import Autosave, Keeping


class FakeStore:
    """Accepts everything, or fails as long as it is told to."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.others: list[Change] = []
        self.failure: Exception | None = None
        self.open = threading.Event()
        self.open.set()

    def exchange(self, ours: Sequence[Change], base: int, author: str) -> Exchange:
        self.open.wait(5)
        if self.failure is not None:
            raise self.failure
        others, self.others = tuple(self.others), []
        if others:
            return Exchange(others, 0, base + len(others))
        self.changes += ours
        return Exchange((), len(ours), base + len(ours))


class FakeJournal:
    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.aside: list[Change] = []
        self.synced: Future[None] = Future()

    def append(self, change: Change) -> Future[None]:
        self.changes.append(change)
        return self.synced

    def rewrite(self, changes: Sequence[Change]) -> None:
        self.changes = list(changes)

    def set_aside(self, change: Change, author: str = "") -> None:
        self.aside.append(change)


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def journal() -> FakeJournal:
    return FakeJournal()


@pytest.fixture
def autosave(document, store, journal) -> Iterator[Autosave]:
    worker = ThreadPoolExecutor(1, "store")
    autosave = Autosave(document, store, journal, "Sanne", worker)
    yield autosave
    store.open.set()
    store.failure = None
    autosave.close()
    worker.shutdown()


def retitle(document, title: str) -> None:
    document.attempt(edits.set_fields, Person, "anton", title=title)


def test_an_edit_is_saved_within_a_second(document, autosave, store, qtbot):
    with qtbot.waitSignal(
        autosave.state_changed,
        timeout=1000,
        check_params_cb=lambda state, _: state is Keeping.SAVED,
    ):
        retitle(document, "CEO")

    assert [edit.entity.title for edit in store.changes[0].edits] == ["CEO"]
    assert document.copy.pending == []


def test_an_edit_is_in_the_journal_before_it_is_handed_in(document, autosave, store, journal):
    store.open.clear()

    retitle(document, "CEO")

    assert len(journal.changes) == 1
    assert store.changes == []


def test_the_journal_is_empty_once_all_is_saved(document, autosave, journal, qtbot):
    retitle(document, "CEO")

    qtbot.waitUntil(lambda: autosave.state is Keeping.SAVED, timeout=2000)

    assert journal.changes == []


@pytest.mark.logs_warnings
def test_what_cannot_be_saved_stays_pending_with_the_reason_shown(
    document, autosave, store, qtbot
):
    store.failure = UserError("The disk is full.")

    retitle(document, "CEO")
    qtbot.waitUntil(lambda: autosave.state is Keeping.FAILED, timeout=2000)

    assert autosave.reason == "The disk is full."
    assert len(document.copy.pending) == 1


@pytest.mark.logs_warnings
def test_a_disk_that_does_not_take_the_journal_is_told(document, autosave, journal, qtbot):
    retitle(document, "CEO")

    journal.synced.set_exception(UserError("The disk is broken."))
    qtbot.waitUntil(lambda: autosave.state is Keeping.FAILED, timeout=2000)

    assert autosave.reason == "The disk is broken."


def test_a_journal_that_failed_after_all_was_saved_is_no_concern(
    document, autosave, journal, qtbot
):
    retitle(document, "CEO")
    autosave.flush()

    journal.synced.set_exception(UserError("The disk is broken."))
    qtbot.wait(20)

    assert autosave.state is Keeping.SAVED


def test_closing_hands_in_what_is_pending(document, autosave, store):
    retitle(document, "CEO")

    done = autosave.flush()

    assert done
    assert len(store.changes) == 1


def test_undo_is_saved_like_any_other_change(document, autosave, store):
    retitle(document, "CEO")
    document.undo_stack.undo()

    autosave.flush()

    assert [change.edits[0].entity.title for change in store.changes] == ["CEO", "Chair"]


def test_what_a_colleague_did_arrives_and_ours_is_kept(document, autosave, store, qtbot):
    theirs = edits.set_fields(document.plan, Person, "eva", title="Head of radiology")
    store.others = [theirs]

    retitle(document, "CEO")
    qtbot.waitUntil(lambda: autosave.state is Keeping.SAVED, timeout=2000)

    assert document.plan.persons["eva"].title == "Head of radiology"
    assert document.plan.persons["anton"].title == "CEO"
    assert len(store.changes) == 1
