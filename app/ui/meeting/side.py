"""What stands beside the map on the wall: roles, who knows how many, or why and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.analysis.story import Row, Step
from app.i18n import number, tr
from app.ui import icons
from app.ui.meeting import about_person, lettering
from app.ui.meeting.about_person import Paragraph
from app.ui.meeting.score_words import LEAST_TOLD, change_words, unknown_words
from app.ui.theme import Theme

_BADGE, _BETWEEN, _LEAST_BAR = 1.5, 0.4, 1.5  # of a row, in heights of its letters
_ROW = 1.45  # of the letters: how high a row is
_SCORE = 1.7  # of its letters, how high the score is with what stands above it
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Beside:
    """What is beside a step: its words, and the score before and after."""

    step: Step
    scores: tuple[float | None, float | None] = (None, None)
    supposed: bool = False
    extra: tuple[str, ...] = ()  # what is said of who is in hand
    person: tuple[Paragraph, ...] = ()  # of who is looked at closely, instead of the step


class SidePanel(QWidget):
    """Paints one step's words; what is too long for the wall ends at a whole sentence."""

    def __init__(self, parent: QWidget, look: Theme) -> None:
        super().__init__(parent)
        self._wall = parent
        self.look = look
        self._beside: Beside | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_step(self, beside: Beside | None, look: Theme) -> None:
        """Show the words of a step; None: none."""
        self._beside, self.look = beside, look
        words = "\n".join(self.texts())
        self.setAccessibleName(words)
        self.update()

    def texts(self) -> list[str]:
        """Return every text that can be read here."""
        if self._beside is None:
            return []
        step = self._beside.step
        rows = [f"{row.text} {row.value}" for row in step.rows]
        score = self._score_words()
        if self._beside.person:
            told = [text for paragraph in self._beside.person for text in paragraph]
            return [text for text in (*told, score) if text]
        said = [
            step.why,
            step.todo,
            *self._beside.extra,
            score,
            self._unknown() if score else "",
        ]
        return [text for text in (*rows, *said) if text]

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._beside is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._beside.person:
                self._paint_person(painter)
            elif self._beside.step.rows:
                self._paint_rows(painter, self._beside.step)
            else:
                self._paint_gap(painter, self._beside.step)

    # -- an overview

    def _paint_rows(self, painter: QPainter, step: Step) -> None:
        wall = self._wall.height()
        told = (step.why, *(self._beside.extra if self._beside else ()))
        low = self.height() - (_SCORE * lettering.pixels("score", wall)) * bool(
            self._score_words()
        )
        sizes = lettering.pixels("body", wall), lettering.least(wall)
        rows, size = fitted_rows(step.rows, told, self.width(), low, sizes)
        y = 0.0
        for row in rows:
            y = self._paint_row(painter, row, y, size)
        painter.setPen(self.look.colour("text.soft"))
        y += size * 0.6
        for text in told:
            room = QRectF(0, y, self.width(), max(self.height() - y, 0))
            y = lettering.write(painter, room, text, size) + size * 0.4
        self._paint_score(painter, y + size, lettering.pixels("score", self._wall.height()))

    def _paint_row(self, painter: QPainter, row: Row, y: float, size: float) -> float:
        """One line: badge, name, a bar or a figure at the right; names stand below."""
        high, left = size * _ROW, 0.0
        if row.role is not None:
            painter.setOpacity(0.3 if row.weak else 1.0)
            badge = QRectF(0, y + (high - size) / 2, size, size)
            icons.draw_badge(painter, row.role, badge, self.look)
            painter.setOpacity(1.0)
            left = size * _BADGE
        names = has_names(row)
        painter.setPen(self.look.colour("text.faint" if row.weak else "text.ink"))
        painter.setFont(lettering.font(size, strong=True))
        bar = bar_room(self._rows(), self.width(), size)
        end = self.width() if names else name_end(row, bar, self.width(), size)
        name_room = end - left
        name = lettering.elided(row.text, size, name_room, strong=True)
        painter.drawText(QRectF(left, y, name_room, high), Qt.AlignmentFlag.AlignVCenter, name)
        if names:
            painter.setPen(self.look.colour("text.faint" if row.weak else "text.soft"))
            room = QRectF(left, y + high, self.width() - left, size * 4)
            lettering.write(painter, room, row.value, size)
            return y + row_height(row, self.width(), size)
        if has_bar(row):
            self._paint_bar(painter, row, y + high / 2, bar, size)
        painter.setFont(lettering.font(size, strong=True))
        painter.setPen(self.look.colour("text.faint" if row.weak else "text.ink"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(0, y, self.width(), high), flags, row.value)
        return y + row_height(row, self.width(), size)

    def _rows(self) -> tuple[Row, ...]:
        return self._beside.step.rows if self._beside else ()

    def _paint_bar(
        self, painter: QPainter, row: Row, middle: float, room: tuple[float, float], size: float
    ) -> None:
        left, right = room
        bar = QRectF(left, middle - size * 0.16, max(right - left, 0), size * 0.32)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("coverage.track"))
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        if row.share:
            bar.setWidth(max(bar.width() * min(row.share, 1.0), bar.height()))
            painter.setBrush(self.look.colour("coverage.fair"))
            painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)

    # -- somebody who is looked at closely

    def _paint_person(self, painter: QPainter) -> None:
        assert self._beside is not None, "asked by who knows"
        score = lettering.pixels("score", self._wall.height())
        high = self.height() - (_SCORE * score) * bool(self._score_words())
        room = QRectF(0, 0, self.width(), high)
        about_person.paint(painter, self._beside.person, room, self.look, self._wall.height())
        self._paint_score(painter, high, score)

    # -- a gap

    def _paint_gap(self, painter: QPainter, step: Step) -> None:
        wall, width = self._wall.height(), self.width()
        score = lettering.pixels("score", wall)
        low = self.height() - score * _SCORE - self._unknown_high()
        extra = self._beside.extra if self._beside else ()
        sizes = (lettering.pixels("body", wall), lettering.least(wall))
        why, todo, size = fitted(step.why, step.todo, width, low, sizes, extra=extra)
        y = self._paragraph(painter, tr("Why") if step.key else "", why, 0.0, size)
        if step.todo and not step.closed:
            y = self._paragraph(painter, tr("Do"), todo, y, size)
        painter.setPen(self.look.colour("text.link"))
        for text in extra:
            room = QRectF(0, y, width, max(self.height() - y, 0))
            y = lettering.write(painter, room, text, size, strong=True) + size * 0.4
        self._paint_score(painter, y, score)

    def _paragraph(
        self, painter: QPainter, head: str, text: str, y: float, size: float
    ) -> float:
        if not text:
            return y
        large = max(size, lettering.pixels("heading", self._wall.height()))
        painter.setPen(self.look.colour("text.ink"))
        room = QRectF(0, y, self.width(), max(self.height() - y, 1))
        if head:
            y = lettering.write(painter, room, head, large, strong=True) + size * 0.2
        painter.setPen(self.look.colour("text.soft"))
        room = QRectF(0, y, self.width(), max(self.height() - y, 1))
        return lettering.write(painter, room, text, size) + size * 0.9

    def _paint_score(self, painter: QPainter, y: float, score: float) -> None:
        words = self._score_words()
        if not words or self._beside is None:
            return
        small = lettering.pixels("small", self._wall.height())
        y = min(y, self.height() - _SCORE * score - self._unknown_high())
        painter.setFont(lettering.font(small))
        painter.setPen(self.look.colour("text.soft"))
        head = tr("Score, if") if self._beside.supposed else tr("Score")
        painter.drawText(QRectF(0, y, self.width(), small * 1.3), 0, head)
        before, after = self._beside.scores
        better = before is not None and after is not None and after - before >= LEAST_TOLD
        painter.setPen(self.look.colour("text.positive" if better else "text.ink"))
        painter.setFont(lettering.font(score, strong=True))
        room = QRectF(0, y + small * 1.1, self.width(), score * 1.3)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(self.look.colour("text.soft"))
        below = QRectF(0, room.bottom(), self.width(), max(self.height() - room.bottom(), 1))
        lettering.write(painter, below, self._unknown(), small)

    def _unknown(self) -> str:
        """Why nothing is told of what closing the gap brings, where a room would ask."""
        if self._beside is None or self._beside.supposed:
            return ""
        return unknown_words(self._beside.step)

    def _unknown_high(self) -> float:
        small = lettering.pixels("small", self._wall.height())
        return lettering.tall(self._unknown(), small, self.width())

    def _score_words(self) -> str:
        if self._beside is None:
            return ""
        before, after = self._beside.scores
        if before is None or (self._beside.person and not self._beside.supposed):
            return ""
        alone = self._beside.step.closed or self._beside.step.rows
        if alone and not self._beside.supposed:
            return number(before)
        if after is None and not self._beside.step.todo:
            return ""
        return change_words(before, after)


def fitted_rows(
    rows: Sequence[Row],
    told: Iterable[str],
    width: float,
    high: float,
    sizes: tuple[int, int],
) -> tuple[tuple[Row, ...], int]:
    """Return rows and their size so that they fit with what is told below: smaller, then fewer.

    `sizes` are the largest and the smallest.
    """
    kept, texts = tuple(rows), tuple(told)

    def needed(size: int) -> float:
        below = sum(lettering.tall(text, size, width) + size * 0.4 for text in texts)
        return sum(row_height(row, width, size) for row in kept) + below + size * 1.6

    largest, smallest = sizes
    size = next((s for s in range(largest, smallest, -1) if needed(s) <= high), smallest)
    while kept and needed(size) > high:
        kept = kept[:-1]
    return kept, size


def row_height(row: Row, width: float, size: float) -> float:
    """Return how high a row is, with the names below it where it has some."""
    if not has_names(row):
        return size * (_ROW + 0.15)
    room = width - size * _BADGE
    return size * (_ROW + 0.35) + lettering.tall(row.value, size, room)


def has_names(row: Row) -> bool:
    """Return whether names stand below a row; a figure or a bar stands beside it."""
    return row.role is not None and row.share is None


def has_bar(row: Row) -> bool:
    """Return whether a share is drawn: nobody at all is no share."""
    return row.share is not None and not row.weak


def bar_room(rows: Iterable[Row], width: float, size: float) -> tuple[float, float]:
    """Return where all bars begin and end: after the longest name, before the longest share."""
    drawn = [row for row in rows if has_bar(row)]
    name = max((lettering.wide(row.text, size) for row in drawn), default=0.0)
    share = max((lettering.wide(row.value, size) for row in drawn), default=0.0)
    end = width - share - size * _BETWEEN
    begin = max(width * 0.58, size * (_BADGE + _BETWEEN) + name)
    return min(begin, end - size * _LEAST_BAR), end


def name_end(row: Row, bar: tuple[float, float], width: float, size: float) -> float:
    """Return up to where a row's name may run: its bar, or the figure at the right."""
    end = bar[0] if has_bar(row) else width - lettering.wide(row.value, size)
    return end - size * _BETWEEN


def fitted(
    why: str,
    todo: str,
    width: float,
    high: float,
    sizes: tuple[int, int],
    *,
    extra: tuple[str, ...] = (),
) -> tuple[str, str, int]:
    """Return both texts and their size so that they fit: smaller first, then fewer sentences.

    At least the first sentence of each remains; the presenter reads the whole.
    """
    largest, smallest = sizes

    def needed(size: int) -> float:
        heads = 2 * (1.5 * largest + 1.1 * size)
        texts = sum(lettering.tall(text, size, width) for text in (why, todo))
        more = sum(lettering.tall(t, size, width, strong=True) + size * 0.4 for t in extra)
        return heads + texts + more

    size = next((s for s in range(largest, smallest, -1) if needed(s) <= high), smallest)
    while needed(size) > high:
        reasons, deeds = _SENTENCE.split(why), _SENTENCE.split(todo)
        if len(reasons) > 1 and len(reasons) >= len(deeds):
            why = " ".join(reasons[:-1])
        elif len(deeds) > 1:
            todo = " ".join(deeds[:-1])
        else:
            break
    return why, todo, size
