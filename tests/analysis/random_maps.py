"""Random maps of any size, with hand-put cards, from a seed."""

from __future__ import annotations

from random import Random

from app.analysis.routing import Wire
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.entities import Entity
from app.model.people import Account, OutsideInfluence, TeamMember
from app.model.planning import Placement
from app.model.ties import Affinity, Influence, ReportingLine
from app.model.values import joined
from app.model.vocabulary import Lane, Level, Role
from tests.plans import DECISION, person, tie

LEVELS = [
    *(4 * [Level.STAFF]),
    *(4 * [Level.MIDDLE]),
    *(3 * [Level.HEAD]),
    *(2 * [Level.EXECUTIVE]),
    None,
]


DEPARTMENTS = ("Finance", "finance ", "IT", "Radiology", "Board", "Purchasing", "", None)


def random_map(
    seed: int,
    theirs: int,
    ours: int,
    lines: int,
    hand_put: int = 0,
    outside: int = 2,
    view: str = "map",
) -> AccountPlan:
    """Return a plan with so many people; some are put by hand in the `view`."""
    dice = Random(seed)
    them = [f"p{n}" for n in range(theirs)]
    us = [f"m{n}" for n in range(ours)]
    beside = [f"o{n}" for n in range(outside)]
    entities: list[Entity] = [Account(id="account"), Opportunity(id=DECISION)]
    for id in us:
        entities.append(TeamMember(id=id, level=dice.choice(LEVELS)))
    for id in them:
        role, lane = dice.choice(list(Role)), dice.choice(list(Lane))
        entities += person(
            id, f"Person {id}", role, lane=lane, level=dice.choice(LEVELS),
            department=DEPARTMENTS[hash_of(seed, id)],
        )  # fmt: skip
    entities += [OutsideInfluence(id=id) for id in beside]
    drawn = {(type(line), line.id): line for line in _lines(dice, them, us, beside, lines)}
    entities += drawn.values()
    everybody = them + us + beside
    for id in dice.sample(everybody, min(hand_put, len(everybody))):
        x, y = dice.randint(-200, 1600), dice.randint(-50, 500)
        at = joined(DECISION, view, id)
        entities.append(Placement(id=at, opportunity=DECISION, view=view, card=id, x=x, y=y))
    return AccountPlan(entities)


def hash_of(seed: int, id: str) -> int:
    """Which department somebody is in; it takes nothing from the dice of the rest."""
    return Random(f"{seed} {id}").randrange(len(DEPARTMENTS))


def _lines(dice, them, us, beside, number):
    for _ in range(number if len(them) > 1 else 0):
        one, other = dice.sample(them, 2)
        kind = dice.choice(
            ("tie", "tie", "tie", "reporting", "reporting", "influence", "affinity")
        )
        if kind == "tie" and us:
            yield tie(dice.choice(us), one, None)
        elif kind == "reporting":
            yield ReportingLine(id=joined(one, other), employee=one, manager=other)
        elif kind == "influence":
            source = dice.choice([one, *beside])
            yield Influence(id=joined(source, other), source=source, target=other)
        else:
            pair = sorted((one, other))
            yield Affinity(id=joined(*pair), a=pair[0], b=pair[1], sign=dice.choice((1, -1)))


def wires(plan: AccountPlan) -> list[Wire]:
    drawn: list[Wire] = []
    for tie_ in plan.ties.values():
        drawn.append(Wire(f"tie {tie_.id}", tie_.member, tie_.person))
    for line in plan.table(ReportingLine).values():
        drawn.append(Wire(f"reporting {line.id}", line.employee, line.manager))
    for influence in plan.table(Influence).values():
        drawn.append(Wire(f"influence {influence.id}", influence.source, influence.target))
    for affinity in plan.table(Affinity).values():
        drawn.append(Wire(f"affinity {affinity.id}", affinity.a, affinity.b))
    return drawn
