"""The window at the sizes that people have: what fits, what is dropped, what stays open."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit

from app.i18n import use
from app.model import edits
from app.model.decision import Opportunity
from app.ui import furniture, keyboard, theme
from app.ui.dialogs.author_name import AuthorBar
from app.ui.dialogs.gap_decision import QUARTER, AcceptGapDialog
from app.ui.panels.gap_bar import GapBar
from app.ui.panels.try_note import TryNote
from tests.ui.conftest import DECISION


def seen_rows(window) -> int:
    area = window.gaps.area.viewport()
    return sum(
        area.rect().contains(row.mapTo(area, row.rect().bottomLeft()))
        for row in window.gaps.rows.values()
    )


def made(window, width: int, height: int) -> None:
    window.resize(width, height)
    QApplication.processEvents()


@pytest.mark.parametrize(("size", "rows"), [((1440, 900), 5), ((1920, 1080), 7)])
def test_the_first_gaps_are_read_without_scrolling(window, size, rows):
    made(window, *size)

    assert seen_rows(window) >= rows


@pytest.mark.parametrize(("height", "most"), [(720, 225), (900, 300), (1080, 385)])
def test_the_view_gets_the_room_that_the_first_gaps_can_do_without(window, height, most):
    made(window, 1280, height)

    _above, below = window.middle.down.sizes()
    assert below <= most


def test_all_that_a_tall_window_adds_goes_to_the_view(window):
    made(window, 1920, 1300)
    _above, enough = window.middle.down.sizes()

    made(window, 1920, 1800)

    above, below = window.middle.down.sizes()
    assert below == enough
    assert above > 2.5 * below


def test_the_panel_below_stays_as_it_was_parted_by_hand(window):
    made(window, 1440, 900)
    window.middle.down.moveSplitter(500, 1)

    made(window, 1440, 960)

    _above, below = window.middle.down.sizes()
    assert window.middle.is_parted_by_hand
    assert below != furniture.below_of(960)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_window_can_be_as_small_as_the_smallest_screen(window, language):
    window.actions_[f"language.{language}"].trigger()
    made(window, 1024, 700)

    assert window.minimumSizeHint().width() <= 1024
    assert window.size() == QSize(1024, 700)
    use("en")


def test_notices_take_at_most_a_fifth_of_the_side(window):
    made(window, 1024, 700)

    notices = [window.right.findChild(kind) for kind in (AuthorBar, TryNote)]

    assert sum(one.height() for one in notices) <= window.right.height() / 5


def test_the_note_unfolds_to_its_steps(window):
    note = window.right.findChild(TryNote)
    folded = note.steps.isVisible()

    note.header.click()

    assert not folded
    assert note.steps.isVisible()


def test_an_opened_gap_and_the_trace_stay_when_the_language_changes(window):
    key = next(iter(window.gaps.rows))
    window.gaps.choose(key)
    window.show_trace(key)

    window.actions_["language.nl"].trigger()
    QApplication.processEvents()

    assert window.gaps.rows[key].is_open
    assert window.inspecting.currentWidget() is window.trace
    assert window.trace.about == key
    use("en")


def test_the_tab_in_front_stays_when_the_theme_changes(window):
    window.bottom.show_tab("plan")

    window.actions_["theme.dark"].trigger()
    QApplication.processEvents()

    assert window.bottom.current() == "plan"


def test_going_to_the_side_lands_in_a_field_that_shows_it(window):
    for notice in (AuthorBar, TryNote):
        window.right.findChild(notice).hide()

    keyboard.go_to_next([window.right])

    assert isinstance(QApplication.focusWidget(), QLineEdit | QComboBox | QPlainTextEdit)
    assert window.inspector.isAncestorOf(QApplication.focusWidget())


def test_the_line_above_the_gaps_drops_what_it_says_last(shown):
    bar = shown(GapBar(list), 800, 40)
    bar.show_words("39 gaps", "Score 28 of 100 · support +7 · map 98% complete")
    whole = bar.words.shown()

    room = bar.fontMetrics().horizontalAdvance("Score 28 of 100 · su")
    bar.words.resize(bar.words.title.wanted() + theme.space(1) + room, 20)

    assert whole.endswith("complete")
    assert bar.words.shown() == "Score 28 of 100"


@pytest.mark.parametrize("days", [20, 300, None])
def test_a_gap_is_accepted_until_the_decision_at_the_latest(document, opened, days):
    due = None if days is None else document.as_of + timedelta(days)
    document.attempt(edits.set_fields, Opportunity, DECISION, decision_date=due)

    dialog = opened(AcceptGapDialog(None, document, ("R14", "anton"), "Out of reach", "Me"))

    quarter = document.as_of + QUARTER
    assert dialog.until.value == (quarter if due is None else min(due, quarter))
