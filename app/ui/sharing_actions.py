"""What the window does for a workspace that a team shares: opens it, asks its password, shows
who else is there and that one may only look."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.i18n import tr
from app.model.reapplying import Lost
from app.ui.document import Document
from app.ui.opening import still_there

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow
    from app.ui.shared_parameters import SharedParameters

SERVER = "session/server"  # the one that was opened last; its address holds no password
FOR_EDITORS = (  # what whoever may only look is not offered
    "account.new", "decision.new", "sample.add", "import", "account.remove", "paste", "delete",
    "contact.log", "quick.add", "competitor.add", "map.add_person", "map.add_member",
    "map.arrange", "views.keep",
)  # fmt: skip


class SharingActions(QObject):
    """Joins the session's shared side to the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        session = self._session = window.session
        session.present.connect(window.status.show_others)
        session.opened.connect(self._on_opened)
        session.opening.password_wanted.connect(self.ask_password)
        session.lost.connect(self._on_lost)
        session.left.connect(self._on_left)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what to do, by action."""
        return {"workspace.open": self.open_workspace}

    def follow(self) -> None:
        """Offer no edit to whoever may only look, but for a what-if, which changes nothing."""
        document = self._window.document
        supposing = document is not None and document.supposing.is_on
        if not self._session.may_edit or (document is not None and not document.may_edit):
            allowed = ("delete", "quick.add") if supposing else ()
            wanted = [id for id in FOR_EDITORS if id not in allowed]
            self._window.actions_.enable(wanted, on=False)
        if not self._session.may_remove:
            self._window.actions_.enable(["account.remove"], on=False)
        self._window.accounts.add.setEnabled(self._window.actions_["account.new"].isEnabled())

    def open_workspace(self) -> None:
        """Ask for another workspace and open it."""
        from app.ui.dialogs.open_workspace import OpenWorkspaceDialog  # noqa: PLC0415  seldom

        self._window.hand_on()
        here = self._session.place
        OpenWorkspaceDialog(
            self._window, self._window.doing.files.open_workspace, self._open_server,
            self._window.settings.text(SERVER), again=self._reopen,
            before=[one for one in self._session.remembered.workspaces if one != here],
        ).open()  # fmt: skip

    def ask_password(self, sentence: str, place: str) -> None:
        """Ask for the password of a workspace, once at a time."""
        from app.store import passwords  # noqa: PLC0415  the worker has imported it
        from app.ui.dialogs.password import PasswordDialog  # noqa: PLC0415  seldom needed

        if self._window.findChild(PasswordDialog) is not None:
            return

        def take(password: str, keep: bool) -> None:
            self._session.opening.give(place, password, keep=keep)

        PasswordDialog(self._window, sentence, take, has_keyring=passwords.has_keyring()).open()

    def _reopen(self, address: str) -> None:
        """Open what was opened before, unless it is gone: a new one would be made there."""
        if still_there(address) is not None:
            self._session.open_workspace(address)
            return
        self._session.remembered.forget_workspace(address)
        self._window.status.tell(tr("{place} is no longer there.", place=address))

    def _open_server(self, address: str) -> None:
        self._window.settings.put(SERVER, address)
        self._session.open_workspace(address)

    def _on_lost(self, where: Document | SharedParameters, lost: Lost) -> None:
        """Offer to make a change again that lost against a colleague's."""
        self._window.doing.notices.show_lost(where, lost)

    def _on_left(self) -> None:
        self._window.doing.notices.keep_lost([self._session.shared])

    def _on_opened(self, document: Document | None) -> None:
        self._window.doing.notices.keep_lost([document, self._session.shared])
        self._window.status.show_rights(may_edit=self._session.may_edit)
        self._window.doing.follow()
