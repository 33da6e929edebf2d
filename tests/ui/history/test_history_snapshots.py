"""Snapshots in the history: taken, listed, marked on the line, and compared with now."""

from __future__ import annotations

import pytest

from app.errors import UserError
from app.model import edits
from app.model.decision import Opportunity
from app.model.planning import Snapshot
from app.model.vocabulary import Stage, TieLevel
from tests.ui.conftest import DECISION, TODAY


@pytest.fixture
def ready(panel, qtbot):
    with qtbot.waitSignal(panel.document.analysed, timeout=20_000):
        panel.document.start_analysis()
    return panel


def snapshots(panel):
    tree = panel.parts.snapshots.tree
    found = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    return [[row.text(column) for column in range(4)] for row in found]


def test_a_snapshot_is_taken_in_one_step_that_can_be_undone(ready, qtbot):
    document = ready.document

    ready.take_snapshot(" before the holidays ")

    [taken] = document.plan.table(Snapshot).values()
    assert (taken.note, taken.taken_by, taken.opportunity) == (
        "before the holidays", "Sanne", DECISION,
    )  # fmt: skip
    assert taken.score == pytest.approx(document.measured.score.total, abs=0.01)
    document.undo()
    assert not document.plan.table(Snapshot)


def test_a_snapshot_stands_in_the_list_and_on_the_line(ready, qtbot):
    drawn = ready.parts.figure.image
    ready.take_snapshot("before the holidays")
    qtbot.waitUntil(lambda: ready.parts.figure.image is not drawn, timeout=20_000)

    [row] = snapshots(ready)

    assert row[0] == "2 Mar 2026"
    assert "before the holidays" in row[1]
    assert row[3] == "Sanne"
    assert ready.parts.when.text() == "Snapshots (1)"
    assert ready.parts.figure.said_of(TODAY).endswith("snapshot: before the holidays")


def test_a_snapshot_unfolds_to_what_is_different_now(ready, qtbot):
    document = ready.document
    ready.take_snapshot()
    met = edits.add_tie(
        document.plan, "herman", "anton", level=TieLevel.TRUSTED, last_contact=TODAY
    )
    document.do(met)
    qtbot.waitUntil(lambda: len(snapshots(ready)) == 1)

    [taken] = document.plan.table(Snapshot)
    ready.parts.snapshots.show_snapshots(
        list(document.plan.table(Snapshot).values()), document.measured
    )
    ready.parts.snapshots.unfold(taken)

    told = [row[1] for row in snapshots(ready)]
    assert told[1].startswith("The score since then: now ")
    assert any(line.startswith("Decider: from ") for line in told)
    assert any(line.startswith("Gap closed: ") for line in told)
    ready.parts.snapshots.unfold(taken)
    assert len(snapshots(ready)) == 1


def test_a_new_stage_is_named_at_its_snapshot(ready, qtbot):
    document = ready.document
    document.do(edits.set_fields(document.plan, Opportunity, DECISION, stage=Stage.OFFER))
    qtbot.waitUntil(lambda: len(snapshots(ready)) == 1)

    assert snapshots(ready)[0][1] == "Offer"
    assert ready.parts.figure.said_of(TODAY).endswith("snapshot: offer")


def test_no_snapshot_is_taken_of_a_what_if(ready):
    ready.document.supposing.begin()

    with pytest.raises(UserError, match="end the what-if"):
        ready.take_snapshot()


def test_no_snapshot_is_taken_before_the_score_is_known(panel):
    with pytest.raises(UserError, match="being computed"):
        panel.take_snapshot()
