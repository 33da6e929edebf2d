"""Whom we may contact: the contact policies in force on a day, of all decisions of the account.

Contact outside the channel a tender allows can mean exclusion, so a policy holds for the
people of its buying team in every other decision of the account too, unless that one carries an
exception with its reason (a running contract, execution only).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.values import Id
from app.model.vocabulary import ContactPolicy, Role


@dataclass(frozen=True, slots=True)
class Restriction:
    """A contact policy in force: whom it leaves open, and whom it is about."""

    opportunity: Opportunity
    policy: ContactPolicy
    allowed: frozenset[Id]
    about: frozenset[Id] | None  # None: everybody

    def forbids(self, person: Id) -> bool:
        concerned = self.about is None or person in self.about
        return concerned and person not in self.allowed


def restrictions(plan: AccountPlan, opportunity: Id, as_of: date) -> tuple[Restriction, ...]:
    """Return the policies that restrict contact for a decision, its own first."""
    own = plan.find(Opportunity, opportunity)
    decisions: Iterable[Opportunity] = plan.opportunities.values()
    if own is not None and own.contact_exception:
        decisions = (own,)
    others = sorted(decisions, key=lambda one: (one.id != opportunity, one.id))
    return tuple(_in_force(plan, others, opportunity, as_of))


def _in_force(
    plan: AccountPlan, decisions: list[Opportunity], own: Id, as_of: date
) -> Iterator[Restriction]:
    for decision in decisions:
        policy = decision.contact_policy or ContactPolicy.FREE
        if policy is ContactPolicy.FREE or not _holds_on(decision, as_of):
            continue
        team = [taking for taking in plan.dmu(decision.id) if taking.takes_part]
        allowed: set[Id] = set()
        if policy is ContactPolicy.VIA_PURCHASING:
            allowed = {taking.person for taking in team if Role.PURCHASER in taking.roles}
        elif policy is ContactPolicy.NAMED_CONTACT and decision.named_contact is not None:
            allowed = {decision.named_contact}
        about = None if decision.id == own else frozenset(taking.person for taking in team)
        yield Restriction(decision, policy, frozenset(allowed), about)


def _holds_on(decision: Opportunity, as_of: date) -> bool:
    begun = decision.contact_from is None or decision.contact_from <= as_of
    return begun and (decision.contact_until is None or as_of <= decision.contact_until)
