"""R21, R22 and R24: no coach, nobody who gets others moving, a decider without a need."""

from __future__ import annotations

import pytest

from app.analysis.gap import COVERAGE, TO_FILL_IN
from app.model.vocabulary import (
    Attitude,
    ContactPolicy,
    InfluenceDegree,
    Mobiliser,
    ResponseMode,
    Role,
    TieLevel,
)
from tests.analysis.teams import influences, knows, report, told, who

FOR, NEUTRAL, RESERVED = Attitude.FOR, Attitude.NEUTRAL, Attitude.RESERVED
MISSED = (
    "Without a coach nobody tells us how the decision really comes about, or speaks up for us "
    "when we are not there."
)


@pytest.mark.parametrize(
    ("attitude", "level", "is_coach", "missing"),
    [
        (FOR, TieLevel.WORKING, True, False),
        (FOR, TieLevel.WORKING, None, True),
        (FOR, TieLevel.ACQUAINTED, True, True),
        (NEUTRAL, TieLevel.TRUSTED, True, True),
        (None, TieLevel.TRUSTED, True, True),
    ],
)
def test_a_coach_is_for_us_and_knows_one_of_us_well(attitude, level, is_coach, missing):
    found = report(who("a", attitude=attitude, is_coach=is_coach), knows("tess", "a", level))

    gap = found.gap(("R21", "dmu"))

    assert (gap is not None) is missing
    if gap is not None:
        assert (gap.severity, gap.evidence) == (60, {"coaches": ["a"] if is_coach else []})


def test_who_left_the_buying_team_coaches_nobody():
    gone = who("a", attitude=FOR, is_coach=True, active=False)

    gap = report(gone, knows("tess", "a")).gap(("R21", "dmu"))

    assert gap is not None
    assert gap.evidence == {"coaches": []}


@pytest.mark.parametrize(
    ("values", "level", "why"),
    [
        ({"attitude": FOR}, TieLevel.ACQUAINTED, "but none of us knows A well enough."),
        (
            {"attitude": None},
            TieLevel.GOOD,
            "but is not for our proposal (attitude: unknown).",
        ),
        (
            {"attitude": RESERVED},
            TieLevel.ACQUAINTED,
            "but is not for our proposal (attitude: reserved), and none of us knows A well "
            "enough.",
        ),
    ],
)
def test_it_is_told_why_a_coach_is_none(values, level, why):
    found = report(who("a", is_coach=True, **values), knows("tess", "a", level))

    title, explanation, _ = told(found, "R21", "dmu")

    assert title == "No coach"
    assert explanation == f"A is recorded as our coach, {why} {MISSED}"


def test_the_likeliest_coach_is_put_to_the_test():
    found = report(
        who("a", attitude=FOR),
        who("b", attitude=Attitude.ADVOCATE),
        who("c", attitude=NEUTRAL),
        knows("tess", "b"),
    )

    assert told(found, "R21", "dmu")[2] == (
        "Have Tess explore whether B can be our coach. Test three things: whether B believes "
        "in us, carries weight inside, and wants us to win."
    )
    assert told(found, "R21", "dmu", "nl")[2] == (
        "Laat Tess verkennen of B onze coach kan worden. Toets drie dingen: of B in ons "
        "gelooft, intern gezag heeft en wil dat wij winnen."
    )


def test_a_coach_we_do_not_know_is_reached_through_others():
    found = report(who("a"), who("b", attitude=FOR), influences("a", "b"), knows("tess", "a"))

    action = told(found, "R21", "dmu")[2]

    assert "Have Tess ask A" in action
    assert action.startswith("Have Tess explore") or action.startswith("Have Timo explore")


def test_without_anybody_for_us_a_coach_is_to_be_looked_for():
    found = report(who("a", attitude=RESERVED, is_coach=True))

    assert told(found, "R21", "dmu")[2] == (
        "Look for somebody whom our proposal helps: that is a possible coach."
    )


def test_a_coach_out_of_bounds_is_not_approached():
    found = report(
        who("a", attitude=Attitude.ADVOCATE),
        who("b", Role.PURCHASER, attitude=FOR),
        contact_policy=ContactPolicy.VIA_PURCHASING,
    )

    assert "whether B can be our coach" in told(found, "R21", "dmu")[2]


@pytest.mark.parametrize("mobiliser", list(Mobiliser))
def test_a_covered_person_who_moves_others_closes_the_gap_and_a_talker_makes_it_worse(
    mobiliser,
):
    moves = {Mobiliser.GO_GETTER, Mobiliser.TEACHER, Mobiliser.SKEPTIC}
    talks = {Mobiliser.GUIDE, Mobiliser.FRIEND, Mobiliser.CLIMBER}

    gap = report(who("a", mobiliser=mobiliser), knows("tess", "a")).gap(("R22", "dmu"))

    assert (gap is None) is (mobiliser in moves)
    if gap is not None:
        assert gap.severity == (70 if mobiliser in talks else 55)
        assert gap.shows == TO_FILL_IN


def test_a_mover_who_is_critical_or_whom_we_do_not_cover_does_not_count():
    critic = who("a", mobiliser=Mobiliser.TEACHER, attitude=RESERVED)
    far = who("b", mobiliser=Mobiliser.SKEPTIC)

    gap = report(critic, far, knows("tess", "a")).gap(("R22", "dmu"))

    assert gap is not None
    assert gap.evidence == {"covered_talkers": [], "uncovered_mobilisers": ["b"]}


@pytest.mark.parametrize(
    ("language", "explanation", "action"),
    [
        (
            "en",
            "We know nobody well enough who gets others moving (go-getter, teacher or skeptic) "
            "and is open to our proposal. A and B like to talk with us, but seldom get others "
            "moving. C does get others moving, but we do not know C well enough. Of 1 person "
            "in the buying team it is not recorded how they take to something new.",
            "Put more time into C and less into A and B. Have Timo make contact with C.",
        ),
        (
            "nl",
            "Wij kennen niemand goed genoeg die anderen in beweging krijgt (aanjager, "
            "kennisdeler of kritische vrager) en openstaat voor ons voorstel. A en B praten "
            "graag met ons, maar krijgen anderen zelden in beweging. C krijgt anderen wel in "
            "beweging, maar wij kennen C niet goed genoeg. Van 1 persoon in de DMU is niet "
            "vastgelegd hoe die met iets nieuws omgaat.",
            "Steek meer tijd in C en minder in A en B. Laat Timo contact leggen met C.",
        ),
    ],
)
def test_talkers_and_movers_are_named(language, explanation, action):
    found = report(
        who("a", mobiliser=Mobiliser.FRIEND, attitude=Attitude.AGAINST),
        who("b", mobiliser=Mobiliser.GUIDE, attitude=Attitude.AGAINST),
        who("c", mobiliser=Mobiliser.SKEPTIC),
        who("d"),
        knows("tess", "a"),
        knows("tess", "b"),
    )

    assert told(found, "R22", "dmu", language)[1:] == [explanation, action]


def test_of_several_movers_the_weightiest_who_is_open_to_us_comes_first():
    found = report(
        who("a", mobiliser=Mobiliser.TEACHER),
        who("b", mobiliser=Mobiliser.TEACHER, influence=InfluenceDegree.MEDIUM),
        who(
            "c",
            mobiliser=Mobiliser.TEACHER,
            influence=InfluenceDegree.HIGH,
            attitude=RESERVED,
        ),
    )

    said = told(found, "R22", "dmu")

    assert "A, B and C do get others moving, but we do not know them well enough." in said[1]
    assert said[2].startswith("Put time into B.")


def test_without_a_known_mover_somebody_is_asked_who_moves_others():
    asked = told(report(who("a"), knows("tess", "a")), "R22", "dmu")[2]
    unknown = told(report(who("a")), "R22", "dmu")[2]

    assert asked == (
        "Have Tess ask A who in the buying team gets others moving, and record it."
    )
    assert unknown == "Find out who in the buying team gets others moving, and record it."


@pytest.mark.parametrize(
    ("mode", "severity", "shows"),
    [
        (ResponseMode.OVERCONFIDENT, 70, COVERAGE),
        (ResponseMode.EVEN_KEEL, 60, COVERAGE),
        (ResponseMode.UNKNOWN, 40, TO_FILL_IN),
        (None, 40, TO_FILL_IN),
    ],
)
def test_a_decider_without_a_need_is_a_gap_and_an_unknown_one_is_to_be_filled_in(
    mode, severity, shows
):
    found = report(who("d", Role.DECIDER, response_mode=mode), who("u", response_mode=mode))

    [gap] = [gap for gap in found.gaps if gap.rule == "R24"]

    assert (gap.subject, gap.severity, gap.shows) == ("d", severity, shows)
    assert gap.evidence == {"mode": (mode or ResponseMode.UNKNOWN).value}
    assert (gap.key in {one.key for one in found.to_fill_in}) is (shows == TO_FILL_IN)


@pytest.mark.parametrize("mode", [ResponseMode.GROWTH, ResponseMode.TROUBLE])
def test_a_decider_who_wants_something_is_no_gap(mode):
    found = report(who("d", Role.DECIDER, response_mode=mode))

    assert found.gap(("R24", "d")) is None


@pytest.mark.parametrize(
    ("language", "mode", "texts"),
    [
        (
            "en",
            ResponseMode.OVERCONFIDENT,
            [
                "Decider sees no need: D",
                "D decides, and is so sure of the present approach that nothing else seems "
                "needed.",
                "Have Tess ask D what happens if nothing changes, and arrange a visit to a "
                "reference customer.",
            ],
        ),
        (
            "nl",
            ResponseMode.EVEN_KEEL,
            [
                "Beslisser ziet geen noodzaak: D",
                "D is beslisser, en tevreden met hoe het gaat. Wie niets mist, verandert "
                "niets.",
                "Laat Tess aan D vragen wat er gebeurt als er niets verandert, en een bezoek "
                "aan een referentieklant regelen.",
            ],
        ),
        (
            "nl",
            None,
            [
                "Aanleiding van de beslisser onbekend: D",
                "Niet vastgelegd is of D wil groeien, een probleem heeft of tevreden is met "
                "hoe het gaat. We weten dus niet of er een reden is om te kopen.",
                "Laat Tess bij D navragen wat de aanleiding voor deze aankoop is.",
            ],
        ),
    ],
)
def test_a_missing_need_is_told(language, mode, texts):
    found = report(who("d", Role.DECIDER, response_mode=mode), knows("tess", "d"))

    assert told(found, "R24", "d", language) == texts
