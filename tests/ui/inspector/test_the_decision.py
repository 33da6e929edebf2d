"""What is entered about decision, account and competitors on their pages."""

from __future__ import annotations

from datetime import date

import pytest

from app.model import edits
from app.model.people import Account, Competitor
from app.model.vocabulary import (
    BusinessFit,
    ContactPolicy,
    KamStage,
    Stage,
    Tier,
)
from tests.ui.conftest import DECISION
from tests.ui.fields import choose, field, type_into


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
