"""A process that is watched while it starts: a bare window, or the program itself.

`python -m tests.bench.child bare|window|account` prints, by the clock that all processes
share, when the first paint was done, when the cards of the account were painted and when its
gaps were, and how much memory it held then. It sees paints pass by and listens to signals;
nothing of the program is replaced.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

BARE, WINDOW, ACCOUNT = "bare", "window", "account"
PAINTED, CARDS, LISTED, MEMORY = "painted", "cards", "listed", "memory"
TOO_LONG_MS = 100_000
SIZE = (1440, 900)


class Watcher(QObject):
    """Notes when what was waited for has been painted, and closes the window after the last."""

    def __init__(self, application: QApplication, kind: str) -> None:
        super().__init__()
        self.seen: dict[str, float] = {}
        self._kind = kind
        self._acts: list[Callable[[], None]] = []
        self._awaited: dict[QObject, str] = {}
        self._window: QWidget | None = None
        self._document: object = None  # the account in view
        self._application = application
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Paint:
            return False
        if self._window is None:
            if isinstance(watched, QWidget) and isinstance(watched.window(), QMainWindow):
                self._window = watched.window()
                self._application.removeEventFilter(self)
                self._after_this_paint(self._first_paint)
        elif watched in self._awaited:
            watched.removeEventFilter(self)
            name = self._awaited.pop(watched)
            self._after_this_paint(lambda: self._note(name))
        return False

    def _after_this_paint(self, act: Callable[[], None]) -> None:
        """Act when the window was painted whole, before what the program put off till then."""
        self._acts.append(act)
        QCoreApplication.postEvent(
            self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value
        )

    def event(self, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.User:
            return super().event(event)
        self._acts.pop(0)()
        return True

    def _first_paint(self) -> None:
        self._note(PAINTED)
        if self._kind == ACCOUNT:
            QTimer.singleShot(0, self._follow)

    def _follow(self) -> None:
        """Listen to the window, which begins to be furnished right after its first paint."""
        window = self._main_window()
        if not hasattr(window, "middle"):
            QTimer.singleShot(0, self._follow)
            return
        window.middle.currentChanged.connect(self._on_shown)
        self._on_shown()

    def _on_shown(self) -> None:
        window = self._main_window()
        document = window.document
        if document is None or window.map is None or document is self._document:
            return
        self._document = document
        document.analysed.connect(self._on_analysed)
        self._await(window.map.viewport(), CARDS)
        if document.report is not None:
            self._on_analysed()

    def _on_analysed(self) -> None:
        gaps = self._main_window().gaps
        if gaps is not None and LISTED not in self.seen:
            self._await(next(iter(gaps.rows.values())), LISTED)

    def _await(self, widget: QWidget, name: str) -> None:
        self._awaited[widget] = name
        widget.installEventFilter(self)

    def _main_window(self) -> MainWindow:
        from app.ui.main_window import MainWindow  # noqa: PLC0415  a bare window has none of it

        assert isinstance(self._window, MainWindow), "the program opens its main window first"
        return self._window

    def _note(self, name: str) -> None:
        self.seen.setdefault(name, time.monotonic())
        wanted = {PAINTED, CARDS, LISTED} if self._kind == ACCOUNT else {PAINTED}
        if self.seen.keys() >= wanted and self._window is not None:
            self.seen[MEMORY] = resident_bytes()
            self._window.close()


def resident_bytes() -> int:
    """Return the memory this process holds; where that is not told, the most it held."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    import resource  # noqa: PLC0415  not on every system

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _bare(application: QApplication) -> int:
    window = QMainWindow()
    window.resize(*SIZE)
    window.setCentralWidget(QWidget())
    window.show()
    return application.exec()


def main(kind: str) -> int:
    """Start what is asked for, and print what was seen as one line of JSON."""
    application = QApplication(sys.argv[:1])
    watcher = Watcher(application, kind)
    QTimer.singleShot(TOO_LONG_MS, QCoreApplication.quit)
    if kind == BARE:
        status = _bare(application)
    else:
        from app import cli  # noqa: PLC0415  the floor is without it

        status = cli.main([])
    sys.stdout.write(json.dumps(watcher.seen) + "\n")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
