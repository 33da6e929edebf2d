"""Text from outside, made safe to keep, compare and show."""

from __future__ import annotations

import re
import unicodedata

from app.model.values import MAX_TEXT

__all__ = ["MAX_TEXT", "bare_lines", "clean", "one_line"]

# Controls but tab and line end, lone surrogates, overrides of the writing direction, and
# characters that are no characters: none of them belongs in a name, and XML refuses some.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
    "\ud800-\udfff]"
)
_LINE_END = re.compile("\r\n?")


def clean(text: str) -> str:
    """Return the text in one spelling (NFC), without what cannot be seen but does harm."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _UNWANTED.sub("", _LINE_END.sub("\n", text)))


def one_line(text: str) -> str:
    """Return the clean text as one line, for names and cells."""
    return " ".join(clean(text).split())


def bare_lines(text: str) -> str:
    """Return the clean text in its lines, with one blank between words and no empty lines.

    A cell of thousands of blanks would keep a pattern that looks for a title busy for minutes.
    """
    lines = (" ".join(line.split()) for line in clean(text).split("\n"))
    return "\n".join(line for line in lines if line)
