"""Which parts of the story a meeting tells, and on which screen, kept for each account."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.analysis.story import PART_NAMES, Part
from app.i18n import tr
from app.model.values import Id
from app.ui.dialogs.form import FormDialog

if TYPE_CHECKING:
    from app.ui.settings import Settings


def parts_of(settings: Settings, account: Id) -> tuple[Part, ...]:
    """Return the parts that were chosen last for an account; all of them at first."""
    kept = settings.text(_key(account, "parts"), "").split()
    found = tuple(part for part in Part if part.value in kept)
    return found or tuple(Part)


def screen_of(settings: Settings, account: Id, own: QScreen) -> QScreen:
    """Return the screen that was chosen last, while it is there; else one beside our own."""
    screens = QGuiApplication.screens()
    kept = settings.text(_key(account, "screen"), "")
    named = next((one for one in screens if one.name() == kept), None)
    return named or next((one for one in screens if one is not own), own)


def keep(settings: Settings, account: Id, parts: tuple[Part, ...], screen: str) -> None:
    """Keep a choice for the next meeting on an account."""
    settings.put(_key(account, "parts"), " ".join(part.value for part in parts))
    settings.put(_key(account, "screen"), screen)


class ChoiceDialog(FormDialog):
    """Ticks what is told, and says where."""

    def __init__(
        self, parent: QWidget | None, settings: Settings, account: Id,
        begin: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__(parent, tr("Present"), tr("Present"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings, self._account, self._begin = settings, account, begin
        chosen = parts_of(settings, account)
        self.boxes: dict[Part, QCheckBox] = {}
        for part in Part:
            box = QCheckBox(tr(PART_NAMES[part]))
            box.setChecked(part in chosen)
            self.boxes[part] = box
            self.form.addRow(box)
        self.screens = QComboBox()
        for screen in QGuiApplication.screens():
            size = screen.size()
            words = f"{screen.name()} ({size.width()} × {size.height()})"
            self.screens.addItem(words, screen.name())
        wall = screen_of(settings, account, self.screen())
        self.screens.setCurrentIndex(max(self.screens.findData(wall.name()), 0))
        if self.screens.count() > 1:
            self.ask(tr("Screen"), self.screens)

    def confirm(self) -> None:
        """Keep the choice, and begin."""
        parts = tuple(part for part, box in self.boxes.items() if box.isChecked())
        if not parts:
            self.complain(tr("Tick at least one part."))
            return
        keep(self._settings, self._account, parts, str(self.screens.currentData()))
        self.accept()
        self._begin()


def _key(account: Id, name: str) -> str:
    return f"meeting/{account}/{name}"
