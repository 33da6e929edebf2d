"""The lines of the gap list: a widget for each, kept as long as it shows the same sort."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.ui import theme
from app.ui.panels.controls import Link, button, link
from app.ui.panels.gap_action import ActionRow
from app.ui.panels.gap_parts import GapWords, Kind, Part
from app.ui.panels.gap_row import GapRow
from app.ui.panels.labels import Elided, Label, heading
from app.ui.panels.written import show_tooltip

if TYPE_CHECKING:
    from app.analysis.gap import Key

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class GapColumn(QScrollArea):
    """Shows parts below one another; arrow keys go from line to line."""

    chosen = Signal(object)  # a gap's key
    accept_asked = Signal(object)
    dismiss_asked = Signal(object)
    why_asked = Signal(object)
    reopen_asked = Signal(object)
    contact_chosen = Signal(object)  # the contact of an action
    toggled = Signal(str)  # the name of a line that unfolds
    more_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[Key, GapRow] = {}
        self._parts: list[tuple[Part, QWidget]] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = _Lines()
        holder.setAutoFillBackground(True)  # then Qt need not paint what lies below it
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(theme.space(1.5), 0, theme.space(1), theme.space(1))
        self._column.setSpacing(2)
        self._column.addStretch()
        self.setWidget(holder)

    def show_parts(self, parts: Sequence[Part], opened: Key | None) -> None:
        """Show these parts, one of the gaps opened; a line that stays as it was is kept."""
        old, focused = self._parts, self.window().focusWidget()
        was = next((n for n, (_p, line) in enumerate(old) if _holds(line, focused)), None)
        self._parts = list(zip(parts, self._lines_for(parts, old), strict=True))
        kept = {id(widget) for _part, widget in self._parts}
        for _part, widget in old:
            if id(widget) not in kept:
                self._discard(widget)
        for place, (_part, widget) in enumerate(self._parts):
            if self._column.indexOf(widget) != place:  # `itemAt` hands out what Qt may drop
                self._column.insertWidget(place, widget)
        self._settle()
        rows = [widget for _part, widget in self._parts if isinstance(widget, GapRow)]
        self.rows = {row.words.key: row for row in rows}
        self.show_open(opened)
        if was is not None:
            self._keep_focus(old, was)

    def _settle(self) -> None:
        """Let every line have its place now: the map paints the window before Qt would."""
        for _part, line in self._parts:
            inner = line.layout()
            if inner is not None:
                inner.activate()
        self._column.activate()

    def _keep_focus(self, old: list[tuple[Part, QWidget]], was: int) -> None:
        """Keep the keyboard on the gap it was on, or where that stood, if it is gone."""
        after = {part.identity: line for part, line in self._parts}
        line = after.get(old[was][0].identity)
        if line is not None and _holds(line, self.window().focusWidget()):
            return
        places = [*range(was, len(old)), *range(was - 1, -1, -1)]
        near = (after.get(old[place][0].identity) for place in places)
        stops = (_stop(line) for line in near if line is not None)
        stop = next((one for one in stops if one is not None), None)
        if stop is not None:
            stop.show()  # now: a line that is new is not seen yet, and takes no keyboard
            stop.setFocus()
            self.show_whole(stop)

    def _lines_for(
        self, parts: Sequence[Part], old: list[tuple[Part, QWidget]]
    ) -> Iterator[QWidget]:
        """Yield a line for each part: that of the same thing, or a free one, or a new one."""
        known = {part.identity: (part, widget) for part, widget in old}
        wanted = {part.identity for part in parts}
        free: dict[Kind, list[QWidget]] = {}
        for part, widget in old:
            if part.identity not in wanted and part.kind in (Kind.GAP, Kind.ACTION):
                free.setdefault(part.kind, []).append(widget)
        for part in parts:
            before, line = known.pop(part.identity, (None, None))
            if line is None and free.get(part.kind):
                line = free[part.kind].pop()
            if line is None:
                line = self._made(part)
            elif before == part:
                pass
            elif isinstance(line, GapRow | ActionRow):
                line.show_words(part.content)
            elif part.kind is Kind.FOLD:
                _show_fold(line, part)
            else:
                self._discard(line)
                line = self._made(part)
            yield line

    def show_open(self, key: Key | None) -> None:
        """Open the line of this gap and close all others."""
        for other, row in self.rows.items():
            row.show_open(other == key)

    def show_whole(self, widget: QWidget) -> None:
        """Bring a line wholly into view."""
        self.ensureWidgetVisible(widget, 0, theme.space(1))

    def go(self, step: int) -> None:
        """Bring the keyboard to the next line, or the one before."""
        stops = [
            widget
            for _part, widget in self._parts
            if isinstance(widget, GapRow | ActionRow | QPushButton)
        ]
        focused = self.window().focusWidget()
        at = next((i for i, stop in enumerate(stops) if _holds(stop, focused)), None)
        if at is None:
            at = -1 if step > 0 else len(stops)
        if 0 <= at + step < len(stops):
            stops[at + step].setFocus(Qt.FocusReason.TabFocusReason)
            self.show_whole(stops[at + step])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # arrows go from line to line; the panel hears them

    def _made(self, part: Part) -> QWidget:
        if part.kind is Kind.GAP:
            row = GapRow(part.content)
            row.chosen.connect(self.chosen)
            row.accept_asked.connect(self.accept_asked)
            row.dismiss_asked.connect(self.dismiss_asked)
            row.why_asked.connect(self.why_asked)
            return row
        if part.kind is Kind.ACTION:
            action = ActionRow(part.content)
            action.chosen.connect(self.contact_chosen)
            return action
        if part.kind is Kind.HEADING:
            return _group_heading(part.content)
        if part.kind is Kind.FOLD:
            return self._fold(part.name, part.content, part.is_open)
        if part.kind is Kind.DECIDED:
            return self._decided_row(part.content, part.name)
        if part.kind is Kind.MORE:
            return link(part.content, self.more_asked.emit)
        return Label(part.content, "soft", wrap=True)

    def _discard(self, widget: QWidget) -> None:
        self._column.removeWidget(widget)
        widget.hide()
        widget.setObjectName("")
        widget.deleteLater()

    def _decided_row(self, words: GapWords, decision: str) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(theme.space(1), 0, theme.space(1), 0)
        line.setSpacing(theme.space(1))
        line.addWidget(Elided(words.title, "name"), 5)
        line.addWidget(Elided(decision, "quiet"), 6)
        reopen = button(tr("Reopen"), lambda: self.reopen_asked.emit(words.key))
        reopen.setAccessibleName(tr("Reopen {gap}", gap=words.title))
        line.addWidget(reopen)
        return holder

    def _fold(self, name: str, words: str, is_open: bool) -> QPushButton:
        line = _Fold(_fold_words(words, is_open))
        line.clicked.connect(lambda _checked=False: self.toggled.emit(name))
        line.left.connect(self.go)
        line.setAccessibleName(words)
        line.setObjectName(f"fold.{name}")
        return line


class _Lines(QWidget):
    """What the lines stand in; it tells their tooltips, as an edit sends each many events."""

    def event(self, event: QEvent) -> bool:
        """Tell all of a text that is cut, where it is pointed at."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            line = self.childAt(event.pos())
            while line is not None and not isinstance(line, GapRow | ActionRow):
                line = line.parentWidget()
            if line is not None:
                show_tooltip(line, event, line.mapFrom(self, event.pos()), line.texts)
                return True
        return super().event(event)


class _Fold(Link):
    """A line that unfolds; arrows leave it for the next one, as they leave a gap."""

    left = Signal(int)  # the step to go

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.left.emit(step)


def _fold_words(words: str, is_open: bool) -> str:
    return ("▾ " if is_open else "▸ ") + words


def _show_fold(line: QWidget, part: Part) -> None:
    """Let a line that unfolds say another number, or that it is open."""
    assert isinstance(line, Link), "only these unfold"
    line.show_words(_fold_words(part.content, part.is_open))
    line.setAccessibleName(part.content)


def _holds(line: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (line is focused or line.isAncestorOf(focused))


def _stop(line: QWidget) -> QWidget | None:
    """Return what of a line takes the keyboard; None where it only says something."""
    if isinstance(line, GapRow | ActionRow | QPushButton):
        return line
    return line.findChild(QPushButton)


def _group_heading(name: str) -> Label:
    """Return the name above the gaps of one person."""
    label = heading(name)
    label.setContentsMargins(theme.space(1), theme.space(0.5), 0, 0)
    return label
