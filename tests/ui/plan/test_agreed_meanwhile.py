"""What is typed in the list of what is agreed goes on while a colleague works."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.planning import Action
from app.ui.panels.agreed_list import AgreedPage
from app.ui.panels.fields import DayField
from tests.ui import colleague
from tests.ui.colleague import Told
from tests.ui.conftest import DECISION

MAY = date(2026, 5, 1)


@pytest.fixture
def page(document, shown):
    document.do(edits.add_action(document.plan, DECISION, text="Call", owner="sanne", due=None))
    made = shown(AgreedPage(document), 900, 600)
    made.activateWindow()
    return made


def action(document) -> Action:
    found: list[Action] = list(document.plan.table(Action).values())
    return found[0]


def type_a_day(page, qtbot, text: str):
    [id] = page.rows
    page.choose(id)
    QApplication.processEvents()
    day = page.rows[id].findChild(DayField).edit
    day.setFocus()
    qtbot.waitUntil(day.hasFocus)
    qtbot.keyClicks(day, text)


def typed_on(page):
    focused = QApplication.focusWidget()
    [row] = page.rows.values()
    assert row.isAncestorOf(focused)
    return focused


def test_a_day_is_typed_on_when_a_colleague_changes_the_line(document, page, qtbot):
    type_a_day(page, qtbot, "1-4-")

    colleague.does(document, edits.set_fields, Action, action(document).id, text="Call them")
    qtbot.keyClicks(typed_on(page), "2026")
    qtbot.keyClick(typed_on(page), Qt.Key.Key_Return)

    assert (action(document).text, action(document).due) == ("Call them", date(2026, 4, 1))


def test_a_day_typed_over_a_colleagues_is_told_as_lost(document, page, qtbot):
    told = Told(document)
    type_a_day(page, qtbot, "1-4-2026")

    colleague.does(document, edits.set_fields, Action, action(document).id, due=MAY)
    qtbot.keyClick(typed_on(page), Qt.Key.Key_Return)

    id = action(document).id
    assert action(document).due == MAY
    assert told.made_after_all(Action, id).due == date(2026, 4, 1)


def test_an_action_of_one_s_own_is_typed_on_when_a_colleague_joins_the_team(
    document, page, qtbot
):
    page.form.text.setFocus()
    qtbot.waitUntil(page.form.text.hasFocus)
    qtbot.keyClicks(page.form.text, "Send the")
    page.form.due.edit.setText("1-4-2026")

    colleague.does(document, edits.add_member, DECISION, "Els", id="els")

    assert QApplication.focusWidget() is page.form.text
    qtbot.keyClicks(page.form.text, " offer")
    qtbot.keyClick(page.form.text, Qt.Key.Key_Return)
    made = [one for one in document.plan.table(Action).values() if one.text == "Send the offer"]
    assert [one.due for one in made] == [date(2026, 4, 1)]
    assert "els" in page.form.owner.codes
