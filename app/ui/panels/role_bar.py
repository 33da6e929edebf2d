"""One role as a line below the role wheel: how much of its points we earn."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.i18n import language, tr
from app.model.labels import label
from app.model.role_letters import LETTERS
from app.model.vocabulary import SIX_ROLES, Role
from app.ui import icons, theme
from app.ui.panels.labels import plain_tooltip
from app.ui.panels.role_share import RoleShare, words_of
from app.ui.panels.written import Written

BAR, LEAST_BAR, NAME = 62, 28, 30  # its bar, and where its name begins


class RoleBar(QAbstractButton):
    """One role as a line: badge, name, bar, points earned in percent."""

    def __init__(self, role: Role) -> None:
        super().__init__()
        self.role = role
        self._share: RoleShare | None = None
        self._name = Written("quiet", token="text.ink")
        self._earned = Written("quiet", token="text.soft", right=True)
        self._name.text = _name(role)
        self.setFixedHeight(26)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_share(None)

    def show_share(self, share: RoleShare | None) -> None:
        if share is not None and share == self._share:
            return
        self._share = share
        self.setAccessibleName(words_of(self.role, share))
        letter = tr("key {letter}", letter=LETTERS[self.role])
        self.setToolTip(plain_tooltip(f"{words_of(self.role, share)} ({letter})"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.underMouse() or self.hasFocus():
            painter.setPen(
                QPen(theme.colour("edge.focus"), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen
            )
            painter.setBrush(theme.colour("surface.hover"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        icons.stamp_badge(painter, self.role, QRectF(6, 5, 16, 16), theme.current())
        widest = _widest(language(), theme.text_size())
        right = box.right() - 34
        bar = QRectF(min(max(right - BAR, NAME + widest + 8), right - LEAST_BAR), 11, 0, 5)
        bar.setRight(right)
        self._name.place(QRect(NAME, 0, int(bar.left() - NAME - 4), 26))
        self._name.paint(painter)
        self._paint_bar(painter, bar)
        share = self._share
        counts = share is not None and share.of > 0
        self._earned.text = str(round(100 * share.share)) if share and counts else "–"
        self._earned.place(QRect(int(box.right()) - 32, 0, 26, 26))
        self._earned.paint(painter)
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("coverage.track"))
        painter.drawRoundedRect(bar, 2.5, 2.5)
        if self._share is not None and self._share.share > 0:
            painter.setBrush(theme.colour(f"role.{self.role.value}"))
            filled = QRectF(bar)
            filled.setWidth(max(bar.width() * self._share.share, 3))
            painter.drawRoundedRect(filled, 2.5, 2.5)


@lru_cache(maxsize=2)
def _widest(_language: str, _text_size: int) -> int:
    """How wide the longest name of a role is, in a language and at a size of texts."""
    metrics = QFontMetrics(theme.font("small"))
    return max(metrics.horizontalAdvance(_name(role)) for role in SIX_ROLES)


def _name(role: Role) -> str:
    words = label(role)
    return words[:1].upper() + words[1:]
