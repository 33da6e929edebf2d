"""The code lists of the trade, in the spelling of the case file."""

from __future__ import annotations

from enum import IntEnum, StrEnum


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


class SnapshotReason(StrEnum):
    """Why a snapshot was taken."""

    STAGE = "stage"
    CLOSED = "closed"
    ASKED = "asked"


class ActionKind(StrEnum):
    """What an action does to a tie."""

    NEW = "new"
    STRENGTHEN = "strengthen"
    REFRESH = "refresh"
    FIND_OUT = "find_out"
