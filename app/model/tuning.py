"""Which numbers of the analysis can be set, between what, and why they stand as they do.

A name is a field of `Parameters` and, where that is a table, a code: `role_weight.decider`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType
from typing import Any

from app.errors import UserError
from app.i18n import mark, number, tr
from app.model.labels import label
from app.model.parameters import DEFAULT, Parameters
from app.model.planning import ParameterValue
from app.model.vocabulary import SIX_ROLES, Attitude, TieLevel

WEIGHTS_TOGETHER = 100.0  # the score runs from 0 to 100


class Group(Enum):
    """What a number belongs to, as the preferences show it."""

    WEIGHTS = mark("Weight of each role")
    LEVELS = mark("Value of a relationship")
    RHYTHM = mark("Contact rhythm")
    MATCH = mark("Match of function and level")
    COVERAGE = mark("When somebody is covered")
    WARMTH = mark("Warmth of an introduction")
    RULES = mark("When something is a gap")
    PLAN = mark("The plan")


class Unit(Enum):
    """What a number counts."""

    POINTS = mark("points")
    DAYS = mark("days")
    SHARE = ""
    FACTOR = mark("times")
    PEOPLE = mark("people")
    COUNT = mark("in number")


POINTS, DAYS, SHARE, TIMES, COUNT = Unit.POINTS, Unit.DAYS, Unit.SHARE, Unit.FACTOR, Unit.COUNT


@dataclass(frozen=True, slots=True)
class Tunable:
    """A number that can be set."""

    name: str
    group: Group
    words: str  # msgid; of a table, `{code}` stands for what the entry is about
    reason: str  # msgid: what the default rests on
    low: float
    high: float
    unit: Unit = SHARE
    code: Enum | None = None
    per_account: bool = True  # whether it makes sense that one customer differs

    @property
    def label(self) -> str:
        """Return what it is, in the reader's words."""
        return tr(self.words) if self.code is None else tr(self.words, code=label(self.code))

    @property
    def why(self) -> str:
        """Return what its default rests on, in the reader's words."""
        return tr(self.reason)

    @property
    def is_whole(self) -> bool:
        """Return whether only whole numbers make sense."""
        return self.unit in (DAYS, Unit.PEOPLE, COUNT)

    def value_in(self, parameters: Parameters) -> float:
        """Return what it is at present."""
        held: Any = getattr(parameters, self.name.partition(".")[0])
        return float(held if self.code is None else held[self.code])

    def check(self, value: float) -> None:
        """Raise UserError for a value that makes no sense."""
        if not self.low <= value <= self.high or (self.is_whole and not value.is_integer()):
            raise UserError(
                tr(
                    "{name} runs from {low} to {high}.",
                    name=self.label,
                    low=number(self.low),
                    high=number(self.high),
                )
            )


_JUDGEMENT = mark("Our own judgement: to be tuned to your market.")
_AUTHORITY = mark(
    "Contacts with authority pay most where access is hard (Palmatier 2008); the division "
    "itself is our judgement."
)
_SILENCE = mark(
    "Relationships silent for eight times their usual interval have most likely ended "
    "(Navarro et al. 2017); the intervals are our judgement."
)
_FUNCTIONS = mark("Ties between equal functions raise the result (Gupta et al. 2019).")
_HANDED_ON = mark(
    "Trust shrinks with every hand that passes it on; the factors are our judgement."
)


def _catalogue() -> Iterator[Tunable]:
    yield from _weights_and_levels()
    yield from _rhythm_and_match()
    yield from _warmth()
    yield from _thresholds()


def _weights_and_levels() -> Iterator[Tunable]:
    for role in SIX_ROLES:
        name, words = f"role_weight.{role.value}", mark("Weight of the {code}")
        yield Tunable(name, Group.WEIGHTS, words, _AUTHORITY, 0, 100, POINTS, role)
    for level in list(TieLevel)[1:]:
        name, words = f"level_value.{level.value}", mark("A relationship “{code}” is worth")
        yield Tunable(name, Group.LEVELS, words, _JUDGEMENT, 0, 1, code=level)
    yield Tunable(
        "backup_share",
        Group.LEVELS,
        mark("Share of the second-best relationship"),
        mark("A second line counts, but less than the first; our judgement."),
        0,
        0.5,
    )


def _rhythm_and_match() -> Iterator[Tunable]:
    for role in SIX_ROLES:
        name, words = f"cadence.{role.value}", mark("Speak a {code} every")
        yield Tunable(name, Group.RHYTHM, words, _SILENCE, 7, 730, DAYS, role)
    yield Tunable(
        "other_cadence",
        Group.RHYTHM,
        mark("Speak somebody without a role every"),
        _SILENCE,
        7,
        730,
        DAYS,
    )
    yield Tunable(
        "other_lane",
        Group.MATCH,
        mark("With another function"),
        _FUNCTIONS,
        0.1,
        1,
        TIMES,
    )
    yield Tunable(
        "lower_level",
        Group.MATCH,
        mark("With a colleague two levels lower or more"),
        _FUNCTIONS,
        0.1,
        1,
        TIMES,
    )
    yield Tunable(
        "covered",
        Group.COVERAGE,
        mark("Covered from a value of"),
        mark("A working contact kept up counts, even between different functions and levels."),
        0.05,
        0.95,
    )


def _warmth() -> Iterator[Tunable]:
    factors = (
        ("up_the_line", mark("To the manager")),
        ("down_the_line", mark("To somebody who reports to them")),
        ("influence", mark("Per degree of influence")),
        ("alliance", mark("To an ally")),
        ("outside_willingness", mark("Willingness of somebody outside")),
    )
    for name, words in factors:
        high = 1 / 3 if name == "influence" else 1
        yield Tunable(name, Group.WARMTH, words, _HANDED_ON, 0, high, TIMES)
    for attitude in Attitude:
        name, words = f"willingness.{attitude.value}", mark("Willingness of somebody “{code}”")
        yield Tunable(name, Group.WARMTH, words, _HANDED_ON, 0, 1, TIMES, attitude)
    yield Tunable("warm", Group.WARMTH, mark("Warm enough from"), _JUDGEMENT, 0.05, 0.95)


def _thresholds() -> Iterator[Tunable]:
    named: tuple[tuple[str, str, float, float, Unit], ...] = (
        ("thin_thread", mark("One line only: from this many points"), 0, 100, POINTS),
        ("worth_refreshing", mark("Gone stale: from this many points"), 0, 20, POINTS),
        (
            "concentration",
            mark("All through one colleague: from this share"),
            0.3,
            1,
            SHARE,
        ),
        ("loss_share", mark("Colleague leaves: from this share lost"), 0.1, 1, SHARE),
        ("leaver_share", mark("Contact leaves: from this share lost"), 0.1, 1, SHARE),
        ("incomplete_team", mark("Buying team incomplete: from this share"), 0, 1, SHARE),
        ("recent_visit", mark("Visit by management at least every"), 30, 1095, DAYS),
        ("new_in_post", mark("New in post for"), 30, 730, DAYS),
        ("competitor_lead", mark("Competitor closer: from this lead"), 0.05, 1, SHARE),
        (
            "island_points",
            mark("Group without contact: from this many points"),
            0,
            50,
            POINTS,
        ),
        ("stalled_after", mark("No next step: after this many contacts"), 2, 10, COUNT),
        ("review_within", mark("Review a lost decision within"), 1, 180, DAYS),
    )
    for name, words, low, high, unit in named:
        yield Tunable(name, Group.RULES, words, _JUDGEMENT, low, high, unit)
    yield Tunable(
        "gap_bonus",
        Group.PLAN,
        mark("Points a plan gains per point of severity it takes away"),
        mark("At .05 closing a gap of severity 100 is worth 5 points; our judgement."),
        0,
        0.5,
    )


TUNABLE: Mapping[str, Tunable] = MappingProxyType({one.name: one for one in _catalogue()})


def tuned(values: Iterable[ParameterValue], base: Parameters = DEFAULT) -> Parameters:
    """Return the parameters with these values; those this version does not know are left out.

    The role weights are scaled so that they make 100 together, and a better relationship is
    never worth less than a lesser one: otherwise the score would leave 0..100, or sink when a
    relationship improves.
    """
    fields: dict[str, Any] = {}
    for one in values:
        known = TUNABLE.get(one.id)
        if known is None or not _makes_sense(known, one.value):
            continue
        value = int(one.value) if known.is_whole else one.value
        name = known.name.partition(".")[0]
        if known.code is None:
            fields[name] = value
        else:
            fields[name] = {**fields.get(name, getattr(base, name)), known.code: value}
    if not fields:
        return base
    if "backup_share" in fields:
        fields["best_share"] = 1 - fields["backup_share"]
    if "role_weight" in fields:
        fields["role_weight"] = _together(fields["role_weight"])
    if "level_value" in fields:
        fields["level_value"] = _rising(fields["level_value"])
    tables = {name: value for name, value in fields.items() if isinstance(value, dict)}
    return replace(base, **fields | {n: MappingProxyType(table) for n, table in tables.items()})


def _makes_sense(tunable: Tunable, value: float) -> bool:
    try:
        tunable.check(value)
    except UserError:
        return False
    return True


def _together(weights: dict[Enum, float]) -> dict[Enum, float]:
    total = sum(weights.values())
    if not total:
        return {role: DEFAULT.role_weight[role] for role in SIX_ROLES}
    return {role: weight * WEIGHTS_TOGETHER / total for role, weight in weights.items()}


def _rising(values: dict[Enum, float]) -> dict[Enum, float]:
    best = 0.0
    rising: dict[Enum, float] = {}
    for level in TieLevel:
        best = max(best, values[level])
        rising[level] = best
    return rising
