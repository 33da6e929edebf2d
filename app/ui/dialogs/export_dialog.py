"""The dialog that makes a file: for whom first, what that leaves out, then which kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import i18n
from app.errors import UserError
from app.i18n import tr
from app.model.audience import Audience
from app.model.house import HouseStyle
from app.model.omissions import left_out
from app.ui import export, internal_files, theme
from app.ui.dialogs.export_office import OfficeFields
from app.ui.dialogs.export_parts import AudienceCard, Preview, SizeField
from app.ui.document import Document
from app.ui.file_dialogs import PICTURES, ask_to_save, first_folder
from app.ui.panels import style
from app.ui.panels.labels import Label, heading
from app.ui.settings import Settings

LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English", "fr": "Français"}
_PREVIEW = (1200, 900)  # pixels, at most
_PAUSE = 150  # milliseconds without a change before the preview is drawn again
_OUR_NAME = "export/our_name"
_PAGED = {export.PDF: "a4", export.PPTX: "slide"}  # what they are put on at first

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
    return path if path.suffix else path.with_suffix(kind)


class ExportDialog(QDialog):
    """Shows the picture as it will be, and saves it; `saved` is where, once it is."""

    def __init__(
        self,
        document: Document,
        parent: QWidget | None = None,
        ask: AskPath = ask_path,
        house: HouseStyle | None = None,
    ) -> None:
        super().__init__(parent)
        self.saved: Path | None = None
        self._plan, self._opportunity = document.plan, document.opportunity
        self._as_of, self._base = document.as_of, document.base
        self._ask, self._house = ask, house
        self._settings = Settings()
        self.setWindowTitle(tr("Export a picture"))
        self.setStyleSheet(style.sheet())
        self.cards = self._audience_cards()
        self.size_field, self.kind_field = SizeField(), QComboBox()
        self.language_field, self.our_name_field = QComboBox(), QLineEdit()
        self.title_box, self._clear = (
            QCheckBox(tr("Title")),
            QCheckBox(tr("Transparent background")),
        )
        self._legend = QCheckBox(tr("Legend"))
        self.office = OfficeFields()
        self._of_pictures = (heading(tr("Size")), heading(tr("Appearance")))
        self.preview = Preview()
        self._omissions = Label("", "soft", wrap=True)
        self.problem = Label("", "problem", wrap=True)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self.draw)
        self._lay_out()
        self._connect()
        self._turn_to(Audience.CUSTOMER)
        self.draw()

    # -- what is asked

    @property
    def audience(self) -> Audience:
        """For whom the picture is."""
        return next(card.audience for card in self.cards if card.radio.isChecked())

    @property
    def kind(self) -> str:
        """The ending of the file that is asked for."""
        return str(self.kind_field.currentData() or export.PNG)

    def options(self) -> export.Options:
        """Return what is asked; raises UserError for a size that cannot be."""
        return export.Options(
            audience=self.audience,
            size=self.size_field.size_wanted(),
            transparent=self._clear.isChecked(),
            title=self.title_box.isChecked(),
            legend=self._legend.isChecked(),
            language=self.language_field.currentData(),
            parameters=self._base,
            our_name=self.our_name_field.text().strip() or None,
            house=self._house,
            template=self.office.template if self.kind == export.PPTX else None,
            whole=self.kind == export.PDF and self.office.whole.isChecked(),
        )

    def omissions(self) -> str:
        """Return the sentence that says what this audience does not get to see."""
        if self.audience is Audience.INTERNAL:
            return tr("Nothing is left out. The picture says that it is internal.")
        several = left_out(self._plan, self._opportunity, self.audience)
        if not several:
            return tr("There is nothing to leave out.")
        return tr("Left out: {things}.", things=i18n.names(several))

    # -- what happens

    def draw(self) -> None:
        """Draw the preview anew, at once."""
        self._soon.stop()
        self._omissions.setText(self.omissions())
        if self.kind in internal_files.HOLDS:
            self.preview.show_problem(tr(internal_files.HOLDS[self.kind]))
            self.save_button.setEnabled(True)
            return
        try:
            image = export.preview(
                self._plan, self._opportunity, self._as_of, self.options(),
                kind=self.kind, room=QSize(*_PREVIEW),
            )  # fmt: skip
        except UserError as error:
            self.preview.show_problem(str(error))
            self.save_button.setEnabled(False)
        else:
            self.preview.show_picture(image)
            self.save_button.setEnabled(True)

    def save(self) -> None:
        """Ask where, and save the picture there; a refusal is shown and the dialog stays."""
        try:
            asked = self.options()
            path = self._ask(self, export.suggested_name(self._plan, asked, self.kind))
            if path is None:
                return
            self.saved = export.save_picture(
                self._plan, self._opportunity, self._as_of, asked, path
            )
        except UserError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self._settings.put(_OUR_NAME, self.our_name_field.text().strip())
        self.accept()

    def done(self, result: int) -> None:
        self._soon.stop()
        super().done(result)

    def _turn_to(self, audience: Audience) -> None:
        for card in self.cards:
            card.radio.setChecked(card.audience is audience)

    def _on_audience(self) -> None:
        customer = self.audience is Audience.CUSTOMER
        chosen = self.language_field.currentData() or i18n.language()
        self.language_field.clear()
        for code in i18n.CUSTOMER_LANGUAGES if customer else i18n.LANGUAGES:
            self.language_field.addItem(LANGUAGE_NAMES[code], code)
        self.language_field.setCurrentIndex(max(self.language_field.findData(chosen), 0))
        self._offer_kinds()
        self.our_name_field.setVisible(customer)
        self._our_label.setVisible(customer)
        self._omissions.setText(self.omissions())
        self._later()

    def _offer_kinds(self) -> None:
        """Offer the kinds of files this audience can have; the one chosen stays if it may."""
        blocker, chosen = QSignalBlocker(self.kind_field), self.kind
        self.kind_field.clear()
        for kind in export.formats_for(self.audience):
            self.kind_field.addItem(tr(export.FORMATS[kind]), kind)
        self.kind_field.setCurrentIndex(max(self.kind_field.findData(chosen), 0))
        blocker.unblock()
        self._on_kind()

    def _on_kind(self) -> None:
        """Show what can be chosen for this kind of file; a PDF has a page and a ground."""
        drawn = self.kind in (*export.PICTURES, export.PPTX)
        if self.kind in _PAGED:
            self.size_field.turn_to_page(_PAGED[self.kind])
        self.office.show_for(self.kind, slide=export.PPTX, document=export.PDF)
        sized = drawn and not (self.kind == export.PPTX and self.office.template)
        whole = self.kind == export.PDF and self.office.whole.isChecked()
        size, look = self._of_pictures
        for part in (size, self.size_field):
            part.setVisible(sized)
        for given in (look, self.title_box):
            given.setVisible(drawn and not whole)
        self._clear.setVisible(self.kind in (export.PNG, export.SVG))
        self._legend.setVisible(drawn and self.audience is not Audience.CUSTOMER)
        self._later()

    def _later(self) -> None:
        self.problem.hide()
        self._soon.start()

    # -- how it is built

    def _audience_cards(self) -> list[AudienceCard]:
        return [
            AudienceCard(
                Audience.CUSTOMER,
                tr("For the customer"),
                tr("Who works with whom, and nothing else. Safe to hand over."),
            ),
            AudienceCard(
                Audience.INTERNAL,
                tr("Internal"),
                tr("The map with everything on it, marked INTERNAL."),
            ),
            AudienceCard(
                Audience.WITHOUT_NAMES,
                tr("Without names"),
                tr(
                    "The map with functions for names. Who knows the customer still "
                    "recognises them, so it is marked INTERNAL."
                ),
            ),
        ]

    def _lay_out(self) -> None:
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._choices())
        columns.addWidget(self._outcome(), 1)
        self.resize(theme.space(136), theme.space(92))

    def _choices(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(*[theme.space(3)] * 4)
        column.setSpacing(theme.space())
        column.addWidget(heading(tr("For whom")))
        for card in self.cards:
            column.addWidget(card)
        column.addSpacing(theme.space())
        size, look = self._of_pictures
        column.addWidget(heading(tr("Kind of file")))
        self.kind_field.setAccessibleName(tr("Kind of file"))
        column.addWidget(self.kind_field)
        column.addWidget(self.office)
        column.addSpacing(theme.space())
        column.addWidget(size)
        column.addWidget(self.size_field)
        column.addSpacing(theme.space())
        column.addWidget(look)
        self.title_box.setChecked(True)
        self._legend.setChecked(True)
        for box in (self.title_box, self._clear, self._legend):
            column.addWidget(box)
        self._our_label = Label(tr("Our company"))
        self.our_name_field.setText(self._settings.text(_OUR_NAME))
        self.our_name_field.setPlaceholderText((self._house and self._house.company) or "")
        for label, field in (
            (Label(tr("Language of the picture")), self.language_field),
            (self._our_label, self.our_name_field),
        ):
            label.setBuddy(field)
            field.setAccessibleName(label.text())
            column.addWidget(label)
            column.addWidget(field)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFixedWidth(theme.space(44))
        return scroll

    def _outcome(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(*[theme.space(3)] * 4)
        column.setSpacing(theme.space(1.5))
        column.addWidget(self.preview, 1)
        column.addWidget(self._omissions)
        column.addWidget(self.problem)
        self.problem.hide()
        buttons = QDialogButtonBox()
        self.save_button = buttons.addButton(
            tr("&Save…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.save_button.setDefault(True)
        buttons.addButton(tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        return side

    def _connect(self) -> None:
        group = QButtonGroup(self)
        for card in self.cards:
            group.addButton(card.radio)
            card.radio.toggled.connect(lambda on: self._on_audience() if on else None)
        self.size_field.changed.connect(self._later)
        self.kind_field.currentIndexChanged.connect(self._on_kind)
        self.office.changed.connect(self._on_kind)
        self.language_field.currentIndexChanged.connect(self._later)
        for box in (self.title_box, self._clear, self._legend):
            box.toggled.connect(self._later)
        self.our_name_field.textChanged.connect(self._later)
