"""The dialog that makes files of all decisions: which, by which preset, into which folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QProgressBar,
    QPushButton,
    QWidget,
)

from app.errors import UserError
from app.i18n import ntr, tr
from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.model.values import Id
from app.ui import theme
from app.ui.batch import Batch, Made, folder_for
from app.ui.batch_run import BatchRun
from app.ui.dialogs.form import FormDialog
from app.ui.export_history import InWorkspace
from app.ui.export_presets import Preset, Presets, Surroundings
from app.ui.file_dialogs import PICTURES, ask_for_folder, first_folder
from app.ui.panels.controls import button
from app.ui.panels.labels import Elided, Label

_PROBLEMS = 9  # steps that the list of problems is high


@dataclass(frozen=True, slots=True)
class Account:
    """One account of the workspace, with how many decisions it has."""

    id: Id
    label: str
    decisions: int


class BatchDialog(FormDialog):
    """Stays open while files are made, and tells of each that could not be."""

    def __init__(
        self,
        parent: QWidget | None,
        accounts: Sequence[Account],
        here: AccountPlan | None,
        around: Surroundings,
        *,
        in_workspace: InWorkspace,
        ask: Callable[[QWidget], Path | None] | None = None,
    ) -> None:
        super().__init__(parent, tr("Export all decisions"), tr("Export"))
        self._accounts, self._here, self._around = accounts, here, around
        self._in_workspace, self._ask = in_workspace, ask or _ask_folder
        self._presets = Presets()
        self.run: BatchRun | None = None
        self.files: list[Path] = []
        self.scope_field, self.preset_field = QComboBox(), QComboBox()
        self.folder = first_folder(PICTURES)
        self.folder_name = Elided(str(self.folder), "soft")
        self.choose: QPushButton = button(tr("Choose…"), self._choose)
        self.audience_note = Label("", "quiet", wrap=True)
        self.progress = QProgressBar()
        self.told = Label("", "soft", wrap=True)
        self.problems = QListWidget()
        self._fill()
        self._lay_out()
        self.preset_field.currentIndexChanged.connect(self._on_preset)
        self._on_preset()

    # -- what happens

    def confirm(self) -> None:
        """Begin; once all is made the same button closes the dialog."""
        if self.run is not None:
            return
        try:
            batch = self._batch()
        except UserError as error:
            self.complain(str(error))
            return
        self.complain("")
        wanted = self._wanted()
        self.files = []
        self.problems.clear()
        self.problems.hide()
        self.told.setText("")
        self.progress.setRange(0, max(sum(one.decisions for one in wanted), 1))
        self.progress.setValue(0)
        self.progress.show()
        self._let_choose(on=False)
        pairs = [(one.id, one.label) for one in wanted]
        self.run = BatchRun(batch, pairs, self._in_workspace, self._here, self)
        self.run.made.connect(self._on_made)
        self.run.finished.connect(self._on_finished)
        self.run.start()

    def reject(self) -> None:
        """Stop the batch; a second time closes the dialog."""
        if self.run is not None:
            self.told.setText(tr("Stopping after this file…"))
            self.run.stop()
        else:
            super().reject()

    def _batch(self) -> Batch:
        preset = self._preset().safe()
        options = self._around.options(preset)  # refused before anything is made
        return Batch(folder_for(self.folder), preset.kind, options, date.today())

    def _preset(self) -> Preset:
        name = self.preset_field.currentData()
        named = (one for one in self._presets.all() if one.name == name)
        return next(named, self._presets.last)

    def _wanted(self) -> list[Account]:
        account = self.scope_field.currentData()
        return [one for one in self._accounts if account in (None, one.id)]

    def _on_made(self, made: Made) -> None:
        self.progress.setValue(self.progress.value() + 1)
        if made.file is None:
            self.problems.addItem(made.line)
            self.problems.show()
            self.grow()
        else:
            self.files.append(made.file)
            self.told.setText(made.file.name)

    def _on_finished(self) -> None:
        run, self.run = self.run, None
        if run is not None:
            run.deleteLater()
        count, wrong = len(self.files), self.problems.count()
        words = [ntr("{count} file was made.", "{count} files were made.", count)]
        if wrong:
            words.append(ntr("{count} could not be made:", "{count} could not be made:", wrong))
        self.told.setText(" ".join(words))
        self._let_choose(on=True)
        self.grow()

    def _let_choose(self, *, on: bool) -> None:
        for part in (self.scope_field, self.preset_field, self.choose, self.confirm_button):
            part.setEnabled(on)
        self.cancel_button.setText(tr("Close") if on else tr("Stop"))

    def _choose(self) -> None:
        chosen = self._ask(self)
        if chosen is not None:
            self.folder = chosen
            self.folder_name.setText(str(chosen))

    def _on_preset(self) -> None:
        preset = self._preset()
        if preset.audience is Audience.CUSTOMER:
            self.audience_note.setText(tr("For the customer: who works with whom alone."))
        else:
            self.audience_note.setText(tr("For internal use; each file says so."))

    # -- how it is built

    def _fill(self) -> None:
        if self._here is not None:
            id = self._here.account.id
            name = tr("Every decision of {name}", name=self._here.account.label)
            self.scope_field.addItem(name, id)
        self.scope_field.addItem(tr("Every decision of the workspace"), None)
        for one in self._presets.all():
            self.preset_field.addItem(one.name, one.name)
        self.preset_field.addItem(tr("As the last time"), None)

    def _lay_out(self) -> None:
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.folder_name, 1)
        row.addWidget(self.choose)
        self.ask(tr("Of which"), self.scope_field)
        self.ask(tr("Preset"), self.preset_field)
        self.ask(tr("Folder"), place)
        self.problems.setAccessibleName(tr("What could not be made"))
        self.problems.setWordWrap(True)
        self.problems.setFixedHeight(theme.space(_PROBLEMS))
        for part in (self.audience_note, self.progress, self.told, self.problems):
            self.column.addWidget(part)
        self.progress.hide()
        self.problems.hide()
        self.cancel_button.setText(tr("Close"))


def _ask_folder(parent: QWidget) -> Path | None:
    chosen = ask_for_folder(parent, tr("Folder for the files"), str(first_folder(PICTURES)))
    return Path(chosen) if chosen else None
