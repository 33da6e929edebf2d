from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from app.exchange.headings import Heading
from app.ui.dialogs.import_preview import ImportPreviewDialog
from tests.ui.hand import Hand

STRANGE = "Wie\tWaar\tWat\nHaddad N\tOK 3\tverpleegkundige\nMaes L\tinkoop\tinkoper\n"


@pytest.fixture
def pasted(window, qtbot):
    """Pastes a text as a spreadsheet copies it, and returns what is asked about it."""

    def paste(text: str) -> tuple[ImportPreviewDialog, Hand]:
        QGuiApplication.clipboard().setText(text)
        window.actions_["paste"].trigger()
        hand = Hand(window, qtbot)
        return hand.dialog(ImportPreviewDialog), hand

    return paste


def test_every_column_shows_what_it_is_taken_for(pasted):
    dialog, _hand = pasted("Naam\tFunctie\tBijnaam\nNadia Haddad\tverpleegkundige\tNaadje\n")

    held = [field.value for field in dialog.columns.fields]

    assert held == [Heading.NAME, Heading.TITLE, None]
    assert dialog.columns.table.horizontalHeaderItem(0).text() == "Naam"
    assert dialog.columns.table.item(1, 0).text() == "Nadia Haddad"
    dialog.reject()


def test_a_column_is_given_another_meaning_and_the_preview_follows(pasted, window):
    dialog, hand = pasted("Naam\tFunctie\tBijnaam\nNadia Haddad\tverpleegkundige\tNaadje\n")

    hand.take(dialog.columns.fields[2], Heading.DEPARTMENT)
    hand.confirm(dialog)

    [nadia] = [
        one for one in window.document.plan.persons.values() if one.name == "Nadia Haddad"
    ]
    assert nadia.department == "Naadje"
    assert window.document.undo_words() == "Import one person"


def test_where_no_names_are_found_somebody_points_them_out(pasted, window):
    dialog, hand = pasted(STRANGE)
    refused, before = dialog.sentence.text(), dialog.confirm_button.isEnabled()

    hand.take(dialog.columns.fields[0], Heading.NAME)
    hand.take(dialog.columns.fields[2], Heading.TITLE)
    hand.confirm(dialog)

    assert "choose above which column" in refused
    assert not before
    names = {one.name for one in window.document.plan.persons.values()}
    assert {"Haddad N", "Maes L"} <= names


def test_the_first_line_can_be_about_somebody(pasted):
    dialog, _hand = pasted("Naam\tFunctie\nNadia Haddad\tverpleegkundige\n")
    before = dialog.table.rowCount()

    dialog.columns.has_headings.click()

    assert (before, dialog.table.rowCount()) == (1, 2)
    dialog.reject()


def test_a_matrix_has_no_columns_to_choose(pasted):
    dialog, _hand = pasted("\tSanne de Wit\nLies Maes\t2\nTom Hagen\t3\n")

    assert dialog.columns is None
    dialog.reject()


def test_the_rows_are_named_for_who_hears_the_window(pasted):
    dialog, _hand = pasted("Naam\tFunctie\nNadia Haddad\tverpleegkundige\n")

    assert dialog.table.accessibleName() == "Import people"
    dialog.reject()
