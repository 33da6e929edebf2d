"""A suggested plan in words: what to do, what it brings, by whom, and why this colleague."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.candidates import UNKNOWN_LEVELS, speak
from app.analysis.network import Network
from app.analysis.recommend.outcome import PlannedStep, SuggestedPlan
from app.analysis.recommend.steps import Step
from app.analysis.wording.phrases import introduced_along, is_detour, name, named, points
from app.analysis.wording.suppression import restricted
from app.i18n import counted, ntr, tr
from app.model.labels import label
from app.model.parameters import EPSILON
from app.model.values import Id
from app.model.vocabulary import ActionKind

SAME_LEVEL, ONE_APART = 0, 1


def deed(step: Step, network: Network) -> str:
    """Return what to do, as one sentence."""
    who = {"member": name(network, step.member), "person": name(network, step.person)}
    if step.kind is ActionKind.REFRESH:
        return tr("Have {member} contact {person} again.", **who)
    who["level"] = label(step.level)
    if step.kind is ActionKind.STRENGTHEN:
        return tr("Have {member} bring the relationship with {person} to “{level}”.", **who)
    if step.cold:
        return tr("Have {member} make a first contact with {person}.", **who)
    return tr("Have {member} be introduced to {person}, aiming for “{level}”.", **who)


def worth(planned: PlannedStep) -> str:
    """Return what a contact brings: points, gaps closed, gaps it is a beginning for."""
    gained = points(planned.gain)
    parts = [ntr("+{points} point", "+{points} points", counted(gained), points=gained)]
    if planned.closed:
        parts.append(ntr("closes a gap", "closes {count} gaps", len(planned.closed)))
    if planned.begun:
        begun = len(planned.begun)
        parts.append(ntr("a beginning for another gap", "a beginning for {count} gaps", begun))
    return ", ".join(parts)


def way(planned: PlannedStep, network: Network) -> str | None:
    """Return by whom the two can be brought together; None where nobody need or can."""
    path, step = planned.introduction, planned.step
    if path is None:
        return None
    if is_detour(network, path, step.person):
        return tr(
            "Have {colleague} introduce {member} to {person}.",
            colleague=name(network, path.member or step.member),
            member=name(network, step.member),
            person=name(network, step.person),
        )
    asked = introduced_along(network, step.person, step.member, path)
    return asked.introduction or asked.action


def room(planned: PlannedStep, network: Network) -> str:
    """Return how many contacts the colleague can take on beside those of the plan so far."""
    member = name(network, planned.step.member)
    if not planned.slots_left:
        return tr("{member} then has no room left in this plan.", member=member)
    return ntr(
        "{member} then has room for one more contact.",
        "{member} then has room for {count} more contacts.",
        planned.slots_left,
        member=member,
    )


def why(planned: PlannedStep, network: Network) -> str:
    """Return why this colleague goes: how the two fit, and why no other one does."""
    return " ".join((*_fitting(planned.step, network), *_others(planned, network)))


def summary(plan: SuggestedPlan) -> str:
    """Return what the whole plan changes."""
    rise = tr(
        "The score rises from {before} to {after}; open gaps go from {gaps_before} to "
        "{gaps_after}.",
        before=points(plan.before.score),
        after=points(plan.after.score),
        gaps_before=plan.before.gaps,
        gaps_after=plan.after.gaps,
    )
    if not plan.next_steps:
        return rise
    following = ntr(
        "One of those only arises because of it: a next step, not a worse relationship.",
        "{count} of those only arise because of it: next steps, not worse relationships.",
        len(plan.next_steps),
    )
    return f"{rise} {following}"


def method(plan: SuggestedPlan) -> str:
    """Return how sure it is that nothing better could be chosen."""
    if plan.exact:
        return tr("No other plan with as many contacts brings more.")
    return tr(
        "Found contact by contact, each time the one that brings most; a better choice may "
        "exist."
    )


def why_nobody(network: Network) -> str:
    """Return why there is nothing to suggest."""
    if network.restrictions and not any(network.may_contact(one) for one in network.people):
        return restricted(network.restrictions[0], network)
    return tr("There is no contact that would bring anything and that somebody has room for.")


def _fitting(step: Step, network: Network) -> Iterator[str]:
    levels, other_lane, _, _ = step.fit
    who = {"member": name(network, step.member), "person": name(network, step.person)}
    if step.kind is not ActionKind.NEW:
        yield tr("{member} knows {person} already.", **who)
    lane = network.plan.persons[step.person].lane
    if not other_lane and lane is not None and levels == SAME_LEVEL:
        yield tr("Both work at the same level in the {lane} function.", lane=label(lane))
    elif not other_lane and lane is not None:
        yield tr("Both work in the {lane} function.", lane=label(lane))
    elif levels == SAME_LEVEL:
        yield tr("Both work at the same level.")
    elif levels == ONE_APART:
        yield tr("Their levels are one apart.")


def _others(planned: PlannedStep, network: Network) -> Iterator[str]:
    """Say why the best of the others does not go, and who cannot."""
    step, other = planned.step, planned.other
    if other is not None:
        yield _instead(planned, other, network)
    deaf = [
        member
        for member in sorted(network.plan.members)
        if not speak(network, member, step.person)
    ]
    if deaf:
        yield _without_language(network, deaf, step.person)
    if other is None and not deaf and len(network.plan.members) > 1:
        yield tr("Nobody else of the team can bring anything here.")


def _instead(planned: PlannedStep, other: Step, network: Network) -> str:
    step, who = planned.step, {"other": name(network, other.member)}
    if planned.other_is_full:
        return tr("{other} could go, too, but has no room left in this plan.", **who)
    if other.value < step.value - EPSILON:
        return tr("{other} could go, too, but would reach less.", **who)
    (levels, lane, load, _), (their_levels, their_lane, their_load, _) = step.fit, other.fit
    if levels < their_levels < UNKNOWN_LEVELS:
        return tr("{other} could go, too, but is further away in level.", **who)
    if levels == their_levels and lane < their_lane:
        return tr("{other} could go, too, but works in another function.", **who)
    if (levels, lane) == (their_levels, their_lane) and load < their_load:
        return tr("{other} could go, too, but has more to do.", **who)
    return tr("{other} could go as well; in the whole plan this is the better choice.", **who)


def _without_language(network: Network, members: list[Id], person: Id) -> str:
    language = network.plan.persons[person].contact_language or ""
    return ntr(
        "{names} does not speak the language of {person} ({language}).",
        "{names} do not speak the language of {person} ({language}).",
        len(members),
        names=named(network, members),
        person=name(network, person),
        language=language,
    )
