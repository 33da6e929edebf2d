"""Where only the title of a gap is told, it is the title that its line has."""

from __future__ import annotations

from app.analysis import wording
from app.ui import shown_gaps


def test_the_title_alone_is_that_of_the_whole_text(analysed):
    report = analysed.report
    alone = {gap.key: shown_gaps.title_of(gap, report) for gap in report.gaps}

    whole = {gap.key: shown_gaps.words_of(gap, report).title for gap in report.gaps}

    assert alone == whole
    assert {gap.key: shown_gaps.title_of(gap, report) for gap in report.gaps} == whole


def test_for_the_title_alone_nobody_looks_for_advice(analysed, monkeypatch):
    report = analysed.report
    monkeypatch.setattr(wording, "_ADVICE", None)

    assert all(wording.title(gap, report.network) for gap in report.gaps)
