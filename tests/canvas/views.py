"""A map in a window of its own, of some size."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from app.ui.canvas.view import MapView
from app.ui.document import Document


def shown_in(room: QSize, document: Document, qtbot) -> MapView:
    """Show an account in a map of some size."""
    view = MapView(document, room)
    qtbot.addWidget(view)
    view.resize(room)
    with qtbot.waitExposed(view):
        view.show()
    QApplication.processEvents()
    return view
