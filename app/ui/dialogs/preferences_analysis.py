"""The numbers of the analysis in the preferences, for all accounts or for one of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.parameters import DEFAULT, Parameters
from app.model.planning import ParameterValue
from app.model.rhythm import parameters_of
from app.model.tuning import TUNABLE, Group, Tunable
from app.ui import meanwhile, theme
from app.ui.dialogs.preferences_number import NumberLine, Standing
from app.ui.document import Document
from app.ui.meanwhile import Edited, Moment
from app.ui.panels.controls import hair, link
from app.ui.panels.fields import TextField
from app.ui.panels.labels import Label, plain_tooltip
from app.ui.session import Session

SEARCH_WIDTH = 220  # pixels at 100 %


class AnalysisPage(QWidget):
    """Follows the workspace and the account in view; what is given holds at once."""

    complained = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._document: Document | None = None
        self._shown: tuple[Edited, Moment] | None = None  # a level, and when it was shown
        self._followed: list[tuple[Any, Any]] = []  # signals, and what is joined to each
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search the numbers"))
        self.search.setAccessibleName(tr("Search the numbers"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self.for_all = QRadioButton(tr("For all accounts"))
        self.for_one = QRadioButton()
        self._levels = QButtonGroup(self)
        for choice in (self.for_all, self.for_one):
            self._levels.addButton(choice)
        self.for_all.setChecked(True)
        self._levels.buttonToggled.connect(lambda _button, _on: self.refresh())
        self.nothing = Label(tr("No number is called that."), "soft")
        self.groups = {group: _GroupBox(group) for group in Group}
        self.lines = {
            name: line for box in self.groups.values() for name, line in box.lines.items()
        }
        for line in self.lines.values():
            line.given.connect(self._set)
            line.cleared.connect(self._clear)
            line.explained.connect(self._explain)
            line.reset.connect(self._reset)
            line.complained.connect(self.complained)
        for box in self.groups.values():
            box.reset.connect(self._reset_group)
        self._lay_out()
        session.opened.connect(self._follow)
        session.left.connect(self._leave)
        self._follow(session.document)

    def _lay_out(self) -> None:
        holder = QWidget()
        holder.setObjectName("panel")
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(theme.space(3), theme.space(1), theme.space(2), theme.space(2))
        inner.setSpacing(theme.space(3))
        inner.addWidget(self.nothing)
        for box in self.groups.values():
            inner.addWidget(box)
        inner.addStretch()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(holder)
        top = QVBoxLayout()
        top.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(1.5))
        top.setSpacing(theme.space(1.5))
        top.addLayout(levels := QHBoxLayout())
        levels.setSpacing(theme.space(2))
        levels.addWidget(self.for_all)
        levels.addWidget(self.for_one)
        levels.addStretch()
        self.search.setFixedWidth(theme.grown(SEARCH_WIDTH))
        top.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(hair())
        column.addWidget(self.area, 1)
        self._find("")

    # -- following

    def _follow(self, document: Document | None) -> None:
        """Show the numbers of the workspace that is open now, and of the account in view."""
        self._let_go()
        self._document = document
        shared = self._session.shared
        if shared is not None:
            self._followed += [
                (shared.changed, self.refresh),
                (shared.refused, self.complained),
            ]
        if document is not None:
            self._followed += [
                (document.changed, self._on_change),
                (document.refused, self.complained),
            ]
        for signal, slot in self._followed:
            signal.connect(slot)
        name = "" if document is None else document.plan.account.label
        words = tr("Only for {account}", account=name)
        self.for_one.setText(words.replace("&", "&&"))
        self.for_one.setToolTip(plain_tooltip(words))
        self.for_one.setVisible(document is not None)
        self.setEnabled(shared is not None)
        self.refresh()

    def _leave(self) -> None:
        """Show what holds for all accounts while none is in view."""
        self._let_go()
        self._document = None
        self.for_one.setVisible(False)
        with QSignalBlocker(self._levels):
            self.for_all.setChecked(True)

    def _let_go(self) -> None:
        for signal, slot in self._followed:
            signal.disconnect(slot)
        self._followed, self._shown = [], None

    def _on_change(self, change: Change) -> None:
        if ParameterValue in change.kinds:
            self.refresh()

    # -- showing

    @property
    def _of_account(self) -> bool:
        return self._document is not None and self.for_one.isChecked()

    @property
    def _level(self) -> Edited | None:
        """Where numbers are set: an account, or the workspace."""
        return self._document if self._of_account else self._session.shared

    def refresh(self) -> None:
        """Show how every number stands at the level that is chosen."""
        level = self._level
        if level is None:
            return
        of_account = self._of_account
        base = DEFAULT
        if of_account and self._document is not None:
            base = self._document.base
        held = parameters_of(level.plan, base)
        before = self._shown_at(level)
        self._shown = level, meanwhile.moment(level)
        for line in self.lines.values():
            standing = _standing(line.tunable, level.plan, base, held, of_account)
            line.show_standing(standing, before)
            line.setEnabled(line.tunable.per_account or not of_account)
        for box in self.groups.values():
            box.show_resettable()

    def _find(self, text: str) -> None:
        wanted = text.strip().casefold()
        found = [box.show_found(wanted) for box in self.groups.values()]
        self.nothing.setVisible(not any(found))
        self.area.verticalScrollBar().setValue(0)

    # -- setting

    def _shown_at(self, level: Edited) -> Moment:
        """Since when these fields show how a level stands."""
        if self._shown is not None and self._shown[0] is level:
            return self._shown[1]
        return meanwhile.moment(level)

    def _begun(self, level: Edited, field: TextField) -> Moment:
        return field.begun or self._shown_at(level)

    def _set(self, name: str, value: float) -> None:
        self._hand_on(name, edits.set_value, name, value)

    def _clear(self, name: str) -> None:
        self._hand_on(name, edits.reset_parameter, name)

    def _hand_on(self, name: str, edit: Callable[..., Change], *given: Any) -> None:
        """Make of a typed number the change it was meant as when it was begun."""
        level = self._level
        if level is not None:
            field = self.lines[name].field
            begun, field.begun = self._begun(level, field), None
            meanwhile.hand_on_part(level, begun, partial(_value, name), edit, *given)
            self.refresh()

    def _explain(self, name: str, reason: str) -> None:
        level = self._level
        if level is not None:
            field = self.lines[name].reason
            begun, field.begun = self._begun(level, field), None
            meanwhile.hand_on(level, begun, edits.set_reason, name, reason)
            self.refresh()

    def _reset(self, name: str) -> None:
        if self._level is not None:
            self._level.attempt(edits.reset_parameter, name)
            self.refresh()

    def _reset_group(self, names: list[str]) -> None:
        if self._level is not None:
            self._level.attempt(edits.reset_parameters, names)
            self.refresh()


class _GroupBox(QWidget):
    """Numbers that belong together, with what most of them rest on."""

    reset = Signal(object)  # list[str]: the names of those that were set

    def __init__(self, group: Group) -> None:
        super().__init__()
        tunables = [one for one in TUNABLE.values() if one.group is group]
        self.lines = {one.name: NumberLine(one) for one in tunables}
        self.reset_link: QPushButton = link(tr("Reset all of these"), self._ask)
        self.reset_link.setAccessibleName(tr("Reset all of “{group}”", group=tr(group.value)))
        self.reset_link.setMinimumWidth(self.reset_link.sizeHint().width())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        top = QHBoxLayout()
        top.addWidget(Label(tr(group.value), "title"), 1)
        top.addWidget(self.reset_link)
        column.addLayout(top)
        if group is Group.WEIGHTS:
            together = tr("The six count in proportion and make 100 points together.")
            column.addWidget(Label(together, "soft", wrap=True))
        said = ""
        for line in self.lines.values():
            if line.tunable.why != said:
                said = line.tunable.why
                column.addWidget(Label(said, "quiet", wrap=True))
            column.addWidget(line)

    def show_resettable(self) -> None:
        """Offer to reset where something was set."""
        self.reset_link.setVisible(bool(self._set()))

    def show_found(self, wanted: str) -> bool:
        """Show the lines that a search finds; return whether there are any."""
        found = [line for line in self.lines.values() if line.matches(wanted)]
        for line in self.lines.values():
            line.setVisible(line in found)
        self.setVisible(bool(found))
        return bool(found)

    def _set(self) -> list[str]:
        return [
            name
            for name, line in self.lines.items()
            if line.standing is not None and line.standing.is_set
        ]

    def _ask(self) -> None:
        self.reset.emit(self._set())


def _value(name: str, plan: AccountPlan) -> float | None:
    was_set = plan.find(ParameterValue, name)
    return None if was_set is None else was_set.value


def _standing(
    tunable: Tunable, plan: AccountPlan, base: Parameters, held: Parameters, of_account: bool
) -> Standing:
    was_set = plan.find(ParameterValue, tunable.name)
    without = tunable.value_in(base)
    return Standing(
        value=without if was_set is None else was_set.value,
        without=without,
        counts_as=tunable.value_in(held),
        is_set=was_set is not None,
        reason=None if was_set is None else was_set.reason,
        of_account=of_account,
    )
