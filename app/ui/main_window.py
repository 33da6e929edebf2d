"""The window: puts bars, panels and the map together, and nothing more.

It paints first and is furnished after: what an empty window does not need is imported when it
has been seen, Qt's own lists of constants included, which take as long as all the rest.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent

    from app.model.values import Id
    from app.model.vocabulary import Role
    from app.ui.actions import Actions
    from app.ui.canvas.view import MapView
    from app.ui.document import Document, Ref
    from app.ui.panels.gap_list import GapPanel
    from app.ui.panels.inspector import Inspector
    from app.ui.panels.trace import TracePanel
    from app.ui.session import Session
    from app.ui.window_actions import WindowActions

LEFT, RIGHT, BELOW = 256, 328, 240
SIZE = (1440, 900)
GEOMETRY, SPLIT_ACROSS, SPLIT_DOWN = "window/geometry", "window/across", "window/down"
GROUND = "window/ground"  # the colour of the last time, to begin with
PRODUCT = "Vis-à-vis"


class MainWindow(QMainWindow):
    """One workspace, one account at a time."""

    painted = Signal()  # once: the empty window has been seen

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.document: Document | None = None
        self.map: MapView | None = None
        self.inspector: Inspector | None = None
        self.gaps: GapPanel | None = None
        self.trace: TracePanel | None = None
        self.setWindowTitle(PRODUCT)
        self.setAcceptDrops(True)
        self.resize(*SIZE)
        geometry = settings.bytes(GEOMETRY)
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        ground = _Ground(settings.text(GROUND))
        ground.painted.connect(self.painted)
        self.setCentralWidget(ground)

    # -- furnishing

    def furnish(self, session: Session) -> None:
        """Bring in menus, bars and panels; after the first paint."""
        from app.ui import theme  # noqa: PLC0415
        from app.ui.actions import Actions  # noqa: PLC0415
        from app.ui.garbage import GarbageCollector  # noqa: PLC0415
        from app.ui.panels.status import StatusLine  # noqa: PLC0415
        from app.ui.window_actions import WindowActions  # noqa: PLC0415

        self.session = session
        self.garbage = GarbageCollector(self)
        self.actions_: Actions = Actions(self)
        on_map = self.actions_.on_map()
        self.addActions([one for one in self.actions_.all() if one not in on_map])
        self.status = StatusLine()
        self.setStatusBar(self.status)
        self.doing: WindowActions = WindowActions(self)
        self.build()
        session.opened.connect(self.show_document)
        session.left.connect(self._leave)
        session.listed.connect(self._on_listed)
        session.saving.connect(self.status.show_state)
        session.failed.connect(self._on_failed)
        theme.changes().changed.connect(self.build)
        session.listen()

    def build(self) -> None:
        """Make everything that is seen, in the language and the theme that hold now."""
        from app.ui import theme  # noqa: PLC0415
        from app.ui.panels import style  # noqa: PLC0415
        from app.ui.panels.accounts import AccountsPanel  # noqa: PLC0415
        from app.ui.panels.role_wheel import RolePanel  # noqa: PLC0415
        from app.ui.panels.start_page import StartPage, Waiting  # noqa: PLC0415
        from app.ui.panels.top_bar import TopBar  # noqa: PLC0415

        self.hand_on()
        self.setStyleSheet(style.sheet())
        self.actions_.retranslate()
        self.actions_.fill(self.menuBar())
        self.status.retranslate()
        act = self.actions_
        self.bar = TopBar(
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
                (act["contact.log"], "message", ""),
                (act["import"], "file-import", ""),
                (act["export.picture"], "photo", "primary"),
            ],
            LEFT,
        )
        self.accounts = AccountsPanel()
        self.accounts.chosen.connect(self.session.open_account)
        self.accounts.add.clicked.connect(act["account.new"].trigger)
        self.roles = RolePanel()
        self.roles.asked.connect(self.show_trace)
        self.left = _column(self.accounts, _hair(), self.roles)
        self.inspecting = QStackedWidget()
        self.notices = QVBoxLayout()
        self.notices.setContentsMargins(0, 0, 0, 0)
        self.notices.setSpacing(theme.space(1))
        self.right = QWidget()
        self.right.setObjectName("panel")
        column = QVBoxLayout(self.right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.notices)
        column.addWidget(self.inspecting, 1)
        self.middle = QStackedWidget()
        self.start_page = StartPage(act["account.new"], act["import"], act["sample.add"])
        self.waiting = Waiting()
        self.middle.addWidget(self.waiting)
        self.middle.addWidget(self.start_page)
        self.across = QSplitter(QtCore.Qt.Orientation.Horizontal)
        self._assemble()
        self._show_panels()
        self.accounts.show_lines(self.session.lines)
        self._build_document()
        self.doing.follow()

    def _assemble(self) -> None:
        self.across.setHandleWidth(1)
        self.across.setChildrenCollapsible(False)
        for part in (self.left, self.middle, self.right):
            self.across.addWidget(part)
        self.across.setStretchFactor(1, 1)
        self.across.setSizes([LEFT, self.width() - LEFT - RIGHT, RIGHT])
        self.left.setMinimumWidth(220)
        self.right.setMinimumWidth(280)
        kept = self.settings.bytes(SPLIT_ACROSS)
        if not kept.isEmpty():
            self.across.restoreState(kept)
        self.setCentralWidget(_column(self.bar, _hair(), self.across))

    # -- the document in view

    def show_document(self, document: Document | None) -> None:
        """Put an account in view; None: the workspace is empty."""
        self.document = document
        if document is not None:
            for signal, slot in self._followed(document):
                signal.connect(slot)
        self._build_document()
        self.doing.follow()
        if document is not None:
            # after the map is painted: importing NetworkX beside it would hold it up
            QTimer.singleShot(0, document, document.start_analysis)
            self.doing.files.go_on()

    def _followed(self, document: Document) -> list[tuple[Any, Callable[..., object]]]:
        """Return what the window hears from the document in view, and what it does then."""
        return [
            (document.analysed, self._on_report),
            (document.turned, self._on_turned),
            (document.changed, self._on_change),
            (document.undo_stack.indexChanged, self.doing.follow),
            (document.selected, self.doing.follow),
        ]

    def _build_document(self) -> None:
        from app.ui.panels.gap_list import GapPanel  # noqa: PLC0415
        from app.ui.panels.inspector import Inspector  # noqa: PLC0415
        from app.ui.panels.trace import TracePanel  # noqa: PLC0415

        self._clear_document()
        document = self.document
        if document is None:
            self.setWindowTitle(PRODUCT)
            self.bar.show_place("", "")
            self.roles.show_score(None, {})
            empty = not self.session.lines and self.session.place
            self.middle.setCurrentIndex(1 if empty else 0)
            return
        self.inspector = Inspector(document)
        self.inspector.trace_asked.connect(self.show_trace)
        self.inspector.log_asked.connect(self.doing.accounts.log_contact)
        self.inspector.tie_asked.connect(self.doing.map.draw_tie)
        self.inspector.competitor_asked.connect(self.doing.accounts.add_competitor)
        self.trace = TracePanel(document)
        self.trace.closed.connect(self._close_trace)
        self.inspecting.addWidget(self.inspector)
        self.inspecting.addWidget(self.trace)
        self.map = self._made_map(document)
        self.gaps = GapPanel(document)
        self.gaps.accept_asked.connect(self.doing.accounts.accept_gap)
        self.gaps.dismiss_asked.connect(self.doing.accounts.dismiss_gap)
        self.gaps.shown_on_map.connect(self._show_on_map)
        self.middle.addWidget(self._made_middle(self.map, self.gaps))
        self.middle.setCurrentIndex(self.middle.count() - 1)
        self._show_panels()
        self.doing.notices.show()
        self._on_turned()
        if document.report is not None:
            self._on_report(document.report)

    def _made_map(self, document: Document) -> MapView:
        from app.ui.canvas.view import MapView  # noqa: PLC0415

        room = QtCore.QSize(self.width() - LEFT - RIGHT, self.height() - BELOW - 120)
        view = MapView(document, room)
        view.viewport().setAcceptDrops(False)  # a file dropped on the map is for the window
        view.addActions(self.actions_.on_map())
        self.doing.map.dress(view)
        return view

    def _made_middle(self, view: QWidget, gaps: QWidget) -> QWidget:
        self.down = QSplitter(QtCore.Qt.Orientation.Vertical)
        self.down.setHandleWidth(1)
        self.down.setChildrenCollapsible(False)
        self.down.addWidget(view)
        self.down.addWidget(gaps)
        self.down.setStretchFactor(0, 1)
        self.down.setSizes([self.height() - BELOW - 120, BELOW])
        kept = self.settings.bytes(SPLIT_DOWN)
        if not kept.isEmpty():
            self.down.restoreState(kept)
        holder = QWidget()
        holder.setObjectName("ground")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.down, 1)
        return holder

    def _clear_document(self) -> None:
        while self.middle.count() > 2:  # noqa: PLR2004  waiting and start page stay
            self._discard(self.middle, self.middle.widget(2))
        while self.inspecting.count():
            self._discard(self.inspecting, self.inspecting.widget(0))
        self.map = self.inspector = self.gaps = self.trace = None

    def _discard(self, stack: QStackedWidget, page: QWidget | None) -> None:
        if page is not None:
            stack.removeWidget(page)
            page.hide()
            page.deleteLater()

    def _leave(self) -> None:
        """Take leave of the account in view: hand on what was typed, and show it no longer."""
        self.hand_on()
        self.keep_splits()
        if self.document is not None:
            for signal, slot in self._followed(self.document):
                signal.disconnect(slot)
        self.document = None
        self._clear_document()
        self.middle.setCurrentIndex(0)
        self.doing.follow()

    # -- following the document

    def _on_report(self, report: Any) -> None:
        from app.ui.panels.role_wheel import RoleShare  # noqa: PLC0415

        document = self.document
        if document is None:
            return
        shares = {r: RoleShare(one.points, one.of) for r, one in report.score.roles.items()}
        self.roles.show_score(report.score.total, shares)
        account = document.plan.account.id
        self.session.keep_score(document.opportunity, report.score.total)
        self.accounts.show_score(account, document.opportunity, report.score.total)
        self.session.list_scores()

    def _on_failed(self, sentence: str) -> None:
        self.status.tell(sentence)
        if self.document is None:
            self.waiting.show_words(sentence)

    def _on_turned(self) -> None:
        document = self.document
        if document is None:
            return
        decision = document.plan.label(document.opportunity)
        account = document.plan.account
        self.setWindowTitle(f"{decision} – {account.label} – {PRODUCT}")
        self.bar.show_place(decision, account.label)
        self.accounts.show_current(account.id, document.opportunity)
        if document.report is None:
            self.roles.show_score(None, {})

    def _on_change(self, change: Any) -> None:
        from app.model.decision import Opportunity  # noqa: PLC0415
        from app.model.people import Account  # noqa: PLC0415

        if change.kinds & {Account, Opportunity} and self.document is not None:
            self.session.relist(self.document)
            self._on_turned()

    def _on_listed(self, lines: Any) -> None:
        self.accounts.show_lines(lines)
        document = self.document
        if document is not None:
            self.accounts.show_current(document.plan.account.id, document.opportunity)
            if document.report is not None:
                self._on_report(document.report)

    # -- what actions and panels ask for

    def show_trace(self, about: Role | Id | None = None) -> None:
        """Show where points come from: all, of a role, or of a person."""
        if self.trace is not None:
            self.settings.put("panel.inspector", True)
            self._show_panels()
            self.inspecting.setCurrentWidget(self.trace)  # what is hidden takes no focus
            self.trace.show_trace(about)

    def _close_trace(self) -> None:
        if self.inspector is not None:
            self.inspecting.setCurrentWidget(self.inspector)

    def _show_on_map(self, refs: frozenset[Ref]) -> None:
        if self.map is not None:
            self.map.show_refs(refs)
        self._close_trace()

    def _show_panels(self) -> None:
        for id, panel in (
            ("panel.accounts", self.left),
            ("panel.inspector", self.right),
            ("panel.gaps", self.gaps),
        ):
            shown = self.settings.flag(id, default=True)
            self.actions_[id].setChecked(shown)
            if panel is not None:
                panel.setVisible(shown)

    def toggle_panel(self, id: str) -> None:
        """Show or hide a panel as its menu item says now."""
        self.settings.put(id, self.actions_[id].isChecked())
        self._show_panels()

    def hand_on(self) -> None:
        """Hand on what was typed in the inspector and not left yet."""
        if self.inspector is not None:
            self.inspector.flush()

    def panels(self) -> list[QWidget]:
        """Return what F6 goes round, as far as it is shown."""
        found: list[QWidget | None] = [self.map, self.gaps, self.right, self.left]
        return [panel for panel in found if panel is not None and panel.isVisible()]

    # -- the window itself

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self._keep_up_with_the_day()

    def _keep_up_with_the_day(self) -> None:
        if self.document is not None:
            self.doing.keep_up_with_the_day()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.doing.files.bring_in(Path(files[0]))

    def keep_splits(self) -> None:
        """Keep how wide and high the panels are."""
        self.settings.put(SPLIT_ACROSS, self.across.saveState())
        if self.document is not None:
            self.settings.put(SPLIT_DOWN, self.down.saveState())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.put(GEOMETRY, self.saveGeometry())
        if hasattr(self, "session"):
            from app.ui import theme  # noqa: PLC0415

            self.settings.put(GROUND, theme.colour("surface.window").name())
            self.keep_splits()
            theme.changes().changed.disconnect(self.build)
            self.session.close()
            self.garbage.stop()
        self.settings.flush()
        super().closeEvent(event)


class _Ground(QFrame):
    """The window before it is furnished: a ground that says so once it has been painted.

    A style sheet paints it, as a painter's first call makes Qt list all its constants.
    """

    painted = Signal()

    def __init__(self, colour: str) -> None:
        super().__init__()
        if colour:
            self.setStyleSheet(f"background: {colour}")
        self._seen = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()


def _hair() -> QFrame:
    line = QFrame()
    line.setObjectName("hair")
    line.setFixedHeight(1)
    return line


def _column(*parts: QWidget) -> QWidget:
    holder = QWidget()
    holder.setObjectName("panel")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    return holder
