"""A gap: where coverage is missing, how bad it is, and what shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.analysis.rounding import rounded
from app.model.parameters import DEFAULT
from app.model.planning import GapDecision
from app.model.values import Id

COVERAGE = "coverage"
TO_FILL_IN = "to_fill_in"

Key = tuple[str, str]  # rule and subject: what a gap is known by
Pair = tuple[Id, Id]  # one of ours, one of theirs


@dataclass(frozen=True, slots=True)
class Gap:
    """What a rule found about one subject; severity runs from 0 to 100, unrounded."""

    rule: str
    subject: str
    severity: float
    evidence: Mapping[str, Any] = field(hash=False)
    persons: tuple[Id, ...] = ()
    members: tuple[Id, ...] = ()
    ties: tuple[Pair, ...] = ()
    towards: tuple[Id, ...] = ()  # whom what we advise would bring us into contact with
    shows: str = ""  # as its rule shows, unless a gap differs
    about_us: bool = False  # speaks of colleagues
    parked: bool = False  # a contact policy forbids what we would advise
    decision: GapDecision | None = None

    @property
    def key(self) -> Key:
        return self.rule, self.subject

    @property
    def band(self) -> str:
        """How grave it is: critical, high, medium or low."""
        return DEFAULT.band(self.severity)

    @property
    def order(self) -> tuple[float, str, str]:
        """The gravest first; equal as shown, then by rule and subject."""
        return -rounded(self.severity, 1), self.rule, self.subject
