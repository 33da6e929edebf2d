"""No connection to another computer but an encrypted one to the server it should be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import Unreachable, UserError
from app.store.server_address import ServerAddress
from app.store.workspace import Workspace
from tests.store import postgres
from tests.store.proxy import SafeLine

pytest.importorskip("cryptography", reason="the keyring needs it on Linux, nothing elsewhere")
from tests.store.certificates import Authority


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the server of the tests count as another computer."""
    monkeypatch.setattr(ServerAddress, "is_local", property(lambda _: False))


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.fixture
def trusted(authority: Authority, tmp_path: Path) -> str:
    file = tmp_path / "authority.crt"
    file.write_bytes(authority.certificate)
    return str(file)


@pytest.fixture
def line(
    server: postgres.Server, authority: Authority, tmp_path: Path
) -> Iterator[Callable[[str], int]]:
    """Opens an encrypted line to the server, vouched for at this number; gives its port."""
    with ExitStack() as stack:

        def opened(vouched_for: str) -> int:
            certificate, key = authority.vouch_for(vouched_for)
            (tmp_path / "server.crt").write_bytes(certificate)
            (tmp_path / "server.key").write_bytes(key)
            line = SafeLine(server.port, tmp_path / "server.crt", tmp_path / "server.key")
            return stack.enter_context(closing(line)).port

        yield opened


def test_a_server_whose_certificate_is_right_is_opened_encrypted(
    line: Callable[[str], int], reused: ServerAddress, trusted: str
):
    address = replace(reused, port=line(postgres.HERE), certificates=trusted)

    with (
        Workspace.open(address) as workspace,
        workspace._database.reading() as connection,  # noqa: SLF001  to ask the driver
    ):
        driver = connection.connection.driver_connection
        assert driver is not None
        assert driver.pgconn.ssl_in_use


def test_a_server_that_nobody_we_trust_vouches_for_is_not_opened(
    line: Callable[[str], int], reused: ServerAddress, tmp_path: Path
):
    other = tmp_path / "other.crt"
    other.write_bytes(Authority().certificate)
    address = replace(reused, port=line(postgres.HERE))

    for certificates in (str(other), str(tmp_path / "missing.crt"), None):
        with pytest.raises(UserError, match="is not safe") as refused:
            Workspace.open(replace(address, certificates=certificates))
        assert not isinstance(refused.value, Unreachable)


def test_a_server_with_the_certificate_of_another_place_is_not_opened(
    line: Callable[[str], int], reused: ServerAddress, trusted: str
):
    with pytest.raises(UserError, match="is not safe"):
        Workspace.open(replace(reused, port=line("127.0.0.9"), certificates=trusted))


@pytest.mark.parametrize("weaker", ["", "disable", "prefer"])
def test_a_server_without_encryption_is_not_opened_whatever_the_computer_is_set_to(
    reused: ServerAddress, trusted: str, monkeypatch, weaker: str
):
    monkeypatch.setenv("PGSSLMODE", weaker)

    with pytest.raises(UserError, match="is not safe") as refused:
        Workspace.open(replace(reused, certificates=trusted))

    assert not isinstance(refused.value, Unreachable)
