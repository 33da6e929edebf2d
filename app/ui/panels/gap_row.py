"""One gap as a line of the list: what, why, what to do, and the points it would bring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import counted, ntr, number, tr
from app.model.vocabulary import Role
from app.ui import icons, theme
from app.ui.panels.controls import link
from app.ui.panels.gap_parts import GapWords
from app.ui.panels.labels import Label, plain_tooltip
from app.ui.panels.row_ground import CHOOSING, paint_ground
from app.ui.panels.written import Written
from app.ui.theme import Theme

SIGN_WIDTH, GAIN_WIDTH = 58, 52
HEIGHT, TITLE_HEIGHT = 37, 18  # pixels; of the closed line, and of the title in it
FLAG, BADGE, BAR = 20, 18, 3
_STRENGTH = {"critical": 1.0, "high": 0.7, "medium": 0.4, "low": 0.2}  # of the bar at the left


class GapRow(QFrame):
    """Title and gain above why and what to do; opens to all of it, and what can be decided."""

    chosen = Signal(object)  # the gap's key
    accept_asked = Signal(object)
    dismiss_asked = Signal(object)
    why_asked = Signal(object)

    def __init__(self, words: GapWords) -> None:
        super().__init__()
        self.is_open = False
        self._details: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title, self._remark = Written("name"), Written("quiet")
        self._why, self._do = Written("quiet"), Written("action")
        self._gain = Written("gain", right=True)
        self.texts = (self._title, self._remark, self._gain, self._why, self._do)
        self._placed: tuple[int, bool] | None = None  # for which width, and whether open
        self._kept: tuple[object, QPixmap] | None = None  # what it shows closed
        self._column = QVBoxLayout(self)  # below what is painted: the details
        self._column.setContentsMargins(theme.space(1), theme.grown(HEIGHT), theme.space(1), 0)
        self._column.setSpacing(0)
        self.show_words(words)

    def show_words(self, words: GapWords) -> None:
        """Show another gap, or the same in other words."""
        self.words = words
        remarks = [tr("next step")] if words.is_next_step else []
        remarks += [words.under] if words.under else []
        remarks += [closes_words(len(words.closes))] if words.closes else []
        gain = gain_words(words.gain) if words.gain else ""
        self._title.text, self._gain.text = words.title, gain
        self._remark.text = " · ".join(remarks)
        self._remark.tooltip = closes_tooltip(words.closes)
        self._why.text = words.why
        self._do.text = "" if words.parked or words.is_said_above else words.do
        said = [words.title, *remarks, words.why, words.do]
        if gain:
            said.append(ntr("{points} point", "{points} points", counted(gain), points=gain))
        self.setAccessibleName(". ".join(part.rstrip(".") for part in said if part))
        if self._details is not None:
            self._column.removeWidget(self._details)
            self._details.hide()
            self._details.deleteLater()
            self._details = None
        self._placed = None
        self.update()

    def seen(self) -> list[str]:
        """Return the texts of the line as they are painted, cut where there is no room."""
        self._place()
        return [one.shown for one in self.texts if one.shown]

    def told(self) -> list[str]:
        """Return the texts of the line that are painted, each whole."""
        self._place()
        return [one.text for one in self.texts if one.shown]

    def show_open(self, on: bool) -> None:
        """Open the line, or close it again."""
        if on == self.is_open and (not on or self._details is not None):
            return
        self.is_open = on
        if on and self._details is None:
            self._details = self._made_details()
            self._column.addWidget(self._details)
        if self._details is not None:
            self._details.setVisible(on)
        self.update()

    def _place(self) -> None:
        """Give every text its box; opened, the line says its title only."""
        width = self.width()
        if self._placed == (width, self.is_open):
            return
        self._placed = width, self.is_open
        gap, high = theme.space(1), theme.grown(TITLE_HEIGHT)
        left, right = 2 * gap + SIGN_WIDTH, width - gap
        top = (theme.grown(HEIGHT) - high) // 2 if self.is_open else 1
        edge = right - theme.grown(GAIN_WIDTH)
        self._gain.place(QRect(edge, top, right - edge, high))
        wide = self._remark.wanted()
        self._remark.place(QRect(edge - gap - wide, top, wide, high))
        self._title.place(QRect(left, top, edge - 2 * gap - wide - left, high))
        between = 2 * gap if self._do.text else 0
        room = 0 if self.is_open else max(right - left - between, 0)
        share = round(room * 5 / 11) if self._do.text else room
        below, high = top + high, self._why.height()
        self._why.place(QRect(left, below, share, high))
        self._do.place(QRect(left + share + between, below, room - share, high))

    def _made_details(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(SIGN_WIDTH + theme.space(1), 0, GAIN_WIDTH, theme.space(1))
        column.setSpacing(theme.space(0.5))
        column.addWidget(Label(self.words.why, "soft", wrap=True))
        if self.words.do:
            column.addWidget(
                Label(self.words.do, "soft" if self.words.parked else "link", wrap=True)
            )
        row = QHBoxLayout()
        row.setSpacing(theme.space(1))
        for text, signal in (
            (tr("Accept until…"), self.accept_asked),
            (tr("Dismiss because…"), self.dismiss_asked),
        ):
            button = QPushButton(text)
            button.clicked.connect(lambda _=False, ask=signal: ask.emit(self.words.key))
            row.addWidget(button)
        row.addSpacing(theme.space(1))
        why = link(tr("Why this gap?"), lambda: self.why_asked.emit(self.words.key))
        row.addWidget(why)
        row.addStretch()
        column.addSpacing(theme.space(0.5))
        column.addLayout(row)
        return holder

    # -- pointer, keys and painting

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(self.words.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CHOOSING:
            self.chosen.emit(self.words.key)
        else:
            super().keyPressEvent(event)  # the panel knows the other keys

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        words, look, ratio = self.words, theme.current().name, self.devicePixelRatioF()
        signs = _Signs(words.band, words.number, words.role)
        picture = _picture(signs, look, theme.grown(HEIGHT), ratio)
        with QPainter(self) as painter:
            if self.is_open:
                self._paint_texts(painter)
            else:
                painter.drawPixmap(0, 0, self._closed(look, ratio))
            painter.drawPixmap(theme.space(1), 0, picture)

    def _closed(self, look: str, ratio: float) -> QPixmap:
        """The closed line without its signs: an edit moves most lines and rewords few."""
        self._place()
        state = self.hasFocus(), self.underMouse()
        shows = *(one.shown for one in self.texts), self.size(), state, look, ratio
        if self._kept is None or self._kept[0] != shows:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(theme.colour("surface.panel"))
            with QPainter(picture) as painter:
                self._paint_texts(painter)
            self._kept = shows, picture
        return self._kept[1]

    def _paint_texts(self, painter: QPainter) -> None:
        self._place()
        paint_ground(painter, self, is_open=self.is_open)
        for text in self.texts:
            text.paint(painter)


@dataclass(frozen=True, slots=True)
class _Signs:
    """What is painted at the left of a line."""

    band: str
    number: int | None
    role: Role | None

    def paint(self, painter: QPainter, look: Theme, middle: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("flag.fill", _STRENGTH.get(self.band, 0.2)))
        painter.drawRoundedRect(QRectF(0, middle - 10, BAR, 20), 1.5, 1.5)
        if self.number is not None:
            painter.setBrush(look.colour("flag.fill"))
            disc = QRectF(BAR + 7, middle - FLAG / 2, FLAG, FLAG)
            painter.drawEllipse(disc)
            painter.setPen(look.colour("flag.text"))
            painter.setFont(theme.font("caption", strong=True))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self.number))
        sign = QRectF(SIGN_WIDTH - BADGE - 4, middle - BADGE / 2, BADGE, BADGE)
        if self.role is not None:
            icons.stamp_badge(painter, self.role, sign, look)
        else:
            icons.draw(painter, "users", sign, look.colour("text.soft"))


@lru_cache(maxsize=128)
def _picture(signs: _Signs, look: str, high: int, ratio: float) -> QPixmap:
    """Return signs as a picture, since an edit moves them from line to line."""
    picture = QPixmap(round(SIGN_WIDTH * ratio), round(high * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        signs.paint(painter, theme.loaded(look), high / 2)
    return picture


def closes_words(count: int, here: int | None = None) -> str:
    """Return how many gaps one action closes, and how many of them stand right below it."""
    if here is None or here == count:
        return ntr("closes {count} gap", "closes {count} gaps", count)
    if not here:
        return ntr("closes {count} gap, further on", "closes {count} gaps, further on", count)
    return tr(
        "closes {count} gaps: {here} below, {elsewhere} further on",
        count=count,
        here=here,
        elsewhere=count - here,
    )


def closes_tooltip(titles: Sequence[str]) -> str:
    """Return which gaps one action closes, and how that is counted; empty for none."""
    if not titles:
        return ""
    how = tr(
        "Counted as if only this is done, today. In a plan it can be another number: there "
        "everything is done together, and a gap counts once."
    )
    return plain_tooltip("\n".join((*titles, "", how)))


def gain_words(points: float) -> str:
    """Return points to win with their sign; what rounds to nothing says so."""
    whole = number(points)
    return tr("under 1") if whole == number(0) else f"+{whole}"
