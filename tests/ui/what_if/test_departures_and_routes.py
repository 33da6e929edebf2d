"""Who could leave, and the warmest way to somebody, are measured and tried."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from app.model import edits
from app.model.decision import Opportunity
from app.model.people import TeamMember
from app.model.ties import ContactTie
from app.model.vocabulary import ContactPolicy, TieLevel
from app.ui.latest import Latest
from app.ui.panels.departures import DeparturesPanel
from app.ui.panels.inspector import Inspector
from app.ui.panels.routes import RoutesField
from tests.ui.conftest import DECISION, TODAY
from tests.ui.what_if.reading import SANNE_EVA, button, texts

ask = Latest.ask


def test_departures_are_computed_when_they_are_shown_and_kept_fresh_then(
    analysed, shown, qtbot, monkeypatch
):
    asked: list[object] = []

    def noted(latest: Latest, compute: Callable[[], object]) -> None:
        asked.append(compute)
        ask(latest, compute)

    monkeypatch.setattr(Latest, "ask", noted)
    panel = DeparturesPanel(analysed)
    analysed.attempt(edits.set_tie, "sanne", "eva", level=TieLevel.TRUSTED)
    assert asked == []

    shown(panel, 900, 400)

    qtbot.waitUntil(lambda: "Without Sanne de Wit the score drops" in texts(panel))
    analysed.attempt(
        edits.add_tie, "herman", "anton", level=TieLevel.TRUSTED, last_contact=TODAY
    )
    qtbot.waitUntil(lambda: "Without Herman Vos the score drops" in texts(panel))


def test_a_departure_is_tried_from_the_panel(analysed, shown, qtbot):
    panel = shown(DeparturesPanel(analysed), 900, 400)
    qtbot.waitUntil(lambda: "Sanne de Wit" in texts(panel))
    tried: list[object] = []
    panel.try_asked.connect(tried.append)

    button(panel, "Try it").click()

    assert tried == [(TeamMember, "sanne")]


def test_what_is_selected_can_be_supposed_gone(analysed, stored, shown):
    analysed.select([(ContactTie, SANNE_EVA)])
    inspector = shown(Inspector(analysed))

    button(inspector, "What if this relationship is lost?").click()

    assert [step.change.message.id for step in analysed.supposing.steps] == ["what_if.tie_lost"]


@pytest.fixture
def with_a_way(analysed):
    """Eva, whom Sanne knows, reports to Anton: the way in."""
    analysed.attempt(edits.add_reporting_line, "eva", "anton")
    return analysed


def test_a_route_opens_to_its_factors_and_is_lit_on_the_map(with_a_way, shown, canvas, qtbot):
    field = shown(RoutesField(with_a_way, "anton"), 320, 300)
    field.refresh()
    qtbot.waitUntil(lambda: len(field.rows) == 1 and field.rows[0].isVisible())
    row = field.rows[0]
    assert "Sanne de Wit → Eva Brouwer → Anton van Dijk" in texts(field)
    assert "to their manager" not in texts(field)

    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)

    assert "to their manager" in texts(field)
    lit = {frozenset((one.line.source, one.line.target)) for one in canvas.map.standing_out()}
    assert lit == {frozenset(("sanne", "eva")), frozenset(("eva", "anton"))}
    assert canvas.map.cards["eva"].aimed
    row.clearFocus()
    assert not canvas.map.cards["eva"].aimed


def test_under_a_contact_policy_a_route_is_a_measurement_and_no_advice(
    with_a_way, shown, qtbot
):
    with_a_way.attempt(
        edits.set_fields, Opportunity, DECISION, contact_policy=ContactPolicy.FORBIDDEN
    )
    field = shown(RoutesField(with_a_way, "anton"), 320, 300)

    field.refresh()

    qtbot.waitUntil(lambda: len(field.rows) == 1 and field.rows[0].isVisible())
    assert texts(field).startswith("A measurement, no advice:")
    assert "Avoids" not in texts(field)
