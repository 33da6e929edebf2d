"""Where the keyboard is while departures or routes are made anew under it."""

import pytest
from PySide6.QtWidgets import QPushButton

from app.model import edits
from app.model.vocabulary import TieLevel
from app.ui.panels.departures import AT_ONCE, DeparturesPanel
from app.ui.panels.routes import RoutesField
from tests.ui.conftest import DECISION, TODAY
from tests.ui.what_if.reading import button, texts

MANY = 11  # colleagues who know somebody


@pytest.fixture
def panel(analysed, shown, qtbot):
    """The panel on a team of whom not all are listed at once, and the window it is in."""
    for number in range(MANY):
        name = f"Colleague {number}"
        analysed.attempt(edits.add_member, DECISION, name, id=name)
        analysed.attempt(edits.add_tie, name, "anton", level=TieLevel.GOOD, last_contact=TODAY)
    panel = shown(DeparturesPanel(analysed), 900, 400)
    qtbot.waitUntil(lambda: "more" in texts(panel))
    panel.activateWindow()
    return panel


def focused(panel) -> str:
    found = panel.focusWidget()
    return found.accessibleName() if isinstance(found, QPushButton) else type(found).__name__


def test_who_unfolds_the_rest_goes_on_with_the_first_of_them(panel):
    more = next(one for one in panel.findChildren(QPushButton) if "more" in one.text())
    more.setFocus()

    more.click()

    listed = [one.text() for one in panel.findChildren(QPushButton) if "Try" not in one.text()]
    assert focused(panel) == listed[AT_ONCE]


def test_another_report_leaves_the_keyboard_where_it_is(panel, analysed, qtbot):
    name = button(panel, "Sanne de Wit")
    name.setFocus()

    analysed.attempt(edits.set_tie, "sanne", "eva", level=TieLevel.TRUSTED)
    qtbot.waitUntil(lambda: button(panel, "Sanne de Wit") is not name)

    assert focused(panel) == "Sanne de Wit"


def test_a_route_keeps_the_keyboard_while_what_it_says_changes(analysed, shown, qtbot):
    analysed.attempt(edits.add_reporting_line, "eva", "anton")
    with qtbot.waitSignal(analysed.analysed):
        analysed.start_analysis()
    field = shown(RoutesField(analysed, "anton"), 320, 300)
    field.refresh()
    qtbot.waitUntil(lambda: bool(field.rows))
    before = field.rows[0]
    before.setFocus()

    analysed.attempt(edits.set_tie, "sanne", "eva", level=TieLevel.TRUSTED)
    field.refresh()
    qtbot.waitUntil(lambda: field.rows[0] is not before)

    assert field.window().focusWidget() is field.rows[0]
