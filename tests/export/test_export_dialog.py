"""The dialog that makes a picture."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from app import i18n
from app.model.audience import Audience
from app.model.house import HouseStyle
from app.model.working_copy import WorkingCopy
from app.ui.dialogs.export_dialog import ExportDialog
from app.ui.document import Document
from app.ui.picture_size import PictureSize
from app.ui.settings import Settings
from tests.export.files import holds
from tests.export.settled import drawn, saved_by, settled
from tests.export.test_slides import template
from tests.plans import AS_OF, DECISION, small_plan


@pytest.fixture
def open_dialog(qtbot, tmp_path):
    i18n.use("en")
    document = Document(WorkingCopy(small_plan(), 0), DECISION, AS_OF)

    def opened(path: Path | None = tmp_path / "map.png", ask=None) -> ExportDialog:
        dialog = ExportDialog(document, ask=ask or (lambda *_: path))
        qtbot.addWidget(dialog)
        return settled(dialog)

    yield opened
    document.close()


def choose(dialog: ExportDialog, audience: Audience) -> None:
    card = next(card for card in dialog.choices.cards if card.audience is audience)
    card.radio.click()
    drawn(dialog)


def languages(dialog: ExportDialog) -> list[str]:
    field = dialog.choices.language_field
    return [field.itemText(n) for n in range(field.count())]


def test_the_customer_is_chosen_first_and_the_picture_is_shown(open_dialog):
    dialog = open_dialog()

    assert dialog.audience is Audience.CUSTOMER
    assert not dialog.preview.image.isNull()


def test_it_tells_what_the_audience_does_not_see(open_dialog):
    dialog = open_dialog()

    assert dialog.omissions() == (
        "Left out: 2 attitudes, 2 roles, 2 degrees of influence, 1 relationship, "
        "1 line within the customer, 6 details of people and 1 fact about account and decision."
    )


def test_french_is_offered_for_the_customer_only(open_dialog):
    dialog = open_dialog()

    assert languages(dialog) == ["Nederlands", "English", "Français"]
    choose(dialog, Audience.WITHOUT_NAMES)
    assert languages(dialog) == ["Nederlands", "English"]


def test_the_preview_follows_what_is_chosen(open_dialog, qtbot):
    dialog = open_dialog()
    before = dialog.preview.image

    dialog.choices.title_box.click()

    qtbot.waitUntil(lambda: dialog.preview.image != before)
    assert dialog.preview.image.height() < before.height()


def test_save_writes_what_was_previewed_and_remembers_our_name(open_dialog, tmp_path):
    dialog = open_dialog()
    dialog.choices.our_name_field.setText("Noorderlicht")
    dialog.choices.size_field.width_field.setValue(1000)

    saved_by(dialog)

    assert dialog.saved == tmp_path / "map.png"
    assert QImage(str(tmp_path / "map.png")).width() == 1000
    assert Settings().text("export/our_name") == "Noorderlicht"


def test_centimetres_ask_for_dots_per_inch(open_dialog, tmp_path):
    dialog = open_dialog()
    dialog.choices.size_field.unit.setCurrentIndex(1)
    dialog.choices.size_field.dpi.setValue(254)

    saved_by(dialog)

    assert QImage(str(tmp_path / "map.png")).width() == 1600


def test_a_size_that_cannot_be_is_told_and_cannot_be_saved(open_dialog):
    dialog = open_dialog()
    dialog.choices.size_field.width_field.setValue(3)

    drawn(dialog)

    assert dialog.preview.image.isNull()
    assert "at least 64 pixels" in dialog.preview.problem
    assert not dialog.save_button.isEnabled()


def test_a_refusal_on_saving_is_told_and_the_dialog_stays(open_dialog):
    dialog = open_dialog(Path("/nowhere/at/all/map.png"))

    saved_by(dialog)

    assert dialog.saved is None
    assert "/nowhere/at/all" in dialog.problem.text()


def test_thinking_better_of_it_saves_nothing(open_dialog):
    dialog = open_dialog(None)

    saved_by(dialog)

    assert dialog.saved is None
    assert dialog.problem.text() == ""


def kinds(dialog: ExportDialog) -> list[str]:
    field = dialog.choices.kind_field
    return [field.itemData(n) for n in range(field.count())]


def choose_kind(dialog: ExportDialog, kind: str) -> None:
    dialog.choices.kind_field.setCurrentIndex(dialog.choices.kind_field.findData(kind))
    drawn(dialog)


def test_the_customer_is_offered_pictures_and_ourselves_tables_too(open_dialog):
    dialog = open_dialog()

    assert kinds(dialog) == [".png", ".svg", ".pdf", ".pptx", ".docx"]
    choose(dialog, Audience.WITHOUT_NAMES)
    assert kinds(dialog) == [".png", ".svg", ".pdf", ".pptx", ".xlsx", ".csv", ".graphml"]


def test_a_kind_the_next_audience_cannot_have_falls_back_on_a_picture(open_dialog):
    dialog = open_dialog()
    choose(dialog, Audience.INTERNAL)
    choose_kind(dialog, ".xlsx")

    choose(dialog, Audience.CUSTOMER)

    assert dialog.kind == ".png"
    assert not dialog.preview.image.isNull()


def test_a_kind_that_both_can_have_stays_chosen(open_dialog):
    dialog = open_dialog()
    choose_kind(dialog, ".svg")

    choose(dialog, Audience.INTERNAL)

    assert dialog.kind == ".svg"


def test_a_pdf_is_on_a_page_unless_a_size_in_centimetres_is_asked(open_dialog):
    dialog = open_dialog()

    choose_kind(dialog, ".pdf")

    assert dialog.choices.size_field.size_wanted() == PictureSize.page("a4")
    assert dialog.choices.size_field.width_field.isHidden()


def test_of_a_table_is_told_what_it_holds_and_no_size_is_asked(open_dialog):
    dialog = open_dialog()
    choose(dialog, Audience.INTERNAL)

    choose_kind(dialog, ".xlsx")

    assert "action plan" in dialog.preview.problem
    assert dialog.choices.size_field.isHidden()
    assert dialog.save_button.isEnabled()


def test_a_slide_is_wide_and_goes_on_a_template_that_is_remembered(open_dialog, tmp_path):
    dialog = open_dialog()
    choose_kind(dialog, ".pptx")
    assert dialog.choices.size_field.size_wanted() == PictureSize.page("slide")
    ours = template(tmp_path)
    dialog.choices.office.ask = lambda _parent: ours

    dialog.choices.office.choose.click()
    drawn(dialog)

    assert dialog.options().template == ours
    assert dialog.choices.size_field.isHidden()
    shown = dialog.preview.image
    assert shown.height() / shown.width() == pytest.approx(18 / 32, abs=0.01)
    assert open_dialog().choices.office.template == ours


def test_a_template_that_is_gone_is_told_and_can_be_done_without(open_dialog, tmp_path):
    dialog = open_dialog()
    dialog.choices.office.ask = lambda _parent: tmp_path / "gone.pptx"
    choose_kind(dialog, ".pptx")

    dialog.choices.office.choose.click()
    drawn(dialog)
    assert "gone.pptx could not be read" in dialog.preview.problem
    dialog.choices.office.forget.click()
    drawn(dialog)

    assert not dialog.preview.image.isNull()
    assert dialog.save_button.isEnabled()


def test_everything_in_pages_is_shown_beside_one_another(open_dialog):
    dialog = open_dialog()
    choose(dialog, Audience.INTERNAL)
    choose_kind(dialog, ".pdf")
    alone = dialog.preview.image

    dialog.choices.office.whole.click()
    drawn(dialog)

    assert dialog.options().whole
    assert dialog.preview.image != alone
    assert dialog.choices.title_box.isHidden()


def test_a_block_is_shown_as_it_stands_on_a_page_in_the_language_chosen(open_dialog, tmp_path):
    dialog = open_dialog(tmp_path / "block.docx")
    choose_kind(dialog, ".docx")
    dialog.choices.language_field.setCurrentIndex(dialog.choices.language_field.findData("fr"))
    drawn(dialog)

    saved_by(dialog)

    assert not dialog.preview.image.isNull()
    assert dialog.choices.size_field.isHidden()
    assert holds((tmp_path / "block.docx").read_bytes(), "structure de concertation")


def test_the_house_style_is_worn_in_the_preview(qtbot, open_dialog):
    plain = open_dialog().preview.image
    document = Document(WorkingCopy(small_plan(), 0), DECISION, AS_OF)

    dialog = ExportDialog(document, house=HouseStyle(primary="#7a1f2b", company="Noorderlicht"))
    qtbot.addWidget(dialog)

    assert settled(dialog).preview.image != plain
    assert dialog.choices.our_name_field.placeholderText() == "Noorderlicht"
    document.close()


@pytest.mark.parametrize("kind", [".svg", ".pdf", ".pptx", ".xlsx", ".csv", ".graphml"])
def test_save_suggests_and_writes_the_kind_that_was_chosen(open_dialog, tmp_path, kind):
    suggested: list[str] = []

    def ask(_parent, name):
        suggested.append(name)
        return tmp_path / name

    dialog = open_dialog(ask=ask)
    choose(dialog, Audience.INTERNAL)
    choose_kind(dialog, kind)

    saved_by(dialog)

    assert suggested == [f"INTERNAL relationship map - Acme{kind}"]
    assert dialog.saved == tmp_path / suggested[0]
    assert dialog.saved.stat().st_size > 200
