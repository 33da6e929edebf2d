"""A what-if of who may only look: it is tried out, and cannot be kept as a plan."""

from PySide6.QtWidgets import QWidget

from app.model import edits
from app.model.vocabulary import TieLevel
from app.ui.what_if_bar import WhatIfFrame


def test_a_reader_is_told_why_the_plan_cannot_be_kept(analysed, shown):
    analysed.may_edit = False
    analysed.supposing.begin()
    frame = shown(WhatIfFrame(analysed, QWidget()), 900, 400)

    analysed.attempt(edits.add_tie, "sanne", "anton", level=TieLevel.GOOD)

    assert not frame.bar.keep.isEnabled()
    assert "change nothing" in frame.bar.keep.accessibleDescription()
    assert len(analysed.supposing.steps) == 1
