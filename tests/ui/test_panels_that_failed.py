"""What a panel could not compute is computed when it is shown the next time."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.exceptions import capture_exceptions

from app.ui.panels import departures, routes
from app.ui.panels.departures import DeparturesPanel
from app.ui.panels.routes import RoutesField
from tests.ui.what_if.reading import texts

pytestmark = pytest.mark.logs_warnings


class Unforeseen(Exception):
    pass


@pytest.fixture
def failed(monkeypatch, qtbot):
    """Does something of which what has a name in a module fails."""

    def failed_(place: Any, name: str, do) -> None:
        def fails(*_given: Any) -> Any:
            raise Unforeseen

        with capture_exceptions() as raised, monkeypatch.context() as patch:
            patch.setattr(place, name, fails)
            do()
            qtbot.waitUntil(lambda: bool(raised))

    return failed_


def test_departures_that_could_not_be_counted(analysed, shown, failed, qtbot):
    panel = DeparturesPanel(analysed)
    failed(departures, "told", lambda: shown(panel, 900, 400))

    panel.hide()
    panel.show()

    qtbot.waitUntil(lambda: "Sanne de Wit" in texts(panel))


def test_routes_that_could_not_be_found(analysed, shown, failed, qtbot):
    field = shown(RoutesField(analysed, "eva"), 400, 400)
    failed(routes, "told", field.refresh)

    field.refresh()

    qtbot.waitUntil(lambda: bool(field.rows))
