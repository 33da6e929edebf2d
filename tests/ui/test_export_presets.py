"""Presets of an export: shipped, kept, renamed, removed; settings anybody may have edited."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app import i18n
from app.errors import UserError
from app.model.audience import Audience
from app.ui.dialogs.export_dialog import ExportDialog
from app.ui.export_presets import LAST, PRESETS, Preset, Presets, Surroundings, shipped
from app.ui.export_views import View
from app.ui.settings import Settings
from tests.export.settled import saved_by, settled

INSIDE = Preset(audience=Audience.INTERNAL, view=View.POWER, kind=".svg", title=False)


@pytest.fixture
def dialog(document, qtbot, tmp_path):
    i18n.use("en")
    made = ExportDialog(document, ask=lambda *_: tmp_path / "map.png")
    qtbot.addWidget(made)
    made.show()
    return settled(made)


def test_two_come_with_the_program_and_both_are_for_the_customer():
    i18n.use("en")

    half, slide = shipped()

    assert (half.name, slide.name) == ("proposal, half page", "board slide")
    assert {half.audience, slide.audience} == {Audience.CUSTOMER}
    assert half.size.printed
    assert slide.kind == ".pptx"


def test_a_preset_comes_back_as_it_was_kept(qapp):
    kept = Presets().keep(INSIDE, "Team, on the wall")

    assert Presets().own() == [kept]
    assert replace(kept, name="") == INSIDE


def test_keeping_under_the_same_name_takes_its_place(qapp):
    presets = Presets()
    presets.keep(INSIDE, "Mine")

    presets.keep(Preset(), "mine")

    assert [one.name for one in presets.own()] == ["mine"]


def test_one_of_our_own_is_renamed_and_removed(qapp):
    presets = Presets()
    presets.keep(INSIDE, "Mine")
    presets.keep(INSIDE, "Other")

    with pytest.raises(UserError, match="There is a preset called Other"):
        presets.rename("Mine", "Other")
    presets.rename("Mine", "Ours")
    presets.remove("Other")

    assert [one.name for one in presets.own()] == ["Ours"]


@pytest.mark.parametrize("name", ["", "  ", "\u202e", "board slide", "Board SLIDE"])
def test_a_name_that_is_none_or_the_programs_is_refused(qapp, name):
    i18n.use("en")

    with pytest.raises(UserError):
        Presets().keep(INSIDE, name)


@pytest.mark.parametrize(
    "kept",
    [
        "{", "7", '["x"]', '[{"name": "x", "audience": "everybody", "dpi": "many"}]',
        '[{"name": "x", "width": NaN, "height": Infinity, "title": "yes"}]',
        '[{"name": "x", "audience": "customer", "view": "power", "kind": ".xlsx"}]',
        "[" * 5000,
    ],
)  # fmt: skip
def test_settings_that_are_damaged_give_something_safe(qapp, kept):
    Settings().put(PRESETS, kept)
    Settings().put(LAST, kept)

    for one in [*Presets().own(), Presets().last]:
        asked = Surroundings().options(one)
        assert asked.audience is Audience.CUSTOMER
        assert asked.view is View.MAP


def test_what_is_kept_names_nobody(qapp, dialog):
    dialog.choices.put(INSIDE)
    Presets().keep(dialog.choices.preset(), "Mine")
    Presets().remember(dialog.choices.preset())

    kept = Settings().text(PRESETS) + Settings().text(LAST)

    assert not [name for name in ("Anton", "Eva", "Maarten", "Imaging") if name in kept]
    assert json.loads(Settings().text(LAST))["view"] == "power"


def test_a_preset_that_is_chosen_fills_the_fields_and_is_let_go_when_they_change(dialog):
    field = dialog.bar.field
    field.setCurrentIndex(field.findText("board slide"))
    field.activated.emit(field.currentIndex())
    assert dialog.kind == ".pptx"
    assert dialog.bar.current == "board slide"

    dialog.choices.title_box.click()

    assert dialog.bar.current is None


def test_a_name_is_asked_in_the_dialog_and_enter_keeps_it_without_saving(dialog, qtbot):
    dialog.choices.put(INSIDE)
    dialog.bar.keep.trigger()

    qtbot.keyClicks(dialog.bar.name_field, "Team, on the wall")
    qtbot.keyClick(dialog.bar.name_field, Qt.Key.Key_Return)

    assert dialog.bar.current == "Team, on the wall"
    assert dialog.saved is None
    assert dialog.isVisible()
    assert dialog.bar.remove.isEnabled()
    dialog.bar.remove.trigger()
    assert Presets().own() == []


def test_the_programs_own_cannot_be_removed(dialog):
    dialog.bar.fill("board slide")

    assert not dialog.bar.remove.isEnabled()
    assert not dialog.bar.rename.isEnabled()


def test_the_dialog_begins_with_the_customer_whatever_was_asked_last(dialog, document, qtbot):
    dialog.choices.put(INSIDE)
    saved_by(dialog)

    again = ExportDialog(document)
    qtbot.addWidget(again)

    assert Presets().last.audience is Audience.INTERNAL
    assert again.audience is Audience.CUSTOMER
