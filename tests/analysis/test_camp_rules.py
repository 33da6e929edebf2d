"""R25 and R26: contacts at odds with each other, a divided buying team."""

from __future__ import annotations

from math import prod

import networkx as nx
import pytest
from hypothesis import given

from app.analysis.report import Report
from app.model.ties import Affinity, ReportingLine
from app.model.vocabulary import Attitude, ContactPolicy, Role
from tests.analysis.cases import full_plans
from tests.analysis.teams import affinity, knows, report, reports, told, who
from tests.plans import AS_OF, DECISION

FOR, NEUTRAL = Attitude.FOR, Attitude.NEUTRAL
RESERVED, AGAINST = Attitude.RESERVED, Attitude.AGAINST


@given(full_plans())
def test_tensions_are_the_triangles_with_a_negative_product(plan):
    network = Report(plan, DECISION, AS_OF).network
    graph: nx.Graph[str] = nx.Graph()
    for person in network.people:
        if network.attitude(person):
            graph.add_edge("", person, sign=network.attitude(person))
    for line in plan.table(Affinity).values():
        if line.a in network.people and line.b in network.people:
            graph.add_edge(line.a, line.b, sign=line.sign)
    triangles = [one for one in nx.enumerate_all_cliques(graph) if len(one) == 3]

    assert list(network.tensions) == sorted(
        tuple(sorted(one))
        for one in triangles
        if prod(edge["sign"] for *_, edge in graph.subgraph(one).edges(data=True)) < 0
    )


def test_one_small_tension_weighs_less_than_the_most():
    two = [who("a", attitude=FOR), who("b", attitude=FOR)]

    gap = report(*two, affinity("a", "b", -1)).gap(("R25", "dmu"))

    assert gap is not None
    assert gap.severity == 30
    assert gap.evidence == {"unbalanced_triads": [["WIJ", "a", "b"]]}


def test_who_has_no_attitude_yet_is_in_no_tension_with_us():
    found = report(who("a", attitude=FOR), who("b"), affinity("a", "b", -1))

    assert found.gap(("R25", "dmu")) is None


@pytest.mark.parametrize(
    ("attitudes", "signs", "explanation", "action"),
    [
        (
            {"a": FOR, "b": FOR},
            {"ab": -1},
            "A en B zijn allebei voor ons voorstel, maar liggen met elkaar overhoop. Wie de "
            "kant van de een kiest, verliest gemakkelijk de ander.",
            "Laat Tess {a} en {b} apart spreken, zonder partij te kiezen. Zoek iemand die "
            "beiden respecteren om ons voorstel te steunen.",
        ),
        (
            {"a": AGAINST, "b": RESERVED},
            {"ab": -1},
            "A en B staan allebei kritisch tegenover ons voorstel, en liggen met elkaar "
            "overhoop. Wie de kant van de een kiest, verliest gemakkelijk de ander.",
            "Laat Tess {a} en {b} apart spreken, zonder partij te kiezen. Zoek iemand die "
            "beiden respecteren om ons voorstel te steunen.",
        ),
        (
            {"a": RESERVED, "b": FOR},
            {"ab": 1},
            "B is voor ons voorstel en A staat er kritisch tegenover, terwijl de twee "
            "bondgenoten zijn. Vroeg of laat trekt de een de ander mee.",
            "Laat Tess aan {b} vragen wat {a} tegenhoudt.",
        ),
        (
            {},
            {"ab": -1, "ac": 1, "bc": 1},
            "C is bondgenoot van A en van B, die met elkaar overhoop liggen. Wie de kant van "
            "de een kiest, verliest gemakkelijk de ander.",
            "Laat Tess {a} en {b} apart spreken, zonder partij te kiezen. Zoek iemand die "
            "beiden respecteren om ons voorstel te steunen.",
        ),
        (
            {},
            {"ab": -1, "ac": -1, "bc": -1},
            "A, B en C liggen alle drie met elkaar overhoop. Wie de kant van de een kiest, "
            "verliest gemakkelijk de ander.",
            "Laat Tess {a} en {b} apart spreken, zonder partij te kiezen. Zoek iemand die "
            "beiden respecteren om ons voorstel te steunen.",
        ),
    ],
)
def test_a_tension_is_told_in_words(attitudes, signs, explanation, action):
    people = [who(id, attitude=attitudes.get(id)) for id in "abc"]
    lines = [affinity(pair[0], pair[1], sign) for pair, sign in signs.items()]

    found = report(*people, *lines, knows("tess", "a"), knows("tess", "b"))

    said = told(found, "R25", "dmu", "nl")
    assert said[1:] == [explanation, action.format(a="A", b="B")]
    assert (said[0] == "Spanning rond A en B") is bool(attitudes)


def test_two_colleagues_each_talk_with_one_of_two_at_odds():
    two = [who("a", attitude=FOR), who("b", attitude=FOR), affinity("a", "b", -1)]

    found = report(*two, knows("tess", "a"), knows("timo", "b"))

    assert told(found, "R25", "dmu")[2] == (
        "Have Tess talk with A and Timo with B, and choose neither side. Look for somebody "
        "whom both respect to back our proposal."
    )


def test_of_many_tensions_the_first_are_told_and_the_rest_counted():
    friends = [who(id, attitude=FOR) for id in "abcde"]
    odds = [affinity("a", id, -1) for id in "bcde"]

    title, why, _ = told(report(*friends, *odds), "R25", "dmu")

    assert title == "Tension between contacts"
    assert "There is 1 more tension of this kind." in why
    assert "A and D" in why
    assert "A and E" not in why


def test_of_two_at_odds_only_who_may_be_contacted_is_named():
    found = report(
        who("a", attitude=FOR),
        who("p", Role.PURCHASER, attitude=FOR),
        affinity("a", "p", -1),
        contact_policy=ContactPolicy.VIA_PURCHASING,
    )

    assert told(found, "R25", "dmu")[2] == "In talks with P, keep out of the conflict."


def team(attitudes: str, *lines, **decision) -> Report:
    """Six or so people of influence 1, + for us and - against us."""
    scale = {"+": FOR, "-": RESERVED, "0": NEUTRAL}
    people = [who(f"p{n}", attitude=scale[sign]) for n, sign in enumerate(attitudes)]
    return report(*people, *lines, **decision)


def chain(count: int) -> list[ReportingLine]:
    return [reports(f"p{n}", f"p{n + 1}") for n in range(count)]


@pytest.mark.parametrize(
    ("attitudes", "lines", "severity"),
    [
        ("++--0", 4, None),  # five people are no risk
        ("++--00", 5, 50 * 4 / 9 + 30 * 2 / 3 + 20 / 6),
        ("+-0000", 5, None),  # π = 1/9, κ = 1/3
        ("+-0000", 3, None),  # κ = .20, which is enough
        ("+-0000", 2, 50 / 9 + 30 * 13 / 15 + 20 / 6),
        ("+" * 12, 0, 50 * 0 + 30 + 20),  # beyond eleven people size adds no more
    ],
)
def test_a_team_is_divided_when_it_is_of_two_minds_or_hardly_talks(attitudes, lines, severity):
    gap = team(attitudes, *chain(lines)).gap(("R26", "dmu"))

    assert (gap and gap.severity) == (severity and pytest.approx(severity))


def test_a_line_between_two_at_odds_connects_nobody():
    gap = team("000000", *chain(3), affinity("p0", "p1", -1)).gap(("R26", "dmu"))

    assert gap is not None
    assert gap.evidence["connectedness"] == pytest.approx(2 / 15)


@pytest.mark.parametrize(
    ("language", "explanation", "action"),
    [
        (
            "en",
            "6 people take part in this decision. For our proposal: P0 and P1, with 33% of "
            "the influence. Critical of it: P2 and P3, with 33%. They talk little with each "
            "other: of all lines that could be between them, 13% are recorded. Such a group "
            "easily ends without a decision.",
            "Have Tess organise, with P0, a session in which the buying team talks it through "
            "together. Write one value story for the whole group, and leave personal interests "
            "out of the documents.",
        ),
        (
            "nl",
            "Bij dit besluit zijn 6 personen betrokken. Voor ons voorstel: P0 en P1, met 33% "
            "van de invloed. Kritisch: P2 en P3, met 33%. Zij spreken elkaar weinig: van alle "
            "mogelijke lijnen tussen hen is 13% vastgelegd. Zo’n groep komt gemakkelijk niet "
            "tot een besluit.",
            "Laat Tess met P0 een sessie organiseren waarin de DMU het samen doorspreekt. "
            "Schrijf één waardeverhaal voor de hele groep en laat persoonlijke belangen buiten "
            "de stukken.",
        ),
    ],
)
def test_a_divided_team_is_told_with_its_camps(language, explanation, action):
    found = team("++--00", *chain(2), knows("tess", "p0"))

    assert told(found, "R26", "dmu", language)[1:] == [explanation, action]


def test_a_team_of_one_mind_that_hardly_talks_is_told_without_camps():
    why, action = told(team("++++++"), "R26", "dmu")[1:]

    assert "For our proposal" not in why
    assert action.startswith("Organise a session in which the buying team")


def test_no_session_is_organised_with_people_out_of_bounds():
    buyer = who("p6", Role.PURCHASER)

    found = team("++--00", buyer, contact_policy=ContactPolicy.VIA_PURCHASING)

    assert told(found, "R26", "dmu")[2] == (
        "Write one value story for the whole group, and leave personal interests out of the "
        "documents."
    )
