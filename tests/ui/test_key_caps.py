"""Every key of the sheet of keys is seen whole, also where two keys do the same."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from app import i18n
from app.ui import languages, theme
from app.ui.actions import Actions
from app.ui.dialogs.key_sheet import KeySheet
from app.ui.key_groups import KeyGroup, KeyLine, key_groups


def is_whole(cap: QLabel) -> bool:
    room = cap.parentWidget().rect()
    return cap.width() >= cap.sizeHint().width() and room.contains(cap.geometry())


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("size", [100, 150])
def test_no_cap_is_narrower_than_its_letters(qtbot, shown, language, size):
    i18n.use(language)
    theme.enlarge(size)
    window = QMainWindow()
    qtbot.addWidget(window)
    several = KeyGroup("Twice", (KeyLine("Redo", "Ctrl+Shift+Z · Ctrl+Y"),))  # as on Linux
    sheet = shown(KeySheet(None, [*key_groups(Actions(window)), several]), 1060, 720)
    QApplication.processEvents()

    caps = [one for one in sheet.findChildren(QLabel) if one.property("look") == "key"]
    cut = [one.text() for one in caps if not is_whole(one)]
    theme.enlarge(100)

    assert len(caps) > 40
    assert cut == []


@pytest.mark.parametrize("language", ["en", "nl"])
def test_arrow_keys_are_caps_with_the_signs_that_stand_on_them(qtbot, shown, language):
    languages.use(language)
    window = QMainWindow()
    qtbot.addWidget(window)

    sheet = shown(KeySheet(None, key_groups(Actions(window))), 1060, 720)

    caps = [one.text() for one in sheet.findChildren(QLabel) if one.property("look") == "key"]
    languages.use("en")
    assert {f"Ctrl+Shift+{sign}" for sign in "←→↑↓"} <= set(caps)
