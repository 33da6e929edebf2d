from __future__ import annotations

from app.ui.canvas.line_kinds import LineKind


def test_lines_of_kinds_that_are_shown_already_are_not_drawn_anew(canvas):
    scene = canvas.view.map
    before = scene.lines

    scene.show_kinds(scene.kinds)
    assert scene.lines is before

    scene.show_kinds(scene.kinds - {LineKind.REPORTING})
    assert not any(one.line.kind is LineKind.REPORTING for one in scene.lines.values())
