"""The inspector's page of a vacant function."""

from __future__ import annotations

from collections.abc import Hashable

from app.i18n import tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.people import Person
from app.model.places import Seat
from app.model.ties import ContactTie
from app.model.values import Id
from app.model.vocabulary import Lane, Level, Role
from app.ui import seat_actions
from app.ui.document import Document
from app.ui.panels.binding import Binding
from app.ui.panels.chips import RoleField
from app.ui.panels.controls import Sign, button
from app.ui.panels.fields import CodeField, DayField, NoteField
from app.ui.panels.inspector_page import Page
from app.ui.panels.labels import Label
from app.ui.panels.named_field import NamedField


class SeatPage(Page):
    """What the function is, who left it, and the buttons that fill it or take it away."""

    def __init__(self, document: Document, seat: Id) -> None:
        self.seat = seat
        super().__init__(document)

    def shape(self) -> Hashable:
        seat = self.plan.find(Seat, self.seat)
        formerly = None if seat is None else seat.formerly
        ties = () if formerly is None else self.plan.where(ContactTie, "person", formerly)
        return formerly, tuple((tie.id, self.plan.label(tie.member)) for tie in ties)

    def build(self) -> None:
        """First how to fill it, then what is known of it, then what stays of who left."""
        at = self.seat
        seat = self.plan.find(Seat, at)
        if seat is None:
            return
        self.header(Sign("user"), Seat, at, seat.label, title=False)
        self.column.addWidget(
            Label(tr("Vacant: nobody fills this function now."), "soft", wrap=True)
        )
        self.buttons(
            button(
                tr("Fill…"),
                lambda: seat_actions.ask_fill(self, self.document, at),
                "primary",
            ),
            button(
                tr("Remove vacancy"),
                lambda: self.attempt(edits.remove, [(Seat, at)]),
            ),
        )
        self._build_facts(seat)
        self._build_former(seat)
        self.section(tr("Note"))
        note = NoteField(tr("Note"))
        self.bind(note, Seat, at, "note")
        self.column.addWidget(note)
        if seat.formerly is not None:
            self.readable(self.plan.label(seat.formerly))
        self.internal_only()

    def _build_facts(self, seat: Seat) -> None:
        at = seat.id
        self.section(tr("Roles that came with it"))
        roles = RoleField()
        roles.toggled.connect(self._toggle)
        self.column.addWidget(roles)
        self.bindings.append(Binding(roles, self._roles))
        self.section(tr("Details"))
        since = DayField(tr("Vacant since"), self.document.as_of)
        self.attribute(tr("Vacant since"), since, Seat, at, "vacant_since")
        level = CodeField(tr("Level"), list(reversed(Level)))
        self.attribute(tr("Level"), level, Seat, at, "level")
        lane = CodeField(tr("Function"), list(Lane))
        self.attribute(tr("Function"), lane, Seat, at, "lane")
        here = [m.person for m in self.plan.dmu(seat.opportunity) if m.takes_part]
        manager = NamedField(
            tr("Reports to"), here, unknown=tr("nobody"), words=self.plan.label
        )
        self.connect_field(
            manager,
            lambda plan: getattr(plan.find(Seat, at), "reports_to", None),
            lambda id: self.attempt(edits.set_seat_manager, at, id),
            f"seat.{at}.reports_to",
        )
        self.row(tr("Reports to"), manager)

    def _build_former(self, seat: Seat) -> None:
        """Tell who left, and which of ours knew them: where asking after them begins."""
        if seat.formerly is None:
            return
        self.section(tr("Who left"))
        self.column.addWidget(
            self.link(self.plan.label(seat.formerly), [(Person, seat.formerly)])
        )
        for tie in self.plan.where(ContactTie, "person", seat.formerly):
            words = tr("known by {name}", name=self.plan.label(tie.member))
            self.column.addWidget(self.link(words, [(ContactTie, tie.id)]))

    def _roles(self, plan: AccountPlan) -> object:
        seat = plan.find(Seat, self.seat)
        return frozenset() if seat is None else seat.roles

    def _toggle(self, role: Role) -> None:
        seat = self.plan.find(Seat, self.seat)
        if seat is not None:
            self.attempt(edits.set_fields, Seat, seat.id, roles=seat.roles ^ {role})
