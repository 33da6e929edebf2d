"""A file that is taken away or replaced while it is open is not written to."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import Displaced
from app.model.change import Change, Edit, Message
from app.model.working_copy import WorkingCopy
from app.store.address import Address
from app.store.workspace import Workspace
from tests.plans import small_plan

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody take an open file")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(Address.parse(tmp_path / "team.visavis")) as opened:
        opened.add(small_plan(), "Sanne")
        yield opened


def edited(workspace: Workspace) -> WorkingCopy:
    copy = workspace.load("acme")
    eva = copy.plan.persons["eva"]
    edit = Edit(eva, replace(eva, title="Chief"))
    copy.edit(Change(Message("person.changed"), (edit,)))
    return copy


def test_an_edit_waits_while_the_file_is_gone_and_is_written_once_it_is_back(
    workspace: Workspace, tmp_path: Path
):
    copy, store = edited(workspace), workspace.plan_store("acme")
    moved = workspace.path.rename(tmp_path / "moved.visavis")

    with pytest.raises(Displaced, match="no longer there") as told:
        copy.sync(store, "Sanne")
    assert told.value.is_gone
    assert len(copy.pending) == 1
    moved.rename(workspace.path)
    copy.sync(store, "Sanne")

    assert workspace.load("acme").plan.persons["eva"].title == "Chief"


def test_a_file_that_took_the_place_is_not_written_to(workspace: Workspace, tmp_path: Path):
    copy, store = edited(workspace), workspace.plan_store("acme")
    other = tmp_path / "other.visavis"
    shutil.copyfile(workspace.path, other)
    other.replace(workspace.path)
    before = workspace.path.read_bytes()

    with pytest.raises(Displaced, match="took the place"):
        copy.sync(store, "Sanne")

    assert workspace.path.read_bytes() == before
    assert len(copy.pending) == 1


def test_a_file_that_was_removed_is_written_anew_with_all_that_is_in_it(workspace: Workspace):
    copy, store = edited(workspace), workspace.plan_store("acme")
    workspace.path.unlink()

    workspace.put_back()
    copy.sync(store, "Sanne")

    assert workspace.load("acme").plan.persons["eva"].title == "Chief"
    workspace.close()
    with Workspace.open(workspace.address, create=False) as again:
        assert again.load("acme").plan == copy.plan


def test_nothing_is_written_over_a_file_that_took_the_place(workspace: Workspace):
    workspace.path.unlink()
    workspace.path.write_text("mine")

    with pytest.raises(Displaced):
        workspace.put_back()

    assert workspace.path.read_text() == "mine"
