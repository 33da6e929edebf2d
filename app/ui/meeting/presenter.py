"""The presenter's window: the whole of a step, notes on request, what comes next, the time.

It is marked with the audience in force. It takes the same keys as the wall.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.analysis.story import PART_NAMES, Step
from app.i18n import tr
from app.model.values import Id
from app.ui import theme
from app.ui.meeting.framing import title
from app.ui.meeting.score_words import change_words, unknown_words
from app.ui.panels.controls import button
from app.ui.panels.labels import Label, heading

if TYPE_CHECKING:
    from app.ui.meeting.keys import Keys
    from app.ui.meeting.meeting import Meeting

SIZE = (760, 620)
SECOND_MS = 1000
AN_HOUR, A_MINUTE = 3600, 60


class Presenter(QWidget):
    """What only who leads the meeting sees."""

    def __init__(self, meeting: Meeting, keys: Keys, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._meeting, self._keys = meeting, keys
        self.shows_notes = False
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Presenter’s window"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.resize(theme.grown(SIZE[0]), theme.grown(SIZE[1]))
        self._make()
        self._clock = QTimer(self, interval=SECOND_MS)
        self._clock.timeout.connect(self.show_time)
        self._clock.start()
        meeting.changed.connect(self.follow)
        meeting.told.connect(self.said.setText)
        self.follow()

    def _make(self) -> None:
        self.audience = Label("", "title", wrap=True)
        self.time = Label("", "title")
        self.place, self.title = Label("", "quiet"), Label("", "page", wrap=True)
        self.why, self.todo = Label("", wrap=True), Label("", wrap=True)
        for part in (self.why, self.todo):
            part.setFont(theme.font("title"))
        self.score = Label("", "title")
        self.notes_button = button(tr("Show notes"), self.turn_notes)
        self.notes_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.notes = Label("", "soft", wrap=True)
        self.next = Label("", "title", wrap=True)
        self.said, self.hint = Label("", "soft", wrap=True), Label("", "quiet", wrap=True)
        top = QHBoxLayout()
        top.addWidget(self.audience, 1)
        top.addWidget(self.time)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(theme.space(1.5))
        for part in (self.place, self.title, self.why, self.todo, self.score):
            column.addWidget(part)
        column.addWidget(self.notes_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.notes)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(4 * (theme.space(3),)))
        whole.setSpacing(theme.space(1.5))
        whole.addLayout(top)
        whole.addWidget(area, 1)
        whole.addWidget(heading(tr("Next")))
        for part in (self.next, self.said, self.hint):
            whole.addWidget(part)

    # -- what is shown

    def follow(self) -> None:
        """Show the step of now, the next one, and for whose eyes the wall is."""
        meeting, step = self._meeting, self._meeting.step
        if meeting.is_for_customer:
            self.shows_notes = False
            self.said.setText("")
        self.audience.setText(self._audience_words())
        self._mark_audience()
        self.place.setText(self._place_words(step))
        self.title.setText(title(meeting))
        self.why.setText("" if step is None else step.why)
        self.todo.setText("" if step is None else step.todo)
        self.score.setText(self._score_words())
        coming = meeting.next_step
        self.next.setText(tr("the end") if coming is None else coming.title)
        self.hint.setText(self._hint_words())
        self._show_notes()
        for part in (self.why, self.todo, self.score, self.said, self.hint, self.place):
            part.setVisible(bool(part.text()))
        self.show_time()

    def show_time(self) -> None:
        """Show how long the meeting takes, and what time it is."""
        now = datetime.now().astimezone()
        seconds = int((now - self._meeting.log.began).total_seconds())
        hours, rest = divmod(max(seconds, 0), AN_HOUR)
        minutes, left = divmod(rest, A_MINUTE)
        elapsed = f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"
        self.time.setText(f"{elapsed}   ·   {now:%H:%M}")

    def _audience_words(self) -> str:
        meeting = self._meeting
        if meeting.is_for_customer:
            said = [tr("CUSTOMER IN THE ROOM – only what a customer may see is on the wall")]
        elif meeting.internal:
            said = [tr("INTERNAL – attitudes and gaps about colleagues are on the wall")]
        else:
            said = [tr("INTERNAL – attitudes, interests and colleagues are hidden")]
        if meeting.document.supposing.is_on:
            said.append(tr("WHAT IF"))
        if meeting.blank:
            said.append(tr("the wall is black"))
        return " · ".join(said)

    def _mark_audience(self) -> None:
        """Let it be seen from afar whether a customer is in the room."""
        warned = self._meeting.is_for_customer or self._meeting.internal
        fill, ink = ("flag.fill", "flag.text") if warned else ("surface.quiet", "text.ink")
        colours = theme.colour(fill).name(), theme.colour(ink).name()
        self.audience.setStyleSheet(
            f"background: {colours[0]}; color: {colours[1]};"
            f" padding: {theme.space(1)}px; border-radius: {theme.space(1)}px"
        )

    def _place_words(self, step: Step | None) -> str:
        if step is None:
            return ""
        place = f"{self._meeting.place + 1} / {len(self._meeting.steps)}"
        if self._meeting.is_for_customer:
            return place
        return f"{place} · {tr(PART_NAMES[step.part])}"

    def _score_words(self) -> str:
        before, after = self._meeting.scores()
        if before is None:
            return ""
        said = tr("Score {change}", change=change_words(before, after))
        step = self._meeting.step
        if step is None or self._meeting.document.supposing.is_on:
            return said
        return f"{said}. {unknown_words(step)}".removesuffix(". ")

    def _hint_words(self) -> str:
        if self._keys.armed == "C":
            return tr("Press C again to confirm.")
        if self._keys.armed == "Esc":
            return tr("Press Esc again to leave; what is behind the wall is internal.")
        return tr("→ on · ← back · B black · O notes · ? all keys · Esc leaves")

    # -- notes

    def turn_notes(self) -> None:
        """Show the notes on the people of this step, or no longer."""
        self.shows_notes = not self.shows_notes
        self.follow()

    def _show_notes(self) -> None:
        found = self._notes() if self.shows_notes else []
        self.notes_button.setText(tr("Hide notes") if self.shows_notes else tr("Show notes"))
        self.notes.setText("\n".join(found) if found else tr("No notes on these people."))
        self.notes.setVisible(self.shows_notes)

    def _notes(self) -> list[str]:
        """What is noted on the people of this step."""
        meeting, step = self._meeting, self._meeting.step
        plan, opportunity = meeting.document.copy.plan, meeting.document.opportunity
        ids: list[Id] = sorted((step.lit or ()) if step is not None else ())
        found = []
        for id in ids:
            part = plan.membership(opportunity, id)
            person = plan.persons.get(id) or plan.members.get(id)
            told = [one.note for one in (person, part) if one is not None and one.note]
            if told:
                found.append(f"{plan.label(id)}: {' '.join(told)}")
        return found

    # -- the same keys as the wall

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False
