"""Random account plans in which every field of every kind of entity may have a value."""

from __future__ import annotations

import types
from dataclasses import replace
from datetime import date
from enum import Enum
from random import Random
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.exchange.case_records import SECTIONS, Section, derived_id
from app.exchange.json_text import canonical
from app.model.account_plan import AccountPlan
from app.model.codec import to_row
from app.model.decision import AbsentRole, Membership, Opportunity, Review
from app.model.entities import KINDS, REFERENCES, Entity
from app.model.interactions import Interaction, Interest
from app.model.people import Account, Competitor, OutsideInfluence, Person, TeamMember
from app.model.planning import KeptRecord
from app.model.sources import FactSource, SubjectKind
from app.model.ties import Affinity, Influence, ReportingLine
from app.model.values import joined
from app.model.vocabulary import Condition, Role

DECISION = "decision"
CARDS = (Person, TeamMember, OutsideInfluence, Competitor)
TEXTS = (
    "",
    "x",
    "Zoë",
    "a|b",
    "back\\slash",
    '"quoted"',
    "two\nlines",
    "0",
    "null",
    "שלום",
    "😀",
)
TEXTS_OF_JSON = (
    "filters",
    "scores",
    "scores_us",
    "coach_tests",
    "champion_tests",
    "roles",
    "gaps",
)
RANGES = {"value": (-2, 0, 3), "sign": (-1, 1), "score": (0.0, 28.4, 100.0)}
REQUIRED = ("id", "who", "rule", "view", "rater", "field")
ANYTHING: tuple[Any, ...] = (
    None,
    True,
    3,
    -2.5,
    "é",
    [],
    {},
    [1, [None]],
    {"a": {"b": ["c"]}},
    {"": "empty"},
)


def random_plan(seed: int) -> AccountPlan:
    """A plan with one decision, without pointers to nobody and without circles."""
    return _Maker(Random(seed)).plan()


class _Maker:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.ids: dict[Any, list[str]] = {kind: [] for kind in CARDS}

    def plan(self) -> AccountPlan:
        made: list[Entity] = []
        for kind in CARDS:
            for index in range(self.random.randint(2, 4)):
                manager = self.random.choice([None, *self.ids[TeamMember]])
                one: Any = self.any_of(kind)
                one = replace(one, id=f"{kind.__name__}|{index}")
                made.append(replace(one, manager=manager) if kind is TeamMember else one)
                self.ids[kind].append(one.id)
        made += [self.any_of(Account), self.opportunity(), *self.kept()]
        for section in SECTIONS:
            if section.kind not in CARDS:
                found = self.records(section)
                made += found
                self.ids.setdefault(section.kind, []).extend(one.id for one in found)
        return AccountPlan(made)

    def opportunity(self) -> Entity:
        contact = self.random.choice([None, *self.ids[Person]])
        one: Any = self.any_of(Opportunity)
        return replace(one, id=DECISION, named_contact=contact)  # type: ignore[no-any-return]

    def records(self, section: Section) -> list[Any]:
        found: dict[str, Any] = {}
        if any(not self.known(section, field) for field in self.needed(section)):
            return []
        for index in range(self.random.randint(0, 3)):
            fixed = {"id": f"{section.name} {index}", **self.pointers(section)}
            if section.kind is Membership:
                some = frozenset(self.random.sample(list(Role), 2))
                fixed["roles"] = some if section.name == "dmu" else frozenset()
            one = self.any_of(section.kind, **fixed)
            if section.known_by and (not section.counted or self.random.random() < 0.5):
                one = replace(one, id=derived_id(section, to_row(one)))
            found.setdefault(one.id, one)
        return list(found.values())

    def pointers(self, section: Section) -> dict[str, Any]:
        """Somebody for every reference; a line runs from an earlier to a later one."""
        values: dict[str, Any] = {}
        if section.kind is FactSource:
            held = [kind for kind in SubjectKind if self.ids.get(KINDS[kind])]
            kind = self.random.choice(held)
            return {"kind": kind, "subject": self.random.choice(self.ids[KINDS[kind]])}
        for field in REFERENCES.get(section.kind, {}):
            known = self.known(section, field)
            if field == "opportunity":
                values[field] = DECISION
            elif section.kind is Interaction:
                some = self.random.sample(known, self.random.randint(0, min(2, len(known))))
                values[field] = tuple(some)
            else:
                values[field] = self.random.choice(known)
        if section.kind in (ReportingLine, Influence, Affinity):
            a, b = section.known_by
            first, second = sorted(self.random.sample(self.known(section, a), 2))
            values |= {a: first, b: second}
        if section.kind in (Interaction, Interest):
            values["opportunity"] = self.random.choice([None, DECISION])
        return values

    def needed(self, section: Section) -> list[str]:
        references = REFERENCES.get(section.kind, {})
        return [field for field in references if field not in ("opportunity", "persons")]

    def known(self, section: Section, field: str) -> list[str]:
        kinds = REFERENCES[section.kind][field]
        return [id for kind in kinds for id in self.ids.get(kind, ())]

    def kept(self) -> list[KeptRecord]:
        return [
            KeptRecord(
                id=joined(DECISION, name, str(position)),
                opportunity=DECISION,
                section=name,
                position=position,
                content=canonical(self.random.choice(ANYTHING)),
            )
            for name in ("ratings", "seats")
            for position in range(self.random.randint(0, 2))
        ]

    def any_of(self, kind: type[Any], /, **fixed: Any) -> Any:
        """An entity with any values in the fields that are not given."""
        hints = get_type_hints(kind)
        return kind(**{name: self.value(name, hint) for name, hint in hints.items()} | fixed)

    def json_text(self, name: str) -> str:
        if name == "gaps":
            return canonical([["R01", "decider", 90.0, "open"]])
        some = self.random.sample(list(Condition), 2)
        return canonical({str(one): self.random.randint(1, 5) for one in some})

    def value(self, name: str, hint: Any) -> Any:
        if name in TEXTS_OF_JSON and get_origin(hint) not in (frozenset, tuple):
            return self.json_text(name)
        if name in RANGES:
            return self.random.choice(RANGES[name])
        if get_origin(hint) in (Union, types.UnionType):
            if self.random.random() < 0.3:
                return None
            hint = get_args(hint)[0]
        if name == "evidence" and hint is str:
            return canonical(self.random.choice(["een tekst", {"decider": "beslist zelf"}]))
        if get_origin(hint) in (tuple, frozenset):
            several = [
                self.value("", get_args(hint)[0]) for _ in range(self.random.randint(0, 3))
            ]
            return get_origin(hint)(dict.fromkeys(several))
        if hint in (AbsentRole, Review):
            return self.any_of(hint)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return self.random.choice(list(hint))
        if hint is str:
            return self.random.choice(TEXTS[1:] if name in REQUIRED else TEXTS)
        simple: dict[Any, Any] = {
            bool: self.random.random() < 0.5,
            int: self.random.randint(1, 3650),
            float: self.random.choice([0.0, 3.0, 2.5, 1e5, 0.1]),
            date: date.fromordinal(self.random.randint(1, date.max.toordinal())),
        }
        return simple[hint]
