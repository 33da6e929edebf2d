"""The dialog that asks which workspace to open: a file, or a database on a server."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from app.errors import UserError
from app.i18n import tr
from app.ui.dialogs.form import FormDialog
from app.ui.panels.controls import Link, hair
from app.ui.panels.labels import Label

PORT = "5432"
LAST_PORT = 65535


class OpenWorkspaceDialog(FormDialog):
    """Builds the address of a server from its parts; it holds no password."""

    def __init__(
        self,
        parent: QWidget | None,
        ask_file: Callable[[], object],
        take: Callable[[str], object],
        given: str = "",
        *,
        before: Sequence[str] = (),
        again: Callable[[str], object] | None = None,
    ) -> None:
        """Hand the address to `take`; `given` is the server that was opened last.

        What was opened `before` is offered by its addresses, and handed to `again`.
        """
        super().__init__(parent, tr("Open workspace"), tr("Open"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ask_file, self._take = ask_file, take
        self.before = [self._link(address, again or take) for address in before]
        self.file = QPushButton(tr("A file on this computer…"))
        self.file.setAutoDefault(False)
        self.file.clicked.connect(self._choose_file)
        self.column.insertWidget(1, self.file, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.insertWidget(2, hair())
        self.column.insertWidget(
            3, Label(tr("Or a workspace that your team shares on a server"), "name", wrap=True)
        )
        self.host, self.port = QLineEdit(), QLineEdit(PORT)
        self.database, self.user = QLineEdit(), QLineEdit()
        self.ask(tr("Server"), self.host)
        self.ask(tr("Port"), self.port)
        self.ask(tr("Database"), self.database)
        self.ask(tr("User name"), self.user)
        self.column.insertWidget(
            5,
            Label(
                tr("The server asks for a password when it wants one; it is kept in no file."),
                "quiet",
                wrap=True,
            ),
        )
        self.host.setPlaceholderText(tr("for example db.company.com"))
        self._show(given)
        self._offer_again()
        (self.before[0] if self.before else self.host).setFocus()

    def _link(self, address: str, again: Callable[[str], object]) -> Link:
        """Return a link that opens a workspace again: its name, and the folder it is in."""
        words = address
        if "://" not in address:
            words = f"{PurePath(address).name} · {PurePath(address).parent}"
        made = Link(words)
        made.setAutoDefault(False)
        made.setCursor(Qt.CursorShape.PointingHandCursor)

        def reopen() -> None:
            self.reject()
            again(address)

        made.clicked.connect(reopen)
        return made

    def _offer_again(self) -> None:
        """Put what was opened before on top."""
        if not self.before:
            return
        rows: list[QWidget] = [Label(tr("Opened before"), "name"), *self.before, hair()]
        for place, row in enumerate(rows, start=1):
            self.column.insertWidget(place, row)

    def confirm(self) -> None:
        try:
            address = self._address()
        except UserError as error:
            self.complain(str(error))
            return
        self.accept()
        self._take(address)

    def _choose_file(self) -> None:
        self.reject()
        self._ask_file()

    def _address(self) -> str:
        """Return what was filled in as an address; a whole one may stand in the first field.

        Raises UserError when something is missing or not safe.
        """
        from app.store.address import Address  # noqa: PLC0415  seldom wanted
        from app.store.server_address import ServerAddress  # noqa: PLC0415  as above

        host = self.host.text().strip()
        if "://" in host:
            return Address.parse(host).label
        database, port = self.database.text().strip(), self.port.text().strip() or PORT
        if not host or not database:
            raise UserError(tr("Give the server and the database; its owner knows both."))
        if not (port.isascii() and port.isdigit() and 0 < int(port) <= LAST_PORT):
            raise UserError(tr("A port is a number from 1 to {last}.", last=LAST_PORT))
        user = self.user.text().strip() or None
        return Address.parse(ServerAddress(host, int(port), database, user).label).label

    def _show(self, given: str) -> None:
        """Fill in the server that was opened last."""
        from app.store.address import Address  # noqa: PLC0415  as above
        from app.store.server_address import ServerAddress  # noqa: PLC0415  as above

        address = Address.parse(given) if "://" in given else None
        if isinstance(address, ServerAddress) and not address.certificates:
            self.host.setText(address.host)
            self.port.setText(str(address.port))
            self.database.setText(address.database)
            self.user.setText(address.user or "")
        elif address is not None:
            self.host.setText(address.label)
