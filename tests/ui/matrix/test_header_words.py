from __future__ import annotations

from PySide6.QtCore import Qt

from app.ui.views import matrix_words
from app.ui.views.matrix_cells import PersonRow
from tests.ui.matrix.cells import open_matrix

DOWN = Qt.Orientation.Vertical


def test_nobody_is_put_into_words_when_the_matrix_is_laid_out(
    document, shown, home, monkeypatch
):
    worded: list[PersonRow] = []
    usual = matrix_words.person_words

    def noting(one: PersonRow) -> str:
        worded.append(one)
        return usual(one)

    monkeypatch.setattr(matrix_words, "person_words", noting)

    page = open_matrix(document, shown)
    page.view.updateGeometries()

    assert not worded
    row = next(row for row, line in enumerate(page.model.lines) if line.person == "anton")
    assert page.model.headerData(row, DOWN, Qt.ItemDataRole.ToolTipRole)
    assert page.model.headerData(row, DOWN, Qt.ItemDataRole.FontRole) is None
    assert [one.face.id for one in worded] == ["anton"]
