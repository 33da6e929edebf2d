from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from app.exchange.copied_people import MIME
from app.model import edits
from app.model.people import OutsideInfluence, Person, TeamMember
from app.ui.canvas import clipboard
from app.ui.dialogs.import_preview import ImportPreviewDialog
from app.ui.dialogs.paste_people import PastePeopleDialog
from tests.ui.hand import Hand

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp):
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def pair(window):
    """Two people of the buying team, one known by the other's manager, and selected."""
    document = window.document
    team = [part.person for part in document.plan.dmu(document.opportunity) if part.takes_part]
    window.map.setFocus()
    document.select([(Person, id) for id in team[:2]])
    return team[:2]


def press(window, key, modifiers=CONTROL) -> None:
    window.activateWindow()
    window.map.setFocus()
    QTest.keyClick(window.map, key, modifiers)


# -- the clipboard


def test_what_is_copied_pastes_into_a_spreadsheet_as_rows(window, pair):
    press(window, Key.Key_C)

    board = QGuiApplication.clipboard()
    rows = [line.split("\t") for line in board.text().splitlines()]
    assert board.mimeData().hasFormat(MIME)
    assert rows[0] == ["Name", "Job title", "Department", "E-mail"]
    names = {window.document.plan.label(id) for id in pair}
    assert {row[0] for row in rows[1:]} == names


def test_pasting_where_they_are_makes_doubles_in_one_step(window, pair):
    before = window.document.plan
    press(window, Key.Key_C)

    press(window, Key.Key_V)

    plan = window.document.plan
    new = plan.persons.keys() - before.persons.keys()
    assert len(new) == 2
    assert {id for _kind, id in window.document.selection} == new
    assert window.document.undo_words() == "Paste 2 people"
    window.document.undo()
    assert window.document.plan == before


def test_a_double_is_made_without_the_clipboard(window, pair):
    window.document.select([(Person, pair[0])])

    press(window, Key.Key_D)

    name = window.document.plan.label(pair[0])
    [(_kind, id)] = window.document.selection
    assert window.document.plan.label(id) == f"{name} (2)"
    assert window.document.undo_words() == f"Duplicate {name}"
    assert not clipboard.has_people(QGuiApplication.clipboard())


def test_cut_people_come_back_when_they_are_pasted(window, pair):
    before = window.document.plan

    press(window, Key.Key_X)
    gone = window.document.plan
    press(window, Key.Key_V)

    plan = window.document.plan
    assert [plan.interactions_with(id) for id in pair] == [
        before.interactions_with(id) for id in pair
    ]
    assert plan.ties == before.ties
    assert not gone.persons.keys() & set(pair)
    assert {id: plan.persons[id] for id in pair} == {id: before.persons[id] for id in pair}
    opportunity = window.document.opportunity
    assert all(
        plan.membership(opportunity, id) == before.membership(opportunity, id) for id in pair
    )


def test_people_are_pasted_into_another_account_after_asking_who_is_known(window, pair, qtbot):
    press(window, Key.Key_C)
    before = window.document.plan
    name = before.label(pair[0])
    fresh = edits.new_plan("Globex", "Laboratory")
    [opportunity] = fresh.opportunities
    fresh = fresh.apply(edits.add_person(fresh, opportunity, name, id="known"))
    account = fresh.account.id
    window.session.stock.add(fresh)
    qtbot.waitUntil(lambda: getattr(window.document, "plan", before).account.id == account)
    hand = Hand(window, qtbot)

    press(window, Key.Key_V)
    dialog = hand.dialog(PastePeopleDialog)
    dialog.likely.table.item(0, 0).setCheckState(Qt.CheckState.Checked)
    hand.confirm(dialog)

    plan = window.document.plan
    assert len(plan.persons) == 2
    assert "known" in plan.persons
    assert all(part.attitude is None for part in plan.dmu(opportunity))


def test_rows_from_a_spreadsheet_open_the_preview_of_an_import(window, qtbot):
    data = QMimeData()
    data.setText("Naam\tFunctie\nNadia Haddad\tverpleegkundige\n")
    QGuiApplication.clipboard().setMimeData(data)

    press(window, Key.Key_V)

    dialog = Hand(window, qtbot).dialog(ImportPreviewDialog)
    assert "1 added" in dialog.sentence.text()
    dialog.reject()


def test_what_cannot_be_read_is_told_and_changes_nothing(window):
    before = window.document.plan
    data = QMimeData()
    data.setData(MIME, b'{"format": 99}')
    QGuiApplication.clipboard().setMimeData(data)

    press(window, Key.Key_V)

    assert window.document.plan is before
    assert "copy it again" in window.status.currentMessage()


def test_who_may_only_look_copies_but_neither_cuts_nor_doubles(window, pair):
    window.document.may_edit = False

    window.doing.follow()

    on = {id for id in ("cut", "copy", "duplicate") if window.actions_[id].isEnabled()}
    assert on == {"copy"}


def test_in_a_what_if_people_are_copied_only(window, pair):
    window.actions_["what_if"].trigger()

    ids = ("cut", "copy", "paste", "duplicate", "align.left")
    on = {id for id in ids if window.actions_[id].isEnabled()}

    assert on == {"copy"}


# -- aligning


def test_cards_are_aligned_by_a_key(window, pair):
    before = window.document.undo_stack.count()
    chosen = [c.id for c in window.map.map.in_order() if c.face.ref[0] is Person][:4]
    window.document.select([(Person, id) for id in chosen])

    press(window, Key.Key_Left, CONTROL | SHIFT)

    cards = window.map.map.geometry.cards
    assert len({cards[id].box.x for id in chosen}) == 1
    assert window.document.undo_stack.count() == before + 1


def test_aligning_is_offered_from_two_cards_on_and_distributing_from_three(window, pair):
    actions = window.actions_

    two = actions["align.left"].isEnabled(), actions["distribute.across"].isEnabled()
    window.document.select([(Person, pair[0])])
    one = actions["align.left"].isEnabled(), actions["copy"].isEnabled()

    assert two == (True, False)
    assert one == (False, True)


def test_snapping_is_switched_off_and_stays_off(window):
    window.actions_["map.snap"].trigger()

    window.build()

    assert not window.map.snaps
    assert not window.settings.flag("map.snap", default=True)


# -- selecting


def submenu(window, title: str):
    menus = window.menuBar().findChildren(QMenu)
    [found] = [menu for menu in menus if menu.title().replace("&", "") == title]
    found.aboutToShow.emit()
    return found


def test_the_menu_lists_roles_with_how_many_have_them_and_selects_them(window):
    plan, opportunity = window.document.plan, window.document.opportunity
    menu = submenu(window, "By role")

    [action] = [one for one in menu.actions() if one.text().startswith("decider (")]
    action.trigger()

    deciders = {
        p.person for p in plan.dmu(opportunity) if p.takes_part and "decider" in p.roles
    }
    assert {id for _kind, id in window.document.selection} == deciders
    assert action.text() == f"decider ({len(deciders)})"


@pytest.mark.parametrize("title", ["By function", "By level", "By department", "By gap"])
def test_every_other_menu_of_selecting_lists_somebody(window, title):
    menu = submenu(window, title)

    menu.actions()[0].trigger()

    assert window.document.selection


def test_selecting_turns_round(window, pair):
    window.actions_["select.all"].trigger()
    everybody = window.document.selection
    window.document.select([(Person, id) for id in pair])

    press(window, Key.Key_I, CONTROL | SHIFT)

    assert window.document.selection == everybody - {(Person, id) for id in pair}
    kinds = {kind for kind, _id in everybody}
    assert kinds <= {Person, TeamMember, OutsideInfluence}


def test_who_is_not_covered_is_selected(window):
    window.actions_["select.uncovered"].trigger()

    network = window.document.report.network
    chosen = {id for _kind, id in window.document.selection}
    assert chosen
    assert not any(network.active(id) for id in chosen)


def test_who_has_the_same_level_is_selected(window, pair):
    plan = window.document.plan
    window.document.select([(Person, pair[0])])

    window.actions_["select.same_level"].trigger()

    level = plan.persons[pair[0]].level
    for kind, id in window.document.selection:
        assert plan.find(kind, id).level is level
    assert len(window.document.selection) > 1


def test_where_nobody_answers_the_selection_stays(window, pair):
    nobody = edits.add_person(
        window.document.plan, window.document.opportunity, "Nobody Known", id="nobody"
    )
    window.document.do(nobody)
    window.document.select([(Person, "nobody")])

    window.actions_["select.same_department"].trigger()

    assert window.document.selection == {(Person, "nobody")}
    assert window.status.currentMessage() == "Nobody answers that."


def test_the_palette_offers_to_select_a_role(window):
    titles = {one.title for one in window.doing.hands.entries()}

    assert "Select: decider" in titles
