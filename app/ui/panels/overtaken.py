"""Text that is being typed while colleagues go on working: the field leaves it alone.

When it is handed on, it is about the plan that stood when typing began, or about something that
is gone by now; `meanwhile` tells what that means.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.ui.meanwhile import Moment


class Typed:
    """What a field of text shows, and since when it is typed in."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.begun: Moment | None = None  # None where nothing came in while it was typed in
        self.is_kept = False  # whether it shows what is typed, and not what stands
        self._shown = ""

    def _note(self, text: str, *, typing: bool) -> None:
        """Take note of what stands now; what is typed may be about what stood before."""
        self.is_kept = typing
        self._shown = text
        if not typing:
            self.begun = None


def text_of(field: object) -> Typed | None:
    """Return where one types in a field, if one does."""
    inner = getattr(field, "edit", field)
    return inner if isinstance(inner, Typed) else None


def note(field: object, before: Moment) -> None:
    """Remember with what is being typed how things stood `before` the field was shown anew."""
    typed = text_of(field)
    if typed is not None and typed.is_kept and typed.begun is None:
        typed.begun = before


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """A text that is not handed on yet, for the field that takes the place of its own."""

    text: str
    at: int  # where the hand is in it
    begun: Moment


def taken_from(field: object, shown_at: Moment) -> HalfTyped | None:
    """Take what is being typed out of a field that goes; None where that is nothing.

    `shown_at` is when the field showed last what stood.
    """
    if not isinstance(field, QLineEdit | QPlainTextEdit) or not isinstance(field, Typed):
        return None
    if isinstance(field, QLineEdit):
        text, at = field.text(), field.cursorPosition()
    else:
        text, at = field.toPlainText(), field.textCursor().position()
    if text == field._shown:  # noqa: SLF001  of the same module
        return None
    half = HalfTyped(text, at, field.begun or shown_at)
    field._shown = text  # noqa: SLF001  as above; what goes hands nothing on
    return half


def go_on(field: object, half: HalfTyped) -> None:
    """Let a field be typed in where another one was left."""
    typed: Any = text_of(field)
    if isinstance(typed, QLineEdit):
        typed.setText(half.text)
        typed.setCursorPosition(half.at)
    elif isinstance(typed, QPlainTextEdit):
        typed.setPlainText(half.text)
        cursor = typed.textCursor()
        cursor.setPosition(half.at)
        typed.setTextCursor(cursor)
    if typed is not None:
        typed.begun = half.begun
