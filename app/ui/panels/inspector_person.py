"""The inspector's page of a person on the customer's side."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial

from PySide6.QtCore import Signal

from app.i18n import day, tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import Membership
from app.model.interactions import Interest
from app.model.labels import interest_label, label
from app.model.people import Competitor, Person
from app.model.ties import Affinity, CompetitorTie, ContactTie, Influence, ReportingLine
from app.model.values import Id, joined
from app.model.vocabulary import (
    BUSINESS_INTERESTS,
    PERSONAL_INTERESTS,
    CompetitorBasis,
    Confidence,
    InterestKind,
    Lane,
    Level,
    TieLevel,
)
from app.ui.canvas.content import initials
from app.ui.document import Document
from app.ui.panels.chips import RoleField, attitude_field, influence_field
from app.ui.panels.fields import CodeField, DayField, NoteField, TextField
from app.ui.panels.inspector_page import Binding, Disc, Page, button, link
from app.ui.panels.labels import Elided, Label
from app.ui.panels.tie_parts import TieLevelField, tie_remark

LAST_CONTACTS = 3


class PersonPage(Page):
    """What we know of one person: in this decision, with us, and inside the customer."""

    trace_asked = Signal(str)
    log_asked = Signal(object, object)  # persons, members
    tie_asked = Signal(str, str)  # a colleague and this person
    competitor_asked = Signal(object)  # what to do with the competitor that was added

    def __init__(self, document: Document, person: Id) -> None:
        self.person = person
        super().__init__(document)

    def shape(self) -> Hashable:
        plan, person = self.plan, self.person
        return (
            plan.membership(self.document.opportunity, person) is not None,
            tuple(
                (t.id, plan.label(t.member)) for t in plan.where(ContactTie, "person", person)
            ),
            tuple((i.id, i.code) for i in plan.interests_of(person)),
            tuple(
                (tie.id, plan.label(tie.competitor))
                for tie in plan.where(CompetitorTie, "person", person)
            ),
            tuple(_line_words(plan, person, line) for line in _lines(plan, person)),
            tuple(contact.id for contact in plan.interactions_with(person)),
        )

    def build(self) -> None:
        person = self.plan.persons[self.person]
        self.header(
            Disc(initials(person.label), "theirs"),
            Person,
            self.person,
            person.label,
            title=True,
        )
        self._build_points()
        if self.plan.membership(self.document.opportunity, self.person) is None:
            self._build_joining()
        else:
            self._build_membership()
        self._build_ties()
        self._build_interests(InterestKind.BUSINESS, tr("Business interests"))
        self._build_interests(InterestKind.PERSONAL, tr("Personal interests"))
        self._build_route()
        self._build_contacts()
        self._build_lines()
        self._build_competitors()
        self._build_facts(person)
        self.internal_only()

    # -- parts

    def _build_points(self) -> None:
        points = link("", lambda: self.trace_asked.emit(self.person))
        points.setToolTip("")
        self.column.addWidget(points)

        def show() -> None:
            report = self.document.report
            found = None if report is None else report.score.persons.get(self.person)
            points.setVisible(found is not None)
            if found is not None:
                words = tr(
                    "{points} of {of} points",
                    points=round(found.points),
                    of=round(found.at_stake),
                )
                points.setText(words)
                points.setAccessibleName(words)

        self.report_parts.append(show)

    def _build_joining(self) -> None:
        self.column.addWidget(
            Label(tr("Not in the buying team of this decision."), "soft", wrap=True)
        )
        join = button(
            tr("Add to the buying team"),
            lambda: self.document.attempt(
                edits.join_decision, self.document.opportunity, self.person
            ),
        )
        self.buttons(join)

    def _build_membership(self) -> None:
        at = joined(self.document.opportunity, self.person)
        self.section(tr("Roles in this decision"))
        roles = RoleField()
        roles.toggled.connect(
            lambda role: self.document.attempt(
                edits.toggle_role, self.document.opportunity, self.person, role
            )
        )
        self.column.addWidget(roles)
        self.bindings.append(Binding(roles, lambda plan: _held(plan, at)))
        self.attribute(
            tr("How sure"),
            CodeField(tr("How sure"), list(Confidence)),
            Membership,
            at,
            "role_confidence",
        )
        self.section(tr("Attitude"))
        attitude = attitude_field()
        self.bind(attitude, Membership, at, "attitude")
        self.column.addWidget(attitude)
        self.section(tr("Influence"))
        influence = influence_field()
        self.bind(influence, Membership, at, "influence")
        self.column.addWidget(influence)
        self.switch(
            tr("Takes part in this decision"), Membership, at, "active", unknown_is=True
        )

    def _build_ties(self) -> None:
        self.section(tr("Relationships with us"))
        tied = self.plan.where(ContactTie, "person", self.person)
        for tie in tied:
            name = self.link(self.plan.label(tie.member), [(ContactTie, tie.id)])
            level = TieLevelField(
                tr("Relationship with {name}", name=self.plan.label(tie.member))
            )
            self.connect_field(
                level,
                TieLevelField.reading(tie.id),
                TieLevelField.committing(self.document, tie.member, tie.person),
                f"tie.{tie.id}.level",
            )
            self.listed(name, "", fields=[level])
            self.column.addWidget(tie_remark(self, tie.id))
        if not tied:
            self.column.addWidget(
                Label(tr("None of us knows this person yet."), "quiet", wrap=True)
            )
        known = {tie.member for tie in tied}
        self.adding(
            tr("Relationship"),
            lambda: [
                (member.label, partial(self.tie_asked.emit, member.id, self.person))
                for member in self.plan.members.values()
                if member.id not in known
            ],
        )
        log = button(
            tr("Log a contact…"), lambda: self.log_asked.emit((self.person,), ()), "primary"
        )
        self.buttons(log)

    def _build_interests(self, kind: InterestKind, title: str) -> None:
        self.section(title)
        for interest in self.plan.interests_of(self.person):
            if interest.kind is not kind:
                continue
            evidence = CodeField(tr("How sure"), list(Confidence))
            self.bind(evidence, Interest, interest.id, "evidence")
            self.listed(
                Elided(interest_label(interest.code)),
                "",
                (Interest, interest.id),
                fields=[evidence],
            )
            note = TextField(tr("In their words"), hint=tr("in their words"))
            self.bind(note, Interest, interest.id, "note")
            self.column.addWidget(note)
        codes = BUSINESS_INTERESTS if kind is InterestKind.BUSINESS else PERSONAL_INTERESTS
        self.adding(
            tr("Interest"),
            lambda: [
                (
                    interest_label(code),
                    partial(self.document.attempt, edits.add_interest, self.person, kind, code),
                )
                for code in codes
            ],
        )

    def _build_route(self) -> None:
        route = Label("", "soft", wrap=True)
        self.section(tr("Warmest route"))
        self.column.addWidget(route)

        def show() -> None:
            report = self.document.report
            route.setText("" if report is None else _route_words(self.document, self.person))

        self.report_parts.append(show)

    def _build_contacts(self) -> None:
        self.section(tr("Last contacts"))
        found = self.plan.interactions_with(self.person)
        for contact in reversed(found[-LAST_CONTACTS:]):
            who = ", ".join(self.plan.label(member) for member in contact.members)
            how = [
                label(code) for code in (contact.channel, contact.outcome) if code is not None
            ]
            line = " · ".join([day(contact.date), *([who] if who else []), *how])
            self.column.addWidget(Label(line, "soft", wrap=True))
            if contact.next_step:
                self.column.addWidget(Label("→ " + contact.next_step, "quiet", wrap=True))
        if not found:
            self.column.addWidget(Label(tr("None logged yet."), "quiet", wrap=True))

    def _build_lines(self) -> None:
        self.section(tr("Inside the customer"))
        plan, person = self.plan, self.person
        for line in _lines(plan, person):
            self.listed(
                self.link(_line_words(plan, person, line), [(type(line), line.id)]),
                "",
                (type(line), line.id),
            )
        others = [other for other in plan.persons.values() if other.id != person]
        self.adding(
            tr("Reports to"),
            lambda: [
                (
                    o.label,
                    partial(self.document.attempt, edits.add_reporting_line, person, o.id),
                )
                for o in others
            ],
        )
        self.adding(
            tr("Influences"),
            lambda: [
                (o.label, partial(self.document.attempt, edits.add_influence, person, o.id))
                for o in others
            ],
        )

    def _build_competitors(self) -> None:
        self.section(tr("Competitors"))
        ties = self.plan.where(CompetitorTie, "person", self.person)
        for tie in ties:
            level = CodeField(tr("How well"), list(TieLevel))
            self.bind(level, CompetitorTie, tie.id, "level")
            name = self.link(self.plan.label(tie.competitor), [(Competitor, tie.competitor)])
            self.listed(name, "", (CompetitorTie, tie.id), fields=[level])
            basis = CodeField(tr("Rests on"), list(CompetitorBasis))
            self.attribute(tr("Rests on"), basis, CompetitorTie, tie.id, "basis")
        self.adding(tr("Competitor knows this person"), self._other_competitors)

    def _other_competitors(self) -> list[tuple[str, Callable[[], object]]]:
        known = {
            tie.competitor for tie in self.plan.where(CompetitorTie, "person", self.person)
        }
        offered: list[tuple[str, Callable[[], object]]] = [
            (competitor.label, partial(self._add_competitor_tie, competitor.id))
            for competitor in self.plan.table(Competitor).values()
            if competitor.id not in known
        ]
        another = tr("Another competitor…")
        offered.append((another, lambda: self.competitor_asked.emit(self._add_competitor_tie)))
        return offered

    def _add_competitor_tie(self, competitor: Id) -> None:
        self.document.attempt(
            edits.set_competitor_tie, competitor, self.person, level=TieLevel.ACQUAINTED
        )

    def _build_facts(self, person: Person) -> None:
        at = self.person
        self.section(tr("Details"))
        self.attribute(tr("Department"), TextField(tr("Department")), Person, at, "department")
        self._assumable(tr("Function"), CodeField(tr("Function"), list(Lane)), "lane")
        self._assumable(tr("Level"), CodeField(tr("Level"), list(reversed(Level))), "level")
        since = DayField(tr("In this post since"), self.document.as_of)
        self.attribute(tr("In this post since"), since, Person, at, "start_date")
        self.attribute(tr("E-mail"), TextField(tr("E-mail")), Person, at, "email")
        self.attribute(tr("Telephone"), TextField(tr("Telephone")), Person, at, "phone")
        self.switch(
            tr("May be named in a proposal"), Person, at, "in_proposal", unknown_is=True
        )
        self.section(tr("Note"))
        note = NoteField(tr("Note"))
        self.bind(note, Person, at, "note")
        self.column.addWidget(note)
        self.column.addWidget(
            Label(tr("May {name} read this?", name=person.label), "small", wrap=True)
        )

    def _assumable(self, text: str, field: CodeField, name: str) -> None:
        """A field whose value may be a guess: choosing one confirms it."""
        mark = Label("", "small")

        def read(plan: AccountPlan) -> object:
            person = plan.find(Person, self.person)
            if person is None:
                return None
            assumed = getattr(person, f"{name}_confidence") is Confidence.ASSUMED
            mark.setText(tr("assumed from the title") if assumed else "")
            mark.setVisible(assumed)
            return getattr(person, name)

        def commit(value: object) -> None:
            sure = Confidence.CONFIRMED if value is not None else None
            self.document.attempt(
                edits.set_fields,
                Person,
                self.person,
                **{name: value, f"{name}_confidence": sure},
            )

        self.connect_field(field, read, commit, f"person.{self.person}.{name}")
        self.row(text, field)
        self.row("", mark)


def _held(plan: AccountPlan, membership: Id) -> object:
    found = plan.find(Membership, membership)
    return frozenset() if found is None else found.roles


_Line = ReportingLine | Influence | Affinity


def _lines(plan: AccountPlan, person: Id) -> list[_Line]:
    """Return the lines inside the customer that begin or end at a person."""
    return [
        *plan.where(ReportingLine, "employee", person),
        *plan.where(ReportingLine, "manager", person),
        *plan.where(Influence, "source", person),
        *plan.where(Influence, "target", person),
        *plan.where(Affinity, "a", person),
        *plan.where(Affinity, "b", person),
    ]


def _line_words(plan: AccountPlan, person: Id, line: _Line) -> str:
    if isinstance(line, ReportingLine):
        if line.employee == person:
            return tr("reports to {name}", name=plan.label(line.manager))
        return tr("{name} reports here", name=plan.label(line.employee))
    if isinstance(line, Influence):
        if line.source == person:
            return tr("influences {name}", name=plan.label(line.target))
        return tr("listens to {name}", name=plan.label(line.source))
    other = plan.label(line.b if line.a == person else line.a)
    if line.sign > 0:
        return tr("allied with {name}", name=other)
    return tr("in conflict with {name}", name=other)


def _route_words(document: Document, person: Id) -> str:
    """Return the warmest way in; none is named where contact is not allowed."""
    report = document.report
    if report is None:
        return ""
    network = report.network
    if person not in network.people:
        return tr("Takes no part in this decision.")
    if not network.may_contact(person):
        return tr("Parked: the contact policy allows no contact with this person now.")
    path = network.warmest(person)
    if path.member is None:
        return tr("Nobody of ours has a way in yet.")
    names = " → ".join(document.plan.label(node) for node in path.nodes[1:])
    parameters = network.parameters
    if path.warmth >= parameters.very_warm:
        warmth = tr("good")
    else:
        warmth = tr("fair") if path.warmth >= parameters.warm else tr("weak")
    return f"{names} · {warmth}"
