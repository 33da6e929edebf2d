"""The furniture of the window: its bar, both sides, and the middle with the map above a panel.

All of it is made anew with every language and theme.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import tr
from app.ui import theme
from app.ui.actions import Actions
from app.ui.panels.accounts import AccountsPanel
from app.ui.panels.controls import hair
from app.ui.panels.role_wheel import RolePanel
from app.ui.panels.start_page import StartPage, Waiting
from app.ui.panels.top_bar import TopBar

LEFT, RIGHT = 256, 328
LEAST_LEFT, LEAST_RIGHT = 220, 296
SHARE_LEFT, SHARE_RIGHT = 0.22, 0.29  # of the window's width that texts may widen them to
NARROW = 1240  # pixels of a window that leaves the map little beside wider panels
BELOW = ((720, 0.30), (1080, 0.352))  # a window's height, and the panel's share of it
ENOUGH_BELOW = 424  # pixels that show the first gaps and what the list folds away behind them
BARS = 120  # pixels of the height that menu, top bar and status line take


def top_bar(act: Actions) -> TopBar:
    """Return the bar with what is done most."""
    return TopBar(
        [
            (act["undo"], "arrow-back-up"),
            (act["redo"], "arrow-forward-up"),
            (act["map.add_person"], "user-plus"),
            (act["map.add_member"], "users-plus"),
            (act["map.arrange"], "layout-grid"),
            (act["zoom.fit"], "maximize"),
            (act["map.legend"], "info-circle"),
        ],
        [
            (act["contact.log"], "message", "", tr("Contact")),
            (act["import"], "file-import", "", tr("Import")),
            (act["export.picture"], "photo", "primary", tr("Export")),
        ],
        theme.grown(LEFT),
        act.of_group("view"),
        act["palette"],
    )


class LeftSide(QWidget):
    """The accounts above the wheel of roles."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.accounts = AccountsPanel()
        self.roles = RolePanel()
        stack(self, self.accounts, hair(), self.roles)


class RightSide(QWidget):
    """The notices above what inspects: the inspector, or where points come from."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.notices = QVBoxLayout()
        self.notices.setContentsMargins(0, 0, 0, 0)
        self.notices.setSpacing(theme.space(1))
        self.inspecting = QStackedWidget()
        column = stack(self)
        column.addLayout(self.notices)
        column.addWidget(self.inspecting, 1)

    def clear(self) -> None:
        """Let go of what inspects the account that is left."""
        # the one in front last: where it goes first, the next comes to the front and is filled
        while self.inspecting.count():
            hidden = 0 if self.inspecting.currentIndex() else self.inspecting.count() - 1
            _discard(self.inspecting, self.inspecting.widget(hidden))


class Middle(QStackedWidget):
    """The map above the bottom panel, or what stands there while no account is in view."""

    def __init__(self, start_page: StartPage) -> None:
        super().__init__()
        self.waiting, self.start_page = Waiting(), start_page
        self.down: QSplitter | None = None  # between map and bottom panel
        self.is_parted_by_hand = False
        self.addWidget(self.waiting)
        self.addWidget(start_page)

    def show_none(self, *, is_empty: bool = False) -> None:
        """Show no account: there is none in the workspace, or it is on its way."""
        while self.count() > 2:  # noqa: PLR2004  waiting and start page stay
            _discard(self, self.widget(2))
        self.down = None
        self.setCurrentIndex(1 if is_empty else 0)

    def show_page(self, page: QWidget) -> None:
        """Show a page of its own while no account is in view."""
        self.show_none()
        self.addWidget(page)
        self.setCurrentWidget(page)

    def show_map(self, view: QWidget, below: QWidget, height: int, kept: QByteArray) -> None:
        """Show a map above a panel, parted as was kept, else for a window of this height."""
        down = QSplitter(Qt.Orientation.Vertical)
        down.setHandleWidth(1)
        down.setChildrenCollapsible(False)
        down.addWidget(view)
        down.addWidget(below)
        down.setStretchFactor(0, 1)
        self.is_parted_by_hand = not kept.isEmpty() and down.restoreState(kept)
        if not self.is_parted_by_hand:
            down.setSizes([height - below_of(height) - BARS, below_of(height)])
        down.splitterMoved.connect(self._on_parted)
        holder = QWidget()
        holder.setObjectName("ground")
        stack(holder).addWidget(down, 1)
        self.down = down
        self.addWidget(holder)
        self.setCurrentWidget(holder)

    def _on_parted(self) -> None:
        self.is_parted_by_hand = True

    def minimumSizeHint(self) -> QSize:
        """Return what the page in front needs; those behind it do not widen the window."""
        here = self.currentWidget()
        return super().minimumSizeHint() if here is None else here.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the panel keep its share of the height until somebody parts them by hand."""
        super().resizeEvent(event)
        height = event.size().height()
        if self.down is not None and not self.is_parted_by_hand:
            below = below_of(height + BARS)
            self.down.setSizes([height - below, below])


def middle(act: Actions) -> Middle:
    """Return the middle of the window, with how to begin while the workspace is empty."""
    return Middle(StartPage(act["account.new"], act["import"], act["sample.add"]))


def below_of(height: int) -> int:
    """Return how high the panel below the map is in a window of this height."""
    (low, least), (tall, most) = BELOW
    part = min(max((height - low) / (tall - low), 0.0), 1.0)
    return min(round(height * (least + part * (most - least))), theme.grown(ENOUGH_BELOW))


def _sides(width: int) -> tuple[int, int]:
    narrow = width < theme.grown(NARROW)
    left, right = (LEAST_LEFT, LEAST_RIGHT) if narrow else (LEFT, RIGHT)
    return (
        max(LEAST_LEFT, min(theme.grown(left), round(SHARE_LEFT * width))),
        max(theme.eased(LEAST_RIGHT), min(theme.grown(right), round(SHARE_RIGHT * width))),
    )


def beside_one_another(
    left: QWidget, middle: QWidget, right: QWidget, width: int, kept: QByteArray
) -> QSplitter:
    """Return the three parts of the window, as wide as was kept, else for this width."""
    across = QSplitter(Qt.Orientation.Horizontal)
    across.setHandleWidth(1)
    across.setChildrenCollapsible(False)
    for part in (left, middle, right):
        across.addWidget(part)
    across.setStretchFactor(1, 1)
    sides = _sides(width)
    across.setSizes([sides[0], width - sum(sides), sides[1]])
    left.setMinimumWidth(LEAST_LEFT)
    right.setMinimumWidth(theme.eased(LEAST_RIGHT))
    if not kept.isEmpty():
        across.restoreState(kept)
    return across


def whole(bar: QWidget, parts: QWidget) -> QWidget:
    """Return all of the window below its menus: a bar above what stands beside one another."""
    made = QWidget()
    made.setObjectName("panel")
    stack(made, bar, hair(), parts)
    return made


def room_of_map(window: QSize) -> QSize:
    """Return what a map will have in a window of this size."""
    height = window.height()
    return QSize(window.width() - sum(_sides(window.width())), height - below_of(height) - BARS)


def stack(holder: QWidget, *parts: QWidget) -> QVBoxLayout:
    """Put parts below one another into a holder, edge to edge."""
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    return column


def _discard(stack: QStackedWidget, page: QWidget | None) -> None:
    if page is not None:
        stack.removeWidget(page)
        page.hide()
        page.deleteLater()
