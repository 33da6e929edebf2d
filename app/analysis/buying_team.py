"""One decision on one day: who takes part in it, in which roles, and how they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from app.analysis.kept import kept
from app.analysis.policy import Restriction, restrictions
from app.analysis.rounding import firm
from app.model.account_plan import AccountPlan
from app.model.decision import Membership, Opportunity
from app.model.entities import EntityType
from app.model.parameters import DEFAULT, Parameters
from app.model.people import Account
from app.model.rhythm import parameters_of
from app.model.ties import Affinity
from app.model.values import Id
from app.model.vocabulary import (
    SIX_ROLES,
    Attitude,
    InfluenceDegree,
    KamStage,
    Lane,
    Role,
    Tier,
)

DMU: tuple[EntityType, ...] = (Membership, Opportunity)


class BuyingTeam:
    """The customer's people of one decision, whatever we have with them."""

    def __init__(
        self,
        plan: AccountPlan,
        opportunity_id: Id,
        as_of: date,
        parameters: Parameters = DEFAULT,
    ) -> None:
        self.plan = plan
        self.opportunity_id = opportunity_id
        self.as_of = as_of
        self.base = parameters  # of the workspace; the account may set some otherwise
        self.parameters = parameters_of(plan, parameters)

    # -- the decision and who takes part in it

    @property
    def opportunity(self) -> Opportunity:
        """The decision; one that was removed meanwhile is an empty one."""
        found = self.plan.find(Opportunity, self.opportunity_id)
        return found or Opportunity(id=self.opportunity_id)

    @property
    def tier(self) -> Tier:
        return (self._account and self._account.tier) or Tier.C

    @property
    def kam_stage(self) -> KamStage | None:
        """How far the relationship has come; None where nobody recorded it."""
        return None if self._account is None else self._account.kam_stage

    @property
    def _account(self) -> Account | None:
        return next(iter(self.plan.table(Account).values()), None)

    @kept(Membership)
    def people(self) -> Mapping[Id, Membership]:
        """Who takes part now, by person, smaller ids first."""
        taking_part = [one for one in self.plan.dmu(self.opportunity_id) if one.takes_part]
        return {one.person: one for one in sorted(taking_part, key=lambda one: one.person)}

    @kept(Membership)
    def taking_part(self) -> Mapping[Id, None]:
        """Who takes part and no more, smaller ids first; many changes leave it as it is."""
        return dict.fromkeys(self.people)

    @kept(Membership)
    def holders(self) -> Mapping[Role, tuple[Id, ...]]:
        """Who holds each role; a role that nobody holds has no entry."""
        held: dict[Role, list[Id]] = {}
        for person, membership in self.people.items():
            for role in membership.roles:
                held.setdefault(role, []).append(person)
        return {role: tuple(held[role]) for role in Role if role in held}

    @kept(*DMU)
    def absent_roles(self) -> frozenset[Role]:
        """The roles that are confirmed not to exist here; one that is held after all does."""
        absent = {absent.role for absent in self.opportunity.roles_confirmed_absent}
        return frozenset(absent - set(self.holders))

    @kept(*DMU)
    def weights(self) -> Mapping[Role, float]:
        """W_r: the weight of each of the six roles; that of absent ones goes to the others."""
        plain = self.parameters.role_weight
        there = sum(plain[role] for role in SIX_ROLES if role not in self.absent_roles)
        spread = sum(plain[role] for role in SIX_ROLES) / there if there else 0.0
        return {
            role: 0.0 if role in self.absent_roles else plain[role] * spread
            for role in SIX_ROLES
        }

    @kept(*DMU)
    def stakes(self) -> Mapping[Id, float]:
        """g_p: the points each person can bring, the sum over roles of W_r·I_p / Σ I_q."""
        stakes = dict.fromkeys(self.people, 0.0)
        for role, weight in self.weights.items():
            holders = self.holders.get(role, ())
            total = sum(self.influence_of(person) for person in holders)
            for person in holders:
                stakes[person] += weight * self.influence_of(person) / total
        return stakes

    def richest_first(self, people: Iterable[Id]) -> tuple[Id, ...]:
        """Return people by the points they can bring, the most first; equal ones by id."""
        return tuple(sorted(people, key=lambda one: (-firm(self.stakes[one]), one)))

    def weightiest(self, people: Iterable[Id]) -> Id:
        """Return who of these can bring most points; of equal ones the smaller id."""
        return self.richest_first(people)[0]

    @kept(Membership)
    def deciders(self) -> tuple[Id, ...]:
        """Who decides, smaller ids first."""
        return self.holders.get(Role.DECIDER, ())

    def roles_of(self, person: Id) -> frozenset[Role]:
        membership = self.people.get(person)
        return frozenset() if membership is None else membership.roles

    def influence_of(self, person: Id) -> int:
        """I_p: 1..3, unknown counts as 1."""
        return self.people[person].influence or InfluenceDegree.LOW

    def attitude(self, person: Id) -> Attitude:
        """Return the attitude of somebody who takes part; unknown counts as neutral."""
        return self.attitudes[person]

    @kept(Membership)
    def attitudes(self) -> Mapping[Id, Attitude]:
        """The attitude of everybody who takes part; the rules ask for it at every step."""
        return {
            person: Attitude.NEUTRAL if part.attitude is None else part.attitude
            for person, part in self.people.items()
        }

    def in_lane(self, lane: Lane) -> list[Id]:
        """Return who of the buying team works in a lane."""
        persons = self.plan.persons
        return [person for person in self.people if persons[person].lane is lane]

    @kept(Affinity)
    def conflicts(self) -> frozenset[frozenset[Id]]:
        """Who is at odds with whom, as pairs."""
        lines = self.plan.table(Affinity).values()
        return frozenset(frozenset((line.a, line.b)) for line in lines if line.sign < 0)

    def at_odds(self, a: Id, b: Id) -> bool:
        return frozenset((a, b)) in self.conflicts

    # -- whom we may contact

    @kept(*DMU)
    def restrictions(self) -> tuple[Restriction, ...]:
        """The contact policies in force, of this decision first."""
        return restrictions(self.plan, self.opportunity_id, self.as_of)

    def restriction_on(self, person: Id) -> Restriction | None:
        """Return the policy that forbids us to contact a person; None when we may."""
        return next((one for one in self.restrictions if one.forbids(person)), None)

    def may_contact(self, person: Id) -> bool:
        """Return whether no policy of this decision or another forbids contact."""
        return self.restriction_on(person) is None
