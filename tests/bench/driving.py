"""The real window in this process: opened on a home, given input, and redrawn at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, qInstallMessageHandler
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.ui import application
from app.ui.canvas.view import MapView
from app.ui.document import Document
from app.ui.main_window import MainWindow
from tests.bench import homes
from tests.bench.timing import timed

TOO_LONG = 60.0  # seconds
PAUSE = 0.0003  # seconds between two turns of the loop


@contextmanager
def opened(
    home: Path, begun: Callable[[MainWindow], object] = lambda _window: None
) -> Iterator[MainWindow]:
    """Show the main window on a home's account, cards painted and gaps listed.

    It has `begun` before it was painted first.
    """
    running = QApplication.instance() or QApplication(["bench"])
    qInstallMessageHandler(lambda *_: None)  # the offscreen plugin tells what it lacks
    with homes.living_in(home):
        window = application.start(cast(QApplication, running), None, demo=False)
        begun(window)
        await_(lambda: window.document is not None and window.document.report is not None)
        redraw(window)
        yield window
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def map_of(window: MainWindow) -> MapView:
    assert window.map is not None, "an account is open"
    return window.map


def document_of(window: MainWindow) -> Document:
    assert window.document is not None, "an account is open"
    return window.document


def await_(done: Callable[[], bool]) -> None:
    """Let the window live until something holds; raises TimeoutError when it never does."""
    until = monotonic() + TOO_LONG
    while not done():
        QCoreApplication.processEvents()
        sleep(PAUSE)  # as a window at rest does, so that those who work beside it get on
        if monotonic() > until:
            raise TimeoutError("the window did not get that far")


def redraw(window: QWidget) -> None:
    """Do what is due and paint what has changed now, not at the screen's next refresh."""
    QCoreApplication.processEvents()
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))


class Hand:
    """A mouse over the map; every act includes the redraw it causes."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._view = map_of(window)
        self._held = Qt.MouseButton.NoButton

    def press(self, at: QPoint, button: Qt.MouseButton) -> None:
        self._held = button
        self._send(QEvent.Type.MouseButtonPress, at, button)

    def move(self, at: QPoint) -> float:
        """Return how long the frame took, in seconds."""
        return timed(lambda: self._send(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton))

    def release(self, at: QPoint) -> None:
        button, self._held = self._held, Qt.MouseButton.NoButton
        self._send(QEvent.Type.MouseButtonRelease, at, button)

    def turn(self, at: QPoint, clicks: int) -> float:
        """Turn the wheel; return how long the frame took, in seconds."""
        viewport = self._view.viewport()
        event = QWheelEvent(
            QPointF(at), QPointF(viewport.mapToGlobal(at)), QPoint(), QPoint(0, 120 * clicks),
            self._held, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        return timed(lambda: self._deliver(event))

    def _send(self, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton) -> None:
        place = QPointF(self._view.viewport().mapToGlobal(at))
        none = Qt.KeyboardModifier.NoModifier
        self._deliver(QMouseEvent(kind, QPointF(at), place, button, self._held, none))

    def _deliver(self, event: QEvent) -> None:
        QCoreApplication.sendEvent(self._view.viewport(), event)
        redraw(self._window)


class BareWindow(QWidget):
    """The floor of a frame: nothing but a pixmap as large as the window."""

    def __init__(self, like: QWidget) -> None:
        super().__init__()
        self.resize(like.size())
        self._picture = QPixmap(like.size())
        self._picture.fill(Qt.GlobalColor.white)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)

    def frame(self) -> float:
        """Paint once; return how long it took, in seconds."""
        return timed(self._paint)

    def _paint(self) -> None:
        self.update()
        redraw(self)
