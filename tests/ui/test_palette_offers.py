"""What the palette offers, how much of it, and that each entry does its own thing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.model import edits
from app.model.places import SavedView, Seat
from app.ui import privacy, shown_gaps
from app.ui.filtering.saved import kept
from app.ui.palette import entries
from app.ui.palette.entries import Entry
from app.ui.palette.palette import Palette
from app.ui.palette.ranking import MOST, Sought, ranked
from app.ui.settings import Settings
from tests.ui.conftest import DECISION, TODAY


def test_of_very_many_that_fit_only_the_likeliest_are_listed():
    many = [Entry("person", str(n), f"Jan {n}", lambda: None) for n in range(MOST + 20)]

    assert len(ranked("jan", [Sought.of(one) for one in many])) == MOST


def test_a_vacant_function_is_found_by_its_name_and_by_being_vacant(document):
    document.attempt(edits.person_leaves, DECISION, "eva", TODAY)
    [seat] = document.plan.table(Seat).values()
    gone: list[Any] = []
    offered = [Sought.of(one) for one in entries.of_people(document, gone.append)]

    by_name, by_word = (ranked(typed, offered)[0] for typed in ("team lead", "vacant"))

    assert (by_name.kind, by_name.id) == ("seat", seat.id)
    assert by_word.id == seat.id
    by_word.do()
    assert gone == [(Seat, seat.id)]


def test_each_kept_view_opens_itself(document):
    document.do(edits.keep_view(document.plan, "Deciders", "map", "{}"))
    document.do(edits.keep_view(document.plan, "Users", "matrix", "{}"))
    opened: list[SavedView] = []

    for one in entries.of_views(kept(document), opened.append):
        one.do()

    assert [view.label for view in opened] == ["Deciders", "Users"]


def test_what_the_list_of_gaps_keeps_silent_about_the_palette_does_too(analysed, home):
    about_us = {gap.rule for gap in analysed.report.gaps if gap.about_us}
    assert about_us, "this account has gaps about colleagues"

    privacy.switch(Settings(), "about_us", on=False)
    offered = {one.id.split(":")[0] for one in entries.of_gaps(analysed, lambda _gap: None)}

    assert offered
    assert not offered & about_us
    assert len(offered) == len({gap.rule for gap in shown_gaps.waiting(analysed.report)})


def test_what_was_done_last_is_offered_first_and_what_was_done_before_it_next(window):
    for typed in ("Show: Matrix", "Show: Organigram"):
        window.actions_["palette"].trigger()
        palette = next(one for one in window.findChildren(Palette) if one.isVisible())
        QTest.keyClicks(palette.line, typed)
        QTest.keyClick(palette.line, Qt.Key.Key_Return)

    window.actions_["palette"].trigger()
    palette = next(one for one in window.findChildren(Palette) if one.isVisible())

    assert [one.id for one in palette.entries[:2]] == ["view.organigram", "view.matrix"]
    palette.close()
