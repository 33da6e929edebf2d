"""Words for D: who connects the buying team without us, groups that we do not reach."""

from __future__ import annotations

import networkx as nx

from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.wording import Advice, advises, explains
from app.analysis.wording.phrases import approach, followed, name, points, preceded, some
from app.i18n import number, tr
from app.model.values import Id
from app.model.vocabulary import Role

NAMED = 2  # of a group in a title, or of one side


@explains("R17")
def broker_without_a_tie(gap: Gap, network: Network) -> tuple[str, str]:
    person = name(network, gap.subject)
    sentences = [
        tr(
            "Between two others in the buying team, the shortest line runs through {person} in "
            "{share}% of the cases.",
            person=person,
            share=number(100 * gap.evidence["betweenness"]),
        )
    ]
    sides = _sides(network, gap.subject)
    if len(sides) > 1:
        sentences.append(
            tr(
                "Only {person} links them: {group} on one side, {others} on the other.",
                person=person,
                group=some(network, sides[0], NAMED),
                others=some(network, [one for side in sides[1:] for one in side], NAMED),
            )
        )
    sentences.append(tr("None of us knows {person} well enough.", person=person))
    return tr("Broker without a relationship: {person}", person=person), " ".join(sentences)


@advises("R17")
def explore(gap: Gap, network: Network) -> Advice:
    way = approach(network, gap.subject)
    talk = tr("Make it an exploratory talk: ask what is going on, and bring news.")
    return followed(way, talk)


@explains("R18")
def uncovered_island(gap: Gap, network: Network) -> tuple[str, str]:
    island = gap.evidence["island"]
    names = some(network, island, 3)
    if len(island) == len(network.people):
        why = tr("This is the whole buying team, and we know nobody in it well enough.")
    elif len(island) == 1:
        why = tr(
            "No line between {names} and the rest of the buying team is recorded, and none of "
            "us knows {names} well enough.",
            names=names,
        )
    else:
        why = tr(
            "{names} have lines with each other, but none with the rest of the buying team as "
            "far as recorded, and none of us knows any of them well enough.",
            names=names,
        )
    at_stake = tr(
        "At stake: {points} of the 100 points.", points=points(gap.evidence["points"])
    )
    if len(island) == 1:
        title = tr("No contact yet: {person}", person=names)
    else:
        title = tr("Group without contact: {names}", names=some(network, island, NAMED))
    return title, f"{why} {at_stake}"


@advises("R18")
def find_an_entrance(gap: Gap, network: Network) -> Advice:
    person = min(gap.towards, key=lambda one: _distance(network, one))
    way = approach(network, person)
    if len(gap.evidence["island"]) == 1:
        return way
    start = tr("Start with {person}.", person=name(network, person))
    return preceded(start, way)


def _sides(network: Network, person: Id) -> list[list[Id]]:
    """The groups around a person that no line joins without them, the largest first."""
    lines = network.communication
    around = nx.node_connected_component(lines, person) - {person}
    groups = [sorted(one) for one in nx.connected_components(lines.subgraph(around))]
    return sorted(groups, key=lambda group: (-len(group), group))


def _distance(network: Network, person: Id) -> tuple[bool, int, float, Id]:
    """How hard to approach: users come first, then who is for us and whom we know already."""
    user = Role.USER in network.roles_of(person)
    return not user, -network.attitude(person), -network.best(person), person
