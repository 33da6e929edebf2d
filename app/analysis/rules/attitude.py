"""E. Who helps us and who needs us: no coach, nobody who moves others, no need felt."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.gap import COVERAGE, TO_FILL_IN, Gap
from app.analysis.network import CONTACTS, Network
from app.analysis.rounding import firm
from app.analysis.rules import rule
from app.i18n import mark
from app.model.decision import Membership
from app.model.parameters import reaches
from app.model.values import Id
from app.model.vocabulary import Attitude, Mobiliser, ResponseMode

NO_COACH = 60
NO_MOBILISER, TALKER_COVERED = 55, 15
NO_NEED = {
    ResponseMode.OVERCONFIDENT: 70,
    ResponseMode.EVEN_KEEL: 60,
    ResponseMode.UNKNOWN: 40,
}
MOBILISERS = frozenset({Mobiliser.GO_GETTER, Mobiliser.TEACHER, Mobiliser.SKEPTIC})
TALKERS = frozenset({Mobiliser.GUIDE, Mobiliser.FRIEND, Mobiliser.CLIMBER})


@rule(
    "R21",
    name=mark("No coach"),
    source="Miller & Heiman 1985",
    reads=CONTACTS,
)
def no_coach(network: Network) -> Iterator[Gap]:
    """Nobody is a coach who is for us and knows one of us well (b_p ≥ .5); severity 60.

    The evidence names those who were taken for a coach and fail.
    """
    coaches = [person for person, one in network.people.items() if one.is_coach]
    if any(_coaches(network, person) for person in coaches):
        return
    candidates = _candidates(network)
    yield Gap(
        "R21",
        "dmu",
        NO_COACH,
        {"coaches": coaches},
        persons=tuple(coaches) or candidates[:1],
        towards=candidates,
    )


@rule(
    "R22",
    name=mark("No mobiliser"),
    source="The Challenger Customer 2015",
    reads=CONTACTS,
    shows=TO_FILL_IN,
)
def no_mobiliser(network: Network) -> Iterator[Gap]:
    """Nobody we cover gets others moving without being critical of us.

    Severity 55 + 15·[somebody who only talks is covered].
    """
    kinds = {person: one.mobiliser for person, one in network.people.items()}
    mobilisers = [person for person, kind in kinds.items() if kind in MOBILISERS]
    if any(network.attitude(one) >= 0 and network.active(one) for one in mobilisers):
        return
    talkers = [one for one, kind in kinds.items() if kind in TALKERS and network.active(one)]
    uncovered = [person for person in mobilisers if not network.active(person)]
    yield Gap(
        "R22",
        "dmu",
        NO_MOBILISER + TALKER_COVERED * bool(talkers),
        {"covered_talkers": talkers, "uncovered_mobilisers": uncovered},
        persons=(*uncovered, *talkers),
        towards=tuple(uncovered) or tuple(network.people),
    )


@rule(
    "R24",
    name=mark("Decider sees no need"),
    source="Miller & Heiman 1985",
    reads=(Membership,),
)
def decider_sees_no_need(network: Network) -> Iterator[Gap]:
    """A decider who is content, or surer than the facts allow, or of whom we do not know it.

    Severity 70 overconfident, 60 even keel, 40 unknown.
    """
    for decider in network.deciders:
        mode = network.people[decider].response_mode or ResponseMode.UNKNOWN
        if mode not in NO_NEED:
            continue
        yield Gap(
            "R24",
            decider,
            NO_NEED[mode],
            {"mode": mode.value},
            persons=(decider,),
            towards=(decider,),
            shows=TO_FILL_IN if mode is ResponseMode.UNKNOWN else COVERAGE,
        )


def _coaches(network: Network, person: Id) -> bool:
    known = reaches(network.best(person), network.parameters.coach_tie)
    return network.attitude(person) >= Attitude.FOR and known


def _candidates(network: Network) -> tuple[Id, ...]:
    """Who could be a coach: taken for one or for us, and not critical; the likeliest first."""

    def likelihood(person: Id) -> tuple[bool, int, float, int, Id]:
        one = network.people[person]
        return (
            not one.is_coach,
            -network.attitude(person),
            -firm(network.best(person)),
            -network.influence_of(person),
            person,
        )

    found = [
        person
        for person, one in network.people.items()
        if network.attitude(person) >= (Attitude.NEUTRAL if one.is_coach else Attitude.FOR)
    ]
    return tuple(sorted(found, key=likelihood))
