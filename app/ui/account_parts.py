"""What the window shows of an account, each part joined to what the window does for it."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.i18n import mark
from app.ui import explaining, furniture, view_pages
from app.ui.panels.bottom import BottomPanel
from app.ui.panels.gap_list import GapPanel
from app.ui.views.needs import NEEDS
from app.ui.views.stack import MAP, ViewStack

if TYPE_CHECKING:
    from app.ui.canvas.prepared import MapStock
    from app.ui.canvas.view import MapView
    from app.ui.document import Document
    from app.ui.main_window import MainWindow
    from app.ui.panels.history import HistoryPanel
    from app.ui.panels.history_log import LogPanel
    from app.ui.panels.inspector import Inspector
    from app.ui.panels.trace import TracePanel


class Parts:
    """The map and what stands below it, made a part at a turn before they are shown."""

    map: MapView
    gaps: GapPanel
    bottom: BottomPanel

    def __init__(
        self, window: MainWindow, document: Document, stock: MapStock | None = None
    ) -> None:
        """Make nothing yet; a `stock` may have been prepared for the map."""
        self.document = document
        self.steps = self._making(window, document, stock)

    def _making(
        self, window: MainWindow, document: Document, stock: MapStock | None
    ) -> Generator[None]:
        room = furniture.room_of_map(window.size())
        self.map = window.doing.map.new_map(document, room, stock)
        yield
        self.gaps = gaps(window, document)
        yield
        self.bottom = below(window, document, self.gaps)
        yield

    def finish(self) -> Parts:
        """Make what is not there yet."""
        for _step in self.steps:
            pass
        return self

    def discard(self) -> None:
        """Let go of what was made and is not shown."""
        self.steps.close()
        for part in (one for one in vars(self).values() if isinstance(one, QWidget)):
            part.deleteLater()


def inspector(window: MainWindow, document: Document) -> Inspector:
    """Return what shows and edits what is selected."""
    from app.ui.panels.inspector import Inspector  # noqa: PLC0415  after the map is painted

    panel = Inspector(document)
    panel.trace_asked.connect(window.show_trace)
    panel.left.connect(window.doing.map.take_the_keyboard)
    panel.log_asked.connect(window.doing.accounts.log_contact)
    panel.tie_asked.connect(window.doing.map.draw_tie)
    panel.competitor_asked.connect(window.doing.accounts.add_competitor)
    return panel


def trace(window: MainWindow, document: Document) -> TracePanel:
    """Return what shows where points come from."""
    from app.ui.panels.trace import TracePanel  # noqa: PLC0415  after the map is painted

    return TracePanel(document, partial(explaining.set_for_all, window.session))


def gaps(window: MainWindow, document: Document) -> GapPanel:
    """Return the list of gaps."""
    account = document.copy.plan.account.id
    panel = GapPanel(document, partial(explaining.read_log, window.session, account))
    panel.why_asked.connect(window.show_trace)
    panel.accept_asked.connect(window.doing.accounts.accept_gap)
    panel.dismiss_asked.connect(window.doing.accounts.dismiss_gap)
    panel.menu_asked.connect(partial(window.doing.menus.open_on_gap, panel))
    panel.shown_on_map.connect(window.show_on_map)
    return panel


def below(window: MainWindow, document: Document, first: GapPanel) -> BottomPanel:
    """Return the tabs below the map; all but the gaps are made when first shown."""
    bottom = BottomPanel(window)
    bottom.add(first, mark("Gaps"), "gaps")
    bottom.offer(partial(window.doing.plan.new_panel, document), mark("Plan"), "plan")
    bottom.offer(partial(_history, window, document), mark("History"), "history")
    bottom.offer(partial(_log, window, document), mark("Change log"), "log")
    window.doing.what_if.offer_panels(document, bottom)
    return bottom


def _history(window: MainWindow, document: Document) -> HistoryPanel:
    from app.ui.panels.history import HistoryPanel  # noqa: PLC0415  a later step

    panel = HistoryPanel(document, window.session.with_workspace)
    panel.shown_on_map.connect(window.show_on_map)
    panel.complained.connect(window.status.tell)
    window.history = panel
    return panel


def _log(window: MainWindow, document: Document) -> LogPanel:
    from app.ui.panels.history_log import LogPanel  # noqa: PLC0415  a later step

    panel = LogPanel(document, window.session.with_workspace)
    panel.shown_on_map.connect(window.show_on_map)
    panel.past_asked.connect(window.doing.past.show)
    panel.complained.connect(window.status.tell)
    return panel


def views(window: MainWindow, map_view: MapView) -> ViewStack:
    """Return the map with the views beside it, each made when it is first shown."""
    stack = ViewStack()
    stack.offer(MAP, lambda: map_view)
    stack.offer("matrix", partial(view_pages.matrix, window), NEEDS["matrix"])
    stack.offer("organigram", partial(view_pages.organigram, window), NEEDS["organigram"])
    stack.offer("power", partial(view_pages.power, window), NEEDS["power"])
    return stack
