"""The inspector's page of a person on the customer's side."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from app.i18n import counted, ntr, tr
from app.model import edits
from app.model.decision import Membership
from app.model.people import Person
from app.model.ties import CompetitorTie, ContactTie
from app.model.values import Id, joined
from app.model.vocabulary import InterestKind
from app.ui import seat_actions, theme
from app.ui.canvas.content import initials
from app.ui.document import Document
from app.ui.panels import (
    contacts_list,
    person_depth,
    person_facts,
    person_ties,
    ratings,
    routes,
)
from app.ui.panels.controls import Disc, button, link
from app.ui.panels.inspector_page import Page
from app.ui.panels.labels import plain_tooltip
from app.ui.panels.person_ties import inner_line_words, inner_lines
from app.ui.panels.reading import editing
from app.ui.panels.what_if_button import what_if_gone


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
            None
            if (part := plan.membership(self.document.opportunity, person)) is None
            else part.takes_part,
            tuple(
                (t.id, plan.label(t.member)) for t in plan.where(ContactTie, "person", person)
            ),
            tuple((i.id, i.code) for i in plan.interests_of(person)),
            tuple(
                (tie.id, plan.label(tie.competitor))
                for tie in plan.where(CompetitorTie, "person", person)
            ),
            tuple(inner_line_words(plan, person, line) for line in inner_lines(plan, person)),
            tuple(plan.interactions_with(person)),
            person_depth.depth_of(plan, self.document.opportunity, person),
            ratings.shape(self.document, joined(self.document.opportunity, person)),
        )

    def build(self) -> None:
        """First what most rules read, the rest folded."""
        id = self.person
        person = self.plan.persons[id]
        self.header(
            Disc(initials(person.label), "theirs"), Person, id, person.label, title=True
        )
        self._add_points()
        person_facts.add_place(self, id)
        person_facts.add_membership(self, id)
        if (part := self.plan.membership(self.document.opportunity, id)) is not None:
            ratings.add_ratings(self, (Membership, part.id))
        person_ties.add_ties(self, id, self.tie_asked.emit)
        log = button(tr("Log a contact…"), lambda: self.log_asked.emit((id,), ()), "primary")
        if part is None or not part.takes_part:
            self.buttons(log)
        else:
            self.buttons(log, self._leaving())
        if part is not None:
            self.column.addWidget(what_if_gone(self.document, (Person, id)))
            self.column.addWidget(editing(self._taking_out((Membership, part.id))))
        routes.add_routes(self, id)
        contacts_list.add_contacts(self, id)
        self.column.addSpacing(theme.space(1))
        self._fold_interests()
        lines = inner_lines(self.plan, id)
        self.fold(
            "person.lines", tr("Inside the customer"),
            lambda: person_ties.add_inner_lines(self, id), _count(lines),
        )  # fmt: skip
        competitors = self.plan.where(CompetitorTie, "person", id)
        self.fold(
            "person.competitors", tr("Competitors"),
            lambda: person_ties.add_competitors(self, id, self.competitor_asked.emit),
            _count(competitors),
        )  # fmt: skip
        person_depth.add_depth(self, id)
        self.fold(
            "person.details", tr("Details and note"),
            lambda: person_facts.add_details(self, id), _noted(person),
        )  # fmt: skip
        self.internal_only()

    def _leaving(self) -> QPushButton:
        made = button(
            tr("Leaves…"), lambda: seat_actions.ask_leaves(self, self.document, self.person)
        )
        made.setToolTip(plain_tooltip(tr("Leaves the customer; the function can stay vacant")))
        made.setObjectName("leaves")
        return made

    def _taking_out(self, part: tuple[type[Membership], Id]) -> QPushButton:
        made = link(
            tr("Take out of the buying team"),
            lambda: self.attempt(edits.remove, [part]),
        )
        made.setToolTip(plain_tooltip(tr("The person, relationships and contacts stay")))
        made.setObjectName("take out")
        return made

    def _fold_interests(self) -> None:
        id = self.person

        def build() -> None:
            business = tr("Business interests")
            person_facts.add_interests(self, id, InterestKind.BUSINESS, business)
            personal = tr("Personal interests")
            person_facts.add_interests(self, id, InterestKind.PERSONAL, personal)

        self.fold(
            "person.interests", tr("Interests"), build, _count(self.plan.interests_of(id))
        )

    def _add_points(self) -> None:
        points = link("", lambda: self.trace_asked.emit(self.person))
        points.setToolTip("")
        self.column.addWidget(points)

        def show() -> None:
            report = self.document.report
            found = None if report is None else report.score.persons.get(self.person)
            points.setVisible(found is not None)
            if found is not None:
                at_stake = str(round(found.at_stake))
                words = ntr(
                    "{points} of {of} point",
                    "{points} of {of} points",
                    counted(at_stake),
                    points=round(found.points),
                    of=at_stake,
                )
                points.setText(words)
                points.setAccessibleName(words)

        self.report_parts.append(show)


def _count(found: Sequence[object]) -> str:
    return str(len(found)) if found else ""


def _noted(person: Person) -> str:
    """What a folded part holds, so that nobody opens it for nothing."""
    return tr("note") if person.note else ""
