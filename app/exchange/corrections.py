"""What somebody says of a person that differs from what we held for known, as a change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.exchange.headings import plain
from app.exchange.people_rows import Given
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change, Message
from app.model.labels import label
from app.model.people import Person
from app.model.values import Id
from app.model.vocabulary import Confidence

_OWN = ("title", "department", "email", "phone", "level", "lane")


@dataclass(frozen=True, slots=True)
class Corrections:
    """A change, and for each field it corrects the words for what was held before."""

    change: Change
    was: dict[str, str]


def corrections(plan: AccountPlan, opportunity: Id, person: Id, given: Given) -> Corrections:
    """Return what is said of somebody in so many words and is not held for true yet.

    A role comes beside the roles there are; anything else takes the place of what was.
    """
    own = dict(_differing(plan.persons[person], given, _OWN))
    sure = {f"{name}_confidence": None for name in ("level", "lane") if name in own}
    steps = [edits.set_fields(plan, Person, person, **own, **sure)]
    was = {name: _words(getattr(plan.persons[person], name)) for name in own}
    part = plan.membership(opportunity, person)
    if part is not None:
        values = dict(_differing(part, given, ("attitude", "influence")))
        was |= {name: _words(getattr(part, name)) for name in values}
        if not given.roles <= part.roles:
            values["roles"] = part.roles | given.roles
            values["role_confidence"] = part.role_confidence or Confidence.ASSUMED
        steps.append(edits.set_membership(plan, opportunity, person, **values))
    message = Message.of("person.changed", name=plan.label(person))
    return Corrections(edits.combined(message, steps), was)


def _differing(known: Any, given: Given, names: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    for name in names:
        said, held = getattr(given, name), getattr(known, name)
        same = plain(said) == plain(held or "") if isinstance(said, str) else said == held
        if said is not None and not same:
            yield name, said


def _words(value: Any) -> str:
    return value if type(value) is str else label(value)
