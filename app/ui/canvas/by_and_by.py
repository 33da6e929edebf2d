"""What would take longer than a frame to paint: rough at once, then sharp a piece at a time.

Only an item that keeps its picture can be painted so: what is sharp stays while the next piece
is painted, and between two pieces the window answers.
"""

from __future__ import annotations

from collections.abc import Callable
from math import floor

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtWidgets import QGraphicsItem
from shiboken6 import isValid

PIECE = 160.0  # pixels, across and down
_MOST = 1_000  # pieces; more are on no screen
_UNANSWERED_MS = 30  # a piece that was not painted by then is not seen any more
_MARGIN = 4.0  # pixels by which Qt exposes more than it was asked to

Place = tuple[int, int]  # of a piece: how many are left of it and above it on the map


def keeps_picture(item: QGraphicsItem) -> bool:
    """Return whether an item is painted from a picture of it."""
    return item.cacheMode() is not QGraphicsItem.CacheMode.NoCache


def keep_picture(item: QGraphicsItem, *, on: bool) -> None:
    """Let an item be painted from a picture of it, or anew each time."""
    if on != keeps_picture(item):  # else Qt would begin another picture
        mode = QGraphicsItem.CacheMode
        item.setCacheMode(mode.DeviceCoordinateCache if on else mode.NoCache)


class ByAndBy:
    """The pieces of an item that are not sharp yet."""

    def __init__(self, item: QGraphicsItem, prepare: Callable[[QRectF], bool]) -> None:
        """`prepare` gets an area ready to be painted; False where it needs another turn."""
        self._item = item
        self._prepare = prepare
        self._waiting: dict[Place, None] = {}
        self._scale = 0.0
        self._asked = QRectF()  # the piece that is to be painted next
        self._soon: QTimer | None = None  # made when first needed

    @property
    def is_waiting(self) -> bool:
        """Whether anything is rough still."""
        return bool(self._waiting) or not self._asked.isNull()

    def put_off(self, area: QRectF, scale: float) -> None:
        """Have an area of the map painted sharp later, at this scale."""
        if scale != self._scale:
            self.forget()
            self._scale = scale
        side = PIECE / scale
        left, right = floor(area.left() / side), floor(area.right() / side)
        top, bottom = floor(area.top() / side), floor(area.bottom() / side)
        if (right - left + 1) * (bottom - top + 1) <= _MOST:
            for row in range(top, bottom + 1):
                self._waiting |= dict.fromkeys(
                    (column, row) for column in range(left, right + 1)
                )
        self._asked = QRectF()
        self._start(0)

    def is_due(self, area: QRectF) -> bool:
        """Return whether an area is no more than the piece that is painted next."""
        margin = _MARGIN / (self._scale or 1.0)
        asked = self._asked.adjusted(-margin, -margin, margin, margin)
        return not self._asked.isNull() and asked.contains(area)

    def done(self) -> None:
        """Go on with the next piece: the one that was due has been painted."""
        self._asked = QRectF()
        self._start(0)

    def forget(self) -> None:
        """Put nothing off any longer."""
        self._waiting.clear()
        self._asked = QRectF()
        if self._soon is not None:
            self._soon.stop()

    def _start(self, milliseconds: int) -> None:
        scene = self._item.scene()
        if self._soon is None and scene is not None:
            self._soon = QTimer(scene, singleShot=True)
            self._soon.timeout.connect(self._ask)
        if self._soon is not None:
            self._soon.start(milliseconds)

    def _ask(self) -> None:
        self._asked = QRectF()
        if not self._waiting or not isValid(self._item):  # the map may be gone before its timer
            return
        place = next(iter(self._waiting))
        side = PIECE / self._scale
        piece = QRectF(place[0] * side, place[1] * side, side, side)
        if self._prepare(piece):
            del self._waiting[place]
            self._asked = piece
            self._item.update(piece)
            self._start(_UNANSWERED_MS)
        else:
            self._start(0)
