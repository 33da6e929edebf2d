"""What is asked in the export dialog: for whom, of what, as which kind of file, how large."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app import i18n
from app.i18n import tr
from app.model.audience import Audience
from app.model.house import HouseStyle
from app.ui import export, theme
from app.ui.dialogs.export_office import OfficeFields
from app.ui.dialogs.export_parts import AudienceCard, SizeField
from app.ui.export_presets import OUR_NAME, Preset
from app.ui.export_views import NAMES, View
from app.ui.panels.labels import Label, heading
from app.ui.settings import Settings

LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English", "fr": "Français"}
_PAGED = {export.PDF: "a4", export.PPTX: "slide"}  # what they are put on at first


def audience_cards() -> list[AudienceCard]:
    """Return a card for each audience, the safe one first."""
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


class Choices(QWidget):
    """The fields that make a preset; each shows only what there is to choose."""

    changed = Signal()
    audience_changed = Signal()

    def __init__(self, house: HouseStyle | None = None) -> None:
        super().__init__()
        self.cards = audience_cards()
        self.view_field, self.kind_field = QComboBox(), QComboBox()
        self.office, self.size_field = OfficeFields(), SizeField()
        self.language_field, self.our_name_field = QComboBox(), QLineEdit()
        self.title_box = QCheckBox(tr("Title"))
        self.clear_box = QCheckBox(tr("Transparent background"))
        self.legend_box = QCheckBox(tr("Legend"))
        self._of_views = heading(tr("What it shows"))
        self._of_pictures = (heading(tr("Size")), heading(tr("Appearance")))
        self._our_label = Label(tr("Our company"))
        self.our_name_field.setText(Settings().text(OUR_NAME))
        self.our_name_field.setPlaceholderText((house and house.company) or "")
        self._lay_out()
        self._connect()
        self.put(Preset(language=i18n.language()))

    # -- what is asked

    @property
    def audience(self) -> Audience:
        """For whom the file is."""
        return next(card.audience for card in self.cards if card.radio.isChecked())

    @property
    def view(self) -> View:
        """What it shows; for the customer that is never asked."""
        if self.audience is Audience.CUSTOMER:
            return View.MAP
        return View(self.view_field.currentData() or View.MAP)

    @property
    def kind(self) -> str:
        """The ending of the file that is asked for."""
        return str(self.kind_field.currentData() or export.PNG)

    def preset(self) -> Preset:
        """Return all that is asked."""
        unit, width, height, dpi = self.size_field.asked()
        return Preset(
            audience=self.audience, view=self.view, kind=self.kind,
            unit=unit, width=width, height=height, dpi=dpi,
            transparent=self.clear_box.isChecked(), title=self.title_box.isChecked(),
            legend=self.legend_box.isChecked(), whole=self.office.whole.isChecked(),
            language=str(self.language_field.currentData() or ""),
        )  # fmt: skip

    def put(self, preset: Preset) -> None:
        """Ask for what a preset says, from the audience down."""
        asked = preset.safe()
        blocker = QSignalBlocker(self)
        for card in self.cards:
            card.radio.setChecked(card.audience == asked.audience)
        self._on_audience()
        self.view_field.setCurrentIndex(max(self.view_field.findData(asked.view), 0))
        self.kind_field.setCurrentIndex(max(self.kind_field.findData(asked.kind), 0))
        self.office.whole.setChecked(asked.whole)
        self.size_field.put(asked.unit, asked.width, asked.height, asked.dpi)
        self.clear_box.setChecked(asked.transparent)
        self.title_box.setChecked(asked.title)
        self.legend_box.setChecked(asked.legend)
        chosen = self.language_field.findData(asked.language)
        self.language_field.setCurrentIndex(max(chosen, 0))
        blocker.unblock()
        self.audience_changed.emit()
        self.changed.emit()

    # -- what follows from what

    def _on_audience(self) -> None:
        customer = self.audience is Audience.CUSTOMER
        chosen = self.language_field.currentData() or i18n.language()
        blocker = QSignalBlocker(self.language_field)
        self.language_field.clear()
        for code in i18n.CUSTOMER_LANGUAGES if customer else i18n.LANGUAGES:
            self.language_field.addItem(LANGUAGE_NAMES[code], code)
        self.language_field.setCurrentIndex(max(self.language_field.findData(chosen), 0))
        blocker.unblock()
        self._of_views.setVisible(not customer)
        self.view_field.setVisible(not customer)
        self._our_label.setVisible(customer)
        self.our_name_field.setVisible(customer)
        self._offer_kinds()
        self.audience_changed.emit()
        self.changed.emit()

    def _offer_kinds(self) -> None:
        """Offer the kinds of files there can be; the one chosen stays if it may."""
        blocker, chosen = QSignalBlocker(self.kind_field), self.kind
        self.kind_field.clear()
        for kind in export.formats_for(self.audience, self.view):
            self.kind_field.addItem(tr(export.FORMATS[kind]), kind)
        self.kind_field.setCurrentIndex(max(self.kind_field.findData(chosen), 0))
        blocker.unblock()
        self._on_kind()

    def _on_kind(self) -> None:
        """Show what can be chosen for this kind of file; a PDF has a page and a ground."""
        on_map = self.view is View.MAP
        drawn = self.kind in (*export.PICTURES, export.PPTX)
        if self.kind in _PAGED:
            self.size_field.turn_to_page(_PAGED[self.kind])
        document = export.PDF if on_map else ""
        self.office.show_for(self.kind, slide=export.PPTX, document=document)
        sized = drawn and not (self.kind == export.PPTX and self.office.template)
        whole = on_map and self.kind == export.PDF and self.office.whole.isChecked()
        size, look = self._of_pictures
        for part in (size, self.size_field):
            part.setVisible(sized)
        for given in (look, self.title_box):
            given.setVisible(drawn and not whole)
        self.clear_box.setVisible(self.kind in (export.PNG, export.SVG))
        internal = self.audience is not Audience.CUSTOMER
        self.legend_box.setVisible(drawn and internal and on_map)
        self.changed.emit()

    # -- how it is built

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space())
        column.addWidget(heading(tr("For whom")))
        for card in self.cards:
            column.addWidget(card)
        column.addSpacing(theme.space())
        for view, name in NAMES.items():
            self.view_field.addItem(tr(name), view)
        self.view_field.setAccessibleName(self._of_views.text())
        self.kind_field.setAccessibleName(tr("Kind of file"))
        size, look = self._of_pictures
        for part in (self._of_views, self.view_field, heading(tr("Kind of file")),
                     self.kind_field, self.office, size, self.size_field, look,
                     self.title_box, self.clear_box, self.legend_box):  # fmt: skip
            column.addWidget(part)
        for label, field in (
            (Label(tr("Language of the picture")), self.language_field),
            (self._our_label, self.our_name_field),
        ):
            label.setBuddy(field)
            field.setAccessibleName(label.text())
            column.addWidget(label)
            column.addWidget(field)
        column.addStretch()

    def _connect(self) -> None:
        group = QButtonGroup(self)
        for card in self.cards:
            group.addButton(card.radio)
            card.radio.toggled.connect(lambda on: self._on_audience() if on else None)
        self.view_field.currentIndexChanged.connect(self._offer_kinds)
        self.kind_field.currentIndexChanged.connect(self._on_kind)
        self.office.changed.connect(self._on_kind)
        self.size_field.changed.connect(self.changed)
        self.language_field.currentIndexChanged.connect(self.changed)
        for box in (self.title_box, self.clear_box, self.legend_box):
            box.toggled.connect(self.changed)
        self.our_name_field.textChanged.connect(self.changed)
