"""Edits of what colleagues each think: rate apart, settle together, or look into it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message, removals
from app.model.decision import Membership
from app.model.edits.general import cleaned, title_of
from app.model.edits.planning import add_action
from app.model.places import Rating
from app.model.ratings import ratings_of, spread_words
from app.model.ties import ContactTie
from app.model.values import Id, check_range, joined
from app.model.vocabulary import ActionKind, Attitude, TieLevel

Rated = ContactTie | Membership


def rate(
    plan: AccountPlan, about: Id, rater: str | None, value: int, *, on: date | None = None
) -> Change:
    """Note what one colleague thinks of a tie (0..4) or of an attitude (-2..2).

    A second judgement of the same colleague replaces the first. Raises UserError without a
    name, or for a value outside the scale.
    """
    who = cleaned(rater)
    if who is None:
        raise UserError(tr("Say who judges."))
    subject = rated(plan, about)
    scale = TieLevel if isinstance(subject, ContactTie) else Attitude
    check_range(value, min(scale), max(scale), tr("The judgement"))
    id = joined(about, who)
    was = plan.find(Rating, id)
    now = Rating(
        id=id, about=about, rater=who, value=int(value), rated_on=on,
        note=None if was is None else was.note,
    )  # fmt: skip
    message = "rating.added" if was is None else "rating.changed"
    edits = () if now == was else (Edit(was, now),)
    return Change(Message.of(message, name=who), edits)


def settle_ratings(plan: AccountPlan, about: Id, value: int) -> Change:
    """Take over what was agreed on: the value itself, and the separate judgements go."""
    was = rated(plan, about)
    name = title_of(plan, was)
    if isinstance(was, ContactTie):
        now: Rated = replace(was, level=TieLevel(value), status=None)
    else:
        now = replace(was, attitude=Attitude(value))
    edits = () if now == was else (Edit(was, now),)
    gone = removals(ratings_of(plan, about))
    return Change(Message.of("rating.settled", name=name), (*edits, *gone))


def look_into_ratings(
    plan: AccountPlan, opportunity: Id, about: Id, *, owner: str | None, due: date | None
) -> Change:
    """Note as an action that somebody finds out who is right, before a day.

    Raises UserError without an owner or a day: nobody would do it.
    """
    if cleaned(owner) is None or due is None:
        raise UserError(tr("Say who looks into it, and before which day."))
    subject = rated(plan, about)
    member = subject.member if isinstance(subject, ContactTie) else None
    if member is not None:
        spread = spread_words(ratings_of(plan, about))
        words = tr(
            "Find out how well {member} and {person} know each other ({spread})",
            member=plan.label(member), person=plan.label(subject.person), spread=spread,
        )  # fmt: skip
    else:  # who thinks what of somebody is in no list that others read, and in no calendar
        words = tr("Find out where {name} stands", name=plan.label(subject.person))
    return add_action(
        plan, opportunity, kind=ActionKind.FIND_OUT, text=words, owner=owner, due=due,
        person=subject.person, member=member,
    )  # fmt: skip


def rated(plan: AccountPlan, about: Id) -> Rated:
    """Return the tie or membership that is judged; raises UserError when it is gone."""
    subject = plan.find(ContactTie, about) or plan.find(Membership, about)
    if subject is None:
        raise UserError(tr("What you want to change is no longer there."))
    return subject
