"""What a what-if does not take is not gone on with, as if it were there."""

import pytest
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.people import Person
from app.ui.dialogs.ask_text import AskTextDialog
from app.ui.dialogs.look_into import LookIntoDialog
from app.ui.panels.folds import Fold
from tests.ui.conftest import TODAY
from tests.ui.fields import choose_from_menu
from tests.ui.what_if.reading import SANNE_EVA, button


@pytest.fixture
def asked(window, qtbot):
    """Picks something to add in the inspector while a what-if is on, and gives its name."""
    refused: list[str] = []
    window.document.refused.connect(refused.append)

    def add(menu: str, item: str, name: str) -> list[str]:
        window.actions_["what_if"].trigger()
        QApplication.processEvents()
        choose_from_menu(button(window.inspector.page, menu), item)
        dialog = window.findChild(AskTextDialog)
        qtbot.addWidget(dialog)
        dialog.text.setText(name)
        dialog.confirm_button.click()
        return refused

    return add


def test_nobody_outside_is_selected_who_was_not_added(window, asked):
    window.document.select([])

    refused = asked("+ Outside influence", "Consultant", "Grant Thornton")

    assert len(refused) == 1
    assert not window.document.selection


def test_a_competitor_who_was_not_added_knows_nobody(window, asked):
    person = next(iter(window.document.plan.persons))
    window.document.select([(Person, person)])
    QApplication.processEvents()
    for fold in window.inspector.page.findChildren(Fold):
        fold.open()

    refused = asked("+ Competitor knows this person", "Another competitor…", "Philips")

    assert len(refused) == 1
    assert window.document.selection == {(Person, person)}


def test_an_action_that_was_not_noted_stays_in_its_form(analysed, shown):
    for rater, level in (("Sanne", 1), ("Herman", 4)):
        analysed.attempt(edits.rate, SANNE_EVA, rater, level, on=TODAY)
    analysed.supposing.begin()
    dialog = shown(LookIntoDialog(None, analysed, SANNE_EVA))

    dialog.confirm_button.click()

    assert dialog.isVisible()
    assert "no part of a what-if" in dialog.problem.text()
