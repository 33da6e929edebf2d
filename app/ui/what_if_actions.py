"""What-ifs in the window: begun, kept as a plan or let go, and what shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.i18n import mark

if TYPE_CHECKING:
    from app.ui.document import Document, Ref
    from app.ui.main_window import MainWindow
    from app.ui.panels.bottom import BottomPanel

DIFFERENCE = "difference"  # the tab of what a what-if changes


class WhatIfActions:
    """Turns a what-if on and off, and asks what a plan needs."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what to do, by action."""
        return {"what_if": self.turn}

    def turn(self) -> None:
        """Begin a what-if, or let go of the one that is on."""
        document = self._window.document
        if document is None:
            return
        self._window.hand_on()
        if document.supposing.is_on:
            document.supposing.end()
        else:
            document.supposing.begin()
        self._window.doing.follow()

    def keep(self) -> None:
        """Ask when the supposed relationships are due, and keep them as a plan."""
        from app.ui.dialogs.keep_plan import KeepPlanDialog  # noqa: PLC0415  seldom needed

        document = self._window.document
        if document is not None and document.supposing.is_on:
            KeepPlanDialog(self._window, document).open()

    def try_leaving(self, ref: Ref) -> None:
        """Suppose that somebody leaves, and show what that does."""
        from app.ui.panels.what_if_button import suppose_gone  # noqa: PLC0415  not at the start

        document = self._window.document
        if document is not None:
            suppose_gone(document, ref)

    def offer_panels(self, document: Document, bottom: BottomPanel) -> None:
        """Offer what departures would cost, and what a what-if changes while one is on."""
        bottom.offer(lambda: self._departures(document), mark("Departures"), "departures")
        bottom.offer(lambda: self._difference(document), mark("Difference"), DIFFERENCE)
        _DifferenceTab(self._window, document, bottom)

    def _departures(self, document: Document) -> QWidget:
        from app.ui.panels.departures import DeparturesPanel  # noqa: PLC0415  when first shown

        panel = DeparturesPanel(document)
        panel.try_asked.connect(self.try_leaving)
        panel.shown_on_map.connect(self._window.show_on_map)
        return panel

    def _difference(self, document: Document) -> QWidget:
        from app.ui.panels.difference import DifferencePanel  # noqa: PLC0415  as above

        panel = DifferencePanel(document)
        panel.shown_on_map.connect(self._window.show_on_map)
        return panel

    def framed(self, document: Document, view: QWidget) -> QWidget:
        """Return the map with what is supposed above it, while something is."""
        from app.ui.what_if_bar import WhatIfFrame  # noqa: PLC0415  a later step of the start

        frame = WhatIfFrame(document, view)
        frame.bar.keep_asked.connect(self.keep)
        return frame


class _DifferenceTab(QObject):
    """Shows the tab of what changes while a what-if is on; then the one of before."""

    def __init__(self, window: MainWindow, document: Document, bottom: BottomPanel) -> None:
        super().__init__(bottom)
        self._window, self._supposing, self._bottom = window, document.supposing, bottom
        self._before = bottom.current()
        self._is_on = False
        bottom.set_offered(DIFFERENCE, on=False)
        document.supposing.changed.connect(self._follow)
        self._follow()  # the window may be built anew, in another language or theme

    def _follow(self) -> None:
        on = self._supposing.is_on
        if on == self._is_on:
            return
        self._is_on = on
        if on:
            self._before = self._bottom.current()
        self._bottom.set_offered(DIFFERENCE, on=on)
        self._bottom.show_tab(DIFFERENCE if on else self._before)
        wanted = self._window.settings.flag("panel.gaps", default=True)
        self._bottom.setVisible(on or wanted)
