"""A change as the text that log and journal keep, and the ids under which it is handed in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from app.model import codec
from app.model.change import Change, Message

_as_text = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), check_circular=False, default=date.isoformat
).encode


def text_of(change: Change) -> str:
    """Return a change as one line of JSON."""
    return _as_text(codec.encode(change))


def text_of_additions(message: Message, rows: Iterable[tuple[str, Mapping[str, Any]]]) -> str:
    """As `text_of`, for a change that adds what these rows hold, each with the kind it is of.

    A whole account is added this way: its rows are made anyway, and serve twice.
    """
    edits = [
        {
            "of": name,
            "before": None,
            "after": {field: value for field, value in row.items() if value is not None},
        }
        for name, row in rows
    ]
    arguments = [list(pair) for pair in message.arguments]
    return _as_text({"message": message.id, "arguments": arguments, "edits": edits})


def change_of(text: str) -> Change:
    """Return the change a text stands for.

    Raises ValueError, KeyError, TypeError or UserError when it stands for none.
    """
    return decoded(json.loads(text))


def decoded(value: Any) -> Change:
    """As `change_of`, for JSON that was read already."""
    if not isinstance(value, dict):
        raise TypeError("a change is a JSON object")
    return codec.decode(value)


def new_client_id() -> str:
    """Return an id that no other change is handed in under, anywhere."""
    return uuid4().hex


class ClientIds:
    """The ids under which the changes of one session are handed in.

    A change keeps its id while it waits, so that handing it in again after a lost answer, or
    after a crash, is known for what it is. Changes are told apart by identity: two equal ones
    are two.
    """

    def __init__(self) -> None:
        self._given: dict[
            int, tuple[Change, str]
        ] = {}  # the change is held: ids are not reused

    def of(self, change: Change) -> str:
        """Return the id of a change, given now if it had none."""
        return self._given.setdefault(id(change), (change, new_client_id()))[1]

    def keep(self, change: Change, client_id: str) -> None:
        """Let a change have an id that it was given before, by a session that ended."""
        self._given[id(change)] = (change, client_id)

    def forget(self, change: Change) -> None:
        """Let go of a change that was accepted or given up."""
        self._given.pop(id(change), None)
