"""Work with the workspace that fails in a way nobody foresaw leaves the window usable."""

from __future__ import annotations

import pytest

from app import keeping, usecases
from app.ui import opening
from app.ui.panels.status import Working
from app.ui.replacing import replace_workspace

pytestmark = pytest.mark.logs_warnings


def fails(*_given, **_named):
    raise RuntimeError("nobody foresaw this")


@pytest.fixture
def told(window):
    """What the window says of it."""
    said: list[str] = []
    window.session.failed.connect(said.append)
    return said


def test_a_file_that_breaks_its_reader_is_no_longer_said_to_be_read(
    window, told, tmp_path, monkeypatch, until
):
    monkeypatch.setattr(usecases, "read_case", fails)
    window.doing.files.bring_in(tmp_path / "odd.json")
    [working] = window.status.findChildren(Working)

    until(lambda: bool(told))

    assert not working.end()  # as it ended


def test_a_workspace_whose_file_could_not_be_exchanged_is_opened_again(window, told, until):
    place, account = window.session.place, window.session.account_here

    replace_workspace(window.session, place, fails)
    until(lambda: bool(told))
    until(lambda: window.document is not None)

    assert (window.session.place, window.session.account_here) == (place, account)


def test_an_account_that_could_not_be_removed_comes_back_into_view(
    window, told, monkeypatch, until
):
    account = window.session.account_here
    monkeypatch.setattr(keeping, "remove_account", fails)

    window.session.stock.remove()
    until(lambda: bool(told))
    until(lambda: window.document is not None)

    assert window.session.account_here == account


def test_a_workspace_that_breaks_its_opener_is_waited_for_no_more(
    window, told, tmp_path, monkeypatch, until
):
    with monkeypatch.context() as patch:
        patch.setattr(opening, "opened_workspace", fails)
        window.session.open_workspace(str(tmp_path / "odd.visavis"))
        until(lambda: bool(told))

    window.session.opening.give(window.session.place, "secret", keep=False)
    told_of: list[None] = []
    window.session.opening.unlocked.connect(lambda: told_of.append(None))
    until(lambda: bool(told_of))
    assert window.document is not None
