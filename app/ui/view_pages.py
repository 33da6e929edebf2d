"""The views beside the map, each joined to what the window does for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.ui.document import Document
    from app.ui.main_window import MainWindow
    from app.ui.views.matrix import MatrixPage
    from app.ui.views.organigram import OrganigramView
    from app.ui.views.power import PowerPage

BEGINNINGS = ("quick.add", "paste", "import")  # what brings people in
# keys that the map has too, and the menus of cards tell of
ON_CARDS = ("cut", "copy", "duplicate", "delete", "select.all")


def ask_for(window: MainWindow, name: str) -> None:
    """Bring a view of the account to the front, as soon as it can be made."""
    if window.views is not None:
        window.views.ask_for(name)


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
    page.gap_asked.connect(window.doing.finding.open_gap)
    page.view.menu_asked.connect(partial(window.doing.menus.open_in_matrix, page))
    page.view.person_asked.connect(partial(window.doing.menus.open_on_heading, page))
    _teach(window, page, document, "matrix")
    return page


def organigram(window: MainWindow) -> OrganigramView | QWidget:
    """Return who reports to whom at the customer in view; made when it is first shown."""
    from app.ui.views.organigram import OrganigramView  # noqa: PLC0415  a later step

    document = window.document
    if document is None:
        return QWidget()
    page = OrganigramView(document)
    page.gap_asked.connect(window.doing.finding.open_gap)
    page.add_more = window.doing.menus.add_for_card
    page.open_asked.connect(window.show_inspector)
    page.viewport().setAcceptDrops(False)  # a file dropped on it is for the window
    page.addActions([window.actions_[id] for id in ON_CARDS])
    _teach(window, page, document, "organigram")
    return page


def power(window: MainWindow) -> PowerPage | QWidget:
    """Return the power grid of the decision in view; made when it is first shown."""
    from app.ui.views.power import PowerPage  # noqa: PLC0415  a later step than the start

    document = window.document
    if document is None:
        return QWidget()
    page = PowerPage(document, window.settings)
    page.add_more = window.doing.menus.add_for_card
    page.open_asked.connect(window.show_inspector)
    page.addActions([window.actions_[id] for id in ON_CARDS])
    _teach(window, page, document, "power")
    return page


def _teach(window: MainWindow, page: QWidget, document: Document, view: str) -> None:
    """Let a view say how to begin while there is nobody to show."""
    from app.ui.views.teaching import Teaching  # noqa: PLC0415  with the view

    Teaching(page, document, view, [window.actions_[id] for id in BEGINNINGS])
