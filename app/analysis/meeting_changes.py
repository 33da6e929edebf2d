"""What is different after a meeting, in words: people, relationships, attitudes and roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum

from app.i18n import day, names, tr
from app.model import wording
from app.model.account_plan import AccountPlan
from app.model.change import Message
from app.model.decision import Membership
from app.model.labels import label
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.ties import ContactTie
from app.model.values import Id
from app.model.vocabulary import Role

# families of messages whose outcome is compared, or told among what was agreed
_COMPARED = frozenset(
    {"person", "people", "member", "membership", "outside", "tie", "role", "rating"}
    | {"action", "planned_tie", "planned_ties", "suggestion", "suggestions", "card", "cards"}
)
_Somebody = Person | TeamMember | OutsideInfluence


def changes(
    before: AccountPlan, after: AccountPlan, opportunity: Id, done: Iterable[Message] = ()
) -> list[str]:
    """Return what is different, first who came and went; `done` tells of all else."""
    told = [message for message in done if message.id.partition(".")[0] not in _COMPARED]
    return [
        *_people(before, after),
        *_parts(before, after, opportunity),
        *_ties(before, after),
        *dict.fromkeys(wording.words(message) for message in told),
    ]


def _people(before: AccountPlan, after: AccountPlan) -> Iterator[str]:
    tables: list[tuple[Mapping[Id, _Somebody], Mapping[Id, _Somebody]]] = [
        (before.persons, after.persons),
        (before.members, after.members),
        (before.outside, after.outside),
    ]
    for was, now in tables:
        for id, one in now.items():
            if id not in was:
                yield _new(one)
            elif one.label != was[id].label:
                named = {"before": was[id].label, "after": one.label}
                yield tr("{before} is now called {after}", **named)
        for id, one in was.items():
            if id not in now:
                yield tr("Removed: {name}", name=one.label)


def _new(one: _Somebody) -> str:
    title = None if isinstance(one, OutsideInfluence) else one.title
    name = f"{one.label} ({title})" if title else one.label
    if isinstance(one, TeamMember):
        return tr("New in our team: {name}", name=name)
    return tr("New: {name}", name=name)


def _parts(before: AccountPlan, after: AccountPlan, opportunity: Id) -> Iterator[str]:
    """What somebody is in the decision: their part in it, roles, attitude."""
    for now in after.dmu(opportunity):
        was = before.find(Membership, now.id)
        name = after.label(now.person)
        if was is not None and was.takes_part != now.takes_part:
            told = tr("{name} takes part again", name=name)
            yield told if now.takes_part else tr("{name} no longer takes part", name=name)
        if (frozenset() if was is None else was.roles) != now.roles:
            roles = names([label(one) for one in Role if one in now.roles]) or tr("none")
            yield tr("Roles of {name}: {roles}", name=name, roles=roles)
        attitude = None if was is None else was.attitude
        if attitude != now.attitude:
            yield tr(
                "Attitude of {name}: {step}", name=name, step=_step(attitude, now.attitude)
            )


def _ties(before: AccountPlan, after: AccountPlan) -> Iterator[str]:
    for id, now in after.ties.items():
        was, pair = before.ties.get(id), _pair(after, now)
        if was is None:
            yield tr("{pair}: new, {level}", pair=pair, level=_level(now))
        elif (was.level, was.status) != (now.level, now.status):
            yield f"{pair}: {_level(was)} → {_level(now)}"
        if now.last_contact and now.last_contact != (was and was.last_contact):
            spoken = tr("last spoken {day}", day=day(now.last_contact))
            yield f"{pair}: {spoken}"
    for id, was in before.ties.items():
        if id not in after.ties and was.member in after.members and _stands(after, was.person):
            yield tr("{pair}: relationship removed", pair=_pair(before, was))


def _stands(plan: AccountPlan, id: Id) -> bool:
    return id in plan.persons or id in plan.outside


def _pair(plan: AccountPlan, tie: ContactTie) -> str:
    return f"{plan.label(tie.member)} – {plan.label(tie.person)}"


def _level(tie: ContactTie) -> str:
    return label(tie.status) if tie.status is not None else label(tie.level)


def _step(before: IntEnum | None, after: IntEnum | None) -> str:
    return label(after) if before is None else f"{label(before)} → {label(after)}"
