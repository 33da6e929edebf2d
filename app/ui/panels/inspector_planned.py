"""The inspector's page of a planned relationship: who sees to it, until when, and its end."""

from __future__ import annotations

from collections.abc import Hashable

from app.i18n import tr
from app.model import edits
from app.model.people import Person, TeamMember
from app.model.planning import PlannedTie
from app.model.ties import ContactTie
from app.model.values import Id, joined
from app.model.vocabulary import TieLevel
from app.ui.document import Document
from app.ui.panels.controls import Sign, button
from app.ui.panels.fields import CodeField, DayField, NoteField
from app.ui.panels.inspector_page import Page
from app.ui.panels.labels import Label
from app.ui.panels.named_field import NamedField


class PlannedTiePage(Page):
    """What we mean one of ours to have with one of theirs."""

    def __init__(self, document: Document, planned: Id) -> None:
        found = document.plan.find(PlannedTie, planned)
        assert found is not None, "a page is made of what stands in the plan"
        self.planned, self.opportunity = planned, found.opportunity
        self.member, self.person = found.member, found.person
        super().__init__(document)

    def shape(self) -> Hashable:
        owner = self._owner()
        return self.plan.label(self.member), self.plan.label(self.person), owner

    def build(self) -> None:
        id, plan = self.planned, self.plan
        self.column.addWidget(Sign("link"))
        self.column.addWidget(Label(tr("Planned relationship"), "title"))
        self.column.addWidget(self.link(plan.label(self.member), [(TeamMember, self.member)]))
        self.column.addWidget(self.link(plan.label(self.person), [(Person, self.person)]))
        self.section(tr("Plan"))
        level = CodeField(tr("To become"), [one for one in TieLevel if one > TieLevel.NONE])
        self.attribute(tr("To become"), level, PlannedTie, id, "desired_level")
        owners: list[str] = list(plan.members)
        owner = self._owner()
        if owner is not None and owner not in owners:
            owners.append(owner)  # somebody outside the client team
        sees_to_it = NamedField(tr("Sees to it"), owners, words=plan.label)
        self.attribute(tr("Sees to it"), sees_to_it, PlannedTie, id, "owner")
        due = DayField(tr("Due"), self.document.as_of)
        self.attribute(tr("Due"), due, PlannedTie, id, "due")
        self.buttons(
            button(tr("Carried out"), self._carry_out, "primary"),
            button(tr("Drop"), self._drop),
        )
        self.column.addWidget(
            Label(tr("Carried out: the two have this relationship, spoken today."), "quiet",
                  wrap=True)
        )  # fmt: skip
        self.section(tr("Note"))
        note = NoteField(tr("Note"))
        self.bind(note, PlannedTie, id, "note")
        self.column.addWidget(note)
        self.readable(self.plan.label(self.person))

    def _owner(self) -> str | None:
        planned = self.plan.find(PlannedTie, self.planned)
        return None if planned is None else planned.owner

    def _carry_out(self) -> None:
        document = self.document
        done = document.attempt(
            edits.keep_planned_tie_done, self.opportunity, self.member, self.person,
            document.as_of, base=document.base,
        )  # fmt: skip
        if done:
            document.select([(ContactTie, joined(self.member, self.person))])

    def _drop(self) -> None:
        self.attempt(edits.drop_planned_tie, self.opportunity, self.member, self.person)
