"""A screen reader is told whether a line of the gap list is open."""

from __future__ import annotations

from PySide6.QtGui import QAccessible

from app.ui.panels.gap_parts import GapWords
from app.ui.panels.gap_row import GapRow
from app.ui.panels.spoken import describe_panels


def test_a_line_says_that_it_is_open_once_it_was_pressed(qtbot):
    describe_panels()
    row = GapRow(
        GapWords(("R01", "user"), 1, "high", None, "Title", "Why so.", "Do this.", 2.0)
    )
    qtbot.addWidget(row)
    row.chosen.connect(lambda _key: row.show_open(True))  # as the panel does
    row.show()
    heard = QAccessible.queryAccessibleInterface(row)
    before = heard.state()

    actions = heard.actionInterface()
    actions.doAction(actions.pressAction())
    after = heard.state()

    assert (before.expandable, before.expanded, before.collapsed) == (1, 0, 1)
    assert row.is_open
    assert (after.expanded, after.collapsed) == (1, 0)
