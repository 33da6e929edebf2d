"""What somebody is called in one proposal, where that is not what we call them ourselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from app.model.people import Person, TeamMember
from app.model.values import Id

_Somebody = TypeVar("_Somebody", Person, TeamMember)


@dataclass(frozen=True, slots=True)
class Called:
    """A name and a title for the proposal; None: as in the plan."""

    name: str | None = None
    title: str | None = None


AsCalled = Mapping[Id, Called]
NOBODY: AsCalled = MappingProxyType({})  # is called otherwise


def as_called(somebody: _Somebody, called: AsCalled) -> _Somebody:
    """Return somebody under the name and title the proposal gives them."""
    given = called.get(somebody.id)
    if given is None:
        return somebody
    return replace(
        somebody,
        name=given.name or somebody.name,
        title=somebody.title if given.title is None else given.title,
    )
