"""A hand on the window: finds its fields and buttons as a user does, and uses them."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from app.model.entities import EntityType
from app.model.values import joined
from app.model.vocabulary import Attitude, Confidence, InfluenceDegree, Role
from app.ui.dialogs.form import FormDialog
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.main_window import MainWindow
from app.ui.panels.chips import ChoiceField, RoleField
from app.ui.panels.confidence import ConfidenceMark
from tests.ui.fields import choose, choose_from_menu, type_into

D = TypeVar("D", bound=FormDialog)
W = TypeVar("W", bound=QWidget)


class Hand:
    """Enters things in the inspector and in dialogs; knows nothing of the model's edits."""

    def __init__(self, window: MainWindow, qtbot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def document(self):
        return self.window.document

    # -- where

    def show(self, kind: EntityType | None = None, id: str = "") -> None:
        """Show the page of somebody or something; without one, of the decision."""
        self.document.select([] if kind is None else [(kind, id)])
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def unfold(self, name: str) -> None:
        """Open a folded part of the page, where it is not open yet."""
        header = self.window.inspector.findChild(QWidget, f"fold.{name}")
        if not header.isChecked():
            self.qtbot.mouseClick(header, Qt.MouseButton.LeftButton)
        self.settle()

    def field(self, place: str) -> QWidget:
        """Return the field of the page that edits one attribute."""
        page = self.window.inspector.page
        found = [w for w in page.findChildren(QWidget) if w.property("place") == place]
        assert found, f"no field for {place}"
        assert found[-1].isVisible(), f"{place} is folded away"
        return found[-1]

    def dialog(self, kind: type[D]) -> D:
        """Return the open dialog of a kind."""
        return dialog_of(kind, self.qtbot)

    # -- what

    def fill(self, place: str, text: str) -> None:
        """Type a text into a field of the page, and leave it with Tab."""
        self.type(self.field(place), text)

    def type(self, field: QWidget, text: str) -> None:
        type_into(self.qtbot, field, text)
        self.settle()

    def choose(self, place: str, code: object) -> None:
        """Take a code from the list of a field of the page."""
        self.take(self.field(place), code)

    def take(self, field: QWidget, code: object) -> None:
        choose(self.qtbot, field, code)
        self.settle()

    def be_sure(self, mark: ConfidenceMark, code: Confidence | None) -> None:
        """Say with two clicks how sure we are of a fact."""
        self.qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
        self.qtbot.mouseClick(mark.form.chips[code], Qt.MouseButton.LeftButton)
        self.settle()

    def tick(self, place: str) -> None:
        field = self.field(place)
        assert isinstance(field, QAbstractButton)
        field.click()
        self.settle()

    def press(self, words: str) -> None:
        """Press a button of the page."""
        page = self.window.inspector.page
        [button] = [one for one in page.findChildren(QPushButton) if one.text() == words]
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def pick(self, words: str, item: str, which: int = 0) -> None:
        """Choose something from the menu of an *add* button of the page."""
        page = self.window.inspector.page
        button = [one for one in page.findChildren(QPushButton) if one.text() == words][which]
        assert button.isVisible(), f"{words} is folded away"
        choose_from_menu(button, item)
        self.settle()

    def role(self, role: Role) -> None:
        chips = self.window.inspector.page.findChild(RoleField).chips
        [chip] = [chip for held, chip in chips.items() if held is role]
        self.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        self.settle()

    def attitude(self, attitude: Attitude) -> None:
        self._chip(0, attitude)

    def influence(self, degree: InfluenceDegree) -> None:
        self._chip(1, degree)

    def _chip(self, which: int, value: object) -> None:
        field = self.window.inspector.page.findChildren(ChoiceField)[which]
        self.qtbot.mouseClick(field.chips[value], Qt.MouseButton.LeftButton)
        self.settle()

    def level(self, member: str, person: str, level: object) -> None:
        """Say on the page that is shown how well two know each other."""
        self.choose(f"tie.{joined(member, person)}.level", level)

    def log(self, *, asked=(), outcome=None, member: str | None = None) -> None:
        """Log a contact from the page that is shown, today, in person."""
        self.press("Log a contact…")
        dialog = self.dialog(LogContactDialog)
        if member is not None:
            dialog.members.choose([member])
        for kind in asked:
            dialog.asked[kind].click()
        if outcome is not None:
            self.take(dialog.outcome, outcome)
        self.confirm(dialog)

    def confirm(self, dialog: FormDialog) -> None:
        """Press Enter's button of a dialog, and see that it is satisfied."""
        dialog.confirm_button.click()
        assert not dialog.isVisible(), dialog.problem.text()
        self.settle()

    # -- the list of gaps

    def listed(self) -> set[tuple[str, str]]:
        """Return the gaps that the panel lists, with all its parts opened."""
        self.settle()
        for _ in range(20):
            folded = [
                one
                for one in self.window.gaps.findChildren(QPushButton)
                if one.objectName().startswith("fold.") and one.text().startswith("▸")
            ]
            if not folded:
                break
            folded[0].click()
            self.settle()
        return set(self.window.gaps.rows)


def dialog_of(kind: type[W], qtbot, longest: int = 5000) -> W:
    """Return the open dialog of a kind; wait for it so many milliseconds at the most."""

    def found() -> list[W]:
        every = QApplication.topLevelWidgets()
        return [one for one in every if isinstance(one, kind) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=longest)
    return found()[0]


def ready(window: MainWindow) -> bool:
    """Return whether an account is seen with its gaps and pages, or that there is none."""
    if window.document is None:
        return bool(window.session.place) and window.middle.currentIndex() == 1
    has_all = window.document.report is not None and window.inspector is not None
    return has_all and is_painted(window)


def is_painted(window: MainWindow) -> bool:
    """Return whether the map is seen: it is painted once all that it takes is made."""
    return window.map is not None and window.map.viewport().updatesEnabled()
