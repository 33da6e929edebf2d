"""The inspector's page of a colleague in our client team."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import Signal

from app.analysis.rounding import rounded
from app.i18n import number, tr
from app.model import edits
from app.model.people import TeamMember
from app.model.ties import ContactTie
from app.model.values import Id
from app.model.vocabulary import AccountRole, Colour, Lane, Level
from app.ui import privacy
from app.ui.canvas.content import initials
from app.ui.document import Document
from app.ui.panels import seller_form
from app.ui.panels.controls import Disc, button
from app.ui.panels.decision_depth import parted
from app.ui.panels.fields import CodeField, NoteField, NumberField, TextField
from app.ui.panels.inspector_page import Page
from app.ui.panels.labels import Label
from app.ui.panels.named_field import NamedField
from app.ui.panels.tie_parts import TieLevelField, tie_remark
from app.ui.panels.what_if_button import what_if_gone


class MemberPage(Page):
    """One colleague: whom they know at this customer, and how much they can carry."""

    log_asked = Signal(object, object)  # persons, members
    tie_asked = Signal(str, str)  # this colleague and a person

    def __init__(self, document: Document, member: Id) -> None:
        self.member = member
        super().__init__(document)

    def shape(self) -> Hashable:
        return (
            tuple(
                (tie.id, self.plan.label(tie.person))
                for tie in self.plan.where(ContactTie, "member", self.member)
            ),
            tuple((one.id, one.label) for one in self._managers()),
            privacy.current(),
        )

    def build(self) -> None:
        member = self.plan.members[self.member]
        self.header(
            Disc(initials(member.label), "ours"),
            TeamMember,
            member.id,
            member.label,
            title=True,
        )
        earned = Label("", "soft", wrap=True)
        self.column.addWidget(earned)
        self.report_parts.append(lambda: earned.setText(self._earned()))
        self._build_load()
        self._build_ties()
        self._build_facts(member)
        if privacy.current().seller_as_buyer:
            self.fold(
                "member.form", tr("The customer’s interest and ours"),
                lambda: seller_form.add_form(self, self.member),
            )  # fmt: skip

    def _build_ties(self) -> None:
        self.section(tr("Knows at this customer"))
        tied = self.plan.where(ContactTie, "member", self.member)
        for tie in tied:
            name = self.plan.label(tie.person)
            level = TieLevelField(tr("Relationship with {name}", name=name))
            self.connect_field(
                level,
                TieLevelField.reading(tie.id),
                TieLevelField.committing(self.document, tie.member, tie.person),
                f"tie.{tie.id}.level",
            )
            self.listed(self.link(name, [(ContactTie, tie.id)]), "", fields=[level])
            self.column.addWidget(tie_remark(self, tie.id))
        if not tied:
            self.column.addWidget(Label(tr("Nobody yet."), "quiet"))
        known = {tie.person for tie in tied}
        self.adding(
            tr("Relationship"),
            lambda: [
                (person.label, partial(self.tie_asked.emit, self.member, person.id))
                for person in self.plan.persons.values()
                if person.id not in known
            ],
        )
        self.buttons(
            button(
                tr("Log a contact…"), lambda: self.log_asked.emit((), (self.member,)), "primary"
            )
        )
        self.column.addWidget(what_if_gone(self.document, (TeamMember, self.member)))

    def _build_facts(self, member: TeamMember) -> None:
        at = member.id
        self.section(tr("Details"))
        self.attribute(
            tr("Function"), CodeField(tr("Function"), list(Lane)), TeamMember, at, "lane"
        )
        level = CodeField(tr("Level"), list(reversed(Level)))
        self.attribute(tr("Level"), level, TeamMember, at, "level")
        role = CodeField(tr("Role for this customer"), list(AccountRole))
        self.attribute(tr("Role for this customer"), role, TeamMember, at, "account_role")
        managers = [one.id for one in self._managers()]
        manager = NamedField(
            tr("Reports to"), managers, unknown=tr("nobody"), words=self.plan.label
        )
        self.attribute(tr("Reports to"), manager, TeamMember, at, "manager")
        capacity = NumberField(tr("Contact moments per year"))
        self.attribute(
            tr("Contact moments per year"), capacity, TeamMember, at, "capacity_per_year"
        )
        other = NumberField(tr("Of which for other customers"))
        self.attribute(
            tr("Of which for other customers"), other, TeamMember, at, "other_load_per_year"
        )
        languages = TextField(tr("Languages"), hint=tr("nl, fr"))
        self.connect_field(
            languages,
            lambda plan: ", ".join(plan.members[at].languages) if at in plan.members else "",
            lambda text: self.attempt(edits.set_fields, TeamMember, at, languages=parted(text)),
            f"member.{at}.languages",
        )
        self.row(tr("Languages"), languages)
        if privacy.current().colours:
            colours = [colour for colour in Colour if colour is not Colour.UNKNOWN]
            self.attribute(
                tr("Colour"), CodeField(tr("Colour"), colours), TeamMember, at, "colour"
            )
        self.attribute(tr("E-mail"), TextField(tr("E-mail")), TeamMember, at, "email")
        self.attribute(tr("Telephone"), TextField(tr("Telephone")), TeamMember, at, "phone")
        self.switch(
            tr("May be named in a proposal"), TeamMember, at, "in_proposal", unknown_is=True
        )
        self.section(tr("Note"))
        note = NoteField(tr("Note"))
        self.bind(note, TeamMember, at, "note")
        self.column.addWidget(note)
        self.readable(member.label)

    def _build_load(self) -> None:
        """Tell how many contact moments a year this colleague has promised, of how many."""
        line = Label("", "quiet", wrap=True)
        self.column.addWidget(line)

        def show() -> None:
            words = self._load()
            line.setText(words)
            line.setVisible(bool(words))

        self.report_parts.append(show)

    def _load(self) -> str:
        report = self.document.report
        member = self.plan.members.get(self.member)
        if report is None or member is None or not member.capacity_per_year:
            return ""
        return tr(
            "{load} of {capacity} contact moments a year are promised",
            load=round(report.network.loads.get(self.member, 0)),
            capacity=round(member.capacity_per_year),
        )

    def _managers(self) -> list[TeamMember]:
        """Who of ours can be the manager: nobody who reports to this colleague."""
        members = self.plan.members
        below = {self.member}
        while found := {id for id, one in members.items() if one.manager in below} - below:
            below |= found
        return [one for id, one in members.items() if id not in below]

    def _earned(self) -> str:
        report = self.document.report
        if report is None:
            return ""
        ties = [tie for pair, tie in report.score.ties.items() if pair[0] == self.member]
        points = sum(tie.points for tie in ties)
        return tr(
            "Points through this colleague: {points} of {score}",
            points=number(rounded(points, 0)),
            score=number(rounded(report.score.total, 0)),
        )
