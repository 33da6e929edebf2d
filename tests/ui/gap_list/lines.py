"""The lines of the list of gaps, and a plan that has many."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton

from app.ui.panels.gap_list import GapPanel
from app.ui.panels.labels import Label


def unfold(panel: GapPanel, name: str) -> None:
    panel.findChild(QPushButton, f"fold.{name}").click()
    QApplication.processEvents()


def texts(panel: GapPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(Label)]
