"""Hands on people of all kinds: outsiders, groups, and names with signs of their own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu

from app.model import edits
from app.model.people import OutsideInfluence, Person, TeamMember


@pytest.fixture
def council(window) -> str:
    """Somebody outside both teams, beside the people of the sample account."""
    document = window.document
    document.attempt(edits.add_outside, "Works council", id="council")
    assert document.plan.find(OutsideInfluence, "council") is not None
    return "council"


def test_outsiders_have_a_place_of_their_own_and_do_not_count_for_aligning(window, council):
    one, two, *_ = window.document.plan.persons
    aligns = window.actions_["align.left"]

    window.document.select([(Person, one), (OutsideInfluence, council)])
    with_outsider = aligns.isEnabled(), window.actions_["copy"].isEnabled()
    window.document.select([(Person, one), (Person, two)])

    assert with_outsider == (False, True)
    assert aligns.isEnabled()


def test_everybody_on_the_map_is_selected_also_who_stands_outside(window, council):
    window.actions_["select.all"].trigger()

    selection, plan = window.document.selection, window.document.plan
    assert (OutsideInfluence, council) in selection
    assert {(TeamMember, id) for id in plan.members} <= selection


def test_snapping_holds_at_once_for_the_map_in_front(window):
    window.actions_["map.snap"].trigger()
    off = window.map.snaps
    window.actions_["map.snap"].trigger()

    assert not off
    assert window.map.snaps


def test_the_sign_of_a_firm_is_no_key_in_the_menu_of_departments(window):
    document = window.document
    one = next(part.person for part in document.plan.dmu(document.opportunity))
    document.attempt(edits.set_fields, Person, one, department="R&D")

    menus = window.menuBar().findChildren(QMenu)
    [menu] = [one for one in menus if one.title().replace("&", "") == "By department"]
    menu.aboutToShow.emit()

    assert "R&&D (1)" in [action.text() for action in menu.actions()]


def test_people_on_one_card_of_many_are_not_cut_unseen(window):
    document = window.document
    window.actions_["arrangement.department"].trigger()
    geometry = window.map.map.geometry
    block = next(block for block in geometry.blocks if len(block.people) > 1)
    window.map.fold([block.card], on=True)
    document.select([(Person, id) for id in block.people])
    plan, said = document.plan, list[str]()
    document.refused.connect(said.append)

    window.actions_["cut"].trigger()

    assert document.plan is plan
    assert said


def test_the_sign_of_a_firm_is_no_key_in_the_menu_of_kept_views_either(window):
    document = window.document
    document.do(edits.keep_view(document.plan, "R&D", "map", "{}"))

    [menu] = [
        one
        for one in window.menuBar().findChildren(QMenu)
        if window.actions_["views.keep"] in one.actions()
    ]
    menu.aboutToShow.emit()

    assert "R&&D" in [action.text() for action in menu.actions()]
