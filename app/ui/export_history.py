"""The line of the score, for a picture of it: read and computed off the user's thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from app.model.values import Id
from app.ui.export_views import View

if TYPE_CHECKING:
    from app.analysis.score_line import ScoreLine
    from app.store.workspace import Workspace
    from app.ui.document import Document

InWorkspace = Callable[[Callable[[Any], Any], Callable[[Any], None]], None]
Ask = Callable[["Workspace"], "ScoreLine | None"]


def asking(document: Document) -> Ask:
    """Return what computes the line of the decision in view; it holds no document."""
    from app.ui.panels import history_work  # noqa: PLC0415  only a figure needs it

    read = history_work.reading(document)
    opportunity, as_of = document.opportunity, document.as_of
    return lambda workspace: _line(read(workspace), opportunity, as_of)


def of_account(workspace: Workspace, account: Id, opportunity: Id, as_of: date) -> ScoreLine:
    """Return the line of a decision in a workspace."""
    from app import usecases  # noqa: PLC0415  as above

    return _line(usecases.log_of(workspace, account), opportunity, as_of)


def _line(log: Any, opportunity: Id, as_of: date) -> ScoreLine:
    from app.analysis.score_line import score_line  # noqa: PLC0415  imports NetworkX

    return score_line(log, opportunity, as_of)


class History:
    """Asks for the line once, when the score over time is first wanted; then tells."""

    def __init__(
        self,
        document: Document,
        in_workspace: InWorkspace | None,
        then: Callable[[], object],
    ) -> None:
        self.line: ScoreLine | None = None
        self._document, self._in_workspace = document, in_workspace
        self._then: Callable[[], object] | None = then
        self._asked = False

    def ask(self, view: View) -> None:
        """Ask for the line where it is wanted and not asked for yet."""
        if view is View.HISTORY and self._in_workspace is not None and not self._asked:
            self._asked = True
            self._in_workspace(asking(self._document), self._take)

    def let_go(self) -> None:
        """Tell nobody any more."""
        self._then = None

    def _take(self, line: ScoreLine | None) -> None:
        self.line = line
        if self._then is not None:
            self._then()
