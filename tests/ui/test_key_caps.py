"""Every key of the sheet of keys is seen whole, also where two keys do the same."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from app import i18n
from app.ui import theme
from app.ui.actions import Actions
from app.ui.dialogs.key_sheet import KeySheet
from app.ui.key_groups import key_groups


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("size", [100, 150])
def test_no_cap_is_narrower_than_its_letters(qtbot, shown, language, size):
    i18n.use(language)
    theme.enlarge(size)
    window = QMainWindow()
    qtbot.addWidget(window)
    sheet = shown(KeySheet(None, key_groups(Actions(window))), 1060, 720)
    QApplication.processEvents()

    caps = [one for one in sheet.findChildren(QLabel) if one.property("look") == "key"]
    cut = [one.text() for one in caps if one.width() < one.sizeHint().width()]
    theme.enlarge(100)

    assert len(caps) > 40
    assert cut == []
