"""The fields of the house style: a colour with its contrast, a typeface, a picture as PNG."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSignalBlocker, Signal
from PySide6.QtGui import QColor, QFontDatabase, QImage
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import i18n
from app.errors import UserError
from app.i18n import tr
from app.ui import house_logo, theme
from app.ui.panels.controls import button
from app.ui.panels.fields import TextField
from app.ui.panels.labels import Label
from app.ui.proposal_look import READABLE

_MOST_BYTES = 20_000_000  # of a picture that is read at all
_SWATCH, _CODE = 28, 112  # pixels; the second at 100 %


class ColourField(QWidget):
    """A colour as #1a2b3c, chosen or typed; says whether white text can be read on it."""

    committed = Signal(object)  # str, or None for no colour

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._value: str | None = None
        self.edit = TextField(name, hint="#1a2b3c")
        self.edit.setFixedWidth(theme.grown(_CODE))
        self.swatch = QPushButton()
        self.swatch.setFixedSize(_SWATCH, _SWATCH)
        self.swatch.setAutoDefault(False)
        self.swatch.setAccessibleName(tr("Choose: {name}", name=name))
        self.swatch.clicked.connect(self._choose)
        self.clear = button(tr("None"), lambda: self.committed.emit(None))
        self.clear.setAccessibleName(tr("No colour: {name}", name=name))
        self.contrast = Label("", "quiet", wrap=True)
        self.edit.committed.connect(lambda text: self.committed.emit(str(text) or None))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.swatch, self.edit, self.clear):
            row.addWidget(part)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(0.5))
        column.addLayout(row)
        column.addWidget(self.contrast)
        self.setFocusProxy(self.edit)
        self.show_value(None)

    def show_value(self, value: str | None) -> None:
        """Show a colour, and how well white text can be read on it."""
        self._value = value
        self.edit.show_value(value or "")
        fill = value or theme.colour("surface.field").name()
        edge = theme.colour("edge.field").name()
        self.swatch.setStyleSheet(
            f"background: {fill}; border: 1px solid {edge}; border-radius: 4px;"
            " padding: 0; min-height: 0;"
        )
        self.clear.setVisible(value is not None)
        self.contrast.setText("" if value is None else contrast_words(value))
        self.contrast.setVisible(value is not None)

    def _choose(self) -> None:
        first = QColor(self._value or theme.colour("accent.fill"))
        chosen = QColorDialog.getColor(first, self, self._name)
        if chosen.isValid():
            self.committed.emit(chosen.name())


def contrast_words(colour: str) -> str:
    """Return whether white text can be read on a colour, by WCAG 2 AA."""
    ratio = theme.contrast(QColor("white"), QColor(colour))
    figure = i18n.number(ratio, 1)
    if ratio >= READABLE:
        return tr("White text on it can be read: contrast {ratio} to 1.", ratio=figure)
    return tr(
        "White text on it can hardly be read: contrast {ratio} to 1, {least} at least. "
        "Text on it becomes dark.",
        ratio=figure,
        least=i18n.number(READABLE, 1),
    )


class FamilyField(QComboBox):
    """A typeface of this computer, or the program's own."""

    committed = Signal(object)  # str, or None for the program's own

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.addItem(tr("The program's own ({name})", name=theme.family()), None)
        for family in QFontDatabase.families():
            if not family.startswith(".") and family != theme.family():
                self.addItem(family, family)
        self.activated.connect(lambda _at: self.committed.emit(self.currentData()))

    def show_value(self, family: str | None) -> None:
        """Show a typeface, also one that this computer does not have."""
        with QSignalBlocker(self):
            at = self.findData(family) if family else 0
            if at < 0:
                self.addItem(tr("{name} (not on this computer)", name=family), family)
                at = self.count() - 1
            self.setCurrentIndex(at)


def as_png(path: Path) -> bytes:
    """Return a picture file as a logo is kept: an SVG as it is, anything else as PNG.

    Raises UserError for what cannot be read, and for what is no picture.
    """
    try:
        large = path.stat().st_size > _MOST_BYTES
        content = b"" if large else path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError(
            tr("{name} could not be read: {reason}.", name=path.name, reason=reason)
        ) from error
    if path.suffix.lower() == ".svg":
        return content
    read = QImage.fromData(content)
    if read.isNull():
        raise UserError(tr("{name} is no picture that can be shown.", name=path.name))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = house_logo.as_shown(read)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # wants bytes, takes str
    return bytes(buffer.data().data())
