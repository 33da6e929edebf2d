"""What both generators of accounts draw by chance: names, and who is what in a decision."""

from __future__ import annotations

from datetime import date
from random import Random

from app.model.decision import Membership
from app.model.values import Id, joined
from app.model.vocabulary import SIX_ROLES, Attitude, Confidence, InfluenceDegree, Level, Role

AS_OF = date(2026, 3, 2)
DECISION = "decision"
FIRST = ("Anna", "Bram", "Chantal", "Dirk", "Els", "Fatima", "Guy", "Hanne", "Ivo", "Joke")
LAST = ("de Vries", "Peeters", "El Amrani", "Van Acker", "Bakker", "Claes", "Janssens", "Smit")


def level_and_roles(random: Random, depth: float) -> tuple[Level, frozenset[Role]]:
    """Return where somebody stands; `depth` 0 is the top, who decides, 1 the last of all."""
    level = Level(4 - min(3, int(depth * 4.5)))
    decides = {Role.DECIDER} if depth == 0 else set()
    return level, frozenset({random.choice(SIX_ROLES)} | decides)


def membership(random: Random, id: Id, roles: frozenset[Role]) -> Membership:
    return Membership(
        id=joined(DECISION, id),
        opportunity=DECISION,
        person=id,
        roles=roles,
        role_confidence=random.choice(list(Confidence)),
        influence=random.choice([None, *InfluenceDegree]),
        attitude=random.choice([None, *Attitude]),
    )
