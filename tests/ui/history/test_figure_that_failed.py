"""A figure of the score that could not be drawn is drawn when the history is told again."""

from __future__ import annotations

import pytest
from pytestqt.exceptions import capture_exceptions

from app.ui.panels import history_work as work
from app.ui.panels.history import HistoryPanel


class Unforeseen(Exception):
    pass


def fails(*_given: object) -> None:
    raise Unforeseen


@pytest.mark.logs_warnings
def test_a_figure_that_could_not_be_drawn_comes_the_next_time(
    lively, workspace, shown, monkeypatch, qtbot
):
    panel = HistoryPanel(lively, workspace.read)
    with capture_exceptions() as raised, monkeypatch.context() as patch:
        patch.setattr(work, "picture", fails)
        shown(panel, 1000, 420)
        qtbot.waitUntil(lambda: bool(raised))
    figure = panel.parts.figure
    before = figure.grab().toImage()

    panel.refresh()
    qtbot.waitUntil(lambda: figure.grab().toImage() != before)

    assert not panel.is_waiting
