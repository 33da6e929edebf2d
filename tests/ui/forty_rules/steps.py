"""What is there before a rule's gap, and the steps in the window that open and close it.

`Before` holds people, relationships and codes that other tests show how to enter; a step goes
through the window alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from app.model.account_plan import AccountPlan
from app.model.decision import Membership, Opportunity
from app.model.entities import Entity
from app.model.people import Account, Competitor, Person, TeamMember
from app.model.ties import Affinity, ContactTie, Influence, ReportingLine
from app.model.values import joined
from app.model.vocabulary import (
    Condition,
    Confidence,
    InfluenceDegree,
    Outcome,
    OutsideKind,
    Role,
    Stage,
    TieLevel,
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
