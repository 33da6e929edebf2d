"""The field that searches people takes the room there is before any stays empty."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.i18n import use
from app.ui.filtering.bar import FilterBar
from app.ui.filtering.current import Filtering


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_can_be_typed_is_read_whole_on_a_usual_laptop(analysed, shown, language):
    use(language)
    bar = shown(FilterBar(Filtering(analysed, lambda then: then([]))), 855, 60)
    QApplication.processEvents()
    search = bar.search

    wanted = search.fontMetrics().horizontalAdvance(search.placeholderText())
    room = search.width() - 40  # besides the sign before it, and the edges
    use("en")

    assert room >= wanted
