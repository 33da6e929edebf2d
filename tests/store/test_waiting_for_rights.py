"""What waits to be handed in by somebody who may not edit any more: it waits on."""

from __future__ import annotations

import pytest

from app import usecases
from app.errors import UserError
from app.handing_in import Opened
from app.model import edits
from app.model.people import Person
from app.store.server_address import ServerAddress
from app.store.workspace import Workspace
from tests.cli.calling import run
from tests.plans import small_plan
from tests.store import postgres


@pytest.fixture
def place(server: postgres.Server) -> ServerAddress:
    address = server.new_workspace()
    with Workspace.open(address) as workspace:
        workspace.add(small_plan(), "Sanne")
    return address


def retitle(opened: Opened, title: str) -> None:
    change = edits.set_fields(opened.copy.plan, Person, "eva", title=title)
    opened.journal.append(opened.copy.edit(change)).result()


def title_in(place: ServerAddress) -> str | None:
    with Workspace.open(place) as workspace:
        return workspace.load("acme").plan.persons["eva"].title


def test_an_edit_that_waited_is_handed_in_once_its_author_may_edit_again(server, place):
    editor = server.role(place, "editor")
    roles = f"{place.database}_editor", f"{place.database}_reader"
    with usecases.open_workspace(editor.label) as workspace:
        retitle(usecases.open_plan(workspace, "acme"), "Waits")
    server.say(f"REVOKE {roles[0]} FROM {editor.user}", f"GRANT {roles[1]} TO {editor.user}")

    for _ in range(2):
        with usecases.open_workspace(editor.label) as workspace:
            opened = usecases.open_plan(workspace, "acme")
            assert opened.copy.plan == small_plan()
            assert not opened.copy.pending
            assert "1 change made here waits" in opened.conflicts[0]
            opened.journal.rewrite([])
    assert title_in(place) != "Waits"

    server.say(f"GRANT {roles[0]} TO {editor.user}")
    with usecases.open_workspace(editor.label) as workspace:
        opened = usecases.open_plan(workspace, "acme")
        assert not opened.conflicts
        opened.copy.sync(opened.store, "Eva")
    assert title_in(place) == "Waits"


def test_who_may_edit_no_more_follows_what_others_do_and_keeps_the_own_edit(server, place):
    editor, own = server.role(place, "editor"), edits.set_fields
    roles = f"{place.database}_editor", f"{place.database}_reader"
    with usecases.open_workspace(editor.label) as workspace:
        opened = usecases.open_plan(workspace, "acme")
        server.say(
            f"REVOKE {roles[0]} FROM {editor.user}", f"GRANT {roles[1]} TO {editor.user}"
        )
        with Workspace.open(place) as others:
            theirs = others.load("acme")
            theirs.edit(own(theirs.plan, Person, "karim", title="Theirs"))
            theirs.sync(others.plan_store("acme"), "Karim")
        retitle(opened, "Waits")

        with pytest.raises(UserError, match="allows you less"):
            opened.copy.sync(opened.store, "Eva")

        persons = opened.copy.plan.persons
        assert (persons["karim"].title, persons["eva"].title) == ("Theirs", "Waits")
        assert len(opened.copy.pending) == 1
    assert title_in(place) != "Waits"


def test_a_copy_has_what_waits_where_it_may_not_be_handed_in_and_says_so(
    server, place, tmp_path, capsys
):
    editor, target = server.role(place, "editor"), tmp_path / "copy.visavis"
    roles = f"{place.database}_editor", f"{place.database}_reader"
    with usecases.open_workspace(editor.label) as workspace:
        retitle(usecases.open_plan(workspace, "acme"), "Waits")
    server.say(f"REVOKE {roles[0]} FROM {editor.user}", f"GRANT {roles[1]} TO {editor.user}")

    assert run("workspace", "copy", editor.label, target) == 0

    assert f"1 change that waits in {editor.label} was made" in capsys.readouterr().out
    with usecases.open_workspace(str(target)) as copied:
        assert copied.load("acme").plan.persons["eva"].title == "Waits"
        assert not copied.journal("acme").pending()
    with usecases.open_workspace(editor.label) as workspace:
        assert len(workspace.journal("acme").pending()) == 1
    assert title_in(place) != "Waits"


def test_a_reader_with_nothing_waiting_is_told_nothing(server, place):
    with usecases.open_workspace(server.role(place, "reader").label) as workspace:
        opened = usecases.open_plan(workspace, "acme")

        assert opened.conflicts == ()
        retitle(opened, "No")
        with pytest.raises(UserError):
            opened.copy.sync(opened.store, "Rik")
