"""What the list of gaps shows, in which lines, and how one walks it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.model import edits
from app.model.people import Person
from app.model.vocabulary import Role
from app.ui import shown_gaps
from app.ui.panels.gap_list import GapPanel
from app.ui.panels.labels import Label
from tests.ui.conftest import DECISION
from tests.ui.gap_list.lines import texts, unfold


def many_people(document) -> None:
    """Twelve people nobody of ours knows: more gaps than the list shows at once."""
    for number in range(12):
        role = [Role.DECIDER, Role.INFLUENCER, Role.USER][number % 3]
        document.attempt(
            edits.add_person, DECISION, f"Person {number}", id=f"p{number:02}", roles=[role]
        )


def test_at_most_seven_gaps_are_numbered_and_the_rest_comes_on_demand(panel, analysed, qtbot):
    with qtbot.waitSignal(analysed.analysed):
        many_people(analysed)
    at_once = [row.words.number for row in panel.rows.values()]

    unfold(panel, "rest")
    unfold(panel, "ours")

    assert at_once == list(range(1, 8))
    assert len(panel.rows) == len(analysed.report.open_gaps)


def test_each_gap_says_what_why_and_what_to_do_with_names(panel):
    said = [row.words for row in panel.rows.values()]

    assert all(words.title and words.why and words.do for words in said)
    assert any("Anton van Dijk" in words.why for words in said)


def test_gaps_about_one_person_stand_together(analysed):
    groups = shown_gaps.top(analysed.report, analysed.plan)

    about = [group.about for group in groups if group.about is not None]
    assert len(about) == len(set(about))
    assert "anton" in about


def test_flags_on_the_map_carry_the_numbers_of_the_list(panel, analysed):
    numbers = analysed.flag_numbers()

    first = next(
        row.words.number
        for row in panel.rows.values()
        if shown_gaps.subject_person(analysed.report.gap(row.words.key), analysed.plan)
        == "anton"
    )
    assert numbers["anton"] <= first
    assert set(numbers.values()) <= set(range(1, 8))


def test_a_click_on_a_gap_selects_its_people_and_opens_its_line(panel, analysed, qtbot):
    row = next(row for key, row in panel.rows.items() if key[0] == "R14")

    with qtbot.waitSignal(panel.shown_on_map):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)

    assert (Person, "anton") in analysed.selection
    assert row.is_open


def test_a_gap_that_is_opened_at_the_edge_comes_wholly_into_view(panel, qtbot):
    panel.resize(1000, 170)
    row = list(panel.rows.values())[-1]

    panel.choose(row.words.key)

    qtbot.waitUntil(
        lambda: (
            panel.area.viewport()
            .rect()
            .contains(row.mapTo(panel.area.viewport(), row.rect().bottomLeft()))
        )
    )


def test_a_gap_is_opened_with_the_keyboard_too(panel, qtbot):
    row = next(iter(panel.rows.values()))
    row.setFocus()

    qtbot.keyClick(row, Qt.Key.Key_Return)

    assert row.is_open


def test_an_empty_map_says_what_to_do_first(document, shown, qtbot):
    document.attempt(edits.remove, [(Person, "anton"), (Person, "eva")])
    panel = shown(GapPanel(document), 900, 400)
    with qtbot.waitSignal(document.analysed):
        document.start_analysis()

    assert any("Double-click the map" in text for text in texts(panel))


def test_names_with_markup_are_shown_as_they_are(analysed, panel, qtbot):
    with qtbot.waitSignal(analysed.analysed):
        analysed.attempt(edits.set_fields, Person, "anton", name="<b>Anton</b> & co")

    labels = [label for label in panel.findChildren(Label) if "<b>Anton" in label.text()]
    assert any("<b>Anton" in text for row in panel.rows.values() for text in row.seen())
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def lines_of(panel: GapPanel) -> list[QPushButton]:
    return [b for b in panel.findChildren(QPushButton) if b.objectName().startswith("fold.")]


def test_every_line_below_the_top_seven_is_whole_and_can_be_scrolled_to(panel, analysed, qtbot):
    panel.resize(824, 240)
    with qtbot.waitSignal(analysed.analysed):
        many_people(analysed)
    viewport, bar = panel.area.viewport(), panel.area.verticalScrollBar()

    def last_can_be_seen() -> bool:
        bar.setValue(bar.maximum())
        last = lines_of(panel)[-1]
        return bool(viewport.rect().contains(last.mapTo(viewport, last.rect().bottomLeft())))

    qtbot.waitUntil(last_can_be_seen)

    assert all(line.height() >= line.fontMetrics().height() for line in lines_of(panel))


def test_enter_unfolds_the_rest_as_space_does(panel, analysed, qtbot):
    with qtbot.waitSignal(analysed.analysed):
        many_people(analysed)
    before = len(panel.rows)

    qtbot.keyClick(panel.findChild(QPushButton, "fold.rest"), Qt.Key.Key_Return)

    assert len(panel.rows) > before


def test_escape_closes_the_opened_gap_and_selects_nobody(panel, analysed, qtbot):
    row = next(row for key, row in panel.rows.items() if key[0] == "R14")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)

    qtbot.keyClick(row, Qt.Key.Key_Escape)

    assert not row.is_open
    assert analysed.selection == frozenset()


def test_an_opened_gap_closes_when_somebody_else_is_selected(panel, analysed, qtbot):
    row = next(row for key, row in panel.rows.items() if key[0] == "R14")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    opened = row.is_open

    analysed.select([(Person, "eva")])

    assert opened
    assert not row.is_open


def test_title_why_and_action_stand_in_every_line_and_four_lines_fit(panel, qtbot):
    panel.resize(824, 240)
    QApplication.processEvents()

    rows = list(panel.rows.values())[:4]
    for row in rows:
        told = row.told()
        assert row.words.title in row.seen()
        assert row.words.why in told
        assert (row.words.do in told) != row.words.is_said_above
    assert rows[3].mapTo(panel, rows[3].rect().bottomLeft()).y() <= panel.height()
