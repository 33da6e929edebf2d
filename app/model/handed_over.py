"""What was agreed, on the customer's own plan: who does what with whom by when, and no more.

It begins with the redacted plan and adds to it what whoever hands it over let through.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from app.model.account_plan import AccountPlan
from app.model.audience import OPPORTUNITY, Audience, in_proposal, redact
from app.model.change import Change, Message, additions
from app.model.decision import Membership, Opportunity
from app.model.people import Account, Competitor, Person, TeamMember
from app.model.plain_text import plain
from app.model.planning import Action
from app.model.values import Id, Named, joined
from app.model.vocabulary import ActionKind

_SHORTEST_NAME = 3  # letters of a word that names somebody


def handed_over(
    plan: AccountPlan, opportunity: Id, agreed: Iterable[Action], worded: Mapping[Id, str]
) -> AccountPlan:
    """Return the plan a customer may have, with the actions they were there for.

    `worded` holds by action the words somebody chose to hand over: what was noted is internal
    until then. Without words an action is told by its people. What tells neither, what names
    somebody the proposal hides, and what is to be found out about people, is left out.
    """
    redacted = redact(plan, opportunity, Audience.CUSTOMER)
    seen = _Seen(plan, opportunity, redacted)
    found = []
    for one in agreed:
        text = plain(worded.get(one.id))
        person = seen.person(one.person)
        if one.kind is ActionKind.FIND_OUT or (text is None and person is None):
            continue
        if text is not None and hidden_in(text, plan, opportunity):
            continue
        found.append(
            Action(
                id="", opportunity=OPPORTUNITY, text=text, person=person, due=one.due,
                member=seen.member(one.member), owner=seen.member(one.owner),
            )
        )  # fmt: skip
    found.sort(key=_order)
    numbered = [replace(one, id=f"a{number}") for number, one in enumerate(found, 1)]
    return redacted.apply(Change(Message.of("action.added"), additions(numbered)))


def hidden_in(text: str, plan: AccountPlan, opportunity: Id) -> list[str]:
    """Return who is named in a text, by a whole word, and may not be seen by a customer."""
    persons, team = in_proposal(plan, opportunity)
    shown = {one.id for one in (*persons, *team)}
    open_words = {word for one in (*persons, *team, plan.account) for word in _words(one.label)}
    said = _said(text)
    everybody: list[Named] = [
        *plan.persons.values(), *plan.members.values(), *plan.outside.values(),
        *plan.table(Competitor).values(),
    ]  # fmt: skip
    return [
        one.label
        for one in everybody
        if one.id not in shown and said & {*_words(one.label)} - open_words
    ]


class _Seen:
    """Who is who in the redacted plan; those who look alike there are one to its reader."""

    def __init__(self, plan: AccountPlan, opportunity: Id, redacted: AccountPlan) -> None:
        persons, team = in_proposal(plan, opportunity)
        self._persons = {one.id: one for one in persons}
        self._team = {one.id: one for one in team}
        everybody = (*redacted.persons.values(), *redacted.members.values())
        self._ids = {replace(one, id=""): one.id for one in everybody}

    def person(self, id: Id | None) -> Id | None:
        """Return under which id the customer sees a person; None: not at all."""
        somebody = self._persons.get(id or "")
        if somebody is None:
            return None
        part = Membership(
            id=joined(OPPORTUNITY, somebody.id), opportunity=OPPORTUNITY, person=somebody.id,
            roles=frozenset(),
        )  # fmt: skip
        [shown] = _alone(somebody, part).persons.values()
        return self._ids.get(replace(shown, id=""))

    def member(self, id: Id | None) -> Id | None:
        """Return under which id the customer sees a colleague; None: not at all."""
        somebody = self._team.get(id or "")
        if somebody is None:
            return None
        [shown] = _alone(somebody).members.values()
        return self._ids.get(replace(shown, id=""))


def _alone(*entities: Person | TeamMember | Membership) -> AccountPlan:
    """Somebody as the customer sees them, in a plan of their own."""
    around = Account(id=OPPORTUNITY), Opportunity(id=OPPORTUNITY)
    return redact(AccountPlan([*around, *entities]), OPPORTUNITY, Audience.CUSTOMER)


def _order(one: Action) -> tuple[object, ...]:
    """By day, then by what is read: an id of ours must not show in the order."""
    people = (one.person or "", one.member or "", one.owner or "")
    return one.due or date.max, (one.text or "").casefold(), people


def _words(text: str) -> list[str]:
    """The words of a name by which somebody can be known; of a short name all there are."""
    words = _apart(text)
    return [word for word in words if len(word) >= _SHORTEST_NAME] or words


def _said(text: str) -> set[str]:
    """The words of a text, and whose they are: “Renés” speaks of René."""
    words = _apart(text)
    return {*words, *(word.removesuffix("s") for word in words)}


def _apart(text: str) -> list[str]:
    """Words in small letters and without accents: a name is known without them as well."""
    bare = unicodedata.normalize("NFKD", (plain(text) or "").casefold())
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return "".join(sign if sign.isalnum() else " " for sign in letters).split()
