"""The bar on top: where one is, and what is done most."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.ui import icons, theme
from app.ui.panels.controls import PushButton, ToolButton
from app.ui.panels.labels import Elided, Label, plain_tooltip
from app.ui.panels.segments import Segments

PRODUCT = "vis-à-vis"
HEIGHT = 52
SEARCH, TOOL = 216, 28  # pixels: the field that opens the palette at least, and an icon
LEAST_NAME, MOST_NAME = 120, 260  # pixels for decision and account, before others give way
NAME_FRAME = 12  # pixels beside the longer of both


class TopBar(QWidget):
    """The name of the program, the decision in view, tools, and the export.

    A tool is an action and its icon; a button has its look and a shorter word besides.
    """

    def __init__(
        self,
        tools: Sequence[tuple[QAction, str]],
        buttons: Sequence[tuple[QAction, str, str, str]],
        left_width: int,
        views: Sequence[QAction] = (),
        search: QAction | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedHeight(HEIGHT)
        self._left_width = left_width - theme.space(2)
        self._product = product = Label(PRODUCT, "title")
        product.setFixedWidth(self._left_width)
        self.where, self.account = Elided("", "name"), Elided("", "quiet")
        line = self._line = QHBoxLayout(self)
        line.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        line.setContentsMargins(theme.space(2), 0, theme.space(2), 0)
        line.setSpacing(theme.space(1))
        line.addWidget(product)
        self.views = Segments(views)
        line.addWidget(self.views, 0, Qt.AlignmentFlag.AlignVCenter)
        self.views.setVisible(len(views) > 1)  # now that it is no window of its own
        line.addSpacing(theme.space(1))
        line.addLayout(self._place(), 1)
        self.search = None if search is None else Search(search)
        self._searching = None if search is None else _Tool(search, "search")
        for widget in (self.search, self._searching):
            if widget is not None:
                line.addWidget(widget)
        for action, icon in tools:
            line.addWidget(_Tool(action, icon))
        line.addSpacing(theme.space(1))
        self.buttons = [_Button(*one) for one in buttons]
        for one in self.buttons:
            line.addWidget(one)

    def _place(self) -> QVBoxLayout:
        """The decision above its account: in one line one of both would have no room."""
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch()
        column.addWidget(self.where)
        column.addWidget(self.account)
        column.addStretch()
        return column

    def minimumSizeHint(self) -> QSize:
        """Return what the bar takes at its narrowest: icons on buttons, views in a menu."""
        spare = sum(one.width_of(one.shown) for one in self.buttons)
        spare += self._product.width() - self._own_width()
        spare += 0 if self.views.is_compact else self.views.spared()
        if self.search is not None and not self.search.isHidden():
            spare += self.search.spared()
        return QSize(self._line.minimumSize().width() - spare, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Give views their room first, then decision and account, then buttons their words."""
        room = self.width() - self.minimumSizeHint().width() - LEAST_NAME
        compact = self.views.spared() > room
        room -= 0 if compact else self.views.spared()
        self.views.show_compact(on=compact)
        name = max(one.sizeHint().width() for one in (self.where, self.account)) + NAME_FRAME
        room -= max(0, min(room, min(name, MOST_NAME) - LEAST_NAME))
        room = self._share_words(0 if compact else room) + (room if compact else 0)
        if self.search is not None and self._searching is not None:
            wide = self.search.spared() <= room
            room -= self.search.spared() if wide else 0
            self.search.setVisible(wide)
            self._searching.setVisible(not wide)
        own = self._own_width()
        self._product.setFixedWidth(max(own, min(self._left_width, own + room)))
        self._line.activate()  # else it would be painted squeezed once, as before

    def _own_width(self) -> int:
        """Return what the name of the program takes; a label's hint is what was fixed last."""
        return self._product.fontMetrics().horizontalAdvance(PRODUCT) + theme.space(0.5)

    def _share_words(self, room: int) -> int:
        """Give buttons their words, else short ones, the export first; return what is left."""
        whole = sum(one.width_of(Words.WHOLE) for one in self.buttons) <= room
        for one in (*self.buttons[-1:], *self.buttons[:-1]):
            words = Words.WHOLE if whole else Words.SHORT
            if one.width_of(words) > room:
                words = Words.NONE
            one.show_words(words)
            room -= one.width_of(words)
        return room

    def show_place(self, decision: str, account: str) -> None:
        """Name the decision in view and the account it belongs to."""
        self.where.setText(decision)
        self.account.setText(account)
        QTimer.singleShot(0, self, self._share_out)  # once it is laid out


class _Tool(ToolButton):
    """An icon that does what an action does."""

    def __init__(self, action: QAction, icon: str) -> None:
        super().__init__()
        self._action = action
        side = theme.eased(18)
        self.setIcon(icons.icon(icon, size=side))
        self.setIconSize(QSize(side, side))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        name(self, self._action)


class Search(PushButton):
    """What looks like a field and opens the palette, with its keys at the right."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self.setObjectName("search")
        self.hide()  # until it is known that there is room
        self.setIcon(icons.icon("search", "text.faint", 15))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def spared(self) -> int:
        """Return how much narrower the bar is with an icon instead."""
        return self.width() - theme.eased(TOOL)

    def _keys(self) -> str:
        return self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def _wide(self) -> int:
        """Return how wide it is, so that words and keys stand beside each other."""
        keys = QFontMetrics(theme.font("small")).horizontalAdvance(self._keys())
        words = self.fontMetrics().horizontalAdvance(self.text())
        return max(SEARCH, words + keys + self.iconSize().width() + theme.space(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text.faint"))
        end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(self.rect().adjusted(0, 0, -theme.space(1.5), 0), end, self._keys())
        painter.end()

    def _follow(self) -> None:
        self.setText(self._action.text().replace("&", ""))
        self.setFixedWidth(self._wide())
        name(self, self._action)


class Words(Enum):
    """How much a button of the bar says beside its icon; its tooltip says it all anyway."""

    NONE = 0
    SHORT = 1
    WHOLE = 2


class _Button(PushButton):
    """A button with the words of an action, or a shorter one where there is less room."""

    def __init__(self, action: QAction, icon: str, look: str, short: str) -> None:
        super().__init__()
        self._action, self._short = action, short
        self.shown = Words.WHOLE
        self.setProperty("look", look)
        token = "text.on_accent" if look == "primary" else "text.soft"
        side = theme.eased(16)
        self.setIcon(icons.icon(icon, token, side))
        self.setIconSize(QSize(side, side))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    @property
    def has_words(self) -> bool:
        return self.shown is not Words.NONE

    def show_words(self, words: Words) -> None:
        """Say so much from now on."""
        if words is not self.shown:
            self.shown = words
            self._follow()

    def width_of(self, words: Words) -> int:
        """Return how much wider the button is with its words."""
        # as Qt measures it: a pixel more or less, and what fits would depend on what is shown
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self._said(words)).width()

    def _said(self, words: Words) -> str:
        whole = self._action.text().replace("&", "").rstrip("…")
        return {Words.NONE: "", Words.SHORT: self._short, Words.WHOLE: whole}[words]

    def _follow(self) -> None:
        self.setText(self._said(self.shown))
        name(self, self._action)


def name(button: QToolButton | QPushButton, action: QAction) -> None:
    """Call a button what its action is called, with its keys; usable when that is."""
    text = action.text().replace("&", "")
    keys = action.shortcut().toString()
    button.setAccessibleName(text)
    button.setToolTip(plain_tooltip(f"{text} ({keys})" if keys else text))
    button.setEnabled(action.isEnabled())
