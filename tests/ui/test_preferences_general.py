"""The first page of the preferences: motion is switched, and nobody signs with no name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui import motion
from app.ui.dialogs.preferences_general import GeneralPage
from tests.ui.fields import type_into


@pytest.fixture
def page(window, shown) -> GeneralPage:
    made: GeneralPage = shown(GeneralPage(window), 700, 500)
    return made


def test_motion_is_switched_off_at_once_and_for_the_next_time(page, window, qtbot):
    before = motion.wanted()

    page.motion.setFocus()
    QTest.keyClick(page.motion, Qt.Key.Key_Space)
    after = motion.wanted()
    motion.use(window.settings)
    kept = motion.wanted()
    motion.switch(window.settings, on=True)

    assert (before, after, kept) == (True, False, False)


def test_an_empty_name_is_refused_and_the_one_before_stands(page, window, qtbot):
    type_into(qtbot, page.author, "Sanne de Wit")
    said: list[str] = []
    page.complained.connect(said.append)

    page.author.selectAll()
    QTest.keyClick(page.author, Qt.Key.Key_Delete)
    QTest.keyClick(page.author, Qt.Key.Key_Return)

    assert window.session.author == "Sanne de Wit"
    assert page.author.text() == "Sanne de Wit"
    assert said == ["Give the name your colleagues know you by."]
