"""R03 and R04: who decides, and who is missing; their conventions and their words."""

from __future__ import annotations

import pytest

from app.analysis.report import Report
from app.i18n import speaking
from app.model.account_plan import AccountPlan
from app.model.decision import Membership, Opportunity
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.values import joined
from app.model.vocabulary import (
    BuyClass,
    Confidence,
    ContactPolicy,
    Lane,
    Level,
    Role,
    TieLevel,
)
from tests.analysis.conventions import found
from tests.analysis.said import text_of
from tests.analysis.test_ways_in import fresh, reports
from tests.plans import AS_OF, DECISION, person


def decider(id: str, confidence: Confidence | None, active: bool | None = None):
    return [
        Person(id=id, name=id.title()),
        Membership(
            id=joined(DECISION, id),
            opportunity=DECISION,
            person=id,
            roles=frozenset({Role.DECIDER}),
            role_confidence=confidence,
            active=active,
        ),
    ]


def placed(id: str, department: str | None = None, level: Level | None = None, **values):
    _, taking_part = person(id, id, Role.USER, **values)
    return [Person(id=id, name=id, department=department, level=level), taking_part]


def said(rule: str, subject: str, *entities, **policy) -> tuple[str, str]:
    """What the action is, in English and in Dutch."""
    ours = [
        TeamMember(id=id, name=id.title(), lane=Lane.COMMERCIAL) for id in ("sanne", "herman")
    ]
    plan = AccountPlan([Opportunity(id=DECISION, **policy), *ours, *entities])
    texts = []
    for language in ("en", "nl"):
        with speaking(language):
            texts.append(text_of(Report(plan, DECISION, AS_OF), rule, subject).action or "")
    return texts[0], texts[1]


# -- R03: who decides


@pytest.mark.parametrize("unsure", [None, Confidence.ASSUMED])
def test_an_unknown_certainty_counts_as_assumed(unsure):
    gap = found("R03", *decider("a", unsure), *decider("b", Confidence.ASSUMED))["decider"]

    assert gap.severity == 60
    assert gap.evidence == {"persons": ["a", "b"]}


@pytest.mark.parametrize("sure", [Confidence.HEARD, Confidence.OBSERVED, Confidence.CONFIRMED])
def test_one_decider_who_is_more_than_assumed_is_enough(sure):
    assert not found("R03", *decider("a", None), *decider("b", sure))


def test_without_a_decider_none_is_assumed():
    assert not found("R03", *person("u", "u", Role.USER))


def test_a_decider_who_left_takes_no_part():
    gone = decider("b", Confidence.CONFIRMED, active=False)

    assert found("R03", *decider("a", None), *gone)["decider"].evidence == {"persons": ["a"]}


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "Decider only assumed: Ann", "Deciders only assumed: 2 people"),
        ("nl", "Beslisser is een aanname: Ann", "Beslissers zijn een aanname: 2 personen"),
    ],
)
def test_a_single_assumed_decider_is_named_in_the_title_and_more_are_counted(
    language, one, two
):
    alone = [Opportunity(id=DECISION), *decider("ann", None)]
    with speaking(language):
        first = text_of(Report(AccountPlan(alone), DECISION, AS_OF), "R03", "decider")
        both = [*alone, *decider("bob", None)]
        second = text_of(Report(AccountPlan(both), DECISION, AS_OF), "R03", "decider")

    assert (first.title, second.title) == (one, two)
    assert "Ann" in first.explanation
    assert "Bob" in second.explanation


def test_two_who_do_not_talk_with_each_other_are_asked_who_decides():
    friends = [
        *person("eva", "Eva", Role.USER),
        *person("piet", "Piet", Role.PURCHASER),
        *person("tom", "Tom", Role.USER),
    ]
    ties = [fresh("sanne", "eva"), fresh("sanne", "tom"), fresh("herman", "piet")]

    english, dutch = said(
        "R03", "decider", *decider("dora", None), *friends, *ties, reports("eva", "piet")
    )

    assert english == (
        "Have Sanne ask Eva and Tom, separately, who decides and who releases the budget."
    )
    assert dutch == (
        "Laat Sanne aan Eva en aan Tom, los van elkaar, vragen wie beslist en wie het budget "
        "vrijgeeft."
    )


def test_two_colleagues_may_each_ask_somebody():
    friends = [*person("eva", "Eva", Role.USER), *person("piet", "Piet", Role.PURCHASER)]

    english, dutch = said(
        "R03",
        "decider",
        *decider("dora", None),
        *friends,
        fresh("sanne", "eva"),
        fresh("herman", "piet"),
    )

    assert english == (
        "Have Sanne ask Eva, and Herman ask Piet, who decides and who releases the budget."
    )
    assert dutch == (
        "Laat Sanne aan Eva en Herman aan Piet vragen wie beslist en wie het budget vrijgeeft, "
        "los van elkaar."
    )


def test_where_we_know_only_the_decider_a_second_source_is_looked_for():
    english, dutch = said("R03", "decider", *decider("dora", None), fresh("sanne", "dora"))

    assert english == (
        "Have Sanne ask Dora who decides and who releases the budget. "
        "Find a second person who can confirm it."
    )
    assert dutch == (
        "Laat Sanne aan Dora vragen wie beslist en wie het budget vrijgeeft. "
        "Zoek een tweede persoon die dat kan bevestigen."
    )


def test_where_we_know_nobody_two_people_are_to_confirm_it():
    english, dutch = said("R03", "decider", *decider("dora", None))

    assert english.startswith("Have two people confirm separately who decides")
    assert dutch.startswith("Laat twee mensen los van elkaar bevestigen wie beslist")


@pytest.mark.parametrize(
    ("ties", "action"),
    [
        (
            [fresh("sanne", "piet")],
            "Have Sanne ask Piet who decides and who releases the budget.",
        ),
        ([], "Ask Piet who decides and who releases the budget."),
    ],
)
def test_under_a_channel_only_the_channel_is_asked_who_decides(ties, action):
    english, dutch = said(
        "R03",
        "decider",
        *decider("dora", None),
        *person("piet", "Piet", Role.PURCHASER),
        *person("eva", "Eva", Role.USER),
        fresh("herman", "eva"),
        fresh("herman", "dora"),
        *ties,
        contact_policy=ContactPolicy.VIA_PURCHASING,
    )

    assert english == action
    assert "Piet" in dutch
    assert "Eva" not in dutch


# -- R04: who is missing


@pytest.mark.parametrize(
    ("buy_class", "benchmark"),
    [
        (None, [7, 4, 3]),
        (BuyClass.CAPITAL, [7, 4, 3]),
        (BuyClass.SERVICE, [5, 4, 2]),
        (BuyClass.REBUY, [3, 2, 2]),
    ],
)
def test_the_kind_of_purchase_says_how_many_are_usual_and_unknown_is_an_investment(
    buy_class, benchmark
):
    decision = Opportunity(id=DECISION, buy_class=buy_class)

    gap = found("R04", *placed("a", "ICT", Level.STAFF), decision=decision)["dmu"]

    shortfall = sum(1 - 1 / usual for usual in benchmark) / 3
    assert gap.severity == pytest.approx(100 * shortfall)
    assert gap.evidence["benchmark"] == benchmark
    assert gap.evidence["shortfall"] == pytest.approx(shortfall)


def test_unknown_departments_and_levels_and_who_left_are_not_counted():
    gap = found(
        "R04",
        *placed("a", "ICT", Level.HEAD),
        *placed("b", None, None),
        *placed("c", "ICT", Level.HEAD),
        *placed("d", "Finance", Level.STAFF, active=False),
    )["dmu"]

    counted = {key: gap.evidence[key] for key in ("extensivity", "lateral", "vertical")}
    assert counted == {"extensivity": 3, "lateral": 1, "vertical": 1}


def test_more_people_than_usual_do_not_make_up_for_departments_and_levels():
    many = [one for n in range(14) for one in placed(f"p{n}", "ICT", Level.HEAD)]

    assert found("R04", *many)["dmu"].severity == pytest.approx(100 * (3 / 4 + 2 / 3) / 3)


@pytest.mark.parametrize(("levels", "missing"), [((1, 1, 1), 1 / 3), ((1, 3, 3), None)])
def test_it_is_a_gap_from_a_quarter_missing_on(levels, missing):
    rebuy = Opportunity(id=DECISION, buy_class=BuyClass.REBUY)
    people = [
        one
        for id, level in zip("abc", levels, strict=True)
        for one in placed(id, "ICT", Level(level))
    ]

    gap = found("R04", *people, decision=rebuy).get("dmu")

    assert (gap and gap.severity) == (missing and pytest.approx(100 * missing))


def test_exactly_a_quarter_missing_is_a_gap():
    """Of a service, 5/4/2: nobody too few, a quarter of the departments, half of the levels."""
    service = Opportunity(id=DECISION, buy_class=BuyClass.SERVICE)
    people = [one for n in range(5) for one in placed(f"p{n}", f"d{n % 3}", Level.HEAD)]

    assert found("R04", *people, decision=service)["dmu"].severity == pytest.approx(25)


def test_a_buying_team_without_anybody_misses_everything():
    assert found("R04")["dmu"].severity == 100


@pytest.mark.parametrize(
    ("language", "nobody", "unknown"),
    [
        (
            "en",
            "Nobody is recorded in the buying team yet. Usual for an investment: 7 people, 4 "
            "departments and 3 levels. What kind of purchase this is, is not recorded. "
            "Whoever is missing here can still have a say in it, or stop it.",
            "Recorded so far: 1 person, 0 departments and 1 level. Usual when a service is "
            "bought: 5 people, 4 departments and 2 levels. Of 1 person the department is not "
            "recorded. ",
        ),
        (
            "nl",
            "In de DMU is nog niemand vastgelegd. Gebruikelijk bij een investering: "
            "7 personen, 4 afdelingen en 3 niveaus. Om wat voor aankoop het gaat, is niet "
            "vastgelegd. Wie hier ontbreekt, kan wel meebeslissen of de aankoop tegenhouden.",
            "Tot nu toe vastgelegd: 1 persoon, 0 afdelingen en 1 niveau. Gebruikelijk bij een "
            "dienst: 5 personen, 4 afdelingen en 2 niveaus. Van 1 persoon is de afdeling niet "
            "vastgelegd. ",
        ),
    ],
)
def test_what_is_recorded_is_told_beside_what_is_usual(language, nobody, unknown):
    service = Opportunity(id=DECISION, buy_class=BuyClass.SERVICE)
    lone = AccountPlan([service, *placed("a", None, Level.HEAD)])

    with speaking(language):
        empty = text_of(Report(AccountPlan(), DECISION, AS_OF), "R04", "dmu")
        one = text_of(Report(lone, DECISION, AS_OF), "R04", "dmu")

    assert empty.explanation == nobody
    assert one.explanation.startswith(unknown)


@pytest.mark.parametrize(
    ("language", "missing"),
    [
        ("en", "Nobody is recorded yet in the function financial."),
        ("nl", "In het functiegebied financieel is nog niemand vastgelegd."),
    ],
)
def test_a_function_without_anybody_is_named_and_unknown_levels_are_counted(language, missing):
    rebuy = Opportunity(id=DECISION, buy_class=BuyClass.REBUY)
    lanes = [lane for lane in Lane if lane is not Lane.FINANCIAL]
    people = [one for lane in lanes for one in person(lane, lane, Role.USER, lane=lane)]

    with speaking(language):
        text = text_of(Report(AccountPlan([rebuy, *people]), DECISION, AS_OF), "R04", "dmu")

    assert missing in text.explanation
    assert ("3 people the level" if language == "en" else "3 personen is het niveau") in (
        text.explanation
    )


def test_a_coach_is_asked_first_who_is_missing():
    people = [
        *person("eva", "Eva", Role.USER),
        *person("piet", "Piet", Role.USER, is_coach=True),
    ]

    english, dutch = said(
        "R04", "dmu", *people, fresh("sanne", "eva"), fresh("herman", "piet", TieLevel.WORKING)
    )

    assert english == (
        "Have Herman ask Piet who else will notice this purchase, who signs for it and who can "
        "stop it."
    )
    assert dutch == (
        "Laat Herman aan Piet vragen wie er nog meer met deze aankoop te maken krijgt, wie "
        "ervoor tekent en wie die kan tegenhouden."
    )


def test_where_we_know_nobody_it_is_to_be_found_out_who_is_missing():
    english, dutch = said("R04", "dmu", OutsideInfluence(id="o", name="Adviser"))

    assert english.startswith("Find out who else will notice this purchase")
    assert dutch.startswith("Zoek uit wie er nog meer")
