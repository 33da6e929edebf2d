from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from app import i18n
from app.ui import application, theme
from app.ui.main_window import MainWindow
from app.ui.panels.gap_row import GapRow

Name = QAccessible.Text.Name
LEAST = 40  # pixels that must look clearly different, some of the edge of the smallest button
CLEARLY = 24  # of 255, in one of the three colours


@pytest.fixture
def start(qapp, qtbot, home):
    opened: list[MainWindow] = []
    i18n.use("en")

    def start_(look: theme.Choice) -> MainWindow:
        window = application.start(qapp, None, demo=True, language="en")
        opened.append(window)
        qtbot.addWidget(window)
        qtbot.waitUntil(lambda: window.document is not None, timeout=10_000)
        qtbot.waitUntil(lambda: window.document.report is not None, timeout=20_000)
        theme.use(look)
        QApplication.processEvents()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield start_
    for window in opened:
        window.close()
    theme.apply(qapp, "light")


def stops(window: MainWindow) -> list[QWidget]:
    """What Tab goes to."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one.isVisible()
        and one.isEnabled()
    ]


def looks(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def differing(one: QImage, other: QImage) -> int:
    if one.size() != other.size():
        return one.width() * one.height()
    a, b = memoryview(one.constBits()), memoryview(other.constBits())
    places = (at for at in range(0, len(a), 4) if a[at : at + 4] != b[at : at + 4])
    return sum(max(abs(a[at + n] - b[at + n]) for n in range(3)) > CLEARLY for at in places)


@pytest.mark.parametrize("look", ["light", "high-contrast"])
def test_wherever_the_keyboard_is_one_sees_it(start, qapp, look):
    window = start(look)
    found = stops(window)
    rest = window.status
    rest.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    unseen = []

    for widget in found:
        rest.setFocus()
        without = looks(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if widget.hasFocus() and differing(looks(widget), without) < LEAST:
            unseen.append(f"{type(widget).__name__} {widget.objectName()}")

    assert len(found) > 30
    assert unseen == []


def test_every_stop_of_the_keyboard_has_a_name_for_a_screen_reader(start):
    window = start("light")

    nameless = []
    for widget in stops(window):
        spoken = QAccessible.queryAccessibleInterface(widget)
        said = spoken.text(Name) or spoken.text(QAccessible.Text.Value)
        if not said and not widget.findChildren(QWidget):
            nameless.append(f"{type(widget).__name__} {widget.objectName()}")

    assert nameless == []


def test_a_gap_is_an_item_that_says_what_it_is_and_opens_when_it_is_pressed(start):
    window = start("light")
    row = next(one for one in window.gaps.findChildren(GapRow) if one.isVisible())
    spoken = QAccessible.queryAccessibleInterface(row)

    closed = spoken.state().collapsed
    spoken.actionInterface().doAction(spoken.actionInterface().pressAction())
    QApplication.processEvents()

    assert spoken.role() is QAccessible.Role.ListItem
    assert spoken.text(Name).startswith(row.words.title)
    assert (closed, spoken.state().expanded) == (1, 1)


def test_the_tabs_below_are_tabs_with_their_names(start):
    window = start("light")
    spoken = QAccessible.queryAccessibleInterface(window.bottom.findChild(QTabBar))

    names = [spoken.child(at).text(Name) for at in range(window.bottom.count())]

    assert spoken.role() is QAccessible.Role.PageTabList
    assert names == [window.bottom.tabText(at) for at in range(window.bottom.count())]
