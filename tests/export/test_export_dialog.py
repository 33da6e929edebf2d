"""The dialog that makes a picture."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from app import i18n
from app.model.audience import Audience
from app.model.working_copy import WorkingCopy
from app.ui.dialogs.export_dialog import ExportDialog
from app.ui.document import Document
from app.ui.settings import Settings
from tests.plans import AS_OF, DECISION, small_plan


@pytest.fixture
def open_dialog(qtbot, tmp_path):
    i18n.use("en")
    document = Document(WorkingCopy(small_plan(), 0), DECISION, AS_OF)

    def opened(path: Path | None = tmp_path / "map.png") -> ExportDialog:
        dialog = ExportDialog(document, ask=lambda *_: path)
        qtbot.addWidget(dialog)
        return dialog

    yield opened
    document.close()


def choose(dialog: ExportDialog, audience: Audience) -> None:
    card = next(card for card in dialog.cards if card.audience is audience)
    card.radio.click()
    dialog.draw()


def languages(dialog: ExportDialog) -> list[str]:
    field = dialog.language_field
    return [field.itemText(n) for n in range(field.count())]


def test_the_customer_is_chosen_first_and_the_picture_is_shown(open_dialog):
    dialog = open_dialog()

    assert dialog.audience is Audience.CUSTOMER
    assert not dialog.preview.image.isNull()


def test_it_tells_what_the_audience_does_not_see(open_dialog):
    dialog = open_dialog()

    assert dialog.omissions() == (
        "Left out: 2 attitudes, 2 roles, 2 degrees of influence, 1 relationship "
        "and 1 line within the customer."
    )


def test_french_is_offered_for_the_customer_only(open_dialog):
    dialog = open_dialog()

    assert languages(dialog) == ["Nederlands", "English", "Français"]
    choose(dialog, Audience.WITHOUT_NAMES)
    assert languages(dialog) == ["Nederlands", "English"]


def test_the_preview_follows_what_is_chosen(open_dialog, qtbot):
    dialog = open_dialog()
    before = dialog.preview.image

    dialog.title_box.click()

    qtbot.waitUntil(lambda: dialog.preview.image != before)
    assert dialog.preview.image.height() < before.height()


def test_save_writes_what_was_previewed_and_remembers_our_name(open_dialog, tmp_path):
    dialog = open_dialog()
    dialog.our_name_field.setText("Noorderlicht")
    dialog.size_field.width_field.setValue(1000)

    dialog.save()

    assert dialog.saved == tmp_path / "map.png"
    assert QImage(str(tmp_path / "map.png")).width() == 1000
    assert Settings().text("export/our_name") == "Noorderlicht"


def test_centimetres_ask_for_dots_per_inch(open_dialog, tmp_path):
    dialog = open_dialog()
    dialog.size_field.unit.setCurrentIndex(1)
    dialog.size_field.dpi.setValue(254)

    dialog.save()

    assert QImage(str(tmp_path / "map.png")).width() == 1600


def test_a_size_that_cannot_be_is_told_and_cannot_be_saved(open_dialog):
    dialog = open_dialog()
    dialog.size_field.width_field.setValue(3)

    dialog.draw()

    assert dialog.preview.image.isNull()
    assert "at least 64 pixels" in dialog.preview.problem
    assert not dialog.save_button.isEnabled()


def test_a_refusal_on_saving_is_told_and_the_dialog_stays(open_dialog):
    dialog = open_dialog(Path("/nowhere/at/all/map.png"))

    dialog.save()

    assert dialog.saved is None
    assert "/nowhere/at/all" in dialog.problem.text()


def test_thinking_better_of_it_saves_nothing(open_dialog):
    dialog = open_dialog(None)

    dialog.save()

    assert dialog.saved is None
    assert dialog.problem.text() == ""
