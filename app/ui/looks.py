"""What the View menu changes about looks: theme, text size, and as whom one looks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from app.i18n import tr
from app.ui import motion, theme
from app.ui.panels.spoken import describe_panels
from app.ui.sight import Sight

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow
    from app.ui.settings import Settings

THEME, TEXT_SIZE = "theme", "text_size"


def dress(settings: Settings) -> theme.Choice:
    """Let texts be as large and things move as was chosen; return the theme that was."""
    motion.use(settings)
    size = settings.text(TEXT_SIZE)
    theme.enlarge(int(size) if size.isdecimal() else 100)
    kept = settings.text(THEME)
    return next((choice for choice in theme.CHOICES if choice == kept), "system")


class Looks(QObject):
    """Does what the actions of theme, text size and preview say, and ticks what holds."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions = window.actions_
        self.sight = Sight.NONE
        describe_panels()
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.end_preview)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what to do, by action."""
        handlers: dict[str, Callable[[], object]] = {}
        for choice in theme.CHOICES:
            handlers[f"theme.{choice}"] = partial(self.wear, choice)
        for percent in theme.TEXT_SIZES:
            handlers[f"text_size.{percent}"] = partial(self.enlarge, percent)
        for sight in Sight:
            handlers[f"preview.{sight.value}"] = partial(self.preview, sight)
        return handlers

    def follow(self) -> None:
        """Tick what holds; look through the same eyes when the window was built anew."""
        self._actions[f"theme.{theme.choice()}"].setChecked(True)
        self._actions[f"text_size.{theme.text_size()}"].setChecked(True)
        self._actions[f"preview.{self.sight.value}"].setChecked(True)
        if self.sight is not Sight.NONE:
            self._look()

    def wear(self, choice: theme.Choice) -> None:
        """Wear a theme from now on; the window is built anew when another one holds."""
        self._window.settings.put(THEME, choice)
        theme.use(choice)

    def enlarge(self, percent: int) -> None:
        """Let texts be as large as this from now on; the window is built anew."""
        self._window.settings.put(TEXT_SIZE, str(percent))
        theme.enlarge(percent)

    def preview(self, sight: Sight) -> None:
        """Show the window as others see it, until Esc."""
        self.sight = sight
        self._escape.setEnabled(sight is not Sight.NONE)
        self._look()
        self.follow()
        if sight is not Sight.NONE:
            name = self._actions[f"preview.{sight.value}"].text().replace("&", "")
            self._window.status.tell(tr("Seen as: {name}. Esc ends it.", name=name))
        else:
            self._window.status.clearMessage()

    def end_preview(self) -> None:
        """Show the window as it is."""
        self.preview(Sight.NONE)

    def _look(self) -> None:
        from app.ui.preview import look_through  # noqa: PLC0415  seldom needed

        window = self._window
        for part in (window.menuBar(), window.centralWidget(), window.statusBar()):
            if part is not None:
                look_through(part, self.sight)
