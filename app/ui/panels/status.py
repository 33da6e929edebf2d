"""The line at the bottom: what was told last, who is here, and whether everything is kept."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStatusBar, QWidget

from app.i18n import tr
from app.ui import theme
from app.ui.autosave import Keeping
from app.ui.change_command import read_only_words
from app.ui.panels.controls import button
from app.ui.panels.labels import Label, plain_tooltip

TOLD_MS = 12_000
HEIGHT = 26
SOON_MS = 300  # what is done before needs no words
BAR, BAR_HEIGHT = 120, 6
MOST_NAMED = 3  # of those who have the same account open


class StatusLine(QStatusBar):
    """*Saved*, *Saving…* or why not, who else is here, what one may, and passing remarks."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setFixedHeight(theme.grown(HEIGHT))
        self.state = Label("", "quiet")
        self.state.setContentsMargins(0, 0, theme.space(2), 0)
        self.others, self.rights = Label("", "quiet"), Label("", "quiet")
        for label in (self.others, self.rights):
            label.setContentsMargins(0, 0, theme.space(2), 0)
            label.setVisible(False)
        for label in (self.others, self.rights, self.state):
            self.addPermanentWidget(label)
        self._shown: tuple[Keeping, str] | None = None
        self._names: tuple[str, ...] = ()
        self._may_edit = True

    def show_state(self, keeping: Keeping, reason: str) -> None:
        """Show where the last changes stand."""
        self._shown = keeping, reason
        words = {
            Keeping.SAVED: tr("Saved"),
            Keeping.SAVING: tr("Saving…"),
            Keeping.OFFLINE: reason,
            Keeping.FAILED: reason or tr("Not saved yet; it will be tried again."),
        }[keeping]
        self.state.setProperty("look", "problem" if keeping is Keeping.FAILED else "quiet")
        self.state.style().unpolish(self.state)
        self.state.style().polish(self.state)
        self.state.setText(words)

    def show_others(self, names: tuple[str, ...]) -> None:
        """Show who else has the account open."""
        self._names = names
        self.others.setText(tr("Also opened by: {names}", names=_named(names)))
        self.others.setToolTip(plain_tooltip(", ".join(names)))
        self.others.setVisible(bool(names))

    def show_rights(self, *, may_edit: bool) -> None:
        """Show that one may look and no more, where that is so."""
        self._may_edit = may_edit
        self.rights.setText(tr("Read-only"))
        self.rights.setToolTip(plain_tooltip(read_only_words()))
        self.rights.setVisible(not may_edit)

    def retranslate(self) -> None:
        """Say it in the language and the size of now; what was told in the other one goes."""
        self.setFixedHeight(theme.grown(HEIGHT))
        self.state.setFont(theme.font("small"))
        self.clearMessage()
        if self._shown is not None:
            self.show_state(*self._shown)
        self.show_others(self._names)
        self.show_rights(may_edit=self._may_edit)

    def working(self, words: str) -> Working:
        """Say that something is being done, if it takes a while; it can be stopped there."""
        return Working(self, words)

    def tell(self, words: str) -> None:
        """Show a remark for a while."""
        self.showMessage(words, TOLD_MS)


class Working(QWidget):
    """What is being done: in words, with a bar that moves and a way to stop waiting for it."""

    def __init__(self, line: QStatusBar, words: str) -> None:
        super().__init__(line)
        self._line, self._is_on = line, True
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)  # nobody knows how long
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(BAR, BAR_HEIGHT)
        self.bar.setAccessibleName(words)
        self.stop = button(tr("Stop"), self.end, "link")
        self.stop.setAccessibleName(tr("Stop: {what}", what=words))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(2), 0, 0, 0)
        row.setSpacing(theme.space(1))
        for part in (Label(words, "quiet"), self.bar, self.stop):
            row.addWidget(part)
        row.addStretch()
        self.hide()
        QTimer.singleShot(SOON_MS, self, self._appear)

    def _appear(self) -> None:
        if self._is_on:
            self._line.addWidget(self, 1)
            self.show()

    def end(self) -> bool:
        """It is done, or is waited for no longer; return whether it was waited for till now."""
        was_on, self._is_on = self._is_on, False
        if was_on:
            self._line.removeWidget(self)
            self.deleteLater()
        return was_on


def _named(names: tuple[str, ...]) -> str:
    """Return the first few names, and how many there are more."""
    shown = ", ".join(names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    return shown if more <= 0 else tr("{names} and {count} more", names=shown, count=more)
