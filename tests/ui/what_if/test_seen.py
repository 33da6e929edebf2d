"""What a what-if shows on the map, in its bar and in the list of differences."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.analysis.what_if import attitude_becomes, colleague_leaves
from app.model import edits
from app.model.vocabulary import Attitude, TieLevel
from app.ui.canvas.line_kinds import Pattern
from app.ui.panels.difference import DifferencePanel
from app.ui.panels.labels import Label
from app.ui.what_if_bar import WhatIfFrame, _score_words
from tests.ui.conftest import DECISION
from tests.ui.what_if.reading import SANNE_ANTON, SANNE_EVA, texts


def test_the_map_greys_who_left_and_dots_what_is_supposed(canvas, supposing, analysed, stored):
    supposing.suppose(colleague_leaves, "herman")
    analysed.attempt(edits.add_tie, "sanne", "anton", level=TieLevel.GOOD)

    assert canvas.map.cards["herman"].face.left
    assert not canvas.map.cards["sanne"].face.left
    assert canvas.map.lines[f"tie {SANNE_ANTON}"].stroke.pattern is Pattern.DOTTED
    assert canvas.map.lines[f"tie {SANNE_EVA}"].stroke.pattern is Pattern.SOLID
    supposing.end()
    assert not canvas.map.cards["herman"].face.left
    assert f"tie {SANNE_ANTON}" not in canvas.map.lines


def test_delete_on_the_map_supposes_and_escape_lets_go(
    canvas, supposing, analysed, stored, qtbot
):
    canvas.go_to("eva")
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert supposing.left == {"eva"}

    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)

    assert not supposing.is_on


def test_a_tie_drawn_with_the_keys_is_supposed(canvas, supposing, analysed, stored, qtbot):
    canvas.go_to("herman")
    canvas.start_tie()
    canvas.aim("anton")
    canvas.finish_tie()
    assert "When did they last speak?" not in texts(canvas.form)
    qtbot.keyClick(canvas.form, Qt.Key.Key_4)
    qtbot.keyClick(canvas.form, Qt.Key.Key_Return)

    assert analysed.plan.tie_between("herman", "anton").level is TieLevel.TRUSTED
    assert supposing.what_if.why_no_plan == ""


def test_the_bar_says_what_is_supposed_and_takes_a_step_back(analysed, stored, shown, qtbot):
    frame = shown(WhatIfFrame(analysed, Label("map")), 1000, 300)
    assert not frame.bar.isVisible()

    analysed.supposing.suppose(colleague_leaves, "sanne")
    analysed.supposing.suppose(attitude_becomes, DECISION, "eva", Attitude.FOR)

    assert frame.bar.isVisible()
    assert [chip.text() for chip in frame.bar.chips] == [
        "Sanne de Wit leaves",
        "Eva Brouwer: for",
    ]
    assert "→ 0" in frame.bar.score.text()
    assert not frame.bar.keep.isEnabled()
    qtbot.mouseClick(frame.bar.chips[0], Qt.MouseButton.LeftButton)
    assert [chip.text() for chip in frame.bar.chips] == ["Eva Brouwer: for"]
    qtbot.mouseClick(frame.bar.end, Qt.MouseButton.LeftButton)
    assert not analysed.supposing.is_on
    assert not frame.bar.isVisible()


def test_the_difference_lists_what_is_lost_and_marks_next_steps(
    supposing, analysed, stored, shown
):
    panel = shown(DifferencePanel(analysed), 1000, 240)

    supposing.suppose(colleague_leaves, "sanne")
    assert "Lost: Eva Brouwer." in texts(panel)
    assert "goes dark" in texts(panel)

    analysed.undo()
    analysed.attempt(edits.add_tie, "sanne", "anton", level=TieLevel.GOOD)

    assert "Won: Anton van Dijk." in texts(panel)
    assert supposing.what_if.difference.next_steps
    assert "next step" in texts(panel)


def test_a_small_difference_is_told_to_one_decimal_and_a_large_one_in_whole_points():
    assert _score_words(28.4, 29.8) == "Score 28.4 → 29.8 (+1.4)"
    assert _score_words(28.4, 47.4) == "Score 28 → 47 (+19)"
    assert _score_words(28.4, 28.41) == "Score 28"
