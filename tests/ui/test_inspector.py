from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app import i18n
from app.model import edits
from app.model.decision import Membership, Opportunity
from app.model.interactions import Interest
from app.model.people import Account, Competitor, Person, TeamMember
from app.model.ties import Affinity, CompetitorTie, ContactTie, Influence, ReportingLine
from app.model.values import joined
from app.model.vocabulary import (
    PERSONAL_INTERESTS,
    Attitude,
    BusinessFit,
    CompetitorBasis,
    Confidence,
    ContactPolicy,
    InfluenceDegree,
    InterestKind,
    KamStage,
    Lane,
    Level,
    Role,
    Stage,
    TieLevel,
    Tier,
    TieStatus,
)
from app.ui.furniture import LEAST_RIGHT, RIGHT
from app.ui.panels.chips import ChoiceField, RoleField
from app.ui.panels.confidence import ConfidenceMark
from app.ui.panels.fields import CodeField, TextField
from app.ui.panels.inspector import Inspector
from app.ui.panels.labels import Label
from tests.ui.conftest import DECISION

SANNE_EVA = joined("sanne", "eva")
ANTON_HERE = joined(DECISION, "anton")


def field(inspector: Inspector, place: str):
    """The field that edits one attribute."""
    found = [w for w in inspector.findChildren(QWidget) if w.property("place") == place]
    assert found, f"no field for {place}"
    return found[-1]


def type_into(qtbot, widget: QWidget, text: str) -> None:
    """Type a text as a user does, and leave the field with Tab."""
    widget.window().activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    qtbot.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(widget, text)
    qtbot.keyClick(widget, Qt.Key.Key_Tab)


def choose(qtbot, combo: QWidget, code: Any) -> None:
    """Open the list of a field and take a code from it."""
    if isinstance(combo, ConfidenceMark):
        qtbot.mouseClick(combo, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(combo.form.chips[code], Qt.MouseButton.LeftButton)
        return
    assert isinstance(combo, CodeField)
    combo.showPopup()
    view = combo.view()
    view.setCurrentIndex(combo.model().index(combo.codes.index(code), 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("place", "typed", "attribute", "value"),
    [
        ("person.anton.name", "Dr. Anton van Dijk", "name", "Dr. Anton van Dijk"),
        ("person.anton.title", "CEO", "title", "CEO"),
        ("person.anton.department", "Board", "department", "Board"),
        ("person.anton.email", "a@b.example", "email", "a@b.example"),
        ("person.anton.phone", "+32 2 1", "phone", "+32 2 1"),
        ("person.anton.start_date", "1-9-2025", "start_date", date(2025, 9, 1)),
        ("person.anton.note", "reads the annexes", "note", "reads the annexes"),
    ],
)
def test_what_is_typed_about_a_person_is_kept(
    inspector, document, qtbot, place, typed, attribute, value
):
    document.select([(Person, "anton")])

    type_into(qtbot, field(inspector, place), typed)

    assert getattr(document.plan.persons["anton"], attribute) == value
    document.undo_stack.undo()
    assert getattr(document.plan.persons["anton"], attribute) != value


def test_escape_takes_back_what_was_typed(inspector, document, qtbot):
    document.select([(Person, "anton")])
    title = field(inspector, "person.anton.title")

    title.setFocus()
    qtbot.keyClicks(title, "CEO")
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    qtbot.keyClick(title, Qt.Key.Key_Tab)

    assert document.plan.persons["anton"].title == "Chair"


def test_lane_and_level_that_were_guessed_say_so_until_somebody_chooses(
    inspector, document, qtbot
):
    document.select([(Person, "anton")])
    guessed = [w.text() for w in inspector.findChildren(Label) if w.isVisible()]

    choose(qtbot, field(inspector, "person.anton.lane"), Lane.FINANCIAL)
    choose(qtbot, field(inspector, "person.anton.level"), Level.HEAD)

    anton = document.plan.persons["anton"]
    assert guessed.count("assumed from the title") == 2
    assert (anton.lane, anton.lane_confidence) == (Lane.FINANCIAL, Confidence.CONFIRMED)
    assert (anton.level, anton.level_confidence) == (Level.HEAD, Confidence.CONFIRMED)


def test_roles_are_toggled_with_a_click(inspector, document, qtbot):
    document.select([(Person, "anton")])
    roles = inspector.findChild(RoleField)

    qtbot.mouseClick(roles.chips[Role.USER], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(roles.chips[Role.DECIDER], Qt.MouseButton.LeftButton)

    assert document.plan.membership(DECISION, "anton").roles == {Role.USER}
    assert [c.role for c in roles.chips.values() if c.isChecked()] == [Role.USER]


def test_attitude_and_influence_are_chosen_with_a_click_and_can_be_unknown_again(
    inspector, document, qtbot
):
    document.select([(Person, "anton")])
    attitude, influence = inspector.findChildren(ChoiceField)

    qtbot.mouseClick(attitude.chips[Attitude.RESERVED], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(influence.chips[InfluenceDegree.HIGH], Qt.MouseButton.LeftButton)
    known = document.plan.membership(DECISION, "anton")
    qtbot.mouseClick(attitude.chips[None], Qt.MouseButton.LeftButton)

    assert (known.attitude, known.influence) == (Attitude.RESERVED, InfluenceDegree.HIGH)
    assert document.plan.membership(DECISION, "anton").attitude is None


def test_how_sure_we_are_of_a_role_is_chosen(inspector, document, qtbot):
    document.select([(Person, "anton")])

    choose(
        qtbot,
        field(inspector, f"membership.{ANTON_HERE}.role_confidence"),
        Confidence.CONFIRMED,
    )

    found = document.plan.find(Membership, ANTON_HERE)
    assert found.role_confidence is Confidence.CONFIRMED


def test_somebody_can_stop_taking_part_and_be_named_in_no_proposal(inspector, document, qtbot):
    document.select([(Person, "anton")])

    field(inspector, f"membership.{ANTON_HERE}.active").click()
    field(inspector, "person.anton.in_proposal").click()

    assert document.plan.membership(DECISION, "anton").active is False
    assert document.plan.persons["anton"].in_proposal is False


def test_a_relationship_is_asked_for_from_the_person(inspector, document, qtbot):
    document.select([(Person, "anton")])

    with qtbot.waitSignal(inspector.tie_asked) as asked:
        pick(inspector, "+ Relationship", "Herman Vos")

    assert asked.args == ["herman", "anton"]


def test_a_level_and_a_status_of_a_relationship_share_one_field(inspector, document, qtbot):
    document.select([(Person, "eva")])
    place = f"tie.{SANNE_EVA}.level"

    choose(qtbot, field(inspector, place), TieStatus.NOT_NEEDED)
    set_aside = document.plan.ties[SANNE_EVA]
    choose(qtbot, field(inspector, place), TieLevel.TRUSTED)

    now = document.plan.ties[SANNE_EVA]
    assert (set_aside.status, set_aside.level) == (TieStatus.NOT_NEEDED, TieLevel.GOOD)
    assert (now.status, now.level) == (None, TieLevel.TRUSTED)


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("last_contact", "28-2-2026", date(2026, 2, 28)),
        ("last_f2f", "-10", date(2026, 2, 20)),
        ("cadence_days", "30", 30),
        ("two_way_12m", "4", 4),
    ],
)
def test_dates_and_rhythm_of_a_relationship_are_typed(
    inspector, document, qtbot, name, typed, value
):
    document.select([(ContactTie, SANNE_EVA)])

    type_into(qtbot, field(inspector, f"tie.{SANNE_EVA}.{name}"), typed)

    assert getattr(document.plan.ties[SANNE_EVA], name) == value


def test_what_is_no_day_is_refused_with_an_example(inspector, document, qtbot):
    document.select([(ContactTie, SANNE_EVA)])

    with qtbot.waitSignal(document.refused) as refused:
        type_into(qtbot, field(inspector, f"tie.{SANNE_EVA}.last_contact"), "soon")

    assert refused.args == ["soon is not a day. Write it like 2/3/2026."]
    assert document.plan.ties[SANNE_EVA].last_contact == date(2026, 2, 20)


def test_interests_of_both_kinds_are_added_and_worded(inspector, document, qtbot):
    document.select([(Person, "eva")])

    pick(inspector, "+ Interest", "financial result")
    pick(inspector, "+ Interest", "own position", which=1)
    QApplication.processEvents()
    business, personal = document.plan.interests_of("eva")
    type_into(qtbot, field(inspector, f"interest.{personal.id}.note"), "wants to be head")
    choose(qtbot, field(inspector, f"interest.{business.id}.evidence"), Confidence.HEARD)

    assert [business.kind, personal.kind] == [InterestKind.BUSINESS, InterestKind.PERSONAL]
    assert document.plan.find(Interest, personal.id).note == "wants to be head"
    assert document.plan.find(Interest, business.id).evidence is Confidence.HEARD


def test_lines_inside_the_customer_are_drawn_from_a_person(inspector, document):
    document.select([(Person, "eva")])

    pick(inspector, "+ Reports to", "Anton van Dijk")
    QApplication.processEvents()
    pick(inspector, "+ Influences", "Anton van Dijk")

    assert document.plan.find(ReportingLine, joined("eva", "anton")) is not None
    assert document.plan.find(Influence, joined("eva", "anton")) is not None


def test_a_competitors_relationship_has_level_and_basis(inspector, document, qtbot):
    document.do(edits.add_competitor(document.plan, "Helion", "helion"))
    document.select([(Person, "eva")])

    pick(inspector, "+ Competitor knows this person", "Helion")
    QApplication.processEvents()
    id = joined("helion", "eva")
    choose(qtbot, field(inspector, f"competitor_tie.{id}.level"), TieLevel.GOOD)
    choose(qtbot, field(inspector, f"competitor_tie.{id}.basis"), CompetitorBasis.PERSONAL)

    tie = document.plan.find(CompetitorTie, id)
    assert (tie.level, tie.basis) == (TieLevel.GOOD, CompetitorBasis.PERSONAL)


def test_a_colleague_has_function_level_capacity_and_a_place_in_proposals(
    inspector, document, qtbot
):
    document.select([(TeamMember, "sanne")])

    choose(qtbot, field(inspector, "member.sanne.lane"), Lane.TECHNICAL)
    choose(qtbot, field(inspector, "member.sanne.level"), Level.EXECUTIVE)
    type_into(qtbot, field(inspector, "member.sanne.capacity_per_year"), "120")
    field(inspector, "member.sanne.in_proposal").click()

    sanne = document.plan.members["sanne"]
    assert (sanne.lane, sanne.level) == (Lane.TECHNICAL, Level.EXECUTIVE)
    assert (sanne.capacity_per_year, sanne.in_proposal) == (120, False)


@pytest.mark.parametrize("text", ["many", "-3", "1e999"])
def test_what_is_no_number_is_refused(inspector, document, qtbot, text):
    document.select([(TeamMember, "sanne")])

    with qtbot.waitSignal(document.refused):
        type_into(qtbot, field(inspector, "member.sanne.capacity_per_year"), text)

    assert document.plan.members["sanne"].capacity_per_year is None


def test_an_influence_has_a_weight_and_an_affinity_a_sign(inspector, document, qtbot):
    document.do(edits.add_influence(document.plan, "eva", "anton"))
    document.do(edits.add_affinity(document.plan, "anton", "eva", 1))
    influence, affinity = joined("eva", "anton"), joined("anton", "eva")

    document.select([(Influence, influence)])
    choose(qtbot, field(inspector, f"influence.{influence}.weight"), InfluenceDegree.HIGH)
    document.select([(Affinity, affinity)])
    choose(qtbot, field(inspector, f"affinity.{affinity}.sign"), -1)

    assert document.plan.find(Influence, influence).weight is InfluenceDegree.HIGH
    assert document.plan.find(Affinity, affinity).sign == -1


@pytest.mark.parametrize(
    ("name", "code"),
    [("stage", Stage.OFFER), ("business_fit", BusinessFit.MET)],
)
def test_codes_of_the_decision_are_chosen(inspector, document, qtbot, name, code):
    choose(qtbot, field(inspector, f"opportunity.{DECISION}.{name}"), code)

    assert getattr(document.plan.opportunities[DECISION], name) is code


def test_value_and_date_of_the_decision_are_typed(inspector, document, qtbot):
    type_into(qtbot, field(inspector, f"opportunity.{DECISION}.value_eur"), "3.400.000")
    type_into(qtbot, field(inspector, f"opportunity.{DECISION}.decision_date"), "2026-05-29")

    decision = document.plan.opportunities[DECISION]
    assert (decision.value_eur, decision.decision_date) == (3_400_000, date(2026, 5, 29))


def test_a_contact_policy_asks_from_when_until_when_and_whom(inspector, document, qtbot):
    choose(
        qtbot,
        field(inspector, f"opportunity.{DECISION}.contact_policy"),
        ContactPolicy.NAMED_CONTACT,
    )
    type_into(qtbot, field(inspector, f"opportunity.{DECISION}.contact_until"), "1-6-2026")
    choose(qtbot, field(inspector, f"opportunity.{DECISION}.named_contact"), "eva")

    decision = document.plan.opportunities[DECISION]
    assert decision.contact_policy is ContactPolicy.NAMED_CONTACT
    assert (decision.contact_until, decision.named_contact) == (date(2026, 6, 1), "eva")


def test_a_role_nobody_holds_is_confirmed_absent_with_a_reason(inspector, document, qtbot):
    field(inspector, "absent.gatekeeper").click()
    QApplication.processEvents()
    type_into(qtbot, field(inspector, "absent.gatekeeper.reason"), "open door, says Eva")

    [absent] = document.plan.opportunities[DECISION].roles_confirmed_absent
    assert (absent.role, absent.reason) == (Role.GATEKEEPER, "open door, says Eva")
    field(inspector, "absent.gatekeeper").click()
    assert document.plan.opportunities[DECISION].roles_confirmed_absent == ()


def test_the_account_says_whether_it_is_a_top_relation(inspector, document, qtbot):
    choose(qtbot, field(inspector, "account.customer.tier"), Tier.A)
    choose(qtbot, field(inspector, "account.customer.kam_stage"), KamStage.COOPERATIVE)

    account = document.plan.find(Account, "customer")
    assert (account.tier, account.kam_stage) == (Tier.A, KamStage.COOPERATIVE)


def test_a_competitor_says_whether_it_is_in_place(inspector, document):
    document.do(edits.add_competitor(document.plan, "Helion", "helion"))
    document.select([(Competitor, "helion")])

    field(inspector, "competitor.helion.incumbent").click()

    assert document.plan.find(Competitor, "helion").incumbent is True


def test_a_note_asks_whether_the_person_may_read_it(inspector, document):
    document.select([(Person, "anton")])

    words = [label.text() for label in inspector.findChildren(Label)]

    assert "May Anton van Dijk read this?" in words


def test_the_warmest_route_is_a_measurement_where_contact_is_forbidden(analysed, shown, qtbot):
    inspector = shown(Inspector(analysed))
    analysed.select([(Person, "eva")])

    def said(words: str) -> bool:
        return any(words in label.text() for label in inspector.findChildren(Label))

    qtbot.waitUntil(lambda: said("Sanne de Wit → Eva Brouwer"))
    assert not said("A measurement, no advice")

    analysed.attempt(
        edits.set_fields, Opportunity, DECISION, contact_policy=ContactPolicy.FORBIDDEN
    )

    qtbot.waitUntil(lambda: said("A measurement, no advice"))


def test_what_a_colleague_changes_does_not_take_away_what_is_being_typed(
    inspector, document, qtbot
):
    document.select([(Person, "anton")])
    title = field(inspector, "person.anton.title")
    title.setFocus()
    qtbot.keyClick(title, Qt.Key.Key_End)
    qtbot.keyClicks(title, " of the board")

    document.copy.edit(edits.set_fields(document.plan, Person, "anton", phone="1"))
    QApplication.processEvents()

    assert isinstance(title, TextField)
    assert title.text() == "Chair of the board"
    assert field(inspector, "person.anton.phone").text() == "1"


def pick(inspector: Inspector, button_text: str, item: str, which: int = 0) -> None:
    """Choose something from the menu of an *add* button."""
    buttons = [b for b in inspector.findChildren(QPushButton) if b.text() == button_text]
    buttons[which].click()
    menu = buttons[which].property("menu")
    [action] = [action for action in menu.actions() if action.text() == item]
    menu.close()
    action.trigger()
    QApplication.processEvents()


def test_a_name_that_does_not_fit_ends_in_an_ellipsis_until_it_is_edited(
    inspector, document, qtbot
):
    long = "Zaaksysteem en klantportaal voor alle gemeenten van de regio"
    document.select([(Person, "anton")])
    document.attempt(edits.set_fields, Person, "anton", name=long)
    qtbot.wait(20)
    name = field(inspector, "person.anton.name")
    at_rest = name.shown_text()

    name.window().activateWindow()
    name.setFocus()
    qtbot.waitUntil(name.hasFocus)

    assert at_rest.endswith("…")
    assert long.startswith(at_rest[:-1])
    assert name.shown_text() == long


def test_a_long_interest_does_not_push_the_page_out_of_its_panel(inspector, document, qtbot):
    for code in PERSONAL_INTERESTS:
        document.attempt(edits.add_interest, "anton", InterestKind.PERSONAL, code)
    document.select([(Person, "anton")])
    inspector.resize(340, 700)
    qtbot.wait(50)

    assert inspector.page.width() <= inspector.area.viewport().width()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("width", [LEAST_RIGHT, RIGHT])
def test_a_page_is_no_wider_than_its_panel_in_either_language(document, shown, language, width):
    i18n.use(language)
    sure = Confidence.ASSUMED
    document.attempt(
        edits.set_fields, Person, "anton", lane_confidence=sure, level_confidence=sure
    )
    panel = shown(Inspector(document), width)

    for refs in ([], [(Person, "anton")], [(TeamMember, "sanne")], [(ContactTie, SANNE_EVA)]):
        document.select(refs)
        QApplication.processEvents()

        assert panel.page.minimumSizeHint().width() <= panel.area.viewport().width(), refs
