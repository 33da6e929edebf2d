"""The parts of context menus that set something: ticked where it holds, one step each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import tr
from app.model import edits
from app.model.labels import label
from app.model.ties import Affinity, Counterpart, Influence, ReportingLine
from app.model.values import Id, joined
from app.model.vocabulary import Attitude, InfluenceDegree, Role, TieLevel, TieStatus
from app.ui.canvas import context, drawn_edits
from app.ui.canvas.choosers import CHOICES, Choice, choice_words
from app.ui.canvas.drawn_edits import Spoken

if TYPE_CHECKING:
    from app.ui.document import Document, Ref

Offer = tuple[str, bool, Callable[[], object]]  # words, whether it holds, what sets it
KEY = "\t"  # what stands after it in an item is shown as its key


def new_menu(over: QWidget) -> QMenu:
    """Return an empty menu that goes with its closing."""
    menu = QMenu(over)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def may_change(document: Document) -> bool:
    """Return whether anything set here would be taken, be it only supposed."""
    return document.may_edit or document.supposing.is_on


def add_choice(
    menu: QMenu, title: str, offers: Iterable[Offer], *, several: bool = False
) -> QMenu:
    """Add a submenu in which one thing holds; with `several` any number does."""
    below = menu.addMenu(title)
    group = QActionGroup(below)
    group.setExclusive(not several)
    for words, holds, do in offers:
        action = below.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(holds)
        action.triggered.connect(lambda _checked=False, do=do: do())
        if not several:
            group.addAction(action)
    below.setEnabled(not below.isEmpty())
    return below


def add_judgements(menu: QMenu, document: Document, persons: Sequence[Id]) -> None:
    """Add roles, attitude and influence of people; ticked is what holds for all of them."""
    plan, opportunity = document.plan, document.opportunity
    parts = [plan.membership(opportunity, id) for id in persons]

    def toggle(role: Role) -> None:
        document.attempt(drawn_edits.toggle_role, opportunity, persons, role)

    held = [frozenset() if part is None else part.roles for part in parts]
    roles = [
        (label(role), all(role in one for one in held), partial(toggle, role)) for role in Role
    ]
    add_choice(menu, tr("Roles"), roles, several=True)
    for title, field, codes in (
        (tr("Attitude"), "attitude", (*reversed(Attitude), None)),
        (tr("Influence"), "influence", (*reversed(InfluenceDegree), None)),
    ):
        now = {None if part is None else getattr(part, field) for part in parts}

        def judge(code: object, field: str = field) -> None:
            document.attempt(context.judge, opportunity, persons, **{field: code})

        add_choice(
            menu, title, [(label(code), now == {code}, partial(judge, code)) for code in codes]
        )


def add_counterparts(menu: QMenu, document: Document, person: Id) -> None:
    """Add with whom of ours somebody works in the proposal."""
    plan, opportunity = document.plan, document.opportunity

    def toggle(member: Id) -> None:
        document.attempt(edits.toggle_counterpart, opportunity, member, person)

    offers = [
        (
            one.label,
            plan.find(Counterpart, joined(opportunity, one.id, person)) is not None,
            partial(toggle, one.id),
        )
        for one in sorted(plan.members.values(), key=lambda one: one.label.casefold())
    ]
    add_choice(menu, tr("Counterpart"), offers, several=True)


def add_tie_levels(menu: QMenu, document: Document, member: Id, person: Id) -> None:
    """Add how well two know each other; when they spoke stays as it is."""
    tie = document.plan.tie_between(member, person)
    now: TieLevel | TieStatus | None = None if tie is None else tie.status or tie.level

    def choose(choice: Choice) -> None:
        status = choice if isinstance(choice, TieStatus) else None
        spoken = Spoken(choice if isinstance(choice, TieLevel) else None, status)
        document.attempt(
            drawn_edits.tie, member, person, spoken, document.as_of, base=document.base
        )

    offers = [
        (choice_words(choice) + KEY + key, tie is not None and choice is now,
         partial(choose, choice))
        for key, choice in CHOICES
    ]  # fmt: skip
    add_choice(menu, tr("Relationship level"), offers)


def add_line(menu: QMenu, document: Document, ref: Ref) -> None:
    """Add what can be said of a line inside the customer."""
    kind, id = ref
    line = document.plan.find(kind, id)

    def give(field: str, value: object) -> None:
        document.attempt(edits.set_fields, kind, id, **{field: value})

    if isinstance(line, ReportingLine):
        dotted = menu.addAction(tr("Dotted line"))
        dotted.setCheckable(True)
        dotted.setChecked(line.dotted is True)
        dotted.triggered.connect(lambda on: give("dotted", True if on else None))
    elif isinstance(line, Influence):
        codes = (*reversed(InfluenceDegree), None)
        offers = [
            (label(code), line.weight is code, partial(give, "weight", code)) for code in codes
        ]
        add_choice(menu, tr("How much"), offers)
    elif isinstance(line, Affinity):
        signs = ((tr("Alliance"), 1), (tr("Conflict"), -1))
        add_choice(
            menu, tr("How they get on"),
            [(words, line.sign == sign, partial(give, "sign", sign)) for words, sign in signs],
        )  # fmt: skip
