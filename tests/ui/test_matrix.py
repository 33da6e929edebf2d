from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest

from app import i18n
from app.exchange import relation_matrix, tables
from app.model import edits
from app.model.people import Person, TeamMember
from app.model.planning import PlannedTie
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import Attitude, ContactPolicy, Lane, Level, Role, TieLevel, TieStatus
from app.model.working_copy import WorkingCopy
from app.ui import privacy
from app.ui.canvas.choosers import TieChooser
from app.ui.document import Document
from app.ui.settings import Settings
from app.ui.views import matrix_copy
from app.ui.views.matrix import MatrixPage
from app.ui.views.matrix_model import MatrixModel
from app.ui.views.matrix_order import By, Grouping, Sort
from app.ui.views.matrix_plan_form import PlanForm
from tests.ui.conftest import DECISION, TODAY, small_plan

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def page(document, shown, home):
    """The matrix of the small account, with the keyboard in the cell of Sanne and Anton."""
    return _opened(document, shown)


@pytest.fixture
def model(document):
    return MatrixModel(document)


def _opened(document, shown, width=1000, height=600):
    page = shown(MatrixPage(document, Settings()), width, height)
    page.view.setFocus()
    page.go_to("sanne", "anton")
    return page


def _names(model):
    return [
        one.heading or (one.person and model.row(one.person).face.name) for one in model.lines
    ]


def _row(model, person):
    return model.row_of(person)


def _column(model, member):
    return model.column_of(member)


def _words(model, member, person, role=SPOKEN):
    return model.data(model.index(model.row_of(person), model.column_of(member)), role)


def _at(page, member, person):
    row, column = page.model.row_of(person), page.model.column_of(member)
    return page.view.visualRect(page.model.index(row, column)).center()


# -- what stands where


def test_people_stand_by_level_under_headings_and_colleagues_with_the_highest_first(model):
    assert _names(model) == [
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
    known_first = _names(model)
    model.ordering = Sort(By.NAME).toward(Sort(By.NAME))
    model.arrange()

    assert known_first[0] == "Eva Brouwer"
    assert _names(model)[:2] == ["Eva Brouwer", "Anton van Dijk"]


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


# -- following the document


def test_an_edit_tells_of_the_cells_that_differ_and_rebuilds_nothing(document, model, qtbot):
    told, resets = [], []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), first.column())))
    model.modelReset.connect(lambda: resets.append(1))

    document.attempt(edits.set_tie, "herman", "anton", level=TieLevel.GOOD)
    model.follow()

    herman, last = model.column_of("herman"), len(model.lines) - 1
    assert (model.row_of("anton"), herman) in told
    assert set(told) == {(model.row_of("anton"), herman), (last, herman)}
    assert not resets


def test_rows_stay_where_they_are_while_values_change_and_move_when_sorted_anew(document, page):
    page.group(Grouping.NONE)
    page.sort(Sort(None, "herman"))
    before = _names(page.model)

    document.attempt(edits.set_tie, "herman", "eva", level=TieLevel.TRUSTED)
    meanwhile = _names(page.model)
    page.sort(Sort(None, "herman"))

    assert before[:2] == meanwhile[:2] == ["Anton van Dijk", "Eva Brouwer"]
    assert _names(page.model)[:2] == ["Eva Brouwer", "Anton van Dijk"]


def test_somebody_new_appears_under_the_heading_of_their_level(document, page):
    document.attempt(edits.add_person, DECISION, "Lies Maes", id="lies", level=Level.EXECUTIVE)

    assert page.model.row_of("lies") < page.model.row_of("eva")


def test_a_filter_narrows_the_rows_and_leaves_the_totals(page):
    page.narrow(lambda id: id == "anton")

    assert page.model.row_of("eva") is None
    assert page.model.colleague("sanne").ties == 1


def test_grouping_and_sorting_are_kept_for_the_next_time(document, page, shown):
    page.group(Grouping.LANE)
    page.sort(Sort(By.NAME, turned=True))

    again = shown(MatrixPage(document, Settings()))

    assert again.model.grouping is Grouping.LANE
    assert again.model.ordering == Sort(By.NAME, turned=True)


# -- hands


def test_a_figure_sets_the_level_at_once_with_the_rhythm_of_the_roles(document, page):
    QTest.keyClicks(page.view, "2")

    tie = document.plan.tie_between("sanne", "anton")
    assert tie.level is TieLevel.WORKING
    assert tie.last_contact is None
    assert tie.cadence_days
    document.undo()
    assert document.plan.tie_between("sanne", "anton") is None


def test_each_cell_is_one_step_to_undo(document, page):
    QTest.keyClicks(page.view, "1")
    QTest.keyClick(page.view, Qt.Key.Key_Left)
    QTest.keyClicks(page.view, "3")

    document.undo()

    assert document.plan.tie_between("herman", "anton") is None
    assert document.plan.tie_between("sanne", "anton").level is TieLevel.ACQUAINTED


def test_arrows_pass_headings_by(page):
    QTest.keyClick(page.view, Qt.Key.Key_Down)

    assert page.view.focus_pair() == ("sanne", "eva")


def test_with_nothing_chosen_the_keyboard_starts_at_the_first_person(
    document, shown, home, qtbot
):
    page = shown(MatrixPage(document, Settings()), 1000, 600)
    page.activateWindow()

    page.setFocus()
    qtbot.waitUntil(page.view.hasFocus)

    first = next(one.person for one in page.model.lines if one.person)
    pair = page.view.focus_pair()
    assert pair is not None
    assert pair[1] == first
    assert document.selection == frozenset()


def test_n_says_not_needed_and_a_question_mark_not_assessed(document, page):
    QTest.keyClicks(page.view, "n")
    not_needed = document.plan.tie_between("sanne", "anton").status
    QTest.keyClicks(page.view, "?")
    tie = document.plan.tie_between("sanne", "anton")

    assert not_needed is TieStatus.NOT_NEEDED
    assert (tie.status, tie.level) == (None, None)


def test_delete_removes_the_tie_else_the_plan(document, page):
    document.attempt(edits.plan_tie, DECISION, "sanne", "eva", TieLevel.TRUSTED)
    page.go_to("sanne", "eva")

    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    without_tie = (
        document.plan.tie_between("sanne", "eva"),
        len(document.plan.table(PlannedTie)),
    )
    QTest.keyClick(page.view, Qt.Key.Key_Delete)

    assert without_tie == (None, 1)
    assert not document.plan.table(PlannedTie)


def test_delete_with_a_whole_row_chosen_touches_the_cell_with_the_keyboard_alone(
    document, page
):
    document.attempt(edits.set_tie, "herman", "eva", level=TieLevel.GOOD)
    page.go_to("sanne", "eva")
    document.select([(Person, "eva")])

    QTest.keyClick(page.view, Qt.Key.Key_Delete)

    assert document.plan.tie_between("herman", "eva") is not None


def test_p_plans_with_a_level_and_a_day_by_keys_alone(document, page):
    QTest.keyClicks(page.view, "p")
    form = page.hand.form
    assert isinstance(form, PlanForm)
    QTest.keyClicks(form, "3")
    QTest.keyClick(form, Qt.Key.Key_Tab)
    QTest.keyClicks(form.due.edit, "1/4/2026")
    QTest.keyClick(form.due.edit, Qt.Key.Key_Return)

    planned = document.plan.find(PlannedTie, joined(DECISION, "sanne", "anton"))
    assert (planned.desired_level, planned.due) == (TieLevel.GOOD, date(2026, 4, 1))
    assert planned.owner == "sanne"
    assert page.hand.form is None
    assert page.view.hasFocus()


def test_a_day_that_is_none_keeps_the_plan_open_with_words(document, page):
    QTest.keyClicks(page.view, "p")
    form = page.hand.form
    form.due.edit.setText("someday")

    QTest.keyClick(form, Qt.Key.Key_Return)

    assert page.hand.form is form
    assert "someday" in form.problem.text()
    assert not document.plan.table(PlannedTie)
    QTest.keyClick(form, Qt.Key.Key_Escape)


def test_l_asks_to_log_a_contact_of_exactly_these_two(page, qtbot):
    with qtbot.waitSignal(page.log_asked) as asked:
        QTest.keyClicks(page.view, "l")

    assert asked.args == [["anton"], ["sanne"]]


def test_enter_opens_the_tie_and_space_selects_the_person(document, page, qtbot):
    page.go_to("sanne", "eva")

    with qtbot.waitSignal(page.open_asked):
        QTest.keyClick(page.view, Qt.Key.Key_Return)
    opened = document.selection
    QTest.keyClick(page.view, Qt.Key.Key_Space)

    assert opened == {(ContactTie, joined("sanne", "eva"))}
    assert document.selection == {(Person, "eva")}


def test_a_double_click_asks_level_and_when_they_last_spoke(document, page, qtbot):
    QTest.mouseClick(
        page.view.viewport(), Qt.MouseButton.LeftButton, pos=_at(page, "herman", "eva")
    )
    QTest.mouseDClick(
        page.view.viewport(), Qt.MouseButton.LeftButton, pos=_at(page, "herman", "eva")
    )
    form = page.hand.form
    assert isinstance(form, TieChooser)
    QTest.keyClicks(form, "3")
    QTest.keyClick(form, Qt.Key.Key_Return)

    tie = document.plan.tie_between("herman", "eva")
    assert tie.level is TieLevel.GOOD
    assert tie.last_contact is not None


def test_in_a_what_if_what_is_typed_is_supposed_and_nothing_is_stored(analysed, shown, home):
    page = _opened(analysed, shown)
    analysed.supposing.begin()

    QTest.keyClicks(page.view, "3")

    assert analysed.copy.plan.tie_between("sanne", "anton") is None
    assert page.model.content.cell("sanne", "anton").supposed
    analysed.supposing.end()
    assert not page.model.content.cell("sanne", "anton").has_tie


# -- one selection


def test_what_is_chosen_here_is_chosen_everywhere(document, page):
    QTest.mouseClick(
        page.view.viewport(), Qt.MouseButton.LeftButton, pos=_at(page, "sanne", "eva")
    )
    tie = document.selection
    QTest.mouseClick(
        page.view.verticalHeader().viewport(), Qt.MouseButton.LeftButton,
        pos=QPoint(60, page.view.rowViewportPosition(page.model.row_of("anton")) + 10),
    )  # fmt: skip
    person = document.selection
    QTest.mouseClick(
        page.view.horizontalHeader().viewport(), Qt.MouseButton.LeftButton,
        pos=QPoint(page.view.columnViewportPosition(page.model.column_of("herman")) + 20, 12),
    )  # fmt: skip

    assert tie == {(ContactTie, joined("sanne", "eva"))}
    assert person == {(Person, "anton")}
    assert document.selection == {(TeamMember, "herman")}


def test_what_is_chosen_elsewhere_is_chosen_here(document, page):
    document.select([(ContactTie, joined("sanne", "eva"))])

    assert page.view.focus_pair() == ("sanne", "eva")
    assert page.selecting.pairs() == [("sanne", "eva")]
    document.select([(Person, "anton")])
    assert {index.row() for index in page.view.selectionModel().selectedIndexes()} == {
        page.model.row_of("anton")
    }


def test_a_click_on_the_arrow_of_a_heading_sorts_and_beside_it_does_not(page):
    header = page.view.horizontalHeader()
    column = page.model.column_of("sanne")
    left = page.view.columnViewportPosition(column)

    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(left + 20, 12))
    unsorted = page.model.ordering
    right = left + page.view.columnWidth(column) - 6
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(right, 12))

    assert unsorted == Sort()
    assert page.model.ordering == Sort(None, "sanne")


def test_margins_hand_clicks_on_to_the_row_and_column_below(document, page):
    right, bottom = page.view.margins()
    row = page.model.row_of("eva")
    y = page.view.viewport().y() + page.view.rowViewportPosition(row) + 10

    page.view.choose_margin(QPointF(right.x() + 5, y))
    person = document.selection
    x = page.view.viewport().x() + page.view.columnViewportPosition(0) + 10
    page.view.choose_total(QPointF(x, bottom.y() + 5))

    assert person == {(Person, "eva")}
    assert document.selection == {(TeamMember, page.model.members[0])}


# -- to and from a spreadsheet


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_is_copied_is_read_back_by_our_own_import(document, language):
    steps: tuple[tuple[Any, Any, Any], ...] = (
        (edits.set_tie, ("herman", "anton"), {"level": TieLevel.ACQUAINTED}),
        (edits.set_tie, ("sanne", "anton"), {"status": TieStatus.NOT_NEEDED}),
        (edits.plan_tie, (DECISION, "herman", "eva", TieLevel.GOOD), {"due": TODAY}),
        (edits.toggle_role, (DECISION, "eva", Role.APPROVER), {}),
        (edits.set_membership, (DECISION, "eva"), {"attitude": Attitude.FOR}),
        (edits.set_fields, (Person, "eva"), {"name": "@Eva Brouwer", "title": "-Team\tlead"}),
    )
    for edit, given, values in steps:
        document.attempt(edit, *given, **values)
    i18n.use(language)
    model = MatrixModel(document)
    people = [one.person for one in model.lines if one.person]
    copied = matrix_copy.copied(model.content, people, model.members)
    empty = Document(WorkingCopy(_empty_plan(), 0), DECISION, TODAY)

    table = tables.pasted(copied.text())
    preview = relation_matrix.preview(table, empty.plan, DECISION)

    assert tables.recognise(table) == "matrix"
    assert not preview.errors
    read = empty.plan.apply(preview.change_without_faulty)
    assert _as_read(read) == {
        ("Herman Vos", "Anton van Dijk"): (TieLevel.ACQUAINTED, None),
        ("Sanne de Wit", "Anton van Dijk"): (None, TieStatus.NOT_NEEDED),
        ("Sanne de Wit", "@Eva Brouwer"): (TieLevel.GOOD, None),
    }
    [eva] = [one for one in read.persons.values() if one.name == "@Eva Brouwer"]
    part = read.membership(DECISION, eva.id)
    assert (eva.level, eva.lane, eva.title) == (Level.MIDDLE, Lane.TECHNICAL, "-Team lead")
    assert part.roles == {Role.INFLUENCER, Role.APPROVER}
    assert part.attitude is Attitude.FOR
    empty.close()


def _empty_plan():
    plan = small_plan()
    gone = [(Person, "anton"), (Person, "eva"), (TeamMember, "sanne"), (TeamMember, "herman")]
    return plan.apply(edits.remove(plan, gone))


def _as_read(plan):
    return {
        (plan.label(tie.member), plan.label(tie.person)): (tie.level, tie.status)
        for tie in plan.ties.values()
    }


def test_no_text_is_a_formula_to_a_spreadsheet_and_none_is_markup(document):
    document.attempt(edits.set_fields, Person, "eva", name="=HYPERLINK(<i>)")
    model = MatrixModel(document)

    copied = matrix_copy.copied(model.content, ["eva"], model.members)

    cells = [cell for line in copied.text().splitlines() for cell in line.split("\t")]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "&lt;i&gt;" in copied.html()


def test_copying_takes_several_chosen_cells_and_of_one_cell_the_whole(page, qtbot):
    with qtbot.waitSignal(page.told) as told:
        QTest.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    whole = QGuiApplication.clipboard().text()
    page.go_to("herman", "anton")
    QTest.keyClick(page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    part = QGuiApplication.clipboard().text()

    assert "2 people and 2 colleagues" in told.args[0]
    assert "Eva Brouwer" in whole
    assert "Anton van Dijk" in part
    assert "Eva Brouwer" not in part


# -- large


def test_three_hundred_people_and_forty_colleagues_are_shown_and_scrolled(qapp, shown, home):
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
    page = _opened(document, shown, 900, 500)

    page.go_to("m39", "p296")
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
    at = page.view.viewport().mapToGlobal(_at(page, "sanne", "eva"))
    down, across = Qt.Orientation.Vertical, Qt.Orientation.Horizontal

    cell = table.childAt(at.x(), at.y())

    assert table.role() is QAccessible.Role.Table
    assert cell.text(QAccessible.Text.Name).startswith("Eva Brouwer with Sanne de Wit: good")
    row = page.model.headerData(page.model.row_of("anton"), down, SPOKEN)
    assert row.startswith("Anton van Dijk, Chair")
    assert page.model.headerData(0, across, SPOKEN).startswith("Herman Vos, Director")
