"""Quick add, palette, filter and kept views in the window, by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from app.model import edits
from app.model.people import Person
from app.model.places import SavedView
from app.ui import shown_gaps
from app.ui.filtering.criteria import Criterion, Filter, Subject
from app.ui.main_window import MainWindow
from app.ui.palette.palette import Palette
from app.ui.quick_add import QuickAdd


@pytest.fixture
def window(start):
    window = start(demo=True)
    window.activateWindow()
    window.map.setFocus()
    return window


def box_of(window: MainWindow) -> QuickAdd:
    return next(one for one in window.findChildren(QuickAdd) if one.isVisible())


def palette_of(window: MainWindow) -> Palette:
    return next(one for one in window.findChildren(Palette) if one.isVisible())


def of_name(window: MainWindow, name: str) -> Person:
    return next(one for one in window.document.plan.persons.values() if one.name == name)


def type_in_palette(window: MainWindow, text: str) -> Palette:
    window.actions_["palette"].trigger()
    palette = palette_of(window)
    QTest.keyClicks(palette.line, text)
    return palette


def test_a_on_the_map_opens_the_box_and_two_people_are_there_in_two_lines(window):
    QTest.keyClick(window.map, Qt.Key.Key_A)
    box = box_of(window)

    QTest.keyClicks(box.line, "Nadia Haddad, verpleegkundige, U, +1")
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    QTest.keyClicks(box.line, "Jan Smit, CFO, D, invloed hoog")
    QTest.keyClick(box.line, Qt.Key.Key_Return)

    nadia, jan = of_name(window, "Nadia Haddad"), of_name(window, "Jan Smit")
    assert {nadia.id, jan.id} <= window.map.map.cards.keys()
    assert window.document.selection == {(Person, jan.id)}
    assert window.map.current == jan.id


def test_who_was_added_is_seen_and_not_below_the_box(window):
    window.map.zoom_in()
    window.map.zoom_in()
    window.actions_["quick.add"].trigger()
    box = box_of(window)

    QTest.keyClicks(box.line, "Jan Smit, CEO")
    QTest.keyClick(box.line, Qt.Key.Key_Return)

    card = window.map.map.cards[of_name(window, "Jan Smit").id]
    seen = window.map.mapFromScene(card.sceneBoundingRect()).boundingRect()
    assert window.map.viewport().rect().contains(seen.center())
    top_left = window.map.viewport().mapFromGlobal(box.mapToGlobal(box.rect().topLeft()))
    assert not box.rect().translated(top_left).intersects(seen)


def test_adding_in_a_map_that_was_zoomed_keeps_its_scale(window):
    window.map.zoom_in()
    scale = window.map.scale_
    window.actions_["quick.add"].trigger()

    QTest.keyClicks(box_of(window).line, "Jan Smit, CEO")
    QTest.keyClick(box_of(window).line, Qt.Key.Key_Return)

    assert window.map.scale_ == scale


def test_escape_gives_the_keyboard_back_to_the_map(window, qtbot):
    window.actions_["quick.add"].trigger()
    qtbot.waitUntil(box_of(window).line.hasFocus)

    QTest.keyClick(box_of(window).line, Qt.Key.Key_Escape)

    qtbot.waitUntil(window.map.hasFocus)


def test_asked_for_twice_there_is_one_box(window):
    window.actions_["quick.add"].trigger()
    window.actions_["quick.add"].trigger()

    assert len([one for one in window.findChildren(QuickAdd) if one.isVisible()]) == 1


def test_another_language_takes_the_box_away_and_leaves_the_map(window):
    window.actions_["quick.add"].trigger()

    window.actions_["language.nl"].trigger()

    assert not [one for one in window.findChildren(QuickAdd) if one.isVisible()]
    window.actions_["language.en"].trigger()


def test_the_palette_goes_to_somebody(window):
    somebody = next(iter(window.map.map.content.plan.persons.values()))
    palette = type_in_palette(window, somebody.label)

    QTest.keyClick(palette.line, Qt.Key.Key_Return)

    assert window.document.selection == {(Person, somebody.id)}


def test_the_palette_does_what_an_action_does_and_remembers_it(window):
    palette = type_in_palette(window, "legend")
    shown = window.map.shows_legend()

    QTest.keyClick(palette.line, Qt.Key.Key_Return)

    assert window.map.shows_legend() is not shown
    window.actions_["palette"].trigger()
    assert palette_of(window).entries[0].id == "map.legend"


def test_the_palette_says_why_something_cannot_be_done(window):
    window.document.select(())
    palette = type_in_palette(window, "delete")

    [delete] = [one for one in palette.entries if one.id == "delete"]
    assert delete.why_not == "nothing is selected"
    window.document.supposing.begin()
    QTest.keyClick(palette.line, Qt.Key.Key_Escape)
    palette = type_in_palette(window, "arrange")
    [arrange] = [one for one in palette.entries if one.id == "map.arrange"]
    assert arrange.why_not == "not in a what-if"


def test_the_palette_opens_a_gap_in_the_list(window, qtbot):
    gap = window.document.report.open_gaps[0]
    said = shown_gaps.words_of(gap, window.document.report).title
    palette = type_in_palette(window, said)
    qtbot.waitUntil(lambda: any(one.kind == "gap" for one in palette.entries))
    assert palette.entries[0].id == f"{gap.rule}:{gap.subject}"

    QTest.keyClick(palette.line, Qt.Key.Key_Return)

    assert window.bottom.current() == "gaps"
    assert window.gaps.isVisible()


def test_ctrl_f_filters_the_map_and_escape_twice_ends_it(window, qtbot):
    window.actions_["filter"].trigger()
    frame = window.doing.finding._frame  # noqa: SLF001  what is above the map
    bar = frame.bar
    assert bar.isVisible()
    somebody = next(iter(window.document.plan.persons.values()))

    QTest.keyClicks(bar.search, somebody.label)
    bar.flush()
    back = [id for id, card in window.map.map.cards.items() if card.back]
    assert somebody.id not in back
    assert back

    QTest.keyClick(bar.search, Qt.Key.Key_Escape)
    QTest.keyClick(bar.search, Qt.Key.Key_Escape)
    assert not any(card.back for card in window.map.map.cards.values())
    assert not bar.isVisible()


def test_a_filter_outlives_another_language(window, qtbot):
    held = window.doing.finding.filtering(window.document)
    held.ask(Filter((Criterion(Subject.ROLE, "decider"),)))

    window.actions_["language.nl"].trigger()

    assert any(card.back for card in window.map.map.cards.values())
    qtbot.waitUntil(window.doing.finding._frame.bar.isVisible)  # noqa: SLF001  above the map
    window.actions_["language.en"].trigger()


def test_the_matrix_shows_only_who_is_found(window):
    window.show_view("matrix")
    held = window.doing.finding.filtering(window.document)
    window.actions_["filter"].trigger()

    held.ask(Filter((Criterion(Subject.ROLE, "decider"),)))

    model = window.views.page("matrix").model
    rows = {line.person for line in model.lines if line.person}
    assert rows == set(held.now.people)
    held.clear()
    assert len([line for line in model.lines if line.person]) > len(rows)


def test_a_kept_view_is_in_the_menu_and_in_the_palette_and_opens_with_its_filter(window):
    asked = Filter((Criterion(Subject.ROLE, "decider"),))
    document = window.document
    document.do(edits.keep_view(document.plan, "Who decides", "matrix", asked.to_json()))
    keep = window.actions_["views.keep"]
    [menu] = [one for one in window.menuBar().findChildren(QMenu) if keep in one.actions()]
    menu.aboutToShow.emit()
    menu.aboutToShow.emit()

    [listed] = [one for one in menu.actions() if one.text() == "Who decides"]
    listed.trigger()

    assert window.views.in_front == "matrix"
    assert window.doing.finding.filtering(document).filter == asked
    palette = type_in_palette(window, "who decides")
    assert palette.entries[0].kind == "view"


def test_the_view_in_front_is_kept_with_what_is_typed(window, qtbot):
    window.actions_["filter"].trigger()
    QTest.keyClicks(window.doing.finding._frame.bar.search, "anna")  # noqa: SLF001  as above

    window.actions_["views.keep"].trigger()
    qtbot.waitUntil(lambda: window.findChild(QMenu) is not None)
    dialog = next(
        one for one in window.children() if one.metaObject().className() == "AskTextDialog"
    )
    dialog.confirm_button.click()

    [view] = window.document.plan.table(SavedView).values()
    assert (view.view, Filter.from_json(view.filters).words) == ("map", "anna")


@pytest.mark.parametrize(
    ("id", "keys"), [("quick.add", "Ctrl+Shift+A"), ("palette", "Ctrl+K"), ("filter", "Ctrl+F")]
)
def test_each_has_a_key_of_its_own(window, id, keys):
    assert window.actions_[id].shortcut() == QKeySequence(keys)
