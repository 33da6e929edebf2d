"""All kinds of entity: their names in rows and logs, and which entities each refers to."""

from __future__ import annotations

from app.model.decision import (
    ClosedOpportunity,
    Membership,
    NegotiationReadiness,
    Opportunity,
    SellerAsBuyer,
)
from app.model.house import HouseStyle
from app.model.interactions import Interaction, Interest
from app.model.people import Account, Competitor, OutsideInfluence, Person, TeamMember
from app.model.places import Rating, SavedView, Seat
from app.model.planning import (
    Action,
    GapDecision,
    KeptRecord,
    ParameterValue,
    Placement,
    PlannedTie,
    RefusedSuggestion,
    Snapshot,
)
from app.model.sources import FactSource, SubjectKind
from app.model.ties import (
    Affinity,
    CompetitorTie,
    ContactTie,
    Counterpart,
    Influence,
    ReportingLine,
)

Entity = (
    Account
    | Opportunity
    | Person
    | TeamMember
    | Competitor
    | OutsideInfluence
    | Membership
    | ContactTie
    | Counterpart
    | ReportingLine
    | Influence
    | Affinity
    | CompetitorTie
    | Interaction
    | Interest
    | ClosedOpportunity
    | NegotiationReadiness
    | SellerAsBuyer
    | Placement
    | GapDecision
    | PlannedTie
    | Action
    | RefusedSuggestion
    | Snapshot
    | ParameterValue
    | Seat
    | Rating
    | SavedView
    | FactSource
    | HouseStyle
    | KeptRecord
)
EntityType = type[Entity]

KINDS: dict[str, EntityType] = {
    "account": Account,
    "opportunity": Opportunity,
    "person": Person,
    "member": TeamMember,
    "competitor": Competitor,
    "outside": OutsideInfluence,
    "membership": Membership,
    "tie": ContactTie,
    "counterpart": Counterpart,
    "reporting_line": ReportingLine,
    "influence": Influence,
    "affinity": Affinity,
    "competitor_tie": CompetitorTie,
    "interaction": Interaction,
    "interest": Interest,
    "closed_opportunity": ClosedOpportunity,
    "negotiation": NegotiationReadiness,
    "seller_as_buyer": SellerAsBuyer,
    "placement": Placement,
    "gap_decision": GapDecision,
    "planned_tie": PlannedTie,
    "action": Action,
    "refused_suggestion": RefusedSuggestion,
    "snapshot": Snapshot,
    "parameter": ParameterValue,
    "seat": Seat,
    "rating": Rating,
    "saved_view": SavedView,
    "fact_source": FactSource,
    "house_style": HouseStyle,
    "kept_record": KeptRecord,
}
NAMES: dict[EntityType, str] = {kind: name for name, kind in KINDS.items()}

# field -> the kinds it may point at; a tuple of ids counts as several
REFERENCES: dict[EntityType, dict[str, tuple[EntityType, ...]]] = {
    Opportunity: {"named_contact": (Person,)},
    Membership: {"opportunity": (Opportunity,), "person": (Person,)},
    ContactTie: {"member": (TeamMember,), "person": (Person, OutsideInfluence)},
    Counterpart: {"opportunity": (Opportunity,), "member": (TeamMember,), "person": (Person,)},
    ReportingLine: {"employee": (Person,), "manager": (Person,)},
    Influence: {"source": (Person, OutsideInfluence), "target": (Person, OutsideInfluence)},
    Affinity: {"a": (Person,), "b": (Person,)},
    CompetitorTie: {"competitor": (Competitor,), "person": (Person,)},
    Interaction: {"persons": (Person, OutsideInfluence), "members": (TeamMember,)},
    Interest: {"person": (Person,)},
    NegotiationReadiness: {"opportunity": (Opportunity,)},
    SellerAsBuyer: {"member": (TeamMember,)},
    Placement: {
        "opportunity": (Opportunity,),
        "card": (Person, TeamMember, OutsideInfluence, Seat),
    },
    GapDecision: {"opportunity": (Opportunity,)},
    PlannedTie: {
        "opportunity": (Opportunity,),
        "member": (TeamMember,),
        "person": (Person, OutsideInfluence),
    },
    Action: {"opportunity": (Opportunity,)},
    RefusedSuggestion: {
        "opportunity": (Opportunity,),
        "member": (TeamMember,),
        "person": (Person, OutsideInfluence),
    },
    Snapshot: {"opportunity": (Opportunity,)},
    Seat: {
        "opportunity": (Opportunity,),
        "reports_to": (Person,),
        "formerly": (Person,),
    },
    Rating: {"about": (ContactTie, Membership)},
    FactSource: {"subject": tuple(KINDS[kind] for kind in SubjectKind)},
    KeptRecord: {"opportunity": (Opportunity,)},
}
# what a reference does when its target is removed: these let go, all others go along
LETS_GO: dict[EntityType, frozenset[str]] = {
    Opportunity: frozenset({"named_contact"}),
    Interaction: frozenset({"persons", "members"}),
    Seat: frozenset({"reports_to", "formerly"}),
}


def targets(holder: Entity, field: str) -> tuple[EntityType, ...]:
    """Return the kinds that a reference of this very entity may point at.

    Ids of lines that join the same two are equal, so a source says which of them it is about.
    """
    if isinstance(holder, FactSource):
        return (KINDS[holder.kind],)
    return REFERENCES[type(holder)][field]
