"""The program's log: a file of its own, and no reason to complain where there can be none."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import log

PROGRAM = logging.getLogger("app")


@pytest.fixture(autouse=True)
def _the_log_as_it_was() -> Iterator[None]:
    handlers, level = list(PROGRAM.handlers), PROGRAM.level
    yield
    for handler in list(PROGRAM.handlers):
        if handler not in handlers:
            PROGRAM.removeHandler(handler)
            handler.close()
    for handler in handlers:
        if handler not in PROGRAM.handlers:
            PROGRAM.addHandler(handler)
    PROGRAM.setLevel(level)


def test_what_is_logged_stands_in_the_file(tmp_path: Path):
    log.start(tmp_path / "log")

    PROGRAM.info("account %s opened", "a1")

    assert "account a1 opened" in (tmp_path / "log" / "visavis.log").read_text("utf-8")


def test_a_log_that_cannot_be_written_troubles_nobody(tmp_path: Path, capsys):
    (tmp_path / "log" / "visavis.log").mkdir(parents=True)
    log.start(tmp_path / "log")

    PROGRAM.info("account %s opened", "a1")

    assert capsys.readouterr().err == ""


def test_a_line_that_is_put_together_wrongly_is_still_told(tmp_path: Path, capsys):
    log.start(tmp_path / "log")

    PROGRAM.handlers[-1].handle(
        PROGRAM.makeRecord("app", logging.INFO, "here", 1, "two %s %s", ("one",), None)
    )

    assert "not enough arguments" in capsys.readouterr().err
