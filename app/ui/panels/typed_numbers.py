"""Numbers as people type them: 3.400.000, 3,400,000, 3 400 000 and 12,5."""

from __future__ import annotations

from app.i18n import number


def write(value: float) -> str:
    """Return a number as the reader writes it, so that `read` gives it back."""
    return number(value, 0 if value.is_integer() else 2)


def read(text: str) -> float | None:
    """Read 3.400.000, 3,400,000, 3 400 000 and 12,5; raises ValueError."""
    plain = text.replace(" ", "").replace("\u00a0", "").replace("€", "")
    if not plain:
        return None
    for sign in ".,":
        head, *rest = plain.split(sign)
        thousands = head.isdigit() and not head.startswith("0")  # 0,125 is less than one
        if rest and all(len(part) == 3 for part in rest) and thousands:  # noqa: PLR2004  1.250.000
            plain = head + "".join(rest)
    value = float(plain.replace(",", "."))
    if not 0 <= value < float("inf"):
        raise ValueError(text)
    return value
