"""Wheel, list and accounts follow what is edited or supposed."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.model import edits
from app.model.people import TeamMember
from app.ui.panels.trace import TracePanel


def test_a_click_on_the_wheel_shows_where_the_points_come_from(window, qtbot):
    qtbot.mouseClick(window.roles.wheel, Qt.MouseButton.LeftButton)

    assert isinstance(window.inspecting.currentWidget(), TracePanel)
    window.trace.back.click()
    assert window.inspecting.currentWidget() is window.inspector


def test_an_edit_moves_the_score_in_wheel_and_list(window, qtbot):
    before = window.document.report.score.total

    with qtbot.waitSignal(window.document.analysed):
        window.document.attempt(
            edits.log_contact, on=window.document.as_of, members=["l1"], persons=["h01"]
        )

    assert window.document.report.score.total > before
    assert str(round(window.document.report.score.total)) in window.roles.wheel.accessibleName()


def test_w_on_the_map_begins_a_what_if_that_escape_ends(window, qtbot):
    document = window.document
    before, score = document.plan, document.report.score.total
    window.activateWindow()
    window.map.setFocus()
    qtbot.waitUntil(window.map.hasFocus)

    qtbot.keyClick(window.map, Qt.Key.Key_W)

    assert document.supposing.is_on
    assert window.actions_["what_if"].isChecked()
    assert window.bottom.current() == "difference"
    assert not window.actions_["export.picture"].isEnabled()
    assert not window.actions_["import"].isEnabled()
    document.attempt(edits.remove, [(TeamMember, next(iter(document.plan.members)))])
    assert window.actions_["undo"].isEnabled()
    window.actions_["undo"].trigger()
    assert document.supposing.steps == ()
    qtbot.keyClick(window.map, Qt.Key.Key_Escape)
    assert not document.supposing.is_on
    assert window.bottom.current() == "gaps"
    assert window.actions_["export.picture"].isEnabled()
    assert document.plan is before
    assert document.report.score.total == score
    assert document.copy.pending == []


def test_the_list_of_accounts_keeps_the_score_that_stands_during_a_what_if(window):
    document = window.document
    listed = next(
        line.score for line in window.session.decisions.lines if line.score is not None
    )
    document.supposing.begin()

    for member in list(document.plan.members):
        document.attempt(edits.remove, [(TeamMember, member)])

    assert document.report.score.total == 0
    assert (
        next(line.score for line in window.session.decisions.lines if line.score is not None)
        == listed
    )
