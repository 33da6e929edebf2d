"""The numbers behind a gap in words: what was found, and how that becomes its severity."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.paths import WE
from app.analysis.rules import RULES
from app.analysis.wording.conversation import KINDS_OF_QUESTION
from app.i18n import day, mark, names, number, tr
from app.model.labels import label
from app.model.parameters import Parameters
from app.model.vocabulary import (
    Attitude,
    BusinessFit,
    Condition,
    Lane,
    Level,
    ResponseMode,
    Role,
    Spin,
    TieLevel,
    Tier,
)

UNSAID = frozenset({"node_connectivity", "path"})  # always 1; a route is advised elsewhere
WHOLE, FEW = 100, 2  # from here on no decimals; decimals otherwise

FIGURES: Mapping[str, str] = {
    "role": mark("Role"),
    "points_lost": mark("Points that hang on it"),
    "best": mark("Value of the best relationship with each"),
    "persons": mark("Who it is about"),
    "extensivity": mark("People recorded"),
    "lateral": mark("Departments recorded"),
    "vertical": mark("Levels recorded"),
    "benchmark": mark("Usual: people, departments, levels"),
    "shortfall": mark("Share missing of what is usual"),
    "only": mark("The only colleague"),
    "g": mark("Points at stake"),
    "only_contact": mark("The only contact"),
    "N": mark("People in the buying team"),
    "age": mark("Days since the last contact"),
    "cadence": mark("Rhythm in days"),
    "fresh": mark("Freshness, 1 is within the rhythm"),
    "state": mark("State"),
    "points_recoverable": mark("Points that a contact would bring back"),
    "claimed_level": mark("Level as noted"),
    "two_way_12m": mark("Two-way contacts in twelve months"),
    "customer_side": mark("At the customer"),
    "own_side": mark("On our side"),
    "customer_level": mark("Level at the customer"),
    "highest_own_level": mark("Highest level on our side"),
    "unknown": mark("Not known to our management"),
    "known_share": mark("Share of the top relations that is known"),
    "matched_lanes": mark("Functions with a line between likes"),
    "required": mark("Functions that the stage asks for"),
    "warmth": mark("Warmth of the best route, 0 to 1"),
    "gates": mark("Everybody who has to be passed"),
    "attitude": mark("Lowest attitude among them"),
    "share": mark("Share of the score"),
    "HHI": mark("Concentration over all colleagues (1 is all with one)"),
    "share_of_active_points_only_via": mark("Share of what is covered, only through this one"),
    "betweenness": mark("Share of the shortest lines that pass here"),
    "constraint": mark("Constraint: how much their contacts know one another"),
    "island": mark("The group"),
    "points": mark("Points at stake in the group"),
    "pagerank": mark("Share of the attention in the lines of influence"),
    "rho": mark("Times the average"),
    "best_tie": mark("Value of our best relationship"),
    "path_to_decider": mark("Line of influence to a decider"),
    "path_strength": mark("Strength of that line, 0 to 1"),
    "reach": mark("Share of the influence that listens"),
    "reached": mark("Who listens"),
    "opponent": mark("Critic"),
    "opp_path": mark("Line from the critic to the decider"),
    "opp": mark("Strength of the critic, 0 to 1"),
    "champion": mark("Strongest supporter"),
    "sup": mark("Strength of the supporter, 0 to 1"),
    "coaches": mark("Recorded as coach"),
    "covered_talkers": mark("Talkers whom we know"),
    "uncovered_mobilisers": mark("Movers whom we do not know well enough"),
    "mode": mark("What moves the decider"),
    "unbalanced_triads": mark("Threesomes in tension"),
    "polarisation": mark("Polarisation, 0 to 1"),
    "connectedness": mark("Share of the possible lines that there are"),
    "competitor": mark("Competitor"),
    "their": mark("Value of their relationship"),
    "ours": mark("Value of our relationship"),
    "gap": mark("Their lead"),
    "in_post_since": mark("In post since"),
    "brings": mark("Knows from before"),
    "competitor_ties": mark("Competitors with a good relationship"),
    "business_fit": mark("Business requirements"),
    "known_personal_interests": mark("Personal interests known"),
    "missing": mark("Kinds of question not asked yet"),
    "run_without_advance": mark("Contacts in a row without a step forward"),
    "contradictions": mark("Contradictions among them"),
    "score": mark("Score now"),
    "without": mark("Score without this colleague"),
    "score_after": mark("Score without this contact"),
    "decider_cut_off": mark("Deciders cut off"),
    "sole_in_roles": mark("Roles nobody else holds"),
    "load": mark("Contact moments asked for, a year"),
    "capacity": mark("Contact moments available, a year"),
    "utilisation": mark("Load divided by capacity"),
    "influences": mark("Influences, by degree (1 to 3)"),
    "weakest": mark("Weak conditions, 1 to 5"),
    "closed": mark("Closed on"),
    "review": mark("Review held"),
    "recurring_in": mark("Recurring in"),
    "roles_played": mark("Roles played"),
    "share_of_points": mark("Share of the points through this colleague"),
}

FORMULAS: Mapping[str, str] = {
    "R01": mark("30 + 2 × weight of the role"),
    "R02": mark("(30 + 2 × weight of the role) × share of it not covered"),
    "R03": mark("60"),
    "R04": mark("100 × share missing"),
    "R05": mark("4 × points at stake"),
    "R06": mark("100 × (1 − 1 ÷ people in the buying team)"),
    "R07": mark("100 × (share of the score − 0.5) ÷ 0.5"),
    "R08": mark(
        "8 × points to bring back, + 30 beyond {stale_after} times the rhythm, + 20 beyond "
        "{lapsed_after} times"
    ),
    "R09": mark("4 × points at stake"),
    "R10": mark("30 + points at stake in the function"),
    "R11": mark("4 × points at stake"),
    "R12": mark("100 × share not known (× {regular} for a regular relation)"),
    "R13": mark("25 × (functions asked for − functions with a line)"),
    "R14": mark("40 + 50 × (1 − warmth ÷ {warm}), + 10 without any route"),
    "R15": mark("60 − 15 × lowest attitude among the gates (−2 to +2)"),
    "R16": mark("100 × share of what is covered"),
    "R17": mark("100 × share of the shortest lines"),
    "R18": mark("2 × points at stake in the group"),
    "R19": mark("40 × times the average × (1 − our best relationship)"),
    "R20": mark("60 + 40 × share of the influence that listens"),
    "R21": mark("60"),
    "R22": mark("55, + 15 where we do know a talker"),
    "R23": mark("100 × (strength of the critic − strength of the supporter)"),
    "R24": mark("70 overconfident, 60 content, 40 unknown"),
    "R25": mark("20 for each threesome + 5 × the influence of those in them, 40 at most"),
    "R26": mark(
        "100 × (0.5 × polarisation + 0.3 × (1 − connectedness) + 0.2 for a large team)"
    ),
    "R27": mark(
        "5 × points at stake × their lead, + 35 where the person is critical and they have a "
        "good relationship"
    ),
    "R28": mark("60, + 25 for a decider, − 20 where we have a working contact ourselves"),
    "R29": mark("80"),
    "R30": mark("75 unknown, 50 partly met"),
    "R31": mark("20 + points at stake"),
    "R32": mark("10 for each kind of question"),
    "R33": mark("20 × contacts in a row + 10 × contradictions"),
    "R34": mark("100 × share of the score that would go"),
    "R35": mark("2 × points lost, + 40 where a decider would be cut off"),
    "R36": mark("100 × (load ÷ capacity − 0.8)"),
    "R37": mark("30 + 70 × share of the influence that listens"),
    "R38": mark("20 × (4 − weakest condition) + 10 for each further weak one"),
    "R39": mark("50 without a review, 35 without a lesson of our own, 70 when it recurs"),
    "R40": mark("10 × roles played + 50 × (share of the points − 0.5) ÷ 0.5"),
}

_LINES = frozenset({"path_to_decider", "opp_path"})  # people in the order of a line
_STATES = {"stale": mark("gone stale"), "lapsed": mark("lapsed")}
_CODES: Mapping[str, Callable[[Any], str]] = {
    "role": lambda code: label(Role(code)),
    "sole_in_roles": lambda codes: names([label(Role(code)) for code in codes]),
    "roles_played": lambda codes: names([label(Role(code)) for code in codes]),
    "matched_lanes": lambda codes: names([label(Lane(code)) for code in codes]),
    "claimed_level": lambda level: label(TieLevel(level)),
    "customer_level": lambda level: label(Level(level)),
    "highest_own_level": lambda level: label(Level(level)) if level else tr("unknown"),
    "attitude": lambda attitude: label(Attitude(attitude)),
    "mode": lambda mode: label(ResponseMode(mode)),
    "business_fit": lambda fit: label(BusinessFit(fit)),
    "missing": lambda kinds: names([tr(KINDS_OF_QUESTION[Spin(kind)]) for kind in kinds]),
    "weakest": lambda found: names(
        [f"{label(Condition(code))} {score}" for code, score in found.items()]
    ),
    "state": lambda state: tr(_STATES[state]),
    "in_post_since": lambda text: day(date.fromisoformat(text)),
    "closed": lambda text: day(date.fromisoformat(text)),
    "benchmark": lambda counts: ", ".join(str(count) for count in counts),
}


def figures(gap: Gap, network: Network) -> list[tuple[str, str]]:
    """Return what the rule found: what each number is, and the number."""
    decimals = RULES[gap.rule].decimals
    found = []
    for name, value in gap.evidence.items():
        if name in UNSAID or name not in FIGURES:
            continue
        if name in _CODES and value:
            words = _CODES[name](value)
        elif name in _LINES and value:
            words = " → ".join(network.plan.label(one) for one in value)
        else:
            words = _said(value, network, min(decimals.get(name, FEW), FEW))
        found.append((tr(FIGURES[name]), words))
    return found


def formula(rule: str, parameters: Parameters) -> str:
    """Return how a rule comes to its severity, in the reader's words, with the numbers set."""
    return tr(
        FORMULAS[rule],
        warm=number(parameters.warm, FEW),
        regular=number(parameters.visited_tiers[Tier.B], 1),
        stale_after=parameters.stale_after,
        lapsed_after=parameters.lapsed_after,
    )


def _said(value: Any, network: Network, decimals: int) -> str:
    """Return a value as a reader takes it: names for ids, numbers with few decimals."""
    if value is None or value in ([], (), {}):
        return tr("none")
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, int | float):
        whole = float(value).is_integer() or abs(value) >= WHOLE
        return number(value, 0 if whole else decimals)
    if isinstance(value, Mapping):
        each = [
            f"{network.plan.label(id)} {_said(v, network, decimals)}" for id, v in value.items()
        ]
        return names(each)
    if isinstance(value, list | tuple):
        if value and isinstance(value[0], list | tuple):
            return "; ".join(
                " – ".join(_name(one, network) for one in group) for group in value
            )
        return names([_name(one, network) for one in value])
    return _name(value, network)


def _name(id: Any, network: Network) -> str:
    return tr("us") if id == WE else network.plan.label(str(id))
