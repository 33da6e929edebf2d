"""At which level and how often counterparts meet is agreed where the proposal is made."""

import pytest
from PySide6.QtWidgets import QLineEdit, QMenu, QWidgetAction

from app import i18n
from app.model import edits
from app.model.ties import Counterpart
from app.model.vocabulary import CounterpartTier, Lane, Level
from app.ui.dialogs.export_agreed import AgreedLink
from app.ui.dialogs.export_dialog import ExportDialog
from tests.export.files import holds
from tests.export.settled import saved_by, settled
from tests.ui.conftest import DECISION


@pytest.fixture
def dialog(document, qtbot, tmp_path):
    i18n.use("en")
    document.attempt(
        edits.add_person, DECISION, "Ruud Postma", id="ruud", lane=Lane.TECHNICAL,
        level=Level.EXECUTIVE,
    )  # fmt: skip
    made = ExportDialog(document, ask=lambda *_: tmp_path / "block.docx")
    qtbot.addWidget(made)
    made.show()
    made.tabs.setCurrentIndex(1)
    return settled(made)


def link(dialog: ExportDialog) -> AgreedLink:
    dialog.people.fill()
    found = dialog.people.rows["ruud"].agrees
    assert found is not None
    return found


def menu_of(dialog: ExportDialog) -> QMenu:
    menu = link(dialog).menu()
    menu.aboutToShow.emit()
    return menu


def choose(dialog: ExportDialog, words: str) -> None:
    next(one for one in menu_of(dialog).actions() if one.text() == words).trigger()


def pairs(document) -> list[Counterpart]:
    return [one for one in document.plan.table(Counterpart).values() if one.person == "ruud"]


def test_a_level_and_a_rhythm_are_chosen_and_stand_in_the_block(dialog, document):
    choose(dialog, "Strategic")
    choose(dialog, "Every quarter")

    [pair] = pairs(document)
    assert (pair.tier, pair.rhythm) == (CounterpartTier.STRATEGIC, "every quarter")
    assert link(dialog).text() == "strategic · every quarter"
    field = dialog.choices.kind_field
    field.setCurrentIndex(field.findData(".docx"))
    made = saved_by(dialog).read_bytes()
    assert holds(made, "at strategic level")
    assert holds(made, "every quarter")


def test_what_was_only_suggested_is_kept_with_it_and_one_undo_takes_both_back(dialog, document):
    before = pairs(document)

    choose(dialog, "Tactical")

    assert before == []
    assert len(pairs(document)) == 1
    document.undo()
    assert pairs(document) == []
    assert link(dialog).text() == "level and rhythm…"


def test_agreeing_on_something_moves_nobody_in_the_list(dialog, document):
    for name in ("Sara Aerts", "Tom Bos", "Wim Claes", "Xander Dom"):
        document.attempt(
            edits.add_person, DECISION, name, id=name[:3].lower(), lane=Lane.TECHNICAL,
            level=Level.EXECUTIVE,
        )  # fmt: skip
    dialog.people.fill()
    before = list(dialog.people.rows)

    choose(dialog, "Strategic")
    choose(dialog, "Every week")
    dialog.people.fill()

    assert list(dialog.people.rows) == before


def test_what_was_agreed_can_be_left_open_again(dialog, document):
    choose(dialog, "Operational")

    choose(dialog, "Level to be agreed")

    [pair] = pairs(document)
    assert pair.tier is None


def test_leaving_open_what_is_open_changes_nothing(dialog, document):
    choose(dialog, "Level to be agreed")

    assert pairs(document) == []


def test_how_often_is_said_in_ones_own_words_and_offered_from_then_on(dialog, document, qtbot):
    [own] = [one for one in menu_of(dialog).actions() if isinstance(one, QWidgetAction)]
    field = own.defaultWidget()
    assert isinstance(field, QLineEdit)

    field.setText("after each delivery ")
    field.returnPressed.emit()

    assert [pair.rhythm for pair in pairs(document)] == ["after each delivery"]
    chosen = [one.text() for one in menu_of(dialog).actions() if one.isChecked()]
    assert chosen == ["Level to be agreed", "After each delivery"]


def test_of_several_counterparts_each_is_asked(dialog, document):
    for member in document.plan.members:
        document.attempt(edits.toggle_counterpart, DECISION, member, "ruud")

    named = {one.title(): one for one in menu_of(dialog).findChildren(QMenu)}
    first, second = (document.plan.label(pair.member) for pair in pairs(document)[:2])
    next(one for one in named[second].actions() if one.text() == "Tactical").trigger()

    agreed = {document.plan.label(pair.member): pair.tier for pair in pairs(document)}
    assert agreed[second] is CounterpartTier.TACTICAL
    assert agreed[first] is None


def test_who_may_only_look_cannot_agree(dialog, document):
    document.may_edit = False

    assert not link(dialog).isEnabled()
