"""The server is killed, stopped, cut off: nothing acknowledged is lost, nothing doubled."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from app.errors import Unreachable
from app.store import workspace_server
from app.store.server_address import ServerAddress
from app.store.workspace import Workspace
from tests.plans import small_plan
from tests.store import faults, postgres
from tests.store.faults import (
    LONGEST_RETURN,
    QUICK,
    added,
    check_once,
    hand_in,
    hand_in_until_accepted,
)
from tests.store.proxy import Proxy

FAULTS = 20


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the patience of a test."""
    monkeypatch.setattr(workspace_server, "PATIENCE", QUICK)


@pytest.fixture
def acme(server: postgres.Server, reused: ServerAddress) -> Iterator[ServerAddress]:
    postgres.empty(reused, server)
    with Workspace.open(reused) as workspace:
        workspace.add(small_plan(), "Sanne")
    yield reused
    server.thaw()
    server.start()


@pytest.fixture
def line(server: postgres.Server) -> Iterator[Proxy]:
    with closing(Proxy(server.port)) as proxy:
        yield proxy


@pytest.mark.timeout(240)
def test_twenty_times_killed_stopped_and_cut_off_loses_and_doubles_nothing(
    server: postgres.Server, acme: ServerAddress
):
    faults.run(server, acme, FAULTS, seed=2026)


def test_a_commit_whose_answer_was_lost_is_not_made_again(acme: ServerAddress, line: Proxy):
    with Workspace.open(replace(acme, port=line.port)) as workspace:
        copy, store = workspace.load("acme"), workspace.plan_store("acme")
        for n in range(3):
            copy.edit(added(n))
            line.cut_next_commit = True

            assert not hand_in(copy, store)
            assert hand_in(copy, store)

        assert line.lost == 3
        check_once(workspace, copy, 3)


def test_after_a_lost_answer_a_colleagues_work_is_taken_in_too(
    acme: ServerAddress, line: Proxy
):
    with Workspace.open(replace(acme, port=line.port)) as ours, Workspace.open(acme) as theirs:
        copy, store = ours.load("acme"), ours.plan_store("acme")
        copy.edit(added(0))
        line.cut_next_commit = True
        assert not hand_in(copy, store)
        other = theirs.load("acme")
        other.edit(added(1))
        other.sync(theirs.plan_store("acme"), "Herman")
        copy.edit(added(2))

        assert copy.sync(store, "Sanne") == []

        check_once(ours, copy, 3)


def test_a_server_that_hangs_is_given_up_and_the_edit_waits(
    server: postgres.Server, acme: ServerAddress
):
    with Workspace.open(acme) as workspace:
        copy, store = workspace.load("acme"), workspace.plan_store("acme")
        copy.edit(added(0))
        server.freeze()

        with pytest.raises(Unreachable, match="cannot be reached now"):
            store.exchange(copy.pending, copy.revision, "Sanne")
        with pytest.raises(Unreachable):
            Workspace.open(acme)
        server.thaw()
        hand_in_until_accepted(copy, store)

        check_once(workspace, copy, 1)


def test_a_statement_that_takes_too_long_is_told_as_a_busy_server(
    server: postgres.Server, acme: ServerAddress
):
    with Workspace.open(acme) as workspace, server.connect(acme) as neighbour:
        copy, store = workspace.load("acme"), workspace.plan_store("acme")
        copy.edit(added(0))
        with neighbour.transaction():
            neighbour.execute("SELECT 1 FROM plan FOR UPDATE")

            with pytest.raises(Unreachable, match=r"too busy|cannot be reached"):
                store.exchange(copy.pending, copy.revision, "Sanne")
        hand_in_until_accepted(copy, store)

        check_once(workspace, copy, 1)


def test_a_server_that_was_restarted_between_two_edits_is_not_noticed(
    server: postgres.Server, acme: ServerAddress
):
    with Workspace.open(acme) as workspace:
        copy, store = workspace.load("acme"), workspace.plan_store("acme")
        server.kill()
        server.start()

        copy.edit(added(0))
        copy.sync(store, "Sanne")

        check_once(workspace, copy, 1)


def test_an_administrator_who_ends_our_connections_takes_nothing(
    server: postgres.Server, acme: ServerAddress
):
    ours = "FROM pg_stat_activity WHERE application_name = 'visavis'"
    with Workspace.open(acme) as workspace:
        copy, store = workspace.load("acme"), workspace.plan_store("acme")
        for n in range(3):
            server.say(f"SELECT pg_terminate_backend(pid) {ours}")
            copy.edit(added(n))
            hand_in_until_accepted(copy, store)

        check_once(workspace, copy, 3)


def test_a_colleagues_change_is_heard_of_within_two_seconds(acme: ServerAddress):
    heard = threading.Event()
    with Workspace.open(acme) as ours, Workspace.open(acme) as theirs:
        copy = ours.load("acme")
        watch = ours.watch("acme", heard.set)
        assert heard.wait(10), "it is called once it listens"
        heard.clear()
        other = theirs.load("acme")
        other.edit(added(0))
        other.sync(theirs.plan_store("acme"), "Herman")

        assert heard.wait(10)
        assert ours.plan_store("acme").revision() == copy.revision + 1
        copy.sync(ours.plan_store("acme"), "Sanne")
        watch.close()

    assert copy.plan == other.plan


def test_who_else_has_a_plan_open_is_seen_until_they_leave(
    server: postgres.Server, acme: ServerAddress
):
    called = threading.Event()
    reader = server.role(acme, "reader")
    with Workspace.open(acme) as ours, Workspace.open(reader) as theirs:
        watch = ours.watch("acme", called.set, "Sanne")
        wait_until(lambda: ours.others("acme") == [] and called.is_set())
        called.clear()
        there = theirs.watch("acme", lambda: None, "Wim ’t Hoen")
        elsewhere = theirs.watch("other", lambda: None, "Wim ’t Hoen")

        assert called.wait(10), "somebody came"
        wait_until(lambda: ours.others("acme") == ["Wim ’t Hoen"])
        assert theirs.others("acme") == ["Sanne"]
        wait_until(lambda: ours.others("other") == ["Wim ’t Hoen"])
        assert theirs.others("other") == []
        called.clear()
        there.close()
        assert called.wait(10), "somebody went"
        wait_until(lambda: ours.others("acme") == [])
        elsewhere.close()
        watch.close()


def wait_until(done: Callable[[], bool]) -> None:
    until = time.monotonic() + LONGEST_RETURN
    while not done():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_nobody_is_called_about_another_plan(acme: ServerAddress):
    ours_heard, all_heard = threading.Event(), threading.Event()
    with Workspace.open(acme) as ours, Workspace.open(acme) as theirs:
        watches = [ours.watch("other", ours_heard.set), ours.watch("acme", all_heard.set)]
        assert all_heard.wait(10)
        assert ours_heard.wait(10)
        ours_heard.clear()
        all_heard.clear()
        other = theirs.load("acme")
        other.edit(added(0))
        other.sync(theirs.plan_store("acme"), "Herman")

        assert all_heard.wait(10)
        assert not ours_heard.is_set()
        for watch in watches:
            watch.close()


def test_what_changed_while_the_server_was_away_is_heard_of_when_it_is_back(
    server: postgres.Server, acme: ServerAddress
):
    heard = threading.Event()
    with Workspace.open(acme) as ours:
        watch = ours.watch("acme", heard.set)
        assert heard.wait(10)
        heard.clear()
        server.kill()
        assert heard.wait(LONGEST_RETURN), "that it is lost is a reason to look"
        heard.clear()
        server.start()

        assert heard.wait(LONGEST_RETURN)
        watch.close()


def test_a_watch_that_fails_does_not_deafen_the_others(acme: ServerAddress, caplog):
    heard = threading.Event()
    with Workspace.open(acme) as ours:
        broken = ours.watch("acme", lambda: 1 / 0)  # type: ignore[arg-type]
        watch = ours.watch("acme", heard.set)

        assert heard.wait(10)
        watch.close()
        broken.close()

    assert "a watch failed" in caplog.text
    caplog.clear()
