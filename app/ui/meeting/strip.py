"""The keys of a meeting on a strip over the wall."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.ui.meeting import lettering
from app.ui.meeting.keys import CUSTOMER_STRIP, STRIP
from app.ui.theme import Theme

COLUMNS = 3
KEY_SHARE = 0.27  # of a column


class KeyStrip(QWidget):
    """All keys with what they do, in columns."""

    def __init__(self, over: QWidget, look: Theme, *, for_customer: bool) -> None:
        super().__init__(over)
        self._over, self._look = over, look
        self._keys = [
            (key, tr(words))
            for key, words in STRIP
            if not for_customer or key in CUSTOMER_STRIP
        ]
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("\n".join(self.texts()))

    def texts(self) -> list[str]:
        """Return every text that can be read here."""
        return [f"{key} {words}" for key, words in self._keys]

    def place(self) -> None:
        """Lie at the foot of the wall, over its whole width."""
        size = lettering.least(self._over.height())
        rows = -(-len(self._keys) // COLUMNS)
        high = round((rows + 1) * size * 1.55)
        self.setGeometry(0, self._over.height() - high, self._over.width(), high)

    def paintEvent(self, event: QPaintEvent) -> None:
        size = lettering.least(self._over.height())
        rows = -(-len(self._keys) // COLUMNS)
        margin = size * 2.0
        wide = (self.width() - 2 * margin) / COLUMNS
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._look.colour("surface.panel"))
            painter.setPen(QPen(self._look.colour("edge.card"), 2))
            painter.drawLine(0, 0, self.width(), 0)
            for place, (key, words) in enumerate(self._keys):
                column, row = divmod(place, rows)
                box = QRectF(
                    margin + column * wide, size * (0.75 + 1.55 * row), wide, size * 1.5
                )
                painter.setPen(self._look.colour("text.link"))
                painter.setFont(lettering.font(size, strong=True))
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, key)
                painter.setPen(self._look.colour("text.ink"))
                painter.setFont(lettering.font(size))
                room = box.adjusted(wide * KEY_SHARE, 0, -size * 0.5, 0)
                shown = lettering.elided(words, size, room.width())
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
