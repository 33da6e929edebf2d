"""What-ifs in the window: begun, kept as a plan or let go, and what shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.i18n import mark

if TYPE_CHECKING:
    from app.ui.document import Document, Ref
    from app.ui.main_window import MainWindow
    from app.ui.panels.bottom import BottomPanel


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

    def add_panels(self, document: Document, bottom: BottomPanel) -> None:
        """Bring in what a what-if changes, and what departures would cost."""
        from app.ui.panels.departures import DeparturesPanel  # noqa: PLC0415  a later step
        from app.ui.panels.difference import DifferencePanel  # noqa: PLC0415  as above

        departures, difference = DeparturesPanel(document), DifferencePanel(document)
        bottom.add(departures, mark("Departures"), "departures")
        bottom.add(difference, mark("Difference"), "difference")

        before = bottom.current()

        def show_difference(on: bool) -> None:
            nonlocal before
            wanted = self._window.settings.flag("panel.gaps", default=True)
            if on:
                before = bottom.current()
            bottom.setTabVisible(bottom.indexOf(difference), on)
            bottom.show_tab("difference" if on else before)
            bottom.setVisible(on or wanted)

        bottom.setTabVisible(bottom.indexOf(difference), False)
        if document.supposing.is_on:  # the window is built anew, in another language or theme
            show_difference(True)
        difference.wanted.connect(show_difference)
        departures.try_asked.connect(self.try_leaving)
        for panel in (departures, difference):
            panel.shown_on_map.connect(self._window.show_on_map)

    def framed(self, document: Document, view: QWidget) -> QWidget:
        """Return the map with what is supposed above it, while something is."""
        from app.ui.what_if_bar import WhatIfFrame  # noqa: PLC0415  a later step of the start

        frame = WhatIfFrame(document, view)
        frame.bar.keep_asked.connect(self.keep)
        return frame
