"""A row of words of which one holds: which view is in front."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from app.ui import icons
from app.ui.panels.controls import ToolButton
from app.ui.panels.labels import plain_tooltip


class Segments(QFrame):
    """One button for each of a group of actions; the checked one stands out."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        self.is_compact = False
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        chosen = list(actions)
        self._segments = [_Segment(action) for action in chosen]
        self._menu = _Menu(chosen)
        self._menu.hide()
        for button in (*self._segments, self._menu):
            row.addWidget(button)

    def show_compact(self, *, on: bool) -> None:
        """Show the one that holds, with the others in a menu; or all in a row."""
        if on != self.is_compact:
            self.is_compact = on
            for segment in self._segments:
                segment.setVisible(not on)
            self._menu.setVisible(on)

    def spared(self) -> int:
        """Return how much narrower it is with a menu, in pixels."""
        row = sum(one.sizeHint().width() + self._row.spacing() for one in self._segments)
        return max(0, row - self._row.spacing() - self._menu.sizeHint().width())


class _Menu(ToolButton):
    """What holds of the group, in a word; a click offers the others."""

    def __init__(self, actions: list[QAction]) -> None:
        super().__init__()
        self._actions = actions
        self.setObjectName("segment")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the word
        self.setIcon(icons.icon("chevron-down", size=14))
        self.setIconSize(QSize(14, 14))
        offers = QMenu(self)
        offers.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        offers.addActions(actions)
        self.setMenu(offers)
        for action in actions:
            action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        held = next((one for one in self._actions if one.isChecked()), None)
        text = "" if held is None else held.text().replace("&", "")
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(plain_tooltip(text))


class _Segment(ToolButton):
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
