from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from app.analysis.arrangement import Arrangement
from app.analysis.level_groups import MANY
from app.analysis.roster import Side
from app.model import edits
from app.model.people import Person, TeamMember
from app.model.planning import Placement
from app.model.values import joined
from app.model.vocabulary import Lane, Level
from app.ui.canvas.arrangements_backdrop import heading_of, sign_of
from app.ui.canvas.groups import Folding
from app.ui.canvas.line_kinds import LineKind
from app.ui.document import Document
from tests.plans import DECISION

Key = Qt.Key
FREE, DEPARTMENT = Arrangement.FREE, Arrangement.DEPARTMENT
TWO_SIDED = Arrangement.TWO_SIDED


@pytest.fixture
def in_departments(canvas):
    """Karim and Eva at Operations, Lies at Finance, Jan nowhere."""
    for id, department in (("karim", "Operations"), ("eva", "operations"), ("lies", "Finance")):
        canvas.document.do(edits.set_fields(canvas.plan, Person, id, department=department))
    canvas.view.show_arrangement(DEPARTMENT)
    return canvas


def block(canvas, key: str, side: Side = Side.THEIRS):
    blocks = canvas.view.map.geometry.blocks
    return next(one for one in blocks if (one.key, one.side) == (key, side))


def fold(canvas, key: str, side: Side = Side.THEIRS):
    card = block(canvas, key, side).card
    canvas.view.fold([card], on=True)
    return card


def placed(canvas, view: str) -> set[str]:
    return {p.card for p in canvas.plan.table(Placement).values() if p.view == view}


# -- the free map


def test_on_the_free_map_a_card_stays_where_it_is_put_and_keeps_its_level(canvas):
    canvas.view.show_arrangement(FREE)
    box = canvas.box("Karim El Amrani")

    canvas.drag("Karim El Amrani", (box.centre[0] + 120, box.centre[1] + 400))

    after = canvas.box("Karim El Amrani")
    assert after.x - box.x == pytest.approx(120, abs=8)
    assert after.y - box.y == pytest.approx(400, abs=8)
    assert canvas.plan.persons["karim"].level is Level.EXECUTIVE
    assert placed(canvas, "free") == {"karim"}


def test_what_was_put_by_hand_is_kept_for_each_arrangement(canvas):
    two_sided = canvas.box("Karim El Amrani")
    canvas.view.show_arrangement(FREE)
    canvas.drag("Karim El Amrani", (two_sided.centre[0] + 160, two_sided.centre[1] + 300))
    free = canvas.box("Karim El Amrani")

    canvas.view.show_arrangement(TWO_SIDED)
    assert canvas.box("Karim El Amrani") == two_sided
    canvas.view.show_arrangement(FREE)
    assert canvas.box("Karim El Amrani") == free


def test_arranging_the_free_map_leaves_the_others_as_they_were_put(canvas):
    box = canvas.box("Eva Brouwer")
    canvas.drag("Eva Brouwer", (box.centre[0] + 330, box.centre[1]))
    canvas.view.show_arrangement(FREE)
    canvas.drag("Karim El Amrani", (900, 700))

    canvas.view.arrange()

    assert placed(canvas, "free") == set()
    assert placed(canvas, "map") == {"eva"}


def test_somebody_written_on_the_free_map_stands_where_one_pointed(canvas):
    canvas.view.show_arrangement(FREE)

    canvas.double_click((760.0, 720.0))
    canvas.write("Piet", "Boss")

    box = canvas.box("Piet")
    assert (box.x, box.y) == (pytest.approx(760, abs=2), pytest.approx(720, abs=2))
    assert canvas.plan.persons[canvas.id_of("Piet")].level is None


def test_no_block_takes_a_card_in_where_a_place_means_nothing(canvas):
    canvas.view.show_arrangement(FREE)
    geometry = canvas.view.map.geometry

    assert geometry.taking_in(geometry.cards["eva"].box, "karim") == ""


# -- by department


def test_a_card_put_into_another_department_joins_it_in_one_step(in_departments):
    canvas = in_departments
    steps = canvas.document.undo_stack.count()

    canvas.drag("Lies Maes", (block(canvas, "operations").box.x + 12, heading(canvas).y() + 4))

    assert canvas.plan.persons["lies"].department in ("Operations", "operations")
    assert canvas.document.undo_stack.count() == steps + 1
    assert "lies" in block(canvas, "operations").people
    canvas.document.undo_stack.undo()
    assert canvas.plan.persons["lies"].department == "Finance"


def heading(canvas, key: str = "operations"):
    return heading_of(block(canvas, key))


def test_a_card_put_elsewhere_in_its_own_department_stays_there(in_departments):
    canvas = in_departments
    home = canvas.box("Lies Maes")

    canvas.drag("Lies Maes", (home.centre[0] + 40, home.centre[1] + 8))

    assert placed(canvas, "department") == {"lies"}
    assert canvas.box("Lies Maes").x - home.x == pytest.approx(40, abs=8)
    assert canvas.plan.persons["lies"].department == "Finance"


def test_a_colleague_put_into_another_lane_gets_it(in_departments):
    canvas = in_departments
    lane = block(canvas, Lane.MANAGEMENT, Side.OURS)

    canvas.drag("Sanne de Wit", (lane.box.x + 4, lane.box.y + 2))

    assert canvas.plan.members["sanne"].lane is Lane.MANAGEMENT


def test_somebody_written_in_a_department_belongs_to_it(in_departments):
    canvas = in_departments
    box = block(canvas, "finance").box

    canvas.double_click((box.x + 3, box.bottom - 3))
    canvas.write("Piet", "Boekhouder")

    assert canvas.plan.persons[canvas.id_of("Piet")].department == "Finance"


# -- folding


def test_the_sign_of_a_department_folds_it_to_one_card_and_a_double_click_opens_it(
    in_departments,
):
    canvas = in_departments
    sign = sign_of(block(canvas, "operations")).center()

    canvas.click((sign.x(), sign.y()))

    card = canvas.view.map.cards[block(canvas, "operations").card]
    assert {"karim", "eva"}.isdisjoint(canvas.view.map.cards)
    assert card.face.name.casefold() == "operations"
    assert card.face.title == "2 people"
    canvas.double_click(card.face.name)
    assert {"karim", "eva"} <= canvas.view.map.cards.keys()


def test_enter_opens_a_card_that_stands_for_several(in_departments):
    canvas = in_departments
    card = fold(canvas, "operations")
    canvas.view.go_to(card)

    canvas.press(Key.Key_Return)

    assert card not in canvas.view.map.cards
    assert canvas.form is None


def test_a_card_that_stands_for_several_selects_all_of_them(in_departments):
    canvas = in_departments
    card = fold(canvas, "operations")

    canvas.view.go_to(card)

    assert canvas.selected == {"karim", "eva"}
    assert canvas.view.map.cards[card].selected


def test_ties_with_people_on_one_card_are_one_line_that_counts_them(in_departments):
    canvas = in_departments
    canvas.document.do(edits.add_tie(canvas.plan, "sanne", "karim"))
    of_sanne = [t for t in canvas.plan.ties.values() if t.member == "sanne"]
    together = [t for t in of_sanne if t.person in ("karim", "eva")]
    card = fold(canvas, "operations")

    lines = [
        one.line
        for one in canvas.view.map.lines.values()
        if one.line.kind is LineKind.TIE
        and (one.line.source, one.line.target) == ("sanne", card)
    ]

    assert len(lines) == 1
    assert {id for _kind, id in lines[0].refs} == {tie.id for tie in together}


def test_nothing_is_joined_to_or_removed_with_a_card_that_stands_for_several(
    in_departments, qtbot
):
    canvas = in_departments
    card = fold(canvas, "operations")
    plan = canvas.plan

    with qtbot.waitSignal(canvas.document.refused):
        canvas.view.join("sanne", card)
    canvas.view.go_to(card)
    with qtbot.waitSignal(canvas.document.refused):
        canvas.press(Key.Key_Delete)
    with qtbot.waitSignal(canvas.document.refused):
        canvas.drag(canvas.view.map.cards[card].face.name, (900, 700))

    assert canvas.plan is plan


def test_who_is_to_be_shown_comes_out_of_the_folded_card(in_departments):
    canvas = in_departments
    fold(canvas, "operations")

    canvas.view.show_refs([(Person, "eva")])

    assert "eva" in canvas.view.map.cards


def test_the_lines_of_a_folded_card_come_forward_when_one_of_its_people_is_selected(
    in_departments,
):
    canvas = in_departments
    card = fold(canvas, "operations")

    canvas.document.select([(Person, "eva")])

    forward = canvas.view.map.standing_out()
    assert forward
    assert all(card in (one.line.source, one.line.target) for one in forward)


def test_a_map_of_many_is_folded_at_first_and_a_filter_opens_whom_it_finds(canvas):
    plan = canvas.plan
    for number in range(MANY):
        change = edits.add_person(plan, DECISION, f"P{number}", id=f"x{number}")
        plan = plan.apply(change)
        department = edits.set_fields(plan, Person, f"x{number}", department=f"D{number % 4}")
        plan = plan.apply(department)
    content = canvas.view.map.content.of(plan, DECISION)
    folding = Folding()

    folded = folding.folded(content, DEPARTMENT, None)
    found = folding.folded(content, DEPARTMENT, frozenset({"x1"}))

    assert len(folded) == 5
    assert len(folded - found) == 1
    assert folding.folded(content, TWO_SIDED, None) == frozenset()


def test_small_maps_are_not_folded(in_departments):
    assert not any(one.folded for one in in_departments.view.map.geometry.blocks)


def test_all_departments_fold_and_open_together(in_departments):
    canvas = in_departments

    canvas.view.fold_or_open_all()
    assert all(b.folded for b in canvas.view.map.geometry.blocks if len(b.people) > 1)
    canvas.view.fold_or_open_all()
    assert not any(b.folded for b in canvas.view.map.geometry.blocks)


def test_people_that_are_picked_out_keep_their_folded_card_forward(in_departments):
    canvas = in_departments
    card = fold(canvas, "operations")

    canvas.view.map.pick_out(frozenset({"eva"}))

    back = {id for id, item in canvas.view.map.cards.items() if item.back}
    assert card not in back
    assert "lies" in back


def test_walking_with_the_keyboard_reaches_folded_cards(in_departments):
    canvas = in_departments
    card = fold(canvas, "operations")
    canvas.view.go_to(None)
    reached = set()

    for _ in range(len(canvas.view.map.cards)):
        QTest.keyClick(canvas.view, Key.Key_Tab)
        reached.add(canvas.view.current)

    assert card in reached


@pytest.mark.parametrize("way", list(Arrangement))
def test_undo_of_a_move_brings_the_picture_back_in_each_arrangement(canvas, way):
    canvas.view.show_arrangement(way)
    before = dict(canvas.view.map.geometry.cards)
    box = canvas.box("Lies Maes")

    canvas.drag("Lies Maes", (box.centre[0] + 48, box.centre[1] + 8))
    assert canvas.view.map.geometry.cards != before
    canvas.document.undo_stack.undo()

    assert canvas.view.map.geometry.cards == before


def test_a_group_tells_a_screen_reader_how_many_it_holds(in_departments):
    from app.ui.canvas.spoken import spoken_name  # noqa: PLC0415  registers with Qt

    canvas = in_departments
    card = fold(canvas, "operations")

    said = spoken_name(canvas.view.map.cards[card].face)

    assert "2 people" in said
    assert "attitude" not in said


def test_a_folded_lane_of_ours_is_a_pill_with_its_number(in_departments, document: Document):
    canvas = in_departments
    change = edits.add_member(
        canvas.plan, DECISION, "Wim", lane=Lane.COMMERCIAL, id="wim", level=Level.STAFF
    )
    document.do(change)
    card = fold(canvas, Lane.COMMERCIAL, Side.OURS)

    face = canvas.view.map.cards[card].face

    assert face.title == "2 colleagues"
    assert {kind for kind, _id in face.refs} == {TeamMember}
    assert canvas.plan.find(Placement, joined(DECISION, "department", card)) is None
    assert canvas.view.map.card_at(QPointF(*canvas.view.map.geometry.cards[card].box.centre))
