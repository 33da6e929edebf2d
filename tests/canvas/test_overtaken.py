"""A colleague does the same otherwise while a form is open on the map, or a card held."""

from __future__ import annotations

from app.model import edits
from app.model.people import Person
from app.model.planning import Placement
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import Level, Role, TieLevel
from tests.canvas.conftest import Key
from tests.plans import DECISION
from tests.ui import colleague
from tests.ui.colleague import Told


def write_on(canvas, name: str, text: str) -> None:
    """Open the form of a card, and type another name over its own."""
    canvas.double_click(name)
    assert canvas.form is not None
    canvas.type(text)


def test_a_name_typed_over_a_colleagues_is_told_as_lost(canvas):
    told = Told(canvas.document)
    write_on(canvas, "Eva Brouwer", "Eva Mine")
    colleague.does(canvas.document, edits.set_fields, Person, "eva", name="Eva Theirs")

    canvas.press(Key.Key_Return)

    assert canvas.view.form is None
    assert canvas.plan.persons["eva"].name == "Eva Theirs"
    assert told.made_after_all(Person, "eva").name == "Eva Mine"


def test_what_the_form_did_not_change_stays_as_a_colleague_set_it(canvas):
    told = Told(canvas.document)
    write_on(canvas, "Eva Brouwer", "Eva Mine")
    colleague.does(canvas.document, edits.set_fields, Person, "eva", title="Their title")
    colleague.does(canvas.document, edits.toggle_role, DECISION, "eva", Role.GATEKEEPER)

    canvas.press(Key.Key_Return)

    eva = canvas.plan.persons["eva"]
    assert (eva.name, eva.title) == ("Eva Mine", "Their title")
    assert Role.GATEKEEPER in canvas.plan.membership(DECISION, "eva").roles
    assert not told.lost


def test_a_name_typed_for_somebody_a_colleague_removed_comes_back_with_them(canvas):
    told = Told(canvas.document)
    write_on(canvas, "Eva Brouwer", "Eva Mine")
    colleague.does(canvas.document, edits.remove, [(Person, "eva")])

    canvas.view.close_form()

    assert told.lost[0].was_removed(canvas.plan)
    assert told.made_after_all(Person, "eva").name == "Eva Mine"


def test_a_level_chosen_over_a_colleagues_is_told_as_lost(canvas):
    told, tie = Told(canvas.document), joined("sanne", "lies")
    canvas.drag("Sanne de Wit", "Lies Maes")
    colleague.does(
        canvas.document, edits.set_tie, "sanne", "lies", level=TieLevel.TRUSTED, status=None
    )

    canvas.press(Key.Key_1, Key.Key_Return)

    assert canvas.plan.ties[tie].level is TieLevel.TRUSTED
    assert told.made_after_all(ContactTie, tie).level is TieLevel.ACQUAINTED


def test_a_card_put_down_where_a_colleague_moved_it_elsewhere_is_told_as_lost(canvas):
    told = Told(canvas.document)
    free = canvas.box("Jan Smit").centre
    canvas.start_drag("Eva Brouwer", (free[0] + 260, free[1]))
    theirs = edits.move_cards, DECISION, {"eva": (900.0, 40.0)}
    colleague.does(canvas.document, *theirs)
    [placed] = canvas.plan.table(Placement).values()

    canvas.drop()

    assert canvas.plan.find(Placement, placed.id) == placed
    assert told.made_after_all(Placement, placed.id) != placed


def test_a_card_put_down_in_another_band_keeps_a_title_a_colleague_gave(canvas):
    told = Told(canvas.document)
    canvas.start_drag("Eva Brouwer", canvas.box("Jan Smit").centre)
    colleague.does(canvas.document, edits.set_fields, Person, "eva", title="Their title")
    where = canvas.box("Jan Smit").centre
    canvas.drag_on((where[0] + 260, where[1]))

    canvas.drop()

    eva = canvas.plan.persons["eva"]
    assert (eva.title, eva.level) == ("Their title", Level.STAFF)
    assert not told.lost
