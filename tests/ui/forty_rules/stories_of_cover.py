"""Rules on whom we know and how firmly: what opens and closes a gap of each."""

from __future__ import annotations

from app.model.people import Person, TeamMember
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import (
    BuyClass,
    Confidence,
    KamStage,
    Lane,
    Level,
    Role,
    Tier,
)
from tests.ui.forty_rules.steps import (
    ACQUAINTED,
    DECISION,
    GOOD,
    NONE,
    PAIR,
    THREE,
    TRUSTED,
    WORKING,
    Before,
    D,
    G,
    P,
    Story,
    U,
    add_line,
    choose,
    fill,
    level,
    of_account,
    on,
    on_decision,
    part,
    remove_line,
    reports,
    several,
)

STORIES_OF_COVER: dict[str, Story] = {
    "R01": Story(
        "influencer", Before({"dora": {D}, "eva": {Role.INFLUENCER}}),
        on(Person, "eva", lambda hand: hand.role(Role.INFLUENCER)),
        on_decision(lambda hand: hand.tick("absent.influencer")),
    ),
    "R02": Story(
        "purchaser", Before({"eva": {P}}, {("sanne", "eva"): WORKING}),
        level("sanne", "eva", ACQUAINTED), level("sanne", "eva", GOOD),
    ),
    "R03": Story(
        "decider", Before({"dora": {D}}),
        on(Person, "dora", choose(part("dora", "role_confidence"), Confidence.ASSUMED)),
        on(Person, "dora", choose(part("dora", "role_confidence"), Confidence.HEARD)),
    ),
    "R04": Story(
        "dmu",
        Before(
            THREE, decision={"buy_class": BuyClass.REBUY},
            persons={
                "dora": {"department": "Board", "level": Level.HEAD},
                "eva": {"department": "Purchasing", "level": Level.MIDDLE},
            },
        ),
        on_decision(choose(f"opportunity.{DECISION}.buy_class", BuyClass.CAPITAL)),
        on_decision(choose(f"opportunity.{DECISION}.buy_class", BuyClass.REBUY)),
    ),
    "R05": Story(
        "eva", Before({"eva": {P}}, {("sanne", "eva"): GOOD, ("herman", "eva"): GOOD}),
        level("herman", "eva", ACQUAINTED), level("herman", "eva", WORKING),
    ),
    "R06": Story(
        "dora", Before(THREE, {("sanne", "dora"): WORKING, ("sanne", "eva"): WORKING}),
        level("sanne", "eva", NONE), level("sanne", "eva", GOOD),
    ),
    "R07": Story(
        "herman",
        Before(PAIR, {("herman", "dora"): WORKING, ("sanne", "eva"): TRUSTED}),
        level("herman", "dora", TRUSTED), level("herman", "dora", WORKING),
    ),
    "R08": Story(
        "sanne->dora", Before({"dora": {D}}, {("sanne", "dora"): GOOD}),
        on(
            ContactTie, joined("sanne", "dora"),
            fill(f"tie.{joined('sanne', 'dora')}.last_contact", "-180"),
        ),
        on(Person, "dora", lambda hand: hand.log()),
    ),
    "R09": Story(
        "sanne->eva", Before({"eva": {P}}, {("sanne", "eva"): WORKING}),
        level("sanne", "eva", GOOD), on(Person, "eva", lambda hand: hand.log()),
    ),
    "R10": Story(
        "financial",
        Before(
            {"eva": {P}}, {("sanne", "eva"): WORKING},
            persons={"eva": {"lane": Lane.FINANCIAL}},
            members={"sanne": {"lane": Lane.FINANCIAL}},
        ),
        on(TeamMember, "sanne", choose("member.sanne.lane", Lane.COMMERCIAL)),
        on(TeamMember, "sanne", choose("member.sanne.lane", Lane.FINANCIAL)),
    ),
    "R11": Story(
        "eva",
        Before(
            {"eva": {P}}, {("sanne", "eva"): WORKING},
            persons={"eva": {"level": Level.HEAD}}, members={"sanne": {"level": Level.MIDDLE}},
        ),
        on(TeamMember, "sanne", choose("member.sanne.level", Level.STAFF)),
        on(TeamMember, "sanne", choose("member.sanne.level", Level.HEAD)),
    ),
    "R12": Story(
        "management",
        Before(
            {"dora": {D}}, {("herman", "dora"): WORKING},
            members={"herman": {"level": Level.EXECUTIVE}},
        ),
        on_decision(of_account("tier", Tier.A)),
        on(
            ContactTie, joined("herman", "dora"),
            fill(f"tie.{joined('herman', 'dora')}.last_f2f", "-10"),
        ),
    ),
    "R13": Story(
        "account",
        Before(
            {"eva": {P}}, {("sanne", "eva"): WORKING},
            persons={"eva": {"lane": Lane.COMMERCIAL}},
            members={"sanne": {"lane": Lane.COMMERCIAL}},
        ),
        on_decision(of_account("kam_stage", KamStage.COOPERATIVE)),
        on_decision(of_account("kam_stage", KamStage.BASIC)),
    ),
    "R14": Story(
        "dora",
        Before(PAIR, {("sanne", "dora"): WORKING, ("sanne", "eva"): TRUSTED}),
        level("sanne", "dora", NONE), add_line("eva", "+ Reports to", "dora"),
    ),
    "R15": Story(
        "dora",
        Before(
            {"dora": {D}, "gijs": {G}},
            {("sanne", "dora"): WORKING, ("sanne", "gijs"): WORKING},
            others=(reports("gijs", "dora"),),
        ),
        level("sanne", "dora", NONE), level("sanne", "dora", GOOD),
    ),
    "R16": Story(
        "sanne",
        Before(
            {"eva": {P}}, {("sanne", "eva"): GOOD, ("herman", "eva"): WORKING},
            members={"herman": {"level": Level.EXECUTIVE}},
        ),
        level("herman", "eva", NONE), level("herman", "eva", WORKING),
    ),
    "R17": Story(
        "eva",
        Before({"dora": {D}, "eva": {P}, "gijs": {G}, "udo": {U}}, {("sanne", "eva"): NONE}),
        several(
            add_line("eva", "+ Reports to", "dora"),
            add_line("udo", "+ Reports to", "eva"),
            add_line("gijs", "+ Gets on with", "udo"),
        ),
        level("sanne", "eva", WORKING),
    ),
    "R18": Story(
        "eva",
        Before(
            PAIR, {("sanne", "dora"): WORKING},
            others=(reports("eva", "dora"),),
        ),
        remove_line, add_line("eva", "+ Reports to", "dora"),
    ),
}  # fmt: skip
