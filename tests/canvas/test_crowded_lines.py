"""Where hundreds of lines are at rest the cards are read first; few lines keep their colour."""

from __future__ import annotations

import pytest

from app.model import edits
from app.model.change import Change
from app.model.ties import ContactTie
from app.model.vocabulary import TieLevel
from app.ui.theme import measure
from tests.plans import DECISION

ACQUAINTED = TieLevel.ACQUAINTED


def knowing_everybody(canvas, ours: int, theirs: int) -> None:
    """Let so many of ours know so many of theirs."""
    plan, steps = canvas.plan, list[Change]()

    def do(change: Change) -> None:
        nonlocal plan
        plan = plan.apply(change)
        steps.append(change)

    for number in range(ours):
        do(edits.add_member(plan, DECISION, f"Ours {number}", id=f"o{number}"))
    for number in range(theirs):
        do(edits.add_person(plan, DECISION, f"Theirs {number}", id=f"t{number}"))
    for one in range(ours):
        for other in range(theirs):
            do(edits.add_tie(plan, f"o{one}", f"t{other}", level=ACQUAINTED))
    canvas.document.do(edits.combined(steps[0].message, steps))


@pytest.mark.parametrize(("ours", "theirs", "solid"), [(6, 12, True), (12, 16, False)])
def test_lines_at_rest_are_fainter_where_they_are_hundreds(canvas, ours, theirs, solid):
    knowing_everybody(canvas, ours, theirs)

    resting = canvas.view.map._resting.opacity()  # noqa: SLF001  what is painted with it
    assert len(canvas.plan.table(ContactTie)) >= ours * theirs
    assert resting == (1.0 if solid else measure("line.crowded"))
