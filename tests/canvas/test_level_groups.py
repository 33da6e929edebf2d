from __future__ import annotations

from app.analysis.arrangement import Arrangement
from app.analysis.level_groups import MANY, groups
from app.model import edits
from app.model.change import Change
from app.model.people import Person
from app.model.planning import Placement
from app.ui.canvas.aligning import Edge
from tests.plans import DECISION

TWO_SIDED, FREE = Arrangement.TWO_SIDED, Arrangement.FREE


def folded(canvas):
    return [one for one in canvas.view.map.geometry.blocks if one.folded]


def test_few_people_make_no_groups(canvas):
    assert groups(canvas.plan, DECISION) == []


def test_a_two_sided_map_of_many_shows_a_card_for_each_level_of_a_department(crowd):
    cards = {(one.name, one.tier): len(one.people) for one in folded(crowd)}

    assert crowd.view.map.arrangement is TWO_SIDED
    assert {name for name, _tier in cards} == {"D0", "D1", "D2"}
    assert sum(cards.values()) == MANY
    assert len(crowd.view.map.cards) < MANY / 4


def test_the_card_of_a_group_stands_in_the_band_of_its_people(crowd):
    geometry = crowd.view.map.geometry

    for one in folded(crowd):
        levels = {crowd.plan.persons[id].level for id in one.people}
        assert {geometry.cards[one.card].band} == levels


def test_a_group_opens_and_folds_again_from_one_of_its_people(crowd):
    one = folded(crowd)[0]

    assert crowd.view.open_card(one.card)
    opened = one.people[0] in crowd.view.map.cards and one.card not in crowd.view.map.cards
    crowd.view.go_to(one.people[0])
    crowd.view.fold_or_open()

    assert opened
    assert one.card in crowd.view.map.cards


def test_the_free_map_of_many_has_groups_too(crowd):
    crowd.view.show_arrangement(FREE)

    assert len(folded(crowd)) == 6


def test_all_groups_open_and_nobody_stands_on_another(crowd):
    crowd.view.fold_or_open_all()

    boxes = [card.box for card in crowd.view.map.geometry.cards.values()]
    assert len(boxes) > MANY
    assert not any(a.overlaps(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])


def test_a_card_of_a_group_is_aligned_and_put_nowhere(crowd):
    cards = {one.card for one in folded(crowd)}
    crowd.document.select(
        [ref for id in cards for ref in crowd.view.map.cards[id].face.refs] + [(Person, "eva")]
    )

    crowd.view.align(Edge.LEFT)
    one = next(iter(cards))
    crowd.view.put_down({one: crowd.view.map.geometry.cards[one].box.moved(900, 900)})

    assert not {p.card for p in crowd.plan.table(Placement).values()} & cards


def test_a_filter_opens_the_groups_in_which_it_finds_somebody(crowd):
    crowd.view.map.pick_out(frozenset({"x001"}))

    assert "x001" in crowd.view.map.cards
    assert len(folded(crowd)) == 5


def test_a_change_of_department_moves_somebody_to_another_group(crowd):
    was = {one.card: len(one.people) for one in folded(crowd)}

    crowd.document.do(edits.set_fields(crowd.plan, Person, "x000", department="D1"))

    now = {one.card: len(one.people) for one in folded(crowd)}
    assert sorted(now[card] - was[card] for card in was) == [-1, 0, 0, 0, 0, 1]


def test_arranging_the_map_out_of_view_leaves_the_one_in_view_as_it_stands(canvas):
    canvas.view.show_arrangement(FREE)
    canvas.document.do(edits.move_cards(canvas.plan, DECISION, {"eva": (900, 900)}, "free"))
    arranged: Change = edits.arrange(canvas.plan, DECISION, "free")
    canvas.view.show_arrangement(TWO_SIDED)
    asked = []
    canvas.view.refresh = lambda **how: asked.append(how["anew"])

    canvas.document.do(arranged)

    assert asked == [False]
