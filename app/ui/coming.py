"""An account on its way into view: the map of a large one is prepared beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.latest import Latest

if TYPE_CHECKING:
    from app.ui.canvas.prepared import MapStock
    from app.ui.document import Document
    from app.ui.main_window import MainWindow


class Coming(QObject):
    """Shows what the session opened: at once, or of many people when its map is prepared."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._document: Document | None = None
        self._stock: MapStock | None = None
        self._latest = Latest(self)
        self._latest.answered.connect(self._take)

    def show(self, document: Document | None) -> None:
        """Put an account in view, now or soon; None: the workspace is empty."""
        self.let_go()
        if document is None or not document.is_large:
            self._window.show_document(document)
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
        self._latest.ask(lambda: prepared(content, aspect, arrangement))

    def let_go(self) -> None:
        """Show what was on its way no more."""
        self._latest.let_go()
        self._document = None

    def stock(self) -> MapStock | None:
        """Hand out what was prepared, once."""
        made, self._stock = self._stock, None
        return made

    def _take(self, made: MapStock) -> None:
        document, self._document = self._document, None
        if document is not None:
            self._stock = made
            self._window.show_document(document)
            self._stock = None
