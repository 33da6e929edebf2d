from __future__ import annotations

from app import i18n
from app.model import edits
from app.model.change import Change, Edit, Message
from app.model.decision import Opportunity
from app.model.people import Person
from app.model.planning import Snapshot
from app.model.vocabulary import Stage
from tests.ui.conftest import DECISION


def test_an_edit_is_undone_and_redone_under_its_name(document):
    document.attempt(edits.set_fields, Person, "anton", title="CEO")

    named = document.undo_words()
    document.undo_stack.undo()
    undone = document.plan.persons["anton"].title
    document.undo_stack.redo()

    assert named == "Change Anton van Dijk"
    assert undone == "Chair"
    assert document.plan.persons["anton"].title == "CEO"


def test_nothing_to_undo_has_no_name(document):
    assert document.undo_words() is None
    assert document.undo_words(redo=True) is None


def test_an_edit_the_domain_refuses_changes_nothing_and_says_why(document, qtbot):
    with qtbot.waitSignal(document.refused) as refused:
        made = document.attempt(edits.add_person, DECISION, "  ")

    assert not made
    assert refused.args == ["Somebody on the map needs a name."]
    assert document.undo_stack.count() == 0


def test_undoing_what_somebody_else_changed_since_is_refused_with_a_sentence(document, qtbot):
    document.attempt(edits.set_fields, Person, "anton", title="CEO")
    now = document.plan.persons["anton"]
    other = Change(
        Message.of("person.changed", name="Anton"),
        edits.set_fields(document.plan, Person, "anton", title="President").edits,
    )
    document.copy.edit(other)

    with qtbot.waitSignal(document.refused) as refused:
        document.undo_stack.undo()

    assert refused.args == ["Somebody else changed the same thing in the meantime."]
    assert document.plan.persons["anton"].title == "President"
    assert document.undo_stack.count() == 0
    assert isinstance(Edit(now, None).entity, Person)


def test_what_is_removed_is_selected_no_longer(document):
    document.select({(Person, "anton"), (Person, "eva")})

    document.attempt(edits.remove, [(Person, "anton")])

    assert document.selection == {(Person, "eva")}


def test_the_undo_words_follow_the_language_spoken(document, monkeypatch):
    document.attempt(edits.set_fields, Person, "anton", title="CEO")
    monkeypatch.setattr(i18n, "_catalogue", lambda language: _Shouting())

    words = document.undo_words()

    assert words == "CHANGE Anton van Dijk"


class _Shouting:
    def gettext(self, text: str) -> str:
        return text.replace("Change", "CHANGE")


def test_a_new_stage_freezes_score_and_gaps_in_the_same_step(document):
    document.author = "Sanne"

    document.attempt(edits.set_fields, Opportunity, DECISION, stage=Stage.NEGOTIATION)

    [taken] = document.plan.table(Snapshot).values()
    assert (taken.stage, taken.taken_by) == (Stage.NEGOTIATION, "Sanne")
    document.undo_stack.undo()
    assert not document.plan.table(Snapshot)
