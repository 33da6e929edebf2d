"""Where a workspace is, as a user says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import UserError
from app.store.address import Address, data_folder


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
    "given",
    ["postgresql://eva:secret@server/sales", "postgresql+psycopg://eva:secret@server/sales"],
)
def test_a_database_server_is_refused_without_repeating_the_password(given: str):
    with pytest.raises(UserError, match="database server") as refused:
        Address.parse(given)

    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "given", ["mysql://eva:secret@server/x", "https://eva:secret@server/x"]
)
def test_an_address_of_something_else_is_refused_in_a_sentence(given: str):
    with pytest.raises(UserError, match="A workspace is a file") as refused:
        Address.parse(given)

    assert "secret" not in str(refused.value)


def test_a_path_no_file_can_have_is_refused_in_a_sentence():
    with pytest.raises(UserError, match="not the path of a file"):
        Address.parse("a\0b")


def test_the_label_of_an_address_is_the_path(tmp_path: Path):
    assert Address.parse(tmp_path / "work").label == str(tmp_path.resolve() / "work")
