"""The consultation structure of a proposal: who meets whom, how often and at which level.

It is told from a plan redacted for the customer, as a paragraph and as a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app import i18n
from app.i18n import mark, tr
from app.model.account_plan import AccountPlan
from app.model.how_often import said
from app.model.people import Person, TeamMember
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
class Column:
    """One column: its heading, its share of the width, and the lines of each of its cells."""

    heading: str
    share: int
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Structure:
    """The whole of it: a heading, what is said below it, and a table of pairs."""

    heading: str
    paragraphs: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def rows(self) -> list[tuple[tuple[str, ...], ...]]:
        """The table row by row: of each cell its lines."""
        return list(zip(*(column.cells for column in self.columns), strict=True))


def structure(plan: AccountPlan, our_name: str | None = None) -> Structure:
    """Return the structure that a plan redacted for the customer tells of."""
    pairs = _by_level(plan)
    told = [_sentence(plan, tier, several) for tier, several in pairs.items()]
    escalation = tr(
        "What cannot be settled at one level goes to the next: "
        "from operational to tactical, and from there to strategic."
    )
    agreed = any(tier is not None for tier in pairs)
    return Structure(
        tr("Consultation and escalation structure"),
        (*told, escalation) if agreed else tuple(told),
        tuple(
            _columns(plan, [pair for several in pairs.values() for pair in several], our_name)
        ),
    )


def _columns(
    plan: AccountPlan, pairs: list[Counterpart], our_name: str | None
) -> Iterator[Column]:
    """The columns that have something in them; who cannot be reached by us leaves one out."""
    ours = [plan.members[pair.member] for pair in pairs]
    theirs = [plan.persons[pair.person] for pair in pairs]
    customer = plan.account.name
    yield Column(tr("Level"), 15, tuple((tr(_LEVELS[pair.tier]),) for pair in pairs))
    mine = tr("Contact at {ours}", ours=our_name) if our_name else tr("Contact on our side")
    yield Column(mine, 23, tuple(_named(one) for one in ours))
    reached = tuple(_known(one.phone, one.email) for one in ours)
    if any(reached):
        yield Column(tr("Telephone and e-mail"), 25, reached)
    yours = tr("Contact at {ours}", ours=customer) if customer else tr("Contact on your side")
    yield Column(yours, 23, tuple(_named(one) for one in theirs))
    often = tuple((said(pair.rhythm) or tr("to be agreed"),) for pair in pairs)
    yield Column(tr("How often"), 14, often)


def _named(one: Person | TeamMember) -> tuple[str, ...]:
    return _known(one.label, one.title)


def _known(*texts: str | None) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


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
        theirs = together.setdefault((pair.member, said(pair.rhythm)), [])
        theirs.append(plan.persons[pair.person].label)
    told = [
        _pair(plan.members[member].label, i18n.names(theirs), rhythm)
        for (member, rhythm), theirs in together.items()
    ]
    return tr(_SENTENCES[tier], pairs=i18n.clauses(told))


def _pair(ours: str, theirs: str, rhythm: str | None) -> str:
    if rhythm:
        return tr("{ours} with {theirs} ({rhythm})", ours=ours, theirs=theirs, rhythm=rhythm)
    return tr("{ours} with {theirs}", ours=ours, theirs=theirs)
