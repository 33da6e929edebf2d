"""The program is killed while it edits: nothing that was reported kept or saved is lost."""

from __future__ import annotations

import pytest

from app.store.address import Address
from tests.store import killing

KILLS = 50


@pytest.mark.timeout(300)
def test_fifty_kills_lose_no_edit_that_was_reported(address: Address):
    told = killing.run(address, KILLS, seed=2026)

    assert told.saved > KILLS, "it had time to save between the kills"
