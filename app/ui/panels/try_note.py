"""The note on what to try first, on the sample account and on one's own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from app.i18n import tr
from app.ui import icons, theme
from app.ui.panels.labels import Label


class TryNote(QFrame):
    """Three things to do in the first minutes; it can be closed and called back."""

    closed = Signal()

    def __init__(self, *, on_sample: bool) -> None:
        super().__init__()
        self.on_sample = on_sample
        self.setObjectName("notice")
        texts = QVBoxLayout()
        texts.setSpacing(theme.space(0.5))
        title = tr("Try this:")
        if on_sample:
            title = tr("This is a sample account; everyone in it is invented. Try this:")
        texts.addWidget(Label(title, "name", wrap=True))
        steps = (
            tr("Click the first gap below: who it is about lights up on the map."),
            tr("Drag from a colleague on the left to a contact on the right: a relationship."),
            tr("Press L to log a contact, and watch the score. Everything can be undone."),
        )
        for number, step in enumerate(steps, start=1):
            texts.addWidget(Label(f"{number}.  {step}", "notice", wrap=True))
        close = QToolButton()
        close.setIcon(icons.icon("x", size=14))
        close.setToolTip(tr("Close"))
        close.setAccessibleName(tr("Close"))
        close.clicked.connect(self.closed)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.space(2), theme.space(1), theme.space(1), theme.space(1))
        line.addLayout(texts, 1)
        line.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
