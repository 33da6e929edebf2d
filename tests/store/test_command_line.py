"""The commands about workspaces, and every other command on a server's workspace."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.errors import NoKeyringError

from app import cli, i18n, usecases
from app.store import passwords
from app.store.server_address import ServerAddress
from tests.store import postgres
from tests.store.keyring_of_tests import Ring

PASSWORD = "geheim-7"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = i18n.language()
    monkeypatch.setattr(passwords, "_held", {})
    yield
    i18n.use(before)


@pytest.fixture
def ring() -> Iterator[Ring]:
    before, ring = keyring.get_keyring(), Ring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


@pytest.fixture
def locked(server: postgres.Server) -> ServerAddress:
    """A workspace whose server wants a password of whoever opens it."""
    made = server.new_workspace()
    name = postgres.HAS_PASSWORD
    server.say(
        f"DO $$ BEGIN CREATE ROLE {name} LOGIN; EXCEPTION WHEN duplicate_object THEN END $$",
        f"ALTER ROLE {name} PASSWORD '{PASSWORD}'",
        f"GRANT {made.database}_editor TO {name}",
    )
    return replace(made, user=name)


def no_keyring(*_: object) -> None:
    raise NoKeyringError


def run(*arguments: object) -> int:
    return cli.main([*map(str, arguments), "--lang", "en"])


def somebody_types(monkeypatch: pytest.MonkeyPatch, *passwords_typed: str) -> list[str]:
    asked: list[str] = []
    typed = iter(passwords_typed)

    def ask(prompt: str) -> str:
        asked.append(prompt)
        return next(typed)

    monkeypatch.setattr(getpass, "getpass", ask)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    return asked


def test_a_workspace_on_a_server_is_made_filled_listed_checked_and_copied(
    server: postgres.Server, tmp_path: Path, capsys
):
    place = server.new_database().label
    file = tmp_path / "copy.visavis"

    assert run("workspace", "create", place) == 0
    assert run("import", usecases.sample_path(), "--workspace", place) == 0
    assert run("list", "--workspace", place) == 0
    on_server = capsys.readouterr().out
    assert run("workspace", "check", place) == 0
    checked = capsys.readouterr().out
    assert run("workspace", "copy", place, file) == 0
    capsys.readouterr()
    assert run("list", "--workspace", file) == 0
    in_file = capsys.readouterr().out

    assert "1 account, 1 change; you are an owner" in checked
    assert in_file in on_server
    assert "Sint-Odrada" in in_file


def test_what_cannot_be_is_told_in_one_sentence(
    server: postgres.Server, reused: ServerAddress, tmp_path: Path, capsys
):
    for command in (
        ("check", server.new_database().label),
        ("create", reused.label),
        ("create", "postgresql://eva:secret@server/sales"),
        ("check", tmp_path / "none.visavis"),
        ("copy", tmp_path / "none.visavis", reused.label),
    ):
        assert run("workspace", *command) == 1

        told = capsys.readouterr()
        assert told.out == ""
        assert len(told.err.splitlines()) == 1
        assert "secret" not in told.err


def test_a_password_that_a_server_wants_is_asked_for(
    locked: ServerAddress, ring: Ring, monkeypatch, capsys
):
    asked = somebody_types(monkeypatch, "wrong-7", PASSWORD)

    assert run("workspace", "check", locked.label) == 0

    assert asked == [f"Password for {locked.label}: "] * 2
    told = capsys.readouterr()
    assert "you may edit" in told.out
    assert PASSWORD not in told.out + told.err
    assert ring.kept == {}


def test_where_nobody_can_be_asked_that_is_told(locked: ServerAddress, ring: Ring, capsys):
    assert run("list", "--workspace", locked.label) == 1

    assert "A password is needed" in capsys.readouterr().err


def test_a_password_is_kept_in_the_keyring_and_found_there(
    locked: ServerAddress, ring: Ring, monkeypatch, home: Path
):
    somebody_types(monkeypatch, PASSWORD)

    assert run("workspace", "login", locked.label) == 0
    monkeypatch.setattr(passwords, "_held", {})
    assert run("list", "--workspace", locked.label) == 0

    assert list(ring.kept.values()) == [PASSWORD]
    for file in home.rglob("*"):
        assert not file.is_file() or PASSWORD.encode() not in file.read_bytes()


def test_without_a_keyring_nothing_is_kept_and_that_is_told(
    locked: ServerAddress, monkeypatch, capsys
):
    monkeypatch.setattr(keyring, "get_password", no_keyring)
    monkeypatch.setattr(keyring, "set_password", no_keyring)
    monkeypatch.setattr(keyring, "delete_password", no_keyring)
    somebody_types(monkeypatch, PASSWORD)

    assert run("workspace", "login", locked.label) == 1

    assert "has no keyring" in capsys.readouterr().out
