"""The dialog that asks for the password of a workspace on a server."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.i18n import tr
from app.ui.dialogs.form import FormDialog
from app.ui.panels.labels import Label

Take = Callable[[str, bool], object]  # the password, and whether the keyring is to keep it


class PasswordDialog(FormDialog):
    """Hands the password to `take`, and forgets it."""

    def __init__(
        self, parent: QWidget | None, sentence: str, take: Take, *, has_keyring: bool
    ) -> None:
        super().__init__(parent, tr("Password"), tr("Open"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._take = take
        self.column.insertWidget(1, Label(sentence, "soft", wrap=True))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.ask(tr("Password"), self.password)
        self.keep = QCheckBox(tr("Keep it in the keyring of this computer"))
        self.keep.setVisible(has_keyring)
        self.form.addRow("", self.keep)
        self.password.setFocus()

    def confirm(self) -> None:
        password = self.password.text()
        if not password:
            self.complain(tr("Type the password, or cancel."))
            self.password.setFocus()
            return
        self.password.clear()
        self.accept()
        self._take(password, self.keep.isChecked())
