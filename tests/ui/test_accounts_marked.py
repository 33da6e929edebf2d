"""The list of accounts always says which decision is in view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.ui import theme
from app.ui.decision_lines import DecisionLine
from app.ui.panels.accounts import AccountsPanel


@pytest.fixture
def panel(shown):
    panel = shown(AccountsPanel(), 268, 400)
    panel.show_lines(
        [
            DecisionLine("a", "St. Maarten", "o1", "Imaging", 46.2),
            DecisionLine("a", "St. Maarten", "o2", "Service", None),
            DecisionLine("b", "Oosterveen", "o3", "Cases", 29.0),
        ]
    )
    panel.show_current("a", "o2")
    return panel


def marked(panel: AccountsPanel) -> list[str]:
    """The decisions whose line is filled as the one in view."""
    picture = panel.tree.viewport().grab().toImage()
    wanted = theme.colour("surface.selected").rgb()
    found = []
    for index in range(panel.tree.topLevelItemCount()):
        account = panel.tree.topLevelItem(index)
        for item in map(account.child, range(account.childCount())):
            box = panel.tree.visualItemRect(item)
            if picture.pixelColor(box.left() + 14, box.center().y()).rgb() == wanted:
                found.append(item.text(0))
    return found


def click(panel: AccountsPanel, at: QPoint) -> None:
    QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_on_the_name_of_its_account_leaves_it_marked(panel):
    heard = []
    panel.chosen.connect(lambda *key: heard.append(key))

    click(panel, panel.tree.visualItemRect(panel.tree.topLevelItem(0)).center())

    assert marked(panel) == ["Service"]
    assert heard == []


def test_a_click_beside_all_lines_leaves_it_marked(panel):
    click(panel, QPoint(100, panel.tree.viewport().height() - 5))

    assert marked(panel) == ["Service"]


def test_the_name_of_another_account_opens_its_first_decision(panel, qtbot):
    with qtbot.waitSignal(panel.chosen) as chosen:
        click(panel, panel.tree.visualItemRect(panel.tree.topLevelItem(1)).center())

    assert chosen.args == ["b", "o3"]
