"""Words for introductions: the route, each step with its factors, and why it is not advised."""

from __future__ import annotations

from app.analysis.graphs import ALLIANCE, INFLUENCE, MANAGER, REPORT, TIE, Hop
from app.analysis.introductions import Introduction
from app.analysis.network import Network
from app.analysis.wording.phrases import name, named, warmth
from app.analysis.wording.suppression import restricted
from app.i18n import mark, number, tr
from app.model.labels import label

# what the one who is asked is to the other
LINES = {
    MANAGER: mark("{source} → {target}: to their manager, {factor} × {willing} = {warmth}"),
    REPORT: mark(
        "{source} → {target}: to somebody under them, {factor} × {willing} = {warmth}"
    ),
    INFLUENCE: mark("{source} → {target}: has influence, {factor} × {willing} = {warmth}"),
    ALLIANCE: mark("{source} → {target}: an ally, {factor} × {willing} = {warmth}"),
}
DECIMALS = 2


def route_in_words(way: Introduction, network: Network) -> str:
    """Return a route with how warm it is in a word."""
    steps = " → ".join(name(network, node) for node in way.path.nodes[1:])
    return tr("{route} ({warmth})", route=steps, warmth=warmth(network, way.path))


def trace(way: Introduction, network: Network) -> list[str]:
    """Return every step with its factors, and what they multiply to."""
    steps = [_step(hop, network) for hop in way.path.hops]
    warm = _figure(way.path.warmth)
    if way.is_direct:
        return [*steps, tr("Warmth: {warmth}", warmth=warm)]
    product = " × ".join(_figure(hop.warmth) for hop in way.path.hops)
    return [*steps, tr("Warmth: {product} = {warmth}", product=product, warmth=warm)]


def remarks(way: Introduction, network: Network) -> list[str]:
    """Return what to know before going this way: its gatekeepers, and what forbids it."""
    found = []
    if way.guarded_by:
        gates = named(network, way.guarded_by)
        found.append(tr("Passes a gatekeeper: {names}.", names=gates))
    if not way.allowed:
        found.append(why_not(way, network))
    return found


def why_not(way: Introduction, network: Network) -> str:
    """Return why a way is a measurement and no advice; empty for one we may go."""
    for person in way.forbidden:
        restriction = network.restriction_on(person)
        if restriction is not None:
            reason = restricted(restriction, network)
            return tr("A measurement, no advice: {reason}", reason=reason)
    return ""


def _step(hop: Hop, network: Network) -> str:
    if hop.kind == TIE:
        tie = network.plan.tie_between(hop.member, hop.target)
        return tr(
            "{source} → {target}: {level}, worth {warmth}",
            source=name(network, hop.member),
            target=name(network, hop.target),
            level=label(tie.level if tie else None),
            warmth=_figure(hop.warmth),
        )
    asked = network.people.get(hop.source)
    willing = tr(
        "willingness {figure} ({attitude})",
        figure=_figure(hop.willingness),
        attitude=tr("from outside") if asked is None else label(asked.attitude),
    )
    return tr(
        LINES[hop.kind],
        source=name(network, hop.source),
        target=name(network, hop.target),
        factor=_figure(hop.warmth / hop.willingness),
        willing=willing,
        warmth=_figure(hop.warmth),
    )


def _figure(value: float) -> str:
    return number(value, DECIMALS)
