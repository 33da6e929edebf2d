"""What was said and heard: contact moments and interests."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.model.values import Id
from app.model.vocabulary import Channel, Confidence, InterestKind, Outcome, Spin


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """A contact between some of ours and some of theirs."""

    id: Id
    date: dt.date
    persons: tuple[Id, ...] = ()
    members: tuple[Id, ...] = ()
    channel: Channel | None = None
    two_way: bool | None = None
    outcome: Outcome | None = None
    next_step: str | None = None
    next_step_owner: str | None = None
    next_step_date: dt.date | None = None
    up_front_contract: bool | None = None
    spin: frozenset[Spin] = frozenset()
    questions: str | None = None
    contradiction: bool | None = None
    contradicts: str | None = None  # which earlier statement
    opportunity: Id | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """What somebody wants from this purchase, for the business or personally."""

    id: Id
    person: Id
    kind: InterestKind
    code: str | None = None
    evidence: Confidence | None = None
    offer_translated: str | None = None
    opportunity: Id | None = None
    note: str | None = None
