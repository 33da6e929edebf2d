"""What is told of where a workspace lies: its file was taken away, or is copied elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.i18n import tr
from app.ui.autosave import Keeping
from app.ui.panels.choice_note import ChoiceNote
from app.ui.replacing import replace_workspace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.main_window import MainWindow

SYNC_CLOSED = "sync_notice_closed/"  # and the place of the workspace
SOON_MS = 500  # after opening, when the map is there
DISPLACED, SYNCED, ONLY_READ = "displaced", "synced", "only read"  # names of notes


class PlaceNotices(QObject):
    """Puts up and takes down what there is to say of the place of the file that is open."""

    def __init__(self, window: MainWindow, copy: Callable[[], object]) -> None:
        """`copy` asks where, and writes a copy of the workspace there."""
        super().__init__(window)
        self._window, self._copy = window, copy
        self._read_at = ""  # the place of which it was said that it can only be read
        session = self._session = window.session
        self._put_off = False
        session.displaced.connect(self._on_displaced)
        session.saving.connect(self._on_saving)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._look_where_it_lies)
        session.opened.connect(self._on_opened)

    def _on_displaced(self, sentence: str, is_gone: bool) -> None:
        notices, session = self._window.doing.notices, self._session
        path = session.place

        def put_off() -> None:
            self._put_off = True
            notices.end(DISPLACED)

        def open_again() -> None:
            notices.end(DISPLACED)
            replace_workspace(session, path, lambda: None)

        def put_back() -> None:
            notices.end(DISPLACED)
            session.with_workspace(
                lambda workspace: workspace.put_back(), lambda _nothing: session.fetch()
            )

        def note() -> QWidget:
            first = (
                (tr("Write it back"), put_back)
                if is_gone
                else (tr("Open it again"), open_again)
            )
            later = (tr("Later"), put_off)
            return ChoiceNote(sentence, first, later, name=DISPLACED)

        if not self._put_off and not notices.stands(DISPLACED):
            notices.stand(DISPLACED, note)

    def _on_saving(self, keeping: Keeping, _reason: str) -> None:
        if keeping is Keeping.SAVED:
            self._put_off = False
            self._window.doing.notices.end(DISPLACED)

    def _on_opened(self, _document: object) -> None:
        self._soon.start()
        self._show_only_read()

    def _show_only_read(self) -> None:
        """Say that nothing can be changed where the workspace lies, and offer a copy of it."""
        notices, session = self._window.doing.notices, self._session
        place, remark = session.place, session.remark
        if not remark:
            notices.end(ONLY_READ)
            self._read_at = ""
        elif place != self._read_at:
            self._read_at = place

            def note() -> QWidget:
                copying = (tr("Copy to a file…"), self._copy)
                close = (tr("Close"), lambda: notices.end(ONLY_READ))
                return ChoiceNote(remark, copying, close, name=ONLY_READ)

            notices.stand(ONLY_READ, note)

    def _look_where_it_lies(self) -> None:
        place = self._session.place
        if place and "://" not in place:
            self._session.with_workspace(
                lambda _workspace: _service_of(place), partial(self._show_synced, place)
            )

    def _show_synced(self, place: str, service: str | None) -> None:
        """Warn of a folder that is copied elsewhere, until that was read once."""
        notices, settings = self._window.doing.notices, self._window.settings
        if place != self._session.place:
            return
        key = SYNC_CLOSED + _key(place)
        if service is None or settings.flag(key):
            notices.end(SYNCED)
            return

        def close() -> None:
            settings.put(key, True)
            notices.end(SYNCED)

        def note() -> QWidget:
            words = tr(
                "This workspace lies in a folder of {service}. Work in it on one computer at a "
                "time, and let {service} finish in between; a team shares a server instead.",
                service=service,
            )
            return ChoiceNote(words, (tr("Understood"), close), name=SYNCED)

        notices.stand(SYNCED, note)


def _service_of(place: str) -> str | None:
    from app.store.synced import service_of  # noqa: PLC0415  as above

    return service_of(Path(place))


def _key(place: str) -> str:
    """Return a name for a setting about a place; a path has signs that a name has not."""
    return sha256(place.encode(errors="surrogateescape")).hexdigest()[:16]
