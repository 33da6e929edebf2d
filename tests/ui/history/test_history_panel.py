"""The history below the map: read, told and drawn when it is seen; what can be asked of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from app.analysis.history import Entry
from app.model import edits
from app.model.change import Change, Message
from app.model.people import Person
from app.model.vocabulary import TieLevel
from app.ui import theme
from app.ui.panels.history import HistoryPanel
from app.ui.panels.history_lines import POINTS, SENTENCE, TOLD_BY
from app.ui.panels.history_work import Period, Span
from tests.ui.conftest import TODAY
from tests.ui.history.conftest import START


def rows(panel):
    tree = panel.parts.changes.tree
    found = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    return [(row.text(POINTS), row.text(SENTENCE), row.text(TOLD_BY)) for row in found]


def choose(panel, qtbot, span):
    before = panel.told
    panel.choose(span)
    qtbot.waitUntil(lambda: panel.told is not before)


def points(text):
    return round(float(text.replace("−", "-").replace("+", "")) * 10)


def test_nothing_is_read_before_the_panel_is_seen(lively, workspace, qtbot):
    panel = HistoryPanel(lively, workspace.read)
    qtbot.addWidget(panel)

    lively.changed.emit(Change(Message.of("removed"), ()))

    assert workspace.asked == 0
    assert panel.parts is None


def test_what_changed_stands_in_groups_that_add_up_to_the_total(panel, qtbot):
    choose(panel, qtbot, Span(Period.ALL))

    found = rows(panel)
    groups = [at for at, (_points, _words, told_by) in enumerate(found) if not told_by]
    titles = [found[at][1] for at in groups]
    assert titles == [
        "The map",
        "Relationships",
        "Time",
        "Settings: no better or worse relationship",
    ]
    total = points(panel.parts.changes.total.text().rpartition(" ")[2])
    assert sum(points(found[at][0]) for at in groups) == total
    assert sum(points(row[0]) for row in found if row[2]) == total
    assert panel.told.story.after.total == pytest.approx(panel.told.line.days[-1][1], abs=1e-9)


def test_a_line_says_when_and_by_whom(panel, qtbot):
    choose(panel, qtbot, Span(None, TODAY - timedelta(days=21), TODAY))

    [row] = [row for row in rows(panel) if "Nadia Haddad was added" in row[1]]

    assert row[1] == "Nadia Haddad was added and nobody knows them well yet"
    assert row[2].startswith("10 Feb")
    assert row[2].endswith("Herman")


def test_a_lower_score_because_the_map_grew_says_so_quietly(panel, qtbot):
    choose(panel, qtbot, Span(None, TODAY - timedelta(days=21), TODAY - timedelta(days=20)))

    assert panel.parts.changes.remark.text().startswith("Lower because the map grew")
    assert panel.parts.changes.remark.property("look") == "quiet"


def test_days_on_which_nothing_changed_say_so(panel, qtbot):
    choose(panel, qtbot, Span(None, TODAY - timedelta(days=195), TODAY - timedelta(days=195)))

    assert rows(panel) == []
    assert panel.parts.changes.remark.text().startswith("Nothing changed the score")


def test_a_click_on_a_line_selects_its_people_and_shows_them_on_the_map(panel, qtbot):
    choose(panel, qtbot, Span(Period.ALL))
    tree = panel.parts.changes.tree
    [row] = [
        tree.topLevelItem(at)
        for at in range(tree.topLevelItemCount())
        if tree.topLevelItem(at).text(SENTENCE) == "Sanne de Wit has a relationship with "
        "Anton van Dijk"
    ]

    with qtbot.waitSignal(panel.shown_on_map) as shown:
        tree.itemClicked.emit(row, SENTENCE)

    assert shown.args == [frozenset({(Person, "anton")})]
    assert panel.document.selection == shown.args[0]


@pytest.mark.parametrize(
    ("period", "since"),
    [
        (Period.TWO_WEEKS, TODAY - timedelta(days=14)),
        (Period.MONTH, TODAY - timedelta(days=30)),
        (Period.QUARTER, TODAY - timedelta(days=91)),
        (Period.YEAR, START - timedelta(days=1)),
        (Period.ALL, START - timedelta(days=1)),
        (Period.SNAPSHOT, START - timedelta(days=1)),
    ],
)
def test_a_quick_choice_ends_today_and_begins_no_earlier_than_the_decision(
    panel, qtbot, period, since
):
    before = panel.told
    panel.parts.period.committed.emit(period)
    qtbot.waitUntil(lambda: panel.told is not before)

    assert (panel.parts.since.value, panel.parts.until.value) == (since, TODAY)
    assert panel.parts.period.value is period


def test_of_spans_chosen_one_upon_the_other_the_last_is_told(panel, qtbot):
    for period in (Period.YEAR, Period.QUARTER, Period.TWO_WEEKS):
        panel.choose(Span(period))

    qtbot.waitUntil(lambda: panel.parts.since.value == TODAY - timedelta(days=14))
    qtbot.waitUntil(lambda: not panel.is_waiting)
    assert panel.told.story.since == TODAY - timedelta(days=14)


def test_dragging_over_the_figure_chooses_the_days_under_it(panel, qtbot):
    figure = panel.parts.figure
    since, until = TODAY - timedelta(days=100), TODAY - timedelta(days=40)
    start, end = (QPoint(round(figure.across(on)), 60) for on in (since, until))
    before = panel.told

    QTest.mousePress(figure, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(figure, end)
    QTest.mouseRelease(figure, Qt.MouseButton.LeftButton, pos=end)
    qtbot.waitUntil(lambda: panel.told is not before)

    story = panel.told.story
    assert abs((story.since - since).days) <= 1
    assert abs((story.until - until).days) <= 1
    assert panel.parts.period.value is None
    assert panel.parts.period.currentText() == "Own dates"


def test_a_click_on_the_figure_tells_what_changed_since_that_day(panel, qtbot):
    figure = panel.parts.figure
    before = panel.told

    QTest.mouseClick(
        figure,
        Qt.MouseButton.LeftButton,
        pos=QPoint(round(figure.across(TODAY - timedelta(days=100))), 60),
    )
    qtbot.waitUntil(lambda: panel.told is not before)

    assert panel.told.story.until == TODAY
    assert abs((TODAY - panel.told.story.since).days - 100) <= 1


def test_arrows_move_where_the_span_begins_and_with_shift_where_it_ends(panel, qtbot):
    figure = panel.parts.figure
    since = panel.told.story.since
    before = panel.told

    QTest.keyClick(figure, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: panel.told is not before)
    between = panel.told
    QTest.keyClick(figure, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: panel.told is not between)

    assert panel.told.story.since == since - timedelta(days=1)
    assert panel.told.story.until == TODAY - timedelta(days=7)


def test_beside_the_pointer_stand_the_day_and_its_score(panel):
    figure = panel.parts.figure

    assert figure.said_of(START - timedelta(days=1)) == "13 Aug 2025 · no score yet"
    assert figure.said_of(TODAY).startswith("2 Mar 2026 · ")


def test_the_figure_is_as_sharp_as_the_screen_and_in_the_colours_of_the_theme(panel):
    figure = panel.parts.figure

    image = figure.image
    scale = figure.devicePixelRatioF()
    assert (image.width(), image.height()) == (
        round(figure.width() * scale), round(figure.height() * scale),
    )  # fmt: skip
    assert image.pixelColor(0, 0) == QColor(theme.colour("surface.panel"))
    assert "The score went from" in figure.accessibleDescription()


def test_a_span_alone_draws_no_new_figure(panel, qtbot):
    drawn = panel.parts.figure.image

    choose(panel, qtbot, Span(Period.QUARTER))

    assert panel.parts.figure.image is drawn


def test_an_edit_is_told_once_it_has_settled(panel, workspace, qtbot):
    asked, document = workspace.asked, panel.document
    change = edits.set_tie(document.plan, "sanne", "anton", level=TieLevel.GOOD)

    document.do(change)
    workspace.log.append(Entry(TODAY, "Sanne", change))
    qtbot.waitUntil(lambda: workspace.asked > asked)
    qtbot.waitUntil(lambda: any("went from" in row[1] for row in rows(panel)))


def test_a_hidden_panel_waits_until_it_is_seen_again(panel, workspace, qtbot):
    panel.hide()
    asked, document = workspace.asked, panel.document

    document.do(edits.set_tie(document.plan, "sanne", "anton", level=TieLevel.GOOD))
    qtbot.wait(600)
    hidden = workspace.asked
    panel.show()

    assert hidden == asked
    assert workspace.asked == asked + 1
    qtbot.waitUntil(lambda: not panel.is_waiting)


def test_where_it_is_narrow_the_figure_is_behind_a_tab_of_its_own(panel, qtbot):
    parts = panel.parts
    panel.resize(480, 210)
    qtbot.waitUntil(lambda: parts.width() <= 480)
    hidden = parts.figure.isVisible()

    parts.line.click()

    assert not hidden
    assert parts.figure.isVisible()
    assert parts.height() <= 210
    qtbot.waitUntil(lambda: not panel.is_waiting)


def test_where_there_is_room_again_the_figure_stands_beside_the_list(panel, qtbot):
    panel.resize(480, 210)
    panel.parts.line.click()

    panel.resize(860, 260)

    figure, lists = panel.parts.figure, panel.parts.lists
    qtbot.waitUntil(lambda: figure.isVisible() and figure.geometry().right() < lists.x())
    assert panel.parts.changes.isVisible()
    qtbot.waitUntil(lambda: not panel.is_waiting)


def test_another_decision_has_a_history_of_its_own(panel, workspace, qtbot):
    document = panel.document
    other = edits.add_opportunity(document.plan, "Service", "service")
    document.do(other)
    workspace.log.append(Entry(TODAY, "Sanne", other))
    before = panel.told

    document.turn_to("service")
    qtbot.waitUntil(lambda: panel.told not in (None, before))

    assert panel.told.line.first == TODAY
    assert panel.parts.since.value == TODAY - timedelta(days=1)
    assert panel.span == Span()
