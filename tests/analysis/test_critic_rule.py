"""R23: somebody critical of us who is closer to the decider than our supporters."""

from __future__ import annotations

from itertools import pairwise
from math import prod

import networkx as nx
import pytest
from hypothesis import given

from app.analysis.network import Network
from app.analysis.report import Report
from app.model.vocabulary import Attitude, ContactPolicy, InfluenceDegree, Role
from tests.analysis.cases import full_plans
from tests.analysis.teams import affinity, influences, knows, report, told, who
from tests.plans import AS_OF, DECISION

FOR, NEUTRAL = Attitude.FOR, Attitude.NEUTRAL
RESERVED, AGAINST = Attitude.RESERVED, Attitude.AGAINST
LOW, MEDIUM, HIGH = InfluenceDegree
DECIDER = who("d", Role.DECIDER)


def reach(network: Network, side: int) -> float:
    """The greatest product of w/3 along any simple way from one camp to a decider."""
    graph = network.influence
    starts = [one for one in network.people if network.attitude(one) * side > 0]
    ways = [
        prod(graph[a][b]["weight"] / 3 for a, b in pairwise(way))
        for start in starts
        for decider in network.deciders
        if start != decider
        for way in nx.all_simple_paths(graph, start, decider)
    ]
    return max([*ways, *(1.0 for start in starts if start in network.deciders)], default=0.0)


@given(full_plans())
def test_the_lead_of_a_critic_is_that_of_the_strongest_ways(plan):
    found = Report(plan, DECISION, AS_OF)
    lead = reach(found.network, -1) - reach(found.network, +1)

    gaps = [gap for gap in found.gaps if gap.rule == "R23"]

    assert [gap.severity for gap in gaps] == (
        [pytest.approx(100 * lead)] if lead > 1e-9 else []
    )


@pytest.mark.parametrize(
    ("lines", "critic", "way", "champion", "severity"),
    [
        ([influences("o", "d", LOW)], "o", ["o", "d"], None, 100 / 3),
        ([influences("o", "d"), influences("p", "d")], "o", ["o", "d"], None, 100 / 3),
        (
            [influences("p", "x", HIGH), influences("x", "d", HIGH), influences("o", "d", LOW)],
            "p",
            ["p", "x", "d"],
            None,
            100,
        ),
    ],
)
def test_the_critic_nearest_to_a_decider_is_found(lines, critic, way, champion, severity):
    critics = [who("o", attitude=RESERVED), who("p", attitude=AGAINST), who("x")]

    [gap] = [gap for gap in report(DECIDER, *critics, *lines).gaps if gap.rule == "R23"]

    assert gap.severity == pytest.approx(severity)
    assert gap.evidence == {
        "opponent": critic,
        "opp_path": way,
        "opp": pytest.approx(severity / 100),
        "champion": champion,
        "sup": 0,
    }


def test_a_supporter_as_near_as_the_critic_leaves_no_gap():
    people = [DECIDER, who("o", attitude=AGAINST), who("s", attitude=FOR)]

    equal = report(*people, influences("o", "d", MEDIUM), influences("s", "d", MEDIUM))
    deciding = report(
        who("s", Role.DECIDER, attitude=FOR), *people[:2], influences("o", "d", HIGH)
    )

    assert equal.gap(("R23", "o")) is None
    assert deciding.gap(("R23", "o")) is None


SUPPORTED = [DECIDER, who("o", attitude=RESERVED), who("s", attitude=FOR), who("x")]


@pytest.mark.parametrize(
    ("lines", "language", "explanation", "action"),
    [
        (
            [influences("o", "d", HIGH), influences("s", "d", LOW), knows("tess", "s")],
            "en",
            "O has influence on decider D directly. Attitude to our proposal: reserved. The "
            "strongest voice for our proposal, S, has less influence there.",
            "Have Tess bring S and D together around our proposal.",
        ),
        (
            [influences("o", "x", HIGH), influences("x", "d", HIGH), knows("tess", "s")],
            "nl",
            "O heeft via X invloed op beslisser D. Houding tegenover ons voorstel: "
            "terughoudend. Niemand die voor ons voorstel is, heeft voor zover vastgelegd "
            "invloed op een beslisser.",
            "Laat Tess S en D rond ons voorstel bij elkaar brengen.",
        ),
        (
            [influences("o", "d", HIGH), influences("x", "d", LOW), affinity("s", "d", -1)],
            "en",
            "O has influence on decider D directly. Attitude to our proposal: reserved. "
            "Nobody who is for our proposal has influence on a decider, as far as recorded.",
            "Find a supporter closer to D, who listens to X.",
        ),
        (
            [influences("o", "d", HIGH), affinity("s", "d", -1)],
            "nl",
            "O heeft rechtstreeks invloed op beslisser D. Houding tegenover ons voorstel: "
            "terughoudend. Niemand die voor ons voorstel is, heeft voor zover vastgelegd "
            "invloed op een beslisser.",
            "Zoek uit naar wie de beslisser luistert, en win daar een voorstander.",
        ),
    ],
)
def test_a_critic_near_the_decider_is_told_with_what_stands_against_it(
    lines, language, explanation, action
):
    said = told(report(*SUPPORTED, *lines), "R23", "o", language)

    assert said[0].endswith(": O")
    assert said[1:] == [explanation, action]


def test_a_critic_who_decides_is_told_so():
    found = report(who("d", Role.DECIDER, attitude=AGAINST))

    assert told(found, "R23", "d")[1] == (
        "D decides. Attitude to our proposal: against. Nobody in the buying team is recorded "
        "as being for our proposal."
    )


def test_a_supporter_is_sought_only_where_a_policy_allows_contact():
    lines = [influences("o", "d", HIGH), influences("p", "d", LOW), influences("s", "d", LOW)]
    purchaser = who("p", Role.PURCHASER, attitude=NEUTRAL)
    via = {"contact_policy": ContactPolicy.VIA_PURCHASING}

    parked = report(*SUPPORTED, purchaser, *lines, **via)
    buyer = who("s", Role.PURCHASER, attitude=FOR)
    open_to_us = report(DECIDER, SUPPORTED[1], buyer, *lines[::2], **via)

    assert told(parked, "R23", "o")[2] == ""
    assert told(open_to_us, "R23", "o")[2] == "Win a supporter close to the decision: S."
