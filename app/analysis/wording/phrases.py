"""Turns of phrase that several gaps share: names, relationships, routes, who should go."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from app.analysis.candidates import Suggestion, introduction, suggestion
from app.analysis.network import Network
from app.analysis.parameters import reaches
from app.analysis.paths import Path
from app.analysis.tie_value import TieValue
from app.analysis.wording import Advice
from app.i18n import day, names, number, tr
from app.model.labels import label
from app.model.values import Id

FEW_POINTS = 10  # below this a decimal matters


def name(network: Network, id: Id) -> str:
    return network.plan.label(id)


def named(network: Network, ids: Iterable[Id]) -> str:
    """Return several names as a sentence lists them."""
    return names([network.plan.label(id) for id in ids])


def points(value: float) -> str:
    """Return points as one says them: whole, or with a decimal when there are few."""
    whole = abs(value - round(value)) < 0.05  # noqa: PLR2004  would print as .0 anyway
    return number(value, 0 if whole or value >= FEW_POINTS else 1)


def relationship(tie: TieValue) -> str:
    """Return a tie's level and when the two last spoke."""
    level = label(tie.tie.level)
    if tie.last_contact is None:
        return tr("{level}, never spoken as far as we know", level=level)
    return tr("{level}, last spoken on {date}", level=level, date=day(tie.last_contact))


def warmth(network: Network, path: Path) -> str:
    """Return how warm a path is, in a word."""
    if reaches(path.warmth, network.parameters.very_warm):
        return tr("good")
    return tr("fair") if reaches(path.warmth, network.parameters.warm) else tr("weak")


def route(network: Network, path: Path) -> str:
    """Return the route of an introduction, from our colleague to the person."""
    steps = " → ".join(name(network, node) for node in path.nodes[1:])
    return tr("Warmest route ({warmth}): {route}.", warmth=warmth(network, path), route=steps)


def approach(network: Network, person: Id, among: Collection[Id] | None = None) -> Advice:
    """Advise who takes up contact with a person, and who can make the introduction."""
    found = suggestion(network, person, among)
    if found is None:
        return Advice(
            tr("Find a colleague who can contact {person}.", person=name(network, person))
        )
    path = introduction(network, found.member, person)
    if path is None:
        return Advice(_direct(network, found))
    return Advice(_introduced(network, found, path), route(network, path))


def _direct(network: Network, found: Suggestion) -> str:
    member, person = name(network, found.member), name(network, found.person)
    tie = network.plan.tie_between(found.member, found.person)
    if tie is not None and tie.level and tie.status is None:
        return tr(
            "Have {member} build on the relationship with {person}.",
            member=member,
            person=person,
        )
    return tr("Have {member} make contact with {person}.", member=member, person=person)


def _introduced(network: Network, found: Suggestion, path: Path) -> str:
    """Who asks whom: our colleague on the path speaks to the first person it passes."""
    who = {
        "colleague": name(network, path.member or found.member),
        "member": name(network, found.member),
        "person": name(network, found.person),
    }
    if not path.between:
        return tr("Have {colleague} introduce {member} to {person}.", **who)
    who["via"] = name(network, path.between[0])
    own = path.member == found.member
    if len(path.between) == 1:
        if own:
            return tr("Have {member} ask {via} for an introduction to {person}.", **who)
        return tr("Have {colleague} ask {via} to introduce {member} to {person}.", **who)
    who["others"] = named(network, path.between[1:])
    if own:
        return tr(
            "Have {member} ask {via} to arrange an introduction to {person} through {others}.",
            **who,
        )
    return tr(
        "Have {colleague} ask {via} to arrange an introduction of {member} to {person} through "
        "{others}.",
        **who,
    )
