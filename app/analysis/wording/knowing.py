"""Words for A: roles nobody holds, roles nobody of ours covers."""

from __future__ import annotations

from app.analysis.candidates import whom_to_ask
from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.wording import Advice, advises, explains
from app.analysis.wording.phrases import approach, name, named, points, relationship
from app.i18n import tr
from app.model.labels import label
from app.model.vocabulary import Role


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
    coaches = [person for person in gap.towards if network.people[person].is_coach]
    tie = whom_to_ask(network, coaches) or whom_to_ask(network, gap.towards)
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
    best = max(gap.persons, key=network.best)
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
    return approach(network, max(gap.towards, key=lambda person: network.stakes[person]))
