"""Work beside the window that fails leaves nothing waiting for ever: what comes next counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from threading import Event
from typing import Any

import pytest
from pytestqt.exceptions import capture_exceptions

from app.analysis.report import Report
from app.model import edits
from app.model.people import Person
from app.model.vocabulary import InfluenceDegree, Role, TieLevel
from app.ui import closing, supposing
from app.ui import document as documents
from app.ui.canvas import beside, prepared
from app.ui.canvas.beside import Beside
from app.ui.canvas.scene import MapScene
from app.ui.canvas.view import MapView
from app.ui.closing import Closing
from app.ui.document import Document
from app.ui.measuring import worded
from tests.ui.conftest import DECISION, TODAY
from tests.ui.editor_agreement import said
from tests.ui.worker import PATIENCE

pytestmark = pytest.mark.logs_warnings


class Unforeseen(Exception):
    pass


@pytest.fixture
def failing(monkeypatch, qtbot) -> Callable[..., Any]:
    """Lets what has a name in a module fail during a block, in which it has to."""

    @contextmanager
    def failing_(place: Any, name: str) -> Iterator[None]:
        def fails(*_given: Any, **_named: Any) -> Any:
            raise Unforeseen

        with capture_exceptions() as raised, monkeypatch.context() as patch:
            patch.setattr(place, name, fails)
            yield
            qtbot.waitUntil(lambda: bool(raised))
        assert {one[0] for one in raised} == {Unforeseen}

    return failing_


@pytest.fixture
def large(analysed, monkeypatch):
    monkeypatch.setattr(documents, "LARGE", 0)
    return analysed


def measured_now(document: Document) -> bool:
    report = document.measured
    return report is not None and report.network.plan is document.copy.plan


def test_an_edit_after_an_analysis_that_failed_is_analysed_with_the_one_before(
    large, failing, qtbot
):
    with failing(documents, "later_report"):
        large.attempt(edits.add_influence, "eva", "anton", InfluenceDegree.HIGH)

    large.attempt(edits.set_fields, Person, "anton", name="Anton Smit")
    qtbot.waitUntil(lambda: measured_now(large))

    assert said(large.measured) == said(Report(large.plan, DECISION, TODAY, large.base))


def test_an_edit_after_a_first_analysis_that_failed_has_all_analysed(document, failing, qtbot):
    with failing(documents, "fresh_report"):
        document.start_analysis()

    document.attempt(edits.set_fields, Person, "anton", name="Anton Smit")
    qtbot.waitUntil(lambda: measured_now(document))

    assert said(document.measured) == said(Report(document.plan, DECISION, TODAY))


def test_a_what_if_goes_on_after_a_step_that_failed(large, monkeypatch, qtbot):
    large.supposing.begin()
    refused: list[str] = []
    large.refused.connect(refused.append)
    told, calls = Event(), count()

    def fails_once(*given: Any) -> Report:
        if next(calls):
            return worded(*given)
        told.wait(PATIENCE)
        raise Unforeseen

    monkeypatch.setattr(supposing, "worded", fails_once)
    with capture_exceptions() as raised:
        large.attempt(edits.set_tie, "sanne", "eva", level=TieLevel.TRUSTED)
        large.attempt(edits.set_tie, "herman", "eva", level=TieLevel.GOOD)
        told.set()
        qtbot.waitUntil(lambda: not large.supposing.is_stale)

    assert [one[0] for one in raised] == [Unforeseen]
    assert len(refused) == 1
    assert large.plan.tie_between("herman", "eva") is not None


def test_a_great_map_shows_an_edit_that_could_not_be_prepared_and_the_next(
    analysed, shown, failing, monkeypatch, qtbot
):
    monkeypatch.setattr(beside, "FOLLOWED", 1)
    view = shown(MapView(analysed), 900, 600)

    with failing(beside, "prepared"):
        analysed.attempt(edits.add_person, DECISION, "Lies Maes", id="lies", roles=[Role.USER])
    qtbot.waitUntil(lambda: "lies" in view.map.cards)
    analysed.attempt(edits.add_person, DECISION, "Jan Smit", id="jan", roles=[Role.USER])
    qtbot.waitUntil(lambda: not Beside.of(view).is_waiting)

    assert {"lies", "jan"} <= view.map.cards.keys()


def test_a_great_map_shows_an_edit_whose_cards_could_not_be_made_ahead(
    analysed, shown, monkeypatch, qtbot
):
    def breaks(*_given: Any) -> Iterator[None]:
        yield
        raise Unforeseen

    monkeypatch.setattr(beside, "FOLLOWED", 1)
    monkeypatch.setattr(MapScene, "cards_made", breaks)
    view = shown(MapView(analysed), 900, 600)

    with capture_exceptions() as raised:
        analysed.attempt(edits.add_person, DECISION, "Lies Maes", id="lies", roles=[Role.USER])
        qtbot.waitUntil(lambda: not Beside.of(view).is_waiting)

    assert {one[0] for one in raised} == {Unforeseen}
    assert "lies" in view.map.cards


def test_a_great_map_does_what_could_not_be_prepared(
    analysed, shown, failing, monkeypatch, qtbot
):
    monkeypatch.setattr(beside, "GREAT", 1)
    view = shown(MapView(analysed), 900, 600)
    done: list[str] = []

    with failing(beside, "prepared"):
        Beside.of(view).do(lambda: done.append("it"))
    qtbot.waitUntil(lambda: not Beside.of(view).is_waiting)

    assert done == ["it"]


def test_a_large_account_comes_into_view_though_its_map_could_not_be_prepared(
    start, failing, monkeypatch, until
):
    window = start()
    window.session.left.emit()
    monkeypatch.setattr(Document, "is_large", property(lambda _document: True))

    with failing(prepared, "prepared"):
        window.coming.show(window.session.document)
    until(lambda: window.document is not None)

    assert window.map.map.cards.keys() >= window.document.plan.members.keys()


def test_what_actions_would_close_is_not_looked_for_for_ever(analysed, failing, qtbot):
    looking = Closing(analysed)

    with failing(closing, "closed_by"):
        looking.ask(analysed.report, [])

    assert not looking.is_computing
