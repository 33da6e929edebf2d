"""The history of the score: a figure of it, and beside it what changed and why.

Nothing is made, read or imported before the panel is first seen. From then on the change log is
read on the worker of the workspace, told and drawn on others, and shown when it comes: only the
latest answer counts.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.errors import UserError
from app.i18n import tr
from app.model.change import Change, Edit, Message
from app.model.people import Person
from app.model.planning import Snapshot
from app.model.values import Id
from app.ui import theme
from app.ui.dialogs.ask_text import AskTextDialog
from app.ui.document import Document
from app.ui.inbox import Inbox
from app.ui.latest import Latest
from app.ui.panels import history_look
from app.ui.panels import history_work as work
from app.ui.panels.history_work import Span, Subject, Told

if TYPE_CHECKING:
    from app.figures.drawing import Picture
    from app.ui.panels.history_parts import HistoryParts

SETTLED = 450  # milliseconds without a change, so that autosave was there first
NARROW = 640  # pixels below which figure and lists take turns
InWorkspace = Callable[[Callable[[Any], Any], Callable[[Any], None]], None]


class HistoryPanel(QWidget):
    """Follows a document while it is seen; `in_workspace` is that of the session."""

    shown_on_map = Signal(object)  # refs to bring into view
    complained = Signal(str)

    def __init__(self, document: Document, in_workspace: InWorkspace) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.document, self._in_workspace = document, in_workspace
        self.span = Span()
        self.told: Told | None = None
        self.parts: HistoryParts | None = None  # made when first seen
        self._log: list[Any] = []
        self._is_late = True
        self._drawn_for: object = None
        self._untold: bool | None = None  # whether what is asked next is of the same log
        self._inbox = Inbox(self._take_log, self)
        self._telling, self._drawing = Latest(self), Latest(self)
        self._telling.answered.connect(self._take_told)
        self._drawing.answered.connect(self._take_picture)
        self._drawing.failed.connect(self._on_not_drawn)
        self._soon = QTimer(self, singleShot=True, interval=SETTLED)
        self._soon.timeout.connect(self.refresh)
        document.changed.connect(self._on_change)
        document.analysed.connect(self._on_change)
        document.turned.connect(self._on_turned)

    @property
    def is_waiting(self) -> bool:
        """Return whether something newer than what is shown is being computed."""
        return self._telling.is_waiting or self._drawing.is_waiting

    # -- following

    def refresh(self) -> None:
        """Read the log anew, if it is seen; else when it is."""
        self._is_late = not self.isVisible()
        if not self._is_late:
            self._soon.stop()
            self._in_workspace(work.reading(self.document), self._inbox.putting())

    def choose(self, span: Span) -> None:
        """Tell what changed within another span."""
        self.span = span
        self._tell(known=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.parts is None:
            self._make_parts()
        if self._is_late:
            self.refresh()

    def _on_change(self) -> None:
        self._is_late = True
        if self.isVisible():
            self._soon.start()

    def _on_turned(self) -> None:
        self.told = self._drawn_for = self._untold = None
        self.span = Span()
        self._telling.let_go()
        self._drawing.let_go()
        if self.parts is not None:
            self.parts.clear()
        self._is_late = True
        if self.isVisible():
            self.refresh()

    # -- answers of the workers

    def _take_log(self, log: list[Any]) -> None:
        self._log = log
        self._tell()

    def _tell(self, *, known: bool = False) -> None:
        if not self._log:
            return
        if self._telling.is_waiting:  # one at a time, or the analysis would find no worker
            self._untold = known and self._untold is not False
            return
        log, about, span = self._log, self._subject(), self.span
        line = self.told.line if known and self.told is not None else None
        self._telling.ask(lambda: work.told(log, about, span, line))

    def _subject(self) -> Subject:
        document = self.document
        found = document.copy.plan.where(Snapshot, "opportunity", document.opportunity)
        found.sort(key=lambda snapshot: snapshot.taken_on)
        return Subject(document.opportunity, document.as_of, tuple(found))

    def _take_told(self, told: Told) -> None:
        if self.parts is None:
            return
        self.told = told
        about = self._subject()
        self.parts.show_told(told, about, self.span, self.document)
        self._draw()
        untold, self._untold = self._untold, None
        if untold is not None:
            self._tell(known=untold)

    def _draw(self) -> None:
        """Have the figure drawn, unless the one there is is of the same and as large."""
        told, parts = self.told, self.parts
        if told is None or told.story is None or parts is None:
            return
        size = (float(parts.figure.width()), float(parts.figure.height()))
        scale = parts.figure.devicePixelRatioF()
        snapshots = self._subject().snapshots
        wanted = (told.line, snapshots, size, scale)
        if wanted == self._drawn_for:
            return
        self._drawn_for = wanted
        line, look = told.line, history_look.look()
        self._drawing.ask(
            lambda: work.picture(work.history_of(line, snapshots), look, size, scale)
        )

    def _on_not_drawn(self) -> None:
        self._drawn_for = None  # so that it is drawn when this is told or laid out next

    def _take_picture(self, answer: tuple[Picture, str]) -> None:
        if self.parts is not None:
            self.parts.figure.show_picture(*answer)

    # -- what is asked for

    def take_snapshot(self, note: str = "") -> None:
        """Freeze score and gaps as they stand now; raises UserError when they are not known."""
        document = self.document
        if document.supposing.is_on:
            raise UserError(
                tr("A snapshot is taken of how things stand: end the what-if first.")
            )
        report = document.measured
        if report is None:
            raise UserError(tr("Score and gaps are being computed."))
        from app.analysis.snapshots import snapshot_of  # noqa: PLC0415  imports NetworkX

        taken = snapshot_of(report, by=document.author or None, note=note.strip() or None)
        document.do(Change(Message.of("snapshot.taken"), (Edit(None, taken),)))

    def ask_snapshot(self) -> None:
        """Ask for a note and take a snapshot."""
        AskTextDialog(
            self.window(),
            tr("Take a snapshot"),
            tr("Note (may stay empty)"),
            tr("Take it"),
            self.take_snapshot,
        ).open()

    def _own_span(self, since: date | None, until: date | None) -> None:
        self.choose(Span(None, since, until))

    def _take_period(self, period: work.Period | None) -> None:
        if period is not None:
            self.choose(Span(period))
        elif self.parts is not None:
            self._own_span(self.parts.since.value, self.parts.until.value)

    def _pick(self, persons: tuple[Id, ...]) -> None:
        known = self.document.plan.persons
        found = frozenset((Person, one) for one in persons if one in known)
        if found:
            self.document.select(found)
            self.shown_on_map.emit(found)

    # -- making and laying out

    def _make_parts(self) -> None:
        from app.ui.panels.history_parts import HistoryParts  # noqa: PLC0415  when first seen

        parts = self.parts = HistoryParts(self.document.as_of)
        parts.figure.chosen.connect(self._own_span)
        parts.figure.outgrown.connect(self._soon_drawn)
        parts.period.committed.connect(self._take_period)
        parts.since.committed.connect(lambda on: self._own_span(on, parts.until.value))
        parts.until.committed.connect(lambda on: self._own_span(parts.since.value, on))
        parts.snapshot.clicked.connect(self.ask_snapshot)
        parts.changes.picked.connect(self._pick)
        for field in (parts.since, parts.until):
            field.complained.connect(self.complained)
        area = QScrollArea()  # so that a low window need not grow for it
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(parts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self._fit_parts()

    def _soon_drawn(self) -> None:
        QTimer.singleShot(0, self, self._draw)

    def _fit_parts(self) -> None:
        if self.parts is not None:
            self.parts.fit(narrow=self.width() < theme.grown(NARROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_parts()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._draw()
