"""What goes deep about people and relationships is entered on their pages."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.model import edits
from app.model.decision import (
    Membership,
    SellerAsBuyer,
)
from app.model.people import Person, TeamMember
from app.model.ties import ContactTie
from app.model.vocabulary import (
    AccountRole,
    Colour,
    InterestKind,
    PowerBase,
    ResponseMode,
    Role,
    TieLevel,
)
from tests.ui.fields import choose, field, type_into
from tests.ui.inputs.entering import EVA_HERE, SANNE_EVA, texts


def test_a_coach_is_put_to_three_tests(inspector, document, qtbot):
    document.select([(Person, "eva")])
    field(inspector, f"membership.{EVA_HERE}.is_coach").click()
    QApplication.processEvents()

    field(inspector, f"membership.{EVA_HERE}.coach_tests.credible_inside").click()

    eva = document.plan.find(Membership, EVA_HERE)
    assert eva.is_coach is True
    assert eva.coach_tests == '{"credible_inside":true}'
    assert not [
        w
        for w in inspector.page.findChildren(QWidget)
        if str(w.property("place")).endswith("champion_tests.has_influence")
    ]


def test_motive_power_and_earlier_employers_are_entered(inspector, document, qtbot):
    document.select([(Person, "eva")])

    choose(qtbot, field(inspector, f"membership.{EVA_HERE}.response_mode"), ResponseMode.GROWTH)
    field(inspector, "person.eva.power_bases.expert").click()
    type_into(qtbot, field(inspector, "person.eva.previous_employers"), "Helion, NordScan")
    field(inspector, f"membership.{EVA_HERE}.is_economic_buyer").click()
    field(inspector, f"membership.{EVA_HERE}.veto_only").click()

    eva, here = document.plan.persons["eva"], document.plan.find(Membership, EVA_HERE)
    assert eva.power_bases == {PowerBase.EXPERT}
    assert eva.previous_employers == ("Helion", "NordScan")
    assert (here.response_mode, here.is_economic_buyer, here.veto_only) == (
        ResponseMode.GROWTH, True, True,
    )  # fmt: skip


def test_a_colour_is_asked_for_only_once_it_is_switched_on_and_is_somebodys_view(
    inspector, document, qtbot, switched
):
    document.select([(Person, "eva")])
    before = [w.property("place") for w in inspector.page.findChildren(QWidget)]
    switched("colours")
    QApplication.processEvents()

    choose(qtbot, field(inspector, "person.eva.colour"), Colour.BLUE)

    eva = document.plan.persons["eva"]
    assert "person.eva.colour" not in before
    assert (eva.colour, eva.perceived_by) == (Colour.BLUE, "sanne")


def test_the_colour_of_somebody_nobody_knows_is_refused(inspector, document, qtbot, switched):
    switched("colours")
    document.select([(Person, "anton")])

    with qtbot.waitSignal(document.refused):
        choose(qtbot, field(inspector, "person.anton.colour"), Colour.RED)

    assert document.plan.persons["anton"].colour is None


def test_an_interest_carries_our_offer_in_its_words(inspector, document, qtbot):
    document.attempt(edits.add_interest, "eva", InterestKind.PERSONAL, "P02_position")
    document.select([(Person, "eva")])
    [interest] = document.plan.interests_of("eva")

    type_into(qtbot, field(inspector, f"interest.{interest.id}.offer_translated"), "a showcase")

    [now] = document.plan.interests_of("eva")
    assert now.offer_translated == "a showcase"


# -- relationships and colleagues


def test_a_rhythm_that_differs_from_what_the_roles_ask_is_taken_over(
    inspector, document, qtbot
):
    document.do(edits.set_tie(document.plan, "sanne", "eva", cadence_days=30))
    document.select([(ContactTie, SANNE_EVA)])
    said = texts(inspector)

    inspector.findChild(QPushButton, "tie.cadence.take_over").click()
    QApplication.processEvents()

    assert "Their roles ask for 60 days now." in said
    assert document.plan.ties[SANNE_EVA].cadence_days == 60
    assert not inspector.findChild(QPushButton, "tie.cadence.take_over").isVisible()


def test_a_relationship_carries_what_we_want_of_it_and_how_it_began(inspector, document, qtbot):
    document.select([(ContactTie, SANNE_EVA)])

    choose(qtbot, field(inspector, f"tie.{SANNE_EVA}.desired_level"), TieLevel.TRUSTED)
    choose(qtbot, field(inspector, f"tie.{SANNE_EVA}.origin"), "inherited")

    tie = document.plan.ties[SANNE_EVA]
    assert (tie.desired_level, tie.origin) == (TieLevel.TRUSTED, "inherited")


def test_a_colleague_has_a_manager_languages_and_a_role_for_the_customer(
    inspector, document, qtbot
):
    document.select([(TeamMember, "sanne")])

    choose(qtbot, field(inspector, "member.sanne.manager"), "herman")
    choose(qtbot, field(inspector, "member.sanne.account_role"), AccountRole.LEAD)
    type_into(qtbot, field(inspector, "member.sanne.languages"), "nl, fr")
    document.select([(TeamMember, "herman")])

    sanne = document.plan.members["sanne"]
    assert (sanne.manager, sanne.account_role) == ("herman", AccountRole.LEAD)
    assert sanne.languages == ("nl", "fr")
    assert field(inspector, "member.herman.manager").codes == [None]  # no circle


def test_the_conversation_form_stands_there_only_once_it_is_switched_on(
    inspector, document, qtbot, switched
):
    document.select([(TeamMember, "sanne")])
    before = [w.property("place") for w in inspector.page.findChildren(QWidget)]
    switched("seller_as_buyer")
    QApplication.processEvents()
    field(inspector, "fold.member.form").click()

    field(inspector, "seller_as_buyer.sanne.purchaser").click()
    type_into(qtbot, field(inspector, "seller_as_buyer.sanne.assessed_by"), "Sanne and Herman")

    [form] = document.plan.table(SellerAsBuyer).values()
    assert "fold.member.form" not in before
    assert (form.member, form.roles) == ("sanne", (Role.PURCHASER,))
    assert form.assessed_by == "Sanne and Herman"
