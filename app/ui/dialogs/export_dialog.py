"""The dialog that makes a file: for whom first, what that leaves out, then which kind."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.errors import UserError
from app.i18n import tr
from app.model.audience import Audience
from app.model.house import HouseStyle
from app.ui import export, export_history, internal_files, legibility, theme
from app.ui.dialogs.export_choices import Choices
from app.ui.dialogs.export_making import Making
from app.ui.dialogs.export_omissions import OmissionsLine, sentence
from app.ui.dialogs.export_parts import let_pass
from app.ui.dialogs.export_people import PeoplePage
from app.ui.dialogs.export_preset_bar import PresetBar
from app.ui.dialogs.export_preview import Handle, Preview
from app.ui.document import Document
from app.ui.drawing_work import DrawingWork
from app.ui.export_history import InWorkspace
from app.ui.export_names import kept_internal
from app.ui.export_presets import OUR_NAME, Preset, Presets, Surroundings
from app.ui.export_views import AS_AT_FIRST, View
from app.ui.file_dialogs import PICTURES, ask_to_save, first_folder
from app.ui.panels import style
from app.ui.panels.controls import button
from app.ui.panels.labels import Label
from app.ui.settings import Settings

_PREVIEW = (1200, 900)  # pixels, at most
_PAUSE = 150  # milliseconds without a change before the preview is drawn again
_ASKING, _PEOPLE = 44, 66  # how wide the left side is, in steps of the rhythm
_WIDE, _HIGH, _ROUND = 144, 100, 48  # of the dialog; pixels left free on a small screen

AskPath = Callable[[QWidget, str], Path | None]


def ask_path(parent: QWidget, suggested: str) -> Path | None:
    """Ask where to save; None when the user thinks better of it."""
    where = str(first_folder(PICTURES) / suggested)
    kind = Path(suggested).suffix
    pattern = f"{tr(export.FORMATS[kind])} (*{kind})"
    chosen = ask_to_save(parent, tr("Save picture"), where, pattern)
    if not chosen:
        return None
    path = Path(chosen)
    return kept_internal(path if path.suffix else path.with_suffix(kind), suggested)


class ExportDialog(QDialog):
    """Shows the picture as it will be, and saves it; `saved` is where, once it is.

    All is drawn in a worker: the preview, of which the newest counts, and by itself what is
    saved, copied or dragged out.
    """

    def __init__(
        self,
        document: Document,
        parent: QWidget | None = None,
        ask: AskPath = ask_path,
        house: HouseStyle | None = None,
        in_workspace: InWorkspace | None = None,
    ) -> None:
        super().__init__(parent)
        self.saved: Path | None = None
        self.shown = AS_AT_FIRST  # in the window
        self.to_print: Preset | None = None  # what is to be printed, once that was asked
        self.presets = Presets()
        self._document, self._ask, self._house = document, ask, house
        self._settings = Settings()
        self.setWindowTitle(tr("Export a picture"))
        self.setStyleSheet(style.sheet())
        self.choices = Choices(house)
        self.bar = PresetBar(self.presets, self.choices.preset)
        self.people = PeoplePage(document)
        self.preview, self.handle = Preview(), Handle()
        self.left_out = OmissionsLine()
        self.caution = Label("", "problem", wrap=True)  # of names too small to read
        self.problem = Label("", "problem", wrap=True)
        self.told = Label("", "soft")
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self.draw)
        self.history = export_history.History(document, in_workspace, self._later)
        self.drawing = DrawingWork(self)
        self.making = Making(document, lambda: self.people.plan, self)
        self._lay_out()
        self._connect()
        self.choices.put(self._first())
        self.draw()

    def _first(self) -> Preset:
        """What was asked last, but for the customer: that is safe to begin with."""
        last = self.presets.last
        return last if last.audience is Audience.CUSTOMER else Preset(language=last.language)

    # -- what is asked

    @property
    def audience(self) -> Audience:
        """For whom the picture is."""
        return self.choices.audience

    @property
    def kind(self) -> str:
        """The ending of the file that is asked for."""
        return self.choices.kind

    def options(self) -> export.Options:
        """Return what is asked; raises UserError for a size that cannot be."""
        around = Surroundings(
            parameters=self._document.base, house=self._house,
            our_name=self.choices.our_name_field.text().strip() or None,
            template=self.choices.office.template,
            shown=self.shown,
            history=self.history.line if self.choices.view is View.HISTORY else None,
        )  # fmt: skip
        return around.options(self.choices.preset())

    def omissions(self) -> str:
        """Return the sentence that says what this audience does not get to see."""
        return sentence(self._document.plan, self._document.opportunity, self.audience)

    def _count(self) -> None:
        document = self._document
        self.left_out.show_for(document.plan, document.opportunity, self.audience)

    # -- what happens

    def draw(self) -> None:
        """Draw the preview anew; what is shown stays until it is there."""
        self._soon.stop()
        self._count()
        drawn = self.kind not in internal_files.HOLDS
        if not drawn:
            self.drawing.let_go()
            self._on_refused(tr(internal_files.HOLDS[self.kind]))
            self.save_button.setEnabled(True)
            return
        self.history.ask(self.choices.view)
        try:
            draw = self.making.preview(self.options(), kind=self.kind, room=QSize(*_PREVIEW))
        except UserError as error:
            self.drawing.let_go()
            self._on_refused(str(error))
            return
        self.preview.show_waiting()
        self.drawing.ask(draw, self._on_drawn, self._on_refused)

    def _on_drawn(self, image: QImage) -> None:
        self.preview.show_picture(image)
        self._warn(image)
        self._let_hand_out(on=True)

    def _on_refused(self, sentence: str) -> None:
        self.preview.show_problem(sentence)
        self._warn(QImage())
        self._let_hand_out(on=False)

    def _warn(self, image: QImage) -> None:
        """Say that names are too small to read, and what helps, where they are."""
        whole = self.choices.preset().whole and self.kind == export.PDF
        said = legibility.caution(legibility.told(image), self.audience, whole=whole)
        self.caution.setText(said)
        self.caution.setVisible(bool(said))

    def _let_hand_out(self, *, on: bool) -> None:
        for part in (self.save_button, self.copy_button, self.print_button, self.handle):
            part.setEnabled(on)
        self.preview.let_drag(on=on)

    def save(self) -> None:
        """Ask where, and save the picture there; a refusal is shown and the dialog stays."""
        asked = self._asked()
        if asked is None:
            return
        name = export.suggested_name(self._document.plan, asked, self.kind)
        path = self._ask(self, name)
        if path is not None:
            self.making.save(asked, path, partial(self._on_saved, path))

    def _on_saved(self, path: Path) -> None:
        self.saved = path
        self._remember()
        self.accept()

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        asked = self._asked()
        if asked is not None:
            self.making.copy(asked, self._on_copied)

    def _on_copied(self) -> None:
        self._remember()
        self.told.setText(tr("Copied."))

    def drag(self) -> None:
        """Let the picture be dragged into another program."""
        asked = self._asked() if self.handle.isEnabled() else None
        if asked is not None:
            self.making.drag(asked, self.handle, self._remember)

    def _asked(self) -> export.Options | None:
        """What is asked; where that cannot be, it is told why, and None."""
        self.problem.hide()
        try:
            return self.options()
        except UserError as error:
            self._complain(str(error))
            return None

    def print_it(self) -> None:
        """Go on to the preview of what is printed; one dialog at a time."""
        self._remember()
        self.to_print = self.choices.preset()
        self.accept()

    def done(self, result: int) -> None:
        self._soon.stop()
        for work in (self.drawing, self.making, self.left_out.counting):
            work.let_go()
        self.history.let_go()
        self.people.let_go()
        self._document.refused.disconnect(self._complain)
        super().done(result)

    def _tell(self, words: str) -> None:
        """Tell how it goes; while something is being made it can be stopped."""
        self.told.setText(words)
        self.stop_button.setVisible(self.making.is_waiting)

    def _complain(self, words: str) -> None:
        self._tell("")
        self.problem.setText(words)
        self.problem.show()

    def _remember(self) -> None:
        self.presets.remember(self.choices.preset())
        self._settings.put(OUR_NAME, self.choices.our_name_field.text().strip())

    def _later(self) -> None:
        self.problem.hide()
        self.making.forget()
        if not self.making.is_waiting:
            self.told.setText("")
        self.bar.compare(self.choices.preset())
        self._soon.start()

    def _on_audience(self) -> None:
        """Ask who is shown for the customer only; inside, everybody is."""
        self.tabs.setTabVisible(1, self.audience is Audience.CUSTOMER)
        self._count()

    def _on_tab(self) -> None:
        steps = _PEOPLE if self.tabs.currentIndex() else _ASKING
        self.tabs.setFixedWidth(theme.space(steps))

    # -- how it is built

    def _lay_out(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._asking(), tr("Picture"))
        people = QWidget()
        inside = QVBoxLayout(people)
        inside.setContentsMargins(*[theme.space(2)] * 4)
        inside.addWidget(self.people)
        self.tabs.addTab(people, tr("People"))
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self.tabs)
        columns.addWidget(self._outcome(), 1)
        self._on_tab()
        room = self.screen().availableGeometry().size() - QSize(_ROUND, _ROUND)
        self.resize(QSize(theme.space(_WIDE), theme.space(_HIGH)).boundedTo(room))

    def _asking(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(*[theme.space(2)] * 4)
        column.setSpacing(theme.space(2))
        column.addWidget(self.bar)
        column.addWidget(self.choices, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        let_pass(scroll)
        return scroll

    def _outcome(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(*[theme.space(3)] * 4)
        column.setSpacing(theme.space(1.5))
        self.copy_button = button(tr("Cop&y"), self.copy)
        self.print_button = button(tr("&Print…"), self.print_it)
        self.stop_button = button(tr("Stop"), self.making.stop)
        beside, hands = QHBoxLayout(), (self.copy_button, self.print_button, self.stop_button)
        for part in (self.handle, *hands[:2], self.told, self.stop_button):
            beside.addWidget(part)
        beside.addStretch()
        buttons = QDialogButtonBox()
        self.save_button = buttons.addButton(
            tr("&Save…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        buttons.addButton(tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        for one in hands:
            one.setAutoDefault(False)
        self.stop_button.hide()
        self.save_button.setDefault(True)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        beside.addWidget(buttons)
        column.addWidget(self.preview, 1)
        for told in (self.left_out, self.caution, self.problem):
            column.addWidget(told)
        column.addLayout(beside)
        for told in (self.caution, self.problem):
            told.hide()
        return side

    def _connect(self) -> None:
        self.choices.changed.connect(self._later)
        self.choices.audience_changed.connect(self._on_audience)
        self.people.changed.connect(self._later)
        self.bar.chosen.connect(self.choices.put)
        self.tabs.currentChanged.connect(self._on_tab)
        self.preview.dragged.connect(self.drag)
        self.handle.dragged.connect(self.drag)
        self.making.told.connect(self._tell)
        self.making.refused.connect(self._complain)
        self._document.refused.connect(self._complain)
        QShortcut(QKeySequence("Ctrl+Shift+C"), self, self.copy)
