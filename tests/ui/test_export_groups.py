"""Of many people a few are chosen for a proposal: all or none of a lane or a side at once."""

import pytest
from PySide6.QtCore import Qt

from app import i18n
from app.model import edits
from app.model.vocabulary import Lane
from app.ui.dialogs.export_dialog import ExportDialog
from app.ui.dialogs.export_group_tick import GroupTick
from tests.export.settled import settled
from tests.ui.conftest import DECISION

TECHNICAL = ("ruud", "tom", "wim")


@pytest.fixture
def dialog(document, qtbot):
    i18n.use("en")
    for id in TECHNICAL:
        document.attempt(edits.add_person, DECISION, id.title(), id=id, lane=Lane.TECHNICAL)
    made = ExportDialog(document, ask=lambda *_: None)
    qtbot.addWidget(made)
    made.show()
    made.tabs.setCurrentIndex(1)
    return settled(made)


def tick(dialog: ExportDialog, name: str) -> GroupTick:
    dialog.people.fill()
    ticks = dialog.people.findChildren(GroupTick)
    return next(one for one in ticks if one.text() == name and one.parent() is not None)


def shown(document) -> set[str]:
    return {one.id for one in document.plan.persons.values() if one.in_proposal is not False}


def test_a_lane_is_left_out_and_taken_in_with_one_click_each(dialog, document):
    everybody = shown(document)

    tick(dialog, "Operational/technical").click()

    assert everybody - shown(document) >= set(TECHNICAL)
    assert tick(dialog, "Operational/technical").checkState() is Qt.CheckState.Unchecked
    tick(dialog, "Operational/technical").click()
    assert shown(document) == everybody


def test_where_some_are_in_it_the_tick_is_half_and_a_click_takes_all(dialog, document):
    document.attempt(edits.set_fields, type(document.plan.persons["tom"]), "tom",
                     in_proposal=False)  # fmt: skip

    half = tick(dialog, "Operational/technical")
    state = half.checkState()
    half.click()

    assert state is Qt.CheckState.PartiallyChecked
    assert set(TECHNICAL) <= shown(document)


def test_nobody_of_a_side_but_one_takes_two_clicks_and_each_is_one_undo(dialog, document):
    everybody = shown(document)

    tick(dialog, "Everybody").click()
    dialog.people.fill()
    dialog.people.rows["ruud"].tick.click()

    assert shown(document) == {"ruud"}
    assert all(one.in_proposal is not False for one in document.plan.members.values())
    document.undo()
    document.undo()
    assert shown(document) == everybody


def test_who_may_only_look_cannot_tick_a_group(dialog, document):
    document.may_edit = False

    assert not tick(dialog, "Everybody").isEnabled()
