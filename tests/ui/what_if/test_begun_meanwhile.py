"""A what-if of a large account begins once the last edit is analysed, and not on what stood."""

from __future__ import annotations

from app.model import edits
from app.model.people import Person
from app.model.vocabulary import Role
from app.ui import document as documents
from tests.ui.conftest import DECISION
from tests.ui.worker import held_back


def test_who_was_just_added_stays_in_view_when_a_what_if_is_asked_for(
    analysed, monkeypatch, qtbot
):
    monkeypatch.setattr(documents, "LARGE", 0)
    refused: list[str] = []
    analysed.refused.connect(refused.append)

    with held_back(monkeypatch, documents, "later_report") as held:
        analysed.attempt(edits.add_person, DECISION, "Lies", id="lies", roles=[Role.USER])
        analysed.select([(Person, "lies")])
        qtbot.waitUntil(held.is_asked)
        begun = analysed.supposing.begin()
    qtbot.waitUntil(lambda: analysed.measured.network.plan is analysed.plan)

    assert not begun
    assert refused == ["Score and gaps are being computed; try it again."]
    assert analysed.selection == {(Person, "lies")}
    assert analysed.supposing.begin()
    assert "lies" in analysed.plan.persons
