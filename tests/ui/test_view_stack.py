"""The views of an account: made when first shown, and told when they come to the front."""

from __future__ import annotations

import sys
from functools import partial
from importlib.util import find_spec

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.ui.views.needs import NEEDS
from app.ui.views.stack import ViewStack


def test_a_view_is_made_when_it_is_first_shown_and_kept(qtbot):
    views = ViewStack()
    made: list[str] = []
    qtbot.addWidget(views)

    def make() -> QLabel:
        made.append("matrix")
        return QLabel("matrix")

    views.offer("map", lambda: QLabel("map"))
    views.offer("matrix", make)

    views.show_view("map")
    before = list(made)
    views.show_view("matrix")
    views.show_view("map")
    views.show_view("matrix")

    assert before == []
    assert made == ["matrix"]
    assert views.in_front == "matrix"


def test_it_is_told_which_view_is_in_front_from_the_first_on(qtbot):
    views = ViewStack()
    told: list[str] = []
    qtbot.addWidget(views)
    views.turned.connect(told.append)
    for name in ("map", "matrix"):
        views.offer(name, partial(QLabel, name))

    for name in ("map", "map", "matrix", "map"):
        views.show_view(name)

    assert told == ["map", "matrix", "map"]
    assert views.show_view("nothing") is None


def _page() -> QWidget:
    """A page with a choice above what it is worked by, as the matrix is."""
    page, grid = QWidget(), QLineEdit("grid")
    column = QVBoxLayout(page)
    column.addWidget(QComboBox())
    column.addWidget(grid)
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page.setFocusProxy(grid)
    return page


def test_the_keyboard_goes_along_to_what_the_new_view_is_worked_by(qtbot):
    views = ViewStack()
    qtbot.addWidget(views)
    for name in ("map", "matrix"):
        views.offer(name, _page)
    page = views.show_view("map")
    views.show()
    assert page is not None
    page.setFocus()

    after = views.show_view("matrix")

    assert after is not None
    assert views.focusWidget() is after.focusProxy()


def test_a_view_takes_no_keyboard_that_was_elsewhere(qtbot):
    window, field = QWidget(), QLineEdit()
    views = ViewStack()
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(views)
    qtbot.addWidget(window)
    for name in ("map", "matrix"):
        views.offer(name, _page)
    views.show_view("map")
    window.show()
    field.setFocus()

    views.show_view("matrix")

    assert window.focusWidget() is field


def test_what_a_view_is_made_of_comes_a_module_at_a_turn_before_it_is_made(qtbot, tmp_path):
    views = ViewStack()
    qtbot.addWidget(views)
    views.offer("map", lambda: QLabel("map"))
    for name in ("needed_first", "needed_then"):
        (tmp_path / f"{name}.py").write_text("", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(tmp_path)
        views.offer("matrix", lambda: QLabel("matrix"), ("needed_first", "needed_then"))
        views.show_view("map")

        views.ask_for("matrix")

        assert views.in_front == "map"
        qtbot.waitUntil(lambda: views.in_front == "matrix")
        assert {"needed_first", "needed_then"} <= sys.modules.keys()


def test_who_goes_elsewhere_before_it_is_there_stays_there(qtbot, tmp_path):
    views = ViewStack()
    qtbot.addWidget(views)
    views.offer("map", lambda: QLabel("map"))
    (tmp_path / "needed_late.py").write_text("", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(tmp_path)
        views.offer("matrix", lambda: QLabel("matrix"), ("needed_late",))

        views.ask_for("matrix")
        views.show_view("map")

        qtbot.waitUntil(lambda: "needed_late" in sys.modules)
        qtbot.wait(20)
    assert views.in_front == "map"


def test_what_the_views_are_said_to_be_made_of_is_there():
    assert all(find_spec(module) for modules in NEEDS.values() for module in modules)
