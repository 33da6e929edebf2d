"""What a person is, on their page: their part in the decision, interests, and details."""

from __future__ import annotations

from functools import partial

from app.i18n import tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.certainty import Fact
from app.model.decision import Membership
from app.model.interactions import Interest
from app.model.labels import interest_label
from app.model.people import Person
from app.model.values import Id, joined
from app.model.vocabulary import (
    BUSINESS_INTERESTS,
    PERSONAL_INTERESTS,
    Confidence,
    InterestKind,
    Lane,
    Level,
)
from app.ui import theme
from app.ui.panels.binding import Binding
from app.ui.panels.chips import RoleField, attitude_field, influence_field
from app.ui.panels.controls import button
from app.ui.panels.fields import CodeField, DayField, NoteField, TextField
from app.ui.panels.inspector_page import LABEL_WIDTH, Page
from app.ui.panels.labels import Elided, Label


def add_membership(page: Page, person: Id) -> None:
    """Add what part a person plays in the decision; who plays none can be brought in."""
    document = page.document
    if page.plan.membership(document.opportunity, person) is not None:
        _add_roles(page, person)
        return
    page.column.addWidget(
        Label(tr("Not in the buying team of this decision."), "soft", wrap=True)
    )
    join = button(
        tr("Add to the buying team"),
        lambda: document.attempt(edits.join_decision, document.opportunity, person),
    )
    page.buttons(join)


def _add_roles(page: Page, person: Id) -> None:
    document = page.document
    at = joined(document.opportunity, person)
    page.section(tr("Roles in this decision"), Fact(Membership, at, "roles"))
    roles = RoleField()
    roles.toggled.connect(
        lambda role: document.attempt(edits.toggle_role, document.opportunity, person, role)
    )
    page.column.addWidget(roles)
    page.bindings.append(Binding(roles, lambda plan: _held(plan, at)))
    page.section(tr("Attitude"), Fact(Membership, at, "attitude"))
    attitude = attitude_field()
    page.bind(attitude, Membership, at, "attitude")
    page.column.addWidget(attitude)
    page.section(tr("Influence"), Fact(Membership, at, "influence"))
    influence = influence_field()
    page.bind(influence, Membership, at, "influence")
    page.column.addWidget(influence)
    page.switch(tr("Takes part in this decision"), Membership, at, "active", unknown_is=True)


def add_interests(page: Page, person: Id, kind: InterestKind, title: str) -> None:
    """Add what a person cares about, of one kind."""
    page.section(title)
    for interest in page.plan.interests_of(person):
        if interest.kind is not kind:
            continue
        words = interest_label(interest.code)
        page.listed(
            Elided(words),
            "",
            (Interest, interest.id),
            sure=(Fact(Interest, interest.id, "code"), words),
        )
        for text, hint, name in (
            (tr("In their words"), tr("in their words"), "note"),
            (
                tr("Our offer, translated"),
                tr("what our offer means for it"),
                "offer_translated",
            ),
        ):
            field = TextField(text, hint=hint)
            page.bind(field, Interest, interest.id, name)
            page.column.addWidget(field)
        page.readable(page.plan.label(person))
    codes = BUSINESS_INTERESTS if kind is InterestKind.BUSINESS else PERSONAL_INTERESTS
    page.adding(
        tr("Interest"),
        lambda: [
            (
                interest_label(code),
                partial(page.attempt, edits.add_interest, person, kind, code),
            )
            for code in codes
        ],
    )


def add_place(page: Page, person: Id) -> None:
    """Add where somebody stands in the customer's house."""
    function, level = tr("Function"), tr("Level")
    _add_assumable(page, person, function, CodeField(function, list(Lane)), "lane")
    _add_assumable(page, person, level, CodeField(level, list(reversed(Level))), "level")
    page.attribute(tr("Department"), TextField(tr("Department")), Person, person, "department")


def add_details(page: Page, person: Id) -> None:
    """Add since when somebody is there, how to reach them, and the note."""
    today = page.document.as_of
    for text, name in (
        (tr("In this post since"), "start_date"),
        (tr("Leaves on"), "end_date"),
    ):
        page.attribute(text, DayField(text, today), Person, person, name)
    for text, name in (
        (tr("E-mail"), "email"),
        (tr("Telephone"), "phone"),
        (tr("Location"), "location"),
        (tr("Language"), "contact_language"),
    ):
        page.attribute(text, TextField(text), Person, person, name)
    page.switch(
        tr("May be named in a proposal"), Person, person, "in_proposal", unknown_is=True
    )
    note = NoteField(tr("Note"), hint=tr("Note"))
    page.bind(note, Person, person, "note")
    page.column.addWidget(note)
    page.readable(page.plan.persons[person].label)


def _add_assumable(page: Page, id: Id, text: str, field: CodeField, name: str) -> None:
    """Add a field whose value may be a guess: choosing one confirms it."""
    mark = Label("", "small", wrap=True)
    mark.setIndent(theme.grown(LABEL_WIDTH) + theme.space(1))

    def read(plan: AccountPlan) -> object:
        person = plan.find(Person, id)
        if person is None:
            return None
        assumed = getattr(person, f"{name}_confidence") is Confidence.ASSUMED
        mark.setText(tr("assumed from the title") if assumed else "")
        mark.setVisible(assumed)
        return getattr(person, name)

    def commit(value: object) -> None:
        sure = Confidence.CONFIRMED if value is not None else None
        page.attempt(edits.set_fields, Person, id, **{name: value, f"{name}_confidence": sure})

    page.connect_field(field, read, commit, f"person.{id}.{name}")
    page.row(text, field, Fact(Person, id, name))
    page.column.addWidget(mark)


def _held(plan: AccountPlan, membership: Id) -> object:
    found = plan.find(Membership, membership)
    return frozenset() if found is None else found.roles
