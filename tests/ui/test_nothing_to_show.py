"""Panels and filters with nothing to show say what to do about it."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtWidgets import QLabel

from app import i18n
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.people import Account
from app.model.vocabulary import Level
from app.model.working_copy import WorkingCopy
from app.ui import theme
from app.ui.canvas import backdrop
from app.ui.canvas.view import MapView
from app.ui.document import Document
from app.ui.filtering.bar import FilterBar
from app.ui.filtering.criteria import Criterion, Filter, Subject
from app.ui.filtering.current import Filtering
from app.ui.panels.departures import DeparturesPanel
from tests.ui.conftest import DECISION, TODAY

LANGUAGES = {
    "en": ("Nobody is missed yet.", "Nobody of 2: take something away"),
    "nl": ("Er wordt nog niemand gemist.", "Niemand van de 2: haal iets weg"),
}


@pytest.fixture(params=LANGUAGES)
def language(request):
    i18n.use(request.param)
    return request.param


@pytest.fixture
def empty(qtbot, qapp):
    """A decision with nobody in it, once its score is known."""
    plan = AccountPlan(
        [Account(id="c", name="St. Maarten"), Opportunity(id=DECISION, name="X")]
    )
    document = Document(WorkingCopy(plan, 0), DECISION, TODAY)
    with qtbot.waitSignal(document.analysed):
        document.start_analysis()
    yield document
    document.close()


def words_in(panel):
    return [one.text() for one in panel.findChildren(QLabel)]


def test_where_nobody_would_be_missed_departures_say_how_they_come_about(
    language, empty, shown, qtbot
):
    panel = shown(DeparturesPanel(empty), 900, 400)

    said = LANGUAGES[language][0]
    qtbot.waitUntil(lambda: any(words.startswith(said) for words in words_in(panel)))
    assert len(words_in(panel)) == 1


def test_a_filter_that_finds_nobody_says_what_to_do(language, analysed, shown):
    filtering = Filtering(analysed, lambda then: then([]))
    bar = shown(FilterBar(filtering), 900, 100)

    filtering.ask(Filter((Criterion(Subject.ROLE, "gatekeeper"),)))

    assert bar.count.text() == LANGUAGES[language][1]


def inked_rows(view: MapView) -> int:
    """How many rows of pixels the hint in the first empty side takes."""
    scene = view.map
    shown = scene.geometry.bands[1].box
    low, high = (view.mapFromScene(0, y).y() for y in (shown.y + 8, shown.bottom - 8))
    left, right = (
        view.mapFromScene(x, 0).x()
        for x in (scene.geometry.ours_right + 60, scene.geometry.bands[0].box.right - 20)
    )
    image = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    ground = image.pixelColor(right, low).value()
    return sum(
        any(abs(image.pixelColor(x, y).value() - ground) > 60 for x in range(left, right))
        for y in range(low, high)
    )


def test_the_hint_on_an_empty_map_is_as_large_however_small_the_map_is_shown(empty, shown):
    view = shown(MapView(empty), 1000, 900)
    view.fit()
    large = inked_rows(view)

    view.resize(1000, 480)
    view.fit()

    assert inked_rows(view) >= large - 2


class Writing:
    """Stands for a painter, and keeps where something was written."""

    def __init__(self) -> None:
        self.written: list[QRectF] = []

    def worldTransform(self) -> QTransform:
        return QTransform()

    def setFont(self, _font) -> None: ...

    def setPen(self, _pen) -> None: ...

    def drawText(self, into, _flags, _words) -> None:
        self.written.append(into)


def test_where_it_says_that_nobody_of_ours_is_there_no_hint_is_written_over_it(empty, shown):
    for level in Level:
        empty.attempt(edits.add_person, DECISION, level.name, level=level)
    view = shown(MapView(empty), 1000, 480)
    ghosts = list(backdrop.ghosts(view.map.geometry))

    painter = Writing()
    backdrop.paint_hint(cast(QPainter, painter), view.map.geometry, theme.current())

    assert len(ghosts) == len(Level)
    assert painter.written == []
