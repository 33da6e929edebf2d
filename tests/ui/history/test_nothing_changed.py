"""A period in which nothing changed the score says what to look at instead."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app import i18n
from app.ui.panels.history_work import Span
from tests.ui.conftest import TODAY
from tests.ui.history.test_history_panel import choose


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Choose a longer period"), ("nl", "Kies een langere periode")]
)
def test_it_says_to_choose_a_longer_one_or_to_take_a_snapshot(panel, qtbot, language, said):
    i18n.use(language)
    day = TODAY - timedelta(days=195)

    choose(panel, qtbot, Span(None, day, day))

    assert said in panel.parts.changes.remark.text()
    assert "(+)" in panel.parts.changes.remark.text()
