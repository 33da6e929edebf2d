"""How the lines of a map run; in a window, what takes long to find is found beside it.

Hand-put cards among hundreds make paths slow to find, and so do very many lines. Lines that
wait for theirs run straight; where many do, as in groups just opened, they are drawn later.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from threading import Event

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from app.analysis.geometry import Card, Layout, Point
from app.analysis.roster import Side
from app.analysis.routing import Routed, Stopped, Wire, route
from app.ui.canvas.line_kinds import Line
from app.ui.canvas.lines import DrawnLine, drawn
from app.ui.latest import Latest
from app.ui.stepwise import NEXT_TURN

MANY = 200  # lines; the ways of more are found beside the window
_FEW = 40  # lines that run straight until their ways are found
_AT_ONCE = 2400  # cards times paths that are found before anything is shown

Routes = dict[str, Routed]


class Ways(QObject):
    """The routes of the lines as they were asked for last."""

    coming: Signal = Signal()  # paths are there, and are told of in the next turn
    found: Signal = Signal()  # paths that were pending

    def __init__(self, parent: QObject, *, beside: bool) -> None:
        """`beside`: whoever asks lives on, and need not wait for all paths."""
        super().__init__(parent)
        self._beside = beside
        self._routes: Routes = {}
        self._wires: list[Wire] = []
        self._layout: Layout | None = None  # the geometry that holds for the routes
        self._latest: Latest | None = None  # made when first needed
        self._stop = Event()
        self._asked = [self._stop]
        if beside:
            parent.destroyed.connect(partial(_stop, self._asked))
            program = QCoreApplication.instance()
            if program is not None:
                program.aboutToQuit.connect(partial(_stop, self._asked))

    @property
    def known(self) -> Routes:
        """How the lines run that were asked for last, as far as that is found."""
        return self._routes

    def routes(self, layout: Layout, wires: list[Wire]) -> Routes:
        """Return how these lines run; some may be pending, then `found` follows."""
        if (self._wires, self._layout) != (wires, layout):
            self._wires, self._layout = wires, layout
            self._stop.set()
            if self._beside and len(wires) > MANY:
                self._routes = _standing(layout, wires, self._routes)
                self._look_beside(layout, wires)
                return self._routes
            most = _AT_ONCE // max(1, len(layout.cards)) if self._beside else None
            self._routes = route(layout, wires, self._routes, most=most)
            if any(one.pending for one in self._routes.values()):
                self._look_beside(layout, wires)
        return self._routes

    def _look_beside(self, layout: Layout, wires: list[Wire]) -> None:
        if self._latest is None:
            self._latest = Latest(self)
            self._latest.answered.connect(self._take)
        self._stop = self._asked[0] = Event()
        self._latest.ask(partial(_routed, layout, wires, self._routes, self._stop))

    def _take(self, routes: Routes | None) -> None:
        if routes is not None and not self._stop.is_set():
            self._routes = routes
            QTimer.singleShot(NEXT_TURN, self, self.found.emit)
            self.coming.emit()


def _standing(layout: Layout, wires: Sequence[Wire], known: Routes) -> Routes:
    """Return the ways between cards that stand where they stood; few new ones are straight."""
    found: Routes = {}
    new: Routes = {}
    cards = layout.cards
    for wire in wires:
        source, target = cards.get(wire.source), cards.get(wire.target)
        if source is None or target is None:
            continue
        way = known.get(wire.id)
        if way is not None and way.source == source.box and way.target == target.box:
            found[wire.id] = way
        elif len(new) <= _FEW:  # of more than few none is shown yet
            ends = source.box, target.box
            points = ends[0].centre, ends[1].centre
            new[wire.id] = Routed(points, *ends, detour=True, pending=True)
    return found | new if len(new) <= _FEW else found


def tucked(points: tuple[Point, ...], source: Card) -> tuple[Point, ...]:
    """Let a line begin below a round end of a colleague's pill, not beside it."""
    box = source.box
    x, y = points[0]
    if source.side is not Side.OURS or x not in (box.x, box.right):
        return points
    return (x + (box.height if x == box.x else -box.height) / 2, y), *points[1:]


def traced(
    line: Line, points: tuple[Point, ...], source: Card, worn: Point | None = None
) -> DrawnLine:
    """Return a line ready to be painted along its way; `worn` is where it wears its mark."""
    return drawn(line, tucked(points, source), worn)


def _stop(asked: Sequence[Event]) -> None:
    """Let nothing be looked for that nobody will see."""
    asked[0].set()


def _routed(layout: Layout, wires: Sequence[Wire], keep: Routes, stop: Event) -> Routes | None:
    try:
        return route(layout, wires, keep, is_stopped=stop.is_set)
    except Stopped:
        return None
