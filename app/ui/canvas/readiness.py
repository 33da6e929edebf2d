"""What takes long to paint is made before the map is painted: strokes, and pictures of cards.

All of it at one go would hold up the window; painted without it, cards would first be sketched.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import thread_time
from typing import TYPE_CHECKING, cast

from app.ui.stepwise import paint_next_turn

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView

Painted = tuple[object, float, float]  # an area at a scale, and the ratio of the screen

SLICE = 0.008  # seconds of computing between two answers of the window
TURNS = 8  # that the map waits at most; what is not made by then is painted by and by


class GetsReady:
    """The part of the view that paints it when it is ready."""

    _turns = 0  # waited so far
    _making: tuple[Painted, Iterator[None]] | None = None  # of what, and what is left of it

    def paint_next_turn(self) -> None:
        """Let the window answer before the map is painted, which changes greatly."""
        self._making = None
        paint_next_turn(cast("MapView", self).viewport(), self.get_ready)

    def get_ready(self) -> bool:
        """Make some of what is painted next; return whether it may be painted by now.

        What lies around the window is painted as well: Qt keeps a picture of all of an item.
        A map that is not shown yet has another size by the time it is painted.
        """
        if not cast("MapView", self).isVisible():
            return True
        until = thread_time() + SLICE
        self._turns += 1
        for _made in self._made():
            if thread_time() > until:
                if self._turns < TURNS:
                    return False
                break
        self._turns, self._making = 0, None
        return True

    def _made(self) -> Iterator[None]:
        """Go on with what was begun, unless something else is in the window by now."""
        view = cast("MapView", self)
        seen, ratio = view.visible_area(), view.viewport().devicePixelRatioF()
        painted = seen.getRect(), view.scale_, ratio
        if self._making is None or self._making[0] != painted:
            across, down = seen.width(), seen.height()
            area = seen.adjusted(-across, -down, across, down)
            self._making = painted, view.map.made_ready(area, view.scale_, ratio)
        return self._making[1]
