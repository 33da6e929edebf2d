"""A great map changes once a worker has worked it out, and as a small one would."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.model.people import Person
from app.ui.canvas import beside, lines
from app.ui.canvas.beside import Beside
from app.ui.canvas.by_and_by import keeps_picture
from app.ui.canvas.card import CardItem
from app.ui.canvas.content import MapContent
from app.ui.canvas.groups import KnownFaces
from app.ui.canvas.lines import LinesItem
from tests.plans import DECISION

FOUND = "x001"


@pytest.fixture
def great(crowd, monkeypatch):
    """A map of many people, taken for one on which a layout would hold up the window."""
    monkeypatch.setattr(beside, "GREAT", 1)
    return crowd


@pytest.fixture
def settle(great, qtbot):
    return lambda: qtbot.waitUntil(lambda: not Beside.of(great.view).is_waiting)


def cards(canvas) -> set[str]:
    return set(canvas.view.map.cards)


def test_who_is_found_comes_out_of_a_group_once_it_is_known_where_to(great, settle):
    before = cards(great)

    great.view.pick_out(frozenset({FOUND}))
    at_once = cards(great)
    settle()

    assert at_once == before
    assert FOUND in cards(great)
    assert [id for id, card in great.view.map.cards.items() if not card.back] == [FOUND]


def test_who_was_found_goes_back_when_nobody_is_looked_for_any_more(great, settle):
    before = cards(great)
    great.view.pick_out(frozenset({FOUND}))

    great.view.pick_out(None)
    settle()

    assert cards(great) == before
    assert not any(card.back for card in great.view.map.cards.values())


def test_what_the_first_report_says_is_on_the_cards_of_a_great_map(great, settle, monkeypatch):
    view, document = great.view, great.document
    monkeypatch.setattr(view, "_told", None)

    document.analysed.emit(document.report)
    settle()

    whole = MapContent.of(document.plan, DECISION, document.report, document.flag_numbers())
    shown = {id: card.face for id, card in view.map.cards.items()}
    assert shown == {face.id: face for face in KnownFaces().of(whole, view.map.geometry)}


def test_faces_are_handed_out_again_until_something_about_them_changes(crowd):
    known, layout = KnownFaces(), crowd.view.map.geometry
    content = MapContent.of(crowd.plan, DECISION)

    first = known.of(content, layout)
    again = known.of(replace(content), layout)
    flagged = known.of(replace(content, flags={"eva": 1}), layout)

    assert again is first
    assert flagged != first


def test_cards_that_were_folded_leave_the_scene(crowd, qtbot):
    scene = crowd.view.map

    crowd.view.fold_or_open_all()
    opened = len(scene.cards)
    crowd.view.fold_or_open_all()

    def there() -> set[CardItem]:
        return {item for item in scene.items() if isinstance(item, CardItem)}

    assert opened > len(scene.cards)
    qtbot.waitUntil(lambda: there() == set(scene.cards.values()))


def test_the_lines_of_all_who_are_selected_are_kept_as_a_picture(canvas, monkeypatch):
    monkeypatch.setattr(lines, "_FEW", 1)

    def kept() -> int:
        items = (item for item in canvas.view.map.items() if isinstance(item, LinesItem))
        return sum(map(keeps_picture, items))

    before = kept()
    canvas.document.select([(Person, id) for id in canvas.plan.persons])
    selected = kept()
    canvas.document.select(())

    assert selected == before + 1
    assert kept() == before
