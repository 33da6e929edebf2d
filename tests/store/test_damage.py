"""A damaged workspace or a full disk ends in a sentence and is left as it is."""

import errno
import os
import random
import sqlite3
from contextlib import closing, suppress
from hashlib import sha256

import pytest

from app.errors import UserError
from app.store.address import Address
from app.store.workspace import Workspace
from tests.plans import small_plan


@pytest.fixture
def filled(tmp_path):
    address = Address.parse(tmp_path / "team.visavis")
    with Workspace.open(address) as workspace:
        workspace.add(small_plan(), "Sanne")
    return address


@pytest.mark.parametrize("seed", range(40))
def test_bytes_overwritten_anywhere_end_in_a_sentence_or_do_no_harm(filled, seed):
    chance = random.Random(seed)
    content = bytearray(filled.path.read_bytes())
    for _ in range(50):
        content[chance.randrange(len(content))] = chance.randrange(256)
    filled.path.write_bytes(content)
    before = sha256(filled.path.read_bytes()).digest()

    with suppress(UserError), Workspace.open(filled) as workspace:
        for account in workspace.accounts():
            workspace.load(account.id)

    assert sha256(filled.path.read_bytes()).digest() == before


def test_a_date_that_is_none_in_the_list_of_accounts_ends_in_a_sentence(filled):
    with closing(sqlite3.connect(filled.path)) as connection, connection:
        connection.execute("UPDATE opportunity SET decision_date = '2026-99-99'")

    with Workspace.open(filled) as workspace, pytest.raises(UserError, match="damaged"):
        workspace.accounts()


def test_a_disk_without_room_for_the_lock_ends_in_a_sentence(filled, monkeypatch):
    def full(handle, content):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("app.store.lock.os.write", full)

    with pytest.raises(UserError, match=str(filled.path.parent)):
        Workspace.open(filled)

    monkeypatch.undo()
    with Workspace.open(filled) as workspace:
        assert [account.id for account in workspace.accounts()] == ["acme"]
