from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from app.ui.furniture import RightSide


class Panel(QWidget):
    """Counts how often it came to be seen."""

    def __init__(self):
        super().__init__()
        self.shown = 0

    def showEvent(self, event):
        super().showEvent(event)
        self.shown += 1


@pytest.mark.parametrize("in_front", [0, 1])
def test_no_panel_is_shown_on_the_way_out_of_an_account(qtbot, in_front):
    side, panels = RightSide(), [Panel(), Panel()]
    qtbot.addWidget(side)
    for panel in panels:
        side.inspecting.addWidget(panel)
    side.inspecting.setCurrentIndex(in_front)
    side.show()
    before = [panel.shown for panel in panels]

    side.clear()

    assert side.inspecting.count() == 0
    assert [panel.shown for panel in panels] == before
