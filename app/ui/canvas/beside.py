"""The layout of a great map is computed beside the window before cards are moved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.analysis.arrangement import Arrangement
from app.ui.canvas.content import MapContent
from app.ui.canvas.prepared import MapStock, prepared
from app.ui.latest import Latest

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView

GREAT = 1_000  # people; of fewer all is computed within a frame or two


class Beside(QObject):
    """Does what moves cards: at once, or on a great map when the layout for it is there.

    What is wished while one is awaited is done after it, in that order.
    """

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._waiting: list[Callable[[], object]] = []
        self._of: tuple[MapContent, bool] | None = None  # what is computed, and whether anew
        self._latest = Latest(self)
        self._latest.answered.connect(self._take)

    @staticmethod
    def of(view: MapView) -> Beside:
        """Return what does so for a view, made when it is first asked for."""
        standing = view.findChild(Beside)
        return standing if isinstance(standing, Beside) else Beside(view)

    @property
    def is_waiting(self) -> bool:
        """Whether something was wished that is not done yet."""
        return bool(self._waiting)

    def do(
        self,
        act: Callable[[], object],
        arrangement: Arrangement | None = None,
        *,
        anew: bool = False,
    ) -> None:
        """Do what lets cards stand in this arrangement, all of them placed `anew` or not."""
        scene = self._view.map
        if len(scene.content.plan.persons) < GREAT:
            act()
            return
        self._waiting.append(act)
        content, way = scene.content, arrangement or scene.arrangement
        self._of = content, anew
        aspect, keep = scene.standing.aspect, None if anew else scene.geometry
        folded = scene.folded_for(way)
        self._latest.ask(lambda: prepared(content, aspect, way, folded=folded, keep=keep))

    def _take(self, stock: MapStock) -> None:
        waiting, self._waiting = self._waiting, []
        scene = self._view.map
        if self._of is not None and scene.content is self._of[0]:
            scene.take(stock, anew=self._of[1])  # else computed again: it is another plan
        for act in waiting:
            act()
