"""The line at the bottom: what was told last, and whether everything is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QStatusBar

from app.i18n import tr
from app.ui import theme
from app.ui.autosave import Keeping
from app.ui.panels.labels import Label

TOLD_MS = 12_000
HEIGHT = 26


class StatusLine(QStatusBar):
    """*Saved*, *Saving…* or why not, and passing remarks."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setFixedHeight(HEIGHT)
        self.state = Label("", "quiet")
        self.state.setContentsMargins(0, 0, theme.space(2), 0)
        self.addPermanentWidget(self.state)
        self._shown: tuple[Keeping, str] | None = None

    def show_state(self, keeping: Keeping, reason: str) -> None:
        """Show where the last changes stand."""
        self._shown = keeping, reason
        words = {
            Keeping.SAVED: tr("Saved"),
            Keeping.SAVING: tr("Saving…"),
            Keeping.FAILED: reason or tr("Not saved yet; it will be tried again."),
        }[keeping]
        self.state.setProperty("look", "problem" if keeping is Keeping.FAILED else "quiet")
        self.state.style().unpolish(self.state)
        self.state.style().polish(self.state)
        self.state.setText(words)

    def retranslate(self) -> None:
        """Say it in the language spoken now; what was told in the other one goes."""
        self.clearMessage()
        if self._shown is not None:
            self.show_state(*self._shown)

    def tell(self, words: str) -> None:
        """Show a remark for a while."""
        self.showMessage(words, TOLD_MS)
