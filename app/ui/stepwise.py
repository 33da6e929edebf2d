"""What is done a step at a time, so that the window answers in between: imports, painting."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from time import thread_time
from typing import TypeVar
from weakref import ref

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.ui.views.needs import NEEDS

T = TypeVar("T")

AT_A_TIME = 100  # things that are let go of
LOOK_MS = 50  # milliseconds between two looks whether there is nothing to do
AT_REST = 0.003  # seconds of work since the last look, at most: less than a frame takes
LET_PASS = 3  # turns in a row, at most
NEXT_TURN = 1  # milliseconds; with none Qt may do several things before it looks at its events

# In the order in which one needs the other; what is left out comes with whoever needs it first.
TO_INSPECT = (
    "app.ui.panels.folds",
    "app.ui.panels.confidence",
    "app.ui.panels.inspector_page",
    "app.ui.panels.routes",
    "app.ui.panels.person_ties",
    "app.ui.panels.ratings",
    "app.ui.panels.inspector_person",
    "app.ui.panels.inspector_member",
    "app.ui.panels.inspector_lines",
    "app.ui.panels.negotiation",
    "app.ui.panels.decision_depth",
    "app.ui.panels.inspector_decision",
    "app.ui.panels.inspector",
    "app.ui.panels.trace_score",
    "app.ui.panels.trace",
)
LATER = (  # the views and panels that are likely to be asked for next
    *(module for modules in NEEDS.values() for module in modules),
    "app.analysis.layout_departments",
    "app.analysis.layout_free",
    "app.ui.panels.columns",
    "app.ui.panels.departures",
    "app.ui.panels.plan_words",
    "app.ui.panels.plan_parts",
    "app.ui.panels.plan_row",
    "app.ui.panels.agreed_list",
    "app.ui.panels.plan_suggestions",
    "app.ui.panels.plan_panel",
    "app.ui.filtering.matching",
    "app.ui.filtering.bar",
    "app.ui.panels.difference",
    "app.analysis.what_if",
)


def bring_in(
    modules: Iterable[str], over: QObject, then: Callable[[], object] = lambda: None
) -> None:
    """Import one of these at each turn of the event loop while `over` lives, then go on.

    Turns in which much else was done are let pass, a few of them.
    """
    waiting = [name for name in modules if name not in sys.modules]
    passed, worked = 0, thread_time()

    def step() -> None:
        nonlocal passed, worked
        is_busy = thread_time() - worked > AT_REST and passed < LET_PASS
        passed = passed + 1 if is_busy else 0
        if not is_busy and not waiting:
            then()
            return
        if not is_busy:
            import_module(waiting.pop(0))
        worked = thread_time()
        QTimer.singleShot(NEXT_TURN, over, step)

    QTimer.singleShot(NEXT_TURN, over, step)


def take(steps: Iterator[object], over: QObject) -> None:
    """Take one step at each turn of the event loop while `over` lives."""

    def step() -> None:
        if next(steps, over) is not over:
            QTimer.singleShot(NEXT_TURN, over, step)

    QTimer.singleShot(NEXT_TURN, over, step)


def bring_in_at_rest(modules: Iterable[str], over: QObject) -> None:
    """Import these one by one while `over` lives, whenever the user's thread has nothing to do.

    An import takes longer than a frame; whoever pans or types meanwhile would see it.
    """
    waiting = [name for name in modules if name not in sys.modules]
    worked = thread_time()

    def look() -> None:
        nonlocal worked
        if thread_time() - worked < AT_REST and waiting:
            import_module(waiting.pop(0))
        worked = thread_time()
        if waiting:
            QTimer.singleShot(LOOK_MS, over, look)

    QTimer.singleShot(LOOK_MS, over, look)


class _PaintsSoon(QTimer):
    """Lets its widget be painted again a turn after it was asked to last."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, singleShot=True, interval=NEXT_TURN)
        self._widget = ref(widget)
        self.get_ready: Callable[[], bool] = _at_once
        self.timeout.connect(self._go_on)

    def _go_on(self) -> None:
        widget, is_ready = self._widget(), True
        try:
            is_ready = self.get_ready()
        finally:
            if not is_ready:
                self.start()
            elif widget is not None:
                widget.setUpdatesEnabled(True)


def _at_once() -> bool:
    return True


def paint_next_turn(widget: QWidget, get_ready: Callable[[], bool] = _at_once) -> None:
    """Let the window answer once more before it paints what is new or changes greatly.

    Asked again meanwhile, it waits a turn more: what was to be painted already cannot be held.
    It is asked to `get_ready` at each turn, until it says that it is.
    """
    from PySide6.QtCore import Qt  # noqa: PLC0415  its constants would hold up the first paint

    standing = widget.findChild(_PaintsSoon, "", Qt.FindChildOption.FindDirectChildrenOnly)
    widget.setUpdatesEnabled(False)
    soon = standing if isinstance(standing, _PaintsSoon) else _PaintsSoon(widget)
    soon.get_ready = get_ready
    soon.start()


def after_painting(widget: QWidget, over: QObject, then: Callable[[], object]) -> None:
    """Go on while `over` lives, once a widget was painted whose painting was put off.

    Also where it is gone by then, as when the window is made anew.
    """

    def look() -> None:
        is_put_off = isValid(widget) and not widget.updatesEnabled()
        QTimer.singleShot(NEXT_TURN, over, look if is_put_off else then)

    look()


def forget(
    things: list[T], over: QObject, leave: Callable[[T], object] = lambda _one: None
) -> None:
    """Let go of these some at a time: thousands of paths take longer to free than a frame."""

    def step() -> None:
        for one in things[-AT_A_TIME:]:
            leave(one)
        del things[-AT_A_TIME:]
        if things:
            QTimer.singleShot(NEXT_TURN, over, step)

    if len(things) > AT_A_TIME:
        QTimer.singleShot(NEXT_TURN, over, step)
    else:
        step()
