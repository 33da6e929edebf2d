"""What has the keyboard is framed in one colour: tabs and ticks as buttons and fields are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QRadioButton, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.panels.bottom import BottomPanel
from app.ui.panels.style import sheet


@pytest.fixture
def page(shown):
    made = QWidget()
    made.setStyleSheet(sheet())
    column = QVBoxLayout(made)
    panel = BottomPanel()
    for name in ("Gaps", "Plan"):
        panel.add(QWidget(), name, name)
    for one in (panel, QCheckBox("Takes part"), QRadioButton("All of it"), QCheckBox("Else")):
        column.addWidget(one)
    return shown(made, 400, 300)


def framed(widget: QWidget) -> tuple[int, int]:
    """How many rows and columns have a long run of the colour that shows the keyboard."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    image, wanted = widget.grab().toImage(), theme.colour("edge.focus").rgb()
    rows = [
        sum(image.pixel(x, y) == wanted for x in range(image.width()))
        for y in range(image.height())
    ]
    columns = [
        sum(image.pixel(x, y) == wanted for y in range(image.height()))
        for x in range(image.width())
    ]
    return sum(run >= 20 for run in rows), sum(run >= 8 for run in columns)


def test_the_tab_with_the_keyboard_has_a_frame(page):
    rows, columns = framed(page.findChild(BottomPanel).tabBar())

    assert rows >= 2
    assert columns >= 2


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_a_tick_with_the_keyboard_has_a_frame_round_its_words(page, kind):
    rows, columns = framed(page.findChild(kind))

    assert rows >= 2
    assert columns >= 2


def test_a_tab_stands_where_it_stood_once_it_has_the_keyboard(page):
    bar = page.findChild(BottomPanel).tabBar()
    before = [bar.tabRect(place) for place in range(bar.count())]

    bar.setFocus(Qt.FocusReason.TabFocusReason)

    assert [bar.tabRect(place) for place in range(bar.count())] == before
