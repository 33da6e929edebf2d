"""A workspace of its own for every test, in a file or on a server that the tests start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.address import Address
from app.store.server_address import ServerAddress
from app.store.workspace import Workspace
from tests.plans import small_plan
from tests.store import postgres

FILE, SERVER = "file", "server"


@pytest.fixture
def kind() -> str:
    """Where the workspace is; a module whose tests hold everywhere says both."""
    return FILE


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


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace in a file with an account in it, closed."""
    file = tmp_path / "team.visavis"
    with Workspace.open(Address.parse(file)) as workspace:
        workspace.add(small_plan(), "Sanne")
    return file
