"""A contact is logged with what was said, mended and taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from app.model import edits
from app.model.interactions import Interaction
from app.model.people import Person
from app.model.vocabulary import (
    Channel,
    Outcome,
    Spin,
)
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.panels import folds
from tests.ui.conftest import DECISION, TODAY
from tests.ui.fields import field
from tests.ui.hand import dialog_of
from tests.ui.inputs.entering import SANNE_EVA


def log(document, **values) -> None:
    known: dict[str, Any] = {"on": TODAY, "members": ["sanne"], "persons": ["eva"]}
    document.do(edits.log_contact(document.plan, **{"id": "talk"} | known | values))


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
    form = dialog_of(LogContactDialog, qtbot)
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
