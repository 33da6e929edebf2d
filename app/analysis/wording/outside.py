"""Words for I: organisations that influence the buying team and that none of us knows."""

from __future__ import annotations

from app.analysis.candidates import step, who_knows, whom_to_ask
from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.wording import Advice, advises, explains
from app.analysis.wording.phrases import name, named
from app.i18n import number, tr


@explains("R37")
def outside_influence_uncovered(gap: Gap, network: Network) -> tuple[str, str]:
    outsider = name(network, gap.subject)
    why = tr(
        "{name} influences {names}: {share}% of the influence in the buying team.",
        name=outsider,
        names=named(network, gap.evidence["influences"]),
        share=number(100 * gap.evidence["reach"]),
    )
    none = tr("None of us knows anybody there well enough.")
    return tr("Outside influence: {name}", name=outsider), f"{why} {none}"


@advises("R37")
def who_knows_them(gap: Gap, network: Network) -> Advice:
    [outsider] = gap.towards
    tie = who_knows(network, outsider)
    if tie is not None:
        return Advice(
            tr(
                "Have {member} build on the relationship with {person}.",
                member=name(network, tie.member),
                person=name(network, outsider),
            ),
            contacts=(step(network, tie.member, outsider),),
        )
    ask = tr("Ask within the client team who knows {name}.", name=name(network, outsider))
    theirs = whom_to_ask(network, gap.evidence["influences"], outsider)
    if theirs is None:
        return Advice(ask)
    otherwise = tr(
        "Otherwise have {member} ask {person} for an introduction.",
        member=name(network, theirs.member),
        person=name(network, theirs.person),
    )
    return Advice(f"{ask} {otherwise}")
