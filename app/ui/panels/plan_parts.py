"""What stands between the lines of a plan: both plans to choose from, room, notices, folds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.model.values import Id
from app.ui import theme
from app.ui.panels.controls import link
from app.ui.panels.labels import Label

MOST_CONTACTS, MOST_SLOTS = 20, 20
ACROSS, REMARK = 260, 120  # pixels for one colleague with a number, and for what it holds


class PlanChoice(QWidget):
    """The two plans side by side, each with what it changes; one of them is shown."""

    chosen = Signal(bool)  # the plan for the score alone

    def __init__(self, plans: Sequence[tuple[str, str]], *, score_only: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, theme.space(0.5))
        row.setSpacing(theme.space(1))
        self.cards = [_PlanCard(title, totals) for title, totals in plans]
        for card in self.cards:
            row.addWidget(card, 1)
        for place, card in enumerate(self.cards):
            card.show_chosen(on=bool(place) == score_only)
            card.radio.clicked.connect(
                lambda _=False, last=bool(place): self.choose(score_only=last)
            )

    def choose(self, *, score_only: bool) -> None:
        """Tell which plan is wanted."""
        for place, card in enumerate(self.cards):
            card.show_chosen(on=bool(place) == score_only)
        self.chosen.emit(score_only)


class _PlanCard(QFrame):
    """One plan to choose; all of the card is the button."""

    def __init__(self, title: str, totals: str) -> None:
        super().__init__()
        self.setObjectName("choice")
        self.radio = QRadioButton(title)
        self.radio.setAutoExclusive(False)
        self.radio.setFont(theme.font("body", strong=True))
        self.radio.setAccessibleDescription(totals)
        text = Label(totals, "quiet", wrap=True)
        text.setContentsMargins(theme.space(2.5) - 2, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(
            theme.space(1), theme.space(0.5), theme.space(1), theme.space(0.5)
        )
        column.setSpacing(0)
        column.addWidget(self.radio)
        text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        column.addWidget(text)  # without a stretch below, with which the card would grow

    def show_chosen(self, *, on: bool) -> None:
        with QSignalBlocker(self.radio):
            self.radio.setChecked(on)
        fill = theme.colour("accent.quiet" if on else "surface.panel").name()
        edge = theme.colour("accent.fill" if on else "edge.card").name()
        self.setStyleSheet(
            f"QFrame#choice {{ background: {fill}; border: 1px solid {edge};"
            " border-radius: 8px; }"
            "QFrame#choice QLabel { background: transparent; }"
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
        self.radio.click()
        event.accept()


class CountField(QSpinBox):
    """A small number; scrolling past it does not change it."""

    def __init__(self, name: str, least: int, most: int, value: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(least, most)
        self.setValue(value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Room(QWidget):
    """How many contacts each colleague has room for, and how many of them are agreed already.

    The number can be changed for this round.
    """

    changed = Signal(str, int)

    def __init__(
        self,
        people: Mapping[Id, str],
        slots: Mapping[Id, int],
        agreed: Mapping[Id, int],
        width: int,
    ) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.space(1.5), 0, theme.space(1.5), theme.space(0.5))
        grid.setHorizontalSpacing(theme.space(1))
        grid.setVerticalSpacing(theme.space(0.5))
        columns = max(1, width // (ACROSS + (REMARK if any(agreed.values()) else 0)))
        self.fields: dict[Id, CountField] = {}
        for place, (id, name) in enumerate(people.items()):
            field = CountField(
                tr("Room of {name}", name=name),
                0,
                MOST_SLOTS,
                min(max(slots.get(id, 0), agreed.get(id, 0)), MOST_SLOTS),
            )
            field.valueChanged.connect(lambda value, id=id: self.changed.emit(id, value))
            self.fields[id] = field
            across = 3 * (place % columns)
            grid.addWidget(Label(name, "soft"), place // columns, across)
            grid.addWidget(field, place // columns, across + 1)
            if agreed.get(id):
                said = tr("of which {count} agreed", count=agreed[id])
                field.setAccessibleDescription(said)
                grid.addWidget(Label(said, "quiet"), place // columns, across + 2)
        grid.setColumnStretch(3 * columns, 1)


def notice(words: str, do: str = "", act: Callable[[], object] | None = None) -> QFrame:
    """Return a line that asks for attention, with what one can do about it."""
    frame = QFrame()
    frame.setObjectName("notice")
    line = QHBoxLayout(frame)
    line.setContentsMargins(
        theme.space(1.5), theme.space(0.5), theme.space(1), theme.space(0.5)
    )
    line.addWidget(Label(words, "notice", wrap=True), 1)
    if act is not None:
        line.addWidget(link(do, act))
    return frame


def fold(name: str, words: str, *, is_open: bool, toggle: Callable[[], object]) -> QPushButton:
    """Return the line that unfolds what stands below it."""
    made = link(("▾ " if is_open else "▸ ") + words, toggle)
    made.setAccessibleName(words)
    made.setObjectName(f"fold.{name}")
    return made


Told = tuple[type[QWidget], str, str]  # what one of two widgets is known by that stand for one


def told(widget: QWidget) -> Told:
    """Return what a widget is known by; what is made anew in its place is told the same."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return type(widget), widget.objectName(), widget.accessibleName() or text


def twin(part: QWidget, known: Told) -> QWidget | None:
    """Return the widget in a part that was made anew in place of another."""
    inside = (part, *part.findChildren(QWidget))
    return next((one for one in inside if told(one) == known), None)


class Column(QScrollArea):
    """Things below one another, all of which are put there at once."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        holder.setObjectName("panel")
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(theme.space(1.5), 0, theme.space(1), theme.space(1))
        self._column.setSpacing(theme.space(0.5))
        self._column.addStretch()
        self._parts: list[QWidget] = []
        self._wanted: QWidget | None = None  # what is to be seen from its top on
        self.setWidget(holder)
        self.verticalScrollBar().rangeChanged.connect(self._show_wanted)
        self.verticalScrollBar().actionTriggered.connect(self._forget_wanted)

    def show_parts(self, parts: Sequence[QWidget]) -> None:
        """Show these from now on; what stood there and is not among them goes."""
        place_of_bar = self.verticalScrollBar().value()
        self._forget_wanted()
        focused = self.focused()
        known = None if focused is None or self._part_of(focused) in parts else told(focused)
        for part in self._parts:
            self._column.removeWidget(part)
            if part not in parts:
                part.hide()
                part.setObjectName("")
                part.deleteLater()
        self._column.setEnabled(False)  # each part that is shown would have all laid out anew
        for place, part in enumerate(parts):
            self._column.insertWidget(place, part)
            part.show()  # now: what is not seen yet takes no keyboard
        self._column.setEnabled(True)
        self._column.activate()
        self._parts = list(parts)
        again = (
            None if known is None else next(filter(None, (twin(p, known) for p in parts)), None)
        )
        if again is not None:
            again.setFocus()
        self.verticalScrollBar().setValue(place_of_bar)

    def focused(self) -> QWidget | None:
        """Return what has the keyboard among the parts that are there."""
        found: QWidget | None = self.window().focusWidget()
        if found is None or self._part_of(found) is None:
            return None
        return found

    def _part_of(self, widget: QWidget) -> QWidget | None:
        return next((p for p in self._parts if p is widget or p.isAncestorOf(widget)), None)

    def show_from_top(self, part: QWidget) -> None:
        """Bring a part to the top; it may still be growing, as a line that was just opened."""
        self._wanted = part
        self._show_wanted()

    def _show_wanted(self) -> None:
        if self._wanted is not None:
            self.verticalScrollBar().setValue(self._wanted.y())

    def _forget_wanted(self) -> None:
        self._wanted = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._forget_wanted()
        super().wheelEvent(event)
