"""What is saved of a damaged workspace: as much as can be, into a new file, told in counts."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from app.errors import UserError
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.people import Account, Person
from app.model.ties import ContactTie
from app.store.address import Address
from app.store.salvage import salvage
from app.store.workspace import Workspace
from tests.plans import small_plan
from tests.store.filled import full_plan

PAGE = 4096


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A workspace of two accounts with some history, not damaged yet."""
    path = tmp_path / "team.visavis"
    with Workspace.open(Address.parse(path)) as workspace:
        workspace.add(small_plan(), "Sanne")
        workspace.add(full_plan(), "Karim")
        copy, store = workspace.load("acme"), workspace.plan_store("acme")
        for number in range(3):
            eva = copy.plan.persons["eva"]
            edit = Edit(eva, replace(eva, title=f"title {number}"))
            copy.edit(Change(Message("person.changed"), (edit,)))
            copy.sync(store, "Els")
    return path


def plans_in(path: Path) -> dict[str, AccountPlan]:
    with Workspace.open(Address.parse(path), create=False) as workspace:
        return {one.id: workspace.load(one.id).plan for one in workspace.accounts()}


def do(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def overwrite(path: Path, start: int, content: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(start)
        stream.write(content)


def root_of(path: Path, name: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        [root] = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)
        ).fetchone()
    return int(root)


def test_of_a_sound_file_everything_is_saved_with_its_history(damaged: Path, tmp_path: Path):
    before = plans_in(damaged)
    target = tmp_path / "new.visavis"

    told = salvage(damaged, target)

    assert plans_in(target) == before
    assert (told.accounts, told.lost, told.without_history) == (2, (), 0)
    assert told.changes == 5
    with (
        Workspace.open(Address.parse(target)) as opened,
        Workspace.open(Address.parse(damaged)) as old,
    ):
        assert opened.history("acme") == old.history("acme")


def test_the_damaged_file_stays_as_it_is(damaged: Path, tmp_path: Path):
    overwrite(damaged, 3 * PAGE, b"\xa5" * PAGE)
    before = sha256(damaged.read_bytes()).digest()

    salvage(damaged, tmp_path / "new.visavis")

    assert sha256(damaged.read_bytes()).digest() == before


@pytest.mark.parametrize("table", ["person", "membership", "tie", "interaction"])
def test_rows_that_are_lost_are_made_again_from_a_whole_history(
    damaged: Path, tmp_path: Path, table: str
):
    before = plans_in(damaged)
    overwrite(damaged, (root_of(damaged, table) - 1) * PAGE, b"\xa5" * PAGE)
    target = tmp_path / "new.visavis"

    told = salvage(damaged, target)

    assert plans_in(target) == before
    assert told.lost == ()


def test_without_the_history_the_rows_are_saved(damaged: Path, tmp_path: Path):
    before = plans_in(damaged)
    overwrite(damaged, (root_of(damaged, "change") - 1) * PAGE, b"\xa5" * PAGE)
    target = tmp_path / "new.visavis"

    told = salvage(damaged, target)

    assert plans_in(target) == before
    assert (told.accounts, told.without_history, told.changes) == (2, 2, 0)


def test_what_points_at_somebody_who_is_lost_is_told_and_left_out(
    damaged: Path, tmp_path: Path
):
    do(damaged, "DELETE FROM change", "DELETE FROM person WHERE id = 'eva'")
    target = tmp_path / "new.visavis"

    told = salvage(damaged, target)

    saved = plans_in(target)["acme"]
    assert "eva" not in saved.persons
    assert saved.persons
    assert dict(told.lost)[ContactTie] >= 1


def test_a_row_that_no_plan_of_ours_can_have_is_left_out(damaged: Path, tmp_path: Path):
    do(damaged, "DELETE FROM change", "UPDATE person SET level = 77 WHERE id = 'eva'")
    target = tmp_path / "new.visavis"

    told = salvage(damaged, target)

    assert dict(told.lost)[Person] == 1
    assert "eva" not in plans_in(target)["acme"].persons


def test_what_a_broken_history_still_says_of_a_lost_row_is_taken_from_there(
    damaged: Path, tmp_path: Path
):
    do(
        damaged,
        "DELETE FROM change WHERE plan_id = 'acme' AND revision = 1",
        "DELETE FROM person WHERE id = 'eva' AND plan_id = 'acme'",
    )
    target = tmp_path / "new.visavis"

    salvage(damaged, target)

    assert plans_in(target)["acme"].persons["eva"].title == "title 2"


def test_an_account_whose_own_row_is_lost_is_called_by_its_id(damaged: Path, tmp_path: Path):
    do(damaged, "DELETE FROM change", "DELETE FROM account WHERE id = 'acme'")
    target = tmp_path / "new.visavis"

    salvage(damaged, target)

    assert plans_in(target)["acme"].account == Account(id="acme")


def test_a_file_without_its_head_is_read_all_the_same(damaged: Path, tmp_path: Path):
    before = plans_in(damaged)
    overwrite(damaged, 0, b"\0" * 100)
    target = tmp_path / "new.visavis"

    salvage(damaged, target)

    assert plans_in(target) == before


def test_a_file_without_its_first_page_is_read_all_the_same(damaged: Path, tmp_path: Path):
    before = plans_in(damaged)
    overwrite(damaged, 0, b"\0" * PAGE)
    target = tmp_path / "new.visavis"

    salvage(damaged, target)

    assert plans_in(target) == before


def with_loose_columns(path: Path, name: str) -> None:
    """Let a table hold what only damage puts there: it is checked no more."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(replace(sql, 'NOT NULL', ''), ' TEXT', '')"
            " WHERE name = ?",
            (name,),
        )


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("plan", "UPDATE plan SET id = NULL WHERE id = 'acme'"),
        ("change", "UPDATE change SET plan_id = NULL WHERE revision = 2"),
        ("change", "UPDATE change SET author = NULL WHERE revision = 2"),
        ("change", "UPDATE change SET made_at = NULL WHERE revision = 2"),
        ("change", "UPDATE change SET client_id = NULL WHERE revision = 2"),
    ],
)
def test_a_row_that_lost_what_every_row_has_costs_no_more_than_itself(
    damaged: Path, tmp_path: Path, name: str, damage: str
):
    if name != "change":
        do(damaged, "DELETE FROM change WHERE revision = 2")
    with_loose_columns(damaged, name)
    do(damaged, damage)
    target = tmp_path / "new.visavis"

    salvage(damaged, target)

    assert "karim" in plans_in(target)["acme"].persons


def test_a_column_whose_name_is_damaged_costs_no_more_than_itself(
    damaged: Path, tmp_path: Path
):
    before = plans_in(damaged)["acme"].ties
    do(damaged, "DELETE FROM change")
    content = damaged.read_bytes()
    assert content.count(b"cadence_days") == 1
    damaged.write_bytes(content.replace(b"cadence_days", b"cad\xebnce_days"))
    target = tmp_path / "new.visavis"

    salvage(damaged, target)

    saved = plans_in(target)["acme"].ties
    assert dict(saved) == {id: replace(tie, cadence_days=None) for id, tie in before.items()}


def test_of_a_large_table_only_what_stood_on_the_damaged_page_is_lost(tmp_path: Path):
    path, target = tmp_path / "large.visavis", tmp_path / "new.visavis"
    many = [Person(id=f"p{number}", name=f"Person {number}") for number in range(2000)]
    with Workspace.open(Address.parse(path)) as workspace:
        workspace.add(AccountPlan([Account(id="acme"), *many]), "Sanne")
    do(path, "DELETE FROM change")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")
    content = path.read_bytes()
    page = content.index(b"Person 1000") // PAGE
    overwrite(path, page * PAGE, b"\xa5" * PAGE)

    told = salvage(path, target)

    assert 1800 < told.people < 2000
    assert dict(told.lost)[Person] == 2000 - told.people


@pytest.mark.parametrize("seed", range(25))
def test_random_damage_ends_in_a_sound_new_file_or_in_a_sentence(
    damaged: Path, tmp_path: Path, seed: int
):
    chance = random.Random(seed)
    content = bytearray(damaged.read_bytes())
    for _ in range(chance.choice([1, 50, 2000])):
        content[chance.randrange(len(content))] = chance.randrange(256)
    if chance.random() < 0.3:
        content = content[: chance.randrange(len(content))]
    damaged.write_bytes(content)
    target = tmp_path / "new.visavis"

    try:
        salvage(damaged, target)
    except UserError:
        assert not target.exists()
    else:
        assert plans_in(target)


def test_nothing_is_written_over_a_file_that_is_there(damaged: Path, tmp_path: Path):
    target = tmp_path / "new.visavis"
    target.write_text("mine")

    with pytest.raises(UserError, match="is there already"):
        salvage(damaged, target)

    assert target.read_text() == "mine"


def test_a_file_of_which_nothing_can_be_read_ends_in_a_sentence(tmp_path: Path):
    path = tmp_path / "noise.visavis"
    path.write_bytes(random.Random(1).randbytes(40 * PAGE))

    with pytest.raises(UserError, match="Nothing can be read"):
        salvage(path, tmp_path / "new.visavis")
