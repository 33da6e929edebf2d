"""The page of the preferences on which the house style is set."""

import pytest
from PySide6.QtCore import Qt

from app.model import edits
from app.model.house import HouseStyle, LogoType
from app.ui.dialogs.export_dialog import ExportDialog
from app.ui.dialogs.preferences import PreferencesDialog
from tests.export.test_house_style import GREEN, RED, picture


@pytest.fixture
def page(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(PreferencesDialog)
    dialog.tabs.setCurrentWidget(dialog.house)
    return dialog.house


def typed(field, text: str, qtbot) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def held(window) -> HouseStyle | None:
    return edits.house_style(window.session.shared.plan)


def test_company_and_colours_that_are_typed_hold_at_once(page, window, qtbot):
    typed(page.company, "Noorderlicht", qtbot)
    typed(page.primary.edit, "#7A1F2B", qtbot)
    typed(page.secondary.edit, GREEN, qtbot)

    assert held(window) == HouseStyle(company="Noorderlicht", primary=RED, secondary=GREEN)
    assert "can be read" in page.primary.contrast.text()


def test_a_colour_that_is_none_is_told_and_the_field_shows_what_holds(page, window, qtbot):
    typed(page.primary.edit, "red", qtbot)

    dialog = window.findChild(PreferencesDialog)
    assert "A colour is written as" in dialog.problem.text()
    assert page.primary.edit.text() == ""
    assert held(window) is None


def test_a_logo_is_chosen_shown_and_removed(page, window, qtbot, tmp_path):
    (tmp_path / "logo.png").write_bytes(picture())
    page.ask = lambda _parent: tmp_path / "logo.png"

    page.choose.click()
    assert held(window).logo_type is LogoType.PNG
    assert not page.logo.pixmap().isNull()
    page.remove.click()

    assert held(window) is None
    assert page.logo.text() == "No logo yet"


def test_what_is_no_picture_is_refused_in_a_sentence(page, window, tmp_path):
    (tmp_path / "logo.png").write_bytes(b"no picture")
    page.ask = lambda _parent: tmp_path / "logo.png"

    page.choose.click()

    dialog = window.findChild(PreferencesDialog)
    assert dialog.problem.text() == "logo.png is no picture that can be shown."
    assert held(window) is None


def test_a_typeface_this_computer_lacks_is_shown_as_such(page, window):
    window.session.shared.attempt(edits.set_house_style, font_family="Nowhere Sans")

    assert page.family.currentText() == "Nowhere Sans (not on this computer)"


def test_the_export_dialog_of_the_window_wears_the_house_style(page, window, qtbot):
    typed(page.company, "Noorderlicht", qtbot)
    window.findChild(PreferencesDialog).close()

    window.doing.handing_out.export_picture()

    dialog = window.findChild(ExportDialog)
    assert dialog.options().house == HouseStyle(company="Noorderlicht")
    dialog.close()
