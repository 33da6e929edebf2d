"""The meeting in the window: begun on a screen, and left to exactly where one was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QTransform
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

    from app.ui.canvas.view import MapView
    from app.ui.document import Document
    from app.ui.main_window import MainWindow
    from app.ui.meeting.keys import Keys
    from app.ui.meeting.log import MeetingLog
    from app.ui.meeting.meeting import Meeting
    from app.ui.meeting.presenter import Presenter
    from app.ui.meeting.stage import Stage

DARK = "meeting/dark"


class MeetingActions(QObject):
    """Opens wall and presenter's window, and closes them when the meeting is left."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.meeting: Meeting | None = None
        self.stage: Stage | None = None
        self.presenter: Presenter | None = None
        self.last_log: MeetingLog | None = None  # of the meeting that was left last
        self._keys: Keys | None = None
        self._where: _Where | None = None

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what to do, by action."""
        return {
            "meeting.present": self.begin,
            "meeting.choose": self.choose,
            "meeting.result": self.show_result,
        }

    # -- beginning

    def choose(self) -> None:
        """Ask what is told and where, then begin."""
        from app.ui.meeting.choice import ChoiceDialog  # noqa: PLC0415  not at the start

        window, document = self._window, self._window.document
        if document is not None and self.meeting is None:
            account = document.copy.plan.account.id
            ChoiceDialog(window, window.settings, account, self.begin, document).open()

    def begin(self) -> None:
        """Begin at once with what was chosen last; where one is on, go back to it."""
        from app.ui.meeting import choice  # noqa: PLC0415  not at the start
        from app.ui.meeting.keys import Keys  # noqa: PLC0415  as above
        from app.ui.meeting.meeting import Meeting  # noqa: PLC0415  as above
        from app.ui.meeting.stage import Stage  # noqa: PLC0415  as above

        window, document = self._window, self._window.document
        if document is None:
            return
        if self.stage is not None:
            self.stage.activateWindow()
            return
        window.hand_on()
        self._where = _Where(window)
        account, settings = document.copy.plan.account.id, window.settings
        chosen = choice.gaps_of(settings, account, document.opportunity)
        meeting = Meeting(document, choice.parts_of(settings, account), self, chosen)
        meeting.dark = settings.flag(DARK, default=True)
        meeting.left.connect(self._end)
        window.session.left.connect(meeting.leave)
        keys = Keys(meeting)
        keys.presenter_asked.connect(self.turn_presenter)
        keys.notes_asked.connect(self.turn_notes)
        keys.calendar_asked.connect(self.save_calendar)
        self.meeting, self._keys = meeting, keys
        self.stage = Stage(meeting, keys, window)
        screen = choice.screen_of(settings, account, window.screen())
        self.stage.setScreen(screen)
        self.stage.setGeometry(screen.geometry())
        self.stage.showFullScreen()
        if len(QGuiApplication.screens()) > 1:
            self._open_presenter(screen)
        self.stage.activateWindow()
        self.stage.setFocus()

    # -- the presenter's window

    def turn_presenter(self) -> None:
        """Open the presenter's window, or close it."""
        if self.stage is None:
            return
        if self.presenter is None:
            self._open_presenter(self.stage.screen())
        else:
            self._close_presenter()

    def turn_notes(self) -> None:
        """Show the notes on the people of a step to the presenter, or no longer."""
        if self.presenter is not None:
            self.presenter.turn_notes()

    def _open_presenter(self, wall: QScreen) -> None:
        """Open it on a screen that is not the wall, where there is one."""
        from app.ui.meeting.presenter import Presenter  # noqa: PLC0415  not at the start

        assert self.meeting is not None, "opened in a meeting"
        assert self._keys is not None, "made with the meeting"
        others = [one for one in QGuiApplication.screens() if one is not wall]
        self.presenter = Presenter(self.meeting, self._keys, self._window)
        if others and not self.meeting.is_for_customer:
            self.presenter.turn_notes()  # nobody else sees that screen
        place = (others[0] if others else wall).availableGeometry()
        frame = self.presenter.frameGeometry()
        frame.moveCenter(place.center())
        self.presenter.move(frame.topLeft())
        self.presenter.show()
        self.presenter.raise_()

    def _close_presenter(self) -> None:
        if self.presenter is not None:
            self.presenter.close()
            self.presenter.deleteLater()
            self.presenter = None
        if self.stage is not None:
            self.stage.activateWindow()
            self.stage.setFocus()

    # -- the calendar

    def save_calendar(self) -> None:
        """Write what is agreed as a calendar file, for those who are absent."""
        from app.ui.meeting import agenda  # noqa: PLC0415  not at the start

        meeting, stage = self.meeting, self.stage
        if meeting is not None and stage is not None:
            lines = agenda.lines(meeting.document)
            self._window.doing.plan.save_calendar(lines, stage, meeting.told.emit)

    # -- ending

    def leave(self) -> None:
        """End the meeting that is on, if one is."""
        if self.meeting is not None:
            self.meeting.leave()

    def _end(self) -> None:
        """Close what was opened, and let the window be as it was."""
        meeting, stage = self.meeting, self.stage
        if meeting is None or stage is None:
            return
        self._window.session.left.disconnect(meeting.leave)
        self._window.settings.put(DARK, meeting.dark)
        self.last_log = meeting.log
        self._take_down(meeting)
        self._close_presenter()
        stage.close_for_good()
        meeting.deleteLater()
        self.meeting = self.stage = self._keys = None
        if self._where is not None:
            self._where.put_back()
            self._where = None

    # -- what it came to

    def show_result(self) -> None:
        """Show what the last meeting on the account in view came to."""
        from app.model import edits  # noqa: PLC0415  not at the start
        from app.ui.meeting import result  # noqa: PLC0415  as above
        from app.ui.meeting.result_dialog import ResultDialog  # noqa: PLC0415  as above

        window, document = self._window, self._window.document
        if document is None or self.meeting is not None:
            return
        ended = result.last(document)
        if ended is None:
            window.status.tell(tr("No meeting was held here since this account was opened."))
            return
        shared = window.session.shared
        house = None if shared is None else edits.house_style(shared.plan)
        dialog = ResultDialog(window, ended, house)
        window.session.left.connect(dialog.reject)
        dialog.open()

    def _take_down(self, meeting: Meeting) -> None:
        """Keep what a meeting came to, and show it in its place where it came to something."""
        from app.ui.meeting import result  # noqa: PLC0415  not at the start

        now = datetime.now().astimezone()
        ended = result.taken_down(
            meeting.log, meeting.document, now, with_customer=meeting.had_customer
        )
        result.keep(meeting.document, ended)
        if result.has_something(ended):
            document = meeting.document
            QTimer.singleShot(0, self, lambda: self._show_where_it_was(document))

    def _show_where_it_was(self, document: Document) -> None:
        """Show the result unless one has gone elsewhere meanwhile, or something is asked."""
        window = self._window
        if window.document is not document or not window.isVisible():
            return
        if self.meeting is None and QApplication.activeModalWidget() is None:
            self.show_result()


class _Where:
    """Where one was in the window: the part of the map that was seen, and the keyboard."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._map: MapView | None = window.map
        self._focus: QWidget | None = QApplication.focusWidget()
        self._seen: tuple[QTransform, int, int] | None = None
        if window.map is not None:
            bars = window.map.horizontalScrollBar(), window.map.verticalScrollBar()
            self._seen = window.map.transform(), bars[0].value(), bars[1].value()

    def put_back(self) -> None:
        """Be there again, now and once the bars of a what-if have gone."""
        self._look()
        QTimer.singleShot(0, self._window, self._look)
        focus = self._focus
        if focus is not None and not isValid(focus):
            focus = self._window.focusWidget()  # what it stood on was made anew meanwhile
        if focus is not None and self._window.isAncestorOf(focus):
            self._window.activateWindow()
            focus.setFocus()

    def _look(self) -> None:
        view = self._map
        if self._seen is None or view is None or view is not self._window.map:
            return
        transform, across, down = self._seen
        if view.transform() != transform:
            view.setTransform(transform)
        view.horizontalScrollBar().setValue(across)
        view.verticalScrollBar().setValue(down)
