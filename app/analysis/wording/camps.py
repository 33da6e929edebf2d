"""Words for E: contacts at odds with each other, a buying team that is divided."""

from __future__ import annotations

from app.analysis.balance import Triad
from app.analysis.candidates import whom_to_ask
from app.analysis.gap import Gap
from app.analysis.graphs import US
from app.analysis.network import Network
from app.analysis.rules.camps import camp, share_of_influence
from app.analysis.wording import Advice, advises, explains
from app.analysis.wording.phrases import name, some, who_goes
from app.i18n import ntr, number, tr
from app.model.parameters import reaches
from app.model.values import Id

TOLD = 3  # tensions in words; of more only the number


@explains("R25")
def contradicting_alliance(_gap: Gap, network: Network) -> tuple[str, str]:
    triads = _ours_first(network)
    sentences = [_told(network, triad) for triad in triads[:TOLD]]
    more = len(triads) - TOLD
    if more > 0:
        sentences.append(
            ntr(
                "There is {count} more tension of this kind.",
                "There are {count} more tensions of this kind.",
                more,
            )
        )
    if _at_odds(network):
        sentences.append(tr("Whoever sides with one easily loses the other."))
    else:
        sentences.append(tr("Sooner or later one of two such allies draws the other along."))
    title = tr("Tension between contacts")
    if len(triads) == 1 and US in triads[0]:
        a, b = _two(triads[0])
        title = tr("Tension around {a} and {b}", a=name(network, a), b=name(network, b))
    return title, " ".join(sentences)


@advises("R25")
def take_no_side(gap: Gap, network: Network) -> Advice:
    for a, b in _at_odds(network):
        if a in gap.towards and b in gap.towards:
            return Advice(_apart(network, a, b))
    for friend, critic in _odd_allies(network):
        if friend in gap.towards and critic in gap.towards:
            return Advice(_through_the_friend(network, friend, critic))
    return Advice(
        tr("In talks with {names}, keep out of the conflict.", names=some(network, gap.towards))
    )


@explains("R26")
def consensus_risk(gap: Gap, network: Network) -> tuple[str, str]:
    sentences = [
        ntr(
            "{count} person takes part in this decision.",
            "{count} people take part in this decision.",
            gap.evidence["N"],
        )
    ]
    if reaches(gap.evidence["polarisation"], network.parameters.divided):
        sentences.append(
            tr(
                "For our proposal: {names}, with {share}% of the influence.",
                names=some(network, camp(network, +1)),
                share=number(100 * share_of_influence(network, +1)),
            )
        )
        sentences.append(
            tr(
                "Critical of it: {names}, with {share}%.",
                names=some(network, camp(network, -1)),
                share=number(100 * share_of_influence(network, -1)),
            )
        )
    if not reaches(gap.evidence["connectedness"], network.parameters.loosely_knit):
        sentences.append(
            tr(
                "They talk little with each other: of all lines that could be between them, "
                "{share}% are recorded.",
                share=number(100 * gap.evidence["connectedness"]),
            )
        )
    sentences.append(tr("Such a group easily ends without a decision."))
    return tr("Divided buying team"), " ".join(sentences)


@advises("R26")
def bring_together(gap: Gap, network: Network) -> Advice:
    story = tr(
        "Write one value story for the whole group, and leave personal interests out of the "
        "documents."
    )
    if len(gap.towards) < len(network.people):
        return Advice(story)
    supporters = [person for person in camp(network, +1) if person in gap.towards]
    tie = whom_to_ask(network, supporters) or whom_to_ask(network, gap.towards)
    if tie is None:
        session = tr("Organise a session in which the buying team talks it through together.")
    else:
        session = tr(
            "Have {member} organise, with {person}, a session in which the buying team talks "
            "it through together.",
            member=name(network, tie.member),
            person=name(network, tie.person),
        )
    return Advice(f"{session} {story}")


def _ours_first(network: Network) -> list[Triad]:
    """The tensions that touch us come first."""
    return sorted(network.tensions, key=lambda triad: (US not in triad, triad))


def _two(triad: Triad) -> tuple[Id, Id]:
    """The customer's two in a triad with us."""
    a, b = (one for one in triad if one != US)
    return a, b


def _told(network: Network, triad: Triad) -> str:
    """One tension in words."""
    if US not in triad:
        return _among_three(network, triad)
    a, b = _two(triad)
    if network.attitude(a) * network.attitude(b) < 0:
        friend, critic = (a, b) if network.attitude(a) > 0 else (b, a)
        return tr(
            "{friend} is for our proposal and {critic} critical of it, yet the two are allies.",
            friend=name(network, friend),
            critic=name(network, critic),
        )
    who = {"a": name(network, a), "b": name(network, b)}
    if network.attitude(a) > 0:
        return tr("{a} and {b} are both for our proposal, but at odds with each other.", **who)
    return tr(
        "{a} and {b} are both critical of our proposal, and at odds with each other.", **who
    )


def _among_three(network: Network, triad: Triad) -> str:
    a, b, c = triad
    for one, other, between in ((a, b, c), (a, c, b), (b, c, a)):
        if network.at_odds(one, other) and not network.at_odds(one, between):
            return tr(
                "{between} is an ally of {a} and of {b}, who are at odds with each other.",
                between=name(network, between),
                a=name(network, one),
                b=name(network, other),
            )
    return tr(
        "{a}, {b} and {c} are all at odds with each other.",
        a=name(network, a),
        b=name(network, b),
        c=name(network, c),
    )


def _apart(network: Network, a: Id, b: Id) -> str:
    """How to treat two who are at odds."""
    with_a, with_b = who_goes(network, a), who_goes(network, b)
    who = {"a": name(network, a), "b": name(network, b)}
    if with_a is None or with_b is None:
        talk = tr("Talk with {a} and {b} separately, and choose neither side.", **who)
    elif with_a == with_b:
        who["member"] = name(network, with_a)
        talk = tr(
            "Have {member} talk with {a} and {b} separately, and choose neither side.", **who
        )
    else:
        who |= {"first": name(network, with_a), "second": name(network, with_b)}
        talk = tr(
            "Have {first} talk with {a} and {second} with {b}, and choose neither side.", **who
        )
    sponsor = tr("Look for somebody whom both respect to back our proposal.")
    return f"{talk} {sponsor}"


def _through_the_friend(network: Network, friend: Id, critic: Id) -> str:
    """How to use that somebody for us is an ally of somebody who is not."""
    member = who_goes(network, friend)
    who = {"friend": name(network, friend), "critic": name(network, critic)}
    if member is None:
        return tr("Ask {friend} what holds {critic} back.", **who)
    return tr(
        "Have {member} ask {friend} what holds {critic} back.",
        member=name(network, member),
        **who,
    )


def _at_odds(network: Network) -> list[tuple[Id, Id]]:
    """The pairs at odds in these tensions, those of a tension with us first."""
    pairs = [
        (a, b)
        for triad in _ours_first(network)
        for at, a in enumerate(triad)
        for b in triad[at + 1 :]
        if US not in (a, b) and network.at_odds(a, b)
    ]
    return list(dict.fromkeys(pairs))


def _odd_allies(network: Network) -> list[tuple[Id, Id]]:
    """The pairs of allies of whom one is for us and the other critical, in that order."""
    pairs = [_two(triad) for triad in _ours_first(network) if US in triad]
    return [
        (a, b) if network.attitude(a) > 0 else (b, a)
        for a, b in pairs
        if network.attitude(a) * network.attitude(b) < 0
    ]
