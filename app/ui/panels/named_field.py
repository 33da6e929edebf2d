"""A choice among people, decisions or firms, by the names they were given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.ui.panels.fields import CodeField


class NamedField(CodeField):
    """As `CodeField`; a name begins as it was typed, with no capital of ours."""

    def __init__(
        self,
        name: str,
        codes: Sequence[Any],
        *,
        words: Callable[[Any], str],
        unknown: str | None = "",
    ) -> None:
        super().__init__(name, codes, unknown=unknown, words=words)
        for at, code in enumerate(self.codes):
            if code is not None:
                self.setItemText(at, words(code))
