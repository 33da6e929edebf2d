"""A first-timer's walk by mouse and keys alone: from nothing to a map of ten people."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app import usecases
from app.model.last_spoken import LastSpoken
from app.model.vocabulary import Attitude, Role, TieLevel
from app.ui.canvas.choosers import CHOICES, TieChooser
from app.ui.canvas.name_form import NameForm
from app.ui.dialogs.new_account import NewAccountDialog
from app.ui.main_window import MainWindow
from app.ui.panels.chips import ChoiceField
from app.ui.quick_add import QuickAdd

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
LEVEL_KEYS = {choice: key for key, choice in CHOICES}


@dataclass(frozen=True)
class Contact:
    """Somebody at the customer, as a first-timer has them in mind."""

    name: str
    title: str
    roles: str  # their letters
    attitude: Attitude


POINTED_AT = (  # two by double-click, one by the key N: the form asks name, title and roles
    Contact("Anton van Dijk", "Raad van bestuur", "D", Attitude.NEUTRAL),
    Contact("Eva Brouwer", "Hoofd radiologie", "IB", Attitude.FOR),
    Contact("Ruud Postma", "Inkoper", "P", Attitude.RESERVED),
)
IN_ONE_LINE = (
    Contact("Nadia Haddad", "verpleegkundige", "U", Attitude.ADVOCATE),
    Contact("Karim El Amrani", "Hoofd ICT", "G", Attitude.AGAINST),
    Contact("Lies Maes", "Financieel directeur", "B", Attitude.NEUTRAL),
    Contact("Tom Hagen", "laborant", "U", Attitude.FOR),
)
CONTACTS = (*POINTED_AT, *IN_ONE_LINE)
OURS = (
    ("Sanne de Wit", "Account manager"),
    ("Herman Vos", "Directeur"),
    ("Jan Peeters", "Service engineer"),
)
SIGNS = {
    Attitude.ADVOCATE: "+2",
    Attitude.FOR: "+1",
    Attitude.NEUTRAL: "0",
    Attitude.RESERVED: "-1",
    Attitude.AGAINST: "-2",
}
LETTERS = {
    "I": Role.INITIATOR,
    "D": Role.DECIDER,
    "B": Role.INFLUENCER,
    "P": Role.PURCHASER,
    "G": Role.GATEKEEPER,
    "U": Role.USER,
}
SPOKEN = list(LastSpoken)
TIES = (
    ("Sanne de Wit", "Anton van Dijk", TieLevel.ACQUAINTED, LastSpoken.THIS_YEAR),
    ("Sanne de Wit", "Eva Brouwer", TieLevel.GOOD, LastSpoken.THIS_MONTH),
    ("Sanne de Wit", "Ruud Postma", TieLevel.WORKING, LastSpoken.THIS_QUARTER),
    ("Sanne de Wit", "Nadia Haddad", TieLevel.TRUSTED, LastSpoken.THIS_MONTH),
    ("Sanne de Wit", "Lies Maes", TieLevel.WORKING, LastSpoken.THIS_QUARTER),
    ("Herman Vos", "Anton van Dijk", TieLevel.WORKING, LastSpoken.THIS_QUARTER),
    ("Herman Vos", "Lies Maes", TieLevel.GOOD, LastSpoken.THIS_YEAR),
    ("Herman Vos", "Eva Brouwer", TieLevel.ACQUAINTED, LastSpoken.LONGER_AGO),
    ("Jan Peeters", "Nadia Haddad", TieLevel.GOOD, LastSpoken.THIS_MONTH),
    ("Jan Peeters", "Tom Hagen", TieLevel.GOOD, LastSpoken.THIS_QUARTER),
    ("Jan Peeters", "Karim El Amrani", TieLevel.WORKING, LastSpoken.THIS_YEAR),
    ("Jan Peeters", "Eva Brouwer", TieLevel.WORKING, LastSpoken.THIS_QUARTER),
    ("Sanne de Wit", "Karim El Amrani", TieLevel.ACQUAINTED, LastSpoken.LONGER_AGO),
    ("Sanne de Wit", "Tom Hagen", TieLevel.WORKING, LastSpoken.THIS_YEAR),
)
LAST_STEP = "Draw relationship Sanne de Wit – Tom Hagen"
BY_KEYBOARD = 4  # of the ties; the others are dragged from card to card


@dataclass
class Walker:
    """Somebody at the screen: clicks, presses, drags and types what is seen, and counts."""

    window: MainWindow
    gestures: Counter[str] = field(default_factory=Counter)

    @property
    def paper(self) -> QWidget:
        return self.window.map.viewport()

    @property
    def focused(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        assert widget.isVisible()
        self.gestures["clicks"] += 1
        QTest.mouseClick(widget, LEFT, pos=at or widget.rect().center())
        settle()

    def press(self, *keys: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.gestures["keys"] += 1
            QTest.keyClick(self.focused, key, modifiers)
            settle()

    def type(self, text: str) -> None:
        self.gestures["typed lines"] += 1
        QTest.keyClicks(self.focused, text)
        settle()

    def double_click_map(self, at: QPoint) -> None:
        self.gestures["clicks"] += 1
        QTest.mouseClick(self.paper, LEFT, pos=at)
        QTest.mouseDClick(self.paper, LEFT, pos=at)
        settle()

    def drag(self, start: str, end: str) -> None:
        self.gestures["drags"] += 1
        first, last = self.card(start), self.card(end)
        QTest.mousePress(self.paper, LEFT, pos=first)
        for step in range(1, 5):
            QTest.mouseMove(self.paper, first + (last - first) * step / 4)
        QTest.mouseRelease(self.paper, LEFT, pos=last)
        settle()

    def card(self, name: str) -> QPoint:
        """Where a card is seen in the map: a pixel that lies on nothing else."""
        scene = self.window.map.map
        [card] = [one for one in scene.cards.values() if one.face.name == name]
        box = card.box.translated(card.pos())
        at = self.window.map.mapFromScene(box.center())
        assert self.paper.rect().contains(at), f"{name} is out of view"
        return at

    def spot(self, across: float, down: float) -> QPoint:
        """An empty place on the paper, as shares of what is seen of it."""
        room = self.paper.rect()
        at = QPoint(round(across * room.width()), round(down * room.height()))
        view = self.window.map
        assert view.map.card_at(QPointF(view.mapToScene(at))) is None
        return at


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


@pytest.fixture
def walker(start, tmp_path) -> Walker:
    """At a window, as large as a laptop's screen, on a workspace with nothing in it."""
    path = tmp_path / "empty.visavis"
    usecases.open_workspace(str(path)).close()
    window = start(str(path))
    window.resize(1440, 900)
    window.activateWindow()
    settle()
    return Walker(window)


def make_account(walker: Walker, qtbot) -> None:
    window = walker.window
    [button] = [
        one
        for one in window.start_page.findChildren(QPushButton)
        if one.text() == "New account…"
    ]
    walker.click(button)
    qtbot.waitUntil(lambda: window.findChild(NewAccountDialog) is not None)
    qtbot.waitUntil(window.findChild(NewAccountDialog).name.hasFocus)
    walker.type("Ziekenhuis Oosterveen")
    walker.press(Key.Key_Tab)
    walker.type("Imaging 2027")
    walker.press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.document is not None and window.map is not None)
    qtbot.waitUntil(lambda: window.document.report is not None, timeout=10_000)
    window.activateWindow()  # a screen without a window manager gives it back to nobody
    qtbot.waitUntil(window.isActiveWindow)
    settle()


def write_contact(walker: Walker, contact: Contact) -> None:
    """Fill the form that is open on the map."""
    assert isinstance(walker.window.map.form, NameForm)
    walker.type(contact.name)
    walker.press(Key.Key_Tab)
    walker.type(contact.title)
    walker.press(Key.Key_Tab)
    walker.type(contact.roles)
    walker.press(Key.Key_Return)


def write_people_on_the_map(walker: Walker) -> None:
    first, second, third = POINTED_AT
    walker.double_click_map(walker.spot(0.7, 0.15))
    write_contact(walker, first)
    walker.double_click_map(walker.spot(0.7, 0.55))
    write_contact(walker, second)
    QTest.mouseMove(walker.paper, walker.spot(0.5, 0.75))
    walker.press(Key.Key_N)
    write_contact(walker, third)


def add_people_in_a_line(walker: Walker, qtbot) -> None:
    walker.press(Key.Key_A)
    qtbot.waitUntil(lambda: walker.window.findChild(QuickAdd) is not None)
    for one in IN_ONE_LINE:
        walker.type(f"{one.name}, {one.title}, {one.roles}, {SIGNS[one.attitude]}")
        walker.press(Key.Key_Return)
    for name, title in OURS:
        walker.type(f"us: {name}, {title}")
        walker.press(Key.Key_Return)
    walker.press(Key.Key_Escape)
    qtbot.waitUntil(walker.window.map.hasFocus)


def say_attitudes(walker: Walker) -> None:
    """Say in the inspector what those think who were written on the map."""
    for contact in POINTED_AT:
        walker.click(walker.paper, walker.card(contact.name))
        field = walker.window.inspector.page.findChildren(ChoiceField)[0]
        walker.click(field.chips[contact.attitude])


def answer(walker: Walker, level: TieLevel, spoken: LastSpoken) -> None:
    """Answer the chooser that is open, by its keys."""
    assert isinstance(walker.window.map.form, TieChooser)
    walker.press(Key(ord(LEVEL_KEYS[level])))
    steps = SPOKEN.index(spoken) - SPOKEN.index(LastSpoken.THIS_QUARTER)
    walker.press(*[Key.Key_Right if steps > 0 else Key.Key_Left] * abs(steps))
    walker.press(Key.Key_Return)
    assert walker.window.map.form is None


def draw_ties(walker: Walker) -> None:
    for member, person, level, spoken in TIES[:-BY_KEYBOARD]:
        walker.drag(member, person)
        answer(walker, level, spoken)
    for member, person, level, spoken in TIES[-BY_KEYBOARD:]:
        walker.click(walker.paper, walker.card(member))
        walker.press(Key.Key_T)
        aim(walker, person)
        walker.press(Key.Key_Return)
        answer(walker, level, spoken)


def aim(walker: Walker, name: str) -> None:
    """Go with Tab to the card where the line in hand is to end."""
    view = walker.window.map
    for _ in view.map.cards:
        if view.map.name_of(view.aimed or "") == name:
            return
        walker.press(Key.Key_Tab)
    pytest.fail(f"Tab never came to {name}")


def test_a_first_timer_draws_ten_people_and_fourteen_ties(walker, qtbot, capsys):
    window = walker.window

    make_account(walker, qtbot)
    write_people_on_the_map(walker)
    add_people_in_a_line(walker, qtbot)
    say_attitudes(walker)
    draw_ties(walker)
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(walker.gestures.items()))
    with capsys.disabled():
        print(f"\nfirst walk: {walker.gestures.total()} gestures ({told})")  # noqa: T201  asked for

    assert seen(window) == wanted(window.document.as_of)
    assert window.document.report.score.total > 0
    qtbot.waitUntil(lambda: window.status.state.text() == "Saved", timeout=5000)
    assert window.actions_["undo"].text() == "&Undo: " + LAST_STEP
    drawn = {card.face.name for card in window.map.map.cards.values()}
    assert drawn == {one.name for one in CONTACTS} | {name for name, _title in OURS}


Seen = tuple[set[object], set[object], set[object]]


def seen(window: MainWindow) -> Seen:
    """Return who was drawn, with what is said of them, and what joins them."""
    document = window.document
    plan = document.plan
    persons: set[object] = set()
    for person in plan.persons.values():
        part = plan.membership(document.opportunity, person.id)
        persons.add((person.name, person.title, part.roles, part.attitude))
    members: set[object] = {(one.name, one.title) for one in plan.members.values()}
    ties: set[object] = {
        (plan.label(one.member), plan.label(one.person), one.level, one.last_contact)
        for one in plan.ties.values()
    }
    return persons, members, ties


def wanted(today: date) -> Seen:
    """Return what the walker had in mind."""
    return (
        {
            (one.name, one.title, frozenset(LETTERS[x] for x in one.roles), one.attitude)
            for one in CONTACTS
        },
        set(OURS),
        {
            (member, person, level, today - timedelta(days=spoken.value))
            for member, person, level, spoken in TIES
        },
    )
