"""The texts of a panel: headings, names, quiet lines; plain text, whatever is in them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui import theme

_FONTS: dict[str, tuple[str, bool]] = {  # look -> size named in shared.toml, and whether strong
    "heading": ("caption", True),
    "display": ("display", True),
    "page": ("heading", True),
    "title": ("title", True),
    "name": ("body", True),
    "quiet": ("small", False),
    "small": ("caption", False),
    "action": ("small", False),
    "gain": ("body", True),
    "key": ("small", True),
}
HEADING_SPACING = 1.1  # pixels between the capitals of a heading


class Label(QLabel):
    """A plain text in one of the looks of the style sheet: heading, name, quiet, and so on."""

    def __init__(
        self,
        text: str = "",
        look: str = "text",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look)
        self.setFont(font_of(look))
        self.setWordWrap(wrap)
        self.setText(text)


class Elided(Label):
    """One line that ends in … where there is no room; the whole text is its tooltip."""

    def __init__(self, text: str = "", look: str = "text", *, grows: bool = True) -> None:
        self._whole = text
        super().__init__(text, look)
        width = QSizePolicy.Policy.Ignored if grows else QSizePolicy.Policy.Maximum
        self.setSizePolicy(width, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        if text == self._whole:
            return
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    def whole(self) -> str:
        """Return the text as it was given, whatever of it is seen."""
        return self._whole

    def sizeHint(self) -> QSize:
        return QSize(
            self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height()
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def shown(self) -> str:
        """Return what of the text is seen in the room there is."""
        metrics: QFontMetrics = self.fontMetrics()
        return metrics.elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 0)
        )

    def _fit(self) -> None:
        shown = self.shown()
        super().setText(shown)
        self.setToolTip(plain_tooltip(self._whole) if shown != self._whole else "")


def font_of(look: str) -> QFont:
    """Return what a text of this look is written in, as large as texts are now."""
    size, strong = _FONTS.get(look, ("body", False))
    font = theme.font(size, strong=strong)
    if look == "heading":
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, HEADING_SPACING)
    return font


def heading(text: str) -> Label:
    """Return the heading of a section: small, spaced capitals."""
    label = Label(text.upper(), "heading")
    label.setAccessibleName(text)
    return label


def plain_tooltip(text: str) -> str:
    """Return a tooltip that shows the text as it is; Qt would read markup in it otherwise."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p style='white-space:pre-wrap'>{escaped}</p>" if text else ""
