"""The window: brings in bars, panels and the map, and shows an account in them.

It paints first and is furnished after: what an empty window does not need is imported when it
has been seen, Qt's own lists of constants included, which take as long as all the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from app.ui.ground import Ground
from app.ui.inspecting import Inspects
from app.ui.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from app.ui.actions import Actions
    from app.ui.canvas.view import MapView
    from app.ui.document import Document, Ref
    from app.ui.panels.bottom import BottomPanel
    from app.ui.panels.gap_list import GapPanel
    from app.ui.panels.history import HistoryPanel
    from app.ui.session import Session
    from app.ui.views.stack import ViewStack
    from app.ui.window_actions import WindowActions

SIZE = (1440, 900)  # at the first start, as far as the screen has room for it
TITLE = 30  # pixels that a system takes of the height for the title of a window
VIEW = "window/view"  # the one in front the last time
GEOMETRY, SPLIT_ACROSS, SPLIT_DOWN = "window/geometry", "window/across", "window/down"
GROUND = "window/ground"  # the colour of the last time, to begin with
PRODUCT = "Vis-à-vis"


class MainWindow(Inspects, QMainWindow):
    """One workspace, one account at a time."""

    painted = Signal()  # once: the empty window has been seen

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.document: Document | None = None
        self.map: MapView | None = None
        self.bottom: BottomPanel | None = None
        self.gaps: GapPanel | None = None
        self.history: HistoryPanel | None = None
        self.views: ViewStack | None = None
        self.is_furnished = False
        self.show_title()
        self.setAcceptDrops(True)
        room = self.screen().availableGeometry()
        wide, high = SIZE
        self.resize(min(wide, room.width()), min(high, room.height() - TITLE))
        geometry = settings.bytes(GEOMETRY)
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        ground = Ground(settings.text(GROUND))
        ground.painted.connect(self.painted)
        self.setCentralWidget(ground)

    # -- furnishing

    def furnish(self, session: Session) -> Iterator[str]:
        """Bring in menus, bars and panels by and by; `session` listens once all are there."""
        from app.ui import coming, following, garbage, theme  # noqa: PLC0415  once it is seen
        from app.ui.actions import Actions  # noqa: PLC0415  as above
        from app.ui.panels.status import StatusLine  # noqa: PLC0415  as above
        from app.ui.window_actions import WindowActions  # noqa: PLC0415  as above

        self.session = session
        self.garbage = garbage.GarbageCollector(self)
        self.actions_: Actions = Actions(self)
        yield "actions"
        self.status = StatusLine()
        self.doing: WindowActions = WindowActions(self)
        self.following, self.coming = following.Following(self), coming.Coming(self)
        yield "doing"
        yield from self._building()
        self.setStatusBar(self.status)
        on_map = self.actions_.on_map()
        self.addActions([one for one in self.actions_.all() if one not in on_map])
        session.opened.connect(self.coming.show)
        session.left.connect(self._leave)
        session.saving.connect(self.status.show_state)
        session.failed.connect(self._on_failed)
        theme.changes().changed.connect(self.build)
        self.is_furnished = True

    def build(self) -> None:
        """Make everything that is seen, in the language and the theme that hold now."""
        for _part in self._building():
            pass

    def _building(self) -> Iterator[str]:
        """Make what is seen a part at a time; the last step alone shows it, and lets it act."""
        from app.ui import explaining, furniture, standing, stepwise  # noqa: PLC0415  as above
        from app.ui.panels import style  # noqa: PLC0415  as above

        self.hand_on()
        was_open = standing.taken(self)
        act = self.actions_
        act.retranslate()
        self.status.retranslate()
        self.bar = furniture.top_bar(act)
        yield "bar"
        self.left = furniture.LeftSide()
        self.accounts, self.roles = self.left.accounts, self.left.roles
        self.accounts.chosen.connect(self.session.open_account)
        self.accounts.add.clicked.connect(act["account.new"].trigger)
        self.roles.asked.connect(self.show_trace)
        self.roles.note_asked.connect(partial(explaining.show_note, self))
        yield "left"
        self.right = furniture.RightSide()
        self.notices, self.inspecting = self.right.notices, self.right.inspecting
        self.middle = furniture.middle(act)
        self.waiting, self.start_page = self.middle.waiting, self.middle.start_page
        kept = self.settings.bytes(SPLIT_ACROSS)
        self.across = furniture.beside_one_another(
            self.left, self.middle, self.right, self.width(), kept
        )
        whole = furniture.whole(self.bar, self.across)
        yield "whole"
        act.fill(self.menuBar())
        self.doing.finding.fill_menu(self.menuBar())
        self.doing.hands.fill_menu(self.menuBar())
        self.setStyleSheet(style.sheet())
        if not self.is_furnished:  # its ground is seen a turn longer
            stepwise.paint_next_turn(whole)
        self.setCentralWidget(whole)
        self._show_panels()
        self.accounts.show_lines(self.session.decisions.lines)
        self._build_document()
        self.coming.begin_again()
        standing.put_back(self, was_open)
        self.doing.follow()

    # -- the account in view

    def show_document(self, document: Document | None) -> None:
        """Put an account in view; None: the workspace is empty."""
        from app.ui import stepwise  # noqa: PLC0415  after the window is seen

        self.document = document
        if document is not None:
            self.following.begin(document)
        self._build_document(map_first=True)
        self.doing.follow()
        if document is not None:
            self.inspect_soon(document)
            # with NetworkX, which is imported beside the window but takes time from it
            stepwise.after_painting(self.middle, document, document.start_analysis)
            self.doing.files.go_on()

    def turn_to(self, document: Document) -> None:
        """Show the account in view as another document has it, as it was once or as it is."""
        from app.ui import standing  # noqa: PLC0415  as in `build`

        was_open = standing.taken(self)
        self._leave()
        self.show_document(document)
        standing.put_back(self, was_open)

    def _build_document(self, *, map_first: bool = False) -> None:
        from app.ui import keyboard  # noqa: PLC0415  after the window is seen

        self._clear_document()
        document = self.document
        if document is None:
            empty = not self.session.decisions.lines and bool(self.session.place)
            if not self.doing.backups.show_page():
                self.middle.show_none(is_empty=empty)
        else:
            self.begin_inspecting(document)
            if not map_first:
                self.inspect()
            self._show_map(document)
            self._show_panels()
            self.doing.notices.show()
        keyboard.settle(self)
        self.following.show_all()

    def _show_map(self, document: Document) -> None:
        """Bring in the map with the views beside it, and what stands below."""
        from app.ui import account_parts, stepwise  # noqa: PLC0415  after the window is seen
        from app.ui.views.stack import MAP  # noqa: PLC0415  as above

        parts = self.coming.parts(document)
        self.map, self.gaps, self.bottom = parts.map, parts.gaps, parts.bottom
        kept = self.settings.bytes(SPLIT_DOWN)
        self.views = account_parts.views(self, self.map)
        self.views.turned.connect(self._on_view)
        framed = self.doing.finding.framed(document, self.views)
        framed = self.doing.past.framed(document, self.doing.what_if.framed(document, framed))
        led = self.doing.first.framed(document, framed)
        stepwise.paint_next_turn(self.middle, self.map.get_ready)
        self.middle.show_map(led, self.bottom, self.height(), kept)
        self.show_view(self.settings.text(VIEW, MAP))

    def show_view(self, name: str) -> None:
        """Bring a view of the account to the front."""
        from app.ui.views.stack import MAP  # noqa: PLC0415  after the window is seen

        if self.views is not None and self.views.show_view(name) is None:
            self.views.show_view(MAP)

    def _on_view(self, name: str) -> None:
        self.settings.put(VIEW, name)
        self.actions_[f"view.{name}"].setChecked(True)

    def _clear_document(self) -> None:
        self.middle.show_none()
        self.inspect_no_more()
        self.map = self.bottom = self.gaps = self.history = self.views = None

    def _leave(self) -> None:
        """Take leave of the account in view: hand on what was typed, and show it no longer."""
        from app.ui import standing, stepwise  # noqa: PLC0415  as in `build`

        stepwise.paint_next_turn(self.middle)  # what comes may be there by then
        self.coming.let_go()
        self.hand_on()
        standing.keep_splits(self)
        if self.document is not None:
            self.following.end(self.document)
            self.document.supposing.end()
        self.document = None
        self._clear_document()
        self.doing.follow()

    def _on_failed(self, sentence: str) -> None:
        self.status.tell(sentence)
        if self.document is None:
            self.waiting.show_words(sentence)

    # -- what actions and panels ask for

    def show_on_map(self, refs: frozenset[Ref]) -> None:
        """Select these and bring them into view."""
        if self.map is not None:
            self.map.show_refs(refs)
        self.close_trace()

    def _show_panels(self) -> None:
        for id, panel in (
            ("panel.accounts", self.left),
            ("panel.inspector", self.right),
            ("panel.gaps", self.bottom),
        ):
            shown = self.settings.flag(id, default=True)
            self.actions_[id].setChecked(shown)
            if panel is not None:
                panel.setVisible(shown)

    def show_panel(self, id: str) -> None:
        """Show a panel, also where it was hidden."""
        self.settings.put(id, True)
        self._show_panels()

    def toggle_panel(self, id: str) -> None:
        """Show or hide a panel as its menu item says now."""
        self.settings.put(id, self.actions_[id].isChecked())
        self._show_panels()

    def panels(self) -> list[QWidget]:
        """Return what F6 goes round, as far as it is shown."""
        below = None if self.bottom is None else self.bottom.currentWidget()
        view = None if self.views is None else self.views.currentWidget()
        found: list[QWidget | None] = [view, below, self.right, self.left]
        return [panel for panel in found if panel is not None and panel.isVisible()]

    # -- the window itself

    def show_title(self, *names: str) -> None:
        """Show what is in view, by its names, in the title of the window."""
        self.setWindowTitle(" – ".join((*names, PRODUCT)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        woken = event.type() is QEvent.Type.ActivationChange and self.isActiveWindow()
        if woken and self.document is not None:
            self.doing.keep_up_with_the_day()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.is_furnished and self.doing.files.dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = self.doing.files.dropped(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.doing.files.bring_in(file)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.put(GEOMETRY, self.saveGeometry())
        if hasattr(self, "session"):
            from app.ui import standing, theme  # noqa: PLC0415  after the window is seen

            self.settings.put(GROUND, theme.colour("surface.window").name())
            if self.is_furnished:
                standing.keep_splits(self)
                theme.changes().changed.disconnect(self.build)
            self.hide()  # a server that hangs is waited for out of sight
            self.session.close()
            self.garbage.stop()
        self.settings.flush()
        super().closeEvent(event)
