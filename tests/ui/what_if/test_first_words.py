"""What a what-if says before anything is tried stands where all it says later begins."""

from __future__ import annotations

from app.ui.panels.difference import DifferencePanel
from app.ui.panels.labels import Label


def test_the_words_stand_at_the_top(analysed, shown):
    panel = shown(DifferencePanel(analysed), 900, 300)

    words = next(one for one in panel.findChildren(Label) if one.text().startswith("Try"))

    assert words.mapTo(panel, words.rect().bottomLeft()).y() < 60
