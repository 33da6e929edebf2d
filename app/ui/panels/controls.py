"""The small controls of panels: buttons, links, thin lines, and the sign atop a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from app.ui import icons, theme
from app.ui.panels.labels import plain_tooltip

DISC = 44


class PushButton(QPushButton):
    """A button that Enter presses as Space does, also outside a dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class ToolButton(QToolButton):
    """A small button that Enter presses as Space does; Enter and Down open the menu it has."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.menu() is not None and (is_enter or event.key() == Qt.Key.Key_Down):
            self.menu().popup(self.mapToGlobal(QPoint(0, self.height())))
        elif is_enter:
            self.click()
        else:
            super().keyPressEvent(event)


class Link(PushButton):
    """A link that leaves its panel as narrow as it is; the whole text in the tooltip."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("look", "link")
        self.setMinimumWidth(40)
        self.show_words(text)

    def show_words(self, text: str) -> None:
        """Say this from now on."""
        self.setAccessibleName(text)
        self.setText(text.replace("&", "&&"))
        self.setToolTip(plain_tooltip(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        arrow = self.fontMetrics().height() if self.menu() is not None else 0
        option.text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - 2 - arrow
        )
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


def link(text: str, do: Callable[[], object]) -> QPushButton:
    """Return a button that looks like a link."""
    button = Link(text)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(lambda _checked=False: do())
    return button


def button(text: str, do: Callable[[], object], look: str = "") -> QPushButton:
    """Return a push button."""
    made = PushButton(text)
    made.setProperty("look", look)
    made.clicked.connect(lambda _checked=False: do())
    return made


def hair() -> QFrame:
    """Return a thin line between two parts."""
    line = QFrame()
    line.setObjectName("hair")
    line.setFixedHeight(1)
    return line


class Disc(QWidget):
    """Initials on a disc, as on the map."""

    def __init__(self, initials: str, side: str) -> None:
        super().__init__()
        self.initials, self._side = initials, side
        self.setFixedSize(DISC, DISC)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"disc.{self._side}"))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawEllipse(box)
        painter.setPen(
            theme.colour("disc.on_ours" if self._side == "ours" else "disc.on_theirs")
        )
        painter.setFont(theme.font("strong", strong=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.initials)
        painter.end()


class Sign(QWidget):
    """An icon on a quiet disc, for what has no initials."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._picture: QPixmap = icons.pixmap(icon, theme.colour("text.soft"), 22)
        self.setFixedSize(DISC, DISC)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface.quiet"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.drawPixmap(QPointF((DISC - 22) / 2, (DISC - 22) / 2), self._picture)
        painter.end()
