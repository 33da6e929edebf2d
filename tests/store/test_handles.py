"""What is opened is let go, also where the opening or the closing fails."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from app.store import driver, lock


def test_a_file_that_is_no_database_is_not_left_open(tmp_path: Path, monkeypatch):
    path = tmp_path / "letter.visavis"
    path.write_bytes(b"Dear customer, this is no database. " * 100)
    opened: list[Any] = []
    plainly = driver.dbapi.connect

    def noted(*given: Any, **named: Any) -> Any:
        opened.append(plainly(*given, **named))
        return opened[-1]

    monkeypatch.setattr(driver.dbapi, "connect", noted)

    with pytest.raises(driver.dbapi.Error):
        driver.connect(path)

    [connection] = opened
    with pytest.raises(driver.dbapi.ProgrammingError):
        connection.execute("SELECT 1")


def test_a_lock_whose_file_refuses_to_be_emptied_is_let_go(tmp_path: Path):
    path = tmp_path / "workspace.visavis.lock"
    path.write_text("{}", "utf-8")
    handle = os.open(path, os.O_RDONLY)

    lock.Lock(path, handle).release()

    assert not path.exists()
    with pytest.raises(OSError, match="descriptor"):
        os.fstat(handle)
