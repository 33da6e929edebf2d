"""A plan is asked for, and what its panel says is read."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton

from app.model import edits
from app.model.decision import Opportunity
from app.model.vocabulary import ContactPolicy
from app.ui.panels.labels import Label
from app.ui.panels.plan_panel import PlanPanel
from app.ui.panels.plan_row import StepRow
from tests.ui.conftest import DECISION


def suggest(panel: PlanPanel, qtbot) -> None:
    panel.suggest()
    qtbot.waitUntil(lambda: panel.search.found is not None and not panel.search.is_searching)


def texts(panel: PlanPanel) -> str:
    QApplication.processEvents()
    said = [one.text() for one in panel.findChildren(Label) if one.isVisible()]
    return "\n".join(said).replace("\u00a0", " ")


def rows(panel: PlanPanel) -> list[StepRow]:
    return list(panel.suggestions.rows.values())


def close_contact(document, qtbot) -> None:
    """Forbid all contact, as in a tender."""
    policy = ContactPolicy.FORBIDDEN
    with qtbot.waitSignal(document.analysed):
        document.attempt(edits.set_fields, Opportunity, DECISION, contact_policy=policy)


def button(widget, words: str) -> QPushButton:
    found: list[QPushButton] = widget.findChildren(QPushButton)
    return next(one for one in found if words in (one.text(), one.accessibleName()))
