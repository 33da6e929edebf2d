"""Cells and totals while the analysis is of a moment ago, and of what is no contact."""

from __future__ import annotations

from datetime import date

from app.analysis.report import Report
from app.model import edits
from app.model.vocabulary import TieLevel, TieStatus
from app.ui.views.matrix_cells import Freshness, Seen, content_of
from tests.ui.conftest import DECISION, TODAY

LONG_AGO = date(2025, 1, 10)


def content(document, report):
    return content_of(
        Seen(document.plan, DECISION, report, {}, frozenset(), frozenset(), frozenset())
    )


def test_a_day_that_is_said_stands_at_once_though_the_analysis_knows_the_old_one(document):
    before = Report(document.plan, DECISION, TODAY)

    document.attempt(edits.set_tie, "sanne", "eva", last_contact=LONG_AGO)
    cell = content(document, before).cell("sanne", "eva")

    assert cell.last_contact == LONG_AGO
    assert (cell.freshness, cell.value) == (Freshness.UNKNOWN, None)


def test_what_is_lost_or_not_needed_is_counted_as_no_relationship(document):
    document.attempt(edits.set_tie, "sanne", "eva", status=TieStatus.LOST)
    document.attempt(edits.set_tie, "herman", "eva", status=TieStatus.NOT_NEEDED)
    document.attempt(edits.set_tie, "sanne", "anton", level=TieLevel.WORKING)

    colleagues = content(document, Report(document.plan, DECISION, TODAY)).colleagues

    assert {id: one.ties for id, one in colleagues.items()} == {"sanne": 1, "herman": 0}


def test_only_a_relationship_that_covers_counts_as_active(document):
    document.attempt(
        edits.set_tie, "sanne", "anton", level=TieLevel.ACQUAINTED, last_contact=LONG_AGO
    )

    sanne = content(document, Report(document.plan, DECISION, TODAY)).colleagues["sanne"]

    assert (sanne.ties, sanne.active) == (2, 1)
