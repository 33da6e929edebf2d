"""Words for A: roles nobody holds or covers, who decides, who is missing."""

from __future__ import annotations

from collections.abc import Sequence

from app.analysis.candidates import have_a_line, whom_to_ask
from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.tie_value import TieValue
from app.analysis.wording import Advice, advises, explains
from app.analysis.wording.phrases import approach, name, named, points, relationship
from app.i18n import names, ntr, tr
from app.model.labels import label
from app.model.values import Id
from app.model.vocabulary import BuyClass, Lane, Role

FEW = 2  # people to name where any of them will do


@explains("R01")
def role_vacancy(gap: Gap, network: Network) -> tuple[str, str]:
    role = label(Role(gap.subject))
    lost = network.weights[Role(gap.subject)]
    return (
        tr("Role vacancy: {role}", role=role),
        tr(
            "Nobody in the buying team is recorded as {role}. That keeps {points} of the 100 "
            "points out of reach.",
            role=role,
            points=points(lost),
        ),
    )


@advises("R01")
def find_who_holds_it(gap: Gap, network: Network) -> Advice:
    role = label(Role(gap.subject))
    tie = _informant(network, gap.towards)
    if tie is None:
        return Advice(
            tr("Find out who the {role} is, or record that nobody has this role.", role=role)
        )
    return Advice(
        tr(
            "Have {member} ask {person} who the {role} is, or record that nobody has this "
            "role.",
            member=name(network, tie.member),
            person=name(network, tie.person),
            role=role,
        )
    )


@explains("R02")
def role_uncovered(gap: Gap, network: Network) -> tuple[str, str]:
    role = network.score.roles[Role(gap.subject)]
    best = network.best_known(gap.persons)
    tie = network.best_tie(best)
    who = named(network, gap.persons)
    if tie is None or not tie.value:
        why = tr("None of us has a relationship of any value with {names}.", names=who)
    else:
        why = tr(
            "None of us knows {names} well enough. The best relationship is that of {member} "
            "with {person}: {relationship}.",
            names=who,
            member=name(network, tie.member),
            person=name(network, best),
            relationship=relationship(tie),
        )
    counted = tr(
        "Of the {of} points of this role we have {points}.",
        of=points(role.of),
        points=points(role.points),
    )
    return tr("Role uncovered: {role}", role=label(Role(gap.subject))), f"{why} {counted}"


@advises("R02")
def cover_it(gap: Gap, network: Network) -> Advice:
    return approach(network, network.weightiest(gap.towards))


@explains("R03")
def decider_only_assumed(gap: Gap, network: Network) -> tuple[str, str]:
    count = len(gap.persons)
    title = ntr(
        "Decider only assumed: {names}",
        "Deciders only assumed: {count} people",
        count,
        names=named(network, gap.persons),
    )
    why = ntr(
        "That {names} decides is an assumption: nobody has confirmed it.",
        "That {names} decide is an assumption: nobody has confirmed it.",
        count,
        names=named(network, gap.persons),
    )
    weighs = tr(
        "This role weighs most, {points} of the 100 points, so a mistake sends us to the wrong "
        "person.",
        points=points(network.weights[Role.DECIDER]),
    )
    return title, f"{why} {weighs}"


@advises("R03")
def have_it_confirmed(gap: Gap, network: Network) -> Advice:
    """Two who know it independently: no deciders themselves, and not each other's contacts."""
    others = [person for person in gap.towards if person not in gap.persons]
    first = whom_to_ask(network, others) or whom_to_ask(network, gap.towards)
    if first is None:
        return Advice(_confirmed_by_somebody(network, others or gap.towards))
    second = _independent(network, first, others)
    asked = {"member": name(network, first.member), "person": name(network, first.person)}
    if second is not None:
        asked |= {"second": name(network, second.member), "other": name(network, second.person)}
        if second.member == first.member:
            return Advice(
                tr(
                    "Have {member} ask {person} and {other}, separately, who decides and who "
                    "releases the budget.",
                    **asked,
                )
            )
        return Advice(
            tr(
                "Have {member} ask {person}, and {second} ask {other}, who decides "
                "and who releases the budget.",
                **asked,
            )
        )
    question = tr(
        "Have {member} ask {person} who decides and who releases the budget.", **asked
    )
    if network.restrictions:
        return Advice(question)
    return Advice(question + " " + tr("Find a second person who can confirm it."))


@explains("R04")
def team_looks_incomplete(gap: Gap, network: Network) -> tuple[str, str]:
    told = [_recorded(gap), _usual(gap, network)]
    told += _unrecorded(network)
    empty = [label(lane) for lane in Lane if not network.in_lane(lane)]
    if gap.persons and empty:
        told.append(
            ntr(
                "Nobody is recorded yet in the function {names}.",
                "Nobody is recorded yet in the functions {names}.",
                len(empty),
                names=names(empty),
            )
        )
    told.append(tr("Whoever is missing here can still have a say in it, or stop it."))
    return tr("Buying team looks incomplete"), " ".join(told)


@advises("R04")
def ask_who_is_missing(gap: Gap, network: Network) -> Advice:
    tie = _informant(network, gap.towards)
    if tie is None:
        return Advice(
            tr(
                "Find out who else will notice this purchase, who signs for it and who can "
                "stop it."
            )
        )
    return Advice(
        tr(
            "Have {member} ask {person} who else will notice this purchase, who signs for it "
            "and who can stop it.",
            member=name(network, tie.member),
            person=name(network, tie.person),
        )
    )


def _informant(network: Network, people: tuple[Id, ...]) -> TieValue | None:
    """Our tie with whom to ask how things stand: a coach, or else whom we know best."""
    coaches = [person for person in people if network.people[person].is_coach]
    return whom_to_ask(network, coaches) or whom_to_ask(network, people)


def _independent(network: Network, first: TieValue, others: list[Id]) -> TieValue | None:
    """Our tie with a second one to ask, without a line to the first where there is one."""
    left = [person for person in others if person != first.person]
    apart = [person for person in left if not have_a_line(network, person, first.person)]
    return whom_to_ask(network, apart) or whom_to_ask(network, left)


def _confirmed_by_somebody(network: Network, people: Sequence[Id]) -> str:
    if network.restrictions:
        return tr(
            "Ask {names} who decides and who releases the budget.",
            names=named(network, people[:FEW]),
        )
    return tr(
        "Have two people confirm separately who decides, and find out who releases the budget."
    )


def _recorded(gap: Gap) -> str:
    if not gap.persons:
        return tr("Nobody is recorded in the buying team yet.")
    known = [gap.evidence[key] for key in ("extensivity", "lateral", "vertical")]
    return tr("Recorded so far: {counts}.", counts=_counts(known))


def _usual(gap: Gap, network: Network) -> str:
    counts = _counts(gap.evidence["benchmark"])
    kind = network.opportunity.buy_class
    if kind is BuyClass.SERVICE:
        return tr("Usual when a service is bought: {counts}.", counts=counts)
    if kind is BuyClass.REBUY:
        return tr("Usual for a repeat purchase: {counts}.", counts=counts)
    usual = tr("Usual for an investment: {counts}.", counts=counts)
    if kind is None:
        return usual + " " + tr("What kind of purchase this is, is not recorded.")
    return usual


def _counts(counts: list[int]) -> str:
    people, departments, levels = counts
    return names(
        [
            ntr("{count} person", "{count} people", people),
            ntr("{count} department", "{count} departments", departments),
            ntr("{count} level", "{count} levels", levels),
        ]
    )


def _unrecorded(network: Network) -> list[str]:
    """Of how many the department or level is unknown: the gap may be no more than that."""
    cards = [network.plan.persons[person] for person in network.people]
    departments = sum(not card.department for card in cards)
    levels = sum(card.level is None for card in cards)
    told = []
    if departments:
        told.append(
            ntr(
                "Of {count} person the department is not recorded.",
                "Of {count} people the department is not recorded.",
                departments,
            )
        )
    if levels:
        told.append(
            ntr(
                "Of {count} person the level is not recorded.",
                "Of {count} people the level is not recorded.",
                levels,
            )
        )
    return told
