"""The palette finds what it lists by what it calls it."""

from __future__ import annotations

from app.ui.palette.entries import Entry
from app.ui.palette.ranking import Sought, ranked


def test_what_an_entry_is_called_at_the_right_helps_to_find_it():
    offered = [
        Sought.of(Entry(kind, title, title, lambda: None))
        for kind, title in (
            ("action", "Select: a gap"),
            ("person", "Tom Verhaegen"),
            ("gap", "Opponent with influence: Tom Verhaegen"),
            ("gap", "Single thread: Eva Smit"),
        )
    ]

    by_both, by_person = (
        [one.title for one in ranked(typed, offered)] for typed in ("gap tom", "contact tom")
    )

    assert by_both[0] == "Opponent with influence: Tom Verhaegen"
    assert by_person[0] == "Tom Verhaegen"
