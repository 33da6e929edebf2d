"""A shared workspace on a real server, and who sits down at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import keyring
import pytest

from app.store import passwords, workspace_server
from app.store.server_address import ServerAddress
from app.store.server_driver import Patience
from app.store.workspace import Workspace
from app.ui.session import Session
from app.ui.settings import Settings
from tests.store import postgres
from tests.store.keyring_of_tests import Ring
from tests.ui.conftest import small_plan
from tests.ui.shared_workspace.sessions import LONGEST


@pytest.fixture(autouse=True)
def ring(monkeypatch) -> Iterator[Ring]:
    monkeypatch.setattr(passwords, "_held", {})
    before, own = keyring.get_keyring(), Ring()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


@pytest.fixture
def team(server: postgres.Server, reused: ServerAddress, monkeypatch):
    """The address of a workspace with one account in it."""
    monkeypatch.setattr(
        workspace_server, "PATIENCE", Patience(connect=1, statement=1, answer=1)
    )
    postgres.empty(reused, server)
    with Workspace.open(reused) as workspace:
        workspace.add(small_plan(), "Sanne")
    yield reused
    server.start()


@pytest.fixture
def sit_down(qapp, qtbot, home, team) -> Iterator[Callable[..., Session]]:
    """Lets somebody open the workspace in a session, and its account with it."""
    sessions: list[Session] = []

    def sit_down_(name: str, address: ServerAddress = team) -> Session:
        session = Session(Settings())
        sessions.append(session)
        session.sign_as(name)
        session.listen()
        session.start(address.label, demo=False)
        qtbot.waitUntil(lambda: session.document is not None, timeout=LONGEST)
        return session

    yield sit_down_
    for session in sessions:
        session.close()
