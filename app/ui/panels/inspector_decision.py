"""The inspector's page when nothing is selected: the buying decision and the account."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import Signal

from app.i18n import tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import AbsentRole, Opportunity
from app.model.labels import label
from app.model.people import Account, Competitor, OutsideInfluence, Person
from app.model.values import Id
from app.model.vocabulary import (
    SIX_ROLES,
    BusinessFit,
    ContactPolicy,
    KamStage,
    OutsideKind,
    Role,
    Stage,
    Tier,
)
from app.ui.document import Document
from app.ui.panels.controls import Sign
from app.ui.panels.fields import (
    CodeField,
    DayField,
    NoteField,
    NumberField,
    SwitchField,
    TextField,
)
from app.ui.panels.inspector_page import Page


class DecisionPage(Page):
    """The decision in view, who else there is, and the account it belongs to."""

    competitor_asked = Signal(object)

    def shape(self) -> Hashable:
        plan = self.plan
        return (
            self.document.opportunity,
            self._absent(),
            self._held(),
            tuple((c.id, c.incumbent) for c in plan.table(Competitor).values()),
            tuple((o.id, o.label) for o in plan.outside.values()),
            tuple((p.id, p.label) for p in self._elsewhere()),
            self._policy() not in (None, ContactPolicy.FREE),
        )

    def build(self) -> None:
        at = self.document.opportunity
        decision = self.plan.find(Opportunity, at)
        if decision is None:
            return
        self.header(Sign("briefcase"), Opportunity, at, decision.label, title=False)
        self.section(tr("Buying decision"))
        self.attribute(
            tr("Stage"), CodeField(tr("Stage"), list(Stage)), Opportunity, at, "stage"
        )
        value = NumberField(tr("Value in euros"))
        self.attribute(tr("Value in euros"), value, Opportunity, at, "value_eur")
        due = DayField(tr("Decision expected"), self.document.as_of)
        self.attribute(tr("Decision expected"), due, Opportunity, at, "decision_date")
        fit = CodeField(tr("Business requirements"), list(BusinessFit)[1:])
        self.attribute(tr("Business requirements"), fit, Opportunity, at, "business_fit")
        self._build_policy(at)
        self._build_roles()
        self._build_elsewhere()
        self._build_account()
        self._build_others()

    # -- parts

    def _build_policy(self, at: Id) -> None:
        self.section(tr("Contact policy"))
        policy = CodeField(tr("Contact policy"), list(ContactPolicy), unknown=None)

        def read(plan: AccountPlan) -> object:
            decision = plan.find(Opportunity, at)
            return (
                ContactPolicy.FREE
                if decision is None
                else decision.contact_policy or ContactPolicy.FREE
            )

        def commit(value: object) -> None:
            self.document.attempt(edits.set_fields, Opportunity, at, contact_policy=value)

        self.connect_field(policy, read, commit, f"opportunity.{at}.contact_policy")
        self.row(tr("Contact"), policy)
        if self._policy() in (None, ContactPolicy.FREE):
            return
        today = self.document.as_of
        self.attribute(tr("From"), DayField(tr("From"), today), Opportunity, at, "contact_from")
        until = DayField(tr("Up to and including"), today)
        self.attribute(tr("Up to and including"), until, Opportunity, at, "contact_until")
        people = list(self.plan.persons)
        named = CodeField(
            tr("Named contact"), people, unknown=tr("nobody"), words=self.plan.label
        )
        self.attribute(tr("Named contact"), named, Opportunity, at, "named_contact")

    def _build_roles(self) -> None:
        """A role nobody holds can be confirmed absent; then it counts for nothing."""
        vacant = [role for role in SIX_ROLES if role not in self._held()]
        if not vacant:
            return
        self.section(tr("Roles nobody holds"))
        for role in vacant:
            absent = SwitchField(tr("{role}: does not exist here", role=label(role)))
            self.connect_field(
                absent,
                partial(self._is_absent, role),
                partial(self._mark, role),
                f"absent.{role}",
            )
            self.column.addWidget(absent)
            if role in self._absent():
                reason = TextField(tr("Reason"), hint=tr("why, and who said so"))
                self.connect_field(
                    reason,
                    partial(self._reason, role),
                    partial(self._mark_with, role),
                    f"absent.{role}.reason",
                )
                self.row(tr("Reason"), reason)

    def _mark(self, role: Role, absent: bool) -> None:
        at = self.document.opportunity
        if absent:
            self.document.attempt(edits.mark_role_absent, at, role, None, self.document.as_of)
        else:
            self.document.attempt(edits.absent_role_found, at, role)

    def _mark_with(self, role: Role, reason: str) -> None:
        at = self.document.opportunity
        self.document.attempt(edits.mark_role_absent, at, role, reason, self.document.as_of)

    def _build_elsewhere(self) -> None:
        elsewhere = self._elsewhere()
        if not elsewhere:
            return
        self.section(tr("Not in this decision"))
        for person in elsewhere:
            self.column.addWidget(self.link(person.label, [(Person, person.id)]))
        self.adding(
            tr("Add to the buying team"),
            lambda: [
                (
                    person.label,
                    partial(
                        self.document.attempt,
                        edits.join_decision,
                        self.document.opportunity,
                        person.id,
                    ),
                )
                for person in elsewhere
            ],
        )

    def _build_account(self) -> None:
        account = self.plan.account
        self.section(tr("Account"))
        self.attribute(
            tr("Name"), TextField(tr("Name of the account")), Account, account.id, "name"
        )
        self.attribute(
            tr("Top relation?"),
            CodeField(tr("Top relation?"), list(Tier)),
            Account,
            account.id,
            "tier",
        )
        stage = CodeField(tr("Relationship stage"), list(KamStage))
        self.attribute(tr("Relationship stage"), stage, Account, account.id, "kam_stage")
        self.attribute(tr("Sector"), TextField(tr("Sector")), Account, account.id, "sector")
        note = NoteField(tr("Note on the decision"), hint=tr("Note on the decision"))
        self.bind(note, Opportunity, self.document.opportunity, "note")
        self.column.addWidget(note)

    def _build_others(self) -> None:
        self.section(tr("Competitors"))
        for competitor in self.plan.table(Competitor).values():
            title = self.link(competitor.label, [(Competitor, competitor.id)])
            remark = tr("in place now") if competitor.incumbent else ""
            self.listed(title, remark, (Competitor, competitor.id))
        self.adding(
            tr("Competitor"),
            lambda: [(tr("Another competitor…"), lambda: self.competitor_asked.emit(None))],
        )
        if self.plan.outside:
            self.section(tr("Outside influences"))
        for outsider in self.plan.outside.values():
            self.column.addWidget(self.link(outsider.label, [(OutsideInfluence, outsider.id)]))

    # -- what is read

    def _policy(self) -> ContactPolicy | None:
        decision = self.plan.find(Opportunity, self.document.opportunity)
        return None if decision is None else decision.contact_policy

    def _held(self) -> frozenset[Role]:
        team = self.plan.dmu(self.document.opportunity)
        return frozenset(role for one in team if one.takes_part for role in one.roles)

    def _absent(self) -> tuple[Role, ...]:
        decision = self.plan.find(Opportunity, self.document.opportunity)
        return (
            () if decision is None else tuple(a.role for a in decision.roles_confirmed_absent)
        )

    def _is_absent(self, role: Role, plan: AccountPlan) -> bool:
        return self._absence(role, plan) is not None

    def _reason(self, role: Role, plan: AccountPlan) -> str | None:
        absence = self._absence(role, plan)
        return None if absence is None else absence.reason

    def _absence(self, role: Role, plan: AccountPlan) -> AbsentRole | None:
        decision = plan.find(Opportunity, self.document.opportunity)
        absences = () if decision is None else decision.roles_confirmed_absent
        return next((absent for absent in absences if absent.role is role), None)

    def _elsewhere(self) -> list[Person]:
        here = {
            one.person for one in self.plan.dmu(self.document.opportunity) if one.takes_part
        }
        return [person for person in self.plan.persons.values() if person.id not in here]


class CompetitorPage(Page):
    """Another supplier, and whom they know."""

    def __init__(self, document: Document, competitor: Id) -> None:
        self.competitor = competitor
        super().__init__(document)

    def shape(self) -> Hashable:
        return None

    def build(self) -> None:
        name = self.plan.label(self.competitor)
        self.header(Sign("building-fortress"), Competitor, self.competitor, name, title=False)
        self.section(tr("Competitor"))
        self.switch(
            tr("In place now"), Competitor, self.competitor, "incumbent", unknown_is=False
        )
        note = NoteField(tr("Note"), hint=tr("Note"))
        self.bind(note, Competitor, self.competitor, "note")
        self.column.addWidget(note)


class OutsidePage(Page):
    """An organisation or function outside that weighs on the decision."""

    def __init__(self, document: Document, outsider: Id) -> None:
        self.outsider = outsider
        super().__init__(document)

    def shape(self) -> Hashable:
        return None

    def build(self) -> None:
        name = self.plan.label(self.outsider)
        self.header(
            Sign("building-community"), OutsideInfluence, self.outsider, name, title=False
        )
        self.section(tr("Outside influence"))
        kind = CodeField(tr("Kind"), list(OutsideKind))
        self.attribute(tr("Kind"), kind, OutsideInfluence, self.outsider, "kind")
        note = NoteField(tr("Note"), hint=tr("Note"))
        self.bind(note, OutsideInfluence, self.outsider, "note")
        self.column.addWidget(note)
