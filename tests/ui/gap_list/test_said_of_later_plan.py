"""The list of a large account names people as they are called by now: its words come later."""

from __future__ import annotations

import pytest

from app.model import edits
from app.model.people import Person
from app.model.vocabulary import TieLevel
from app.ui import document as documents
from app.ui.panels.gap_list import GapPanel
from tests.ui.worker import held_back


@pytest.fixture
def panel(analysed, shown, monkeypatch):
    monkeypatch.setattr(documents, "LARGE", 0)
    return shown(GapPanel(analysed), 1000, 600)


def test_who_is_called_otherwise_during_an_analysis_is_named_so_after_the_next(
    analysed, panel, monkeypatch, qtbot
):
    with held_back(monkeypatch, documents, "later_report") as held:
        analysed.attempt(edits.set_tie, "sanne", "eva", level=TieLevel.WORKING)
        qtbot.waitUntil(held.is_asked)
        analysed.attempt(edits.set_fields, Person, "anton", name="Anton Smit")
    qtbot.waitUntil(lambda: analysed.measured.network.plan is analysed.plan)

    said = " ".join(row.accessibleName() for row in panel.rows.values())
    assert "Anton Smit" in said
    assert "Anton van Dijk" not in said
