"""A gap about many has one flag in every view; a click on it, or a screen reader, opens it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import usecases
from app.analysis.arrangement import Arrangement
from app.model import edits
from app.model.people import Person
from app.model.vocabulary import Level, Role
from app.ui import gaps_of_all, shown_gaps
from app.ui.canvas import flags_of_all, pointed_at, sticky
from app.ui.panels.flag_row import FlagRow
from tests.plans import person, small_plan
from tests.ui.hand import ready

Name = QAccessible.Text.Name
LEFT = Qt.MouseButton.LeftButton
EXECUTIVES = 13


@pytest.fixture
def window(begin, tmp_path, until):
    """A window on an account with thirteen executives whom our management does not know."""
    path = tmp_path / "many.visavis"
    some = [
        person(f"e{n:02}", f"Lid {n:02}", Role.USER, level=Level.EXECUTIVE)
        for n in range(EXECUTIVES)
    ]
    with usecases.open_workspace(str(path)) as workspace:
        workspace.add(small_plan(*(one for both in some for one in both)), "Sanne")
    window = begin(path)
    until(lambda: ready(window))
    until(lambda: bool(gaps_of_all.gaps(window.document)))
    return window


def whole(window):
    """The gap about all of them, with its number."""
    [(number, gap)] = gaps_of_all.gaps(window.document).items()
    return number, gap


def is_open(window, gap) -> bool:
    return window.gaps.opened().gap == gap.key and set(gap.persons) <= {
        id for kind, id in window.document.selection if kind is Person
    }


def below(interface):
    """All that a screen reader comes to below something, in order."""
    for at in range(interface.childCount()):
        one = interface.child(at)
        if one is not None:
            yield one
            yield from below(one)


def told(widget):
    """What a screen reader is told of flags."""
    spoken = QAccessible.queryAccessibleInterface(widget)
    return [one for one in below(spoken) if one.role() is QAccessible.Role.Button]


def named(widget, words):
    return [one for one in told(widget) if words in one.text(Name)]


def press(interface) -> None:
    actions = interface.actionInterface()
    actions.doAction(actions.pressAction())


def words_of(window) -> str:
    number, gap = whole(window)
    count = len(gap.persons)
    assert count >= EXECUTIVES
    title = shown_gaps.title_of(gap, window.document.report)
    return f"gap {number}, about {count} people: {title}"


@pytest.mark.parametrize("way", list(Arrangement))
def test_the_flag_on_the_map_opens_its_gap_however_the_map_is_arranged(window, way):
    view, (number, gap) = window.map, whole(window)
    view.show_arrangement(way)
    at = view.mapFromScene(flags_of_all.box_of(view, number).center())

    QTest.mouseClick(view.viewport(), LEFT, pos=at)

    assert is_open(window, gap)


@pytest.mark.parametrize("way", list(Arrangement))
def test_a_screen_reader_is_told_of_the_flag_on_the_map(window, way):
    window.map.show_arrangement(way)
    _number, gap = whole(window)

    [flag] = named(window.map, words_of(window))
    press(flag)

    assert flag.text(Name).startswith("Buying team ")
    assert flag.isValid()
    where = flag.rect().center()
    spoken = QAccessible.queryAccessibleInterface(window.map)
    assert spoken.childAt(where.x(), where.y()).text(Name) == flag.text(Name)
    assert is_open(window, gap)


@pytest.mark.parametrize("view", ["matrix", "organigram"])
def test_the_flag_above_another_view_opens_its_gap(window, view):
    window.show_view(view)
    page = window.views.page(view)
    number, gap = whole(window)

    [row] = page.findChildren(FlagRow)
    assert row.isVisible()
    QTest.mouseClick(row.buttons[number], LEFT)

    assert is_open(window, gap)
    assert window.views.in_front == view


@pytest.mark.parametrize("view", ["matrix", "organigram"])
def test_a_screen_reader_is_told_of_the_flag_above_another_view(window, view, until):
    window.show_view(view)
    _number, gap = whole(window)

    [flag] = named(window.views.page(view), words_of(window))
    press(flag)

    until(lambda: is_open(window, gap))  # a button that is pressed is seen to go down first


@pytest.mark.parametrize("view", ["matrix", "organigram"])
def test_the_flag_is_reached_and_pressed_by_keyboard(window, view):
    window.show_view(view)
    number, gap = whole(window)
    [row] = window.views.page(view).findChildren(FlagRow)

    row.buttons[number].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row.buttons[number], Qt.Key.Key_Return)

    assert row.buttons[number].focusPolicy() & Qt.FocusPolicy.TabFocus
    assert is_open(window, gap)


@pytest.mark.parametrize("view", ["matrix", "organigram"])
def test_the_flag_goes_with_its_gap(window, view, until):
    window.show_view(view)
    [row] = window.views.page(view).findChildren(FlagRow)
    high = window.views.page(view).height()

    window.document.attempt(_without_executives)
    until(lambda: not gaps_of_all.gaps(window.document))

    assert row.isHidden()
    assert not row.buttons
    if view == "organigram":
        assert window.views.page(view).viewport().height() == high


def _without_executives(plan):
    return edits.remove(plan, [(Person, f"e{n:02}") for n in range(EXECUTIVES)])


def test_the_flag_stays_with_a_heading_that_left_the_map(window):
    view, (number, gap) = window.map, whole(window)
    view.zoom(2.0, view.mapFromScene(flags_of_all.box_of(view, number).center()).toPointF())
    view.pan(QPoint(0, -200))
    [tag] = [one for one in sticky.tags(view) if one.flags]

    at = tag.centres()[number].toPoint()
    QTest.mouseClick(view.viewport(), LEFT, pos=at)

    assert tag.flags == (number,)
    assert tag.box.contains(at)
    assert is_open(window, gap)


def test_what_a_flag_says_is_shown_where_it_is_pointed_at(window):
    view, (number, _gap) = window.map, whole(window)
    at = view.mapFromScene(flags_of_all.box_of(view, number).center())

    assert words_of(window) in pointed_at.tooltip(view, at)


def test_a_double_click_on_a_flag_writes_nobody(window):
    view, (number, _gap) = window.map, whole(window)
    at = view.mapFromScene(flags_of_all.box_of(view, number).center())

    QTest.mouseDClick(view.viewport(), LEFT, pos=at)

    assert view.form is None


def test_the_flag_on_the_free_map_keeps_clear_of_cards(window):
    view, (number, _gap) = window.map, whole(window)
    view.show_arrangement(Arrangement.FREE)
    card = next(iter(view.map.cards))
    box = flags_of_all.box_of(view, number)

    at = (box.x() - 20, box.y() - 5)
    document = window.document
    document.attempt(edits.move_cards, document.opportunity, {card: at}, view="free")
    QApplication.processEvents()

    moved = view.map.cards[card].sceneBoundingRect()
    assert moved.intersects(box)
    assert not moved.intersects(flags_of_all.box_of(view, number))
