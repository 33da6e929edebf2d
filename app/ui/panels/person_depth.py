"""What goes deep on a person's page, behind *More*: motive, power, the tests of a helper."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout

from app.errors import UserError
from app.i18n import mark, tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.decision import Membership
from app.model.edits.judging import compact
from app.model.labels import label
from app.model.people import Person
from app.model.ties import ContactTie
from app.model.values import Id, joined
from app.model.vocabulary import (
    Adaptability,
    Colour,
    Mobiliser,
    PowerBase,
    ResponseMode,
)
from app.ui import privacy
from app.ui.panels.decision_depth import parted
from app.ui.panels.fields import CodeField, DayField, SwitchField, TextField
from app.ui.panels.inspector_page import Page
from app.ui.panels.labels import Label
from app.ui.panels.named_field import NamedField

Tests = tuple[tuple[str, str], ...]  # the key it is kept under, and its msgid
COACH_TESTS: Tests = (
    ("believes_in_us", mark("Believes in us")),
    ("credible_inside", mark("Is credible inside")),
    ("wants_us_to_win", mark("Wants us to win")),
)
CHAMPION_TESTS: Tests = (
    ("has_influence", mark("Has influence")),
    ("sells_for_us_inside", mark("Sells for us inside")),
    ("gains_by_our_success", mark("Gains by our success")),
)
ADAPTABILITY: dict[Adaptability, str] = {
    Adaptability.INNOVATOR: mark("tries everything first"),
    Adaptability.VISIONARY: mark("sees the chance"),
    Adaptability.PRAGMATIST: mark("waits for proof"),
    Adaptability.CONSERVATIVE: mark("only when it must be"),
    Adaptability.LAGGARD: mark("rather not at all"),
}
TEST_INDENT = 22  # pixels: as far as the words of the tick box above


def depth_of(plan: AccountPlan, opportunity: Id, person: Id) -> tuple[object, ...]:
    """Return what decides which fields there are."""
    one = plan.membership(opportunity, person)
    helper = (None, None) if one is None else (one.is_coach, one.champion)
    return (*helper, privacy.current().colours)


def add_depth(page: Page, person: Id) -> None:
    """Add, folded, what somebody is moved by, what their power rests on, and how they help."""
    page.fold(
        "person.more", tr("More"), partial(_build, page, person), tr("motive, coach, power")
    )


def _build(page: Page, person: Id) -> None:
    if page.plan.membership(page.document.opportunity, person) is not None:
        _add_part(page, joined(page.document.opportunity, person))
    page.section(tr("Power rests on"))
    grid = QGridLayout()
    for number, base in enumerate(PowerBase):
        grid.addWidget(_power(page, person, base), number // 2, number % 2)
    page.column.addLayout(grid)
    adaptability = CodeField(
        tr("Something new"), list(Adaptability), words=lambda code: tr(ADAPTABILITY[code])
    )
    page.attribute(tr("Something new"), adaptability, Person, person, "adaptability")
    employers = TextField(tr("Worked before at"), hint=tr("separated by commas"))
    page.connect_field(
        employers,
        partial(_employers, person),
        partial(_set_employers, page, person),
        f"person.{person}.previous_employers",
    )
    page.row(tr("Worked before at"), employers)
    if privacy.current().colours:
        _add_colour(page, person)


def _add_part(page: Page, at: Id) -> None:
    """Add what somebody does in this decision."""
    for text, codes, name in (
        (tr("Motive"), list(ResponseMode), "response_mode"),
        (tr("With a new idea"), list(Mobiliser), "mobiliser"),
    ):
        known = [code for code in codes if code.value != "unknown"]
        field = CodeField(text, known)
        page.connect_field(
            field,
            partial(_code, at, name),
            partial(_set, page, at, name),
            f"membership.{at}.{name}",
        )
        page.row(text, field)
    page.switch(
        tr("Releases the budget"), Membership, at, "is_economic_buyer", unknown_is=False
    )
    page.switch(tr("Can only say no"), Membership, at, "veto_only", unknown_is=False)
    one = page.plan.find(Membership, at)
    page.switch(tr("Coach: guides us inside"), Membership, at, "is_coach", unknown_is=False)
    if one is not None and one.is_coach:
        _add_tests(page, at, "coach_tests", COACH_TESTS)
    page.switch(tr("Champion: pleads for us"), Membership, at, "champion", unknown_is=False)
    if one is not None and one.champion:
        _add_tests(page, at, "champion_tests", CHAMPION_TESTS)
    today = page.document.as_of
    for text, name in ((tr("Takes part from"), "active_from"), (tr("Until"), "active_to")):
        page.attribute(text, DayField(text, today), Membership, at, name)


def _add_tests(page: Page, at: Id, name: str, tests: Tests) -> None:
    """Add the tests of a helper, a tick each, and how many hold."""
    for key, text in tests:
        passed = SwitchField(tr(text))
        passed.setStyleSheet(f"margin-left: {TEST_INDENT}px")

        def read(plan: AccountPlan, key: str = key) -> object:
            return results(plan.find(Membership, at), name).get(key) is True

        def commit(on: bool, key: str = key) -> None:
            found = results(page.plan.find(Membership, at), name) | {key: on}
            page.attempt(edits.set_fields, Membership, at, **{name: compact(found)})

        page.connect_field(passed, read, commit, f"membership.{at}.{name}.{key}")
        page.column.addWidget(passed)


def results(one: Membership | None, name: str) -> dict[str, Any]:
    """Return how the tests of a helper came out; what cannot be read is left out."""
    try:
        found = json.loads((one and getattr(one, name)) or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _power(page: Page, person: Id, base: PowerBase) -> SwitchField:
    words = label(base)
    field = SwitchField(words[:1].upper() + words[1:])

    def read(plan: AccountPlan) -> object:
        found = plan.find(Person, person)
        return found is not None and base in found.power_bases

    def commit(on: bool) -> None:
        held = page.plan.persons[person].power_bases
        now = held | {base} if on else held - {base}
        page.attempt(edits.set_fields, Person, person, power_bases=now)

    page.connect_field(field, read, commit, f"person.{person}.power_bases.{base.value}")
    return field


def _add_colour(page: Page, person: Id) -> None:
    """Add the colour of a person's style, and by whom of ours it is seen so."""
    page.section(tr("Style of conversation"))
    colours = [colour for colour in Colour if colour is not Colour.UNKNOWN]
    field = CodeField(tr("Colour"), colours)

    def read(plan: AccountPlan) -> object:
        found = plan.find(Person, person)
        colour = None if found is None else found.colour
        return None if colour is Colour.UNKNOWN else colour

    page.connect_field(
        field,
        read,
        lambda colour: page.attempt(set_colour, person, colour),
        f"person.{person}.colour",
    )
    page.row(tr("Colour"), field)
    seen = NamedField(tr("As seen by"), list(page.plan.members), words=page.plan.label)
    page.attribute(tr("As seen by"), seen, Person, person, "perceived_by")
    words = tr("An aid for the conversation: everybody has all four. It counts in no score.")
    page.column.addWidget(Label(words, "small", wrap=True))


def set_colour(plan: AccountPlan, person: Id, colour: Colour | None) -> Change:
    """Note a person's colour as somebody of ours sees it: who knows them best, unless noted.

    Raises UserError where nobody of ours knows them, so that it is nobody's view.
    """
    by = plan.persons[person].perceived_by
    if colour is not None and by is None:
        ties = plan.where(ContactTie, "person", person)
        best = max(ties, key=lambda tie: tie.level or 0, default=None)
        if best is None:
            raise UserError(tr("Choose first who of us sees it so."))
        by = best.member
    return edits.set_fields(plan, Person, person, colour=colour, perceived_by=by)


def _code(at: Id, name: str, plan: AccountPlan) -> object:
    one = plan.find(Membership, at)
    code = None if one is None else getattr(one, name)
    return None if code is None or code.value == "unknown" else code


def _set(page: Page, at: Id, name: str, value: object) -> None:
    page.attempt(edits.set_fields, Membership, at, **{name: value})


def _employers(person: Id, plan: AccountPlan) -> object:
    found = plan.find(Person, person)
    return "" if found is None else ", ".join(found.previous_employers)


def _set_employers(page: Page, person: Id, text: str) -> None:
    employers = parted(text)
    page.attempt(edits.set_fields, Person, person, previous_employers=employers)
