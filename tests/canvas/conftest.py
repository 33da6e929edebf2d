"""A document on a small plan, and a user's hand on its map."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app import i18n
from app.analysis.level_groups import MANY
from app.model import edits
from app.model.change import Change
from app.model.people import OutsideInfluence, Person
from app.model.ties import Affinity
from app.model.values import Id, joined
from app.model.vocabulary import Attitude, InfluenceDegree, Lane, Level, Role, TieLevel
from app.model.working_copy import WorkingCopy
from app.ui import theme
from app.ui.canvas import beside
from app.ui.canvas.beside import Beside
from app.ui.canvas.choosers import LineChooser, TieChooser
from app.ui.canvas.name_form import NameForm
from app.ui.canvas.view import MapView
from app.ui.document import Document
from tests import garbage
from tests.plans import AS_OF, DECISION, person, small_plan, tie

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _garbage_of_this_thread() -> Iterator[None]:
    with garbage.of_this_thread():
        yield


@pytest.fixture(autouse=True)
def _english_and_light() -> Iterator[None]:
    i18n.use("en")
    theme.use("light")
    yield
    i18n.use("en")
    theme.use("light")


@pytest.fixture
def document(qapp) -> Iterator[Document]:
    """Sanne and Herman of ours; Karim, Eva, Lies and Jan of theirs, and a bank."""
    plan = small_plan(
        *person(
            "lies", "Lies Maes", Role.PURCHASER, lane=Lane.FINANCIAL, level=Level.HEAD,
            attitude=Attitude.AGAINST, influence=InfluenceDegree.LOW,
        ),
        *person("jan", "Jan Smit", level=Level.STAFF),
        OutsideInfluence(id="bank", name="House bank"),
        Affinity(id=joined("eva", "lies"), a="eva", b="lies", sign=-1),
        tie("sanne", "lies", TieLevel.WORKING, last_contact=AS_OF - timedelta(days=400)),
    )  # fmt: skip
    document = Document(WorkingCopy(plan, 0), DECISION, AS_OF)
    yield document
    document.close()


class Canvas:
    """The map under a hand: cards are named, points are scene coordinates."""

    def __init__(self, qtbot, document: Document) -> None:
        self.document = document
        self.view = MapView(document)
        qtbot.addWidget(self.view)
        self.view.resize(1200, 900)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.activateWindow()
        self.view.setFocus()
        QApplication.processEvents()

    @property
    def plan(self):
        return self.document.plan

    @property
    def port(self) -> QWidget:
        return self.view.viewport()

    @property
    def form(self):
        return self.view.form

    def id_of(self, name: str) -> Id:
        return next(id for id, card in self.view.map.cards.items() if card.face.name == name)

    def box(self, name: str):
        return self.view.map.geometry.cards[self.id_of(name)].box

    def shows(self, name: str) -> bool:
        return any(card.face.name == name for card in self.view.map.cards.values())

    def at(self, where: str | tuple[float, float]) -> QPoint:
        """A pixel of the viewport: the middle of a card, or a point of the map."""
        point = self.box(where).centre if isinstance(where, str) else where
        return self.view.mapFromScene(QPointF(*point))

    def click(self, where, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseClick(self.port, LEFT, modifiers, self.at(where))

    def double_click(self, where) -> None:
        QTest.mouseDClick(self.port, LEFT, pos=self.at(where))

    def start_drag(self, start, end, button=LEFT) -> None:
        first, last = self.at(start), self.at(end)
        QTest.mousePress(self.port, button, pos=first)
        for step in range(1, 6):
            QTest.mouseMove(self.port, first + (last - first) * step / 5)
        self._end = last

    def drag_on(self, end) -> None:
        """Go on with a drag that was started."""
        self._end = self.at(end)
        QTest.mouseMove(self.port, self._end)

    def drop(self, button=LEFT) -> None:
        QTest.mouseRelease(self.port, button, pos=self._end)

    def drag(self, start, end, button=LEFT) -> None:
        self.start_drag(start, end, button)
        self.drop(button)

    def point_at(self, where) -> None:
        QTest.mouseMove(self.port, self.at(where))

    def press(self, *keys, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            QTest.keyClick(self.focused, key, modifiers)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focused, text)

    @property
    def focused(self) -> QWidget:
        return QApplication.focusWidget() or self.view

    def write(self, name: str, title: str = "", roles: str = "") -> None:
        """Fill the form that is open, as one types, and keep it."""
        assert isinstance(self.form, NameForm)
        self.type(name)
        self.press(Key.Key_Tab)
        self.type(title)
        self.press(Key.Key_Tab)
        self.type(roles)
        self.press(Key.Key_Return)

    @property
    def tie_chooser(self) -> TieChooser:
        assert isinstance(self.form, TieChooser)
        return self.form

    @property
    def line_chooser(self) -> LineChooser:
        assert isinstance(self.form, LineChooser)
        return self.form

    def band_point(self, level, share: float = 0.9) -> tuple[float, float]:
        """An empty point in a band: `share` of its width."""
        box = self.view.map.geometry.band(level).box
        return box.x + share * box.width, box.y + 8

    @property
    def selected(self) -> set[Id]:
        return {id for _kind, id in self.document.selection}


@pytest.fixture
def canvas(qtbot, document) -> Canvas:
    return Canvas(qtbot, document)


@pytest.fixture
def great(canvas, monkeypatch):
    """A map of few people, taken for one that an edit of many of them would hold up."""
    monkeypatch.setattr(beside, "GREAT", 1)
    monkeypatch.setattr(beside, "FOLLOWED", 1)
    return canvas


@pytest.fixture
def settle(great, qtbot) -> Callable[[], None]:
    """Wait till what is prepared beside a great map is shown."""
    return lambda: qtbot.waitUntil(lambda: not Beside.of(great.view).is_waiting)


@pytest.fixture
def crowd(canvas):
    """Besides the few, as many as make groups: of two levels, in three departments."""
    plan = canvas.plan
    steps: list[Change] = []
    for number in range(MANY):
        id = f"x{number:03}"
        level = Level.STAFF if number % 2 else Level.MIDDLE
        for step in (
            lambda p, id=id, at=level: edits.add_person(p, DECISION, id, id=id, level=at),
            lambda p, id=id, to=number % 3: edits.set_fields(
                p, Person, id, department=f"D{to}"
            ),
        ):
            change = step(plan)
            plan, steps = plan.apply(change), [*steps, change]
    canvas.document.do(edits.combined(steps[0].message, steps))
    return canvas
