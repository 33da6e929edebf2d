"""How sure we are of a fact: its entity says so itself, or else its source does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from app.model.account_plan import AccountPlan
from app.model.decision import Membership
from app.model.entities import NAMES, Entity, EntityType
from app.model.interactions import Interest
from app.model.people import Person, TeamMember
from app.model.sources import FactSource
from app.model.ties import Affinity, CompetitorTie, ContactTie, Influence, ReportingLine
from app.model.values import Id, joined
from app.model.vocabulary import Confidence

# the facts somebody estimates -> where the entity itself says how sure we are; of a line it is
# the end it runs to, and so the line as such
ESTIMATED: dict[EntityType, dict[str, str | None]] = {
    Person: {"lane": "lane_confidence", "level": "level_confidence"},
    TeamMember: {"lane": "lane_confidence", "level": "level_confidence"},
    Membership: {"roles": "role_confidence", "attitude": None, "influence": None},
    ContactTie: {"level": None, "last_contact": "last_contact_confidence"},
    CompetitorTie: {"person": "evidence"},
    ReportingLine: {"manager": None},
    Influence: {"target": "evidence"},
    Affinity: {"sign": "evidence"},
    Interest: {"code": "evidence"},
}

JUDGED = ("attitude", "influence")  # what only a source says the confidence of, on a card
Sources = tuple[FactSource | None, FactSource | None]  # of these two


@dataclass(frozen=True, slots=True)
class Fact:
    """One estimated field of one entity."""

    kind: EntityType
    subject: Id
    field: str

    @property
    def source_id(self) -> Id:
        """The id under which its source stands."""
        return joined(NAMES[self.kind], self.subject, self.field)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the facts about somebody are known, how many of those are sure or guessed."""

    known: int
    confirmed: int
    assumed: int

    guesses: frozenset[str] = frozenset()  # which of the fields are assumed

    @property
    def is_guess(self) -> bool:
        """Return whether most of what we think we know is assumed."""
        return 2 * self.assumed > self.known


NOTHING = Share(0, 0, 0)


def source_of(plan: AccountPlan, fact: Fact) -> FactSource | None:
    """Return who said a fact and when, if somebody noted that."""
    return plan.find(FactSource, fact.source_id)


def confidence_of(plan: AccountPlan, fact: Fact) -> Confidence | None:
    """Return how sure we are of a fact; None where nobody said, or nothing is known."""
    entity: Entity | None = plan.find(fact.kind, fact.subject)
    if entity is None or not is_known(entity, fact.field):
        return None
    own = own_field(fact)
    if own is not None:
        found: Confidence | None = getattr(entity, own)
        return found
    source = source_of(plan, fact)
    return None if source is None else source.confidence


def own_field(fact: Fact) -> str | None:
    """Return the field in which the entity itself says how sure we are of a fact."""
    return ESTIMATED[fact.kind][fact.field]


def is_known(entity: Entity, field: str) -> bool:
    """Return whether there is a fact at all, of which one could be sure."""
    return getattr(entity, field) not in (None, frozenset())


def share_of(plan: AccountPlan, person: Person, part: Membership | None) -> Share:
    """Return how sure we are of what a card says of somebody, with their part in a decision."""
    return share(person, part, sources_of(plan, part))


def sources_of(plan: AccountPlan, part: Membership | None) -> Sources:
    """Return where a card has attitude and influence from, as far as that is noted."""
    noted = plan.table(FactSource)
    if part is None or not noted:
        return None, None
    attitude, influence = _judged_by(part.id)
    return noted.get(attitude), noted.get(influence)


@lru_cache(maxsize=4096)
def _judged_by(part: Id) -> tuple[Id, Id]:
    """The ids of the sources of attitude and influence of a membership."""
    attitude, influence = (Fact(Membership, part, name).source_id for name in JUDGED)
    return attitude, influence


def share(person: Person, part: Membership | None, sources: Sources) -> Share:
    """Return how sure we are of what a card says, as `share_of`.

    The map asks for every card after every edit, so this looks at the fields themselves.
    """
    answers: list[tuple[str, Confidence | None]] = []
    if person.lane is not None:
        answers.append(("lane", person.lane_confidence))
    if person.level is not None:
        answers.append(("level", person.level_confidence))
    if part is not None:
        if part.roles:
            answers.append(("roles", part.role_confidence))
        for name, source in zip(JUDGED, sources, strict=True):
            if getattr(part, name) is not None:
                answers.append((name, None if source is None else source.confidence))
    if not answers:
        return NOTHING
    guesses = frozenset(name for name, sure in answers if sure is Confidence.ASSUMED)
    confirmed = sum(sure is Confidence.CONFIRMED for _name, sure in answers)
    return Share(len(answers), confirmed, len(guesses), guesses)
