"""A tick for all of a side or a lane at once, in the list of who is in a proposal."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox

from app.i18n import tr
from app.ui.panels.labels import plain_tooltip


class GroupTick(QCheckBox):
    """Ticked where all are in the proposal, half where some are; a click takes all or none."""

    asked = Signal(bool)

    def __init__(self, name: str, shown: int, of: int) -> None:
        super().__init__(name.replace("&", "&&"))
        self._all = shown == of
        some = Qt.CheckState.PartiallyChecked if shown else Qt.CheckState.Unchecked
        self.setCheckState(Qt.CheckState.Checked if self._all else some)
        self.setAccessibleName(tr("{name}: all in the proposal", name=name))
        self.setToolTip(plain_tooltip(tr("All or nobody in the proposal")))
        self.clicked.connect(lambda: self.asked.emit(not self._all))
