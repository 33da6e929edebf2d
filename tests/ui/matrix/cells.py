"""Where a cell of the matrix is, and what it says."""

from __future__ import annotations

from app.ui.settings import Settings
from app.ui.views.matrix import MatrixPage


def open_matrix(document, shown, width=1000, height=600):
    page = shown(MatrixPage(document, Settings()), width, height)
    page.view.setFocus()
    page.go_to("sanne", "anton")
    return page


def names_in(model):
    return [
        one.heading or (one.person and model.row(one.person).face.name) for one in model.lines
    ]


def place_of(page, member, person):
    row, column = page.model.row_of(person), page.model.column_of(member)
    return page.view.visualRect(page.model.index(row, column)).center()
