"""What an edit changes is painted on its own ground, not on the window's and all between."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.model.edits import set_fields
from app.model.ties import ContactTie
from app.model.vocabulary import TieLevel


class Painted(QObject):
    """Notes which widgets are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.widgets: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent) and isinstance(watched, QWidget):
            self.widgets.append(watched)
        return False


@pytest.fixture
def painted(qapp) -> Iterator[Painted]:
    noted = Painted()
    qapp.installEventFilter(noted)
    yield noted
    qapp.removeEventFilter(noted)


def test_an_edit_paints_no_ground_below_the_panels_that_it_changes(window, painted, until):
    document = window.document
    until(lambda: document.report is not None)
    tie = next(one for one in document.plan.ties.values() if one.level is TieLevel.WORKING)
    QApplication.processEvents()
    window.repaint()
    painted.widgets.clear()

    document.do(set_fields(document.plan, ContactTie, tie.id, level=TieLevel.TRUSTED))
    QApplication.processEvents()

    below = {window.gaps, window.bottom, window.roles.parentWidget()}
    assert any(window.gaps.isAncestorOf(one) for one in painted.widgets)
    assert any(window.roles.isAncestorOf(one) for one in painted.widgets)
    assert [type(one).__name__ for one in painted.widgets if one in below] == []
