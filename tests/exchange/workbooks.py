"""Workbooks of our own invention, as account managers keep them.

Run as a script it writes the workbook that ships as a sample.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter

TEAM = (
    ("Femke Hofstra", "Accountmanager"),
    ("Bram Oosterhuis", "Serviceleider"),
    ("Nadia Sahin", "Solution architect"),
    ("Willem Terpstra", "Commercieel directeur"),
)
PEOPLE = (
    ("Hendrik Vellinga", "Algemeen directeur", "Directie", "D", "", "", "", ""),
    ("Ingrid van Dam", "Financieel directeur", "Directie", "B", 1, "", "", ""),
    ("Rients de Boer", "Hoofd inkoop", "Inkoop", "P", 3, "", "", 2),
    ("Saskia Postma", "Strategisch inkoper", "Inkoop", "P", 4, "", "", ""),
    ("Joost Wiersma", "Hoofd productie", "Productie", "I B", 2, 3, "", ""),
    ("Mirjam ter Horst", "Hoofd ICT", "ICT", "B", 1, "", 3, ""),
    ("Kees Dijkstra", "Teamleider onderhoud", "Techniek", "U", "", 4, 1, ""),
    ("Aylin Demir", "Operator verpakking", "Productie", "U", "", 2, "", ""),
    ("Petra Nauta", "Directiesecretaresse", "Directie", "G", 2, "", "", "nvt"),
)
LEGEND = (
    (0, "geen"),
    (1, "oppervlakkig"),
    (2, "werkcontact"),
    (3, "goede relatie"),
    (4, "vertrouwensrelatie"),
    ("nvt", "niet nodig"),
)


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    """A workbook with these rows on its sheets."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for index, row in enumerate(rows):
                sheet.write_row(index, 0, row)
    return stream.getvalue()


def relation_matrix() -> bytes:
    """A filled relation matrix: headings over merged cells, a legend and totals below."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": datetime(2026, 3, 2), "title": "Relatiematrix"})
    sheet = book.add_worksheet("Relatiematrix")
    bold = book.add_format({"bold": True})
    centred = book.add_format({"align": "center", "bold": True, "bottom": 1})
    sheet.write(0, 0, "Relatiematrix Zuivelcoöperatie Lageland (fictief)", bold)
    sheet.merge_range(2, 0, 2, 3, "Contactpersonen", centred)
    sheet.merge_range(2, 4, 2, 7, "Ons klantenteam", centred)
    sheet.write_row(3, 0, ["Naam", "Functie", "Afdeling", "Rol"], bold)
    for column, (name, title) in enumerate(TEAM, start=4):
        sheet.write(3, column, name, bold)
        sheet.write(4, column, title)
    for row, person in enumerate(PEOPLE, start=5):
        sheet.write_row(row, 0, person)
    totals = 5 + len(PEOPLE)
    sheet.write(totals, 0, "Totaal")
    for column in range(4, 8):
        marks = [person[column] for person in PEOPLE]
        sheet.write(totals, column, sum(isinstance(mark, int) for mark in marks))
    sheet.write(totals + 2, 0, "Legenda", bold)
    for row, (mark, words) in enumerate(LEGEND, start=totals + 3):
        sheet.write_row(row, 0, [mark, words])
    sheet.set_column(0, 1, 24)
    sheet.set_column(2, 7, 18)
    sheet.freeze_panes(5, 1)
    book.close()
    return stream.getvalue()


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(relation_matrix())
