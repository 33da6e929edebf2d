"""The bar on top: where one is, and what is done most."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from app.ui import icons, theme
from app.ui.panels.labels import Elided, Label, plain_tooltip
from app.ui.panels.segments import Segments

PRODUCT = "vis-à-vis"
HEIGHT = 52


class TopBar(QWidget):
    """The name of the program, the decision in view, tools, and the export."""

    def __init__(
        self,
        tools: Sequence[tuple[QAction, str]],
        buttons: Sequence[tuple[QAction, str, str]],
        left_width: int,
        views: Sequence[QAction] = (),
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedHeight(HEIGHT)
        product = Label(PRODUCT, "title")
        product.setFixedWidth(left_width - theme.space(2))
        self.where = Elided("", "name", grows=False)
        self.account = Elided("", "quiet")
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.space(2), 0, theme.space(2), 0)
        line.setSpacing(theme.space(1))
        line.addWidget(product)
        self.views = Segments(views)
        self.views.setVisible(len(views) > 1)
        line.addWidget(self.views)
        line.addSpacing(theme.space(1))
        line.addWidget(self.where)
        line.addWidget(self.account, 1)  # gives way to the name of the decision
        for action, icon in tools:
            line.addWidget(_Tool(action, icon))
        line.addSpacing(theme.space(1))
        for action, icon, look in buttons:
            line.addWidget(_Button(action, icon, look))

    def show_place(self, decision: str, account: str) -> None:
        """Name the decision in view and the account it belongs to."""
        self.where.setText(decision)
        self.account.setText(account)


class _Tool(QToolButton):
    """An icon that does what an action does."""

    def __init__(self, action: QAction, icon: str) -> None:
        super().__init__()
        self._action = action
        self.setIcon(icons.icon(icon, size=18))
        self.setIconSize(QSize(18, 18))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        name(self, self._action)


class _Button(QPushButton):
    """A button with the words of an action."""

    def __init__(self, action: QAction, icon: str, look: str) -> None:
        super().__init__()
        self._action = action
        self.setProperty("look", look)
        token = "text.on_accent" if look == "primary" else "text.soft"
        self.setIcon(icons.icon(icon, token, 16))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setText(self._action.text().replace("&", "").rstrip("…"))
        name(self, self._action)


def name(button: QToolButton | QPushButton, action: QAction) -> None:
    """Call a button what its action is called, with its keys; usable when that is."""
    text = action.text().replace("&", "")
    keys = action.shortcut().toString()
    button.setAccessibleName(text)
    button.setToolTip(plain_tooltip(f"{text} ({keys})" if keys else text))
    button.setEnabled(action.isEnabled())
