"""A matrix with nothing but names above its columns: who they are is told at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.model.vocabulary import Confidence, Lane, Level
from app.ui.dialogs.import_preview import ImportPreviewDialog
from tests.ui.hand import Hand

NAMES = "Naam\tFunctie\tWim Noten\tLoes Prins\nNadia Haddad\tverpleegkundige\t3\t1\n"
TITLES = (
    "Naam\tFunctie\tWim Noten (accountmanager)\tLoes Prins (financieel directeur)\n"
    "Nadia Haddad\tverpleegkundige\t3\t1\n"
)


@pytest.fixture
def pasted(window, qtbot):
    """Pastes a matrix as a spreadsheet copies it, and returns what is asked about it."""

    def paste(text: str) -> ImportPreviewDialog:
        QGuiApplication.clipboard().setText(text)
        window.actions_["paste"].trigger()
        return Hand(window, qtbot).dialog(ImportPreviewDialog)

    yield paste
    QGuiApplication.clipboard().clear()


def colleague(window, name):
    members = window.document.plan.members.values()
    return next(one for one in members if one.label == name)


def test_colleagues_without_a_title_are_asked_for_in_the_preview(pasted):
    dialog = pasted(NAMES)

    assert dialog.colleagues.isVisible()
    assert list(dialog.colleagues.rows) == ["Wim Noten", "Loes Prins"]
    assert dialog.colleagues.title.text().startswith("What do 2 colleagues do")
    dialog.reject()


def test_a_title_that_is_typed_guesses_the_level_and_counts_as_assumed(pasted, window):
    dialog = pasted(NAMES)
    row = dialog.colleagues.rows["Wim Noten"]

    QTest.keyClicks(row.title, "Financieel directeur")
    guessed = row.level.value
    dialog.confirm()

    wim = colleague(window, "Wim Noten")
    assert guessed is Level.EXECUTIVE
    assert (wim.title, wim.level, wim.level_confidence) == (
        "Financieel directeur", Level.EXECUTIVE, Confidence.ASSUMED,
    )  # fmt: skip
    assert wim.lane is Lane.FINANCIAL
    assert colleague(window, "Loes Prins").level is None


def test_a_level_that_is_chosen_is_known_and_stays_whatever_is_typed(pasted, window, qtbot):
    dialog = pasted(NAMES)
    row = dialog.colleagues.rows["Loes Prins"]

    Hand(window, qtbot).take(row.level, Level.HEAD)
    QTest.keyClicks(row.title, "Financieel directeur")
    dialog.confirm()

    loes = colleague(window, "Loes Prins")
    assert (loes.level, loes.level_confidence) == (Level.HEAD, None)


def test_all_of_it_is_one_step_back(pasted, window):
    before = window.document.plan
    dialog = pasted(NAMES)
    QTest.keyClicks(dialog.colleagues.rows["Wim Noten"].title, "Directeur")

    dialog.confirm()
    window.document.undo_stack.undo()

    assert window.document.plan.members == before.members


def test_titles_in_the_matrix_are_understood_and_the_preview_says_so(pasted):
    dialog = pasted(TITLES)

    assert "The titles of 2 colleagues told level or function." in dialog.sentence.text()
    levels = [row.level.value for row in dialog.colleagues.rows.values()]
    assert levels == [Level.MIDDLE, Level.EXECUTIVE]
    dialog.reject()


def test_what_was_typed_stays_while_another_answer_changes_the_preview(pasted, window, qtbot):
    dialog = pasted(NAMES)
    row = dialog.colleagues.rows["Wim Noten"]
    QTest.keyClicks(row.title, "Directeur")

    field = dialog.last_spoken
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)

    assert dialog.colleagues.rows["Wim Noten"].title.text() == "Directeur"
    dialog.reject()


def test_a_list_of_people_asks_nothing_about_colleagues(pasted):
    dialog = pasted("Naam\tFunctie\nNadia Haddad\tverpleegkundige\n")

    assert not dialog.colleagues.isVisible()
    dialog.reject()
