"""The line on the wall: typed in large letters, understood while it is typed, kept by Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.exchange import quick_line
from app.i18n import tr
from app.model import edits, last_spoken
from app.model.labels import label
from app.model.last_spoken import LastSpoken
from app.model.values import MAX_TEXT
from app.model.vocabulary import Confidence, TieLevel
from app.ui import meanwhile, theme
from app.ui.meeting import lettering
from app.ui.meeting.capture_lines import FIND, LINES, QUICK, TIE, taken_in_hand
from app.ui.meeting.framing import HEAD
from app.ui.panels.labels import Label
from app.ui.theme import Theme

if TYPE_CHECKING:
    from app.exchange.quick_line import Understood
    from app.model.ties import ContactTie
    from app.ui.meeting.meeting import Meeting

ANSWERS = tuple(one for one in LastSpoken if one.value is not None)
FIGURES = frozenset("0123456789")
UNBROKEN = "\N{NO-BREAK SPACE}"
WIDTH, LEFT, LOW = 0.62, 0.05, 0.93  # of the wall: how wide, where it begins and ends


class CaptureLine(QFrame):
    """One line of one kind; it goes with Esc, and gives the keyboard back."""

    closed = Signal()
    level_given = Signal(int)  # of the relationship in hand

    def __init__(self, over: QWidget, meeting: Meeting, kind: str, look: Theme) -> None:
        super().__init__(over)
        self._over, self._meeting, self.kind = over, meeting, kind
        self._look = look
        self._found: Understood | None = None
        self._refusal = ""
        self._is_high = self._has_kept = False
        self.setObjectName("capture")
        self.line = _Line()
        self.title, self.sentence = Label("", "", wrap=True), Label("", "", wrap=True)
        self.facts, self.problem = Label("", "", wrap=True), Label("", "", wrap=True)
        column = QVBoxLayout(self)
        column.setSpacing(theme.space(1.5))
        parts = (self.title, self.line, self.sentence, self.facts, self.problem)
        for part in parts:
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            column.addWidget(part)
        self._dress()
        said = LINES[kind]
        done = f" · {tr('Esc when done')}" if said.stays else ""
        self.title.setText(f"{said.key} · {tr(said.title)}{done}")
        self.line.setPlaceholderText(tr(said.example))
        self.line.setAccessibleName(tr(said.title))
        self._begun = meanwhile.moment(meeting.document)  # when the line was
        self.line.textChanged.connect(self._on_typed)
        self.line.entered.connect(self.keep)
        self.line.escaped.connect(self.close_line)
        self.line.completed.connect(self.complete)
        self.line.figured.connect(self.answer)
        self.line.undo_asked.connect(meeting.document.undo)
        meeting.document.refused.connect(self._on_refused)
        self.look()

    # -- what is seen

    def open(self) -> None:
        """Appear above the foot of the wall, with the keyboard in it."""
        self.show()
        self.raise_()
        self.place()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def avoid(self, seen: QRect) -> None:
        """Let what was added be seen: stand high on the wall where it is low."""
        self._is_high = False
        self.place()
        if self.geometry().intersects(seen):
            self._is_high = True
            self.place()

    def place(self) -> None:
        """Stand low on the wall, over the map, as high as the words need; or high on it."""
        wide, high = self._over.width(), self._over.height()
        width = round(max(wide * WIDTH, min(wide, 480)))
        self.setFixedWidth(width)
        layout = self.layout()
        assert layout is not None, "made with the line"
        layout.activate()
        needed = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
        self.setFixedHeight(min(needed, high))
        top = round(high * HEAD) if self._is_high else round(high * LOW) - self.height()
        self.move(round(wide * LEFT), top)

    def _on_typed(self, text: str) -> None:
        if len(text) <= 1:
            self._begun = meanwhile.moment(self._meeting.document)
        self.look()

    def look(self) -> None:
        """Understand the line as it is now, and show what it would do."""
        self._found = LINES[self.kind].understand(self.line.text(), self._meeting)
        found = self._found
        self.sentence.setText(found.sentence)
        asked = self._asked() if not self.line.text() else ()
        self.facts.setText(" · ".join(asked or self._told(found)))
        self.problem.setText(self._refusal or found.problem)
        for one in (self.sentence, self.facts, self.problem):
            one.setVisible(bool(one.text()))
        self.line.setAccessibleDescription(f"{found.sentence} {found.problem}".strip())
        self._refusal = ""
        self.place()

    def texts(self) -> list[str]:
        """Return every text that can be read here."""
        labels = (self.title, self.sentence, self.facts, self.problem)
        return [one.text() for one in labels if one.text()] + [self.line.text()]

    def _dress(self) -> None:
        height, look = self._over.height(), self._look
        body, line = lettering.pixels("body", height), lettering.pixels("heading", height)
        ink, soft = look.colour("text.ink").name(), look.colour("text.soft").name()
        self.setStyleSheet(
            f"#capture {{ background: {look.colour('surface.panel').name()};"
            f" border: 2px solid {look.colour('edge.focus').name()}; border-radius: 14px; }}"
            f"QLineEdit {{ background: {look.colour('surface.field').name()}; color: {ink};"
            f" border: 1px solid {look.colour('edge.field').name()}; border-radius: 8px;"
            f" padding: {body // 4}px {body // 2}px;"
            f" placeholder-text-color: {look.colour('text.faint').name()}; }}"
            f"QLabel {{ color: {soft}; background: transparent; }}"
        )
        self.line.setFont(lettering.font(line))
        self.line.setMinimumHeight(round(line * 1.9))
        for one in (self.title, self.facts):
            one.setFont(lettering.font(body))
        self.sentence.setFont(lettering.font(line, strong=True))
        self.sentence.setStyleSheet(f"color: {ink}")
        self.problem.setFont(lettering.font(body))
        self.problem.setStyleSheet(f"color: {look.colour('text.negative').name()}")
        self.setContentsMargins(*(4 * (theme.space(1),)))

    # -- what is done

    def keep(self) -> None:
        """Do what the line says, and go, or be there for the next one."""
        self.look()
        found, meeting = self._found, self._meeting
        if found is None:
            return
        if self.kind == FIND:
            if found.about is not None:
                self.close_line()
                meeting.take(found.about, closely=True)
            return
        change = found.change
        if change is None or not meeting.document.do(meanwhile.as_begun(change, self._begun)):
            return  # what was typed stays, with the reason below it
        self._has_kept = True
        meeting.take(*taken_in_hand(self.kind, found, meeting))
        kept = " · ".join([found.sentence, *self._told(found)])
        meeting.told.emit(tr("Kept: {sentence}", sentence=kept))
        self.line.clear()
        if not LINES[self.kind].stays:
            self.close_line()

    def answer(self, figure: int) -> None:
        """Take a figure in the empty line for how near those who were just noted are, or for
        when they last spoke.
        """
        meeting = self._meeting
        if self._asks_level() and figure <= max(TieLevel):
            self.level_given.emit(figure)
            self.look()
            return
        if not self._asked() or meeting.tie is None or not 0 < figure <= len(ANSWERS):
            self.line.insert(str(figure))
            return
        document, answer = meeting.document, ANSWERS[figure - 1]
        done = document.attempt(
            edits.set_tie, *meeting.tie, base=document.base,
            last_contact=answer.on(document.as_of),
            last_contact_confidence=Confidence.ASSUMED,
        )  # fmt: skip
        if done:
            meeting.told.emit(tr("Last spoken: {when}", when=last_spoken.words(answer)))
        self.look()

    def _told(self, found: Understood) -> tuple[str, ...]:
        """The facts of a line; attitudes only where internal matters are shown."""
        quiet = None if self._meeting.internal else found.quiet
        return found.facts if quiet is None else quiet

    def _kept_tie(self) -> ContactTie | None:
        """The relationship that was just noted; None where there is none."""
        tie = self._meeting.tie if self.kind == TIE and self._has_kept else None
        return None if tie is None else self._meeting.document.plan.tie_between(*tie)

    def _asks_level(self) -> bool:
        """Return whether nobody has said yet how near those are who were just noted."""
        tie = self._kept_tie()
        return tie is not None and tie.level is None and tie.status is None

    def _asked(self) -> tuple[str, ...]:
        """What a figure would answer, while nobody knows how near those in hand are, or when
        they last spoke.
        """
        if self._asks_level():
            said = [f"{int(one)} {label(one)}".replace(" ", UNBROKEN) for one in TieLevel]
            return (tr("How near? {answers}", answers="   ".join(said)),)
        tie = self._kept_tie()
        if tie is None or not tie.level or tie.last_contact is not None:
            return ()
        said = [f"{n} {last_spoken.words(one)}" for n, one in enumerate(ANSWERS, 1)]
        return (tr("Last spoken? {answers}", answers="   ".join(said)),)

    def complete(self) -> None:
        """Put the first known name in the place of what was begun."""
        text = self.line.text()
        known = quick_line.suggestions(text, self._meeting.document.plan, most=1)
        if self.kind in (QUICK, TIE) and known:
            tail = max(text.rfind(sign) for sign in ",:>→–-") + 1
            begun = text[tail:]
            self.line.setText(text[:tail] + begun[: len(begun) - len(begun.lstrip(" @"))]
                              + known[0])  # fmt: skip

    def close_line(self) -> None:
        """Go away, and give the keyboard back."""
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def _on_refused(self, sentence: str) -> None:
        self._refusal = sentence
        self.look()


class _Line(QLineEdit):
    """The field: Enter keeps, Esc goes, Tab completes; Ctrl+Z in an empty one undoes."""

    entered = Signal()
    escaped = Signal()
    completed = Signal()
    figured = Signal(int)  # 0 to 9, where nothing is typed yet
    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(MAX_TEXT)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if forward:
            self.completed.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            self.undo_asked.emit()
        elif not self.text() and event.text() in FIGURES:
            self.figured.emit(int(event.text()))
        else:
            super().keyPressEvent(event)
