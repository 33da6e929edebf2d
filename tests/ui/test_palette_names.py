"""The palette finds an action by what it is called elsewhere: its menu, and common names."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow

from app import i18n
from app.ui.actions import Actions
from app.ui.palette import entries
from app.ui.palette.ranking import Sought, ranked


def found(typed: str, language: str, qtbot) -> list[str]:
    """The ids of what a few letters find, the likeliest first."""
    with i18n.speaking(language):
        window = QMainWindow()
        qtbot.addWidget(window)
        offered = entries.of_actions(Actions(window), lambda _id: "")
        return [one.id for one in ranked(typed, [Sought.of(one) for one in offered])]


@pytest.mark.parametrize(
    ("language", "typed"), [("nl", "indeling"), ("en", "layout"), ("en", "indeling")]
)
def test_what_stands_in_a_menu_below_another_is_found_by_its_title(language, typed, qtbot):
    ids = found(typed, language, qtbot)

    assert {"arrangement.map", "arrangement.free", "arrangement.department"} <= set(ids)


@pytest.mark.parametrize(
    ("language", "typed", "first"),
    [
        ("nl", "grijswaarden", "preview.greyscale"),
        ("nl", "zwart-wit", "preview.greyscale"),
        ("en", "greyscale", "preview.greyscale"),
        ("nl", "kleurenblind", "preview."),
        ("nl", "uitlijnen", "align."),
    ],
)
def test_what_people_call_it_comes_first(language, typed, first, qtbot):
    assert found(typed, language, qtbot)[0].startswith(first)
