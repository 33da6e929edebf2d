"""What the export dialog asks with: a card per audience, and the wanted size."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import mark, tr
from app.model.audience import Audience
from app.ui import theme
from app.ui.export_presets import CENTIMETRES, PIXELS
from app.ui.panels.labels import Label
from app.ui.picture_size import FOUR_K, MOST_SIDE, PictureSize

_PAPER_WIDTH = 16.0  # centimetres: between the margins of a page
_MOST_PAPER, _LEAST_DPI, _MOST_DPI = 200.0, 30, 1200
_PAGES = (
    (mark("A4, landscape"), "a4"),
    (mark("A3, landscape"), "a3"),
    (mark("Slide, 16:9"), "slide"),
)


class AudienceCard(QFrame):
    """One audience to choose, with a sentence of what it gets."""

    def __init__(self, audience: Audience, name: str, gets: str) -> None:
        super().__init__()
        self.audience = audience
        self.setObjectName("choice")
        self.radio = QRadioButton(name)
        self.radio.setFont(theme.font("body", strong=True))
        self.radio.setAccessibleDescription(gets)
        text = Label(gets, "quiet", wrap=True)
        text.setIndent(theme.space(2.5) - 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.space(1.5)] * 4)
        layout.setSpacing(theme.space(0.5))
        layout.addWidget(self.radio)
        layout.addWidget(text)
        self.radio.toggled.connect(self._colour)
        self._colour(chosen=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.radio.setChecked(True)
        self.radio.setFocus()
        event.accept()

    def _colour(self, chosen: bool) -> None:
        fill = theme.colour("accent.quiet" if chosen else "surface.panel").name()
        edge = theme.colour("accent.fill" if chosen else "edge.card").name()
        self.setStyleSheet(
            f"QFrame#choice {{ background: {fill}; border: 1px solid {edge};"
            " border-radius: 8px; }"
            "QFrame#choice QLabel { background: transparent; }"
        )


class SizeField(QWidget):
    """How large the picture is to be, in pixels or on paper."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.unit = QComboBox()
        self.unit.addItems([tr("Pixels"), tr("Centimetres")])
        for words, page in _PAGES:
            self.unit.addItem(tr(words), page)
        self.width_field, self.height_field = QDoubleSpinBox(), QDoubleSpinBox()
        self.dpi = QSpinBox()
        self.dpi.setRange(_LEAST_DPI, _MOST_DPI)
        self.dpi.setValue(300)
        self.height_field.setSpecialValueText(tr("by content"))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        for name, field in self._rows():
            field.setAccessibleName(name)
            form.addRow(Label(name), field)
        self._form = form
        self._turn()
        self.unit.currentIndexChanged.connect(self._turn)
        for spin in (self.width_field, self.height_field, self.dpi):
            spin.valueChanged.connect(self.changed)

    def size_wanted(self) -> PictureSize:
        """Return the size; raises UserError where it is too small or too large."""
        width, height = self.width_field.value(), self.height_field.value()
        if page := self.unit.currentData():
            return PictureSize.page(page, self.dpi.value())
        if self._on_paper():
            return PictureSize.centimetres(width, height or None, self.dpi.value())
        return PictureSize.pixels(round(width), round(height) or None)

    def asked(self) -> tuple[str, float, float, int]:
        """Return what is asked as a preset keeps it: unit or page, width, height, dpi."""
        unit = self.unit.currentData() or (CENTIMETRES if self._on_paper() else PIXELS)
        return unit, self.width_field.value(), self.height_field.value(), self.dpi.value()

    def put(self, unit: str, width: float, height: float, dpi: int) -> None:
        """Ask for a size as `asked` returned it."""
        page = self.unit.findData(unit)
        self.unit.setCurrentIndex(page if page >= 0 else int(unit == CENTIMETRES))
        if page < 0:
            self.width_field.setValue(width)
            self.height_field.setValue(height)
        self.dpi.setValue(dpi)

    def turn_to_page(self, name: str = "a4") -> None:
        """Ask for a page where pixels were asked for: a document has none."""
        if self.unit.currentIndex() == 0:
            self.unit.setCurrentIndex(self.unit.findData(name))

    def _rows(self) -> Iterator[tuple[str, QWidget]]:
        yield tr("Measured in"), self.unit
        yield tr("Width"), self.width_field
        yield tr("Height"), self.height_field
        yield tr("Dots per inch"), self.dpi

    def _on_paper(self) -> bool:
        return self.unit.currentIndex() == 1

    def _turn(self) -> None:
        paper, page = self._on_paper(), self.unit.currentData() is not None
        for field, value in ((self.width_field, _PAPER_WIDTH if paper else FOUR_K),
                             (self.height_field, 0)):  # fmt: skip
            blocker = QSignalBlocker(field)
            field.setDecimals(1 if paper else 0)
            field.setRange(0, _MOST_PAPER if paper else MOST_SIDE)
            field.setSingleStep(1 if paper else 160)
            field.setValue(value)
            blocker.unblock()
            self._form.setRowVisible(field, not page)
        self._form.setRowVisible(self.dpi, paper or page)
        self.changed.emit()


class _PassedBy(QObject):
    """Hands the wheel on to what scrolls: passing a field must not change it."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Wheel:
            return super().eventFilter(watched, event)
        QApplication.sendEvent(self._area.verticalScrollBar(), event)
        return True


def let_pass(area: QScrollArea) -> None:
    """Let the wheel scroll wherever the pointer is in an area, and change no field in it."""
    passed = _PassedBy(area)
    for field in (*area.findChildren(QComboBox), *area.findChildren(QAbstractSpinBox)):
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(passed)


class TakingLine(QLineEdit):
    """A line in which Enter takes what was typed, and presses no button of the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        take_enter(event)


def take_enter(event: QKeyEvent) -> None:
    """Let a key that was taken press no button of the dialog, if it is Enter."""
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        event.accept()
