"""The power grid on a page of its own, as it is once it has been drawn."""

from __future__ import annotations

from app.ui.document import Document
from app.ui.settings import Settings
from app.ui.views.power import PowerPage


def drawn_page(document: Document, shown, qtbot) -> PowerPage:
    """Show the page, and wait till the worker has drawn its picture."""
    made = PowerPage(document, Settings())
    shown(made, 1000, 640)
    qtbot.waitUntil(lambda: made.figure.image is not None, timeout=30_000)
    return made
