"""A row of words of which one holds: which view is in front."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from app.ui.panels.labels import plain_tooltip


class Segments(QFrame):
    """One button for each of a group of actions; the checked one stands out."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        for action in actions:
            row.addWidget(_Segment(action))


class _Segment(QToolButton):
    """A word that is checked while its action is."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self.setObjectName("segment")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._on_clicked)
        action.changed.connect(self._follow)
        self._follow()

    def _on_clicked(self) -> None:
        if not self._action.isChecked():
            self._action.trigger()
        self._follow()

    def _follow(self) -> None:
        text = self._action.text().replace("&", "")
        keys = self._action.shortcut().toString()
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(plain_tooltip(f"{text} ({keys})" if keys else text))
        self.setChecked(self._action.isChecked())
        self.setEnabled(self._action.isEnabled())
