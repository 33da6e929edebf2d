"""What the export dialog makes: a file, a picture on the clipboard, one that is dragged out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from app import files
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.values import Id
from app.ui import export, export_handed
from app.ui.document import Document
from app.ui.drawing_work import DrawingWork
from app.ui.export_handed import Handed


class Making(QObject):
    """Has it drawn in a worker, and tells; nothing is written once it was let go."""

    told = Signal(str)  # how it goes; empty once it is over
    refused = Signal(str)

    def __init__(
        self, document: Document, plan: Callable[[], AccountPlan], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document, self._plan = document, plan
        self._work = DrawingWork(self)
        self._unwanted = Event()  # the file that is being made
        self._in_hand: tuple[export.Options, Handed] | None = None  # ready to be dragged

    @property
    def is_waiting(self) -> bool:
        """Whether something is still being made."""
        return self._work.is_waiting

    def preview(self, asked: export.Options, **more: Any) -> Callable[[], QImage]:
        """Return what draws the preview; it holds no document."""
        return partial(export.preview, *self._subject(), asked, **more)

    def save(self, asked: export.Options, path: Path, then: Callable[[], object]) -> None:
        """Write a file, of the kind that its name says."""
        make = partial(export.content, *self._subject(), asked, path.name)
        self._unwanted.set()
        self._unwanted = Event()
        self._ask(partial(written, make, path, self._unwanted), lambda _made: then())

    def copy(self, asked: export.Options, then: Callable[[], object]) -> None:
        """Put the picture on the clipboard, as large as it is asked for."""

        def on_drawn(given: Handed) -> None:
            export_handed.on_clipboard(given)
            then()

        self._ask(partial(Handed.of, *self._subject(), asked), on_drawn)

    def drag(self, asked: export.Options, source: QWidget, then: Callable[[], object]) -> None:
        """Let the picture be dragged out of a widget.

        It is drawn once the pointer moves with it; where the button is let go before it is
        there, it waits for the next time.
        """
        if self._in_hand is not None and self._in_hand[0] == asked:
            self._hand_over(source, then)
            return

        def on_drawn(given: Handed) -> None:
            self._in_hand = asked, given
            if QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
                self._hand_over(source, then)
            else:
                self.told.emit(tr("The picture is ready: drag it now."))

        self._ask(partial(Handed.of, *self._subject(), asked), on_drawn)

    def forget(self) -> None:
        """Draw what is dragged anew the next time: something has changed."""
        self._in_hand = None

    def let_go(self) -> None:
        """Tell nobody any more, and write nothing."""
        self._unwanted.set()
        self._work.let_go()

    def stop(self) -> None:
        """Make no more of what is being made; what was on the disk stays as it is."""
        self.let_go()
        self.told.emit("")

    def _hand_over(self, source: QWidget, then: Callable[[], object]) -> None:
        if self._in_hand is not None:
            asked, given = self._in_hand
            then()
            name = export.suggested_name(self._document.plan, asked)
            export_handed.drag(source, given, name)

    def _ask(self, make: Callable[[], Any], then: Callable[[Any], object]) -> None:
        def on_made(made: Any) -> None:
            self.told.emit("")
            then(made)

        self._work.ask(make, on_made, self.refused.emit)
        self.told.emit(tr("Being made…"))

    def _subject(self) -> tuple[AccountPlan, Id, date]:
        return self._plan(), self._document.opportunity, self._document.as_of


def written(make: Callable[[], bytes], path: Path, unwanted: Event) -> Path:
    """Write what is made, unless nobody wants it any more by then."""
    content = make()
    return path if unwanted.is_set() else files.replace(path, content)
