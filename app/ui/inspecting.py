"""What stands at the right of the map: the inspector, and where points come from.

It is brought in when the map has been painted, a part at a turn; at once where somebody asks.
"""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from typing import TYPE_CHECKING, cast

from app.ui import stepwise

if TYPE_CHECKING:
    from app.analysis.gap import Key
    from app.model.values import Id
    from app.model.vocabulary import Role
    from app.ui.document import Document
    from app.ui.main_window import MainWindow
    from app.ui.panels.inspector import Inspector
    from app.ui.panels.trace import TracePanel


class Inspects:
    """The part of the window that inspects."""

    inspector: Inspector | None = None
    trace: TracePanel | None = None
    inspecting_parts: Generator[None] = (_ for _ in ())  # of them, what is to come

    def begin_inspecting(self, document: Document) -> None:
        """Have what inspects another account brought in, when it is asked for."""
        self.inspecting_parts = self._bringing_in(document)

    def inspect_soon(self, document: Document) -> None:
        """Bring it in after the map is painted: what it imports would hold that up."""
        bring_in = partial(_bring_in, self.inspecting_parts, document)
        stepwise.after_painting(cast("MainWindow", self).middle, document, bring_in)

    def inspect(self) -> None:
        """Bring in what is not there yet, at once."""
        for _part in self.inspecting_parts:
            pass

    def inspect_no_more(self) -> None:
        """Let go of what inspects the account that is left."""
        self.inspecting_parts.close()
        cast("MainWindow", self).right.clear()
        self.inspector = self.trace = None

    def _bringing_in(self, document: Document) -> Generator[None]:
        from app.ui import account_parts  # noqa: PLC0415  after the window is seen

        window = cast("MainWindow", self)
        inspector = account_parts.inspector(window, document)
        try:
            yield
        except GeneratorExit:  # the account is left
            inspector.deleteLater()
            raise
        window.inspecting.addWidget(inspector)
        self.inspector = inspector
        yield
        self.trace = account_parts.trace(window, document)
        self.trace.closed.connect(self.close_trace)
        window.inspecting.addWidget(self.trace)

    # -- what actions and panels ask for

    def show_trace(self, about: Role | Id | Key | None = None) -> None:
        """Show where points come from: all, of a role, a person or a tie; or what a gap is."""
        self.inspect()
        if self.trace is not None:
            window = cast("MainWindow", self)
            window.show_panel("panel.inspector")
            window.inspecting.setCurrentWidget(self.trace)  # what is hidden takes no focus
            self.trace.show_trace(about)

    def show_inspector(self) -> None:
        """Show what is selected in the inspector, also where that was hidden."""
        self.inspect()
        cast("MainWindow", self).show_panel("panel.inspector")
        self.close_trace()

    def close_trace(self) -> None:
        """Show what is selected in place of where points come from."""
        if self.inspector is not None:
            cast("MainWindow", self).inspecting.setCurrentWidget(self.inspector)

    def hand_on(self) -> None:
        """Hand on what was typed in the inspector and not left yet."""
        if self.inspector is not None:
            self.inspector.flush()


def _bring_in(parts: Generator[None], document: Document) -> None:
    """Import what these need, then bring them in, all of it step by step."""
    make = partial(stepwise.take, parts, document)
    stepwise.bring_in(stepwise.TO_INSPECT, document, make)
