"""Edits that note what was said: contact moments, mended or taken back too, and interests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.edits.general import cleaned, squeezed
from app.model.interactions import Interaction, Interest
from app.model.parameters import DEFAULT, Parameters
from app.model.rhythm import cadence_for
from app.model.ties import ContactTie
from app.model.values import Id, joined, new_id
from app.model.vocabulary import (
    FACE_TO_FACE,
    Channel,
    Confidence,
    InterestKind,
    Outcome,
    Spin,
    TieLevel,
    TieStatus,
)


def log_contact(
    plan: AccountPlan,
    *,
    on: date,
    members: Iterable[Id],
    persons: Iterable[Id],
    channel: Channel | None = None,
    two_way: bool | None = True,
    outcome: Outcome | None = None,
    next_step: str | None = None,
    next_step_owner: str | None = None,
    next_step_date: date | None = None,
    spin: Iterable[Spin] = (),
    up_front_contract: bool | None = None,
    questions: str | None = None,
    contradiction: bool | None = None,
    contradicts: str | None = None,
    opportunity: Id | None = None,
    note: str | None = None,
    id: Id | None = None,
    base: Parameters = DEFAULT,
) -> Change:
    """Note a contact and bring the ties of everybody in it up to date, in one change.

    A pair without a tie becomes acquainted by it. Raises UserError when nobody of ours or
    nobody of theirs was there.
    """
    ours, theirs = tuple(members), tuple(persons)
    if not ours or not theirs:
        raise UserError(tr("A contact has somebody of ours and somebody of theirs."))
    moment = Interaction(
        id=id or new_id(),
        date=on,
        persons=theirs,
        members=ours,
        channel=channel,
        two_way=two_way,
        outcome=outcome,
        next_step=cleaned(next_step),
        next_step_owner=cleaned(next_step_owner),
        next_step_date=next_step_date,
        spin=frozenset(spin),
        up_front_contract=up_front_contract,
        questions=cleaned(questions),
        contradiction=contradiction,
        contradicts=cleaned(contradicts),
        opportunity=opportunity,
        note=cleaned(note),
    )
    ties = [
        _refreshed(plan, moment, ours_id, their_id, base)
        for ours_id in ours
        for their_id in theirs
    ]
    edits = (Edit(None, moment), *(edit for edit in ties if edit.before != edit.after))
    name = plan.label(theirs[0])
    return Change(Message.of("contact.logged", name=name), edits)


def change_contact(plan: AccountPlan, id: Id, **values: Any) -> Change:
    """Note a contact anew, as `log_contact` does; its ties follow."""
    taken_back = remove_contact(plan, id)
    noted = log_contact(plan.apply(taken_back), id=id, **values)
    edits = squeezed([*taken_back.edits, *noted.edits])
    name = dict(noted.message.arguments)["name"]
    return Change(Message.of("contact.changed", name=name), edits)


def remove_contact(plan: AccountPlan, id: Id) -> Change:
    """Take back a contact, and what it brought up to date of the ties of those in it.

    A tie goes back to the contact that was logged before it; where none was, when they last
    spoke is unknown.
    """
    moment = plan.find(Interaction, id)
    if moment is None:
        raise UserError(tr("What you want to change is no longer there."))
    edits = [Edit(moment, None)]
    for member in moment.members:
        for person in moment.persons:
            tie = plan.tie_between(member, person)
            if tie is not None:
                now = _without(plan, moment, tie)
                edits += [] if now == tie else [Edit(tie, now)]
    name = plan.label(moment.persons[0]) if moment.persons else ""
    return Change(Message.of("contact.removed", name=name), tuple(edits))


def _without(plan: AccountPlan, moment: Interaction, tie: ContactTie) -> ContactTie:
    others = _others(plan, moment, tie)
    now = tie
    if tie.last_contact == moment.date:
        last = _before(moment, others)
        sure = tie.last_contact_confidence if last else None
        now = replace(now, last_contact=last, last_contact_confidence=sure)
    if moment.channel in FACE_TO_FACE and tie.last_f2f == moment.date:
        now = replace(now, last_f2f=_before(moment, _visits(others)))
    if moment.two_way and now.two_way_12m:
        now = replace(now, two_way_12m=now.two_way_12m - 1)
    return now


def _before(moment: Interaction, others: list[Interaction]) -> date | None:
    """The last day before a contact; None too where the log holds a later one and tells it."""
    last = max((other.date for other in others), default=None)
    return None if last is None or last > moment.date else last


def _refreshed(
    plan: AccountPlan, moment: Interaction, member: Id, person: Id, base: Parameters
) -> Edit:
    was = plan.tie_between(member, person)
    tie = was or ContactTie(
        id=joined(member, person),
        member=member,
        person=person,
        level=TieLevel.ACQUAINTED,
        cadence_days=cadence_for(plan, person, base),
    )
    others = _others(plan, moment, tie)
    now = replace(tie, status=None if tie.status is TieStatus.LOST else tie.status)
    if moment.date >= _latest(now.last_contact, others):
        now = replace(
            now, last_contact=moment.date, last_contact_confidence=Confidence.CONFIRMED
        )
    if moment.channel in FACE_TO_FACE and moment.date > _latest(now.last_f2f, _visits(others)):
        now = replace(now, last_f2f=moment.date)
    if moment.two_way and now.two_way_12m is not None:
        now = replace(now, two_way_12m=now.two_way_12m + 1)
    return Edit(was, now)


def _latest(noted: date | None, logged: list[Interaction]) -> date:
    """When it was last: what the tie says wins, and the log fills in what it leaves out."""
    return noted or max((one.date for one in logged), default=date.min)


def _others(plan: AccountPlan, moment: Interaction, tie: ContactTie) -> list[Interaction]:
    """The other contacts of the two."""
    return [
        other
        for other in plan.interactions_with(tie.person)
        if other.id != moment.id and tie.member in other.members
    ]


def _visits(contacts: list[Interaction]) -> list[Interaction]:
    return [one for one in contacts if one.channel in FACE_TO_FACE]


def add_interest(
    plan: AccountPlan,
    person: Id,
    kind: InterestKind,
    code: str | None,
    *,
    evidence: Confidence | None = Confidence.ASSUMED,
    offer_translated: str | None = None,
    note: str | None = None,
) -> Change:
    """Note what somebody wants; the same interest of the same person can be noted twice."""
    parts = (person, kind.value, code or "")
    id, count = joined(*parts), 1
    while plan.find(Interest, id) is not None:
        count += 1
        id = joined(*parts, str(count))
    interest = Interest(
        id=id,
        person=person,
        kind=kind,
        code=cleaned(code),
        evidence=evidence,
        offer_translated=cleaned(offer_translated),
        note=cleaned(note),
    )
    return Change(
        Message.of("interest.added", name=plan.label(person)), (Edit(None, interest),)
    )
