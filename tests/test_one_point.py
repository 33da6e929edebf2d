"""One point is called a point, in both languages; less than one and more are points."""

from __future__ import annotations

import pytest

from app.i18n import counted, ntr, speaking


@pytest.mark.parametrize(
    ("figure", "language", "said"),
    [
        ("1", "nl", "1 punt"),
        ("+1", "en", "+1 point"),
        ("0", "nl", "0 punten"),
        ("0,1", "nl", "0,1 punten"),
        ("1.0", "en", "1.0 points"),
        ("11", "en", "11 points"),
    ],
)
def test_a_figure_asks_for_the_right_form(figure, language, said):
    with speaking(language):
        words = ntr("{points} point", "{points} points", counted(figure), points=figure)

    assert words == said
