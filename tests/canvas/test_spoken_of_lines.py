"""What is said of lines that went stale, are planned or weigh much, and of judgements."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtGui import QAccessible

from app.analysis.report import Report
from app.model import edits
from app.model.planning import PlannedTie
from app.model.ties import ContactTie, Influence
from app.model.values import joined
from app.model.vocabulary import InfluenceDegree, TieLevel
from app.ui.canvas.content import MapContent
from app.ui.canvas.line_kinds import Line, LineKind, TieLook, stroke
from app.ui.canvas.line_words import line_words
from tests.plans import AS_OF, DECISION, small_plan, tie

Name, Description = QAccessible.Text.Name, QAccessible.Text.Description


def heard(canvas, beginning: str, kind=Name) -> str:
    spoken = QAccessible.queryAccessibleInterface(canvas.view)
    parts = [spoken.child(place) for place in range(spoken.childCount())]
    return next(one.text(kind) for one in parts if one.text(Name).startswith(beginning))


def test_a_line_that_went_stale_says_how_good_it_was_and_that_it_did(canvas, qtbot):
    with qtbot.waitSignal(canvas.document.analysed):
        canvas.document.start_analysis()

    words = heard(canvas, "Sanne de Wit – Lies Maes").split(", ")

    ago = AS_OF - timedelta(days=400)
    assert words[1:3] == ["working contact", "gone stale"]
    assert words[3].startswith(f"last spoken {ago.day} ")


def test_a_planned_line_says_what_it_is_to_become_who_sees_to_it_and_when(document):
    document.attempt(
        edits.plan_tie, DECISION, "herman", "karim", TieLevel.GOOD, owner="sanne",
        due=date(2026, 6, 1),
    )  # fmt: skip
    ref = PlannedTie, joined(DECISION, "herman", "karim")
    planned = Line(LineKind.TIE, ref, "herman", "karim", TieLook(TieLevel.GOOD, planned=True))

    assert line_words(document.plan, planned).splitlines() == [
        "Herman Vos – Karim El Amrani", "planned", "to become: good relationship",
        "Sanne de Wit sees to it", "due 1 Jun 2026",
    ]  # fmt: skip


def test_the_description_of_a_card_says_where_colleagues_differ(canvas):
    document = canvas.document
    about = joined(DECISION, "eva")
    for name, value in (("Jan", 2), ("Els", -1)):
        document.attempt(edits.rate, about, name, value)
    document.judging.rater = "Els"
    document.show_anew()

    assert "judged apart: Jan +2, Els -1" in heard(canvas, "Eva Brouwer,", Description)


@pytest.mark.usefixtures("qapp")
def test_who_influences_much_has_the_wider_line_and_unknown_is_as_thin_as_little():
    def width(weight: InfluenceDegree | None) -> float:
        ref = Influence, "x"
        return stroke(Line(LineKind.INFLUENCE, ref, "a", "b", TieLook(), weight)).width

    low, medium, high = (width(degree) for degree in sorted(InfluenceDegree))
    assert low < medium < high
    assert width(None) == low


def test_what_nobody_assessed_is_not_stale_however_long_ago():
    old = tie("herman", "karim", None, last_contact=AS_OF - timedelta(days=900))
    plan = small_plan(old)

    content = MapContent.of(plan, DECISION, Report(plan, DECISION, AS_OF))
    line = next(one for one in content.lines() if one.ref == (ContactTie, old.id))

    assert not line.look.stale
    assert stroke(line).name == "not assessed"
    assert "gone stale" not in line_words(plan, line)
