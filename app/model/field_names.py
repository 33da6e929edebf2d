"""What the fields of an entity are called, in the words of the window."""

from __future__ import annotations

from app.i18n import mark, tr
from app.model.decision import (
    ClosedOpportunity,
    Membership,
    NegotiationReadiness,
    Opportunity,
    SellerAsBuyer,
)
from app.model.entities import EntityType
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
from app.model.sources import FactSource
from app.model.ties import (
    Affinity,
    CompetitorTie,
    ContactTie,
    Counterpart,
    Influence,
    ReportingLine,
)

_NAME, _NOTE = mark("Name"), mark("Note")
_LEVEL, _HOW_SURE = mark("Level"), mark("How sure")
_ABOUT_SOMEBODY = {
    "name": _NAME,
    "title": mark("Title or function"),
    "lane": mark("Function"),
    "lane_confidence": mark("How sure of the function"),
    "level": _LEVEL,
    "level_confidence": mark("How sure of the level"),
    "email": mark("E-mail"),
    "phone": mark("Telephone"),
    "in_proposal": mark("May be named in a proposal"),
    "note": _NOTE,
}

FIELDS: dict[EntityType, dict[str, str]] = {
    Account: {
        "name": mark("Name of the account"),
        "tier": mark("Top relation?"),
        "kam_stage": mark("Relationship stage"),
        "sector": mark("Sector"),
        "country": mark("Country"),
        "contact_languages": mark("Languages"),
        "incumbent": mark("Supplier now"),
        "retention_until": mark("Kept until"),
        "data_owner": mark("Who answers for the data"),
        "note": _NOTE,
    },
    Opportunity: {
        "name": _NAME,
        "value_eur": mark("Value in euros"),
        "stage": mark("Stage"),
        "buy_class": mark("Kind of purchase"),
        "buying_class": mark("How new"),
        "business_fit": mark("Business requirements"),
        "inbound_invitation": mark("The customer invited us"),
        "contact_policy": mark("Contact policy"),
        "contact_from": mark("From"),
        "contact_until": mark("Up to and including"),
        "named_contact": mark("Named contact"),
        "contact_exception": mark("Exception, because"),
        "decision_date": mark("Decision expected"),
        "roles_confirmed_absent": mark("Roles nobody holds"),
        "metrics": mark("Result in figures"),
        "decision_criteria": mark("Decision criteria"),
        "decision_process": mark("Decision process"),
        "paper_process": mark("Paperwork"),
        "identified_pain": mark("Pain"),
        "note": _NOTE,
    },
    Person: {
        **_ABOUT_SOMEBODY,
        "department": mark("Department"),
        "location": mark("Location"),
        "contact_language": mark("Language"),
        "start_date": mark("In this post since"),
        "end_date": mark("Leaves on"),
        "previous_employers": mark("Worked before at"),
        "power_bases": mark("Power rests on"),
    },
    TeamMember: {
        **_ABOUT_SOMEBODY,
        "manager": mark("Reports to"),
        "account_role": mark("Role for this customer"),
        "capacity_per_year": mark("Contact moments per year"),
        "other_load_per_year": mark("Of which for other customers"),
        "languages": mark("Languages"),
    },
    Competitor: {"name": _NAME, "incumbent": mark("In place now"), "note": _NOTE},
    OutsideInfluence: {"name": _NAME, "kind": mark("Kind"), "note": _NOTE},
    Membership: {
        "roles": mark("Roles"),
        "role_confidence": mark("How sure of the roles"),
        "influence": mark("Influence"),
        "attitude": mark("Attitude"),
        "response_mode": mark("Motive"),
        "mobiliser": mark("With a new idea"),
        "is_economic_buyer": mark("Releases the budget"),
        "veto_only": mark("Can only say no"),
        "is_coach": mark("Coach: guides us inside"),
        "coach_tests": mark("What makes a coach"),
        "champion": mark("Champion: pleads for us"),
        "champion_tests": mark("What makes a champion"),
        "active": mark("Takes part in this decision"),
        "active_from": mark("Takes part from"),
        "active_to": mark("Until"),
        "note": _NOTE,
    },
    ContactTie: {
        "level": mark("How well"),
        "status": mark("Status"),
        "desired_level": mark("Wanted level"),
        "since": mark("They know each other since"),
        "introduced_by": mark("Introduced by"),
        "cadence_days": mark("Rhythm in days"),
        "last_contact": mark("Last spoken"),
        "last_contact_confidence": mark("How sure of the last contact"),
        "last_f2f": mark("Last met in person"),
        "two_way_12m": mark("Two-way contacts in a year"),
        "note": _NOTE,
    },
    Counterpart: {"rhythm": mark("Rhythm"), "tier": _LEVEL, "note": _NOTE},
    ReportingLine: {"dotted": mark("Dotted line"), "note": _NOTE},
    Influence: {"weight": mark("How much"), "evidence": _HOW_SURE, "note": _NOTE},
    Affinity: {"sign": mark("How they get on"), "evidence": _HOW_SURE, "note": _NOTE},
    CompetitorTie: {"level": mark("How well"), "basis": mark("Rests on"),
                    "evidence": _HOW_SURE, "note": _NOTE},
    Interaction: {
        "date": mark("Day"),
        "persons": mark("With whom"),
        "members": mark("Who of us"),
        "channel": mark("How"),
        "two_way": mark("They answered, or came to us themselves"),
        "outcome": mark("Outcome"),
        "next_step": mark("Next step"),
        "next_step_owner": mark("Next step by"),
        "next_step_date": mark("Next step on"),
        "up_front_contract": mark("Agreed beforehand what would be decided"),
        "questions": mark("Questions and answers"),
        "contradiction": mark("Contradicts an earlier statement"),
        "contradicts": mark("Which earlier statement"),
        "opportunity": mark("For which decision"),
        "note": _NOTE,
    },
    Interest: {
        "kind": mark("Kind"),
        "code": mark("Interest"),
        "evidence": _HOW_SURE,
        "offer_translated": mark("Our offer, translated"),
        "note": mark("In their words"),
    },
    ClosedOpportunity: {"name": _NAME, "closed": mark("Closed on"),
                        "review": mark("Looking back"), "note": _NOTE},
    NegotiationReadiness: {"date": mark("Day"), "scores": mark("With the customer"),
                           "scores_us": mark("With us"), "note": _NOTE},
    GapDecision: {"status": mark("Status"), "reason": mark("Reason"), "until": mark("Until")},
    PlannedTie: {"desired_level": mark("To become"), "owner": mark("Sees to it"),
                 "due": mark("Due"), "note": _NOTE},
    Action: {
        "text": mark("What"),
        "member": mark("Who of us"),
        "person": mark("With whom"),
        "owner": mark("Sees to it"),
        "due": mark("Due"),
        "done": mark("Carried out"),
        "note": _NOTE,
    },
    RefusedSuggestion: {"reason": mark("Reason")},
    Snapshot: {"score": mark("Score"), "note": _NOTE},
    ParameterValue: {"value": mark("Number"), "reason": mark("Reason")},
    Seat: {
        "name": _NAME,
        "department": mark("Department"),
        "lane": mark("Function"),
        "level": _LEVEL,
        "roles": mark("Roles that came with it"),
        "reports_to": mark("Reports to"),
        "formerly": mark("Who left"),
        "vacant_since": mark("Vacant since"),
        "note": _NOTE,
    },
    SavedView: {"name": _NAME, "filters": mark("What is shown")},
    FactSource: {
        "confidence": _HOW_SURE,
        "source": mark("Who says so"),
        "note": _NOTE,
    },
    HouseStyle: {
        "company": mark("Company"),
        "logo": mark("Logo"),
        "primary": mark("First colour"),
        "secondary": mark("Second colour"),
        "font_family": mark("Typeface"),
    },
}  # fmt: skip

# what the log does not repeat, and why
_DECISION, _PAIR = frozenset({"opportunity"}), frozenset({"member", "person"})
_JOINS = _DECISION | _PAIR  # says which one it is
UNTOLD: dict[EntityType, frozenset[str]] = {
    Person: frozenset({"colour", "perceived_by", "adaptability"}),  # shown to who wants it
    TeamMember: frozenset({"colour"}),  # as above
    Membership: _DECISION | {"person"},
    ContactTie: _PAIR | {"origin"},  # an open list of codes; the relationship page has it
    Counterpart: _JOINS,
    ReportingLine: frozenset({"employee", "manager"}),
    Influence: frozenset({"source", "target", "basis"}),  # as `origin`
    Affinity: frozenset({"a", "b"}),
    CompetitorTie: frozenset({"competitor", "person"}),
    Interaction: frozenset({"spin"}),  # which kinds of question: the contact itself has it
    Interest: _DECISION | {"person"},
    ClosedOpportunity: frozenset({"result"}),  # the stage of its decision says it
    NegotiationReadiness: frozenset({"opportunity", "who"}),
    SellerAsBuyer: frozenset(  # about a colleague, named only to who wants it
        {"member", "roles", "assessed_by", "evidence", "note"}
    ),
    Placement: frozenset({"opportunity", "view", "card", "x", "y"}),  # is seen, not read
    GapDecision: frozenset({"opportunity", "rule", "subject", "decided_on", "decided_by"}),
    PlannedTie: _JOINS,
    Action: frozenset({"opportunity", "kind", "gaps"}),
    RefusedSuggestion: _JOINS | {"kind", "refused_on", "refused_by"},
    Snapshot: frozenset(
        {"opportunity", "taken_on", "reason", "stage", "support", "completeness", "roles"}
        | {"gaps", "taken_by"}
    ),
    Seat: _DECISION,
    Rating: frozenset(  # who judges apart must not read what others think
        {"about", "rater", "value", "rated_on", "note"}
    ),
    SavedView: frozenset({"view"}),
    FactSource: frozenset({"kind", "subject", "field", "noted_by", "noted_on"}),
    HouseStyle: frozenset({"logo_type"}),
    KeptRecord: frozenset({"opportunity", "section", "position", "content"}),
}


# of whom these are can be said with “of”; the others are said beside the name
NOUNS = frozenset(
    {"Name", "Note", "Level", "Title or function", "Function", "E-mail", "Telephone", "Sector"}
    | {"Name of the account", "Relationship stage", "Country", "Languages", "Language", "Stage"}
    | {"Value in euros", "Contact policy", "Named contact", "Decision criteria", "Paperwork"}
    | {"Decision process", "Pain", "Department", "Location", "Kind", "Roles", "Influence"}
    | {"Attitude", "Motive", "Status", "Wanted level", "Rhythm in days", "Rhythm", "Outcome"}
    | {"Role for this customer", "Contact moments per year", "Reason", "Interest", "Score"}
    | {"Next step", "Business requirements", "Kind of purchase", "Result in figures"}
)


def goes_with_of(kind: EntityType, field: str) -> bool:
    """Return whether a field is a noun, so that one can say of whom it is."""
    return FIELDS[kind][field] in NOUNS


def field_name(kind: EntityType, field: str) -> str | None:
    """Return what a field is called; None where its value is told nowhere but in its place."""
    known = FIELDS.get(kind, {}).get(field)
    return None if known is None else tr(known)
