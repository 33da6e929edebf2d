"""The note on what to try first, on the sample account and on one's own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.ui import icons, theme
from app.ui.panels.controls import ToolButton
from app.ui.panels.labels import Label


class TryNote(QFrame):
    """One line that unfolds to three things to do in the first minutes; it can be closed."""

    closed = Signal()

    def __init__(self, *, on_sample: bool) -> None:
        super().__init__()
        self.on_sample = on_sample
        self.setObjectName("notice")
        self.header = ToolButton()
        self.header.setText(tr("Sample account: try this") if on_sample else tr("Try this:"))
        self.header.setCheckable(True)
        self.header.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.header.setFont(theme.font("body", strong=True))
        self.header.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.header.toggled.connect(self.unfold)
        close = ToolButton()
        close.setIcon(icons.icon("x", size=14))
        close.setToolTip(tr("Close"))
        close.setAccessibleName(tr("Close"))
        close.clicked.connect(self.closed)
        line = QHBoxLayout()
        line.addWidget(self.header, 1)
        line.addWidget(close)
        self.steps = _steps(on_sample=on_sample)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space(0.5),) * 4)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.steps)
        self.unfold(on=False)

    def unfold(self, on: bool) -> None:
        """Show the steps, or the line alone."""
        self.header.setChecked(on)
        self.header.setIcon(icons.icon("chevron-down" if on else "chevron-right", size=14))
        self.steps.setVisible(on)


def _steps(*, on_sample: bool) -> QWidget:
    holder = QWidget()
    texts = QVBoxLayout(holder)
    texts.setContentsMargins(theme.space(1.5), 0, theme.space(1), theme.space(1))
    texts.setSpacing(theme.space(0.5))
    if on_sample:
        invented = tr("This is a sample account; everyone in it is invented. Try this:")
        texts.addWidget(Label(invented, "notice", wrap=True))
    steps = (
        tr("Click the first gap below: who it is about lights up on the map."),
        tr("Drag from a colleague on the left to a contact on the right: a relationship."),
        tr("Press L to log a contact, and watch the score. Everything can be undone."),
    )
    for number, step in enumerate(steps, start=1):
        texts.addWidget(Label(f"{number}.  {step}", "notice", wrap=True))
    return holder
