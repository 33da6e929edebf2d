"""People that were copied: with their roles and the lines among them, as JSON and as text."""

from __future__ import annotations

import json
import types
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from app.errors import UserError
from app.exchange import json_text
from app.exchange.people_csv import no_formula
from app.i18n import tr
from app.model import codec
from app.model.account_plan import AccountPlan
from app.model.decision import Membership
from app.model.entities import KINDS, NAMES, Entity, EntityType
from app.model.interactions import Interest
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.ties import Affinity, ContactTie, Influence, ReportingLine
from app.model.values import Id

MIME = "application/x-visavis-people+json"
FORMAT = 1
MOST = 20_000  # entities that are taken from a clipboard
Line = ContactTie | ReportingLine | Influence | Affinity
ENDS: dict[EntityType, tuple[str, str]] = {
    ContactTie: ("member", "person"),
    ReportingLine: ("employee", "manager"),
    Influence: ("source", "target"),
    Affinity: ("a", "b"),
}
_CARRIED = (Person, TeamMember, OutsideInfluence, Membership, Interest, *ENDS)
E = TypeVar("E", bound=Entity)


@dataclass(frozen=True)
class Copied:
    """Some of the people of a decision, and what there is among them."""

    account: Id
    opportunity: Id
    entities: tuple[Entity, ...]

    def of(self, kind: type[E]) -> list[E]:
        """Return what was copied of one kind, in its order."""
        return [one for one in self.entities if isinstance(one, kind)]

    @property
    def lines(self) -> Iterator[Line]:
        """Yield the lines among them."""
        return (one for one in self.entities if isinstance(one, Line))

    @property
    def everybody(self) -> list[Person | TeamMember | OutsideInfluence]:
        """Return who was copied, of either side."""
        return [*self.of(Person), *self.of(TeamMember), *self.of(OutsideInfluence)]


def copied(plan: AccountPlan, opportunity: Id, ids: Iterable[Id]) -> Copied:
    """Return these people, colleagues and outsiders with all that is among them.

    Contacts, gaps, counterparts and places on the map are not copied.
    """
    wanted = set(ids)
    found: list[Entity] = [one for id, one in plan.persons.items() if id in wanted]
    found += [one for id, one in plan.members.items() if id in wanted]
    found += [one for id, one in plan.outside.items() if id in wanted]
    found += [one for one in plan.dmu(opportunity) if one.person in wanted]
    found += [one for one in plan.table(Interest).values() if one.person in wanted]
    for kind, names in ENDS.items():
        for line in plan.table(kind).values():
            if all(getattr(line, name) in wanted for name in names):
                found.append(line)
    return Copied(plan.account.id, opportunity, tuple(found))


def to_bytes(one: Copied) -> bytes:
    """Return what was copied as the JSON that `from_bytes` reads."""
    rows = [{"of": NAMES[type(entity)], **codec.to_row(entity)} for entity in one.entities]
    held = {
        "format": FORMAT, "account": one.account, "opportunity": one.opportunity,
        "entities": rows,
    }  # fmt: skip
    return json.dumps(held, ensure_ascii=False).encode()


def from_bytes(content: bytes) -> Copied:
    """Return what was copied; raises UserError for what this version did not write.

    What points at somebody who was not copied is left out.
    """
    held = json_text.parse(content)
    rows = held.get("entities") if isinstance(held, dict) else None
    if not isinstance(rows, list) or held.get("format") != FORMAT or len(rows) > MOST:
        raise _not_ours()
    account, opportunity = held.get("account"), held.get("opportunity")
    if not (isinstance(account, str) and isinstance(opportunity, str)):
        raise _not_ours()
    entities = [_entity(row) for row in rows]
    known = {
        one.id for one in entities if isinstance(one, Person | TeamMember | OutsideInfluence)
    }
    kept = [one for one in entities if all(id in known for id in _points_at(one))]
    return Copied(account, opportunity, tuple(kept))


def as_text(one: Copied) -> str:
    """Return name, title, department and address of each between tabs, under headings."""
    rows = [[tr("Name"), tr("Job title"), tr("Department"), tr("E-mail")]]
    for somebody in one.everybody:
        said = (getattr(somebody, name, None) for name in ("title", "department", "email"))
        rows.append([somebody.label, *(text or "" for text in said)])
    return "".join("\t".join(map(no_formula, row)) + "\n" for row in rows)


def _entity(row: object) -> Entity:
    if not isinstance(row, dict):
        raise _not_ours()
    kind = KINDS.get(str(row.get("of")))
    if kind not in _CARRIED or not isinstance(row.get("id"), str):
        raise _not_ours()
    try:
        entity = codec.from_row(kind, row)
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise _not_ours() from fault
    hints = get_type_hints(kind)
    if not all(_fits(getattr(entity, one.name), hints[one.name]) for one in fields(entity)):
        raise _not_ours()
    return entity


def _fits(value: object, hint: Any) -> bool:
    """Return whether a value is of the type that a field says."""
    if get_origin(hint) in (Union, types.UnionType):
        return any(_fits(value, one) for one in get_args(hint))
    if get_origin(hint) in (tuple, frozenset):
        inner = get_args(hint)[0]
        return isinstance(value, tuple | frozenset) and all(_fits(one, inner) for one in value)
    if hint is bool or isinstance(value, bool):
        return hint is bool and isinstance(value, bool)
    if hint is date:
        return type(value) is date
    return isinstance(value, hint)


def _points_at(entity: Entity) -> tuple[Id, ...]:
    if type(entity) in ENDS:
        return tuple(getattr(entity, name) for name in ENDS[type(entity)])
    if isinstance(entity, Membership | Interest):
        return (entity.person,)
    return ()


def _not_ours() -> UserError:
    return UserError(tr("What was copied cannot be read; copy it again."))
