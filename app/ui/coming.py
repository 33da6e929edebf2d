"""An account on its way into view: what stands in the middle is made a part at a turn.

The map of a large one is prepared beside the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.ui.latest import Latest
from app.ui.stepwise import NEXT_TURN, paint_next_turn

if TYPE_CHECKING:
    from app.ui.account_parts import Parts
    from app.ui.canvas.prepared import MapStock
    from app.ui.document import Document
    from app.ui.main_window import MainWindow

THERE = object()  # all parts are


class Coming(QObject):
    """Shows what the session opened once it is made; what is left meanwhile does not come."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._document: Document | None = None
        self._parts: Parts | None = None
        self._latest = Latest(self)
        self._latest.answered.connect(self._make)
        self._latest.failed.connect(self._make)
        self._soon = QTimer(self, singleShot=True, interval=NEXT_TURN)
        self._soon.timeout.connect(self.go_on)

    def show(self, document: Document | None) -> None:
        """Put an account in view soon; None: the workspace is empty."""
        self.let_go()
        if document is None:
            self._window.show_document(None)
            return
        from app.ui.canvas.content import MapContent  # noqa: PLC0415  after the window is seen
        from app.ui.canvas.paper import aspect_of  # noqa: PLC0415  as above
        from app.ui.canvas.prepared import prepared  # noqa: PLC0415  as above
        from app.ui.furniture import room_of_map  # noqa: PLC0415  as above

        self._document = document
        content = MapContent.of(
            document.plan, document.opportunity, document.report, unseen=document.unseen()
        )
        aspect = aspect_of(room_of_map(self._window.size()))
        arrangement = self._window.doing.map.kept(document)
        if document.is_large:
            self._latest.ask(lambda: prepared(content, aspect, arrangement))
        else:
            stock = prepared(content, aspect, arrangement)
            paint_next_turn(self._window.middle, self._has_come)  # till then as it was
            self._make(stock)

    def begin_again(self) -> None:
        """Make what is on its way anew: the window has another language or theme."""
        if self._document is not None:
            self.show(self._document)

    def let_go(self) -> None:
        """Show what was on its way no more."""
        self._latest.let_go()
        self._soon.stop()
        self._document = None
        if self._parts is not None:
            self._parts.discard()
            self._parts = None

    def parts(self, document: Document) -> Parts:
        """Hand out what was made for the middle of the window, once; else make it now."""
        from app.ui.account_parts import Parts  # noqa: PLC0415  after the window is seen

        made = self._parts
        if made is None or made.document is not document:
            return Parts(self._window, document).finish()
        self._parts = None
        return made.finish()

    def _make(self, stock: MapStock | None = None) -> None:
        """Begin to make the parts, the map of what was prepared as far as that came off."""
        if self._document is not None:
            from app.ui.account_parts import Parts  # noqa: PLC0415  as above

            self._parts = Parts(self._window, self._document, stock)
            self._soon.start()

    def go_on(self) -> None:
        """Make the next part, or show all of them in a turn of its own."""
        document, parts = self._document, self._parts
        if document is None or parts is None:
            return
        try:
            is_there = next(parts.steps, THERE) is THERE
        except Exception:
            self.let_go()  # or the window would never be painted again
            raise
        if is_there:
            self._document = None
            self._window.show_document(document)
        else:
            self._soon.start()

    def _has_come(self) -> bool:
        return self._document is None
