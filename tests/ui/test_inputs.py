"""What a rule reads and goes deeper than the first page shows can be entered, and mended."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.model import edits
from app.model.decision import (
    ClosedOpportunity,
    Membership,
    NegotiationReadiness,
    Opportunity,
    Review,
    SellerAsBuyer,
)
from app.model.edits.judging import scores_of
from app.model.interactions import Interaction
from app.model.people import Account, OutsideInfluence, Person, TeamMember
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import (
    AccountRole,
    BuyingClass,
    Channel,
    Colour,
    Condition,
    ContactPolicy,
    InterestKind,
    Outcome,
    PowerBase,
    ResponseMode,
    Result,
    Role,
    Spin,
    Stage,
    TieLevel,
)
from app.ui import decision_lines, privacy
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.dialogs.negotiation import NegotiationDialog
from app.ui.dialogs.review import ReviewDialog
from app.ui.panels import days_left, folds
from app.ui.panels.accounts import AccountsPanel
from app.ui.panels.inspector import Inspector
from app.ui.panels.labels import Label
from app.ui.panels.review import lesson_words
from app.ui.settings import Settings
from tests.ui.conftest import DECISION, TODAY
from tests.ui.test_inspector import choose, field, type_into

SANNE_EVA = joined("sanne", "eva")
EVA_HERE = joined(DECISION, "eva")


@pytest.fixture
def switched():
    """Switches something of people on, and all off again after the test."""
    settings = Settings()

    def on(*names: str) -> None:
        for name in names:
            privacy.switch(settings, name, on=True)

    yield on
    for name in ("colours", "seller_as_buyer"):
        privacy.switch(settings, name, on=False)


def texts(inspector: Inspector) -> list[str]:
    return [one.text() for one in inspector.page.findChildren(Label) if one.isVisible()]


def dialog(kind, qtbot):
    def found():
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind)]

    qtbot.waitUntil(lambda: any(one.isVisible() for one in found()))
    return next(one for one in found() if one.isVisible())


def log(document, **values) -> None:
    known: dict[str, Any] = {"on": TODAY, "members": ["sanne"], "persons": ["eva"]}
    document.do(edits.log_contact(document.plan, **{"id": "talk"} | known | values))


# -- contacts


def test_a_contact_notes_what_was_asked_agreed_and_contradicted(document, opened, qtbot):
    document.select([(Person, "eva")])
    form = opened(LogContactDialog(None, document))
    form.asked[Spin.PROBLEM].click()
    form.asked[Spin.NEED_PAYOFF].click()
    qtbot.keyClicks(form.step, "Send the plan")
    qtbot.keyClicks(form.owner, "Eva Brouwer")
    form.more.header.click()
    form.agreed.click()
    form.contradiction.click()
    qtbot.keyClicks(form.contradicts, "no budget, said in May")
    qtbot.keyClicks(form.note, "in a hurry")

    form.confirm_button.click()

    [talk] = document.plan.interactions_with("eva")
    assert talk.spin == {Spin.PROBLEM, Spin.NEED_PAYOFF}
    assert (talk.next_step, talk.next_step_owner) == ("Send the plan", "Eva Brouwer")
    assert (talk.up_front_contract, talk.two_way, talk.opportunity) == (True, True, DECISION)
    assert (talk.contradiction, talk.contradicts) == (True, "no budget, said in May")
    assert talk.note == "in a hurry"


def test_a_note_of_a_contact_asks_whether_they_may_read_it(document, opened):
    document.select([(Person, "eva")])
    folds.keep_open("contact.more")

    form = opened(LogContactDialog(None, document))

    assert form.readable.text() == "May Eva Brouwer read this?"


def test_a_contact_in_the_list_is_mended(inspector, document, qtbot):
    log(document, channel=Channel.CALL, outcome=Outcome.CONTINUATION, spin=[Spin.SITUATION])
    document.select([(Person, "eva")])
    qtbot.wait(10)
    inspector.findChild(QPushButton, "interaction.talk").click()
    form = dialog(LogContactDialog, qtbot)
    shown = (form.channel.value, form.outcome.value, form.asked[Spin.SITUATION].isChecked())

    form.outcome.show_value(Outcome.ADVANCE)
    form.confirm_button.click()

    talk = document.plan.find(Interaction, "talk")
    assert shown == (Channel.CALL, Outcome.CONTINUATION, True)
    assert (talk.outcome, talk.spin) == (Outcome.ADVANCE, {Spin.SITUATION})
    assert document.undo_words() == "Change the contact with Eva Brouwer"


def test_what_was_not_noted_of_a_contact_stays_unknown_when_it_is_mended(document, opened):
    log(document, two_way=None)

    opened(LogContactDialog(None, document, contact="talk")).confirm_button.click()

    talk = document.plan.find(Interaction, "talk")
    assert (talk.two_way, talk.up_front_contract, talk.contradiction) == (None, None, None)


def test_in_a_what_if_nothing_is_logged_and_what_was_given_stays(analysed, opened, qtbot):
    analysed.supposing.begin()
    analysed.select([(Person, "eva")])
    form = opened(LogContactDialog(None, analysed))
    qtbot.keyClicks(form.step, "Send the plan")

    form.confirm_button.click()

    assert form.isVisible()
    assert form.problem.text().startswith("That is no part of a what-if.")
    assert form.step.text() == "Send the plan"
    analysed.supposing.end()


def test_a_contact_in_the_list_is_taken_back_and_its_tie_follows(inspector, document, qtbot):
    log(document)
    document.select([(Person, "eva")])
    qtbot.wait(10)

    inspector.findChild(QWidget, "interaction.talk.remove").click()

    assert document.plan.find(Interaction, "talk") is None
    assert document.plan.ties[SANNE_EVA].last_contact is None


def test_the_newest_contacts_stand_first_and_the_older_ones_are_folded(
    inspector, document, qtbot
):
    for number in range(5):
        log(document, id=f"talk{number}", on=TODAY - timedelta(days=number))
    document.select([(Person, "eva")])
    qtbot.wait(10)

    def shown() -> list[str]:
        names = [b.objectName() for b in inspector.page.findChildren(QPushButton)]
        return [name for name in names if name.startswith("interaction.")]

    assert shown() == ["interaction.talk0", "interaction.talk1", "interaction.talk2"]
    field(inspector, "fold.person.contacts").click()
    assert shown()[3:] == ["interaction.talk3", "interaction.talk4"]


# -- folds


def test_what_was_unfolded_stays_unfolded_for_the_next_person(document, shown, qtbot):
    inspector = shown(Inspector(document))
    document.select([(Person, "eva")])
    header = field(inspector, "fold.person.details")
    header.setFocus()
    qtbot.keyClick(header, Qt.Key.Key_Return)

    document.select([(Person, "anton")])

    assert field(inspector, "person.anton.email").isVisible()


def test_a_page_begins_folded_and_shows_first_what_most_rules_read(document, shown):
    inspector = shown(Inspector(document))

    document.select([(Person, "eva")])

    names = [w.property("place") for w in inspector.page.findChildren(QWidget)]
    assert "person.eva.lane" in names
    assert f"tie.{SANNE_EVA}.level" in names
    assert "person.eva.email" not in names
    assert f"membership.{EVA_HERE}.response_mode" not in names


@pytest.mark.parametrize("width", [280, 328])
def test_no_page_is_wider_than_its_panel(inspector, document, qtbot, switched, width):
    switched("colours", "seller_as_buyer")
    folds.keep_open("member.form")
    document.do(edits.add_outside(document.plan, "An adviser with a long name", id="adviser"))
    inspector.resize(width, 700)
    for ref in (
        [(Person, "eva")],
        [(TeamMember, "sanne")],
        [(ContactTie, SANNE_EVA)],
        [(OutsideInfluence, "adviser")],
        [],
    ):
        document.select(ref)
        qtbot.wait(20)

        assert inspector.page.minimumSizeHint().width() <= inspector.area.viewport().width()


def test_tab_goes_down_the_page(document, shown, qtbot):
    inspector = shown(Inspector(document))
    document.select([(Person, "eva")])
    place = field(inspector, "person.eva.name")
    place.window().activateWindow()
    place.setFocus()
    qtbot.waitUntil(place.hasFocus)
    places = []

    for _ in range(12):
        at = QApplication.focusWidget()
        places.append(at.rect().translated(at.mapTo(inspector.page, at.rect().topLeft())))
        qtbot.keyClick(at, Qt.Key.Key_Tab)

    for earlier, later in pairwise(places):
        is_in_row = abs(later.center().y() - earlier.center().y()) <= 4
        assert later.left() > earlier.right() if is_in_row else later.top() > earlier.bottom()


def test_escape_takes_back_a_note_and_then_leaves_the_page(inspector, document, qtbot):
    document.select([(Person, "eva")])
    note = field(inspector, "person.eva.note")
    note.window().activateWindow()
    note.setFocus()
    qtbot.waitUntil(note.hasFocus)
    qtbot.keyClicks(note, "a rumour")
    qtbot.keyClick(note, Qt.Key.Key_Escape)
    with qtbot.waitSignal(inspector.left):
        qtbot.keyClick(note, Qt.Key.Key_Escape)

    assert document.plan.persons["eva"].note is None


# -- what goes deep


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


# -- the decision


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


# -- decisions that ended


def test_closing_a_decision_offers_the_review(inspector, document, qtbot):
    choose(qtbot, field(inspector, f"opportunity.{DECISION}.stage"), Stage.LOST)
    form = dialog(ReviewDialog, qtbot)
    form.confirm_button.click()
    refused = form.problem.text()
    qtbot.keyClicks(form.lesson, "Visit the board")
    qtbot.keyClicks(form.differently, "Ask for the criteria")

    form.confirm_button.click()

    review = document.plan.find(ClosedOpportunity, DECISION).review
    assert refused.startswith("A loss asks for a lesson")
    assert (review.own_lesson, review.differently) == (
        "Visit the board",
        "Ask for the criteria",
    )


def test_a_review_holds_the_gaps_that_stood_open_at_the_close(analysed, shown, qtbot):
    inspector = shown(Inspector(analysed))
    standing = {gap.rule for gap in analysed.report.gaps}

    choose(qtbot, field(inspector, f"opportunity.{DECISION}.stage"), Stage.WON)
    form = dialog(ReviewDialog, qtbot)
    form.confirm_button.click()

    review = analysed.plan.find(ClosedOpportunity, DECISION).review
    assert set(review.gap_rules) == standing


def test_a_review_by_who_led_the_decision_is_pointed_out(document, opened, qtbot):
    document.attempt(edits.set_fields, TeamMember, "sanne", account_role=AccountRole.LEAD)
    closed = ClosedOpportunity(id="old", name="Old", result=Result.WON, closed=TODAY)

    form = opened(ReviewDialog(None, document, closed))
    qtbot.keyClicks(form.interviewer, "Sanne de Wit")

    assert form.owner.text() == "Sanne de Wit led this decision: somebody else hears more."
    assert form.owner.isVisible()


def test_an_earlier_decision_is_reviewed_from_the_list(inspector, document, qtbot):
    closed = ClosedOpportunity(id="old", name="Old", result=Result.LOST, closed=TODAY)
    document.copy.plan = type(document.plan)([*document.plan, closed])
    document.turned.emit()
    said = texts(inspector)

    inspector.findChild(QPushButton, "closed_opportunity.old").click()
    form = dialog(ReviewDialog, qtbot)
    qtbot.keyClicks(form.lesson, "Start sooner")
    form.confirm_button.click()
    QApplication.processEvents()

    assert "No review yet." in said
    assert "Our lesson: Start sooner" in texts(inspector)


def closed_ones(document, count: int) -> None:
    ended = [
        ClosedOpportunity(
            id=f"c{number}", name=f"C{number}", closed=TODAY,
            result=Result.WON if number % 2 else Result.LOST,
            review=Review(own_lesson="x", gap_rules=() if number % 2 else ("R21",)),
        )
        for number in range(count)
    ]  # fmt: skip
    document.copy.plan = type(document.plan)([*document.plan, *ended])


def test_below_ten_reviews_only_the_counts_are_told(document):
    closed_ones(document, 4)

    assert lesson_words(document.plan, document.base) == [
        "No coach: open at 2 of 2 that were not won, and at 0 of 2 that were.",
        "What goes with a loss can be told from 10 reviews on; there are 4.",
    ]


def test_from_ten_reviews_on_the_odds_are_told_in_words(document):
    closed_ones(document, 10)

    assert lesson_words(document.plan, document.base) == [
        "No coach: open at 5 of 5 that were not won, and at 0 of 5 that were. With it the odds "
        "of not winning are 121.0 times as high (log-odds 4.80)."
    ]


def test_control_and_enter_keep_a_form_from_within_a_text(document, opened, qtbot):
    closed = ClosedOpportunity(id="old", name="Old", result=Result.WON, closed=TODAY)
    form = opened(ReviewDialog(None, document, closed))
    form.activateWindow()
    form.lesson.setFocus()
    qtbot.waitUntil(form.lesson.hasFocus)
    qtbot.keyClicks(form.lesson, "Start sooner")

    qtbot.keyClick(form.lesson, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert document.plan.find(ClosedOpportunity, "old").review.own_lesson == "Start sooner"
