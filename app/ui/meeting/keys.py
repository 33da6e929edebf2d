"""What each key does in a meeting; a clicker sends some of the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.analysis.what_if import tie_becomes
from app.i18n import mark, tr
from app.model import edits
from app.model.labels import label
from app.model.people import Person, TeamMember
from app.model.vocabulary import Attitude, TieLevel
from app.ui.change_command import read_only_words
from app.ui.meeting.capture_lines import FIND, NOTE, QUICK, RATE, TIE, rated
from app.ui.panels.what_if_button import suppose_gone

if TYPE_CHECKING:
    from app.ui.meeting.meeting import Meeting

K = Qt.Key
ON = (K.Key_Right, K.Key_Space, K.Key_PageDown, K.Key_Down)
BACK = (K.Key_Left, K.Key_PageUp, K.Key_Backspace, K.Key_Up)
ENTER = (K.Key_Return, K.Key_Enter)
CONFIRM_MS = 5000  # within which the second press counts
UNDO = "Ctrl+Z"
STRIP = (  # the keys on the strip, and what they do
    ("→ ←", mark("on, back")),
    ("1 2 … ↵", mark("to a number")),
    ("B", mark("black")),
    ("Z", mark("look at somebody")),
    ("W", mark("what if")),
    ("X", mark("what if this one leaves")),
    ("A", mark("add")),
    ("K", mark("who knows whom")),
    ("N", mark("note an action")),
    ("D", mark("two opinions")),
    ("L  0–4", mark("relationship in hand, its level")),
    ("+ − 0", mark("attitude")),
    ("M", mark("all gaps")),
    ("V", mark("internal matters")),
    ("C C", mark("customer in the room")),
    ("P  O", mark("presenter’s window, its notes")),
    ("S", mark("calendar file")),
    ("T", mark("light or dark")),
    (UNDO, mark("undo")),
    ("Esc", mark("leave")),
)
CUSTOMER_STRIP = frozenset({"→ ←", "1 2 … ↵", "B", "T", "Esc"})


def meeting_keys() -> list[tuple[str, str]]:
    """Return what the keys of a meeting do, with the keys, for the sheet of all keys.

    To undo has the same keys everywhere, so it is not said again.
    """
    return [(tr(words), keys) for keys, words in STRIP if keys != UNDO]


class Keys(QObject):
    """Does what a key asks; True where it was one of ours."""

    presenter_asked = Signal()
    notes_asked = Signal()
    calendar_asked = Signal()

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._meeting = meeting
        self._armed = ""  # the key whose second press is waited for
        self._waiting = QTimer(self, singleShot=True, interval=CONFIRM_MS)
        self._waiting.timeout.connect(self._disarm)
        self._letters: dict[Qt.Key, Callable[[], object]] = {
            K.Key_W: self.what_if,
            K.Key_X: self.suppose_leaving,
            K.Key_A: lambda: self._ask(QUICK),
            K.Key_K: lambda: self._ask(TIE),
            K.Key_N: lambda: self._ask(NOTE),
            K.Key_D: self._ask_opinions,
            K.Key_Z: lambda: meeting.asked.emit(FIND),
            K.Key_L: meeting.take_lit_tie,
            K.Key_M: meeting.tell_more,
            K.Key_V: lambda: meeting.toggle("internal"),
            K.Key_S: self.calendar_asked.emit,
        }
        self._always: dict[Qt.Key, Callable[[], object]] = {
            K.Key_B: lambda: meeting.toggle("blank"),
            K.Key_Period: lambda: meeting.toggle("blank"),
            K.Key_T: lambda: meeting.toggle("dark"),
            K.Key_P: self.presenter_asked.emit,
            K.Key_O: self.notes_asked.emit,
            K.Key_Question: lambda: meeting.toggle("strip"),
            K.Key_Home: lambda: meeting.go_to_end(last=False),
            K.Key_End: lambda: meeting.go_to_end(last=True),
            K.Key_C: self.turn_audience,
            K.Key_Escape: self.escape,
        }

    @property
    def armed(self) -> str:
        """The key whose second press is waited for: C or Esc; empty: none."""
        return self._armed

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks."""
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Undo):
            return self._undo(redo=False)
        if event.matches(QKeySequence.StandardKey.Redo):
            return self._undo(redo=True)
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if held:
            return False
        if self._armed and key not in (K.Key_C, K.Key_Escape):
            self._disarm()
        if not (event.text().isdigit() or key in (*ENTER, K.Key_Backspace, K.Key_Escape)):
            self._meeting.forget_figures()
        return self._walk(key) or self._figure(event) or self._letter(key)

    def _walk(self, key: Qt.Key) -> bool:
        meeting = self._meeting
        if key in ENTER and meeting.typed:
            meeting.jump()
        elif key == K.Key_Backspace and meeting.typed:
            meeting.typed = meeting.typed[:-1]
            meeting.changed.emit()
        elif key in ON or key in ENTER:
            meeting.go(1)
        elif key in BACK:
            meeting.go(-1)
        else:
            return False
        return True

    def _figure(self, event: QKeyEvent) -> bool:
        """Figures: the level of a relationship in hand, an attitude at 0, else a number."""
        meeting, text = self._meeting, event.text()
        if text in ("+", "-", "−"):
            return self.shift_attitude(1 if text == "+" else -1)
        if len(text) != 1 or not text.isascii() or not text.isdigit():
            return False
        if meeting.tie is not None and not meeting.typed and int(text) <= max(TieLevel):
            self.set_level(TieLevel(int(text)))
        elif text == "0" and not meeting.typed:
            self.shift_attitude(0)
        else:
            meeting.type_figure(text)
        return True

    def _letter(self, key: Qt.Key) -> bool:
        do = self._always.get(key)
        if do is None and not self._meeting.is_for_customer:
            do = self._letters.get(key)
        if do is None:
            return False
        do()
        return True

    # -- taking down

    def _ask(self, kind: str) -> None:
        if self._may_note():
            self._meeting.asked.emit(kind)

    def _ask_opinions(self) -> None:
        """Ask who thinks what, once it is clear of whom or what."""
        meeting = self._meeting
        if meeting.may_note and rated(meeting) is None:
            meeting.told.emit(
                tr("Take somebody (Z) or a relationship (L, K) in hand first.")
                if meeting.tie is None
                else tr("There is no relationship between these two yet; K notes one.")
            )
            return
        self._ask(RATE)

    def _may_note(self) -> bool:
        meeting = self._meeting
        if meeting.is_for_customer:
            return False
        if not meeting.may_note:
            meeting.told.emit(read_only_words())
        return meeting.may_note

    def shift_attitude(self, by: int) -> bool:
        """Let the attitude of who is told of be a step better or worse; 0: neutral."""
        meeting, document = self._meeting, self._meeting.document
        if meeting.is_for_customer:
            return True
        person = meeting.about()
        if person is None:
            meeting.told.emit(tr("Nobody is in hand; Z looks at somebody."))
        elif self._may_note():
            part = document.plan.membership(document.opportunity, person)
            now = None if part is None else part.attitude
            low, high = min(Attitude), max(Attitude)
            wanted = Attitude(min(max((now or 0) + by, low), high)) if by else Attitude(0)
            done = document.attempt(
                edits.set_membership, document.opportunity, person, attitude=wanted
            )
            if done:
                name = document.plan.label(person)
                told = tr("Attitude of {name}: {value}", name=name, value=label(wanted))
                quiet = tr("Attitude of {name} noted", name=name)
                meeting.told.emit(told if meeting.internal else quiet)
        return True

    def set_level(self, level: TieLevel) -> None:
        """Let the relationship in hand have a level."""
        meeting, document = self._meeting, self._meeting.document
        if meeting.tie is None or not self._may_note():
            return
        member, person = meeting.tie
        done = document.attempt(
            edits.set_tie, member, person, base=document.base, level=level, status=None
        )
        if done:
            pair = f"{document.plan.label(member)} – {document.plan.label(person)}"
            meeting.told.emit(f"{pair}: {int(level)} · {label(level)}")

    def _undo(self, *, redo: bool) -> bool:
        meeting, document = self._meeting, self._meeting.document
        words = document.undo_words(redo=redo)
        if words is not None and not meeting.is_for_customer:
            document.redo() if redo else document.undo()
            told = tr("Done again: {what}") if redo else tr("Undone: {what}")
            meeting.told.emit(told.format(what=words))
        return True

    # -- what if

    def what_if(self) -> None:
        """Suppose what the gap on the wall advises, or let go of what is supposed."""
        meeting, document = self._meeting, self._meeting.document
        if document.supposing.is_on:
            document.supposing.end()
            return
        step = meeting.step
        contacts = () if step is None else step.contacts
        if document.supposing.begin():
            for one in contacts:
                pair = one.member, one.person, one.level, document.as_of
                document.supposing.suppose(tie_becomes, *pair)

    def suppose_leaving(self) -> None:
        """Suppose that who is in hand leaves."""
        meeting, plan = self._meeting, self._meeting.document.plan
        person = meeting.person if meeting.person in plan.members else meeting.about()
        if person is None:
            meeting.told.emit(tr("Nobody is in hand; Z looks at somebody."))
            return
        kind = TeamMember if person in plan.members else Person
        suppose_gone(meeting.document, (kind, person))

    # -- twice to be sure

    def turn_audience(self) -> None:
        """Let a customer be in the room, or no longer: at the second press."""
        if self._armed == "C":
            self._disarm()
            self._meeting.turn_audience()
        else:
            self._arm("C")

    def escape(self) -> None:
        """Leave what is innermost, and at last the meeting.

        With a customer in the room the wall goes black first: what is behind it is internal.
        """
        meeting = self._meeting
        if meeting.is_for_customer:
            if self._armed == "Esc":
                meeting.leave()
            else:
                meeting.blank = True
                self._arm("Esc")
        elif meeting.strip or meeting.blank:
            meeting.strip = meeting.blank = False
            meeting.changed.emit()
        elif meeting.typed:
            meeting.typed = ""
            meeting.changed.emit()
        elif meeting.person is not None or meeting.tie is not None:
            meeting.take(None)
        else:
            meeting.leave()

    def _arm(self, key: str) -> None:
        self._armed = key
        self._waiting.start()
        self._meeting.changed.emit()

    def _disarm(self) -> None:
        self._waiting.stop()
        if self._armed:
            self._armed = ""
            self._meeting.changed.emit()
