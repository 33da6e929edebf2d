"""A chart of many whose drawing fails is painted all the same, and drawn anew the next time."""

from __future__ import annotations

import pytest
from pytestqt.exceptions import capture_exceptions

from app.model import edits
from app.model.vocabulary import Role
from app.ui.canvas.card import CardItem
from app.ui.views import organigram_scene
from app.ui.views.organigram import OrganigramView
from tests.ui.conftest import DECISION


class Unforeseen(Exception):
    pass


@pytest.fixture
def view(analysed, shown, monkeypatch, qtbot):
    monkeypatch.setattr(organigram_scene, "GREAT", 0)
    made = shown(OrganigramView(analysed), 900, 600)
    qtbot.waitUntil(lambda: bool(made.map.cards))
    return made


def test_an_edit_after_one_that_could_not_be_drawn_is_seen(view, analysed, monkeypatch, qtbot):
    def fails(*_given) -> None:
        raise Unforeseen

    with capture_exceptions() as raised, monkeypatch.context() as patch:
        patch.setattr(CardItem, "stand", fails)
        analysed.attempt(edits.add_person, DECISION, "Lies", id="lies", roles=[Role.USER])
        qtbot.waitUntil(lambda: bool(raised))

    assert view.viewport().updatesEnabled()
    analysed.attempt(edits.add_person, DECISION, "Jan", id="jan", roles=[Role.USER])
    qtbot.waitUntil(lambda: {"lies", "jan"} <= view.map.cards.keys())
    qtbot.waitUntil(view.viewport().updatesEnabled)
