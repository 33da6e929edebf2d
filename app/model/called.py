"""What somebody is called in one proposal, where that is not what we call them ourselves.

It is kept with the decision, as a record of the section `proposal_names` of its case file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, TypeVar

from app.model.account_plan import AccountPlan
from app.model.people import Person, TeamMember
from app.model.planning import KeptRecord
from app.model.values import Id, joined

SECTION = "proposal_names"

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


def called_in(plan: AccountPlan, opportunity: Id) -> AsCalled:
    """Return who is called otherwise in the proposal of a decision."""
    kept = plan.where(KeptRecord, "opportunity", opportunity)
    found = (_read(one) for one in kept if one.section == SECTION)
    return {id: called for id, called in found if called != Called()}


def record_of(opportunity: Id, somebody: Id, called: Called) -> KeptRecord:
    """Return what is kept of how somebody is called."""
    told = {"of": somebody, "name": called.name, "title": called.title}
    given = {key: value for key, value in told.items() if value is not None}
    content = json.dumps(given, ensure_ascii=False, sort_keys=True)
    return KeptRecord(
        id=record_id(opportunity, somebody), opportunity=opportunity, section=SECTION,
        position=0, content=content,
    )  # fmt: skip


def record_id(opportunity: Id, somebody: Id) -> Id:
    """Return the id under which it is kept: it cannot be kept twice."""
    return joined(opportunity, SECTION, somebody)


def _read(kept: KeptRecord) -> tuple[Id, Called]:
    """Whom a record is of, and what it calls them; it may come from a stranger's file."""
    try:
        told = json.loads(kept.content)
    except (ValueError, RecursionError):
        told = None
    given: dict[str, Any] = told if isinstance(told, dict) else {}
    of, name, title = (given.get(key) for key in ("of", "name", "title"))
    return str(of), Called(
        name if isinstance(name, str) and name else None,
        title if isinstance(title, str) else None,
    )
