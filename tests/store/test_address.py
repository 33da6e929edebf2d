"""Where a workspace is, as a user says it."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest

from app.errors import UserError
from app.store.address import Address, data_folder
from app.store.server_address import ServerAddress


def test_without_an_address_the_workspace_is_in_the_users_data_folder(home: Path):
    address = Address.parse(None)

    assert address.path == home / "workspace.visavis"


def test_without_a_home_of_our_own_it_is_where_the_platform_keeps_data(monkeypatch):
    monkeypatch.delenv("VISAVIS_HOME")

    assert data_folder().name == "visavis"


def test_a_path_is_an_address(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert Address.parse("sales.visavis").path == tmp_path.resolve() / "sales.visavis"
    assert Address.parse(tmp_path / "a b.visavis").path == tmp_path.resolve() / "a b.visavis"


def test_a_file_may_be_named_by_its_url(tmp_path: Path):
    file = tmp_path.resolve() / "my work.visavis"

    assert Address.parse(file.as_uri()).path == file
    assert Address.parse(f"sqlite:///{file.as_posix()}").path == file


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("postgresql://eva@server/sales", ServerAddress("server", 5432, "sales", "eva")),
        ("postgres://server:5433/sales", ServerAddress("server", 5433, "sales")),
        ("postgresql+psycopg://server/sales", ServerAddress("server", 5432, "sales")),
        ("postgresql:///sales?host=/run/pg", ServerAddress("/run/pg", 5432, "sales")),
        ("postgresql://[::1]:99/sales", ServerAddress("::1", 99, "sales")),
        ("postgresql:///sales", ServerAddress("localhost", 5432, "sales")),
        ("postgresql://e%40b@server/a%20b", ServerAddress("server", 5432, "a b", "e@b")),
        (
            "postgresql://server/sales?sslmode=verify-full&sslrootcert=/etc/ours.crt",
            ServerAddress("server", 5432, "sales", None, "/etc/ours.crt"),
        ),
    ],
)
def test_a_database_on_a_server_is_an_address(given: str, expected: ServerAddress):
    address = Address.parse(given)

    assert address == expected
    assert Address.parse(address.label) == expected


@pytest.mark.parametrize(
    "given",
    [
        "postgresql://eva:secret@server/sales",
        "postgresql+psycopg://eva:secret@server/sales",
        "postgresql://server/sales?password=secret",
        "postgresql://server:secret/sales",
        "postgresql://eva:sec/ret@server/sales",
        "postgresql://server/sales?secret",
        "mysql://eva:secret@server/x",
        "https://eva:secret@server/x",
    ],
)
def test_an_address_that_will_not_do_is_refused_without_repeating_a_password(given: str):
    with pytest.raises(UserError) as refused:
        Address.parse(given)

    told = "".join(traceback.format_exception(refused.value))
    assert "secret" not in told.replace(given, "")
    assert "ret@" not in str(refused.value)


@pytest.mark.parametrize(
    "given",
    [
        "postgresql://",
        "postgresql://server",
        "postgresql://server/",
        "postgresql://server/a/b",
        "postgresql://server:port/sales",
        "postgresql://one,two/sales",
        "postgresql://server/sales?options=-c",
        "postgresql://server/sales#part",
    ],
)
def test_half_an_address_of_a_server_is_refused_in_a_sentence(given: str):
    with pytest.raises(UserError, match="no address of a workspace on a server"):
        Address.parse(given)


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require", "verify-ca"])
def test_no_weaker_connection_is_opened_than_a_verified_one(mode: str):
    with pytest.raises(UserError, match="must be encrypted"):
        Address.parse(f"postgresql://server/sales?sslmode={mode}")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_this_computer_needs_no_certificate(host: str):
    address = Address.parse(f"postgresql://{host}/sales?sslmode=disable")

    assert isinstance(address, ServerAddress)
    assert address.is_local


def test_a_workspace_on_a_server_is_in_no_file():
    address = Address.parse("postgresql://server/sales")

    assert not address.is_missing()
    with pytest.raises(UserError, match="on a server, not in a file"):
        _ = address.path


def test_a_path_no_file_can_have_is_refused_in_a_sentence():
    with pytest.raises(UserError, match="not the path of a file"):
        Address.parse("a\0b")


def test_the_label_of_an_address_is_the_path(tmp_path: Path):
    assert Address.parse(tmp_path / "work").label == str(tmp_path.resolve() / "work")
