"""The inspector's pages of who else weighs on it: competitors, and influences from outside."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial

from PySide6.QtCore import Signal

from app.i18n import tr
from app.model import edits
from app.model.people import Competitor, OutsideInfluence, Person
from app.model.ties import CompetitorTie, ContactTie, Influence
from app.model.values import Id
from app.model.vocabulary import InfluenceDegree, OutsideKind, TieLevel
from app.ui.document import Document
from app.ui.panels import contacts_list, person_ties
from app.ui.panels.controls import Sign, button
from app.ui.panels.fields import CodeField, NoteField
from app.ui.panels.inspector_page import Page
from app.ui.panels.labels import Label


class CompetitorPage(Page):
    """Another supplier, and whom they know."""

    def __init__(self, document: Document, competitor: Id) -> None:
        self.competitor = competitor
        super().__init__(document)

    def shape(self) -> Hashable:
        return tuple((tie.id, self.plan.label(tie.person)) for tie in self._ties())

    def build(self) -> None:
        name = self.plan.label(self.competitor)
        self.header(Sign("building-fortress"), Competitor, self.competitor, name, title=False)
        self.switch(
            tr("In place now"), Competitor, self.competitor, "incumbent", unknown_is=False
        )
        self.section(tr("Knows at this customer"))
        for tie in self._ties():
            person_ties.add_competitor_tie(
                self, tie, self.link(self.plan.label(tie.person), [(Person, tie.person)])
            )
        if not self._ties():
            self.column.addWidget(Label(tr("Nobody yet."), "quiet"))
        self.adding(tr("Somebody they know"), self._others)
        self.section(tr("Note"))
        note = NoteField(tr("Note"), hint=tr("Note"))
        self.bind(note, Competitor, self.competitor, "note")
        self.column.addWidget(note)

    def _ties(self) -> list[CompetitorTie]:
        return self.plan.where(CompetitorTie, "competitor", self.competitor)

    def _others(self) -> list[tuple[str, Callable[[], object]]]:
        known = {tie.person for tie in self._ties()}
        return [
            (
                person.label,
                partial(
                    self.attempt,
                    edits.set_competitor_tie,
                    self.competitor,
                    person.id,
                    level=TieLevel.ACQUAINTED,
                ),
            )
            for person in self.plan.persons.values()
            if person.id not in known
        ]


class OutsidePage(Page):
    """An organisation or function outside that weighs on the decision."""

    log_asked = Signal(object, object)  # persons, members
    tie_asked = Signal(str, str)  # a colleague and this outside influence

    def __init__(self, document: Document, outsider: Id) -> None:
        self.outsider = outsider
        super().__init__(document)

    def shape(self) -> Hashable:
        plan, id = self.plan, self.outsider
        return (
            tuple((line.id, plan.label(line.target)) for line in self._lines()),
            tuple((t.id, plan.label(t.member)) for t in plan.where(ContactTie, "person", id)),
            tuple(plan.interactions_with(id)),
        )

    def build(self) -> None:
        id = self.outsider
        name = self.plan.label(id)
        self.header(Sign("building-community"), OutsideInfluence, id, name, title=False)
        kind = CodeField(tr("Kind"), list(OutsideKind))
        self.attribute(tr("Kind"), kind, OutsideInfluence, id, "kind")
        self._add_influences()
        person_ties.add_ties(self, id, self.tie_asked.emit)
        self.buttons(
            button(tr("Log a contact…"), lambda: self.log_asked.emit((id,), ()), "primary")
        )
        contacts_list.add_contacts(self, id)
        self.section(tr("Note"))
        note = NoteField(tr("Note"), hint=tr("Note"))
        self.bind(note, OutsideInfluence, id, "note")
        self.column.addWidget(note)

    def _add_influences(self) -> None:
        """Add on whom it weighs, and how much; an unknown weight counts as low."""
        self.section(tr("Weighs on"))
        for line in self._lines():
            weight = CodeField(tr("How much"), list(InfluenceDegree))
            self.bind(weight, Influence, line.id, "weight")
            opening = self.link(self.plan.label(line.target), [(Influence, line.id)])
            self.listed(opening, "", (Influence, line.id), fields=[weight])
        if not self._lines():
            self.column.addWidget(Label(tr("Nobody yet."), "quiet"))
        known = {line.target for line in self._lines()}
        self.adding(
            tr("Somebody who listens to it"),
            lambda: [
                (
                    person.label,
                    partial(
                        self.attempt,
                        edits.add_influence,
                        self.outsider,
                        person.id,
                        InfluenceDegree.MEDIUM,
                    ),
                )
                for person in self.plan.persons.values()
                if person.id not in known
            ],
        )

    def _lines(self) -> list[Influence]:
        return self.plan.where(Influence, "source", self.outsider)
