"""A workspace in a folder of its own, opened and closed by the test that asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.address import Address
from app.store.workspace import Workspace


@pytest.fixture
def address(tmp_path: Path) -> Address:
    return Address.parse(tmp_path / "work.visavis")


@pytest.fixture
def workspace(address: Address) -> Iterator[Workspace]:
    with Workspace.open(address) as opened:
        yield opened
