"""What is done to accounts and to what they hold, each asked for in a dialog of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from app.i18n import tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.people import Competitor
from app.model.values import Id, new_id
from app.ui.dialogs.ask_text import AskTextDialog
from app.ui.dialogs.gap_decision import AcceptGapDialog, DismissGapDialog
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.dialogs.new_account import NewAccountDialog

if TYPE_CHECKING:
    from app.ui.document import Document
    from app.ui.main_window import MainWindow


class AccountActions:
    """Opens the dialogs, and lets what they are given become a change."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session

    @property
    def _document(self) -> Document | None:
        return self._window.document

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what to do, by action."""
        return {
            "account.new": self.new_account,
            "account.remove": self.remove_account,
            "decision.new": self.new_decision,
            "contact.log": self.log_contact,
            "competitor.add": self.add_competitor,
        }

    def new_account(self, then: Callable[[], object] | None = None) -> None:
        """Ask for a new account; `then` goes on once it is open."""
        dialog = NewAccountDialog(self._window)

        def made(plan: AccountPlan) -> None:
            self._window.doing.first.begin(plan.account.id)
            self._session.stock.add(plan)
            if then is not None:
                self._window.doing.files.once_opened(then)

        dialog.made.connect(made)
        dialog.open()

    def new_decision(self) -> None:
        document = self._document
        if document is None:
            return

        def take(name: str) -> None:
            id = new_id()
            if document.do(edits.add_opportunity(document.plan, name, id)):
                self._session.decisions.relist(document)
                document.turn_to(id)

        AskTextDialog(
            self._window, tr("New buying decision"), tr("What is bought?"), tr("Add"), take
        ).open()

    def remove_account(self) -> None:
        """Ask once, because it is the one thing that cannot be undone."""
        document = self._document
        if document is None:
            return
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(tr("Remove account"))
        box.setText(tr("Remove {name} from this workspace?", name=document.plan.account.label))
        box.setInformativeText(
            tr("All its decisions, people and history go with it. This cannot be undone.")
            if self._session.colleagues is not None
            else tr(
                "All its decisions, people and history go with it. A backup is made first, "
                "from which it can be brought back."
            )
        )
        remove = box.addButton(tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        remove.clicked.connect(self._session.stock.remove)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def log_contact(self, persons: Iterable[Id] = (), members: Iterable[Id] = ()) -> None:
        """Open the form for a contact, about these or else about who is selected."""
        document = self._document
        if document is not None and document.supposing.is_on:
            document.refused.emit(
                tr("In a what-if no contact is logged. Let it go first, or keep it as a plan.")
            )
        elif document is not None:
            self._window.hand_on()
            LogContactDialog(self._window, document, persons, members).open()

    def add_competitor(self, then: Callable[[Id], object] | None = None) -> None:
        """Ask for a competitor's name; `then` goes on with the one that was added."""
        document = self._document
        if document is None:
            return

        def take(name: str) -> None:
            id = new_id()
            if not document.do(edits.add_competitor(document.plan, name, id)):
                return  # as in a what-if; it was told why
            if then is not None:
                then(id)
            else:
                document.select([(Competitor, id)])

        AskTextDialog(
            self._window, tr("Another competitor"), tr("Name"), tr("Add"), take
        ).open()

    def accept_gap(self, key: tuple[str, str], title: str) -> None:
        if self._document is not None:
            by = self._session.author
            AcceptGapDialog(self._window, self._document, key, title, by).open()

    def dismiss_gap(self, key: tuple[str, str], title: str) -> None:
        if self._document is not None:
            by = self._session.author
            DismissGapDialog(self._window, self._document, key, title, by).open()
