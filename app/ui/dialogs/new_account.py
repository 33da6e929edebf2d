"""The dialog for a new account: name, first decision, and whether it is a top relation."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from app.errors import UserError
from app.i18n import tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.labels import label
from app.model.vocabulary import Tier
from app.ui.dialogs.form import FormDialog
from app.ui.panels.labels import Label


class NewAccountDialog(FormDialog):
    """Hands over the plan of the new account."""

    made = Signal(object)  # AccountPlan

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, tr("New account"), tr("Add account"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name = QLineEdit()
        self.decision = QLineEdit()
        self.decision.setPlaceholderText(tr("for instance: imaging suite 2027"))
        self.ask(tr("Name of the customer"), self.name)
        self.ask(tr("First buying decision"), self.decision)
        self.tiers: dict[Tier | None, QRadioButton] = {}
        self._group = QButtonGroup(self)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        choices: tuple[Tier | None, ...] = (*Tier, None)
        for tier in choices:
            button = QRadioButton(tr("don't know yet") if tier is None else label(tier))
            self.tiers[tier] = button
            self._group.addButton(button)
            column.addWidget(button)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes to the chosen one
        self.tiers[None].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tiers[None].setChecked(True)
        self.ask(tr("Is this a top relation?"), holder)
        self.form.addRow(
            "",
            Label(
                tr("Management should know its top relations; if it does not, that is a gap."),
                "quiet",
                wrap=True,
            ),
        )
        self.name.setFocus()

    def confirm(self) -> None:
        tier = next(tier for tier, button in self.tiers.items() if button.isChecked())
        try:
            plan: AccountPlan = edits.new_plan(self.name.text(), self.decision.text(), tier)
        except UserError as error:
            self.complain(str(error))
            self.name.setFocus()
            return
        self.made.emit(plan)
        self.accept()
