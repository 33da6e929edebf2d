"""A team edits one plan at once: all copies equal what is stored, nothing told is lost."""

from __future__ import annotations

import pytest

from app.store.server_address import ServerAddress
from app.store.workspace import Workspace
from tests.plans import small_plan
from tests.store import postgres, together

PROGRAMS, EDITS = 4, 40


@pytest.mark.timeout(180)
def test_four_programs_that_edit_at_random_all_end_with_what_is_stored(
    server: postgres.Server, reused: ServerAddress
):
    postgres.empty(reused, server)
    with Workspace.open(reused) as workspace:
        workspace.add(small_plan(), "Sanne")

    told = together.run(reused, PROGRAMS, EDITS)

    assert len(told.accepted) > PROGRAMS * EDITS / 2
    assert told.superseded > 0, "they were in each other's way"
