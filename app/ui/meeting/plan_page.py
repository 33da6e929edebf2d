"""The plan on the wall: what is agreed, who sees to it, and when it is due."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.i18n import day, tr
from app.model.account_plan import AccountPlan
from app.ui.meeting import lettering
from app.ui.panels.agreed_words import Agreed, owner_words
from app.ui.theme import Theme

_WHAT, _WHO = 0.58, 0.22  # shares of the width; when has the rest
_MOST_LINES = 2
_MOST_GAPS = 12  # that fit below each other


class PlanPage(QWidget):
    """A page of the plan as a table in large letters."""

    def __init__(self, parent: QWidget, look: Theme) -> None:
        super().__init__(parent)
        self._wall = parent
        self.look = look
        self._rows: list[tuple[str, str, str, bool]] = []
        self._gaps: tuple[str, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_lines(
        self, lines: Sequence[Agreed], plan: AccountPlan, look: Theme, gaps: Sequence[str] = ()
    ) -> None:
        """Show what is agreed, in the colours of a theme; where it is nothing yet, the gaps
        about which something is to be agreed.
        """
        self.look, self._gaps = look, tuple(gaps)
        self._rows = [
            (
                one.text,
                owner_words(plan, one),
                tr("no date") if one.due is None else day(one.due),
                bool(one.overdue),
            )
            for one in lines
        ]
        self.setAccessibleName("\n".join(self.texts()))
        self.update()

    def texts(self) -> list[str]:
        """Return every text that can be read here."""
        if self._rows:
            return [" · ".join(row[:3]) for row in self._rows]
        return [self._nothing(), *((self._about(), *self._gaps) if self._gaps else ())]

    def _nothing(self) -> str:
        return tr("Nothing is agreed yet. N notes who does what by when.")

    def _about(self) -> str:
        return tr("Who does what about these?")

    def _paint_nothing(self, painter: QPainter, size: float) -> None:
        painter.setPen(self.look.colour("text.soft"))
        room = QRectF(self.rect())
        y = lettering.write(painter, room, self._nothing(), size) + size * 1.2
        if not self._gaps:
            return
        painter.setPen(self.look.colour("text.ink"))
        room.setTop(y)
        y = lettering.write(painter, room, self._about(), size, strong=True) + size * 0.6
        painter.setPen(self.look.colour("text.soft"))
        for text in self._gaps[:_MOST_GAPS]:
            room.setTop(y)
            shown = lettering.elided(text, size, room.width())
            y = lettering.write(painter, room, shown, size) + size * 0.4

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            size = lettering.pixels("body", self._wall.height())
            if not self._rows:
                self._paint_nothing(painter, size)
                return
            y = self._paint_heads(painter, size)
            for row in self._rows:
                y = self._paint_row(painter, row, y, size)

    def _columns(self) -> tuple[tuple[float, float], ...]:
        wide = float(self.width())
        who, when = wide * _WHAT, wide * (_WHAT + _WHO)
        gap = wide * 0.03
        return (0.0, who - gap), (who, wide * _WHO - gap), (when, wide - when)

    def _paint_heads(self, painter: QPainter, size: float) -> float:
        painter.setFont(lettering.font(size * 0.94, strong=True))
        painter.setPen(self.look.colour("text.soft"))
        heads = tr("What"), tr("Who"), tr("By when")
        for text, (left, wide) in zip(heads, self._columns(), strict=True):
            painter.drawText(QRectF(left, 0, wide, size * 1.5), 0, text)
        return size * 1.7

    def _paint_row(
        self, painter: QPainter, row: tuple[str, str, str, bool], y: float, size: float
    ) -> float:
        painter.setPen(QPen(self.look.colour("edge.hair"), 2))
        painter.drawLine(0, round(y), self.width(), round(y))
        top, lowest = y + size * 0.5, y
        tokens = "text.ink", "text.soft", "text.negative" if row[3] else "text.soft"
        for place, (left, wide) in enumerate(self._columns()):
            text = self._cut(str(row[place]), size, wide, strong=place == 0)
            painter.setPen(self.look.colour(tokens[place]))
            room = QRectF(left, top, wide, size * 4)
            strong = place == 0
            lowest = max(lowest, lettering.write(painter, room, text, size, strong=strong))
        return lowest + size * 0.5

    @staticmethod
    def _cut(text: str, size: float, wide: float, *, strong: bool) -> str:
        """A text in at most two lines, cut off between words."""
        most = lettering.tall("x", size, wide, strong=strong) * (_MOST_LINES + 0.2)
        words = text.split()
        while (
            len(words) > 1 and lettering.tall(" ".join(words), size, wide, strong=strong) > most
        ):
            words = [*words[:-2], words[-2].rstrip(",.;") + "…"]
        return " ".join(words)
