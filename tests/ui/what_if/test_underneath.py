"""A what-if while the plan underneath changes, or while a worker computes."""

from __future__ import annotations

from app.analysis.what_if import colleague_leaves, contact_leaves
from app.model import edits
from app.model.vocabulary import TieLevel
from app.model.working_copy import Exchange
from app.ui import document as documents
from app.ui.panels.labels import Label
from app.ui.what_if_bar import WhatIfFrame
from tests.ui.conftest import DECISION, TODAY


def test_a_what_if_needs_a_report_to_start_from(document):
    said: list[str] = []
    document.refused.connect(said.append)

    document.supposing.begin()

    assert not document.supposing.is_on
    assert len(said) == 1


def test_it_stays_right_when_others_change_the_plan_underneath(supposing, analysed):
    supposing.suppose(colleague_leaves, "sanne")
    theirs = edits.add_tie(analysed.copy.plan, "herman", "anton", level=TieLevel.TRUSTED)

    analysed.copy.settle(Exchange((theirs,), 0, 1))

    assert analysed.plan.tie_between("herman", "anton") is not None
    assert "sanne" in supposing.left
    assert supposing.what_if.base is analysed.measured
    assert analysed.measured.network.plan is analysed.copy.plan


def test_the_bar_follows_what_others_change_underneath(analysed, shown):
    frame = shown(WhatIfFrame(analysed, Label("map")), 1000, 300)
    analysed.supposing.suppose(colleague_leaves, "sanne")
    assert "→ 0" in frame.bar.score.text()
    theirs = edits.add_tie(
        analysed.copy.plan, "herman", "anton", level=TieLevel.TRUSTED, last_contact=TODAY
    )

    analysed.copy.settle(Exchange((theirs,), 0, 1))

    assert "→ 0" not in frame.bar.score.text()


def test_a_large_plan_is_supposed_in_a_worker_and_the_latest_holds(
    supposing, analysed, stored, qtbot, monkeypatch
):
    monkeypatch.setattr(documents, "LARGE", 0)

    supposing.suppose(colleague_leaves, "sanne")
    supposing.suppose(contact_leaves, DECISION, "anton")
    assert supposing.is_stale
    assert supposing.steps == ()

    qtbot.waitUntil(lambda: not supposing.is_stale)
    assert supposing.left == {"sanne", "anton"}


def test_what_was_let_go_while_the_worker_was_busy_does_not_come_back(
    supposing, analysed, stored, qtbot, monkeypatch
):
    monkeypatch.setattr(documents, "LARGE", 0)
    supposing.suppose(colleague_leaves, "sanne")

    supposing.end()
    supposing.begin()
    supposing.suppose(colleague_leaves, "herman")

    qtbot.waitUntil(lambda: not supposing.is_stale)
    assert supposing.left == {"herman"}
