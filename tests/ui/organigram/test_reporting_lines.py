"""Drag and keys set reporting lines in the organigram."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.model import edits
from app.model.people import Person
from app.model.ties import ReportingLine
from app.model.values import joined
from app.model.vocabulary import Role
from app.ui.canvas.content import MapContent
from app.ui.canvas.line_kinds import stroke
from app.ui.views.organigram import OrganigramView
from tests.ui.conftest import DECISION
from tests.ui.organigram.hands import centre, drag, managers

Key = Qt.Key


def press(tree, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        QTest.keyClick(tree, key, modifier)


def test_everybody_of_the_buying_team_has_a_card_and_nobody_of_ours(tree):
    assert set(tree.map.cards) == {"anton", "eva", "nadia", "koen"}


def test_a_card_shows_what_it_shows_on_the_map(company, tree):
    on_map = {f.id: f for f in MapContent.of(company.plan, DECISION).faces()}

    assert {id: card.face for id, card in tree.map.cards.items()} == {
        id: on_map[id] for id in tree.map.cards
    }


def test_dragging_a_card_onto_another_sets_whom_somebody_reports_to(company, tree):
    drag(tree, centre(tree, "koen"), centre(tree, "eva"))

    assert ("koen", "eva") in managers(company)
    assert tree.map.above("koen") == "eva"


def test_a_drag_is_one_step_to_undo(company, tree):
    before = managers(company)

    drag(tree, centre(tree, "nadia"), centre(tree, "anton"))
    assert ("nadia", "anton") in managers(company)
    company.undo()

    assert managers(company) == before


def test_a_drag_that_makes_a_circle_is_refused_with_a_sentence(company, tree, qtbot):
    before = managers(company)

    with qtbot.waitSignal(company.refused) as refused:
        drag(tree, centre(tree, "anton"), centre(tree, "nadia"))

    assert "circle" in refused.args[0]
    assert managers(company) == before


def test_dragging_a_card_to_an_empty_spot_removes_the_line(company, tree):
    drag(tree, centre(tree, "nadia"), QPoint(tree.width() - 20, 20))

    assert managers(company) == {("eva", "anton")}
    assert "nadia" in tree.map.geometry.loose


def test_letting_go_of_a_card_on_its_own_place_changes_nothing(company, tree):
    before, at = managers(company), centre(tree, "nadia")

    drag(tree, at, at + QPoint(6, 6))

    assert managers(company) == before
    assert centre(tree, "nadia") == at


def test_what_a_drag_would_do_is_told_before_it_is_done(tree):
    port, at = tree.viewport(), centre(tree, "koen")
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(port, at + QPoint(15, 15))
    QTest.mouseMove(port, centre(tree, "anton"))

    assert tree._hint.text() == "Koen Wuyts reports to Anton van Dijk"  # noqa: SLF001  seen so
    QTest.keyClick(tree, Key.Key_Escape)
    assert not tree._hint.isVisible()  # noqa: SLF001  as above


def test_escape_puts_a_dragged_card_back(company, tree):
    before, at = managers(company), centre(tree, "nadia")
    QTest.mousePress(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(tree.viewport(), at + QPoint(200, 60))

    press(tree, Key.Key_Escape)
    QTest.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(200, 60))

    assert managers(company) == before


def test_several_selected_people_get_a_manager_together(company, tree):
    company.select([(Person, "nadia"), (Person, "koen")])

    drag(tree, centre(tree, "nadia"), centre(tree, "anton"))

    assert {("nadia", "anton"), ("koen", "anton")} <= managers(company)
    company.undo()
    assert ("koen", "anton") not in managers(company)


def test_arrows_walk_the_tree(company, tree):
    tree.setFocus()
    tree.go_to("nadia")

    press(tree, Key.Key_Up)
    assert tree.current == "eva"
    press(tree, Key.Key_Up)
    assert tree.current == "anton"
    press(tree, Key.Key_Down)

    assert company.selection == {(Person, "eva")}


def test_shift_and_an_arrow_select_one_more(company, tree):
    tree.go_to("nadia")

    press(tree, Key.Key_Up, modifier=Qt.KeyboardModifier.ShiftModifier)

    assert company.selection == {(Person, "nadia"), (Person, "eva")}


def test_a_line_is_drawn_by_keys_alone(company, tree):
    tree.go_to("nadia")

    press(tree, Key.Key_T, Key.Key_Up, Key.Key_Return)

    assert ("nadia", "anton") in managers(company)


def test_a_line_is_removed_by_keys_alone(company, tree):
    tree.go_to("nadia")

    press(tree, Key.Key_T, Key.Key_Delete)

    assert ("nadia", "eva") not in managers(company)
    assert "nadia" in company.plan.persons


def test_a_role_letter_gives_the_role(company, tree):
    tree.go_to("koen")

    QTest.keyClicks(tree, "G")

    assert company.plan.membership(DECISION, "koen").roles == {Role.GATEKEEPER}


def test_selecting_elsewhere_shows_here(company, tree):
    company.select([(Person, "koen")])

    assert tree.map.cards["koen"].selected
    assert tree.current == "koen"


def test_a_screen_reader_hears_who_has_the_keyboard(tree):
    tree.go_to("nadia")

    assert tree.accessibleName() == "Organisation chart of the buying team"
    assert tree.accessibleDescription().startswith("Nadia Haddad")


def test_a_dotted_line_is_drawn_dotted_and_moves_nobody(company, tree):
    stood = tree.map.geometry.boxes

    company.do(edits.add_reporting_line(company.plan, "koen", "eva", dotted=True))

    line = tree.map.lines[f"reporting_line {joined('koen', 'eva')}"]
    assert stroke(line.line).pattern.value == "dotted"
    assert tree.map.geometry.boxes == stood


def test_where_nobody_reports_to_anybody_it_says_how_to_begin(document, shown):
    tree = shown(OrganigramView(document), 1000, 700)

    assert tree.map.geometry.loose
    assert "drag a card" in tree.map._heading.words  # noqa: SLF001  painted on the scene


def test_what_is_supposed_shows_and_is_not_made(company, tree, qtbot):
    with qtbot.waitSignal(company.analysed):
        company.start_analysis()
    company.supposing.begin()

    drag(tree, centre(tree, "koen"), centre(tree, "eva"))

    assert tree.map.above("koen") == "eva"
    assert ("koen", "eva") not in {
        (line.employee, line.manager)
        for line in company.copy.plan.table(ReportingLine).values()
    }


def test_who_is_not_picked_out_steps_back_and_the_tree_stays(company, tree):
    tree.narrow(lambda id: id == "eva")

    assert not tree.map.cards["eva"].back
    assert tree.map.cards["nadia"].back
    assert tree.map.above("nadia") == "eva"
    tree.narrow(lambda _id: True)
    assert not tree.map.cards["nadia"].back


def test_a_card_wears_what_colleagues_think_where_they_differ(company, tree):
    company.author = "Piet"
    about = joined(DECISION, "eva")

    for who, value in (("Jan", 2), ("Els", -1), (company.author, 0)):
        company.do(edits.rate(company.plan, about, who, value))

    words, _box = tree.scene().spreads.signs[about]
    assert "Jan +2" in words
    assert "Els" in words
