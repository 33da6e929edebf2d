"""Cards that no hand placed follow the shape of the window, once it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer

from app.ui.canvas.backdrop import rect
from app.ui.canvas.beside import Beside
from app.ui.canvas.paper import aspect_of

if TYPE_CHECKING:
    from app.ui.canvas.hand import Hand
    from app.ui.canvas.view import MapView

RESTS = 250  # milliseconds without another size after which a window rests
WORTH = 1.05  # how many times larger the map must be seen then; for less nobody moves


class Suiting(QObject):
    """Arranges anew what somebody looks at as a whole, where the window has another size.

    A panel beside the map that comes or goes moves no card, nor does a window whose map was
    zoomed or panned. The plan, what a hand placed and what can be undone stay as they are.
    """

    def __init__(self, view: MapView, hand: Hand) -> None:
        super().__init__(view)
        self._view, self._hand = view, hand
        self._window: QSize | None = None  # for which the map was arranged
        self._rests = QTimer(self, singleShot=True, interval=RESTS)
        self._rests.timeout.connect(self._suit)
        view.was_fitted.connect(self._look)

    def _look(self) -> None:
        """See whether the map was fitted into another window."""
        if not self._view.isVisible():
            return
        size = self._view.window().size()
        if self._window is None:
            self._window = size
        elif size != self._window:
            self._view.hurry()  # else cards would be sketched anew at every size
            self._rests.start()

    def _suit(self) -> None:
        view, standing = self._view, self._view.map.standing
        if not (view.is_fitted and view.isVisible()):
            return  # what is left to do is done when the map is fitted again
        if self._is_disturbed():
            self._rests.start()
            return
        self._window = view.window().size()
        standing.aspect = aspect_of(view.viewport().size()) or standing.aspect
        Beside.of(view).do(self._stand, anew=True)

    def _is_disturbed(self) -> bool:
        """Whether somebody is in the middle of something that moving cards would spoil."""
        view = self._view
        drawing = view.form is not None or view.tie_from is not None
        return drawing or self._hand.is_busy or Beside.of(view).is_waiting

    def _stand(self) -> None:
        """Let everybody stand as suits the window, if more is seen of the map then."""
        view, scene = self._view, self._view.map
        plan, opportunity, before = (
            scene.content.plan,
            scene.content.opportunity,
            scene.geometry,
        )
        found = scene.standing.layout(plan, opportunity, anew=True)
        wins = view.scale_for(rect(found.area)) >= WORTH * view.scale_for(rect(before.area))
        scene.standing.forget()  # that was in another window, arranged otherwise too
        scene.standing.put(plan, opportunity, found if wins else before)
        if wins:
            with view.gliding():
                scene.refold()
