"""A workspace that is damaged offers every way out in the window."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest

from app import usecases
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.people import Account
from app.store import backups
from app.store.backups import Reason
from app.ui.main_window import MainWindow
from app.ui.salvaging import RescuedPage, RescuePage
from tests.ui.backups.reading import note, titles
from tests.ui.conftest import small_plan

P = TypeVar("P", RescuePage, RescuedPage)
loud = pytest.mark.logs_warnings


def page(window: MainWindow, kind: type[P]) -> P | None:
    shown = window.middle.currentWidget()
    return shown if isinstance(shown, kind) else None


def spoil(path: Path) -> bytes:
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\xa5" * 8192
    path.write_bytes(content)
    return bytes(content)


@loud
def test_a_damaged_workspace_offers_its_backup_in_place_of_the_map(begin, path, until):
    backups.make(path, Reason.REGULAR)
    damaged = spoil(path)
    window = begin(path)
    until(lambda: page(window, RescuePage) is not None)
    shown = page(window, RescuePage)
    assert "is damaged" in shown.why.text()
    assert "1 account" in shown.restore.text()

    shown.restore.click()
    until(lambda: titles(window) == "Team lead")

    [kept] = path.parent.glob("team-damaged-*.visavis")
    assert kept.read_bytes() == damaged
    assert note(window, kept.name) is not None


@loud
def test_without_a_backup_what_can_be_read_is_salvaged_and_told(begin, path, until):
    damaged = spoil(path)
    window = begin(path)
    until(lambda: page(window, RescuePage) is not None)
    assert not page(window, RescuePage).restore.isVisible()

    page(window, RescuePage).salvage.click()
    until(lambda: page(window, RescuedPage) is not None)
    told = [one.text() for one in page(window, RescuedPage).told]
    page(window, RescuedPage).open.click()
    until(lambda: window.document is not None)

    assert told[0] == "Saved: 1 account with 4 people."
    [kept] = path.parent.glob("team-damaged-*.visavis")
    assert kept.read_bytes() == damaged


@loud
def test_a_new_workspace_is_begun_beside_the_damaged_one(begin, path, until):
    damaged = spoil(path)
    window = begin(path)
    until(lambda: page(window, RescuePage) is not None)

    page(window, RescuePage).anew.click()
    until(lambda: bool(window.session.place))

    [kept] = path.parent.glob("team-damaged-*.visavis")
    assert kept.read_bytes() == damaged


@loud
def test_the_ways_out_stand_in_another_language_too(begin, path, until):
    spoil(path)
    window = begin(path)
    until(lambda: page(window, RescuePage) is not None)

    window.doing.speak("nl")

    assert page(window, RescuePage) is not None


@loud
def test_where_nothing_can_be_read_that_is_told_and_the_other_ways_stay_open(
    begin, tmp_path, until
):
    path = tmp_path / "noise.visavis"
    backups.make(_made(tmp_path / "other.visavis"), Reason.REGULAR)
    path.write_bytes(b"SQLite format 3\0" + bytes(52) + b"VaVs" + b"\xa5" * 20000)
    window = begin(path)
    until(lambda: page(window, RescuePage) is not None)

    page(window, RescuePage).salvage.click()
    until(lambda: "Nothing can be read" in page(window, RescuePage).why.text())

    assert page(window, RescuePage).anew.isEnabled()


def _made(path: Path) -> Path:
    usecases.open_workspace(str(path)).close()
    return path


@loud
def test_beside_an_open_workspace_a_damaged_one_is_told_of_in_a_notice(window, tmp_path, until):
    other = tmp_path / "other.visavis"
    with usecases.open_workspace(str(other)) as workspace:
        workspace.add(small_plan(), "Sanne")
    spoil(other)

    window.session.open_workspace(str(other))
    until(lambda: note(window, "is damaged") is not None)
    assert titles(window) == "Team lead"
    note(window, "is damaged").buttons[0].click()
    until(lambda: page(window, RescuePage) is not None)
    page(window, RescuePage).salvage.click()
    until(lambda: page(window, RescuedPage) is not None)
    page(window, RescuedPage).open.click()
    until(lambda: window.session.place == str(other))

    assert note(window, "is damaged") is None


@loud
def test_an_account_that_cannot_be_read_leaves_the_others_to_be_opened(begin, path, until):
    with usecases.open_workspace(str(path)) as workspace:
        workspace.add(AccountPlan([Account(id="zeta"), Opportunity(id="o")]), "Sanne")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE person SET level = 77 WHERE id = 'eva'")
    window = begin(path)
    until(lambda: bool(window.session.place))
    window.session.open_account("customer")
    until(lambda: note(window, "is damaged") is not None)

    window.session.open_account("zeta")
    until(lambda: window.document is not None)

    assert window.document.plan.account.id == "zeta"
