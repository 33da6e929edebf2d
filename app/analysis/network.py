"""The plan as seen for one decision on one day: who takes part, and what our ties are worth."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import Any

import networkx as nx

from app.analysis import graphs, leaving, our_ties, paths
from app.analysis.balance import Triad, unbalanced_triads
from app.analysis.brokerage import betweenness
from app.analysis.contact_log import Logged, Pair, by_person, read_log
from app.analysis.kept import carry_over, kept
from app.analysis.policy import Restriction, restrictions
from app.analysis.score import Score, coverage, score_of
from app.analysis.tie_value import TieValue
from app.model.account_plan import AccountPlan
from app.model.decision import Membership, Opportunity
from app.model.entities import EntityType
from app.model.interactions import Interaction
from app.model.parameters import DEFAULT, Parameters, reaches
from app.model.people import Account, OutsideInfluence, Person, TeamMember
from app.model.planning import ParameterValue
from app.model.rhythm import parameters_of
from app.model.ties import Affinity, ContactTie, Influence, ReportingLine
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
CONTACTS: tuple[EntityType, ...] = (
    Membership,
    Person,
    TeamMember,
    ContactTie,
    Interaction,
)
SCORE: tuple[EntityType, ...] = (*CONTACTS, Opportunity)
LINES: tuple[EntityType, ...] = (ReportingLine, Influence, Affinity, OutsideInfluence)
TALKS: tuple[EntityType, ...] = (Membership, ReportingLine, Influence, Affinity)
WAYS: tuple[EntityType, ...] = (*CONTACTS, *LINES)


class Network:
    """One decision's people, ties and lines; each part is computed when first asked for."""

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
        self._values: our_ties.Values = {}  # at first those of an earlier plan

    def follow(self, plan: AccountPlan, changed: Iterable[EntityType]) -> Network:
        """Return the network of a later plan; parts that read no changed kind are kept."""
        later = Network(plan, self.opportunity_id, self.as_of, self.base)
        kinds = frozenset(changed)
        if ParameterValue not in kinds:
            carry_over(self, later, kinds)
            later._values = self._values
        return later

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
        return tuple(sorted(people, key=lambda person: (-self.stakes[person], person)))

    @property
    def deciders(self) -> tuple[Id, ...]:
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

    # -- our ties

    @kept(Interaction)
    def log(self) -> Mapping[Pair, Logged]:
        """What the log of contacts says about each pair."""
        interactions = self.plan.table(Interaction).values()
        return read_log(interactions, self.as_of, self.parameters.two_way_period)

    @kept(Interaction)
    def history(self) -> Mapping[Id, tuple[Interaction, ...]]:
        """The contacts had with each person up to now, oldest first; no appointments."""
        noted = self.plan.table(Interaction).values()
        return by_person(one for one in noted if one.date <= self.as_of)

    @kept(Interaction)
    def appointments(self) -> Mapping[Id, tuple[Interaction, ...]]:
        """The contacts noted with each person for a later day."""
        noted = self.plan.table(Interaction).values()
        return by_person(one for one in noted if one.date > self.as_of)

    @kept(*CONTACTS)
    def contacts(self) -> Mapping[Id, tuple[TieValue, ...]]:
        """Our ties with each person or outside influence, the best first."""
        self._values = our_ties.tie_values(self, self._values)
        return our_ties.by_person(value for _on, value in self._values.values())

    @kept(*CONTACTS)
    def ties(self) -> tuple[TieValue, ...]:
        """Our ties with those who take part, by colleague and person."""
        into = [tie for person in self.people for tie in self.contacts.get(person, ())]
        return tuple(sorted(into, key=lambda tie: tie.pair))

    @kept(*CONTACTS)
    def acquaintances(self) -> Mapping[Id, tuple[TieValue, ...]]:
        """Of each person our ties that are worth the name, however weak, by colleague."""
        return our_ties.worth_the_name(self.contacts)

    def best_tie(self, person: Id) -> TieValue | None:
        """Return the most valuable tie with a person; None without any."""
        ties = self.contacts.get(person, ())
        return ties[0] if ties else None

    def best(self, person: Id) -> float:
        """b_p: the value of the best tie with a person, 0 without any."""
        return self.bests.get(person, 0.0)

    @kept(*CONTACTS)
    def bests(self) -> Mapping[Id, float]:
        """b_p of everybody we have a tie with."""
        return {person: ties[0].value for person, ties in self.contacts.items()}

    def active(self, person: Id) -> bool:
        """Return whether a person is covered: the best tie reaches θ."""
        return reaches(self.bests.get(person, 0.0), self.parameters.covered)

    def active_ties(self, person: Id) -> list[TieValue]:
        theta = self.parameters.covered
        return [tie for tie in self.contacts.get(person, ()) if reaches(tie.value, theta)]

    def coverage_with(self, person: Id, member: Id, value: float) -> float:
        """c_p if one colleague's tie with a person had this value; 0 as if there were none."""
        others = [t.value for t in self.contacts.get(person, ()) if t.member != member]
        return coverage([*others, value], self.parameters)

    @kept(*CONTACTS)
    def loads(self) -> Mapping[Id, float]:
        """Contact moments a year per colleague: elsewhere, and 365/c for every tie."""
        loads = {m.id: m.other_load_per_year or 0.0 for m in self.plan.members.values()}
        for ties in self.contacts.values():
            for tie in ties:
                if tie.tie.level:
                    loads[tie.member] += 365 / tie.cadence
        return loads

    @kept(*SCORE)
    def score(self) -> Score:
        """The coverage score with its trace."""
        return score_of(self)

    # -- ways in

    @kept(Membership, OutsideInfluence, Influence)
    def influence(self) -> nx.DiGraph[Id]:
        """I: who influences whom."""
        return graphs.influence_graph(self)

    @kept(*TALKS)
    def communication(self) -> nx.Graph[Id]:
        """H: who talks with whom."""
        return graphs.communication_graph(self)

    @kept(*TALKS)
    def betweenness(self) -> Mapping[Id, float]:
        """Of each person the share of the shortest lines between others in H, 0..1."""
        return betweenness(self.communication)

    @kept(*TALKS)
    def islands(self) -> tuple[tuple[Id, ...], ...]:
        """The groups that H falls apart into, each by id; smaller ids first."""
        groups = nx.connected_components(self.communication)
        return tuple(sorted(tuple(sorted(group)) for group in groups))

    @kept(Membership, OutsideInfluence, Influence)
    def nearness(self) -> Mapping[Id, float]:
        """κ_p: the greatest product of w/3 along lines of influence to a decider, 0..1."""
        return paths.strength_towards(self.influence, self.deciders)

    @kept(Membership, Affinity)
    def tensions(self) -> tuple[Triad, ...]:
        """The triads of US and the buying team whose signs do not go together."""
        return tuple(unbalanced_triads(graphs.signs(self)))

    @kept(*TALKS)
    def inner_hops(self) -> tuple[graphs.Hop, ...]:
        """Every step within the buying team, warm or not, but between those at odds."""
        return tuple(graphs.inner_hops(self))

    @kept(*WAYS)
    def access(self) -> nx.DiGraph[Id]:
        """G: whom we reach."""
        return graphs.access_graph(self)

    @kept(*WAYS)
    def dominators(self) -> Mapping[Id, Id]:
        """Of whoever we reach in G the last one that every way to them passes, or US."""
        return paths.dominators(self.access, graphs.US)

    @kept(*WAYS)
    def warm(self) -> nx.DiGraph[Id]:
        """Ω: who would introduce us to whom."""
        return graphs.warm_graph(self)

    @kept(*WAYS)
    def warmest_paths(self) -> Mapping[Id, paths.Path]:
        """The warmest path to everybody who can be reached."""
        return paths.warmest_paths(self.warm)

    def warmest(self, person: Id) -> paths.Path:
        """Return the warmest path to a person; an empty one of warmth 0 where there is none."""
        return self.warmest_paths.get(person, paths.NO_PATH)

    @kept(*WAYS)
    def cut_off(self) -> Mapping[Id, tuple[Id, ...]]:
        """By person: the deciders that no warm path would lead to any more without them."""
        return leaving.cut_off(self)

    @kept(Affinity)
    def conflicts(self) -> frozenset[frozenset[Id]]:
        lines = self.plan.table(Affinity).values()
        return frozenset(frozenset((line.a, line.b)) for line in lines if line.sign < 0)

    def at_odds(self, a: Id, b: Id) -> bool:
        return frozenset((a, b)) in self.conflicts

    @kept(*WAYS, *DMU)
    def suggestions(self) -> dict[Hashable, Any]:
        """What was found so far about whom to send to whom; filled in by `candidates`."""
        return {}

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
