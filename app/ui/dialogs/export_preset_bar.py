"""The presets in the export dialog: one to choose, and to keep, rename and remove one's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.errors import UserError
from app.i18n import tr
from app.ui import theme
from app.ui.dialogs.export_parts import TakingLine
from app.ui.export_presets import Preset, Presets, shipped
from app.ui.panels.controls import button
from app.ui.panels.labels import Label, heading


class PresetBar(QWidget):
    """A name is asked for in a line below, not in a dialog on top of the dialog."""

    chosen = Signal(object)  # Preset

    def __init__(self, presets: Presets, asked: Callable[[], Preset]) -> None:
        super().__init__()
        self.presets, self._asked = presets, asked
        self.field = QComboBox()
        self.field.setAccessibleName(tr("Preset"))
        self.field.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.menu = QMenu(self)
        self.keep = self.menu.addAction(tr("&Keep as a preset…"))
        self.rename = self.menu.addAction(tr("Re&name…"))
        self.remove = self.menu.addAction(tr("&Remove"))
        self.more = button("…", lambda: None)
        self.more.setAccessibleName(tr("Keep, rename or remove a preset"))
        self.more.setMenu(self.menu)
        self.more.setAutoDefault(False)
        self.name_field = TakingLine()
        self.name_field.setMaxLength(60)
        self.name_field.setPlaceholderText(tr("Name of the preset"))
        self.name_field.setAccessibleName(tr("Name of the preset"))
        self.take = button(tr("Keep"), self.confirm)
        self.let_be = button(tr("Cancel"), self.cancel)
        self.take.setAutoDefault(False)
        self.let_be.setAutoDefault(False)
        self.problem = Label("", "problem", wrap=True)
        self._naming = QWidget()
        self._renamed: str | None = None  # the preset that gets another name
        self._lay_out()
        self.fill()
        self.field.activated.connect(self._on_chosen)
        self.keep.triggered.connect(lambda: self._ask_name(None))
        self.rename.triggered.connect(lambda: self._ask_name(self.current))
        self.remove.triggered.connect(self._remove)
        self.name_field.returnPressed.connect(self.confirm)

    @property
    def current(self) -> str | None:
        """The name of the preset that is shown; None where what is asked is none."""
        name = self.field.currentData()
        return None if name is None else str(name)

    def fill(self, current: str | None = None) -> None:
        """List the presets, with this one shown."""
        blocker = QSignalBlocker(self.field)
        self.field.clear()
        self.field.addItem(tr("As chosen below"), None)
        for one in self.presets.all():
            self.field.addItem(one.name, one.name)
        self.field.setCurrentIndex(max(self.field.findData(current), 0) if current else 0)
        blocker.unblock()
        self._follow()

    def compare(self, asked: Preset) -> None:
        """Show no preset any more once something else is asked than what it says."""
        shown = next((one for one in self.presets.all() if one.name == self.current), None)
        if shown is not None and not _alike(shown, asked):
            self.field.setCurrentIndex(0)
            self._follow()

    def confirm(self) -> None:
        """Keep or rename under the name that was typed; a refusal is told below it."""
        name = self.name_field.text()
        try:
            if self._renamed is None:
                kept = self.presets.keep(self._asked(), name)
            else:
                kept = self.presets.rename(self._renamed, name)
        except UserError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.cancel()
        self.fill(kept.name)

    def cancel(self) -> None:
        """Ask for no name any more."""
        self._naming.hide()
        self.problem.hide()
        self.field.setFocus()

    def _ask_name(self, renamed: str | None) -> None:
        self._renamed = renamed
        self.name_field.setText(renamed or "")
        self.take.setText(tr("Keep") if renamed is None else tr("Rename"))
        self._naming.show()
        self.name_field.setFocus()
        self.name_field.selectAll()

    def _remove(self) -> None:
        if self.current is not None:
            self.presets.remove(self.current)
            self.fill()

    def _on_chosen(self) -> None:
        self._follow()
        found = next((one for one in self.presets.all() if one.name == self.current), None)
        if found is not None:
            self.chosen.emit(found)

    def _follow(self) -> None:
        """Let only one's own presets be renamed and removed."""
        own = {one.name for one in self.presets.own()} - {one.name for one in shipped()}
        for action in (self.rename, self.remove):
            action.setEnabled(self.current in own)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.space(0.5))
        row.addWidget(self.field, 1)
        row.addWidget(self.more)
        naming = QVBoxLayout(self._naming)
        naming.setContentsMargins(0, 0, 0, 0)
        naming.setSpacing(theme.space(0.5))
        buttons = QHBoxLayout()
        for one in (self.take, self.let_be):
            buttons.addWidget(one)
        buttons.addStretch()
        naming.addWidget(self.name_field)
        naming.addWidget(self.problem)
        naming.addLayout(buttons)
        self._naming.hide()
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(0.5))
        column.addWidget(heading(tr("Preset")))
        column.addLayout(row)
        column.addWidget(self._naming)


def _alike(one: Preset, other: Preset) -> bool:
    """Whether two presets ask for the same; the height by content has no unit of its own."""
    first, second = (
        (p.audience, p.view, p.kind, p.size_asked, p.transparent, p.title, p.language)
        for p in (one.safe(), other.safe())
    )
    return first == second
