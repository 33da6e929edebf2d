"""Likely duplicates in an import: side by side, and merged only where somebody says so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.exchange import people_table, tables
from app.model.values import Id
from app.ui.dialogs.import_preview import ImportPreviewDialog

ROWS = "Name\tTitle\tE-mail\nEva Brouwers\tHead of imaging\teva@example.org\nJan Smit\tCFO\t\n"


@pytest.fixture
def dialog(document, opened) -> ImportPreviewDialog:
    table = tables.pasted(ROWS)
    same: dict[int, Id] = {}
    made: ImportPreviewDialog = opened(
        ImportPreviewDialog(
            None, document, "Import people",
            lambda _spoken: lambda: people_table.preview(
                table, document.plan, document.opportunity, same=same
            ),
            asks_last_spoken=False, same=same,
        )
    )  # fmt: skip
    return made


def tick(dialog: ImportPreviewDialog, state: Qt.CheckState) -> None:
    dialog.likely.table.item(0, 0).setCheckState(state)


def test_who_may_be_known_stands_beside_the_one_known(dialog):
    table = dialog.likely.table

    assert dialog.likely.isVisible()
    assert table.rowCount() == 1
    assert table.item(0, 1).text() == "Eva Brouwers · Head of imaging · eva@example.org"
    assert table.item(0, 2).text() == "Eva Brouwer · Team lead"
    assert table.item(0, 0).checkState() is Qt.CheckState.Unchecked


def test_nothing_is_merged_by_itself(dialog, document):
    dialog.confirm_button.click()

    names = [one.label for one in document.plan.persons.values()]
    assert names.count("Eva Brouwers") == 1
    assert names.count("Eva Brouwer") == 1


def test_ticked_the_row_fills_in_who_is_known(dialog, document):
    tick(dialog, Qt.CheckState.Checked)
    assert dialog.table.item(0, 2).text() == "is filled in"

    dialog.confirm_button.click()

    eva = document.plan.persons["eva"]
    assert (eva.name, eva.title, eva.email) == ("Eva Brouwer", "Team lead", "eva@example.org")
    assert "Eva Brouwers" not in [one.name for one in document.plan.persons.values()]


def test_a_tick_can_be_taken_back(dialog, document):
    tick(dialog, Qt.CheckState.Checked)
    tick(dialog, Qt.CheckState.Unchecked)

    dialog.confirm_button.click()

    assert "Eva Brouwers" in [one.name for one in document.plan.persons.values()]


def test_a_list_of_strangers_asks_nothing(document, opened):
    table = tables.pasted("Name\tTitle\nJan Smit\tCFO\nPiet Post\tCTO\n")
    dialog = opened(
        ImportPreviewDialog(
            None, document, "Import people",
            lambda _spoken: lambda: people_table.preview(
                table, document.plan, document.opportunity
            ),
            asks_last_spoken=False,
        )
    )  # fmt: skip

    assert not dialog.likely.isVisible()
