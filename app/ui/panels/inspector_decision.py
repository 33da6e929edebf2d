"""The inspector's page when nothing is selected: the buying decision and the account."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import Signal

from app.i18n import ntr, tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import AbsentRole, Opportunity
from app.model.edits.closing import RESULTS
from app.model.labels import label
from app.model.people import Account, Competitor, OutsideInfluence, Person
from app.model.values import Id, new_id
from app.model.vocabulary import (
    SIX_ROLES,
    BusinessFit,
    BuyClass,
    KamStage,
    OutsideKind,
    Role,
    Stage,
    Tier,
)
from app.ui.dialogs.ask_text import AskTextDialog
from app.ui.panels import days_left, decision_depth, decision_policy, negotiation, review
from app.ui.panels.controls import Sign
from app.ui.panels.fields import CodeField, DayField, NumberField, SwitchField, TextField
from app.ui.panels.inspector_page import Page
from app.ui.panels.labels import Label

NAMED = 6  # of those who are not in the decision; further ones are counted


class DecisionPage(Page):
    """The decision in view, who else there is, and the account it belongs to."""

    competitor_asked = Signal(object)

    def shape(self) -> Hashable:
        plan = self.plan
        decision = plan.find(Opportunity, self.document.opportunity)
        return (
            self.document.opportunity,
            self._absent(),
            self._held(),
            tuple((c.id, c.incumbent) for c in plan.table(Competitor).values()),
            tuple((o.id, o.label) for o in plan.outside.values()),
            tuple((p.id, p.label) for p in self._elsewhere()),
            decision_policy.shape(plan, self.document.opportunity),
            None if decision is None else decision.stage,
            tuple(negotiation.judgements(plan, self.document.opportunity)),
            tuple(review.closed_decisions(plan)),
        )

    def build(self) -> None:
        at = self.document.opportunity
        decision = self.plan.find(Opportunity, at)
        if decision is None:
            return
        self.header(Sign("briefcase"), Opportunity, at, decision.label, title=False)
        self._build_days_left()
        self._build_decision(at)
        review.add_review(self)
        if decision.stage is Stage.NEGOTIATION:
            self.section(tr("Negotiation"))
            negotiation.add_negotiation(self)
        decision_policy.add_policy(self, at)
        self._build_roles()
        self._build_elsewhere()
        decision_depth.add_depth(self, at)
        if decision.stage is not Stage.NEGOTIATION:
            count = len(negotiation.judgements(self.plan, at))
            self.fold(
                "decision.negotiation", tr("Negotiation"),
                lambda: negotiation.add_negotiation(self), str(count) if count else "",
            )  # fmt: skip
        self._build_account()
        self._build_others()
        self._build_closed()

    # -- parts

    def _build_days_left(self) -> None:
        """Tell how long there is until the decision; what is overdue stands out."""
        left, overdue = Label("", "soft"), Label("", "problem")

        def show() -> None:
            one = self.plan.find(Opportunity, self.document.opportunity)
            due = None if one is None else days_left.due_on(one.decision_date, one.stage)
            late = due is not None and due < self.document.as_of
            for line, shown in ((left, not late), (overdue, late)):
                line.setText(_capital(days_left.words(due, self.document.as_of)))
                line.setVisible(shown and due is not None)

        self.column.addWidget(left)
        self.column.addWidget(overdue)
        self.report_parts.append(show)

    def _build_decision(self, at: Id) -> None:
        self.section(tr("Buying decision"))
        stage = CodeField(tr("Stage"), list(Stage))
        self.connect_field(
            stage,
            lambda plan: None if (one := plan.find(Opportunity, at)) is None else one.stage,
            self._bring_to,
            f"opportunity.{at}.stage",
        )
        self.row(tr("Stage"), stage)
        value = NumberField(tr("Value in euros"))
        self.attribute(tr("Value in euros"), value, Opportunity, at, "value_eur")
        due = DayField(tr("Decision expected"), self.document.as_of)
        self.attribute(tr("Decision expected"), due, Opportunity, at, "decision_date")
        kind = CodeField(tr("Kind of purchase"), list(BuyClass))
        self.attribute(tr("Kind of purchase"), kind, Opportunity, at, "buy_class")
        fit = CodeField(tr("Business requirements"), list(BusinessFit)[1:])
        self.attribute(tr("Business requirements"), fit, Opportunity, at, "business_fit")
        self.switch(
            tr("The customer invited us"), Opportunity, at, "inbound_invitation",
            unknown_is=False,
        )  # fmt: skip

    def _bring_to(self, stage: Stage | None) -> None:
        """Bring the decision to a stage; what ends with it is looked back on."""
        at, today = self.document.opportunity, self.document.as_of
        done = self.attempt(edits.set_stage, at, stage, today)
        if done and stage in RESULTS:
            review.open_review(self, at)

    def _build_roles(self) -> None:
        """A role nobody holds can be confirmed absent; then it counts for nothing."""
        held = self._held()
        vacant = [role for role in SIX_ROLES if role not in held]
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
            self.attempt(edits.mark_role_absent, at, role, None, self.document.as_of)
        else:
            self.attempt(edits.absent_role_found, at, role)

    def _mark_with(self, role: Role, reason: str) -> None:
        at = self.document.opportunity
        self.attempt(edits.mark_role_absent, at, role, reason, self.document.as_of)

    def _build_elsewhere(self) -> None:
        elsewhere = self._elsewhere()
        if not elsewhere:
            return
        self.section(tr("Not in this decision"))
        named = elsewhere if len(elsewhere) == NAMED + 1 else elsewhere[:NAMED]
        for person in named:
            self.column.addWidget(self.link(person.label, [(Person, person.id)]))
        if len(named) < len(elsewhere):
            left = elsewhere[NAMED:]
            more = ntr("and {count} more", "and {count} more", len(left))
            self.column.addWidget(self.link(more, [(Person, person.id) for person in left]))
        self.adding(
            tr("Add to the buying team"),
            lambda: [
                (
                    person.label,
                    partial(
                        self.attempt,
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
        tier = CodeField(tr("Top relation?"), list(Tier))
        self.attribute(tr("Top relation?"), tier, Account, account.id, "tier")
        stage = CodeField(tr("Relationship stage"), list(KamStage))
        self.attribute(tr("Relationship stage"), stage, Account, account.id, "kam_stage")
        self.fold(
            "account.more", tr("More"),
            lambda: decision_depth.add_account(self), tr("sector, languages, supplier"),
        )  # fmt: skip

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
        self.section(tr("Outside influences"))
        for outsider in self.plan.outside.values():
            title = self.link(outsider.label, [(OutsideInfluence, outsider.id)])
            self.listed(title, "", (OutsideInfluence, outsider.id))
        self.adding(
            tr("Outside influence"),
            lambda: [
                (_capital(label(kind)), partial(self._ask_outside, kind))
                for kind in OutsideKind
            ],
        )

    def _ask_outside(self, kind: OutsideKind) -> None:
        """Ask what an organisation or function is called; never a private person."""
        self.flush()

        def take(name: str) -> None:
            id = new_id()
            if self.document.do(edits.add_outside(self.plan, name, kind, id)):
                self.document.select([(OutsideInfluence, id)])

        question = tr("Which organisation or function?")
        AskTextDialog(self.window(), tr("Outside influence"), question, tr("Add"), take).open()

    def _build_closed(self) -> None:
        closed = review.closed_decisions(self.plan)
        if closed:
            self.fold(
                "account.closed", tr("Closed decisions"),
                lambda: review.add_closed(self), str(len(closed)),
            )  # fmt: skip

    # -- what is read

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


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
