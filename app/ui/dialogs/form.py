"""What every dialog that asks for something shares: title, fields, problem line, buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.ui import theme
from app.ui.panels import style
from app.ui.panels.labels import Label

WIDTH = 440  # pixels, as all that follow; at 100 %
FRAME = 40  # of the screen, that a system draws round a dialog
RING = 3  # round the fields, for the mark of the keyboard


class FormDialog(QDialog):
    """Asks for a few values; `confirm` says what is wrong, or takes them and closes.

    The fields scroll where the screen is too low for them; the buttons are always seen.
    """

    def __init__(
        self, parent: QWidget | None, title: str, do: str, *, width: int = WIDTH
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        if parent is None:
            self.setStyleSheet(style.sheet())
        room = self.screen().availableGeometry().width() - FRAME
        self.setMinimumWidth(min(theme.grown(width), room))
        self.form = new_form()
        self.inside = QWidget()
        self.inside.setObjectName("fields")
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(*(RING,) * 4)
        self.column.setSpacing(theme.space(1.5))
        self.column.addWidget(Label(title, "page", wrap=True))
        self.column.addLayout(self.form)
        self.area = QScrollArea()
        self.area.setObjectName("fields")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.inside)
        self.problem = Label("", "problem", wrap=True)
        self.problem.setVisible(False)
        self.buttons = QDialogButtonBox()
        self.confirm_button = self.buttons.addButton(do, QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel_button = self.buttons.addButton(
            tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        self.buttons.accepted.connect(self.confirm)
        self.buttons.rejected.connect(self.reject)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(*(theme.space(3) - RING,) * 4)
        self._whole.setSpacing(theme.space(1.5) - RING)
        self._whole.addWidget(self.area, 1)
        self._whole.addWidget(self.problem)
        self._whole.addWidget(self.buttons)
        self.confirm_button.setDefault(True)  # counts only for what is in the dialog already
        QShortcut(QKeySequence("Ctrl+Return"), self, self._press)  # Enter is a text's own

    def _press(self) -> None:
        self.confirm_button.click()

    def ask(self, text: str, field: QWidget) -> None:
        """Add a field with its label."""
        ask_in(self.form, text, field)

    def complain(self, words: str) -> None:
        """Show what is wrong; the dialog stays, and grows where it has to."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.grow()

    def grow(self) -> None:
        """Be as high as the texts need at this width, as far as the screen has room for it."""
        if not self.isVisible():
            return  # how wide it is is known once it is shown
        self._keep_the_default()
        room = self.screen().availableGeometry()
        needed = self._whole.minimumSize().width()  # of the buttons, beside one another
        self.setMinimumWidth(max(self.minimumWidth(), min(needed, room.width() - FRAME)))
        self.column.activate()
        width = self.width() - 2 * self._whole.contentsMargins().left()
        wanted = max(self.column.totalHeightForWidth(width), self.column.minimumSize().height())
        wanted += self.area.height() - self.area.viewport().height()  # its frame
        below = self.buttons.sizeHint().height() + 2 * self._whole.contentsMargins().top()
        below += self._whole.spacing()
        if not self.problem.isHidden():
            below += max(0, self.problem.heightForWidth(width)) + self._whole.spacing()
        fits = room.height() - FRAME
        self.area.setMinimumHeight(max(0, min(wanted, fits - below)))
        self.setMaximumHeight(max(fits, 1))
        self._whole.activate()
        if self.height() < (needed := min(wanted + below, fits)):
            self.resize(self.width(), needed)
        lower = self.frameGeometry().bottom() - room.bottom()
        if lower > 0:
            self.move(self.x(), max(room.top(), self.y() - lower))

    def _keep_the_default(self) -> None:
        """Let Enter mean the confirm button wherever the keyboard is, and let it show so."""
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.confirm_button.setDefault(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keyboard, though it is not the default."""
        focused = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focused, QPushButton) and not event.modifiers():
            focused.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.grow()

    def confirm(self) -> None:
        """Take what was given; overridden where something can be wrong with it."""
        self.accept()


def new_form() -> QFormLayout:
    """Return a layout for labels with their fields."""
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    form.setHorizontalSpacing(theme.space(2))
    form.setVerticalSpacing(theme.space(1))
    return form


def ask_in(form: QFormLayout, text: str, field: QWidget) -> None:
    """Add a field with its label to a form."""
    label = Label(text, "soft")
    label.setBuddy(field)
    form.addRow(label, field)


def align(*forms: QFormLayout) -> None:
    """Let the fields of these forms begin below one another."""
    labels = [
        item.widget()
        for form in forms
        for row in range(form.rowCount())
        if (item := form.itemAt(row, QFormLayout.ItemRole.LabelRole)) is not None
    ]
    found = [one for one in labels if isinstance(one, Label)]
    widest = max((one.sizeHint().width() for one in found), default=0)
    for one in found:
        one.setMinimumWidth(widest)
