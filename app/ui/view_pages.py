"""The views beside the map, each joined to what the window does for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow
    from app.ui.views.matrix import MatrixPage


def matrix(window: MainWindow) -> MatrixPage | QWidget:
    """Return the relationship matrix of the account in view; made when it is first shown."""
    from app.ui.views.matrix import MatrixPage  # noqa: PLC0415  a later step than the start

    document = window.document
    if document is None:
        return QWidget()
    page = MatrixPage(document, window.settings)
    page.log_asked.connect(window.doing.accounts.log_contact)
    page.open_asked.connect(window.show_inspector)
    page.told.connect(window.status.tell)
    return page
