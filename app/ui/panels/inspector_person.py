"""The inspector's page of a person on the customer's side."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Signal

from app.i18n import tr
from app.model.people import Person
from app.model.ties import CompetitorTie, ContactTie
from app.model.values import Id
from app.model.vocabulary import InterestKind
from app.ui.canvas.content import initials
from app.ui.document import Document
from app.ui.panels import person_facts, person_ties
from app.ui.panels.controls import Disc, button, link
from app.ui.panels.inspector_page import Page
from app.ui.panels.person_ties import inner_line_words, inner_lines


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
            tuple(inner_line_words(plan, person, line) for line in inner_lines(plan, person)),
            tuple(contact.id for contact in plan.interactions_with(person)),
        )

    def build(self) -> None:
        id = self.person
        person = self.plan.persons[id]
        self.header(
            Disc(initials(person.label), "theirs"), Person, id, person.label, title=True
        )
        self._add_points()
        person_facts.add_membership(self, id)
        person_ties.add_ties(self, id, self.tie_asked.emit)
        self.buttons(
            button(tr("Log a contact…"), lambda: self.log_asked.emit((id,), ()), "primary")
        )
        person_facts.add_interests(self, id, InterestKind.BUSINESS, tr("Business interests"))
        person_facts.add_interests(self, id, InterestKind.PERSONAL, tr("Personal interests"))
        person_ties.add_route(self, id)
        person_ties.add_contacts(self, id)
        person_ties.add_inner_lines(self, id)
        person_ties.add_competitors(self, id, self.competitor_asked.emit)
        person_facts.add_details(self, id)
        self.internal_only()

    def _add_points(self) -> None:
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
