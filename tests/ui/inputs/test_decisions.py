"""What a rule reads of a decision and its account is entered and told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.decision import (
    NegotiationReadiness,
    Opportunity,
)
from app.model.edits.judging import scores_of
from app.model.people import Account
from app.model.vocabulary import (
    BuyingClass,
    Condition,
    ContactPolicy,
    Stage,
)
from app.ui import decision_lines
from app.ui.dialogs.negotiation import NegotiationDialog
from app.ui.panels import days_left
from app.ui.panels.accounts import AccountsPanel
from tests.ui.conftest import DECISION, TODAY
from tests.ui.fields import choose, field, type_into
from tests.ui.inputs.entering import texts


def test_a_policy_of_another_decision_asks_why_contact_goes_on_here(inspector, document, qtbot):
    document.do(edits.add_opportunity(document.plan, "Tender", "tender"))
    document.attempt(
        edits.set_fields, Opportunity, "tender", contact_policy=ContactPolicy.FORBIDDEN
    )
    QApplication.processEvents()

    type_into(qtbot, field(inspector, f"opportunity.{DECISION}.contact_exception"), "service")

    assert document.plan.opportunities[DECISION].contact_exception == "service"
    assert any(
        text.startswith("“Tender”: no contact (tender). That holds")
        for text in texts(inspector)
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"contact_until": TODAY - timedelta(days=1)}, "It ended on 1 Mar 2026"),
        ({"contact_from": TODAY + timedelta(days=1)}, "It begins on 3 Mar 2026"),
        ({}, "Nobody is named yet"),
    ],
)
def test_a_policy_says_when_it_does_not_hold_and_what_is_missing(
    inspector, document, values, words
):
    document.attempt(
        edits.set_fields, Opportunity, DECISION,
        contact_policy=ContactPolicy.NAMED_CONTACT, **values,
    )  # fmt: skip
    QApplication.processEvents()

    assert any(text.startswith(words) for text in texts(inspector))


@pytest.mark.parametrize(
    ("expected", "stage", "words"),
    [
        (TODAY + timedelta(days=87), Stage.OFFER, "87 days left"),
        (TODAY + timedelta(days=1), None, "1 day left"),
        (TODAY, None, "decision expected today"),
        (TODAY - timedelta(days=3), Stage.OFFER, "3 days overdue"),
        (TODAY - timedelta(days=3), Stage.WON, ""),
        (None, Stage.OFFER, ""),
    ],
)
def test_the_days_left_are_told_until_the_decision_is_taken(expected, stage, words):
    assert days_left.words(days_left.due_on(expected, stage), TODAY) == words


def test_the_list_of_accounts_tells_the_days_left_to_each_decision(document, shown):
    due = date.today() + timedelta(days=12)
    document.attempt(edits.set_fields, Opportunity, DECISION, decision_date=due)
    panel = shown(AccountsPanel(), 260, 300)

    panel.show_lines(decision_lines.with_account([], document.plan))

    item = panel.tree.topLevelItem(0).child(0)
    told = item.data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Imaging, not computed yet, 12 days left"


def test_the_page_of_a_decision_tells_the_days_left(inspector, document):
    document.attempt(
        edits.set_fields, Opportunity, DECISION, decision_date=TODAY + timedelta(days=5)
    )
    QApplication.processEvents()

    assert "5 days left" in texts(inspector)


def test_how_they_decide_and_more_of_the_account_is_entered(inspector, document, qtbot):
    choose(
        qtbot, field(inspector, f"opportunity.{DECISION}.buying_class"), BuyingClass.NEW_TASK
    )
    type_into(qtbot, field(inspector, f"opportunity.{DECISION}.metrics"), "two days faster")
    type_into(qtbot, field(inspector, "account.customer.contact_languages"), "nl, fr")
    choose(qtbot, field(inspector, "account.customer.incumbent"), "us")

    decision, account = document.plan.opportunities[DECISION], document.plan.account
    assert (decision.buying_class, decision.metrics) == (
        BuyingClass.NEW_TASK,
        "two days faster",
    )
    assert isinstance(account, Account)
    assert (account.contact_languages, account.incumbent) == (("nl", "fr"), "us")


def test_a_negotiation_is_judged_by_figures_alone(document, opened, qtbot):
    form = opened(NegotiationDialog(None, document, "anton"))
    form.activateWindow()
    fields = list(form.theirs.values())
    fields[0].setFocus()
    qtbot.waitUntil(fields[0].hasFocus)

    for figure in "4432":
        qtbot.keyClick(QApplication.focusWidget(), figure)
    form.confirm_button.click()

    [judged] = document.plan.table(NegotiationReadiness).values()
    assert (judged.who, judged.date) == ("anton", TODAY)
    assert scores_of(judged.scores) == {
        Condition.COMMON_OBJECTIVE: 4, Condition.FAITH: 4, Condition.VALIDITY: 3,
        Condition.COMMITMENT: 2,
    }  # fmt: skip


def test_a_judgement_begins_with_the_last_one_of_who_is_chosen(document, opened):
    document.do(
        edits.judge_conditions(
            document.plan, DECISION, "eva", on=date(2026, 2, 1), theirs={Condition.TRUST: 2}
        )
    )

    form = opened(NegotiationDialog(None, document, "eva"))

    assert form.theirs[Condition.TRUST].value == 2
    assert form.theirs[Condition.FAITH].value is None


def test_earlier_judgements_stay_behind_the_latest(inspector, document, qtbot):
    for day, trust in ((date(2026, 1, 5), 2), (date(2026, 2, 5), 4)):
        document.do(
            edits.judge_conditions(
                document.plan, DECISION, "eva", on=day, theirs={Condition.TRUST: trust}
            )
        )
    QApplication.processEvents()
    said = texts(inspector)

    field(inspector, "fold.negotiation.earlier").click()

    assert "No condition is weak." in said
    assert "Weak with the customer: trust 2" in texts(inspector)
