"""A text with signs that a server refuses holds up nothing that is done after it."""

from __future__ import annotations

from app import usecases
from app.model import edits
from app.model.people import Person
from app.store.workspace import Workspace
from tests.plans import small_plan


def test_what_was_pasted_with_signs_no_server_keeps_is_handed_in_with_all_that_follows(server):
    place = server.new_workspace()
    with Workspace.open(place) as workspace:
        workspace.add(small_plan(), "Sanne")
    with usecases.open_workspace(place.label) as workspace:
        opened = usecases.open_plan(workspace, "acme")
        for text in ("Pas\0ted", "Next"):
            change = edits.set_fields(opened.copy.plan, Person, "eva", title=text, note=text)
            opened.journal.append(opened.copy.edit(change)).result()

        opened.copy.sync(opened.store, "Sanne")

        assert not opened.copy.pending
        told = [str(one.change) for one in workspace.history("acme")]
        assert any("Pasted" in one for one in told)
        assert workspace.load("acme").plan.persons["eva"].title == "Next"
