"""The layout of a great map is computed beside the window before cards are moved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.analysis.arrangement import Arrangement
from app.model.values import Id
from app.ui.canvas.content import MapContent
from app.ui.canvas.prepared import MapStock, prepared
from app.ui.latest import Latest
from app.ui.stepwise import NEXT_TURN

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView

GREAT = 200  # people; of fewer all is computed within a frame


class Beside(QObject):
    """Does what moves cards: at once, or on a great map when the layout for it is there.

    What is wished while one is awaited is done after it, in that order.
    """

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._waiting: list[Callable[[], object]] = []
        self._of: tuple[MapContent, bool] | None = None  # what is computed, and whether anew
        self._ready: MapStock | None = None
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
        folded: frozenset[Id] | None = None,
        content: MapContent | None = None,
    ) -> None:
        """Do what lets cards stand in this arrangement, all of them placed `anew` or not.

        `folded` are the cards that stand for several then, and `content` is what is shown then,
        where that will be another.
        """
        scene = self._view.map
        if len(scene.content.plan.persons) < GREAT:
            act()
            return
        self._waiting.append(act)
        way, self._of = arrangement or scene.arrangement, (scene.content, anew)
        shown, aspect = content or scene.content, scene.standing.aspect
        keep = None if anew else scene.geometry
        folded = scene.folded_for(way) if folded is None else folded
        begun = scene.known.begun(anew=anew)
        self._latest.ask(
            lambda: prepared(shown, aspect, way, folded=folded, keep=keep, stock=begun)
        )

    def _take(self, stock: MapStock) -> None:
        """Do all that was waited for, in a turn in which nothing else is done."""
        self._ready = stock
        QTimer.singleShot(NEXT_TURN, self, self._do_all)
        self._view.paint_next_turn()  # after that

    def _do_all(self) -> None:
        stock, self._ready = self._ready, None
        if stock is None or self._latest.is_waiting:
            return  # it was done, or another wish came meanwhile and waits for more
        waiting, self._waiting = self._waiting, []
        scene = self._view.map
        if self._of is not None and scene.content is self._of[0]:
            scene.take(stock, anew=self._of[1])  # else computed again: it is another plan
        for act in waiting:
            act()
