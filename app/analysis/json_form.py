"""The report as `analyse --format json` prints it; the only place where numbers are rounded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.report import Report
from app.analysis.rounding import rounded
from app.analysis.rules import RULES
from app.analysis.wording import words
from app.model.vocabulary import GapStatus

FIGURES = 3  # decimals of a figure whose rule says nothing about it


def as_json(report: Report) -> dict[str, Any]:
    """Return score, warmest paths and gaps as JSON values; texts in the current language."""
    score, network = report.score, report.network
    return {
        "as_of": report.as_of.isoformat(),
        "score": rounded(score.total, 2),
        "support": rounded(score.support, 1),
        "completeness": rounded(score.completeness, 1),
        "roles": {
            role.value: {"points": rounded(of.points, 2), "of": rounded(of.of, 2)}
            for role, of in score.roles.items()
        },
        "persons": {
            person: {
                "at_stake": rounded(of.at_stake, 2),
                "coverage": rounded(of.coverage, 4),
                "points": rounded(of.points, 2),
            }
            for person, of in score.persons.items()
        },
        "ties": {of.tie.subject: rounded(of.points, 2) for of in score.ties.values()},
        "warmest": {
            decider: {
                "warmth": rounded(network.warmest(decider).warmth, 4),
                "path": list(network.warmest(decider).nodes),
            }
            for decider in network.deciders
        },
        "gaps": [_gap(gap, network) for gap in report.gaps],
    }


def _gap(gap: Gap, network: Network) -> dict[str, Any]:
    text = words(gap, network)
    return {
        "rule": gap.rule,
        "subject": gap.subject,
        "severity": rounded(gap.severity, 1),
        "band": gap.band,
        "shows": gap.shows,
        "about_us": gap.about_us,
        "title": text.title,
        "explanation": text.explanation,
        "action": text.action,
        "suppressed": text.suppressed,
        "persons": list(gap.persons),
        "members": list(gap.members),
        "ties": [f"{member}->{person}" for member, person in gap.ties],
        "evidence": _evidence(gap),
        "status": (gap.decision.status if gap.decision else GapStatus.OPEN).value,
    }


def _evidence(gap: Gap) -> dict[str, Any]:
    decimals = RULES[gap.rule].decimals
    return {
        key: _figure(value, decimals.get(key, FIGURES)) for key, value in gap.evidence.items()
    }


def _figure(value: Any, decimals: int) -> Any:
    if isinstance(value, float):
        return rounded(value, decimals)
    if isinstance(value, Mapping):
        return {key: _figure(inner, decimals) for key, inner in value.items()}
    return value
