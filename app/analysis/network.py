"""The plan as seen for one decision on one day: what our ties are worth, and who is reached."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import Any

import networkx as nx

from app.analysis import graphs, leaving, our_ties, paths
from app.analysis.balance import Triad, unbalanced_triads
from app.analysis.brokerage import betweenness
from app.analysis.buying_team import DMU, BuyingTeam
from app.analysis.contact_log import Logged, Pair, by_person, read_log
from app.analysis.kept import carry_over, kept
from app.analysis.pagerank import pagerank
from app.analysis.rounding import firm
from app.analysis.score import Score, coverage, score_of
from app.analysis.tie_value import TieValue
from app.courtesy import giving_way
from app.model.account_plan import AccountPlan
from app.model.decision import Membership, Opportunity
from app.model.entities import EntityType
from app.model.interactions import Interaction
from app.model.parameters import DEFAULT, Parameters, reaches
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.planning import ParameterValue
from app.model.ties import Affinity, ContactTie, Influence, ReportingLine
from app.model.values import Id

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


class Network(BuyingTeam):
    """A buying team, our ties with it and its lines; each part is computed when asked for."""

    def __init__(
        self,
        plan: AccountPlan,
        opportunity_id: Id,
        as_of: date,
        parameters: Parameters = DEFAULT,
    ) -> None:
        super().__init__(plan, opportunity_id, as_of, parameters)
        self._values: our_ties.Values = {}  # at first those of an earlier plan

    def follow(self, plan: AccountPlan, changed: Iterable[EntityType]) -> Network:
        """Return the network of a later plan; parts that read no changed kind are kept."""
        later = Network(plan, self.opportunity_id, self.as_of, self.base)
        kinds = frozenset(changed)
        if ParameterValue not in kinds:
            later._values = self._values
            carry_over(self, later, kinds)
        return later

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
        into = [
            tie for person in giving_way(self.people) for tie in self.contacts.get(person, ())
        ]
        return tuple(sorted(into, key=lambda tie: tie.pair))

    @kept(*CONTACTS)
    def acquaintances(self) -> Mapping[Id, tuple[TieValue, ...]]:
        """Of each person our ties that are worth the name, however weak, by colleague."""
        return our_ties.worth_the_name(self.contacts)

    def best_tie(self, person: Id) -> TieValue | None:
        """Return the most valuable tie with a person; None without any."""
        ties = self.contacts.get(person, ())
        return ties[0] if ties else None

    def best_known(self, people: Iterable[Id]) -> Id:
        """Return whom of these we know best; of equal ones the smaller id."""
        return min(people, key=lambda person: (-firm(self.best(person)), person))

    def best(self, person: Id) -> float:
        """b_p: the value of the best tie with a person, 0 without any."""
        return self.bests.get(person, 0.0)

    @kept(*CONTACTS)
    def bests(self) -> Mapping[Id, float]:
        """b_p of everybody we have a tie with."""
        return {person: ties[0].value for person, ties in self.contacts.items()}

    @kept(*CONTACTS)
    def covered(self) -> frozenset[Id]:
        """Whom we cover: the best tie with them reaches θ."""
        theta = self.parameters.covered
        return frozenset(person for person, best in self.bests.items() if reaches(best, theta))

    def active(self, person: Id) -> bool:
        """Return whether a person is covered."""
        return person in self.covered

    @kept(*CONTACTS)
    def covering(self) -> Mapping[Id, tuple[TieValue, ...]]:
        """Of everybody we have a tie with those that reach θ, the best first."""
        theta = self.parameters.covered
        return {
            person: tuple(tie for tie in ties if reaches(tie.value, theta))
            for person, ties in giving_way(self.contacts.items())
        }

    def active_ties(self, person: Id) -> tuple[TieValue, ...]:
        """Return the ties that cover a person, the best first."""
        return self.covering.get(person, ())

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

    # -- how the buying team is joined, whatever else is known of who takes part

    @kept(BuyingTeam.taking_part, OutsideInfluence, Influence)
    def influence(self) -> nx.DiGraph[Id]:
        """I: who influences whom."""
        return graphs.influence_graph(self)

    @kept(influence)
    def attention(self) -> Mapping[Id, float]:
        """How much attention ends at each when everybody looks at who influences them."""
        looks: dict[Id, dict[Id, float]] = {node: {} for node in self.influence}
        for source, target in giving_way(self.influence.edges):
            looks[target][source] = self.influence[source][target]["weight"]
        return pagerank(looks, self.parameters.damping)

    @kept(BuyingTeam.taking_part, ReportingLine, Influence, Affinity)
    def communication(self) -> nx.Graph[Id]:
        """H: who talks with whom."""
        return graphs.communication_graph(self)

    @kept(BuyingTeam.taking_part, BuyingTeam.conflicts, communication)
    def connectedness(self) -> float:
        """The share of the possible lines that there are, those of who are at odds left out."""
        lines = sum(not self.at_odds(a, b) for a, b in giving_way(self.communication.edges))
        size = len(self.taking_part)
        return 2 * lines / (size * (size - 1)) if size > 1 else 0.0

    @kept(communication)
    def betweenness(self) -> Mapping[Id, float]:
        """Of each person the share of the shortest lines between others in H, 0..1."""
        return betweenness(self.communication)

    @kept(communication)
    def islands(self) -> tuple[tuple[Id, ...], ...]:
        """The groups that H falls apart into, each by id; smaller ids first."""
        groups = nx.connected_components(self.communication)
        return tuple(sorted(tuple(sorted(group)) for group in groups))

    @kept(influence, BuyingTeam.deciders)
    def nearness(self) -> Mapping[Id, float]:
        """κ_p: the greatest product of w/3 along lines of influence to a decider, 0..1."""
        return paths.strength_towards(self.influence, self.deciders)

    @kept(BuyingTeam.attitudes, Affinity)
    def tensions(self) -> tuple[Triad, ...]:
        """The triads of US and the buying team whose signs do not go together."""
        return tuple(unbalanced_triads(graphs.signs(self)))

    @kept(
        BuyingTeam.taking_part, BuyingTeam.attitudes, BuyingTeam.conflicts,
        ReportingLine, Influence, Affinity,
    )  # fmt: skip
    def inner_hops(self) -> tuple[graphs.Hop, ...]:
        """Every step within the buying team, warm or not, but between those at odds."""
        return tuple(graphs.inner_hops(self))

    # -- ways in

    @kept(BuyingTeam.taking_part, covered, inner_hops)
    def access(self) -> nx.DiGraph[Id]:
        """G: whom we reach."""
        return graphs.access_graph(self)

    @kept(access)
    def dominators(self) -> Mapping[Id, Id]:
        """Of whoever we reach in G the last one that every way to them passes, or US."""
        return paths.dominators(self.access, graphs.US)

    @kept(*CONTACTS, OutsideInfluence)
    def entries(self) -> tuple[graphs.Hop, ...]:
        """The first steps of a way in, over our best tie with each that is no weak one."""
        return tuple(graphs.entries(self))

    @kept(
        BuyingTeam.taking_part,
        entries,
        inner_hops,
        BuyingTeam.conflicts,
        Influence,
        OutsideInfluence,
    )
    def warm(self) -> nx.DiGraph[Id]:
        """Ω: who would introduce us to whom."""
        return graphs.warm_graph(self)

    @kept(warm)
    def warmest_paths(self) -> Mapping[Id, paths.Path]:
        """The warmest path to everybody who can be reached."""
        return paths.warmest_paths(self.warm)

    def warmest(self, person: Id) -> paths.Path:
        """Return the warmest path to a person; an empty one of warmth 0 where there is none."""
        return self.warmest_paths.get(person, paths.NO_PATH)

    @kept(warm, warmest_paths, BuyingTeam.deciders)
    def cut_off(self) -> Mapping[Id, tuple[Id, ...]]:
        """By person: the deciders that no warm path would lead to any more without them."""
        return leaving.cut_off(self)

    @kept(*WAYS, *DMU)
    def suggestions(self) -> dict[Hashable, Any]:
        """What was found so far about whom to send or ask; filled in by `candidates`."""
        return {}
