"""A dialog that asks for one line of text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import UserError
from app.ui.dialogs.form import FormDialog


class AskTextDialog(FormDialog):
    """Hands the text to `take`; what that refuses is shown, and the dialog stays."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        question: str,
        do: str,
        take: Callable[[str], object],
        *,
        given: str = "",
    ) -> None:
        super().__init__(parent, title, do)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._take = take
        self.text = QLineEdit(given)
        self.text.selectAll()
        self.ask(question, self.text)
        self.text.setFocus()

    def confirm(self) -> None:
        try:
            self._take(self.text.text())
        except UserError as error:
            self.complain(str(error))
            self.text.setFocus()
            return
        self.accept()
