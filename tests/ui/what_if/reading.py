"""What a widget of a what-if says, and the lines that are supposed."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from app.model.values import joined
from app.ui.panels.labels import Label

SANNE_EVA = joined("sanne", "eva")
SANNE_ANTON = joined("sanne", "anton")


def texts(widget) -> str:
    labels = [one.text() for one in widget.findChildren(Label) if one.isVisibleTo(widget)]
    buttons = [one.text() for one in widget.findChildren(QPushButton)]
    return "\n".join(labels + buttons)


def button(widget, text: str) -> QPushButton:
    found: list[QPushButton] = widget.findChildren(QPushButton)
    return next(one for one in found if one.text() == text)
