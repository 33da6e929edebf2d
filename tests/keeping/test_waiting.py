"""What waits is handed in by the command line too; what loses there is kept and told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from app import handing_in, usecases
from app.errors import Conflict
from app.model import edits
from app.model.change import Change
from app.model.people import Person
from app.model.working_copy import Exchange
from app.store.address import Address
from app.store.plan_store import PlanStore
from app.store.workspace import Workspace
from tests.plans import small_plan


@pytest.fixture
def place(tmp_path: Path) -> Address:
    address = Address.parse(tmp_path / "work.visavis")
    with Workspace.open(address) as workspace:
        workspace.add(small_plan(), "Sanne")
    return address


def retitle(workspace: Workspace, title: str, by: str) -> None:
    copy = workspace.load("acme")
    copy.edit(edits.set_fields(copy.plan, Person, "eva", title=title))
    copy.sync(workspace.plan_store("acme"), by)


def test_what_lost_while_it_was_handed_in_is_kept_in_the_history(place):
    with Workspace.open(place) as workspace:
        opened = usecases.open_plan(workspace, "acme")
        ours = opened.copy.edit(edits.set_fields(opened.copy.plan, Person, "eva", title="Ours"))
        retitle(workspace, "Theirs", "Karim")

        [lost] = handing_in.what_waits(opened, "Sanne")

        assert lost.change == ours
        assert [one.change for one in workspace.journal("acme").lost()] == [ours]
        assert workspace.load("acme").plan.persons["eva"].title == "Theirs"


def test_an_import_that_a_colleague_came_in_between_is_not_told_as_done(
    place, tmp_path, monkeypatch
):
    exchange = PlanStore.exchange
    came_first: list[str] = []

    def exchange_late(
        store: PlanStore, ours: Sequence[Change], base: int, author: str
    ) -> Exchange:
        if not came_first:
            came_first.append("Karim")
            retitle(workspace, "Director", "Karim")
        return exchange(store, ours, base, author)

    monkeypatch.setattr(PlanStore, "exchange", exchange_late)
    people = tmp_path / "people.csv"
    people.write_text("name,title\nEva Brouwer,Head nurse\n", encoding="utf-8")

    with Workspace.open(place) as workspace:
        with pytest.raises(Conflict, match="in the meantime"):
            usecases.import_people(workspace, people, "Acme", "Sanne")

        assert workspace.load("acme").plan.persons["eva"].title == "Director"
        assert [one.author for one in workspace.journal("acme").lost()] == ["Sanne"]
