"""A change as the text that log and journal keep, and the ids under which it is handed in."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

from app.model import codec
from app.model.change import Change

_as_text = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), check_circular=False
).encode


def text_of(change: Change) -> str:
    """Return a change as one line of JSON."""
    return _as_text(codec.encode(change))


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
        return self._given.setdefault(id(change), (change, uuid4().hex))[1]

    def forget(self, change: Change) -> None:
        """Let go of a change that was accepted or given up."""
        self._given.pop(id(change), None)
