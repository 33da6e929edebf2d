"""The list of gaps of the small account."""

from __future__ import annotations

import pytest

from app.ui.panels.gap_list import GapPanel


@pytest.fixture
def panel(analysed, shown):
    return shown(GapPanel(analysed), 1000, 600)
