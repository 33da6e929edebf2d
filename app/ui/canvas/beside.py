"""What a great map shows next is computed beside the window before anything is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.analysis.arrangement import Arrangement
from app.model.values import Id
from app.ui.canvas.content import MapContent
from app.ui.canvas.prepared import MapStock, prepared
from app.ui.canvas.readiness import SLICE
from app.ui.latest import Latest
from app.ui.stepwise import NEXT_TURN

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView

GREAT = 200  # people; of fewer all is computed within a frame
FOLLOWED = 600  # people; of fewer an edit is shown at once, whatever it changes


@dataclass(frozen=True)
class Followed:
    """How the map shows what the document holds: all arranged `anew`, cards `gliding` there.

    `fitted` it is in view as it opens, as when another decision is.
    """

    anew: bool = False
    gliding: bool = False
    fitted: bool = False

    def merged(self, later: Followed | None) -> Followed:
        if later is None:
            return self
        return Followed(
            self.anew or later.anew, self.gliding or later.gliding, self.fitted or later.fitted
        )

    def show(self, view: MapView) -> None:
        view.refresh(anew=self.anew, gliding=self.gliding)
        if self.fitted:
            view.fit(readable=True)


class Beside(QObject):
    """Does what moves cards: at once, or on a great map when the layout for it is there.

    What is wished while one is awaited is done after it, in that order. What the document holds
    is followed in the same way: of several edits the newest is shown, once.
    """

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._waiting: list[Callable[[], object]] = []
        self._ask_for: Callable[[], object] = lambda: None  # what is waited for
        self._followed: Followed | None = None  # how the document is to be followed, if it is
        self._is_following = False  # rather than doing what waits
        self._of: tuple[MapContent, bool] | None = None  # what is computed, and whether anew
        self._ready: MapStock | None = None
        self._latest = Latest(self)
        self._latest.answered.connect(self._take)
        self._latest.failed.connect(self._do_without)

    @staticmethod
    def of(view: MapView) -> Beside:
        """Return what does so for a view, made when it is first asked for."""
        standing = view.findChild(Beside)
        return standing if isinstance(standing, Beside) else Beside(view)

    @property
    def is_waiting(self) -> bool:
        """Whether something was wished that is not done yet, or not shown."""
        return bool(self._waiting) or self._followed is not None

    def do(
        self,
        act: Callable[[], object],
        arrangement: Arrangement | None = None,
        *,
        anew: bool = False,
        folded: frozenset[Id] | None = None,
    ) -> None:
        """Do what lets cards stand in this arrangement, all of them placed `anew` or not.

        `folded` are the cards that stand for several then.
        """
        scene = self._view.map
        if len(scene.content.plan.persons) < GREAT:
            act()
            return
        self._waiting.append(act)
        self._ask_for = lambda: self._ask(
            scene.content, arrangement or scene.arrangement, folded, anew=anew
        )
        if not self._is_following:
            self._ask_for()

    def follow(self, how: Followed, *, at_once: bool = False, is_much: bool = False) -> None:
        """Show what the document holds, once it is computed where that takes long.

        It does not where it was asked to be shown `at_once`, unless something is awaited. What
        `is_much` is new about all cards and lines, as the first report, and a what-if. What
        waits already comes first.
        """
        plans = self._view.document.plan, self._view.map.content.plan
        great = max(len(plan.persons) for plan in plans) >= (GREAT if is_much else FOLLOWED)
        how = how.merged(self._followed)
        waits = great or self._followed is not None
        if not waits or (at_once and not self.is_waiting):
            how.show(self._view)
            return
        self._followed = how
        if not (self._waiting or self._is_following):
            self._go_on()

    def catch_up(self) -> None:
        """Show at once what the document holds, where that is still to come."""
        if (how := self.let_go()) is not None:
            how.show(self._view)

    def let_go(self) -> Followed | None:
        """Follow no longer, as the map shows what the document holds; return how it was to."""
        how, self._followed = self._followed, None
        if self._is_following:
            self._is_following = False
            self._latest.let_go()
            self._ready = None
            if self._waiting:
                QTimer.singleShot(NEXT_TURN, self, self._go_on)
        return how

    def _go_on(self) -> None:
        """Ask for what waits, then for what the document holds by then."""
        if self._latest.is_waiting or self._ready is not None:
            return
        if self._waiting:
            self._ask_for()
        elif self._followed is not None:
            self._is_following = True
            scene = self._view.map
            self._ask(self._view.content(), scene.arrangement, anew=self._followed.anew)

    def _ask(
        self,
        shown: MapContent,
        way: Arrangement,
        folded: frozenset[Id] | None = None,
        *,
        anew: bool,
    ) -> None:
        scene = self._view.map
        self._of = shown, anew
        folding, forward = scene.folding.copied(), scene.picked_out
        stays = not anew and shown.opportunity == scene.content.opportunity
        keep = scene.geometry if stays else None
        aspect, begun = scene.standing.aspect, scene.known.begun(anew=anew)
        self._latest.ask(
            lambda: prepared(
                shown, aspect, way,
                folded=folded, folding=folding, forward=forward, keep=keep, stock=begun,
            )
        )  # fmt: skip

    def _take(self, stock: MapStock) -> None:
        """Do all that was waited for, in a turn in which nothing else is done."""
        self._ready = stock
        self._make_cards(stock, self._view.map.cards_made(stock.shown))

    def _make_cards(self, stock: MapStock, steps: Iterator[None]) -> None:
        """Make the cards that are new, some at a turn, while they are those that are due."""
        until = perf_counter() + SLICE
        try:
            for _card in steps:
                if perf_counter() > until:
                    go_on = partial(self._make_cards, stock, steps)
                    if stock is self._ready:
                        QTimer.singleShot(NEXT_TURN, self, go_on)
                    return
        except Exception:
            QTimer.singleShot(NEXT_TURN, self, self._finish)  # drawing makes them
            raise
        QTimer.singleShot(NEXT_TURN, self, self._finish)
        self._view.paint_next_turn()  # after that

    def _do_without(self) -> None:
        """Do at once what waits, where it could not be prepared: nothing may wait for ever."""
        waiting, self._waiting, self._is_following = self._waiting, [], False
        for act in waiting:
            act()
        self.catch_up()

    def _finish(self) -> None:
        (self._show if self._is_following else self._do_all)()

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
        self._go_on()

    def _show(self) -> None:
        stock, self._ready, self._is_following = self._ready, None, False
        how, of, document = self._followed, self._of, self._view.document
        if stock is None or how is None or of is None:
            return  # it is shown already
        is_newest = of[0].plan is document.plan and of[0].opportunity == document.opportunity
        if is_newest and of[1] == how.anew:
            self._followed = None
            self._view.paint_next_turn()
            self._view.map.take(stock, anew=of[1])
            how.show(self._view)
        self._go_on()  # there was an edit meanwhile, or another wish
