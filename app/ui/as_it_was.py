"""The plan as it was on another day: shown in the window as a document that cannot be changed,
with the way back to today, and the way back to that day."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.i18n import day, tr
from app.model.working_copy import WorkingCopy
from app.ui import theme
from app.ui.document import Document
from app.ui.panels.controls import button
from app.ui.panels.labels import Elided, Label
from app.ui.replacing import attempted

if TYPE_CHECKING:
    from app.model.values import Id
    from app.past import AsItWas
    from app.store.workspace import Workspace
    from app.ui.main_window import MainWindow

STRIPE = 4  # pixels


class AsItWasActions(QObject):
    """Puts a plan of before in view, beside the document of the session that stays as it is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._past: Document | None = None
        self._session.left.connect(self._drop)

    @property
    def is_on(self) -> bool:
        """Return whether a plan of before is in view."""
        return self._past is not None

    def show(self, on: date, revision: int | None = None) -> None:
        """Show the plan at the end of a day, or as a revision of that day left it."""
        document = self._session.document
        if document is None:
            return
        account = document.plan.account.id
        self._session.with_workspace(
            lambda workspace: _as_it_was(workspace, account, on, revision),
            partial(self._take, account, on),
        )

    def framed(self, document: Document, view: QWidget) -> QWidget:
        """Return the views of a document, below a bar where it is one of before."""
        if document is not self._past or document.past is None:
            return view
        frame = AsItWasFrame(document.past, view, may_go_back=self._session.may_edit)
        frame.bar.today_asked.connect(self.back_to_today)
        frame.bar.go_back_asked.connect(self.go_back)
        return frame

    def back_to_today(self) -> None:
        """Show how things stand again."""
        standing = self._session.document
        if self._past is not None and standing is not None:
            self._turn_to(standing)
            self._drop()

    def go_back(self) -> None:
        """Let everything stand as it did: one change, which is undone like any other."""
        from app.model.edits.going_back import go_back  # noqa: PLC0415  seldom wanted

        past, standing = self._past, self._session.document
        if past is None or past.past is None or standing is None:
            return
        then, words = past.plan, day(past.past, long=True)
        self.back_to_today()
        if standing.attempt(go_back, then, words):
            self._window.status.tell(
                tr("The plan stands as it did on {day}; Undo takes that back.", day=words)
            )

    def _take(self, account: Id, on: date, found: AsItWas | UserError) -> None:
        standing = self._session.document
        if standing is None or standing.plan.account.id != account:
            return
        if isinstance(found, UserError):
            self._session.failed.emit(str(found))
            return
        before = self._past
        opportunities = found.plan.opportunities
        known = standing.opportunity in opportunities
        chosen = standing.opportunity if known else next(iter(opportunities))
        past = Document(WorkingCopy(found.plan, found.revision), chosen, on, self)
        past.past, past.may_edit, past.base = on, False, found.base
        past.refused.connect(self._session.failed)
        self._past = past
        self._turn_to(past)
        _let_go(before)

    def _turn_to(self, document: Document) -> None:
        """Show another document; what goes on with the one in view ends, it may go for good."""
        self._window.doing.meetings.leave()
        self._window.doing.finding.leave_box()
        self._window.turn_to(document)

    def _drop(self) -> None:
        past, self._past = self._past, None
        _let_go(past)


class AsItWasFrame(QWidget):
    """Holds the views below the bar that says of which day they are."""

    def __init__(self, on: date, view: QWidget, *, may_go_back: bool) -> None:
        super().__init__()
        self.bar = AsItWasBar(on, may_go_back=may_go_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(view, 1)


class AsItWasBar(QWidget):
    """Says of which day everything below is, and leads back; Esc does too."""

    today_asked = Signal()
    go_back_asked = Signal()

    def __init__(self, on: date, *, may_go_back: bool) -> None:
        super().__init__()
        title = tr("As it was on {day}", day=day(on, long=True))
        self.setAccessibleName(title)
        self.today = button(tr("Back to today"), self.today_asked.emit, "primary")
        self.go_back = button(tr("Go back to this"), self.go_back_asked.emit)
        self.go_back.setToolTip(tr("Make everything stand as it did; Undo takes that back."))
        self.hint = Elided(tr("Nothing can be changed here."), "soft")
        line = QHBoxLayout(self)
        inset = theme.space(1)
        line.setContentsMargins(theme.space(2) + STRIPE, inset, inset, inset)
        line.setSpacing(theme.space(1.5))
        line.addWidget(Label(title, "name"))
        line.addWidget(self.hint, 1)
        line.addWidget(self.go_back)
        line.addWidget(self.today)
        self.go_back.setVisible(may_go_back)  # in its place: else it is seen as a window

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.today_asked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface.notice"))
        painter.fillRect(0, 0, STRIPE, self.height(), theme.colour("text.notice"))
        painter.end()


def _as_it_was(
    workspace: Workspace, account: Id, on: date, revision: int | None
) -> AsItWas | UserError:
    from app import past  # noqa: PLC0415  seldom wanted

    found: AsItWas | UserError = attempted(
        lambda: past.as_it_was(workspace, account, on, revision)
    )
    return found


def _let_go(past: Document | None) -> None:
    if past is not None:
        past.close()
        past.deleteLater()
