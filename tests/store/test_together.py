"""A team edits one plan: all copies equal what is stored, nothing told is lost."""

from __future__ import annotations

import pytest

from app.store.address import Address
from app.store.workspace import Workspace
from tests.plans import small_plan
from tests.store import together
from tests.store.conftest import FILE, SERVER

TEAMS = {SERVER: (16, 12), FILE: (4, 30)}  # programs, and edits of each


@pytest.mark.timeout(180)
@pytest.mark.parametrize("kind", TEAMS, ids=["sixteen at once", "four in turn"])
def test_programs_that_edit_at_random_all_end_with_what_is_stored(kind: str, address: Address):
    programs, edits = TEAMS[kind]
    with Workspace.open(address) as workspace:
        workspace.add(small_plan(), "Sanne")

    told = together.run(address, programs, edits)

    assert len(told.accepted) > programs * edits / 2
    assert told.lost, "they were in each other's way"
    assert len(told.superseded) > programs
    assert all(mark not in later for mark, later in told.superseded.items())
