"""Keeps what stands around the map in step with the document in view: bar, lists, wheel."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.model.change import Change
from app.model.decision import Opportunity
from app.model.people import Account
from app.ui import privacy
from app.ui.panels.role_share import RoleShare

if TYPE_CHECKING:
    from app.analysis.report import Report
    from app.ui.document import Document
    from app.ui.main_window import MainWindow


class Following(QObject):
    """Hears the document and the session, and tells bar, accounts and wheel."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._session.decisions.changed.connect(self._on_listed)
        privacy.use(window.settings)
        privacy.changes().changed.connect(self._on_privacy)

    def begin(self, document: Document) -> None:
        """Follow a document from now on."""
        for signal, slot in self._followed(document):
            signal.connect(slot)

    def end(self, document: Document) -> None:
        """Follow a document no longer."""
        for signal, slot in self._followed(document):
            signal.disconnect(slot)

    def show_all(self) -> None:
        """Show what stands in the document in view, or that none is."""
        window, document = self._window, self._window.document
        if document is None:
            window.show_title()
            window.bar.show_place("", "")
            window.roles.show_score(None, {})
            return
        self._on_turned()
        if document.report is not None:
            self._on_report(document.report)

    def _followed(self, document: Document) -> list[tuple[Any, Callable[..., object]]]:
        follow = self._window.doing.follow
        return [
            (document.analysed, self._on_report),
            (document.turned, self._on_turned),
            (document.changed, self._on_change),
            (document.undo_stack.indexChanged, follow),
            (document.supposing.changed, follow),
            (document.selected, follow),
        ]

    def _on_report(self, report: Report) -> None:
        window, document = self._window, self._window.document
        if document is None:
            return
        shares = {r: RoleShare(one.points, one.of) for r, one in report.score.roles.items()}
        total = report.score.total
        window.roles.show_score(total, shares)
        if document.measured is not report or document.past is not None:
            return  # of a what-if, or of before: the list of accounts says how things stand
        self._session.scoring.keep(document.opportunity, total)
        window.accounts.show_score(document.plan.account.id, document.opportunity, total)
        self._session.scoring.go_on()

    def _on_privacy(self) -> None:
        """Let list, flags and counts show the same report anew."""
        document = self._window.document
        if document is not None and document.report is not None:
            document.analysed.emit(document.report)

    def _on_turned(self) -> None:
        window, document = self._window, self._window.document
        if document is None:
            return
        decision = document.plan.label(document.opportunity)
        account = document.plan.account
        window.show_title(decision, account.label)
        window.bar.show_place(decision, account.label)
        window.accounts.show_current(account.id, document.opportunity)
        if document.report is None:
            window.roles.show_score(None, {})

    def _on_change(self, change: Change) -> None:
        document = self._window.document
        if document is not None and change.kinds & {Account, Opportunity}:
            self._session.decisions.relist(document)
            self._on_turned()

    def _on_listed(self, lines: Any) -> None:
        window, document = self._window, self._window.document
        window.accounts.show_lines(lines)
        if document is not None:
            window.accounts.show_current(document.plan.account.id, document.opportunity)
            if document.report is not None:
                self._on_report(document.report)
