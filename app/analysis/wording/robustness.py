"""Words for H: what is lost when a colleague leaves."""

from __future__ import annotations

from app.analysis.candidates import best_colleague
from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.wording import Advice, advises, explains
from app.analysis.wording.phrases import name, named, points
from app.i18n import names, tr
from app.model.values import Id


@explains("R34")
def colleague_leaves(gap: Gap, network: Network) -> tuple[str, str]:
    member = name(network, gap.subject)
    why = tr(
        "Without {member} the score drops from {before} to {after}.",
        member=member,
        before=points(gap.evidence["score"]),
        after=points(gap.evidence["without"]),
    )
    title = tr("What if {member} leaves", member=member)
    if not gap.persons:
        return title, why
    dark = tr("Nobody else of us knows {names} well enough.", names=named(network, gap.persons))
    return title, f"{why} {dark}"


@advises("R34")
def second_line(gap: Gap, network: Network) -> Advice:
    others = [member for member in network.plan.members if member != gap.subject]
    pairs = [_pair(network, person, others) for person in gap.towards]
    return Advice(
        tr(
            "Set up a second line beside the main contacts of {member}: {names}.",
            member=name(network, gap.subject),
            names=names(pairs),
        )
    )


def _pair(network: Network, person: Id, others: list[Id]) -> str:
    second = best_colleague(network, person, others)
    if second is None:
        return name(network, person)
    return tr(
        "{person} (by {member})", person=name(network, person), member=name(network, second)
    )
