"""Two at one workspace: what they edit, what they see, what is stored."""

from __future__ import annotations

from collections.abc import Callable

from app.model import edits
from app.model.change import Change
from app.model.people import Person
from app.store.server_address import ServerAddress
from app.store.workspace import Workspace
from app.ui.session import Session

LONGEST = 15_000  # milliseconds; a busy machine starts a server slowly


def titles(session: Session) -> dict[str, str | None]:
    assert session.document is not None
    return {id: one.title for id, one in session.document.copy.plan.persons.items()}


def retitle(session: Session, person: str, title: str) -> None:
    assert session.document is not None
    session.document.attempt(edits.set_fields, Person, person, title=title)


def stored(team: ServerAddress) -> dict[str, str | None]:
    with Workspace.open(team) as workspace:
        return {id: one.title for id, one in workspace.load("customer").plan.persons.items()}


def colleague_does(team: ServerAddress, edit: Callable[..., Change], *given, **values) -> None:
    with Workspace.open(team) as workspace:
        theirs = workspace.load("customer")
        theirs.edit(edit(theirs.plan, *given, **values))
        theirs.sync(workspace.plan_store("customer"), "Karim")
