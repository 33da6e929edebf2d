"""What the rows, columns, cells and margins of the matrix say."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from app.model import edits
from app.model.people import Person, TeamMember
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import ContactPolicy, Level, TieLevel, TieStatus
from app.model.working_copy import WorkingCopy
from app.ui import privacy
from app.ui.document import Document
from app.ui.settings import Settings
from app.ui.views.matrix_model import MatrixModel
from app.ui.views.matrix_order import By, Grouping, Sort
from tests.ui.conftest import DECISION, TODAY, small_plan
from tests.ui.matrix.cells import names_in, open_matrix, place_of

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def _row(model, person):
    return model.row_of(person)


def _column(model, member):
    return model.column_of(member)


def _words(model, member, person, role=SPOKEN):
    return model.data(model.index(model.row_of(person), model.column_of(member)), role)


def test_people_stand_by_level_under_headings_and_colleagues_with_the_highest_first(model):
    assert names_in(model) == [
        "executive",
        "Anton van Dijk",
        "middle management",
        "Eva Brouwer",
        None,
    ]
    assert [model.colleague(id).face.name for id in model.members] == [
        "Herman Vos",
        "Sanne de Wit",
    ]


@pytest.mark.parametrize(
    ("grouping", "headings"),
    [
        (Grouping.LANE, ["general management", "operational/technical"]),
        (Grouping.ROLE, ["decider", "influencer"]),
        (Grouping.DEPARTMENT, ["department unknown"]),
        (Grouping.NONE, []),
    ],
)
def test_rows_can_be_grouped_by(model, grouping, headings):
    model.grouping = grouping
    model.arrange()

    assert [one.heading for one in model.lines if one.heading] == headings


def test_sorting_by_a_colleague_puts_whom_they_know_best_first_and_turns_round(model):
    model.grouping = Grouping.NONE
    model.ordering = Sort(None, "sanne")
    model.arrange()
    known_first = names_in(model)
    model.ordering = Sort(By.NAME).toward(Sort(By.NAME))
    model.arrange()

    assert known_first[0] == "Eva Brouwer"
    assert names_in(model)[:2] == ["Eva Brouwer", "Anton van Dijk"]


def test_a_sort_is_kept_as_a_text_and_read_back():
    for sort in (
        Sort(By.TITLE, turned=True),
        Sort(None, "sanne"),
        Sort(None, "a", turned=True),
    ):
        assert Sort.of(sort.code) == sort
    assert Sort.of("nonsense") == Sort()


def test_a_cell_says_level_when_they_last_spoke_and_whether_it_has_gone_stale(analysed):
    old = date(2025, 8, 14)
    analysed.attempt(edits.set_tie, "sanne", "eva", last_contact=old)
    model = MatrixModel(analysed)

    words = _words(model, "sanne", "eva")

    assert words.startswith("Eva Brouwer with Sanne de Wit: good relationship")
    assert "last spoken 14 Aug 2025" in words
    assert "gone stale" in words


def test_what_is_not_known_not_needed_lost_and_planned_are_five_different_things(document):
    document.attempt(edits.set_tie, "sanne", "anton", level=None)
    document.attempt(edits.set_tie, "herman", "eva", status=TieStatus.NOT_NEEDED)
    document.attempt(edits.set_tie, "sanne", "eva", status=TieStatus.LOST)
    model = MatrixModel(document)
    before = _words(model, "herman", "anton")
    document.attempt(edits.plan_tie, DECISION, "herman", "anton", TieLevel.GOOD, due=TODAY)
    model.follow()

    said = [
        before,
        *(
            _words(model, *pair)
            for pair in (("sanne", "anton"), ("herman", "eva"), ("sanne", "eva"))
        ),
        _words(model, "herman", "anton"),
    ]

    for words, part in zip(
        said,
        ["no relationship recorded", "not assessed", "not needed", "lost", "planned"],
        strict=True,
    ):
        assert part in words
    assert "to become: good relationship, due 2 Mar 2026" in said[-1]


def test_a_cell_says_where_colleagues_differ_once_the_reader_has_judged(document):
    document.author = "Piet"
    tie = joined("sanne", "eva")
    for who, value in (("Jan", 4), ("Els", 1)):
        document.do(edits.rate(document.plan, tie, who, value))
    before = _words(MatrixModel(document), "sanne", "eva")

    document.do(edits.rate(document.plan, tie, document.author, 2))

    assert "Jan 4" not in before
    assert "2 judgements" in before
    after = _words(MatrixModel(document), "sanne", "eva")
    assert "judged apart" in after
    assert "Jan 4" in after


def test_margins_tell_coverage_points_and_what_each_colleague_brings(analysed):
    model = MatrixModel(analysed)
    report = analysed.report
    eva, count = _row(model, "eva"), len(model.members)
    totals = model.data(model.index(len(model.lines) - 1, _column(model, "sanne")))

    share, points = (model.data(model.index(eva, count + place)) for place in (0, 1))

    score = report.score.persons["eva"]
    assert share == f"{round(100 * score.coverage)}%"
    assert points == f"{round(score.points)} / {round(score.at_stake)}"
    assert totals.splitlines()[:3] == [
        "1 relationship", "1 active", f"{round(score.points)} points",
    ]  # fmt: skip


def test_how_busy_colleagues_are_is_told_only_where_the_user_wants_to_hear_of_them(
    analysed, home, qapp
):
    settings = Settings()
    model = MatrixModel(analysed)
    last, sanne = len(model.lines) - 1, _column(model, "sanne")
    before = model.data(model.index(last, sanne))

    privacy.switch(settings, "about_us", on=False)
    try:
        after = model.data(model.index(last, sanne))
    finally:
        privacy.switch(settings, "about_us", on=True)

    assert "contacts a year" in before
    assert "contacts a year" not in after


def test_somebody_whom_a_contact_policy_forbids_says_so(analysed):
    analysed.attempt(
        edits.set_fields, type(analysed.plan.opportunities[DECISION]), DECISION,
        contact_policy=ContactPolicy.FORBIDDEN,
    )  # fmt: skip
    model = MatrixModel(analysed)

    tip = _words(model, "sanne", "anton", Qt.ItemDataRole.ToolTipRole)

    assert model.row("anton").restricted
    assert model.row("anton").restricted[:20] in tip


def test_names_in_tooltips_are_plain_text(document):
    document.attempt(edits.set_fields, Person, "eva", name="<b>Eva</b>")
    model = MatrixModel(document)

    assert "&lt;b&gt;Eva" in _words(model, "sanne", "eva", Qt.ItemDataRole.ToolTipRole)


# -- large


def test_three_hundred_people_and_forty_colleagues_are_shown_and_scrolled(qtbot, shown, home):
    plan = small_plan()
    members = [TeamMember(id=f"m{n}", name=f"Colleague {n}") for n in range(40)]
    people = [
        Person(id=f"p{n}", name=f"Person {n}", level=Level(1 + n % 4)) for n in range(300)
    ]
    ties = [
        ContactTie(id=joined(f"m{n % 40}", f"p{n}"), member=f"m{n % 40}", person=f"p{n}",
                   level=TieLevel(n % 5))
        for n in range(300)
    ]  # fmt: skip
    large = type(plan)([*plan, *members, *people, *ties])
    document = Document(WorkingCopy(large, 0), DECISION, TODAY)
    page = open_matrix(document, shown, 900, 500)

    page.go_to("m39", "p296")
    qtbot.waitUntil(lambda: not page.model.is_awaited)
    page.view.grab()

    right, bottom = page.view.margins()
    box = page.view.visualRect(page.view.currentIndex())
    assert page.view.viewport().rect().contains(box)
    assert box.bottom() <= bottom.y() - page.view.viewport().y()
    assert box.right() <= right.x() - page.view.viewport().x()
    assert page.model.rowCount() == 302 + 4 + 1
    document.close()


def test_a_screen_reader_meets_a_cell_in_words_and_rows_by_name(page):
    table = QAccessible.queryAccessibleInterface(page.view)
    at = page.view.viewport().mapToGlobal(place_of(page, "sanne", "eva"))
    down, across = Qt.Orientation.Vertical, Qt.Orientation.Horizontal

    cell = table.childAt(at.x(), at.y())

    assert table.role() is QAccessible.Role.Table
    assert cell.text(QAccessible.Text.Name).startswith("Eva Brouwer with Sanne de Wit: good")
    row = page.model.headerData(page.model.row_of("anton"), down, SPOKEN)
    assert row.startswith("Anton van Dijk, Chair")
    assert page.model.headerData(0, across, SPOKEN).startswith("Herman Vos, Director")
