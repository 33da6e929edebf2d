"""What a first start asks and says, above the inspector, until it is answered or closed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.model.reapplying import Lost, reapplied
from app.ui import theme
from app.ui.dialogs.author_name import AuthorBar
from app.ui.panels.choice_note import ChoiceNote
from app.ui.panels.lost_note import LostNote
from app.ui.panels.try_note import TryNote

if TYPE_CHECKING:
    from app.ui.document import Document
    from app.ui.main_window import MainWindow
    from app.ui.shared_parameters import SharedParameters

    _Place = Document | SharedParameters  # where something was changed

NOTE_CLOSED = "sample_note_closed"


class Notices:
    """Puts notices up and takes them down."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session
        self._standing: dict[str, Callable[[], QWidget]] = {}  # made anew with the window
        self._lost: list[tuple[_Place, Lost]] = []  # told and not answered, as above

    def show(self) -> None:
        """Show what is not answered yet; each notice goes for good once it is."""
        standing = self._window.right  # built anew with every language and theme
        if not self._session.remembered.knows_author and standing.findChild(AuthorBar) is None:
            bar = AuthorBar(self._session.author)

            def keep(name: str) -> None:
                self._session.sign_as(name)
                self._take_down(bar)

            bar.given.connect(keep)
            self._put_up(bar)
        for name, make in self._standing.items():
            if not self._notes(name):
                self._put_up(make())
        told = [note.lost for note in standing.findChildren(LostNote)]
        for where, lost in self._lost:
            if not any(lost is one for one in told):
                self._put_up(self._lost_note(where, lost))
        note = standing.findChild(TryNote)
        if note is not None and note.on_sample != self._session.shows_sample:
            self._take_down(note)
        if self._session.shows_sample and not self._window.settings.flag(NOTE_CLOSED):
            self.open_note()

    def author_is_known(self) -> None:
        """Ask for the name no longer: it was given elsewhere."""
        self._take_down(self._window.right.findChild(AuthorBar))

    def show_what_to_try(self) -> None:
        """Say what to try, for all to see: it was asked for."""
        self._window.show_panel("panel.inspector")
        self.open_note().unfold(on=True)

    def open_note(self) -> TryNote:
        """Say what to try first, in one line that can be unfolded."""
        standing: TryNote | None = self._window.right.findChild(TryNote)
        if standing is not None:
            return standing
        note = TryNote(on_sample=self._session.shows_sample)

        def close() -> None:
            if note.on_sample:
                self._window.settings.put(NOTE_CLOSED, True)
            self._take_down(note)

        note.closed.connect(close)
        self._put_up(note)
        return note

    def show_lost(self, where: _Place, lost: Lost) -> None:
        """Tell of a change that lost against a colleague's, and offer to make it again."""
        self._lost.append((where, lost))
        self._put_up(self._lost_note(where, lost))

    def _lost_note(self, where: _Place, lost: Lost) -> LostNote:
        note = LostNote(lost, where.plan)

        def answered() -> None:
            self._lost = [one for one in self._lost if one[1] is not lost]
            self._take_down(note)

        def again() -> None:
            answered()
            where.attempt(reapplied, lost)

        note.again.connect(again)
        note.closed.connect(answered)
        return note

    def keep_lost(self, places: Collection[_Place | None]) -> None:
        """Offer nothing any more about what is open no longer: an account that is left."""
        stay = [(where, lost) for where, lost in self._lost if where in places]
        self._lost = stay
        for note in self._window.right.findChildren(LostNote):
            if not any(note.lost is lost for _where, lost in stay):
                self._take_down(note)

    def stand(self, name: str, make: Callable[[], QWidget]) -> None:
        """Put a `ChoiceNote` of this name up that stands until it is ended; one at a time."""
        self.end(name)
        self._standing[name] = make
        self._put_up(make())

    def stands(self, name: str) -> bool:
        """Return whether a note of this name stands."""
        return name in self._standing

    def end(self, name: str) -> None:
        """Take the note of this name down, if it stands."""
        self._standing.pop(name, None)
        for note in self._notes(name):
            self._take_down(note)

    def end_all(self, prefix: str) -> None:
        """Take down every note whose name begins so."""
        for name in [one for one in self._standing if one.startswith(prefix)]:
            self.end(name)

    def _notes(self, name: str) -> list[ChoiceNote]:
        found = self._window.right.findChildren(ChoiceNote)
        return [note for note in found if note.name == name]

    def _put_up(self, notice: QWidget) -> None:
        edge = theme.space(1.5)
        self._window.notices.addWidget(notice)
        self._window.notices.setContentsMargins(edge, edge, edge, 0)

    def _take_down(self, notice: QWidget | None) -> None:
        if notice is None:
            return
        notices = self._window.notices
        notices.removeWidget(notice)
        notice.hide()
        notice.setParent(None)
        notice.deleteLater()
        if not notices.count():
            notices.setContentsMargins(0, 0, 0, 0)
