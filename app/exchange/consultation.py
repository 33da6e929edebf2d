"""The consultation structure of a proposal: who meets whom, how often and at which level.

It is told from a plan redacted for the customer, as a paragraph and as a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app import i18n
from app.i18n import mark, tr
from app.model.account_plan import AccountPlan
from app.model.people import TeamMember
from app.model.ties import Counterpart
from app.model.values import Id
from app.model.vocabulary import CounterpartTier

_SENTENCES: dict[CounterpartTier | None, str] = {
    CounterpartTier.STRATEGIC: mark("At strategic level: {pairs}."),
    CounterpartTier.TACTICAL: mark("At tactical level: {pairs}."),
    CounterpartTier.OPERATIONAL: mark("At operational level: {pairs}."),
    None: mark("Who works with whom: {pairs}."),
}
_LEVELS: dict[CounterpartTier | None, str] = {
    CounterpartTier.STRATEGIC: mark("Strategic"),
    CounterpartTier.TACTICAL: mark("Tactical"),
    CounterpartTier.OPERATIONAL: mark("Operational"),
    None: mark("Level to be agreed"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """Two who consult each other, in words."""

    level: str
    ours: str
    our_title: str | None
    reached_at: tuple[str, ...]  # telephone and e-mail of ours
    theirs: str
    their_title: str | None
    rhythm: str


@dataclass(frozen=True, slots=True)
class Structure:
    """The whole of it: a heading, what is said below it, and a table."""

    heading: str
    paragraphs: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def structure(plan: AccountPlan, our_name: str | None = None) -> Structure:
    """Return the structure that a plan redacted for the customer tells of."""
    ours = tr("Contact at {ours}", ours=our_name) if our_name else tr("Contact on our side")
    theirs = plan.account.name
    columns = (
        tr("Level"), ours, tr("Telephone and e-mail"),
        tr("Contact at {ours}", ours=theirs) if theirs else tr("Contact on your side"),
        tr("How often"),
    )  # fmt: skip
    pairs = _by_level(plan)
    told = [_sentence(plan, tier, several) for tier, several in pairs.items()]
    escalation = tr(
        "What cannot be settled at one level goes to the next: "
        "from operational to tactical, and from there to strategic."
    )
    levels = {tier for tier in pairs if tier is not None}
    paragraphs = (*told, escalation) if levels else tuple(told)
    rows = tuple(_row(plan, pair) for several in pairs.values() for pair in several)
    return Structure(tr("Consultation and escalation structure"), paragraphs, columns, rows)


def _by_level(plan: AccountPlan) -> dict[CounterpartTier | None, list[Counterpart]]:
    """The pairs by level, the highest first; where none was agreed, last."""
    all_pairs = list(plan.table(Counterpart).values())
    tiers: tuple[CounterpartTier | None, ...] = (*CounterpartTier, None)
    found = {tier: [pair for pair in all_pairs if pair.tier is tier] for tier in tiers}
    return {tier: several for tier, several in found.items() if several}


def _sentence(
    plan: AccountPlan, tier: CounterpartTier | None, several: list[Counterpart]
) -> str:
    together: dict[tuple[Id, str | None], list[str]] = {}
    for pair in several:
        theirs = together.setdefault((pair.member, pair.rhythm), [])
        theirs.append(plan.persons[pair.person].label)
    told = [
        _pair(plan.members[member].label, i18n.names(theirs), rhythm)
        for (member, rhythm), theirs in together.items()
    ]
    return tr(_SENTENCES[tier], pairs="; ".join(told))


def _pair(ours: str, theirs: str, rhythm: str | None) -> str:
    if rhythm:
        return tr("{ours} with {theirs} ({rhythm})", ours=ours, theirs=theirs, rhythm=rhythm)
    return tr("{ours} with {theirs}", ours=ours, theirs=theirs)


def _row(plan: AccountPlan, pair: Counterpart) -> Row:
    member, person = plan.members[pair.member], plan.persons[pair.person]
    return Row(
        level=tr(_LEVELS[pair.tier]),
        ours=member.label,
        our_title=member.title,
        reached_at=tuple(_reached(member)),
        theirs=person.label,
        their_title=person.title,
        rhythm=pair.rhythm or tr("to be agreed"),
    )


def _reached(member: TeamMember) -> Iterator[str]:
    return (known for known in (member.phone, member.email) if known)
