"""Menus of vacancies, people and the ground offer no change to who may only look."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from app.model import edits
from app.model.people import Person
from app.model.places import Seat
from app.ui.canvas.context import PointedAt
from tests.ui.context_menus.asking import asked_for, item


def test_who_may_only_look_neither_fills_nor_removes_a_vacancy(window, person):
    document = window.document
    document.attempt(edits.person_leaves, document.opportunity, person, document.as_of)
    (seat,) = document.plan.table(Seat)
    names = ("Fill…", "Remove vacancy")
    before = [item(asked_for(window, (Seat, seat)), name).isEnabled() for name in names]

    document.may_edit = False
    window.doing.follow()
    after = [item(asked_for(window, (Seat, seat)), name).isEnabled() for name in names]

    assert before == [True, True]
    assert after == [False, False]


def test_who_may_only_look_adds_nobody_on_the_ground_of_the_map(window):
    window.document.may_edit = False
    window.doing.follow()

    menu = window.doing.menus.of_map(window.map, PointedAt(None, None, QPoint()))

    assert not item(menu, "Add somebody here").isEnabled()


def test_who_may_only_look_takes_nobody_out_of_the_buying_team(window, person):
    out = "Take out of the buying team"
    before = item(asked_for(window, (Person, person)), out).isEnabled()

    window.document.may_edit = False
    window.doing.follow()

    assert before
    assert not item(asked_for(window, (Person, person)), out).isEnabled()
