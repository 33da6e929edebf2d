"""R17 and R18: who connects the buying team without us, and groups nobody of ours reaches."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given

from app.analysis.report import Report
from app.model.parameters import exceeds
from app.model.vocabulary import Attitude, ContactPolicy, InfluenceDegree, Role, TieLevel
from tests.analysis.cases import full_plans
from tests.analysis.teams import affinity, influences, knows, report, reports, told, who
from tests.plans import AS_OF, DECISION

PATH = [reports("a", "b"), reports("b", "c"), reports("c", "d"), reports("d", "e")]
FIVE = [who(id) for id in "abcde"]


def subjects(found: Report, rule: str) -> list[str]:
    return [gap.subject for gap in found.gaps if gap.rule == rule]


@given(full_plans())
def test_the_broker_is_whom_networkx_finds_unless_we_cover_them(plan):
    found = Report(plan, DECISION, AS_OF)
    network = found.network
    between = nx.betweenness_centrality(network.communication)
    most = max(between.values(), default=0)
    first = min((one for one in between if not exceeds(most, between[one])), default="")
    missing = len(between) >= 4 and most >= 0.2 - 1e-9 and not network.active(first)

    gaps = [gap for gap in found.gaps if gap.rule == "R17"]

    assert [gap.subject for gap in gaps] == ([first] if missing else [])
    for gap in gaps:
        assert gap.severity == pytest.approx(100 * most)
        constraint = nx.constraint(network.communication)[first]
        assert gap.evidence["constraint"] == pytest.approx(constraint)


def test_only_the_greatest_broker_counts_even_when_covered():
    found = report(*FIVE, *PATH, knows("tess", "c"))

    assert subjects(found, "R17") == []


def test_of_equal_brokers_the_smaller_id_counts():
    ring = [affinity(a, b, +1) for a, b in ("ab", "bc", "cd", "da")]

    found = report(*FIVE[:4], *ring)

    assert subjects(found, "R17") == []  # each on one sixth of the pairs
    pair = report(*FIVE[:4], *[affinity(a, b, +1) for a, b in ("ac", "cb", "bd")])
    assert subjects(pair, "R17") == ["b"]


def test_three_people_have_no_broker():
    assert subjects(report(*FIVE[:3], *PATH[:2]), "R17") == []


def test_a_conflict_is_no_line_but_leaves_the_other_lines_standing():
    odds = report(*FIVE[:4], *PATH[:2], affinity("c", "d", -1))
    crossed = report(*FIVE, *PATH, affinity("b", "c", -1))

    assert subjects(odds, "R18") == ["a+b+c", "d"]
    assert subjects(crossed, "R17") == ["c"]


def test_an_island_is_a_gap_from_three_points():
    heavy = who("a", influence=InfluenceDegree.HIGH)
    others = [who(id, influence=InfluenceDegree.HIGH) for id in "bcd"]
    light = who("e")
    joined = [reports(one, "a") for one in "bcd"]

    found = report(heavy, *others, light, *joined)
    worth = report(heavy, light)

    assert subjects(found, "R18") == ["a+b+c+d"]  # e has 15/13 points
    assert subjects(worth, "R18") == ["a", "e"]  # and now 15/4


def test_one_active_person_makes_an_island_reached():
    found = report(*FIVE[:4], reports("a", "b"), reports("c", "d"), knows("tess", "d"))

    assert subjects(found, "R18") == ["a+b"]


def test_a_weak_tie_reaches_no_island():
    found = report(*FIVE[:2], PATH[0], knows("tess", "a", TieLevel.ACQUAINTED))

    assert subjects(found, "R18") == ["a+b"]


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "en",
            [
                "Broker without a relationship: C",
                "Between two others in the buying team, the shortest line runs through C in "
                "67% of the cases. Only C links them: A and B on one side, D and E on the "
                "other. None of us knows C well enough.",
                "Have Tess ask A (working contact) whether an introduction of Timo to C is "
                "possible. No line between A and C is recorded yet. Make it an exploratory "
                "talk: ask what is going on, and bring news.",
            ],
        ),
        (
            "nl",
            [
                "Verbinder zonder contact: C",
                "Tussen twee anderen in de DMU loopt de kortste lijn in 67% van de gevallen "
                "via C. Alleen C verbindt hen: A en B aan de ene kant, D en E aan de andere. "
                "Niemand van ons kent C goed genoeg.",
                "Laat Tess aan A (werkcontact) vragen of een introductie van Timo bij C "
                "mogelijk is. Een lijn tussen A en C is nog niet vastgelegd. Maak er een "
                "verkennend gesprek van: vraag wat er speelt en breng zelf nieuws mee.",
            ],
        ),
    ],
)
def test_the_broker_is_told_with_the_groups_they_join(language, texts):
    reserved = who("b", attitude=Attitude.AGAINST)
    found = report(FIVE[0], reserved, *FIVE[2:], *PATH, knows("tess", "a"))

    assert told(found, "R17", "c", language) == texts


def test_a_broker_whom_others_can_pass_by_joins_no_groups():
    star = [reports(one, "a") for one in "bcdefg"]
    rim = [influences(a, b) for a, b in ("bc", "cd", "de", "ef", "fg")]

    found = report(*[who(one) for one in "abcdefg"], *star, *rim)

    _, why, _ = told(found, "R17", "a")
    assert "Only" not in why


@pytest.mark.parametrize(
    ("lines", "subject", "title", "beginning"),
    [
        (
            [reports("a", "b")],
            "a+b",
            "Group without contact: A and B",
            "A and B have lines with each other, but none with the rest of the buying team as "
            "far as recorded",
        ),
        (
            [reports("a", "b")],
            "c",
            "No contact yet: C",
            "No line between C and the rest of the buying team is recorded",
        ),
        (
            [reports("a", "b"), reports("b", "c")],
            "a+b+c",
            "Group without contact: A, B and C",
            "This is the whole buying team, and we know nobody in it well enough.",
        ),
    ],
)
def test_an_island_is_told_by_who_is_on_it(lines, subject, title, beginning):
    found = report(*FIVE[:3], *lines)

    said = told(found, "R18", subject)

    assert said[0] == title
    assert said[1].startswith(beginning)
    assert "of the 100 points." in said[1]


def test_an_island_is_told_in_dutch():
    found = report(*FIVE[:3], reports("a", "b"))

    assert told(found, "R18", "a+b", "nl") == [
        "Groep zonder contact: A en B",
        "A en B hebben lijnen met elkaar, maar voor zover vastgelegd niet met de rest van de "
        "DMU, en niemand van ons kent een van hen goed genoeg. Op het spel: 10 van de 100 "
        "punten.",
        "Begin bij A. Laat Tess contact leggen met A.",
    ]
    assert told(found, "R18", "c", "nl")[0] == "Nog geen contact: C"


def test_an_island_is_entered_through_the_user_who_likes_us_best():
    found = report(
        who("a", Role.DECIDER, attitude=Attitude.ADVOCATE),
        who("b", attitude=Attitude.RESERVED),
        who("c", attitude=Attitude.FOR),
        *PATH[:2],
    )

    assert told(found, "R18", "a+b+c")[2].startswith("Start with C.")


def test_an_island_is_entered_only_through_the_channel_a_policy_leaves():
    found = report(
        *FIVE[:2],
        who("c", Role.PURCHASER),
        *PATH[:2],
        contact_policy=ContactPolicy.VIA_PURCHASING,
    )

    assert told(found, "R18", "a+b+c")[2] == "Start with C. Have Tess make contact with C."
