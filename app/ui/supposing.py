"""The what-if of a document, while one is on: what is supposed, and what comes of it.

While it is on, the document shows the supposed plan and report instead of those that stand,
and hands every change here instead of making it. That is all there is to it: nothing in here
knows the working copy, so nothing supposed can reach it, the journal or the undo stack.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.i18n import tr
from app.model.values import Id
from app.ui.background import went_wrong
from app.ui.latest import Latest
from app.ui.measuring import worded

if TYPE_CHECKING:
    from app.analysis.what_if import Step, WhatIf
    from app.model.account_plan import AccountPlan
    from app.model.change import Change
    from app.ui.document import Document

    Wish = Callable[[WhatIf], WhatIf]

EMPTY: frozenset[Id] = frozenset()


class Supposing(QObject):
    """What is supposed of a document; in a worker where the plan is large.

    What is wished while the worker is busy waits, and is computed together, then.
    """

    changed = Signal()  # it was begun or let go, a step was added or taken back, or is awaited

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._what_if: WhatIf | None = None
        self._waiting: list[Wish] = []  # what the worker has not been given yet
        self._latest = Latest(self)
        self._latest.answered.connect(self._take_in)
        self._latest.failed.connect(self._on_failed)

    # -- what holds

    @property
    def is_on(self) -> bool:
        """Return whether what is done is supposed only."""
        return self._what_if is not None

    @property
    def what_if(self) -> WhatIf | None:
        """What is supposed; None while none is on."""
        return self._what_if

    @property
    def steps(self) -> tuple[Step, ...]:
        return () if self._what_if is None else self._what_if.steps

    @property
    def is_stale(self) -> bool:
        """Return whether something more was supposed than is shown."""
        return self._latest.is_waiting or bool(self._waiting)

    @property
    def shown(self) -> AccountPlan | None:
        """The plan to draw; None while none is on."""
        return None if self._what_if is None else self._what_if.shown

    @property
    def left(self) -> frozenset[Id]:
        """Whoever is supposed to have left."""
        return EMPTY if self._what_if is None else self._what_if.left

    @property
    def ties(self) -> frozenset[Id]:
        """The ties that are supposed to be otherwise than they are."""
        return EMPTY if self._what_if is None else self._what_if.supposed_ties

    # -- beginning and ending

    def begin(self) -> bool:
        """Suppose nothing yet; False where there is no report to start from."""
        if self._what_if is not None:
            return True
        if not self._has_begun():
            return False
        self.changed.emit()
        return True

    def _has_begun(self) -> bool:
        """Begin a what-if where none is on, to be told with what is supposed first."""
        if self._what_if is not None:
            return True
        document, base = self._document, self._document.measured
        # a what-if of an earlier plan would show nobody who was added since
        behind = base is not None and base.network.plan is not document.copy.plan
        if base is None or (behind and document.is_large):
            document.refused.emit(tr("Score and gaps are being computed; try it again."))
            return False
        from app.analysis.what_if import WhatIf  # noqa: PLC0415  comes with the report

        self._what_if = WhatIf.on(base)
        return True

    def end(self) -> None:
        """Let go of all that is supposed."""
        if self._what_if is not None:
            self.drop()
            self.changed.emit()

    def drop(self) -> None:
        """Let go of all without telling, as when another decision comes into view."""
        self._what_if = None
        self._waiting.clear()
        self._latest.let_go()

    # -- supposing

    def suppose(self, edit: Callable[..., Change], *arguments: Any) -> None:
        """Suppose one thing more; it begins a what-if where none is on."""
        from app.analysis.suppositions import Supposition  # noqa: PLC0415  imports NetworkX

        if self._has_begun():
            self._wish(Supposition(edit, arguments).on)

    def take(self, change: Change) -> bool:
        """Suppose what a change would do; tell why not, where it is no part of a what-if."""
        from app.analysis.suppositions import read  # noqa: PLC0415  imports NetworkX

        document = self._document
        try:
            found = read(change, document.opportunity, document.as_of, document.base)
        except UserError as error:
            self._refuse(error)
            return False

        def wish(what_if: WhatIf) -> WhatIf:
            for supposition in found:
                what_if = supposition.on(what_if)
            return what_if

        return self._wish(wish) if found else False

    def let_go(self, position: int) -> None:
        """Take one step back; what rested on it goes as well."""
        self._wish(lambda what_if: what_if.letting_go(position))

    def step_back(self) -> None:
        """Take the last step back."""
        if self.steps:
            self.let_go(len(self.steps) - 1)

    def follow(self) -> None:
        """Suppose the same of the report that stands now; the document tells the views."""
        base = self._document.measured
        what_if = self._what_if
        if what_if is None or base is None or base is what_if.base:
            return
        if self._document.is_large:
            self._wish(lambda standing: standing.over(base))
        else:
            self._what_if = what_if.over(base)

    def _wish(self, wish: Wish) -> bool:
        if self._what_if is None:
            return False
        if self._document.is_large:
            self._waiting.append(wish)
            self._compute()
            self.changed.emit()
            return True
        try:
            self._what_if = wish(self._what_if)
        except UserError as error:
            self._refuse(error)
            return False
        self.changed.emit()
        return True

    def _refuse(self, error: UserError) -> None:
        """Tell why not, and let fields show again what holds."""
        self._document.refused.emit(str(error))
        self.changed.emit()

    def _compute(self) -> None:
        """Give the worker what is waiting, unless it is busy: its answer comes back to it."""
        what_if, wishes = self._what_if, list(self._waiting)
        if what_if is None or not wishes or self._latest.is_waiting:
            return
        self._waiting.clear()
        self._latest.ask(lambda: _computed(what_if, wishes))

    def _on_failed(self) -> None:
        """Go on with what was wished since; what failed is not supposed."""
        self._compute()
        self._document.refused.emit(went_wrong())
        self.changed.emit()

    def _take_in(self, answer: tuple[WhatIf, list[str]]) -> None:
        if self._what_if is None:
            return
        self._what_if, complaints = answer
        self._compute()
        self.changed.emit()
        for complaint in complaints:
            self._document.refused.emit(complaint)


def _computed(what_if: WhatIf, wishes: list[Wish]) -> tuple[WhatIf, list[str]]:
    """Return what comes of some wishes, and why some could not be had; in a worker."""
    complaints = []
    for wish in wishes:
        try:
            what_if = wish(what_if)
        except UserError as error:
            complaints.append(str(error))
    _ = what_if.shown, what_if.difference, what_if.left, what_if.supposed_ties  # kept with it
    worded(what_if.report, what_if.shown)
    return what_if, complaints
