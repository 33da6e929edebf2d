"""What changes the map greatly is painted in a turn of its own; a usual edit is not put off."""

from __future__ import annotations

from app.analysis.arrangement import Arrangement
from app.model import edits
from app.model.change import Change, Edit, Message
from app.model.decision import Membership
from app.model.entities import Entity
from app.model.people import Person
from app.model.values import joined
from tests.plans import DECISION


def is_put_off(canvas) -> bool:
    return not canvas.port.updatesEnabled()


def painted(canvas, qtbot) -> None:
    qtbot.waitUntil(canvas.port.updatesEnabled)


def many_people(count: int) -> Change:
    people = [Person(id=f"new{n}", name=f"New {n}") for n in range(count)]
    parts = [
        Membership(
            id=joined(DECISION, one.id), opportunity=DECISION, person=one.id, roles=frozenset()
        )
        for one in people
    ]
    made: list[Entity] = [*people, *parts]
    return Change(Message.of("people.cut"), tuple(Edit(None, one) for one in made))


def test_the_map_is_painted_a_turn_after_it_was_arranged_otherwise(canvas, qtbot):
    painted(canvas, qtbot)

    canvas.view.show_arrangement(Arrangement.FREE)

    assert is_put_off(canvas)
    painted(canvas, qtbot)


def test_the_map_is_painted_a_turn_after_many_came_at_once(canvas, qtbot):
    painted(canvas, qtbot)

    canvas.document.do(many_people(30))

    assert is_put_off(canvas)
    painted(canvas, qtbot)


def test_the_map_is_painted_a_turn_after_many_were_selected_and_let_go(crowd, qtbot):
    painted(crowd, qtbot)

    crowd.document.select([(Person, id) for id in crowd.plan.persons])
    selected = is_put_off(crowd)
    painted(crowd, qtbot)
    crowd.document.select(())

    assert selected
    assert is_put_off(crowd)
    painted(crowd, qtbot)


def test_a_selected_card_is_shown_at_once(canvas, qtbot):
    painted(canvas, qtbot)

    canvas.document.select([(Person, "eva")])

    assert not is_put_off(canvas)


def test_an_edit_is_painted_at_once(canvas, qtbot):
    painted(canvas, qtbot)

    canvas.document.attempt(edits.set_fields, Person, "eva", name="Eva de Bruin")

    assert not is_put_off(canvas)
