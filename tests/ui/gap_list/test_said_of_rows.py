"""What a line of the gap list says: how many gaps it closes, and what is read out of it."""

from __future__ import annotations

import pytest

from app.i18n import speaking
from app.ui.panels.gap_parts import GapWords
from app.ui.panels.gap_row import GapRow, closes_words


@pytest.mark.parametrize(
    ("count", "here", "language", "said"),
    [
        (1, 0, "nl", "lost 1 aandachtspunt op, verderop"),
        (2, 0, "nl", "lost 2 aandachtspunten op, verderop"),
        (1, 0, "en", "closes 1 gap, further on"),
        (3, 1, "en", "closes 3 gaps: 1 below, 2 further on"),
        (3, 3, "en", "closes 3 gaps"),
        (1, None, "nl", "lost 1 aandachtspunt op"),
    ],
)
def test_how_many_gaps_one_action_closes(count, here, language, said):
    with speaking(language):
        assert closes_words(count, here) == said


def test_a_line_is_read_out_in_sentences_that_end_once(qtbot):
    row = GapRow(
        GapWords(("R01", "user"), 1, "high", None, "Title", "Why so.", "Do this.", 2.0)
    )
    qtbot.addWidget(row)

    assert row.accessibleName().startswith("Title. Why so. Do this. ")


def test_one_point_to_win_is_read_out_as_one(qtbot):
    row = GapRow(
        GapWords(("R01", "user"), 1, "high", None, "Title", "Why so.", "Do this.", 1.2)
    )
    qtbot.addWidget(row)

    assert row.accessibleName().endswith("+1 point")
