"""The field that searches the log shows its hint whole, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.i18n import use
from app.ui.panels.history_log import LogPanel


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_can_be_searched_is_read_whole(window, until, language):
    window.actions_[f"language.{language}"].trigger()
    window.resize(1440, 900)
    window.bottom.show_tab("log")
    panel = window.bottom.page("log")
    assert isinstance(panel, LogPanel)
    QApplication.processEvents()

    wanted = panel.words.fontMetrics().horizontalAdvance(panel.words.placeholderText())
    room = panel.words.width() - 16
    use("en")

    assert room >= wanted
