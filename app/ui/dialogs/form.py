"""What every dialog that asks for something shares: title, fields, problem line, buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from app.i18n import tr
from app.ui import theme
from app.ui.panels import style
from app.ui.panels.labels import Label

WIDTH = 440


class FormDialog(QDialog):
    """Asks for a few values; `confirm` says what is wrong, or takes them and closes."""

    def __init__(
        self, parent: QWidget | None, title: str, do: str, *, width: int = WIDTH
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        if parent is None:
            self.setStyleSheet(style.sheet())
        self.setMinimumWidth(width)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(theme.space(3),) * 4)
        self.column.setSpacing(theme.space(1.5))
        self.column.addWidget(Label(title, "page", wrap=True))
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.form.setHorizontalSpacing(theme.space(2))
        self.form.setVerticalSpacing(theme.space(1))
        self.column.addLayout(self.form)
        self.problem = Label("", "problem", wrap=True)
        self.problem.setVisible(False)
        self.column.addWidget(self.problem)
        self.buttons = QDialogButtonBox()
        self.confirm_button = self.buttons.addButton(do, QDialogButtonBox.ButtonRole.AcceptRole)
        self.confirm_button.setDefault(True)
        self.cancel_button = self.buttons.addButton(
            tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        self.cancel_button.setAutoDefault(False)
        self.buttons.accepted.connect(self.confirm)
        self.buttons.rejected.connect(self.reject)
        self.column.addWidget(self.buttons)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._press)  # Enter is a text's own

    def _press(self) -> None:
        self.confirm_button.click()

    def ask(self, text: str, field: QWidget) -> None:
        """Add a field with its label."""
        label = Label(text, "soft")
        label.setBuddy(field)
        self.form.addRow(label, field)

    def complain(self, words: str) -> None:
        """Show what is wrong; the dialog stays, and grows where it has to."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.grow()

    def grow(self) -> None:
        """Be at least as high as the texts need at this width; Qt would squash the fields."""
        if not self.isVisible():
            return  # how wide it is is known once it is shown
        self.column.activate()
        needed = self.column.totalHeightForWidth(self.width())
        self.setMinimumHeight(max(0, needed))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.grow()

    def confirm(self) -> None:
        """Take what was given; overridden where something can be wrong with it."""
        self.accept()
