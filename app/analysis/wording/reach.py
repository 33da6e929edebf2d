"""Words for D: deciders out of reach, deciders behind a gatekeeper."""

from __future__ import annotations

from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.wording import Advice, advises, explains
from app.analysis.wording.phrases import approach, name, named
from app.i18n import tr
from app.model.labels import label
from app.model.values import Id


@explains("R14")
def decider_out_of_reach(gap: Gap, network: Network) -> tuple[str, str]:
    person = name(network, gap.subject)
    title = tr("Decider out of reach: {person}", person=person)
    if not gap.evidence["path"]:
        return title, tr(
            "No relationship of ours leads to {person}, not even through others.", person=person
        )
    return title, tr(
        "Even the warmest route to {person} is weak: an introduction along it has little "
        "chance.",
        person=person,
    )


@advises("R14")
def come_within_reach(gap: Gap, network: Network) -> Advice:
    return approach(network, gap.subject)


@explains("R15")
def behind_a_gate(gap: Gap, network: Network) -> tuple[str, str]:
    gates, decider = gap.evidence["gates"], name(network, gap.subject)
    closed = _most_closed(network, gates)
    return (
        tr("Only through {gate}: {person}", gate=named(network, gates), person=decider),
        tr(
            "We have no active relationship with {person} ourselves, and every way there "
            "passes {gates}. Attitude of {gate}: {attitude}.",
            person=decider,
            gates=named(network, gates),
            gate=name(network, closed),
            attitude=label(network.people[closed].attitude),
        ),
    )


@advises("R15")
def win_the_gate(gap: Gap, network: Network) -> Advice:
    gate = tr("Win over {gate}.", gate=name(network, _most_closed(network, gap.towards)))
    if not network.may_contact(gap.subject):
        return Advice(gate)
    second = approach(network, gap.subject, without=gap.evidence["gates"])
    return Advice(
        tr("{first} Or open a second way: {second}", first=gate, second=_inner(second.action))
    )


def _most_closed(network: Network, gates: tuple[Id, ...]) -> Id:
    return min(gates, key=network.attitude)


def _inner(sentence: str) -> str:
    """A sentence as it stands after a colon."""
    return sentence[:1].lower() + sentence[1:]
