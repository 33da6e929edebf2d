"""The arrangements of the map as one meets them in the window: menu, keys, saved views."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.analysis.arrangement import Arrangement
from app.model.places import SavedView
from app.ui.dialogs.ask_text import AskTextDialog
from app.ui.filtering import saved


def keep(window, name: str) -> SavedView:
    window.actions_["views.keep"].trigger()
    dialog = window.findChild(AskTextDialog)
    dialog.text.setText(name)
    dialog.confirm()
    return next(view for view in saved.kept(window.document) if view.label == name)


def test_keys_arrange_the_map_and_the_menu_ticks_what_holds(window):
    window.activateWindow()
    window.map.setFocus()

    QTest.keyClick(window.map, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)

    assert window.map.map.arrangement is Arrangement.DEPARTMENT
    assert window.actions_["arrangement.department"].isChecked()
    assert not window.actions_["arrangement.map"].isChecked()


def test_another_view_gives_way_to_the_map_that_is_arranged(window):
    window.show_view("matrix")

    window.actions_["arrangement.free"].trigger()

    assert window.views.in_front == "map"
    assert window.map.map.arrangement is Arrangement.FREE


def test_an_account_opens_arranged_as_it_was_left(window):
    window.actions_["arrangement.department"].trigger()

    window.build()

    assert window.map.map.arrangement is Arrangement.DEPARTMENT
    assert window.actions_["arrangement.department"].isChecked()


def test_a_kept_view_brings_its_arrangement_back(window):
    window.actions_["arrangement.free"].trigger()
    view = keep(window, "Pinned up")
    window.actions_["arrangement.map"].trigger()

    window.doing.finding.open_view(view)

    assert window.map.map.arrangement is Arrangement.FREE


def test_a_kept_view_that_tells_no_arrangement_leaves_the_map_as_it_is(window):
    window.actions_["arrangement.department"].trigger()
    view = SavedView(id="old", name="Old", view="map", filters='{"words": "x"}')

    window.doing.finding.open_view(view)

    assert window.map.map.arrangement is Arrangement.DEPARTMENT
    assert (
        saved.arrangement_of(SavedView(id="odd", name="Odd", view="map", filters="[")) is None
    )


def test_the_minimap_is_switched_off_and_stays_off(window):
    window.actions_["map.minimap"].trigger()
    assert not window.map.minimap.is_allowed

    window.build()

    assert not window.map.minimap.is_allowed
    assert not window.actions_["map.minimap"].isChecked()


def test_departments_fold_from_the_menu(window):
    window.actions_["arrangement.department"].trigger()

    window.actions_["map.fold_all"].trigger()

    blocks = [one for one in window.map.map.geometry.blocks if len(one.people) > 1]
    assert blocks
    assert all(one.folded for one in blocks)


def test_folding_on_a_map_without_departments_says_why_not(window, qtbot):
    with qtbot.waitSignal(window.document.refused) as told:
        window.actions_["map.fold_all"].trigger()

    assert "department" in told.args[0]
