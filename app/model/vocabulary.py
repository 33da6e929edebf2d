"""The code lists of the trade, in the spelling of the case file, with their labels."""

from __future__ import annotations

from enum import Enum, IntEnum, StrEnum

from app.i18n import mark, tr


class Role(StrEnum):
    """Roles in a buying team (Webster & Wind 1972; Bonoma 1982; approver after Kotler)."""

    INITIATOR = "initiator"
    DECIDER = "decider"
    INFLUENCER = "influencer"
    PURCHASER = "purchaser"
    GATEKEEPER = "gatekeeper"
    USER = "user"
    APPROVER = "approver"


SIX_ROLES = tuple(role for role in Role if role is not Role.APPROVER)


class Lane(StrEnum):
    """The function somebody works in, on either side."""

    MANAGEMENT = "management"
    FINANCIAL = "financial"
    TECHNICAL = "technical"
    COMMERCIAL = "commercial"


class Level(IntEnum):
    """How high somebody stands in the own organisation."""

    STAFF = 1
    MIDDLE = 2
    HEAD = 3
    EXECUTIVE = 4


class InfluenceDegree(IntEnum):
    """How much somebody weighs in this decision."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Attitude(IntEnum):
    """Where somebody stands towards our proposal."""

    AGAINST = -2
    RESERVED = -1
    NEUTRAL = 0
    FOR = 1
    ADVOCATE = 2


class TieLevel(IntEnum):
    """How well one of ours knows one of theirs."""

    NONE = 0
    ACQUAINTED = 1
    WORKING = 2
    GOOD = 3
    TRUSTED = 4


class TieStatus(StrEnum):
    """Why a tie is no subject of a rule: left out on purpose, or lost."""

    NOT_NEEDED = "not_needed"
    LOST = "lost"


class Confidence(StrEnum):
    """How sure we are of a fact, weakest first."""

    ASSUMED = "assumed"
    HEARD = "heard"
    OBSERVED = "observed"
    CONFIRMED = "confirmed"


class ResponseMode(StrEnum):
    """What moves somebody to buy (Miller & Heiman)."""

    GROWTH = "growth"
    TROUBLE = "trouble"
    EVEN_KEEL = "even_keel"
    OVERCONFIDENT = "overconfident"
    UNKNOWN = "unknown"


class Mobiliser(StrEnum):
    """What somebody does with a new idea (The Challenger Customer)."""

    GO_GETTER = "go_getter"
    TEACHER = "teacher"
    SKEPTIC = "skeptic"
    GUIDE = "guide"
    FRIEND = "friend"
    CLIMBER = "climber"
    BLOCKER = "blocker"
    UNKNOWN = "unknown"


class Tier(StrEnum):
    """How important the account is to us; A is a top relation."""

    A = "A"
    B = "B"
    C = "C"


class KamStage(StrEnum):
    """How far the relationship with the account has come (McDonald; Millman & Wilson)."""

    EXPLORATORY = "exploratory"
    BASIC = "basic"
    COOPERATIVE = "cooperative"
    INTERDEPENDENT = "interdependent"
    INTEGRATED = "integrated"


class Stage(StrEnum):
    """How far a buying decision has come."""

    ORIENTATION = "orientation"
    SPECIFICATION = "specification"
    OFFER = "offer"
    NEGOTIATION = "negotiation"
    WON = "won"
    LOST = "lost"
    NO_DECISION = "no_decision"


class BuyClass(StrEnum):
    """What is bought: the benchmark for the size of a buying team."""

    CAPITAL = "capital"
    SERVICE = "service"
    REBUY = "rebuy"


class BuyingClass(StrEnum):
    """How new the purchase is to the customer (Robinson, Faris & Wind 1967)."""

    NEW_TASK = "new_task"
    MODIFIED_REBUY = "modified_rebuy"
    STRAIGHT_REBUY = "straight_rebuy"


class BusinessFit(StrEnum):
    """Whether our offer meets the business requirements."""

    UNKNOWN = "unknown"
    PARTLY = "partly"
    MET = "met"


class ContactPolicy(StrEnum):
    """Which contact the customer allows while the decision is pending."""

    FREE = "free"
    VIA_PURCHASING = "via_purchasing"
    NAMED_CONTACT = "named_contact"
    FORBIDDEN = "forbidden"


class PowerBase(StrEnum):
    """What somebody's power rests on (French & Raven, after Bonoma)."""

    REWARD = "reward"
    COERCIVE = "coercive"
    ATTRACTION = "attraction"
    EXPERT = "expert"
    STATUS = "status"


class Colour(StrEnum):
    """A conversation aid, never part of a score."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    UNKNOWN = "unknown"


class Adaptability(StrEnum):
    """How soon somebody takes up something new."""

    INNOVATOR = "innovator"
    VISIONARY = "visionary"
    PRAGMATIST = "pragmatist"
    CONSERVATIVE = "conservative"
    LAGGARD = "laggard"


class AccountRole(StrEnum):
    """What a colleague is to this account."""

    LEAD = "lead"
    SPONSOR = "sponsor"
    MEMBER = "member"


class CounterpartTier(StrEnum):
    """At which level two counterparts work together."""

    STRATEGIC = "strategic"
    TACTICAL = "tactical"
    OPERATIONAL = "operational"


class CompetitorBasis(StrEnum):
    """What a competitor's tie rests on."""

    INCUMBENT = "incumbent"
    PREVIOUS_SUPPLIER = "previous_supplier"
    PREVIOUS_EMPLOYER = "previous_employer"
    PERSONAL = "personal"
    CONTACT = "contact"


class OutsideKind(StrEnum):
    """What kind of outsider influences the decision."""

    CONSULTANT = "consultant"
    PEER_NETWORK = "peer_network"
    OWNERS_OR_MEMBERS = "owners_or_members"
    BANK = "bank"
    REGULATOR = "regulator"
    WORKS_COUNCIL_EXT = "works_council_ext"
    REFERENCE_SITE = "reference_site"


class Channel(StrEnum):
    """How a contact took place."""

    MEETING = "meeting"
    SITE_VISIT = "site_visit"
    VIDEO = "video"
    CALL = "call"
    EMAIL = "email"
    EVENT = "event"
    TENDER_PLATFORM = "tender_platform"


FACE_TO_FACE = frozenset({Channel.MEETING, Channel.SITE_VISIT})


class Outcome(StrEnum):
    """What a contact led to (Rackham)."""

    ORDER = "order"
    ADVANCE = "advance"
    CONTINUATION = "continuation"
    POSTPONED = "postponed"
    NO_SALE = "no_sale"


class Spin(StrEnum):
    """Kind of question asked (Rackham)."""

    SITUATION = "S"
    PROBLEM = "P"
    IMPLICATION = "I"
    NEED_PAYOFF = "N"


class InterestKind(StrEnum):
    """Business interests come first, personal ones after."""

    BUSINESS = "business"
    PERSONAL = "personal"


PERSONAL_INTERESTS = (
    "P01_good_relation",
    "P02_position",
    "P03_easier_life",
    "P04_personal_agenda",
    "P05_preference",
    "P07_safe_or_challenging",
    "P08_norms_and_values",
    "P09_strong_story",
    "P10_other",
)
BUSINESS_INTERESTS = ("financial", "product_service", "continuity_risk", "compliance")


class Result(StrEnum):
    """How a closed opportunity ended."""

    WON = "won"
    LOST = "lost"
    NO_DECISION = "no_decision"


class ReviewKind(StrEnum):
    """What occasion a review was held on."""

    FORTNIGHTLY = "fortnightly"
    WIN = "win"
    LOSS = "loss"
    NO_DECISION = "no_decision"


class Condition(StrEnum):
    """The seven conditions of an integrative negotiation (Lewicki et al.)."""

    COMMON_OBJECTIVE = "common_objective"
    FAITH = "faith"
    VALIDITY = "validity"
    COMMITMENT = "commitment"
    TRUST = "trust"
    COMMUNICATION = "communication"
    DYNAMICS = "dynamics"


class GapStatus(StrEnum):
    """What we decided about a gap; no decision means open."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


class ActionKind(StrEnum):
    """What an action does to a tie."""

    NEW = "new"
    STRENGTHEN = "strengthen"
    REFRESH = "refresh"
    FIND_OUT = "find_out"


_LABELLED: tuple[tuple[Enum, str], ...] = (
    (Role.INITIATOR, mark("initiator")),
    (Role.DECIDER, mark("decider")),
    (Role.INFLUENCER, mark("influencer")),
    (Role.PURCHASER, mark("purchaser")),
    (Role.GATEKEEPER, mark("gatekeeper")),
    (Role.USER, mark("user")),
    (Role.APPROVER, mark("approver")),
    (Lane.MANAGEMENT, mark("general management")),
    (Lane.FINANCIAL, mark("financial")),
    (Lane.TECHNICAL, mark("operational/technical")),
    (Lane.COMMERCIAL, mark("commercial/purchasing")),
    (Level.STAFF, mark("staff")),
    (Level.MIDDLE, mark("middle management")),
    (Level.HEAD, mark("head of department")),
    (Level.EXECUTIVE, mark("executive")),
    (InfluenceDegree.LOW, mark("low")),
    (InfluenceDegree.MEDIUM, mark("medium")),
    (InfluenceDegree.HIGH, mark("high")),
    (Attitude.AGAINST, mark("against")),
    (Attitude.RESERVED, mark("reserved")),
    (Attitude.NEUTRAL, mark("neutral")),
    (Attitude.FOR, mark("for")),
    (Attitude.ADVOCATE, mark("advocate")),
    (TieLevel.NONE, mark("none")),
    (TieLevel.ACQUAINTED, mark("acquainted")),
    (TieLevel.WORKING, mark("working contact")),
    (TieLevel.GOOD, mark("good relationship")),
    (TieLevel.TRUSTED, mark("trusted")),
    (TieStatus.NOT_NEEDED, mark("not needed")),
    (TieStatus.LOST, mark("lost")),
    (Confidence.ASSUMED, mark("assumed")),
    (Confidence.HEARD, mark("heard")),
    (Confidence.OBSERVED, mark("observed")),
    (Confidence.CONFIRMED, mark("confirmed")),
    (ResponseMode.GROWTH, mark("growth")),
    (ResponseMode.TROUBLE, mark("trouble")),
    (ResponseMode.EVEN_KEEL, mark("even keel")),
    (ResponseMode.OVERCONFIDENT, mark("overconfident")),
    (ResponseMode.UNKNOWN, mark("unknown")),
    (Mobiliser.GO_GETTER, mark("go-getter")),
    (Mobiliser.TEACHER, mark("teacher")),
    (Mobiliser.SKEPTIC, mark("skeptic")),
    (Mobiliser.GUIDE, mark("guide")),
    (Mobiliser.FRIEND, mark("friend")),
    (Mobiliser.CLIMBER, mark("climber")),
    (Mobiliser.BLOCKER, mark("blocker")),
    (Mobiliser.UNKNOWN, mark("unknown")),
    (Tier.A, mark("top relation (A)")),
    (Tier.B, mark("regular relation (B)")),
    (Tier.C, mark("other (C)")),
    (KamStage.EXPLORATORY, mark("exploratory")),
    (KamStage.BASIC, mark("basic")),
    (KamStage.COOPERATIVE, mark("cooperative")),
    (KamStage.INTERDEPENDENT, mark("interdependent")),
    (KamStage.INTEGRATED, mark("integrated")),
    (Stage.ORIENTATION, mark("orientation")),
    (Stage.SPECIFICATION, mark("specification")),
    (Stage.OFFER, mark("offer")),
    (Stage.NEGOTIATION, mark("negotiation")),
    (Stage.WON, mark("won")),
    (Stage.LOST, mark("lost (closed)")),
    (Stage.NO_DECISION, mark("no decision")),
    (BuyClass.CAPITAL, mark("capital")),
    (BuyClass.SERVICE, mark("service")),
    (BuyClass.REBUY, mark("rebuy")),
    (BuyingClass.NEW_TASK, mark("new task")),
    (BuyingClass.MODIFIED_REBUY, mark("modified rebuy")),
    (BuyingClass.STRAIGHT_REBUY, mark("straight rebuy")),
    (BusinessFit.UNKNOWN, mark("unknown")),
    (BusinessFit.PARTLY, mark("partly met")),
    (BusinessFit.MET, mark("met")),
    (ContactPolicy.FREE, mark("free")),
    (ContactPolicy.VIA_PURCHASING, mark("via purchasing")),
    (ContactPolicy.NAMED_CONTACT, mark("named contact only")),
    (ContactPolicy.FORBIDDEN, mark("no contact (tender)")),
    (PowerBase.REWARD, mark("reward")),
    (PowerBase.COERCIVE, mark("coercion")),
    (PowerBase.ATTRACTION, mark("attraction")),
    (PowerBase.EXPERT, mark("expertise")),
    (PowerBase.STATUS, mark("position")),
    (Colour.RED, mark("red")),
    (Colour.YELLOW, mark("yellow")),
    (Colour.GREEN, mark("green")),
    (Colour.BLUE, mark("blue")),
    (Colour.UNKNOWN, mark("unknown")),
    (AccountRole.LEAD, mark("account lead")),
    (AccountRole.SPONSOR, mark("sponsor")),
    (AccountRole.MEMBER, mark("team member")),
    (CounterpartTier.STRATEGIC, mark("strategic")),
    (CounterpartTier.TACTICAL, mark("tactical")),
    (CounterpartTier.OPERATIONAL, mark("operational")),
    (CompetitorBasis.INCUMBENT, mark("incumbent")),
    (CompetitorBasis.PREVIOUS_SUPPLIER, mark("previous supplier")),
    (CompetitorBasis.PREVIOUS_EMPLOYER, mark("previous employer")),
    (CompetitorBasis.PERSONAL, mark("personal tie")),
    (CompetitorBasis.CONTACT, mark("contact")),
    (OutsideKind.CONSULTANT, mark("consultant")),
    (OutsideKind.PEER_NETWORK, mark("peers")),
    (OutsideKind.OWNERS_OR_MEMBERS, mark("shareholders/members")),
    (OutsideKind.BANK, mark("bank")),
    (OutsideKind.REGULATOR, mark("regulator")),
    (OutsideKind.WORKS_COUNCIL_EXT, mark("works council")),
    (OutsideKind.REFERENCE_SITE, mark("reference customer")),
    (Channel.MEETING, mark("meeting")),
    (Channel.SITE_VISIT, mark("site visit")),
    (Channel.VIDEO, mark("video call")),
    (Channel.CALL, mark("telephone")),
    (Channel.EMAIL, mark("e-mail")),
    (Channel.EVENT, mark("event")),
    (Channel.TENDER_PLATFORM, mark("tender platform")),
    (Outcome.ORDER, mark("order")),
    (Outcome.ADVANCE, mark("advance")),
    (Outcome.CONTINUATION, mark("continuation")),
    (Outcome.POSTPONED, mark("postponed")),
    (Outcome.NO_SALE, mark("no")),
    (InterestKind.BUSINESS, mark("business interest")),
    (InterestKind.PERSONAL, mark("personal interest")),
    (GapStatus.OPEN, mark("open")),
    (GapStatus.ACCEPTED, mark("accepted")),
    (GapStatus.DISMISSED, mark("dismissed")),
)
LABELS = {
    (type(code), code): text for code, text in _LABELLED
}  # codes of two lists can be equal

INTEREST_LABELS: dict[str, str] = {
    "P01": mark("good relationship"),
    "P02": mark("own position"),
    "P03": mark("easier or harder work"),
    "P04": mark("personal agenda"),
    "P05": mark("preference"),
    "P07": mark("safe or challenging"),
    "P08": mark("norms and values"),
    "P09": mark("a good story"),
    "P10": mark("other interest"),
    "financial": mark("financial result"),
    "product_service": mark("product and service"),
    "continuity_risk": mark("continuity and risk"),
    "compliance": mark("rules and compliance"),
}

ROLE_LETTERS = {
    "I": Role.INITIATOR,
    "D": Role.DECIDER,
    "B": Role.INFLUENCER,
    "P": Role.PURCHASER,
    "G": Role.GATEKEEPER,
    "U": Role.USER,
}


def label(code: Enum | None) -> str:
    """Return a code in the reader's words; None is *unknown*."""
    if code is None:
        return tr("unknown")
    return tr(LABELS[type(code), code])


def interest_label(code: str | None) -> str:
    """Return an interest in the reader's words; codes of interests are open text."""
    if code is None:
        return tr("unknown")
    known = INTEREST_LABELS.get(code) or INTEREST_LABELS.get(code[:3])
    return tr(known) if known else code
