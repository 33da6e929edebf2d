"""The bar above the view that picks people out: words, chips, and how many are found."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import ntr, tr
from app.ui import icons, theme
from app.ui.filtering import words
from app.ui.filtering.criteria import Criterion, Filter
from app.ui.filtering.current import Filtering
from app.ui.panels.controls import ToolButton, button
from app.ui.panels.flow import Flow
from app.ui.panels.labels import Elided, plain_tooltip
from app.ui.panels.staying_menu import StayingMenu
from app.ui.theme import measure

TYPED_MS = 120  # after a letter, before it is searched for


class FilterBar(QWidget):
    """What is asked of people, and how many answer."""

    left = Signal()  # the keyboard wants to go on to the view
    closed = Signal()
    keep_asked = Signal()

    def __init__(self, filtering: Filtering) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Search and filter"))
        self.filtering = filtering
        self._soon = QTimer(self, singleShot=True, interval=TYPED_MS)
        self._soon.timeout.connect(self.flush)
        self._make()
        filtering.asked.connect(self.show_asked)
        filtering.found.connect(self.show_found)
        self.show_asked()
        self.show_found()

    def _make(self) -> None:
        self.search = _Search()
        self.search.textChanged.connect(lambda _text: self._soon.start())
        self.search.escaped.connect(self._on_escape)
        self.search.entered.connect(self._on_enter)
        self.search.rubbed_out.connect(self._drop_last)
        self.menu = StayingMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.add = ToolButton()
        self.add.setText(tr("Criterion"))
        self.add.setIcon(icons.icon("plus", size=14))
        self.add.setIconSize(QSize(14, 14))
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setMenu(self.menu)
        self.add.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add.setToolTip(plain_tooltip(tr("Pick out by role, attitude, coverage and more")))
        self.count = Elided("", "name", grows=False)  # what it says never widens the window
        self.select = button(tr("Select all found"), self._select)
        self.keep = button(tr("Keep view…"), self.keep_asked.emit)
        self.closing = ToolButton()
        self.closing.setIcon(icons.icon("x", size=16))
        self.closing.setToolTip(plain_tooltip(tr("Show everybody again (Esc)")))
        self.closing.setAccessibleName(tr("Show everybody again"))
        self.closing.clicked.connect(self.close_bar)
        line = QHBoxLayout()
        line.setSpacing(theme.space(1))
        line.addWidget(self.search, 100)  # as wide as it may be before there is empty room
        line.addWidget(self.add)
        line.addStretch(1)
        for widget in (self.count, self.select, self.keep, self.closing):
            line.addWidget(widget)
        self.chips = QWidget()
        self._flow = Flow(theme.space(0.75))
        self.chips.setLayout(self._flow)
        column = self._column = QVBoxLayout(self)
        side = theme.space(1.5)
        column.setContentsMargins(side, theme.space(0.75), side, theme.space(0.75))
        column.setSpacing(theme.space(0.75))
        column.addLayout(line)
        column.addWidget(self.chips)

    # -- showing

    def show_asked(self) -> None:
        """Show what is asked now."""
        asked = self.filtering.filter
        if self.search.text().strip() != asked.words.strip():
            with QSignalBlocker(self.search):
                self.search.setText(asked.words)
        self._flow.clear()
        for said, criteria in words.chips(asked, self.filtering.facts()):
            chip = _Chip(said)
            chip.dropped.connect(lambda gone=criteria: self._drop(gone))
            self._flow.addWidget(chip)
        self.chips.setVisible(bool(asked.criteria))
        self.chips.updateGeometry()

    def show_found(self) -> None:
        """Show how many are found."""
        is_on, now = self.filtering.is_on, self.filtering.now
        told = tr("{found} of {all}", found=len(now.people), all=now.of)
        ours = len(now.others)
        if ours and self.filtering.filter.words.strip():
            told += " · " + ntr("{count} beside them", "{count} beside them", ours)
        elif not now.people:
            told = tr("Nobody of {all}: take something away", all=now.of)
        self.count.setText(told if is_on else "")
        self.count.setAccessibleName(tr("Found: {count}", count=told) if is_on else "")
        self.select.setEnabled(is_on and bool(now.people or now.others))
        self._share_out()
        self._column.activate()  # the words are cut for the room they have

    # -- what is done

    def begin(self) -> None:
        """Let the keyboard search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def flush(self) -> None:
        """Look for what was typed, now."""
        self._soon.stop()
        filtering = self.filtering
        filtering.ask(filtering.filter.saying(self.search.text()))

    def close_bar(self) -> None:
        """Show everybody again, and go away."""
        self._soon.stop()
        with QSignalBlocker(self.search):
            self.search.clear()
        self.filtering.clear()
        self.closed.emit()

    def _on_escape(self) -> None:
        if self.search.text():
            self.search.clear()
            self.flush()
        else:
            self.close_bar()

    def _on_enter(self) -> None:
        self.flush()
        self.left.emit()

    def _select(self) -> None:
        self.flush()
        self.filtering.select_all()
        self.left.emit()

    def _drop(self, gone: tuple[Criterion, ...]) -> None:
        self.filtering.ask(self.filtering.filter.without(*gone))
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_last(self) -> None:
        asked: Filter = self.filtering.filter
        if asked.criteria:
            self.filtering.ask(asked.without(asked.criteria[-1]))

    def _fill(self) -> None:
        """Offer what can be asked, with what is asked ticked."""
        self.menu.clear()
        facts, asked = self.filtering.facts(), self.filtering.filter
        for number, group in enumerate(words.GROUPS):
            if number:
                self.menu.addSeparator()
            for subject in group:
                criteria = words.offered(subject, facts)
                if not criteria:
                    continue
                below = StayingMenu(self.menu)
                below.setTitle(tr(words.SUBJECTS[subject]))
                self.menu.addMenu(below)
                for one in criteria:
                    action = below.addAction(_escaped(words.value_words(one, facts)))
                    action.setCheckable(True)
                    action.setChecked(one in asked.criteria)
                    action.toggled.connect(
                        lambda on, one=one: self.filtering.toggle(one, on=on)
                    )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Leave what is found the room it needs: before it is cut, buttons lose their words."""
        usual = self.count.fontMetrics().horizontalAdvance(
            tr("{found} of {all}", found=99, all=99)
        )
        more = max(0, self.count.sizeHint().width() - usual)
        wide = self.width() >= measure("filter.wide_from") + more
        for one, whole, icon in (
            (self.select, tr("Select all found"), "users"),
            (self.keep, tr("Keep view…"), "star"),
        ):
            one.setText(whole if wide else "")
            one.setIcon(icons.icon(icon, size=16))
            one.setAccessibleName(whole)
            one.setToolTip(plain_tooltip(whole))
            one.setMaximumWidth(16_777_215 if wide else 34)


class _Search(QLineEdit):
    """A field for words; its keys lead on to the view, and back."""

    escaped = Signal()
    entered = Signal()
    rubbed_out = Signal()  # Backspace where there is nothing to rub out

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(120)
        self.setMaximumWidth(260)
        self.setPlaceholderText(tr("Name, function, department, role"))
        self.setAccessibleName(tr("Search people"))
        self.addAction(
            icons.icon("search", "text.faint", 14), QLineEdit.ActionPosition.LeadingPosition
        )
        for sign in self.findChildren(QToolButton):
            sign.setAccessibleName(tr("Search people"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.rubbed_out.emit()
        else:
            super().keyPressEvent(event)


class _Chip(QPushButton):
    """Something that is asked; pressed, or with Delete, it is asked no longer."""

    dropped = Signal()

    def __init__(self, said: str) -> None:
        super().__init__(_escaped(said) + "\u2002")  # Qt leaves too little before the cross
        self.said = said
        self.setProperty("look", "asked")
        self.setIcon(icons.icon("x", "text.soft", 12))
        self.setIconSize(QSize(12, 12))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("{criterion}, remove", criterion=said))
        self.setToolTip(plain_tooltip(tr("{criterion}, remove", criterion=said)))
        self.clicked.connect(self.dropped)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        if event.key() in (
            keys.Key_Delete, keys.Key_Backspace, keys.Key_Return, keys.Key_Enter
        ):  # fmt: skip
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


def _escaped(said: str) -> str:
    """Return words as a button or a menu shows them: & would be an access key there."""
    return said.replace("&", "&&")
