"""Where a fact comes from: who says so, since when, and how sure we are of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.model.values import Id
from app.model.vocabulary import Confidence


class SubjectKind(StrEnum):
    """The kinds of entity that hold facts somebody estimated, under their own names."""

    PERSON = "person"
    MEMBER = "member"
    MEMBERSHIP = "membership"
    TIE = "tie"
    COMPETITOR_TIE = "competitor_tie"
    REPORTING_LINE = "reporting_line"
    INFLUENCE = "influence"
    AFFINITY = "affinity"
    INTEREST = "interest"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSource:
    """What one field of one entity rests on.

    Where the entity itself says how sure we are (`lane_confidence`, `evidence`), the rules read
    it there, and the confidence here is the same.
    """

    id: Id  # joined(kind, subject, field)
    kind: SubjectKind
    subject: Id
    field: str
    confidence: Confidence | None = None
    noted_by: str | None = None
    noted_on: date | None = None
    source: str | None = None  # who said it, in which meeting
    note: str | None = None
