"""A batch at work beside the window: a file at a time, to be watched and to be stopped."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.values import Id
from app.ui import export_history
from app.ui.batch import Batch, Made
from app.ui.drawing_work import DrawingWork
from app.ui.export_history import InWorkspace
from app.ui.export_views import View

if TYPE_CHECKING:
    from app.analysis.score_line import ScoreLine
    from app.store.workspace import Workspace

_log = logging.getLogger(__name__)

Fetched = AccountPlan | str  # a plan, or why it could not be read


class BatchRun(QObject):
    """Reads account after account, and draws decision after decision, in workers.

    The account in view is taken as it stands on the screen.
    """

    made = Signal(object)  # Made
    finished = Signal()

    def __init__(
        self,
        batch: Batch,
        accounts: Sequence[tuple[Id, str]],
        in_workspace: InWorkspace,
        here: AccountPlan | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._batch, self._in_workspace, self._here = batch, in_workspace, here
        self._accounts = deque(accounts)
        self._decisions: deque[Id] = deque()
        self._plan: AccountPlan | None = None
        self._stopped = self._telling = False
        self._work = DrawingWork(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin with the first account."""
        self._soon.start()

    def stop(self) -> None:
        """Make no further file; those that are made stay, and one that is begun is ended."""
        if not self._stopped:
            self._stopped = True
            self._soon.stop()
            if not self._work.is_waiting and not self._telling:
                self.finished.emit()

    def _go_on(self) -> None:
        if self._plan is not None and self._decisions:
            self._draw(self._plan, self._decisions.popleft())
        elif self._accounts:
            self._fetch(*self._accounts.popleft())
        else:
            self.stop()

    def _fetch(self, account: Id, label: str) -> None:
        if self._here is not None and self._here.account.id == account:
            self._take(label, self._here)
        else:
            self._in_workspace(partial(_fetched, account), partial(self._take, label))

    def _take(self, label: str, found: Fetched) -> None:
        if self._stopped:
            return
        if isinstance(found, str):
            self.made.emit(Made(label, problem=found))
        else:
            self._plan, self._decisions = found, deque(found.opportunities)
        self._soon.start()

    def _draw(self, plan: AccountPlan, opportunity: Id) -> None:
        if self._batch.options.view is not View.HISTORY:
            self._tell(plan, opportunity, None)
            return
        asked = partial(_line, plan.account.id, opportunity, self._batch.as_of)
        self._in_workspace(asked, partial(self._tell, plan, opportunity))

    def _tell(self, plan: AccountPlan, opportunity: Id, line: ScoreLine | None) -> None:
        if self._stopped:
            return
        called = self._batch.called(plan, opportunity)
        self._work.ask(
            partial(self._batch.make, plan, opportunity, line), self._on_made,
            lambda words: self._on_made(Made(called, problem=words)),
        )  # fmt: skip

    def _on_made(self, made: Made) -> None:
        self._telling = True
        self.made.emit(made)
        self._telling = False
        if self._stopped:
            self.finished.emit()
        else:
            self._soon.start()


def _fetched(account: Id, workspace: Workspace) -> Fetched:
    try:
        return workspace.load(account).plan
    except UserError as error:
        return str(error)
    except Exception:  # one account that fails stops none of the others
        _log.exception("an account could not be read for its files")
        return tr("This account could not be read; the log says why.")


def _line(account: Id, opportunity: Id, as_of: date, workspace: Workspace) -> ScoreLine | None:
    """The line of a decision; without one the picture tells what snapshots do."""
    try:
        return export_history.of_account(workspace, account, opportunity, as_of)
    except Exception:  # a line less, and all files all the same
        _log.exception("the score of a decision could not be told over time")
        return None
