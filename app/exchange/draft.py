"""What an import adds to a plan and fills in, gathered row by row."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar, cast

from app.exchange.headings import Heading, name_of
from app.exchange.people_rows import Given
from app.exchange.person_names import key
from app.exchange.preview import Outcome
from app.i18n import ntr, tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.decision import Membership
from app.model.entities import Entity, EntityType
from app.model.guess import guess, guess_role
from app.model.labels import label
from app.model.parameters import DEFAULT, Parameters
from app.model.people import Person, TeamMember
from app.model.rhythm import keeping_rhythm, with_rhythm
from app.model.values import Id, joined, new_id
from app.model.vocabulary import Confidence, Role

E = TypeVar("E", bound=Entity)
_FIELDS = {  # what a row can tell about a person: the field, and the heading that names it
    "title": Heading.TITLE,
    "department": Heading.DEPARTMENT,
    "email": Heading.EMAIL,
    "phone": Heading.PHONE,
    "location": Heading.LOCATION,
    "contact_language": Heading.LANGUAGE,
    "lane": Heading.LANE,
    "level": Heading.LEVEL,
    "influence": Heading.INFLUENCE,
    "attitude": Heading.ATTITUDE,
    "roles": Heading.ROLES,
}
_UNKNOWN: tuple[Any, ...] = (None, frozenset())


class Draft:
    """A plan with what came in so far on top of it; the plan itself stays as it is."""

    def __init__(
        self, plan: AccountPlan, opportunity: Id | None, base: Parameters = DEFAULT
    ) -> None:
        self.plan = plan
        self.opportunity = opportunity
        self.base = base  # the numbers of the workspace: new ties take their rhythm from them
        self._entities: dict[tuple[EntityType, Id], Entity] = {}
        self._persons = _Register(plan.persons.values())
        self._members = _Register(plan.members.values())
        self.assumed_roles: dict[Id, Role] = {}  # by person, as the title made likely
        self.understood: set[Id] = set()  # colleagues of whose level or lane the title told
        self.lines: dict[Id, int] = {}  # whom a row of this file was about, and its line

    # -- looking

    def find(self, kind: type[E], id: Id) -> E | None:
        """Return an entity as the import leaves it."""
        mine = self._entities.get((cast("EntityType", kind), id))
        return mine if isinstance(mine, kind) else self.plan.find(kind, id)

    def person_named(self, name: str) -> Id | None:
        """Return the person with this name, in the plan or come in by now."""
        return self._persons.named(name)

    def member_like(self, name: str, email: str | None = None) -> Id | None:
        """Return the colleague with this name or address."""
        return self._members.like(name, email)

    def with_what_is_assumed(self, summary: str) -> str:
        """Return a summary that tells what was assumed from titles: roles, and our levels."""
        if count := len(self.assumed_roles):
            summary += " " + ntr(
                "{count} role was assumed from a title.",
                "{count} roles were assumed from titles.",
                count,
            )
        if count := len(self.understood):
            summary += " " + ntr(
                "The title of {count} colleague told level or function.",
                "The titles of {count} colleagues told level or function.",
                count,
            )
        return summary

    def change(self, message: Message) -> Change:
        """Return all of it as one change."""
        edits = (
            Edit(self.plan.find(kind, id), entity)
            for (kind, id), entity in self._entities.items()
        )
        made = Change(message, tuple(edit for edit in edits if edit.before != edit.after))
        return keeping_rhythm(with_rhythm(made, self.plan, self.base), self.plan, self.base)

    # -- taking in

    def put(self, entity: Entity) -> None:
        self._entities[type(entity), entity.id] = entity

    def take_person(self, given: Given, same: Id | None = None) -> tuple[Id, Outcome, str]:
        """Add a person, or fill in what we did not know; return id, outcome and words on it.

        `same` is who it is where somebody said so, whatever the name.
        """
        standing = same or self._persons.like(given.name, given.email)
        if standing is None:
            person = Person(id=new_id(), name=given.name)
        else:
            known = self.find(Person, standing)
            assert known is not None
            person = known
        filled = replace(person, **_news(person, _about_person(given)))
        told = _told(person, filled)
        self.put(filled)
        self._persons.add(filled)
        self.lines.setdefault(filled.id, given.line)
        had_role = filled.id in self.assumed_roles
        told += self._take_membership(filled, given)
        role = None if had_role else self.assumed_roles.get(filled.id)
        if standing is None:
            return filled.id, Outcome.ADDED, _described(filled, given, role)
        if not told:
            return filled.id, Outcome.UNCHANGED, ""
        words = [name_of(_FIELDS[name]) for name in told if name in _FIELDS]
        if role is not None:
            words = [word for word in words if word != name_of(Heading.ROLES)]
            words.append(_assumed_role(role))
        return filled.id, Outcome.CHANGED, ", ".join(words) or tr("joins the buying team")

    def take_member(self, name: str, title: str | None = None) -> Id:
        """Add a colleague, or fill in a title we did not know; return the id."""
        standing = self._members.like(name, None)
        found = self.find(TeamMember, standing) if standing is not None else None
        member = found or TeamMember(id=new_id(), name=name)
        likely = guess(title)
        news = _with_guess({"title": title}, likely.lane, likely.level)
        filled = replace(member, **_news(member, news))
        if (filled.lane, filled.level) != (member.lane, member.level):
            self.understood.add(filled.id)
        self.put(filled)
        self._members.add(filled)
        return filled.id

    def _take_membership(self, person: Person, given: Given) -> list[str]:
        """Let a person join the decision, with the roles told or else the one assumed."""
        if self.opportunity is None:
            return []
        id = joined(self.opportunity, person.id)
        standing = self.find(Membership, id)
        member = standing or Membership(
            id=id, opportunity=self.opportunity, person=person.id, roles=frozenset()
        )
        about: dict[str, Any] = {"influence": given.influence, "attitude": given.attitude}
        likely = guess_role(person.title, person.department)
        if given.roles and (not member.roles or person.id in self.assumed_roles):
            self.assumed_roles.pop(person.id, None)
            member = replace(member, roles=frozenset(), role_confidence=None)
            about |= {"roles": given.roles, "role_confidence": Confidence.ASSUMED}
        elif likely is not None and not member.roles:
            self.assumed_roles[person.id] = likely
            about |= {"roles": frozenset({likely}), "role_confidence": Confidence.ASSUMED}
        filled = replace(member, **_news(member, about))
        self.put(filled)
        if standing is None:
            return ["membership"]
        return _told(member, filled)


class _Register:
    """Looks people up by address, and by name however it is spelled."""

    def __init__(self, people: Any) -> None:
        self._by_email: dict[str, Id] = {}
        self._by_name: dict[str, list[tuple[Id, str | None]]] = {}
        for person in people:
            self.add(person)

    def add(self, person: Person | TeamMember) -> None:
        email = _folded(person.email)
        if email:
            self._by_email.setdefault(email, person.id)
        spelled = self._by_name.setdefault(key(person.label), [])
        spelled[:] = [one for one in spelled if one[0] != person.id]
        spelled.append((person.id, email))

    def named(self, name: str) -> Id | None:
        spelled = self._by_name.get(key(name), [])
        return spelled[0][0] if len(spelled) == 1 else None

    def like(self, name: str, email: str | None) -> Id | None:
        """Return who has this address, or this name without another address."""
        address = _folded(email)
        if address in self._by_email:
            return self._by_email[address]
        for id, theirs in self._by_name.get(key(name), ()):
            if not address or not theirs:
                return id
        return None


def _folded(email: str | None) -> str:
    return email.strip().casefold() if email else ""


def _about_person(given: Given) -> dict[str, Any]:
    said = {
        "title": given.title,
        "department": given.department,
        "email": given.email,
        "phone": given.phone,
        "location": given.location,
        "contact_language": given.language,
        "lane": given.lane,
        "level": given.level,
    }
    return _with_guess(said, given.guessed_lane, given.guessed_level)


def _with_guess(said: dict[str, Any], lane: Any, level: Any) -> dict[str, Any]:
    """Return what is said, and what the title makes likely where nothing is said."""
    for name, likely in (("lane", lane), ("level", level)):
        if said.get(name) is None and likely is not None:
            said |= {name: likely, f"{name}_confidence": Confidence.ASSUMED}
    return said


def _news(known: Entity, said: dict[str, Any]) -> dict[str, Any]:
    """Return what is said of fields we know nothing of; a confidence goes with its field."""
    told = {
        name
        for name, value in said.items()
        if value not in _UNKNOWN and getattr(known, name) in _UNKNOWN
    }
    return {
        name: value
        for name, value in said.items()
        if name in told and (not name.endswith("_confidence") or _subject(name) in told)
    }


def _told(before: Entity, after: Entity) -> list[str]:
    """Return the fields a row can tell of that differ."""
    return [
        name for name in _FIELDS if getattr(before, name, None) != getattr(after, name, None)
    ]


def _subject(confidence: str) -> str:
    name = confidence.removesuffix("_confidence")
    return "roles" if name == "role" else name


def _assumed_role(role: Role) -> str:
    return tr("{what} (assumed)", what=tr("role: {role}", role=label(role)))


def _described(person: Person, given: Given, likely: Role | None) -> str:
    parts = [person.title or ""]
    for name in ("lane", "level"):
        value = getattr(person, name)
        if value is not None:
            assumed = getattr(person, f"{name}_confidence") is Confidence.ASSUMED
            words = label(value)
            parts.append(tr("{what} (assumed)", what=words) if assumed else words)
    parts += [label(role) for role in sorted(given.roles)]
    parts += [_assumed_role(likely)] if likely is not None else []
    return ", ".join(part for part in parts if part)
