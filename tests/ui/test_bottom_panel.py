from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from app.ui.panels.bottom import BottomPanel


@pytest.fixture
def bottom(shown):
    panel = BottomPanel()
    panel.add(QLabel("nothing is missing"), "Gaps", "gaps")
    return shown(panel, 800, 240)


def test_a_single_tab_takes_no_room_for_a_tab_bar(bottom):
    assert not bottom.tabBar().isVisible()
    assert bottom.widget(0).height() == bottom.height()


def test_a_second_tab_brings_the_bar_and_leaves_the_first_in_front(bottom):
    bottom.add(QLabel("visit the board"), "Accounts", "plan")

    assert bottom.tabBar().isVisible()
    assert bottom.current() == "gaps"


def test_a_tab_is_brought_to_the_front_by_its_name(bottom):
    plan = QLabel("visit the board")
    bottom.add(plan, "Accounts", "plan")

    bottom.show_tab("plan")

    assert bottom.current() == "plan"
    assert plan.isVisible()
    assert not bottom.widget(0).isVisible()
