"""JSON from outside as plain values: its size, depth, numbers and texts kept within bounds."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.exchange.untrusted import MAX_TEXT, clean
from app.i18n import number, tr

MAX_BYTES = 50_000_000
MAX_DEPTH = 40
MAX_NUMBER = 1e15

Step = str | int
Place = tuple[Step, ...]


class _Twice(dict[str, Any]):
    """An object in which a key stands twice; the walk over the whole says where."""

    key = ""


def place_name(place: Place) -> str:
    """Return a place as people write it: ties[3].person."""
    name = ""
    for step in place:
        name += f"[{step}]" if isinstance(step, int) else f".{step[:60]}"
    return name.lstrip(".")


def fault(place: Place, words: str) -> UserError:
    """Return the error that names the place of a fault and what it is."""
    return UserError(f"{place_name(place)}: {words}" if place else words)


def canonical(value: Any) -> str:
    """Return the one text that stands for a JSON value: equal values, equal texts."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def content_of(source: bytes | Path, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file, or those given; raises UserError when there are too many."""
    if isinstance(source, Path):
        try:
            with source.open("rb") as stream:
                content = stream.read(limit + 1)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise UserError(
                tr("{file} cannot be read: {reason}.", file=source.name, reason=reason)
            ) from error
        except ValueError as error:  # a name no file can have
            raise UserError(tr("This is not the name of a file.")) from error
    else:
        content = source
    if len(content) > limit:
        most = number(limit / 1e6)
        raise UserError(tr("The file is larger than {most} MB, which is the limit.", most=most))
    if not content.strip():
        raise UserError(tr("The file is empty."))
    return content


def parse(source: bytes | Path) -> Any:
    """Return the value a JSON file holds, its texts cleaned.

    Raises UserError, with the place where there is one, for what is no JSON in UTF-8, keys
    that stand twice, numbers that are not finite or beyond 1e15, texts over 10,000
    characters, and nesting over 40 deep.
    """
    try:
        text = content_of(source).decode("utf-8-sig")
        value = json.loads(text, object_pairs_hook=_object)
    except UnicodeDecodeError as error:
        raise UserError(tr("The file is not text in UTF-8, which a case file is.")) from error
    except json.JSONDecodeError as error:
        raise UserError(
            tr(
                "The file is not JSON: it goes wrong on line {line}, column {column}.",
                line=error.lineno,
                column=error.colno,
            )
        ) from error
    except RecursionError as error:
        raise UserError(_too_deep()) from error
    except ValueError as error:  # a number of thousands of digits
        raise UserError(tr("The file holds a number that is far too long.")) from error
    return _checked(value, ())


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        name = clean(key)
        if name in made:
            twice = _Twice(made)
            twice.key = name
            return twice
        made[name] = value
    return made


def _checked(value: Any, place: Place) -> Any:
    """Return the value with clean texts; raise for what lies out of bounds."""
    if len(place) > MAX_DEPTH:
        raise UserError(_too_deep())
    if isinstance(value, _Twice):
        raise fault((*place, value.key), tr("this key stands twice"))
    if isinstance(value, dict):
        return {key: _checked(inner, (*place, key)) for key, inner in value.items()}
    if isinstance(value, list):
        return [_checked(inner, (*place, index)) for index, inner in enumerate(value)]
    if isinstance(value, str):
        return _text(value, place)
    if isinstance(value, int | float) and not isinstance(value, bool):
        if isinstance(value, float) and not math.isfinite(value):
            raise fault(place, tr("this number is not finite"))
        if abs(value) > MAX_NUMBER:
            raise fault(place, tr("this number is far too large"))
    return value


def _text(value: str, place: Place) -> str:
    if len(value) > MAX_TEXT:
        words = tr(
            "a text of {length} characters; at most {most} fit",
            length=number(len(value)),
            most=number(MAX_TEXT),
        )
        raise fault(place, words)
    return clean(value)


def _too_deep() -> str:
    return tr("The file is nested too deeply to be a case file.")
