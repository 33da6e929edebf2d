"""Parts of a page that are folded until somebody opens them; what was opened stays so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from app.ui import icons, theme

HEIGHT, CHEVRON, CORNER = 30, 14, 6  # pixels
_OPENED: set[str] = set()  # names of the folds that were opened since the program began


def forget() -> None:
    """Fold everything again, as at the start of the program."""
    _OPENED.clear()


def keep_open(name: str, *, on: bool = True) -> None:
    """Let the folds of a name be open, or folded, from now on."""
    if on:
        _OPENED.add(name)
    else:
        _OPENED.discard(name)


def is_open(name: str) -> bool:
    return name in _OPENED


class Fold(QWidget):
    """A title that opens what is below it; that is built when it is opened first."""

    turned = Signal()  # what is below was shown or folded

    def __init__(self, name: str, title: str, remark: str, build: Callable[[], None]) -> None:
        super().__init__()
        self.name = name
        self._build: Callable[[], None] | None = build
        self.header = _Header(title, remark)
        self.header.setProperty("place", f"fold.{name}")
        self.header.setObjectName(f"fold.{name}")
        self.header.clicked.connect(self._on_click)
        self._body = QWidget()
        self._body.setVisible(False)
        self.inside = QVBoxLayout(self._body)
        self.inside.setContentsMargins(0, 0, 0, theme.space(1))
        self.inside.setSpacing(theme.space(0.75))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._body)

    def open(self, *, on: bool = True) -> None:
        """Show what is folded, or fold it again."""
        if on and self._build is not None:
            build, self._build = self._build, None
            build()
        self.header.setChecked(on)
        self._body.setVisible(on)
        self.turned.emit()

    def _on_click(self) -> None:
        opened = self.header.isChecked()
        keep_open(self.name, on=opened)
        self.open(on=opened)


class _Header(QAbstractButton):
    """A chevron, the title, and quietly what is in there."""

    def __init__(self, title: str, remark: str) -> None:
        super().__init__()
        self.title, self.remark = title, remark
        self.setCheckable(True)
        self.setFixedHeight(theme.grown(HEIGHT))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{title}, {remark}" if remark else title)

    def sizeHint(self) -> QSize:
        return QSize(80, theme.grown(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0, 1, -1, -1)
        if self.underMouse() or self.hasFocus():
            painter.setPen(
                QPen(theme.colour("edge.focus")) if self.hasFocus() else Qt.PenStyle.NoPen
            )
            painter.setBrush(theme.colour("surface.hover"))
            painter.drawRoundedRect(box, CORNER, CORNER)
        sign = QRectF(2, box.center().y() - CHEVRON / 2, CHEVRON, CHEVRON)
        open_ = "chevron-down" if self.isChecked() else "chevron-right"
        icons.draw(painter, open_, sign, theme.colour("text.faint"))
        room = box.adjusted(CHEVRON + 8, 0, -4, 0)
        painter.setFont(theme.font("body", strong=True))
        painter.setPen(theme.colour("text.soft"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.title)
        used = painter.fontMetrics().horizontalAdvance(self.title) + 10
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text.faint"))
        left = room.adjusted(used, 0, 0, 0)
        words = painter.fontMetrics().elidedText(
            self.remark, Qt.TextElideMode.ElideRight, int(max(left.width(), 0))
        )
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(left, side, words)
        painter.end()
