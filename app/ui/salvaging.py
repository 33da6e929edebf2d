"""What stands in place of the map when a workspace is damaged: the ways out of it, in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import tr
from app.ui import icons, theme
from app.ui.panels.labels import Label

if TYPE_CHECKING:
    from app.keeping import Rescue

WIDTH = 520


class RescuePage(QWidget):
    """Says what is wrong with a workspace, and offers what can be done about it."""

    restore_asked = Signal()
    salvage_asked = Signal()
    anew_asked = Signal()

    def __init__(self, why: str, rescue: Rescue) -> None:
        super().__init__()
        self.setObjectName("ground")
        self._inside = QWidget()
        self._inside.setFixedWidth(theme.grown(WIDTH))
        self._column = QVBoxLayout(self._inside)
        self._column.setSpacing(theme.space(1.5))
        self._column.addWidget(Label(tr("This workspace is damaged"), "page"))
        self.why = Label(why, "soft", wrap=True)
        self._column.addWidget(self.why)
        newest = rescue.newest
        self.restore, self.salvage, self.anew = (
            self._way(text, icon, first=first)
            for text, icon, first in (
                (self._restore_words(rescue), "arrow-back-up", newest is not None),
                (tr("Save what can still be read"), "download", newest is None),
                (tr("Begin with a new workspace"), "plus", False),
            )
        )
        self.restore.setVisible(newest is not None)
        self.restore.clicked.connect(self.restore_asked)
        self.salvage.clicked.connect(self.salvage_asked)
        self.anew.clicked.connect(self.anew_asked)
        if newest is None:
            words = tr("There is no backup of it that is sound.")
            self._column.insertWidget(2, Label(words, "soft", wrap=True))
        self._column.addWidget(
            Label(
                tr(
                    "Whatever you choose, the damaged file is kept beside it, under another "
                    "name."
                ),
                "quiet",
                wrap=True,
            )
        )
        outer = QVBoxLayout(self)
        outer.addWidget(self._inside, 0, Qt.AlignmentFlag.AlignCenter)

    def be_busy(self) -> None:
        """Let nothing more be asked while one of the ways is being gone."""
        for one in (self.restore, self.salvage, self.anew):
            one.setEnabled(False)

    def complain(self, words: str) -> None:
        """Say why a way was none; the others are open again."""
        self.why.setText(words)
        for one in (self.restore, self.salvage, self.anew):
            one.setEnabled(True)

    def _way(self, text: str, icon: str, *, first: bool) -> QPushButton:
        made = QPushButton(text)
        made.setProperty("look", "primary" if first else "")
        made.setIcon(icons.icon(icon, "text.on_accent" if first else "text.soft", 16))
        self._column.addWidget(made)
        return made

    @staticmethod
    def _restore_words(rescue: Rescue) -> str:
        newest = rescue.newest
        if newest is None:
            return ""
        return tr(
            "Restore the backup of {moment} ({what})", moment=newest.moment, what=newest.words
        )


class RescuedPage(QWidget):
    """Tells what was saved of a damaged workspace and what was lost, before it is opened."""

    open_asked = Signal()

    def __init__(self, sentences: Sequence[str], kept: str) -> None:
        super().__init__()
        self.setObjectName("ground")
        inside = QWidget()
        inside.setFixedWidth(theme.grown(WIDTH))
        column = QVBoxLayout(inside)
        column.setSpacing(theme.space(1.5))
        column.addWidget(Label(tr("What could be saved"), "page"))
        self.told = [Label(one, wrap=True) for one in sentences]
        for one in self.told:
            column.addWidget(one)
        if kept:
            words = tr("The damaged file is kept as {name}.", name=kept)
            column.addWidget(Label(words, "soft", wrap=True))
        self.open = QPushButton(tr("Open what was saved"))
        self.open.setProperty("look", "primary")
        self.open.clicked.connect(self.open_asked)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        outer = QVBoxLayout(self)
        outer.addWidget(inside, 0, Qt.AlignmentFlag.AlignCenter)
