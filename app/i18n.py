"""Our texts in the reader's language: gettext catalogues, dates and numbers.

The message is the English text itself; Dutch stands in `resources/translations`. A text is
translated when it is shown, never when it is stored.
"""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache, lru_cache

from app import resources

LANGUAGES = ("nl", "en")
CUSTOMER_LANGUAGES = ("nl", "en", "fr")

_shown = "en"
_spoken: ContextVar[str | None] = ContextVar("_spoken", default=None)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    file = resources.path("translations", f"{language}.mo")
    if language == "en" or not file.is_file():
        return gettext.NullTranslations()
    with file.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def mark(text: str) -> str:
    """Mark a text for translation where it stands as data; `tr` translates it later."""
    return text


def tr(text: str, /, **arguments: object) -> str:
    """Return the text in the reader's language, its {names} filled in."""
    words = _catalogue(language()).gettext(text)
    return words.format(**arguments) if arguments else words


def ntr(singular: str, plural: str, count: int, /, **arguments: object) -> str:
    """As `tr`, in the singular or plural that `count` asks for; {count} is filled in too."""
    words = _catalogue(language()).ngettext(singular, plural, count)
    return words.format(count=count, **arguments)


def counted(figure: str) -> int:
    """Return the count that asks `ntr` for the right form beside a figure: 1 beside a 1."""
    return 1 if figure.lstrip("+") == "1" else 2


def language() -> str:
    """Return the code of the language being spoken: nl, en or fr."""
    return _spoken.get() or _shown


def use(code: str) -> None:
    """Speak this language from now on, everywhere."""
    global _shown  # noqa: PLW0603  the one place where the language is kept
    _shown = code


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak another language for a while, as an export for the customer does."""
    token = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(token)


def system_language() -> str:
    """Return the language the computer is set to: Dutch where it is, else English."""
    named = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    code = next((value for value in named if value), None) or locale.getlocale()[0] or "en"
    return "nl" if code.lower().startswith(("nl", "dutch", "vls")) else "en"


def day(value: date, *, long: bool = False) -> str:
    """Return a date as the reader writes it: 14 aug 2025, or 14 augustus 2025 when long."""
    return _dated(value, "d MMMM y" if long else "d MMM y", _locale())


def day_and_month(value: date) -> str:
    """Return a date without its year, as below a figure: 14 aug."""
    return _dated(value, "d MMM", _locale())


def month(value: date, *, with_year: bool = False) -> str:
    """Return the month of a date as below a figure: aug, or aug 2025."""
    return _dated(value, "MMM y" if with_year else "LLL", _locale())


@lru_cache(4096)
def _dated(value: date, form: str, locale: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415  40 ms that a start does not need

    return format_date(value, form, locale=locale)


def number(value: float, decimals: int = 0) -> str:
    """Return a number with the reader's decimal sign and thousands sign."""
    return _written(round(value, decimals) + 0.0, decimals, _locale())


def signed(value: float, decimals: int = 0) -> str:
    """Return a number with its sign; what rounds to 0 has none."""
    figure = number(value, decimals)
    return f"+{figure}" if round(value, decimals) > 0 else figure


@lru_cache(4096)
def _written(value: float, decimals: int, locale: str) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415  Babel is slow to import

    form = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=form, locale=locale).replace("-", "−")


def names(several: list[str]) -> str:
    """Return names as a sentence lists them: A, B and C."""
    if len(several) < 2:  # noqa: PLR2004  one needs no “and”
        return "".join(several)
    return tr("{first} and {last}", first=", ".join(several[:-1]), last=several[-1])


def clauses(several: Iterable[str]) -> str:
    """Return what a sentence says one after another, each with commas of its own: A, B; C."""
    return tr("; ").join(several)


def about(name: str, said: str) -> str:
    """Return what is said of somebody behind the name."""
    return tr("{name}: {said}", name=name, said=said)


def _locale() -> str:
    return {"nl": "nl_NL", "fr": "fr_BE"}.get(language(), "en_GB")
