"""No part of a dialog or of the window is ever seen as a window of its own, not for a moment.

A widget that is shown before it has a place is one: on a screen they flash all over it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget

from app.exchange.preview import Likely
from app.ui.as_it_was import AsItWasBar
from app.ui.dialogs.backups import BackupsDialog
from app.ui.dialogs.paste_people import PastePeopleDialog

PLAIN = (Qt.WindowType.Widget, Qt.WindowType.Window)
OPENING = (
    "help.keys", "help.how", "help.about", "preferences", "account.new", "decision.new",
    "contact.log", "export.picture", "views.keep", "views.tidy", "filter", "palette",
    "quick.add", "score.trace", "plan.suggest", "view.matrix", "view.organigram", "view.power",
    "view.map",
)  # fmt: skip


class Watch(QObject):
    """Notes the kind of every window that is shown and is neither dialog, menu nor tip."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            plain = watched.isWindow() and watched.windowType() in PLAIN
            if plain and not isinstance(watched, (QDialog, QMainWindow, QMenu)):
                self.seen.append(type(watched).__name__)
        return False


@pytest.fixture
def strays(qapp) -> Iterator[list[str]]:
    watch = Watch()
    qapp.installEventFilter(watch)
    yield watch.seen
    qapp.removeEventFilter(watch)


def close_dialogs() -> None:
    for top in QApplication.topLevelWidgets():
        if isinstance(top, QDialog) and top.isVisible():
            top.reject()
    QApplication.processEvents()


def test_whatever_is_opened_all_of_it_stands_in_its_place(window, qtbot, strays):
    for id in OPENING:
        window.actions_[id].trigger()
        qtbot.wait(60)
        close_dialogs()

    assert strays == []


def test_the_list_of_backups_stands_in_its_place(window, qtbot, strays):
    window.actions_["workspace.backups"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(BackupsDialog)), timeout=10_000)
    close_dialogs()

    assert strays == []


def test_a_window_built_anew_during_a_what_if_stands_in_its_place(window, qtbot, strays):
    window.actions_["what_if"].trigger()
    qtbot.waitUntil(lambda: window.document.supposing.is_on)

    window.actions_["theme.dark"].trigger()
    qtbot.waitUntil(lambda: window.bottom is not None and window.bottom.isVisible())

    assert strays == []


def test_who_may_be_known_already_is_shown_in_the_dialog(qtbot, strays):
    likely = [Likely(1, "Jan Smit", "", "known", "J. Smit", "")]

    dialog = PastePeopleDialog(None, "Paste people", likely, lambda _same: None)
    qtbot.addWidget(dialog)

    assert dialog.likely.isVisibleTo(dialog)
    assert strays == []


def test_the_way_back_of_another_day_stands_in_its_bar(qtbot, strays):
    bars = [AsItWasBar(date(2026, 3, 2), may_go_back=may) for may in (True, False)]
    for bar in bars:
        qtbot.addWidget(bar)

    assert [bar.go_back.isVisibleTo(bar) for bar in bars] == [True, False]
    assert strays == []
