"""The longest time the window does not answer, by what is done: a clock that ought to tick.

A timer of a millisecond ticks in the event loop of the real window; the longest time between
two ticks is what a click would have had to wait. Of every action the longest wait counts, also
of what goes on after it in a worker, which shares the interpreter's lock with the window. In
place of a floor stands what the window's own thread computed in that time: the rest it waited.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from statistics import median
from time import monotonic, perf_counter, thread_time

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer

from app.model.change import Change, Edit, Message
from app.model.decision import Membership
from app.model.entities import Entity
from app.model.people import Person, TeamMember
from app.model.values import Id, joined
from app.ui.canvas.beside import Beside
from app.ui.canvas.view import MapView
from app.ui.filtering.criteria import Filter
from app.ui.main_window import MainWindow
from app.ui.panels.departures import DeparturesPanel
from app.ui.panels.plan_search import PlanSearch
from tests.bench.driving import TOO_LONG, document_of, map_of, opened
from tests.bench.figures import Figure
from tests.bench.targets import BLOCKED
from tests.bench.timing import rounds_for

OPENED = "open"
PASTED = 300  # people
REST = 0.4  # seconds without anything to do, after which an action is over
VIEWS = ("matrix", "organigram", "power")

Act = tuple[Callable[[], object], Callable[[], bool]]  # what is done, and when that is over


Block = tuple[float, float]  # how long, and how long the window's own thread computed, seconds


class Ticking(QObject):
    """Notes the longest time between two turns of the event loop."""

    def __init__(self) -> None:
        super().__init__()
        self._longest: Block = (0.0, 0.0)
        self._last: Block = (0.0, 0.0)
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._longest, self._last = (0.0, 0.0), (perf_counter(), thread_time())
        self._timer.start()

    def stop(self) -> Block:
        self._tick()
        self._timer.stop()
        return self._longest

    def _tick(self) -> None:
        now, computed = perf_counter(), thread_time()
        since = now - self._last[0], computed - self._last[1]
        self._longest, self._last = max(self._longest, since), (now, computed)


def figures(sizes: Mapping[str, Path], runs: int) -> list[Figure]:
    """Measure the longest block of every action, on a home of each size."""
    return [figure for name, home in sizes.items() for figure in _figures(name, home, runs)]


def _figures(name: str, home: Path, runs: int) -> list[Figure]:
    ticking, found = Ticking(), dict[str, list[Block]]()
    with opened(home, lambda window: window.painted.connect(ticking.start)) as window:
        _rest()
        found[OPENED] = [ticking.stop()]
        for _ in range(rounds_for(name, runs)):
            for what, act in _acts(window).items():
                found.setdefault(what, []).append(_blocked(ticking, *act))
    return [
        Figure(
            BLOCKED.format(what), name, *(median(times) for times in zip(*blocks, strict=True))
        )
        for what, blocks in found.items()
    ]


def _blocked(ticking: Ticking, do: Callable[[], object], is_over: Callable[[], bool]) -> Block:
    """Return the longest block from an action until its consequences are over."""
    ticking.start()
    QTimer.singleShot(0, do)
    until = monotonic() + TOO_LONG
    _turn()
    while not is_over() and monotonic() < until:
        _turn()
    _rest()
    return ticking.stop()


def _rest() -> None:
    until = monotonic() + REST
    while monotonic() < until:
        _turn()


def _turn() -> None:
    """Wait for the next thing to do, as a window does; the clock ticks at the latest."""
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _acts(window: MainWindow) -> dict[str, Act]:
    """Return what is done, by name; each begins where the one before ended."""
    document = document_of(window)

    def at_once() -> bool:
        return True

    def of(action: str) -> Act:
        return window.actions_[action].trigger, at_once

    def moving(action: str) -> Act:
        return window.actions_[action].trigger, partial(_has_moved, map_of(window))

    def analysed() -> bool:
        return document.report is not None and document.report.network.plan is document.plan

    def view(name: str) -> dict[str, Act]:
        return {f"show {name}": of(f"view.{name}"), f"map after {name}": of("view.map")}

    return {
        **_folding(window),
        "arrange": moving("map.arrange"),
        "arrange free": moving("arrangement.free"),
        "arrange by department": moving("arrangement.department"),
        "arrange two-sided": moving("arrangement.map"),
        **{what: act for name in VIEWS for what, act in view(name).items()},
        "rank leavers": (lambda: _tab(window, "departures"), lambda: _is_ranked(window)),
        "suggest": (window.actions_["plan.suggest"].trigger, lambda: _is_suggested(window)),
        "gaps": (lambda: _tab(window, "gaps"), at_once),
        "filter": (lambda: _filter(window, Filter(words="Anna")), at_once),
        "filter no more": (lambda: _filter(window, Filter()), at_once),
        "select all": of("select.all"),
        "select none": (lambda: document.select(()), at_once),
        "paste many": (lambda: document.do(_many(document.opportunity)), analysed),
        "undo paste": (document.undo, analysed),
        "somebody leaves": (lambda: _leaves(window), at_once),
        "what-if ends": (document.supposing.end, at_once),
    }


def _folding(window: MainWindow) -> dict[str, Act]:
    """Opening and folding groups, where there are any."""
    view = map_of(window)
    groups = [block.card for block in view.map.geometry.blocks if len(block.people) > 1]
    if not groups:
        return {}
    one = groups[len(groups) // 2]

    def fold(cards: list[Id], *, on: bool) -> Act:
        return (lambda: view.fold(cards, on=on), partial(_has_moved, view))

    return {
        "open a group": fold([one], on=False),
        "fold a group": fold([one], on=True),
        "open all groups": fold(groups, on=False),
        "fold all groups": fold(groups, on=True),
    }


def _has_moved(view: MapView) -> bool:
    return not Beside.of(view).is_waiting


def _tab(window: MainWindow, name: str) -> None:
    assert window.bottom is not None, "an account is open"
    window.bottom.show_tab(name)


def _is_ranked(window: MainWindow) -> bool:
    panel = window.findChild(DeparturesPanel)
    return isinstance(panel, DeparturesPanel) and panel.columns is not None


def _is_suggested(window: MainWindow) -> bool:
    search = PlanSearch.of(document_of(window))
    return search.found is not None and not search.is_searching


def _filter(window: MainWindow, wanted: Filter) -> None:
    finding = window.doing.finding
    finding.filter_people()
    finding.filtering(document_of(window)).ask(wanted)


def _many(opportunity: Id) -> Change:
    people = [Person(id=f"pasted{n}", name=f"Pasted {n}", title="Buyer") for n in range(PASTED)]
    parts = [
        Membership(
            id=joined(opportunity, one.id),
            opportunity=opportunity,
            person=one.id,
            roles=frozenset(),
        )
        for one in people
    ]
    entities: list[Entity] = [*people, *parts]
    made = tuple(Edit(None, one) for one in entities)
    return Change(Message.of("people.cut", count=PASTED), made)


def _leaves(window: MainWindow) -> None:
    member = min(document_of(window).plan.members)
    window.doing.what_if.try_leaving((TeamMember, member))
