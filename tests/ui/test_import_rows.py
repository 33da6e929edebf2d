"""The rows of an import before anything is done: each says in whole words what comes of it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from app.exchange.preview import LABELS
from app.i18n import speaking, tr
from app.ui.dialogs.import_preview import OUTCOME, ImportPreviewDialog
from tests.ui.hand import Hand


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_becomes_of_a_row_is_read_whole(window, qtbot, language):
    QGuiApplication.clipboard().setText("Naam\tFunctie\nNadia Haddad\tverpleegkundige\n")

    with speaking(language):
        window.actions_["paste"].trigger()
        dialog = Hand(window, qtbot).dialog(ImportPreviewDialog)
        outcomes = [tr(words) for words in LABELS.values()]
    wanted = []
    for words in outcomes:
        dialog.table.item(0, OUTCOME).setText(words)
        wanted.append(dialog.table.sizeHintForColumn(OUTCOME))
    given = dialog.table.columnWidth(OUTCOME)
    dialog.reject()

    assert max(wanted) <= given


def test_a_row_is_one_line_however_long_its_details_are(window, qtbot):
    QGuiApplication.clipboard().setText(
        "Naam\tFunctie\nNadia Haddad\t" + "hoofd van de afdeling " * 12 + "\n"
    )

    window.actions_["paste"].trigger()
    dialog = Hand(window, qtbot).dialog(ImportPreviewDialog)
    wraps = dialog.table.wordWrap()
    dialog.reject()

    assert not wraps
