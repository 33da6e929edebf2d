"""Words for what-ifs: what a hypothesis changes, and what a departure costs."""

from __future__ import annotations

from collections.abc import Iterable

from app.analysis.departures import ColleagueLeaves, Departures, PersonLeaves
from app.analysis.difference import Difference, Way
from app.analysis.network import Network
from app.analysis.wording.phrases import hanging_on, name, named, points, points_apart, warmth
from app.i18n import counted, names, ntr, signed, tr
from app.model.labels import label
from app.model.vocabulary import Role

NO_POINTS = 0.05  # less than this is not worth a sentence


def in_sentences(difference: Difference, before: Network, after: Network) -> list[str]:
    """Return what is different, a sentence each; nothing where nothing is.

    Names come from before, where those stand who leave.
    """
    found = [_score(difference), _support(difference)]
    if difference.roles_dark:
        found.append(tr("No longer covered: {roles}.", roles=_roles(difference.roles_dark)))
    if difference.roles_lit:
        found.append(tr("Covered from now on: {roles}.", roles=_roles(difference.roles_lit)))
    if difference.people_lost:
        people = named(before, difference.people_lost)
        found.append(tr("Lost: {names}.", names=people))
    if difference.people_won:
        found.append(tr("Won: {names}.", names=named(after, difference.people_won)))
    found += [_way(way, before, after) for way in difference.ways if way.is_other]
    found += _gaps(difference)
    return [sentence for sentence in found if sentence]


def robustness_in_words(found: Departures) -> str:
    """Return what is left of the score when the worst colleague to lose leaves."""
    left, score = points(found.robustness), points(found.score)
    if counted(score) == 1:
        return tr(
            "Without the colleague we would miss most, {left} of our one point stays.",
            left=left,
        )
    return ntr(
        "Without the colleague we would miss most, {left} of our {score} points stays.",
        "Without the colleague we would miss most, {left} of our {score} points stay.",
        counted(left),
        left=left,
        score=score,
    )


def order_in_words() -> str:
    """Return why the contacts stand in the order they do, and what their points say."""
    return tr(
        "Whoever cuts off a decider weighs heaviest, then the points that hang on somebody. "
        "Were they to leave, the others would count for more, so the score can drop less than "
        "that."
    )


def colleague_in_words(one: ColleagueLeaves, network: Network) -> str:
    """Return what it costs when a colleague leaves."""
    before, after = points_apart(network.score.total, one.score_after)
    found = [
        tr(
            "Without {member} the score drops from {before} to {after}.",
            member=name(network, one.member),
            before=before,
            after=after,
        )
        if one.points_lost >= NO_POINTS
        else tr("Without {member} the score stays as it is.", member=name(network, one.member))
    ]
    if one.people_dark:
        people = named(network, one.people_dark)
        found.append(tr("Nobody else on our side knows {names} well enough.", names=people))
    if one.roles_dark:
        found.append(tr("No longer covered: {roles}.", roles=_roles(one.roles_dark)))
    return " ".join(found)


def person_in_words(one: PersonLeaves, network: Network) -> str:
    """Return what it costs when a customer person leaves."""
    found = []
    if one.deciders_cut_off:
        found.append(
            ntr(
                "Cuts off decider {names}: no warm route leads there any more.",
                "Cuts off deciders {names}: no warm route leads there any more.",
                len(one.deciders_cut_off),
                names=named(network, one.deciders_cut_off),
            )
        )
    found.append(
        hanging_on(network, one.person, one.points_lost)
        if one.points_lost >= NO_POINTS
        else tr("No points hang on {person}.", person=name(network, one.person))
    )
    if one.roles_empty:
        found.append(tr("Nobody else has this role: {roles}.", roles=_roles(one.roles_empty)))
    return " ".join(found)


def _score(difference: Difference) -> str:
    if abs(difference.points) < NO_POINTS:
        return tr("The score stays {before}.", before=points(difference.score_before))
    before, after = points_apart(difference.score_before, difference.score_after)
    score = {"before": before, "after": after}
    if difference.points > 0:
        return tr("The score rises from {before} to {after}.", **score)
    return tr("The score drops from {before} to {after}.", **score)


def _support(difference: Difference) -> str:
    before, after = signed(difference.support_before), signed(difference.support_after)
    if before == after:
        return ""
    return tr("Support goes from {before} to {after}.", before=before, after=after)


def _roles(roles: Iterable[Role]) -> str:
    return names([label(role) for role in roles])


def _way(way: Way, before: Network, after: Network) -> str:
    person = name(before if way.before.nodes else after, way.person)
    if way.person not in after.people:
        return ""
    if not way.after.nodes:
        return tr("No route leads to {person} any more.", person=person)
    warm = {"person": person, "after": warmth(after, way.after)}
    if not way.before.nodes:
        return tr("There is a route to {person} now: {after}.", **warm)
    warm["before"] = warmth(before, way.before)
    if warm["before"] == warm["after"]:
        return ""
    return tr("The warmest route to {person} goes from {before} to {after}.", **warm)


def _gaps(difference: Difference) -> list[str]:
    found = []
    steps = len(difference.next_steps)
    opened = len(difference.gaps_opened) - steps
    if opened:
        found.append(ntr("{count} new gap.", "{count} new gaps.", opened))
    if steps:
        found.append(ntr("{count} next step.", "{count} next steps.", steps))
    if difference.gaps_closed:
        closed = len(difference.gaps_closed)
        found.append(ntr("{count} gap closed.", "{count} gaps closed.", closed))
    if difference.gaps_moot:
        moot = len(difference.gaps_moot)
        found.append(
            ntr(
                "{count} gap no longer applies; that does not solve it.",
                "{count} gaps no longer apply; that does not solve them.",
                moot,
            )
        )
    return found
