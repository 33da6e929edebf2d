"""For each of the forty rules: who is there, and what opens and closes a gap of it.

`before` holds people, relationships and codes that other tests show how to enter; `open` and
`close` go through the window alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from app.model.account_plan import AccountPlan
from app.model.decision import Membership, Opportunity
from app.model.entities import Entity
from app.model.people import Account, Competitor, Person, TeamMember
from app.model.ties import Affinity, CompetitorTie, ContactTie, Influence, ReportingLine
from app.model.values import joined
from app.model.vocabulary import (
    Attitude,
    BusinessFit,
    BuyClass,
    CompetitorBasis,
    Condition,
    Confidence,
    InfluenceDegree,
    KamStage,
    Lane,
    Level,
    Mobiliser,
    Outcome,
    OutsideKind,
    ResponseMode,
    Role,
    Spin,
    Stage,
    TieLevel,
    Tier,
)
from app.ui import privacy
from app.ui.dialogs.ask_text import AskTextDialog
from app.ui.dialogs.negotiation import NegotiationDialog
from app.ui.dialogs.review import ReviewDialog
from tests.ui.hand import Hand

DECISION = "imaging"
NAMES = {
    "dora": "Dora Claes", "eva": "Eva Brouwer", "udo": "Udo Maas", "gijs": "Gijs Smit",
    "lies": "Lies Maes", "tom": "Tom Hagen", "sanne": "Sanne de Wit", "herman": "Herman Vos",
}  # fmt: skip
D, P, U, G = Role.DECIDER, Role.PURCHASER, Role.USER, Role.GATEKEEPER
WORKING, GOOD, TRUSTED = TieLevel.WORKING, TieLevel.GOOD, TieLevel.TRUSTED
NONE, ACQUAINTED = TieLevel.NONE, TieLevel.ACQUAINTED
Step = Callable[[Hand], object]


@dataclass(frozen=True)
class Before:
    """Who is there before anything is entered: roles, and relationships of today by level."""

    roles: dict[str, set[Role]]
    ties: dict[tuple[str, str], TieLevel] = field(default_factory=dict)
    decision: dict[str, object] = field(default_factory=dict)
    members: dict[str, dict[str, object]] = field(default_factory=dict)
    memberships: dict[str, dict[str, object]] = field(default_factory=dict)
    persons: dict[str, dict[str, object]] = field(default_factory=dict)
    others: tuple[Entity, ...] = ()

    def plan(self, account: str, today: date) -> AccountPlan:
        """Return the account as it stands before, under an id of its own."""
        people = [
            replace(Person(id=id, name=NAMES[id]), **self.persons.get(id, {}))  # type: ignore[arg-type]
            for id in self.roles
        ]
        ours = [
            replace(TeamMember(id=id, name=NAMES[id]), **self.members.get(id, {}))  # type: ignore[arg-type]
            for id in ("sanne", "herman")
        ]
        taking_part = [
            replace(
                Membership(
                    id=joined(DECISION, id), opportunity=DECISION, person=id,
                    roles=frozenset(roles), role_confidence=Confidence.CONFIRMED,
                ),
                **self.memberships.get(id, {}),  # type: ignore[arg-type]
            )
            for id, roles in self.roles.items()
        ]  # fmt: skip
        ties = [
            ContactTie(
                id=joined(*pair), member=pair[0], person=pair[1], level=level,
                last_contact=today, cadence_days=90,
            )
            for pair, level in self.ties.items()
        ]  # fmt: skip
        decision = replace(Opportunity(id=DECISION, name="Imaging"), **self.decision)  # type: ignore[arg-type]
        customer = Account(id=account, name="St. Maarten")
        return AccountPlan(
            [customer, decision, *people, *ours, *taking_part, *ties, *self.others]
        )


@dataclass(frozen=True)
class Story:
    """How one gap of a rule comes and goes."""

    subject: str
    before: Before
    open: Step
    close: Step


def reports(employee: str, manager: str) -> ReportingLine:
    return ReportingLine(id=joined(employee, manager), employee=employee, manager=manager)


def on(kind: type, id: str, *steps: Step) -> Step:
    """Return what is done on the page of somebody or something, one step after another."""

    def do(hand: Hand) -> None:
        hand.show(kind, id)
        for step in steps:
            step(hand)

    return do


def on_decision(*steps: Step) -> Step:
    def do(hand: Hand) -> None:
        hand.show()
        for step in steps:
            step(hand)

    return do


def level(member: str, person: str, to: TieLevel) -> Step:
    """On the person's page, say how well two know each other."""
    return on(Person, person, lambda hand: hand.level(member, person, to))


def choose(place: str, code: object) -> Step:
    return lambda hand: hand.choose(place, code)


def of_account(name: str, code: object) -> Step:
    return lambda hand: hand.choose(f"account.{hand.document.plan.account.id}.{name}", code)


def fill(place: str, text: str) -> Step:
    return lambda hand: hand.fill(place, text)


def part(person: str, name: str) -> str:
    """Return the place of what somebody is in this decision."""
    return f"membership.{joined(DECISION, person)}.{name}"


def unfold(name: str) -> Step:
    return lambda hand: hand.unfold(name)


def pick(words: str, person: str, which: int = 0) -> Step:
    return lambda hand: hand.pick(words, NAMES.get(person, person), which)


def stage(to: Stage) -> Step:
    return on_decision(choose(f"opportunity.{DECISION}.stage", to))


def more(person: str, *steps: Step) -> Step:
    return on(Person, person, unfold("person.more"), *steps)


COMPETITOR = Competitor(id="helion", name="Helion")
POSITION = joined("eva", "personal", "P02_position")
KNOWN = joined("helion", "eva")
PAIR = {"dora": {D}, "eva": {P}}
THREE = {"dora": {D}, "eva": {P}, "udo": {U}}


def add_line(person: str, words: str, *others: str) -> Step:
    """Draw lines from somebody's page to others inside the customer."""
    return on(Person, person, unfold("person.lines"), *(pick(words, other) for other in others))


def remove_line(hand: Hand) -> None:
    """Take away the reporting line of Eva on its own page."""
    hand.show(ReportingLine, joined("eva", "dora"))
    hand.press("Remove")


def ask_in_outside_adviser(hand: Hand) -> None:
    hand.show()
    hand.pick("+ Outside influence", "Consultant")
    dialog = hand.dialog(AskTextDialog)
    hand.qtbot.keyClicks(dialog.text, "MedAdvice")
    hand.confirm(dialog)
    hand.pick("+ Somebody who listens to it", NAMES["dora"])


def get_to_know_the_adviser(hand: Hand) -> None:
    [outsider] = hand.document.plan.outside
    assert hand.document.plan.outside[outsider].kind is OutsideKind.CONSULTANT
    hand.log(member="sanne")
    hand.level("sanne", outsider, WORKING)


def judge(trust: int) -> Step:
    """Judge the negotiation with Dora: one condition by its figure, on the keyboard."""

    def do(hand: Hand) -> None:
        hand.show()
        hand.press("Judge the conditions…")
        dialog = hand.dialog(NegotiationDialog)
        dialog.activateWindow()
        scale = dialog.theirs[Condition.TRUST]
        scale.setFocus()
        hand.qtbot.keyClicks(scale, str(trust))
        hand.confirm(dialog)

    return do


def lose_and_look_back_later(hand: Hand) -> None:
    stage(Stage.LOST)(hand)
    hand.dialog(ReviewDialog).cancel_button.click()
    hand.settle()


def look_back(hand: Hand) -> None:
    hand.show()
    hand.press("Review…")
    dialog = hand.dialog(ReviewDialog)
    hand.qtbot.keyClicks(dialog.lesson, "Meet the board before the specification")
    hand.confirm(dialog)


def tick_form(*roles: Role) -> Step:
    def do(hand: Hand) -> None:
        privacy.switch(hand.window.settings, "seller_as_buyer", on=True)
        hand.show(TeamMember, "sanne")
        hand.unfold("member.form")
        for role in roles:
            hand.tick(f"seller_as_buyer.sanne.{role.value}")

    return do


def add_affinity(hand: Hand) -> None:
    add_line("dora", "+ At odds with", "eva")(hand)


def make_allies(hand: Hand) -> None:
    affinity = joined("dora", "eva")
    hand.show(Affinity, affinity)
    hand.choose(f"affinity.{affinity}.sign", 1)


def weigh(source: str, target: str) -> Step:
    line = joined(source, target)
    return on(Influence, line, choose(f"influence.{line}.weight", InfluenceDegree.HIGH))


def several(*steps: Step) -> Step:
    def do(hand: Hand) -> None:
        for step in steps:
            step(hand)

    return do


def three_talks_without_result(hand: Hand) -> None:
    hand.show(Person, "dora")
    for outcome in (Outcome.CONTINUATION, Outcome.POSTPONED, Outcome.CONTINUATION):
        hand.log(outcome=outcome)


STORIES: dict[str, Story] = {
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
