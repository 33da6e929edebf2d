"""What can go wrong through no fault of ours; shown to the user as it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.i18n import tr


class UserError(Exception):
    """A refusal or failure that the user can understand and act on, as a whole sentence."""


class Conflict(UserError):
    """Two people changed the same thing in ways that cannot both stand.

    Its sentence is a marked text, put in the language that is spoken when it is shown: a note
    of what lost stands for long.
    """

    change: object = None  # the Change that lost, where it is known

    def __init__(self, text: str, /, **arguments: str) -> None:
        super().__init__(text)
        self.worded: Callable[[], str] = partial(tr, text, **arguments)

    def __str__(self) -> str:
        return self.worded()


class Unreachable(UserError):
    """A workspace does not answer now; what is handed in later is safe until then."""


class Damaged(UserError):
    """What a file holds cannot be trusted, or is no workspace at all (then not `is_ours`)."""

    def __init__(self, sentence: str, place: str = "", *, is_ours: bool = True) -> None:
        super().__init__(sentence)
        self.place = place  # the file; empty where only one account of it is meant
        self.is_ours = is_ours  # else a backup must say that there was a workspace here


class Displaced(UserError):
    """The file of an open workspace is gone, or another one took its place."""

    def __init__(self, sentence: str, *, is_gone: bool = False) -> None:
        super().__init__(sentence)
        self.is_gone = is_gone


class PasswordWanted(UserError):
    """A server asks for a password that is not known, or refused the one it was given."""

    def __init__(self, sentence: str, place: str) -> None:
        super().__init__(sentence)
        self.place = place  # the address, as a user would write it
