"""Text that is being typed while colleagues go on working: the field leaves it alone.

When it is handed on, it is about the plan that stood when typing began, or about something that
is gone by now; `meanwhile` tells what that means.
"""

from __future__ import annotations

from typing import Any

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
