"""Rules on influence, rivals, talks and lessons: what opens and closes a gap of each."""

from __future__ import annotations

from app.model.people import Person, TeamMember
from app.model.ties import CompetitorTie, Influence
from app.model.values import joined
from app.model.vocabulary import (
    Attitude,
    BusinessFit,
    CompetitorBasis,
    Confidence,
    InfluenceDegree,
    Mobiliser,
    Outcome,
    ResponseMode,
    Role,
    Spin,
    Stage,
)
from tests.ui.forty_rules.steps import (
    ACQUAINTED,
    COMPETITOR,
    DECISION,
    GOOD,
    KNOWN,
    NONE,
    PAIR,
    POSITION,
    THREE,
    TRUSTED,
    WORKING,
    Before,
    D,
    P,
    Story,
    U,
    add_affinity,
    add_line,
    ask_in_outside_adviser,
    choose,
    fill,
    get_to_know_the_adviser,
    judge,
    level,
    look_back,
    lose_and_look_back_later,
    make_allies,
    more,
    on,
    on_decision,
    part,
    pick,
    reports,
    several,
    stage,
    three_talks_without_result,
    tick_form,
    unfold,
    weigh,
)

STORIES_OF_INFLUENCE: dict[str, Story] = {
    "R19": Story(
        "udo",
        Before({"dora": {D}, "eva": {P}, "udo": {U}}, {("sanne", "udo"): NONE}),
        several(
            add_line("udo", "+ Influences", "dora", "eva"),
            weigh("udo", "dora"), weigh("udo", "eva"),
        ),
        level("sanne", "udo", WORKING),
    ),
    "R20": Story(
        "eva", Before(PAIR),
        on(Person, "eva", lambda hand: hand.attitude(Attitude.AGAINST)),
        on(Person, "eva", lambda hand: hand.attitude(Attitude.NEUTRAL)),
    ),
    "R21": Story(
        "dmu",
        Before(
            {"eva": {P}}, {("sanne", "eva"): WORKING},
            memberships={"eva": {"attitude": Attitude.FOR, "is_coach": True}},
        ),
        more("eva", lambda hand: hand.tick(part("eva", "is_coach"))),
        more("eva", lambda hand: hand.tick(part("eva", "is_coach"))),
    ),
    "R22": Story(
        "dmu",
        Before(
            {"eva": {P}}, {("sanne", "eva"): WORKING},
            memberships={"eva": {"mobiliser": Mobiliser.GO_GETTER}},
        ),
        more("eva", choose(part("eva", "mobiliser"), Mobiliser.GUIDE)),
        more("eva", choose(part("eva", "mobiliser"), Mobiliser.TEACHER)),
    ),
    "R23": Story(
        "udo",
        Before(
            {"dora": {D}, "eva": {P}, "udo": {U}},
            memberships={"eva": {"attitude": Attitude.FOR}},
            others=(
                Influence(
                    id=joined("eva", "dora"), source="eva", target="dora",
                    weight=InfluenceDegree.MEDIUM,
                ),
            ),
        ),
        several(
            on(Person, "udo", lambda hand: hand.attitude(Attitude.RESERVED)),
            add_line("udo", "+ Influences", "dora"), weigh("udo", "dora"),
        ),
        on(Person, "udo", lambda hand: hand.attitude(Attitude.NEUTRAL)),
    ),
    "R24": Story(
        "dora",
        Before({"dora": {D}}, memberships={"dora": {"response_mode": ResponseMode.GROWTH}}),
        more("dora", choose(part("dora", "response_mode"), ResponseMode.EVEN_KEEL)),
        more("dora", choose(part("dora", "response_mode"), ResponseMode.TROUBLE)),
    ),
    "R25": Story(
        "dmu",
        Before(
            PAIR,
            memberships={"dora": {"attitude": Attitude.FOR}, "eva": {"attitude": Attitude.FOR}},
        ),
        add_affinity, make_allies,
    ),
    "R26": Story(
        "dmu",
        Before(
            {id: {U} for id in ("dora", "eva", "udo", "gijs", "lies", "tom")},
            memberships={
                "dora": {"attitude": Attitude.FOR}, "eva": {"attitude": Attitude.FOR},
                "udo": {"attitude": Attitude.AGAINST},
            },
            others=tuple(reports(id, "dora") for id in ("eva", "udo", "gijs", "lies")),
        ),
        on(Person, "tom", lambda hand: hand.attitude(Attitude.RESERVED)),
        on(Person, "tom", lambda hand: hand.attitude(Attitude.NEUTRAL)),
    ),
    "R27": Story(
        "eva", Before({"eva": {P}}, {("sanne", "eva"): WORKING}, others=(COMPETITOR,)),
        on(
            Person, "eva", unfold("person.competitors"),
            pick("+ Competitor knows this person", "Helion"),
            choose(f"competitor_tie.{KNOWN}.level", TRUSTED),
        ),
        on(Person, "eva", choose(f"competitor_tie.{KNOWN}.level", ACQUAINTED)),
    ),
    "R28": Story(
        "eva", Before({"eva": {P}}, others=(COMPETITOR,)),
        on(
            Person, "eva", unfold("person.details"),
            fill("person.eva.start_date", "-60"),
            unfold("person.competitors"), pick("+ Competitor knows this person", "Helion"),
            choose(f"competitor_tie.{KNOWN}.level", WORKING),
            choose(f"competitor_tie.{KNOWN}.basis", CompetitorBasis.PREVIOUS_SUPPLIER),
        ),
        on(
            Person, "eva",
            choose(f"competitor_tie.{KNOWN}.basis", CompetitorBasis.CONTACT),
        ),
    ),
    "R29": Story(
        "opportunity",
        Before(
            {"eva": {D}},
            others=(
                COMPETITOR,
                CompetitorTie(id=KNOWN, competitor="helion", person="eva", level=GOOD),
            ),
        ),
        on_decision(lambda hand: hand.tick(f"opportunity.{DECISION}.inbound_invitation")),
        on(Person, "eva", lambda hand: hand.log(member="sanne")),
    ),
    "R30": Story(
        "opportunity", Before({"eva": {P}}),
        stage(Stage.OFFER),
        on_decision(choose(f"opportunity.{DECISION}.business_fit", BusinessFit.MET)),
    ),
    "R31": Story(
        "eva", Before({"eva": {P}}),
        on_decision(choose(f"opportunity.{DECISION}.business_fit", BusinessFit.MET)),
        on(
            Person, "eva", unfold("person.interests"), pick("+ Interest", "own position", 1),
            choose(f"interest.{POSITION}.evidence", Confidence.HEARD),
        ),
    ),
    "R32": Story(
        "dora", Before({"dora": {D}}),
        stage(Stage.SPECIFICATION),
        on(
            Person, "dora",
            lambda hand: hand.log(
                asked=(Spin.PROBLEM, Spin.IMPLICATION, Spin.NEED_PAYOFF), member="sanne"
            ),
        ),
    ),
    "R33": Story(
        "dora", Before({"dora": {D}}, {("sanne", "dora"): WORKING}),
        three_talks_without_result,
        on(Person, "dora", lambda hand: hand.log(outcome=Outcome.ADVANCE)),
    ),
    "R34": Story(
        "sanne",
        Before({"dora": {D}}, {("sanne", "dora"): WORKING, ("herman", "dora"): WORKING}),
        level("herman", "dora", NONE), level("herman", "dora", WORKING),
    ),
    "R35": Story(
        "eva",
        Before(
            {id: {U} for id in ("eva", "udo", "gijs", "lies", "tom")},
            {("sanne", id): WORKING for id in ("eva", "udo", "gijs", "lies", "tom")},
        ),
        on(Person, "eva", lambda hand: hand.influence(InfluenceDegree.HIGH)),
        on(Person, "eva", lambda hand: hand.influence(InfluenceDegree.LOW)),
    ),
    "R36": Story(
        "sanne", Before(THREE, {("sanne", id): WORKING for id in THREE}),
        on(TeamMember, "sanne", fill("member.sanne.capacity_per_year", "10")),
        on(TeamMember, "sanne", fill("member.sanne.capacity_per_year", "100")),
    ),
    "R37": Story(
        "outside", Before({"dora": {D}}), ask_in_outside_adviser, get_to_know_the_adviser
    ),
    "R38": Story(
        "dora", Before({"dora": {D}}), several(stage(Stage.NEGOTIATION), judge(2)), judge(4)
    ),
    "R39": Story(DECISION, Before({"dora": {D}}), lose_and_look_back_later, look_back),
    "R40": Story(
        "sanne", Before({"eva": {P}}, {("sanne", "eva"): GOOD}),
        tick_form(Role.DECIDER, Role.PURCHASER, Role.GATEKEEPER), tick_form(Role.DECIDER),
    ),
}  # fmt: skip
