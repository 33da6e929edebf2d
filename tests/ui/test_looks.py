from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app import i18n
from app.ui import theme
from app.ui.dialogs.preferences import PreferencesDialog
from app.ui.settings import Settings
from app.ui.sight import Sight
from tests.ui.hand import is_painted


def hues(window) -> set[int]:
    """The hues of strong colours that are seen on the map, once it is painted."""
    for _turn in range(1000):
        if is_painted(window):
            break
        QTest.qWait(5)
    picture = window.centralWidget().grab().toImage()
    seen = (
        picture.pixelColor(x, y)
        for x in range(300, picture.width() - 340, 3)
        for y in range(100, picture.height() - 300, 3)
    )
    return {one.hslHue() // 20 for one in seen if one.hslSaturationF() > 0.2}


def test_the_window_in_grey_has_no_colour_and_esc_gives_it_back(window, qtbot):
    before = hues(window)

    window.actions_["preview.greyscale"].trigger()
    grey = hues(window)
    window.map.setFocus()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.map, Qt.Key.Key_Escape)

    assert len(before) > 2
    assert grey == set()
    assert hues(window) == before
    assert window.actions_["preview.none"].isChecked()


def test_the_preview_stays_when_the_window_is_built_anew(window):
    window.actions_["preview.greyscale"].trigger()

    window.actions_["language.nl"].trigger()

    assert hues(window) == set()
    assert window.doing.looks.sight is Sight.GREYSCALE
    i18n.use("en")


@pytest.mark.parametrize("percent", theme.TEXT_SIZES)
def test_texts_are_as_large_as_was_chosen_and_it_is_remembered(window, percent):
    window.actions_[f"text_size.{percent}"].trigger()
    QApplication.processEvents()

    sizes = {
        one.font().pixelSize()
        for one in window.findChildren(QLabel)
        if one.property("look") == "quiet" and one.isVisible()
    }
    assert sizes == {round(theme.measure("font.small") * percent / 100)}
    assert Settings().text("text_size") == str(percent)
    assert QApplication.font().pixelSize() == round(theme.measure("font.body") * percent / 100)


def test_larger_texts_have_their_room_in_the_rows_they_stand_in(window):
    window.actions_["text_size.150"].trigger()
    QApplication.processEvents()

    cut = [
        one.text()
        for one in window.findChildren(QLabel)
        if one.isVisible() and one.text() and one.height() < one.fontMetrics().ascent()
    ]

    assert cut == []


def test_text_size_theme_and_motion_are_chosen_in_the_preferences_too(window, qtbot):
    window.actions_["preferences"].trigger()
    dialog = window.findChild(PreferencesDialog)
    page = dialog.general

    page.text_size.committed.emit("130")
    page.theme.committed.emit("high-contrast")
    page.motion.committed.emit(False)

    assert theme.text_size() == 130
    assert theme.current().name == "high-contrast"
    assert not Settings().flag("motion", default=True)
    page.motion.committed.emit(True)
    dialog.close()


def test_a_style_of_the_platform_gives_way_to_ours(qapp):
    qapp.setStyle("Windows")

    theme.apply(qapp, "light")

    assert qapp.style().objectName().lower() == "fusion"
