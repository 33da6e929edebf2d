"""The matrix as a spreadsheet takes it, and as our own import reads it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData

from app.i18n import tr
from app.model.labels import label
from app.model.role_letters import LETTERS
from app.model.values import Id
from app.ui.views import matrix_words
from app.ui.views.matrix_cells import Cell, MatrixContent, PersonRow

NO_FORMULA = "\u200b"  # before what a spreadsheet would compute; the import drops it again
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(
    content: MatrixContent, people: Sequence[Id], members: Sequence[Id]
) -> list[list[str]]:
    """Return headings, colleagues' titles and a line a person, as texts."""
    colleagues = [content.colleagues[id].face for id in members]
    headings = [
        tr("Name"), tr("Job title"), tr("Roles"), tr("Attitude"), tr("Level"),
        tr("Function area"),
    ]  # fmt: skip
    margins = [tr("Coverage"), tr("Points")]
    rows = [[*headings, *(one.name for one in colleagues), *margins]]
    if any(one.title for one in colleagues):
        blank = [""] * len(headings)
        rows.append([*blank, *(one.title or "" for one in colleagues), *([""] * len(margins))])
    for id in people:
        one = content.people[id]
        cells = (_cell(content.cell(member, id)) for member in members)
        rows.append([*_beside(one), *cells, *_margins(one)])
    return [[_safe(text) for text in row] for row in rows]


def copied(content: MatrixContent, people: Sequence[Id], members: Sequence[Id]) -> QMimeData:
    """Return the matrix for the clipboard: as columns between tabs, and as an HTML table."""
    rows = table(content, people, members)
    data = QMimeData()
    data.setText("".join("\t".join(row) + "\n" for row in rows))
    data.setHtml(_html(rows))
    return data


def _beside(one: PersonRow) -> list[str]:
    face = one.face
    return [
        face.name,
        face.title or "",
        ", ".join(LETTERS.get(role) or label(role) for role in face.roles),
        "" if face.attitude is None else label(face.attitude),
        "" if face.level is None else label(face.level),
        "" if face.lane is None else label(face.lane),
    ]


def _cell(cell: Cell) -> str:
    """Return what a cell says of what there is; plans stay here, as no matrix reads them."""
    if not cell.has_tie:
        return ""
    if cell.status is None and cell.level is None:
        return "?"
    return matrix_words.short(cell)


def _margins(one: PersonRow) -> list[str]:
    share = one.face.coverage
    covered = "" if share is None else f"{round(100 * share)}%"
    return [covered, matrix_words.points_words(one)]


def _safe(text: str) -> str:
    """Return a text on one line that no spreadsheet takes for a formula."""
    line = " ".join(text.split())
    return NO_FORMULA + line if line.startswith(_FORMULA) else line


def _html(rows: Iterable[Sequence[str]]) -> str:
    lines = []
    for place, row in enumerate(rows):
        tag = "th" if place == 0 else "td"
        style = "mso-number-format:'\\@'"  # text, also where it looks like a date
        cells = "".join(f'<{tag} style="{style}">{escape(text)}</{tag}>' for text in row)
        lines.append(f"<tr>{cells}</tr>")
    return f'<meta charset="utf-8"><table border="1">{"".join(lines)}</table>'
