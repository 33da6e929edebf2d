"""Accounts that are asked for while others still come: the last wish counts."""

from __future__ import annotations

from threading import Event

import pytest

from app import usecases
from app.errors import UserError
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.people import Account
from tests.ui.conftest import small_plan
from tests.ui.worker import PATIENCE


def account(id: str) -> AccountPlan:
    return AccountPlan([Account(id=id, name=id.title()), Opportunity(id=f"of-{id}")])


@pytest.fixture
def session(start, path):
    with usecases.open_workspace(str(path)) as workspace:
        for id in ("other", "zeta"):
            workspace.add(account(id), "Sanne")
    return start(path).session


@pytest.fixture
def seen(session):
    """The accounts that came into view, in that order."""
    found: list[str] = []
    session.opened.connect(
        lambda document: found.append("" if document is None else document.plan.account.id)
    )
    return found


@pytest.fixture
def busy(session):
    """Keeps the worker of the workspace busy until it is set."""
    free = Event()
    session.run(lambda: free.wait(PATIENCE), lambda _: None)
    yield free
    free.set()


@pytest.fixture
def settled(session, until):
    """Waits until the worker has done what it was given, and all that came of it."""

    def settle(times: int = 3) -> None:
        for _ in range(times):
            done: list[None] = []
            session.run(lambda: None, done.append)
            until(lambda done=done: bool(done))

    return settle


def test_an_account_that_is_clicked_twice_is_loaded_once(session, seen, busy, settled):
    session.open_account("zeta")
    session.open_account("zeta")
    busy.set()
    settled()

    assert seen == ["zeta"]


def test_the_account_that_was_asked_for_last_comes_into_view(session, seen, busy, settled):
    session.open_account("zeta")
    session.open_account("other")
    session.open_account("customer")
    session.open_account("zeta", "of-zeta")
    busy.set()
    settled()

    assert seen == ["zeta"]
    session.open_account("other")
    settled()
    assert seen == ["zeta", "other"]


def test_no_account_of_a_workspace_that_is_left_comes_into_the_next(
    session, seen, busy, settled, until, tmp_path
):
    place = str(tmp_path / "next.visavis")
    with usecases.open_workspace(place) as workspace:
        workspace.add(account("alpha"), "Sanne")

    session.open_workspace(place)
    session.open_account("zeta")
    busy.set()
    until(lambda: session.place == place)
    settled()

    assert session.account_here == "alpha"
    assert "zeta" not in seen


def test_what_could_not_be_loaded_can_be_asked_for_again(session, seen, settled, monkeypatch):
    def fails(*_given):
        raise UserError("It cannot be read.")

    with monkeypatch.context() as patch:
        patch.setattr(usecases, "open_plan", fails)
        session.open_account("zeta")
        settled()

    session.open_account("zeta")
    settled()

    assert seen == ["", "zeta"]


def test_who_chose_an_account_while_another_is_removed_stays_there(session, busy, settled):
    removed = session.account_here

    session.stock.remove()
    session.open_account("zeta")
    busy.set()
    settled(6)

    assert session.account_here == "zeta"
    assert removed not in {line.account for line in session.decisions.lines}


def test_the_list_of_a_workspace_that_is_left_is_not_shown_in_the_next(
    session, busy, settled, until, tmp_path
):
    place = str(tmp_path / "next.visavis")
    with usecases.open_workspace(place) as workspace:
        workspace.add(small_plan(), "Sanne")

    session.stock.add(account("new"))
    session.open_workspace(place)
    busy.set()
    until(lambda: session.place == place)
    settled(6)

    assert {line.account for line in session.decisions.lines} == {"customer"}
