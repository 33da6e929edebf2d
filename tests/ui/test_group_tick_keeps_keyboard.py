"""A click on the tick of a group makes the list anew: the keyboard stays on that tick."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import i18n
from app.model import edits
from app.model.vocabulary import Lane
from app.ui.dialogs.export_dialog import ExportDialog
from app.ui.dialogs.export_group_tick import GroupTick
from tests.export.settled import settled
from tests.ui.conftest import DECISION


@pytest.fixture
def dialog(document, qtbot):
    i18n.use("en")
    for id in ("ruud", "tom", "wim"):
        document.attempt(edits.add_person, DECISION, id.title(), id=id, lane=Lane.TECHNICAL)
    made = ExportDialog(document, ask=lambda *_: None)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.tabs.setCurrentIndex(1)
    return settled(made)


def ticks(dialog: ExportDialog, name: str) -> list[GroupTick]:
    """Those that bear a name, of the customer's side and of ours."""
    return [one for one in dialog.people.findChildren(GroupTick) if one.text() == name]


@pytest.mark.parametrize("name", ["Operational/technical", "Everybody"])
def test_the_keyboard_stays_on_the_tick_of_a_group(dialog, qtbot, name):
    tick = ticks(dialog, name)[0]
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: tick not in ticks(dialog, name))
    again = ticks(dialog, name)[0]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is again)
    qtbot.keyClick(again, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: again not in ticks(dialog, name))
    last = ticks(dialog, name)[0]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is last)
    assert last.checkState() is Qt.CheckState.Checked


def test_of_two_groups_called_alike_the_one_on_our_side_keeps_it(dialog, document, qtbot):
    for id, lane in (("a", Lane.TECHNICAL), ("b", Lane.FINANCIAL)):
        document.attempt(edits.add_member, DECISION, id.upper(), id=id, lane=lane)
    dialog.people.fill()
    tick = ticks(dialog, "Everybody")[1]
    tick.setFocus()

    qtbot.keyClick(tick, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: tick not in ticks(dialog, "Everybody"))
    again = ticks(dialog, "Everybody")[1]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is again)
