"""Turns of phrase that several gaps share: names, relationships, routes, who should go."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from app.analysis.candidates import (
    Suggestion,
    best_colleague,
    have_a_line,
    introduction,
    know_each_other,
    known_tie,
    nearer,
    strength,
    suggestion,
    who_knows,
    whom_to_ask,
)
from app.analysis.network import Network
from app.analysis.paths import Path
from app.analysis.tie_value import TieValue
from app.analysis.wording import Advice
from app.i18n import counted, day, names, ntr, number, tr
from app.model.labels import label
from app.model.parameters import reaches
from app.model.values import Id

FEW_POINTS = 10  # below this a decimal matters


def name(network: Network, id: Id) -> str:
    return network.plan.label(id)


def named(network: Network, ids: Iterable[Id]) -> str:
    """Return several names as a sentence lists them."""
    return names([network.plan.label(id) for id in ids])


def some(network: Network, ids: Iterable[Id], most: int = 3) -> str:
    """Return several names; of many only the first ones, and how many more there are."""
    found = list(ids)
    if len(found) <= most + 1:  # one more name is as short as saying that there is one more
        return named(network, found)
    return tr(
        "{names} and {count} others",
        names=", ".join(name(network, one) for one in found[:most]),
        count=len(found) - most,
    )


def points(value: float) -> str:
    """Return points as one says them: whole, or with a decimal when there are few."""
    whole = abs(value - round(value)) < 0.05  # noqa: PLR2004  would print as .0 anyway
    return number(value, 0 if whole or value >= FEW_POINTS else 1)


def points_apart(before: float, after: float) -> tuple[str, str]:
    """Return two scores as one says them, with the decimals that tell them apart."""
    said = points(before), points(after)
    for decimals in (1, 2):
        if said[0] == said[1]:
            said = number(before, decimals), number(after, decimals)
    return said


def hanging_on(network: Network, person: Id, lost: float) -> str:
    """Return how many of our points hang on a person, as a sentence.

    No score without them: were they to go, others would weigh more.
    """
    one, total, whom = points(lost), points(network.score.total), name(network, person)
    if one == total == "1":
        return tr("The one point we have hangs on {person}.", person=whom)
    return ntr(
        "{points} of our {total} points hangs on {person}.",
        "{points} of our {total} points hang on {person}.",
        counted(one),
        points=one,
        total=total,
        person=whom,
    )


def at_stake(value: float) -> list[str]:
    """Return a sentence on the points that are at stake, as a list; none without any."""
    if value < 0.05:  # noqa: PLR2004  would print as 0
        return []
    return [tr("At stake: {points} of the 100 points.", points=points(value))]


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


def who_goes(network: Network, person: Id) -> Id | None:
    """Return who of ours knows a person already, or else should take up contact."""
    tie = network.best_tie(person)
    return tie.member if tie and tie.value else best_colleague(network, person)


def route(network: Network, path: Path) -> str:
    """Return the route of an introduction, from our colleague to the person."""
    steps = " → ".join(name(network, node) for node in path.nodes[1:])
    return tr("Warmest route ({warmth}): {route}.", warmth=warmth(network, path), route=steps)


def approach(
    network: Network,
    person: Id,
    among: Collection[Id] | None = None,
    without: Collection[Id] = (),
) -> Advice:
    """Advise who takes up contact with a person, and who can make or be asked for the
    introduction; those in `without` are not asked.
    """
    found = suggestion(network, person, among)
    if found is None:
        return Advice(
            tr("Find a colleague who can contact {person}.", person=name(network, person))
        )
    if know_each_other(network, found.member, person):
        return come_nearer(network, found.member, person)
    way = way_in(network, person, found.member, without)
    return replace(way or Advice(_first_contact(network, found)), contacts=(found,))


def come_nearer(network: Network, member: Id, person: Id) -> Advice:
    """Advise what a colleague does who knows a person already: speak again, or come nearer."""
    found, tie = nearer(network, member, person), known_tie(network, member, person)
    who = {"member": name(network, member), "person": name(network, person)}
    again = tie is not None and tie.freshness < 1
    if tie is not None and found.level == tie.tie.level:
        action = (
            tr("Have {member} contact {person} again.", **who)
            if again
            else tr("Have {member} keep up the relationship with {person}.", **who)
        )
        return Advice(action, contacts=(found,))
    who["level"] = label(found.level)
    action = (
        tr(
            "Have {member} contact {person} again, and bring the relationship to “{level}”.",
            **who,
        )
        if again
        else tr("Have {member} bring the relationship with {person} to “{level}”.", **who)
    )
    return Advice(action, contacts=(found,))


def way_in(
    network: Network, person: Id, member: Id | None, without: Collection[Id] = ()
) -> Advice | None:
    """Advise by whom a colleague comes to know a person; None where the two know each other.

    Along the warmest route. Where none is warm, by a question, which is no route: to the
    colleague who knows the person, or to whom we know better than that in the buying team.
    Without a member, for whoever of ours it will be.
    """
    path = introduction(network, member or network.warmest(person).member or "", person)
    if path is not None and path.member is not None and not is_detour(network, path, person):
        return introduced_along(network, person, member or path.member, path)
    if member is not None and know_each_other(network, member, person):
        return None
    own = who_knows(network, person)
    theirs = whom_to_ask(network, network.people.keys() - set(without), person)
    if own is not None and (
        theirs is None
        or strength(own) >= strength(theirs)
        or know_each_other(network, theirs.member, person)
    ):
        return Advice(_asked_of_ours(network, person, member, own.member))
    return None if theirs is None else Advice(_asked(network, person, member, theirs))


def introduced_along(network: Network, person: Id, member: Id, path: Path) -> Advice:
    """Advise who asks whom to bring a colleague and a person together; with the warmest route,
    where it is that one.
    """
    warmest = path is network.warmest(person)
    asked = _introduced(network, person, member, path)
    return Advice(asked, route(network, path) if warmest else None)


def is_detour(network: Network, path: Path, person: Id) -> bool:
    """Return whether a route runs through others though its own colleague knows the person."""
    return bool(path.between) and know_each_other(network, path.member or "", person)


def with_way(action: str, way: Advice | None, *contacts: Suggestion) -> Advice:
    """Return what to do, and behind it by whom to come in where somebody is to be asked."""
    if way is None:
        return Advice(action, contacts=contacts)
    return Advice(f"{action} {way.action}", way.introduction, contacts)


def preceded(action: str, way: Advice) -> Advice:
    """Return what comes first, and behind it what to do, with its route and contacts."""
    return replace(way, action=f"{action} {way.action}")


def followed(way: Advice, action: str) -> Advice:
    """Return what to do, with its route and contacts, and behind it what comes after."""
    return replace(way, action=f"{way.action} {action}")


def _first_contact(network: Network, found: Suggestion) -> str:
    who = {"member": name(network, found.member), "person": name(network, found.person)}
    return tr("Have {member} make contact with {person}.", **who)


def _asked_of_ours(network: Network, person: Id, member: Id | None, colleague: Id) -> str:
    who = {"colleague": name(network, colleague), "person": name(network, person)}
    if member is None:
        return tr("Have {colleague} make the introduction to {person}.", **who)
    who["member"] = name(network, member)
    return tr("Have {colleague} introduce {member} to {person}.", **who)


def _asked(network: Network, person: Id, member: Id | None, tie: TieValue) -> str:
    """The question for an introduction, to somebody who may know the person."""
    who = {
        "colleague": name(network, tie.member),
        "via": name(network, tie.person),
        "level": label(tie.tie.level),
        "member": name(network, member or tie.member),
        "person": name(network, person),
    }
    if member in (None, tie.member):
        question = tr(
            "Have {colleague} ask {via} ({level}) whether an introduction to {person} is "
            "possible.",
            **who,
        )
    else:
        question = tr(
            "Have {colleague} ask {via} ({level}) whether an introduction of {member} to "
            "{person} is possible.",
            **who,
        )
    if have_a_line(network, tie.person, person):
        return question
    unsure = tr("No line between {via} and {person} is recorded yet.", **who)
    return f"{question} {unsure}"


def _introduced(network: Network, person: Id, member: Id, path: Path) -> str:
    """Who asks whom: our colleague on the path speaks to the first person it passes."""
    who = {
        "colleague": name(network, path.member or member),
        "member": name(network, member),
        "person": name(network, person),
    }
    if not path.between:
        return tr("Have {colleague} introduce {member} to {person}.", **who)
    who["via"] = name(network, path.between[0])
    own = path.member == member
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
