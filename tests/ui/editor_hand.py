"""A hand on the whole editor for the state machine: its gestures by mouse and keys."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app import usecases
from app.model.account_plan import AccountPlan
from app.ui import application, theme
from app.ui.canvas.card import CardItem
from app.ui.canvas.choosers import LineChooser, TieChooser
from app.ui.canvas.name_form import NameForm
from app.ui.dialogs.form import FormDialog
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.dialogs.paste_people import PastePeopleDialog
from app.ui.dialogs.seats import FillDialog, LeavesDialog
from app.ui.main_window import MainWindow
from app.ui.panels.chips import ChoiceField
from app.ui.quick_add import QuickAdd
from app.ui.settings import Settings
from app.ui.views.matrix import MatrixPage
from tests.ui.hand import ready

Key, Modifier = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton
PATIENCE = 30  # seconds for a window to come, on a machine that has much to do
SIZE = (1200, 800)
_TAKEN = (LogContactDialog, PastePeopleDialog, LeavesDialog, FillDialog)


class EditorHand:
    """Starts the program on a workspace of its own, and works in its window.

    Shares from 0 to 1 say where on the map something is done; numbers pick a card, of as many
    as there are.
    """

    def __init__(
        self, home: Path, plan: AccountPlan, language: str, look: theme.Choice
    ) -> None:
        os.environ["VISAVIS_HOME"] = str(home)
        self._address = str(home / "machine.visavis")
        with usecases.open_workspace(self._address) as workspace:
            workspace.add(plan, "machine")
        settings = Settings()
        settings.put("theme", look)
        settings.flush()
        self.start(language)

    # -- the window comes and goes

    def start(self, language: str | None = None) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.window: MainWindow = application.start(
            app, self._address, demo=False, language=language
        )
        self.wait(lambda: hasattr(self.window, "session") and ready(self.window))
        self.window.resize(*SIZE)
        self.window.activateWindow()
        self.settle()

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        self.settle()

    def reload(self) -> None:
        """Close the program and start it again."""
        self.close()
        self.start()

    def settle(self) -> None:
        """Let everything that was asked for come about."""
        for _ in range(4):
            QApplication.processEvents()

    def wait(self, until: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE
        while not until():
            assert time.monotonic() < end, "what is waited for does not come"
            QApplication.processEvents()
            time.sleep(0.002)

    # -- mouse and keys

    @property
    def paper(self) -> QWidget:
        return self.window.map.viewport()

    def go_to_map(self) -> None:
        """Bring the map to the front, whole, with the keyboard in it."""
        self.window.show_view("map")
        self.window.activateWindow()
        self.window.map.fit()
        self.window.map.setFocus()
        self.settle()

    @property
    def focused(self) -> QWidget:
        found = QApplication.focusWidget() or self.window.map
        assert found is not None
        return found

    def press(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        for key in keys:
            QTest.keyClick(self.focused, key, modifiers or Modifier.NoModifier)
            QApplication.processEvents()

    def act(self, action: str) -> None:
        """Choose from the menu, where it can be chosen now."""
        if self.window.actions_[action].isEnabled():
            self.window.actions_[action].trigger()
        self.settle()

    def turn_to(self, view: str) -> None:
        """Choose a view from the menu, and wait until it is in front."""
        self.act(f"view.{view}")
        self.wait(lambda: self.window.views.in_front == view)
        self.settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focused, text)

    def cards(self) -> list[CardItem]:
        return self.window.map.map.in_order()

    def card(self, number: int) -> CardItem | None:
        cards = self.cards()
        return cards[number % len(cards)] if cards else None

    def middle(self, card: CardItem) -> QPoint:
        return self.window.map.mapFromScene(card.box.translated(card.pos()).center())

    def spot(self, across: float, down: float) -> QPoint:
        room = self.paper.rect()
        return QPoint(round(across * room.width()), round(down * room.height()))

    def click(self, number: int, modifiers: Qt.KeyboardModifier | None = None) -> bool:
        """Click a card; False where there is none."""
        card = self.card(number)
        if card is None:
            return False
        at = self.middle(card)
        QTest.mouseClick(self.paper, LEFT, modifiers or Modifier.NoModifier, at)
        self.settle()
        return True

    def drag(self, start: QPoint, end: QPoint) -> None:
        QTest.mousePress(self.paper, LEFT, pos=start)
        for step in range(1, 4):
            QTest.mouseMove(self.paper, start + (end - start) * step / 3)
        QTest.mouseRelease(self.paper, LEFT, pos=end)
        self.settle()

    # -- what is open is answered

    def write(self, name: str, title: str, roles: str) -> None:
        """Fill the form on the map, if one came."""
        if not isinstance(self.window.map.form, NameForm):
            return
        self.type(name)
        self.press(Key.Key_Tab)
        if title and QApplication.focusWidget() is self.window.map.form.title:
            self.type(title)
            self.press(Key.Key_Tab)
        if QApplication.focusWidget() is self.window.map.form.roles:
            self.type(roles)
        self.press(Key.Key_Return)
        self.settle()

    def answer_line(self, number: int, steps: int) -> None:
        """Answer the chooser of a line, if one came; `steps`: last spoken, farther back."""
        form = self.window.map.form
        if isinstance(form, TieChooser):
            self.press(Key(Key.Key_0.value + number % 8))
            self.press(*[Key.Key_Right] * steps)
            self.press(Key.Key_Return)
        elif isinstance(form, LineChooser):
            self.press(Key(Key.Key_1.value + number % 6))
        self.settle()

    def add_in_a_line(self, line: str) -> None:
        self.press(Key.Key_A)
        self.settle()
        if self.window.findChildren(QuickAdd):
            self.type(line)
            self.press(Key.Key_Return, Key.Key_Escape, Key.Key_Escape)
        self.settle()

    def type_in_matrix(self, arrows: list[Qt.Key], typed: str) -> None:
        """Go from the cell with the keyboard to another one, and type what they have."""
        self.turn_to("matrix")
        page = self.window.views.currentWidget()
        if isinstance(page, MatrixPage) and page.view.focus_pair() is not None:
            page.view.setFocus()
            self.press(*arrows)
            self.type(typed)
        self.settle()

    def choose_chip(self, which: int, number: int) -> None:
        """Choose with Space in the inspector: 0 the attitude, 1 the influence."""
        page = self.window.inspector.page
        fields = [] if page is None else page.findChildren(ChoiceField)
        if which < len(fields):
            chips = list(fields[which].chips.values())
            chip = chips[number % len(chips)]
            chip.setFocus()
            QTest.keyClick(chip, Key.Key_Space)
        self.settle()

    def end_dialogs(self) -> None:
        """Take what a dialog about contacts, people or seats would do; leave any other."""
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog) and one.isVisible():
                if isinstance(one, FillDialog):
                    one.name.setText("Greet Wouters")
                if isinstance(one, FormDialog) and isinstance(one, _TAKEN):
                    one.confirm_button.click()
                if one.isVisible():
                    one.reject()
        self.settle()
