"""The bar above the gap list: how many there are, a search, and what to pick out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from app.i18n import tr
from app.ui import gap_filter, icons, theme
from app.ui.gap_filter import BANDS, Family, Filter
from app.ui.panels.controls import ToolButton
from app.ui.panels.labels import plain_tooltip
from app.ui.panels.staying_menu import StayingMenu
from app.ui.panels.written import Written, show_tooltip

if TYPE_CHECKING:
    from app.analysis.gap import Gap

SEARCH_WIDTH, SEARCH_LEAST = 132, 52
BETWEEN = " · "  # the parts of the remark
TYPED_MS = 200  # after a letter, before it is searched for
_STEP = 16  # pixels


class GapBar(QWidget):
    """Title and remark at the left, search and filter at the right."""

    picked = Signal(object)  # Filter
    left_below = Signal()  # the keyboard wants to go on to the list

    def __init__(self, counted: Callable[[], Iterable[Gap]]) -> None:
        super().__init__()
        self._counted = counted  # the gaps to count in the menu
        self.words = _Words()
        self.search = _Search()
        self._soon = QTimer(self, singleShot=True, interval=TYPED_MS)
        self._soon.timeout.connect(self._take_words)
        self.search.textChanged.connect(self._on_typed)
        self.search.dropped.connect(self.clear)
        self.search.left.connect(self.left_below)
        self.menu = StayingMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.button = ToolButton()
        self.button.setText(tr("Filter"))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setIcon(icons.icon("chevron-down", size=14))
        self.button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.button.setMenu(self.menu)
        self.button.setToolTip(plain_tooltip(tr("Show gaps by subject or severity")))
        self.clearing = ToolButton()
        self.clearing.setIcon(icons.icon("x", size=14))
        self.clearing.setToolTip(plain_tooltip(tr("Show all gaps again (Esc)")))
        self.clearing.setAccessibleName(tr("Show all gaps again"))
        self.clearing.clicked.connect(self.clear)
        self._strip = QWidget(self)
        for ground in (self, self._strip):
            ground.setAutoFillBackground(True)  # then Qt need not paint what lies below it
        line = self._line = QHBoxLayout(self._strip)
        line.setContentsMargins(theme.space(2), theme.space(0.5), theme.space(1), 0)
        line.setSpacing(theme.space(1))
        line.addWidget(self.words, 1)
        line.addWidget(self.clearing)
        line.addWidget(self.search)
        line.addWidget(self.button)
        self.show_filter(Filter())

    def sizeHint(self) -> QSize:
        return self._strip.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._strip.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._strip.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        """Tell the panel of another size only where there is no room for it: what is picked out
        changes a button, and the whole window would be laid out and painted for it.
        """
        if event.type() is QEvent.Type.LayoutRequest:
            least = self.minimumSizeHint()
            if least.width() > self.width() or least.height() > self.height():
                self.updateGeometry()
        return super().event(event)

    def show_words(self, title: str, remark: str) -> None:
        """Show how many gaps there are, and what is to be said of them."""
        self.words.show_words(title, remark)

    def show_filter(self, chosen: Filter) -> None:
        """Show what is picked out."""
        self.clearing.setVisible(chosen.is_on)
        parts = len(chosen.families) + len(chosen.bands)
        self.button.setText(tr("Filter: {count}", count=parts) if parts else tr("Filter"))
        if self.search.text().strip() != chosen.words.strip():
            with QSignalBlocker(self.search):
                self.search.setText(chosen.words)

    def clear(self) -> None:
        """Pick out nothing any more."""
        self._soon.stop()
        with QSignalBlocker(self.search):
            self.search.clear()
        self.picked.emit(Filter())

    def begin(self) -> None:
        """Let the keyboard pick out: the search is first, the filter next to it."""
        self.search.setFocus()
        self.search.selectAll()

    def _on_typed(self) -> None:
        self._soon.start()

    def _take_words(self) -> None:
        self.picked.emit(replace(gap_filter.current(), words=self.search.text()))

    def _fill(self) -> None:
        """Offer what there is, each with how many gaps it picks."""
        gaps = list(self._counted())
        families = Counter(gap_filter.family_of(gap.rule) for gap in gaps)
        bands = Counter(gap.band for gap in gaps)
        chosen = gap_filter.current()
        self.menu.clear()
        self.menu.addSection(tr("Subject"))
        for family in Family:
            if families[family] or family in chosen.families:
                self._offer(family.label, families[family], family in chosen.families, family)
        self.menu.addSection(tr("Severity"))
        for band, words in BANDS.items():
            if bands[band] or band in chosen.bands:
                self._offer(tr(words), bands[band], band in chosen.bands, band)
        self.menu.addSeparator()
        clear = self.menu.addAction(tr("Show all gaps again"))
        clear.setEnabled(chosen.is_on)
        clear.triggered.connect(self.clear)

    def _offer(self, words: str, count: int, on: bool, what: Family | str) -> None:
        action = self.menu.addAction(tr("{words} ({count})", words=words, count=count))
        action.setCheckable(True)
        action.setChecked(on)
        action.toggled.connect(lambda on: self._toggle(what, on))

    def _toggle(self, what: Family | str, on: bool) -> None:
        chosen = gap_filter.current()
        if isinstance(what, Family):
            families = chosen.families | {what} if on else chosen.families - {what}
            self.picked.emit(replace(chosen, families=families))
        else:
            bands = chosen.bands | {what} if on else chosen.bands - {what}
            self.picked.emit(replace(chosen, bands=bands))


class _Words(QWidget):
    """Title and remark, painted: every edit brings others, and nothing is laid out for them.

    The remark drops what it says last, part by part, where there is no room for all.
    """

    def __init__(self) -> None:
        super().__init__()
        self.title, self.remark = Written("title"), ""
        self._shown = Written("quiet")  # of the remark
        self.setMinimumHeight(self.title.height())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_words(self, title: str, remark: str) -> None:
        if (title, remark) != (self.title.text, self.remark):
            self.title.text, self.remark = title, remark
            self.setAccessibleName(". ".join(part for part in (title, remark) if part))
            # in steps, since another width has the whole bar laid out
            self.setMinimumWidth(-(-self.title.wanted() // _STEP) * _STEP)
            self._place()
            self.update()

    def shown(self) -> str:
        """Return what of the remark is seen."""
        return self._shown.shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self.title.paint(painter)
            self._shown.paint(painter)

    def event(self, event: QEvent) -> bool:
        """Tell all of the remark, where it is pointed at."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            show_tooltip(self, event, event.pos(), (self._shown,))
            return True
        return super().event(event)

    def _place(self) -> None:
        high, shown = self.height(), self._shown
        wide = self.title.wanted()
        self.title.place(QRect(0, 0, wide, high))
        left = wide + theme.space(1)
        room = self.width() - left
        parts = self.remark.split(BETWEEN)
        for count in range(len(parts), -1, -1):
            shown.text = BETWEEN.join(parts[:count])
            if shown.wanted() <= room:
                break
        shown.tooltip = plain_tooltip(self.remark) if shown.text != self.remark else ""
        shown.place(QRect(left, 0, room, high))


class _Search(QLineEdit):
    """A field for words; Esc empties it, Down goes on to what was found."""

    dropped = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(SEARCH_LEAST)
        self.setMaximumWidth(SEARCH_WIDTH)
        self.setPlaceholderText(tr("Search (F)"))
        self.setAccessibleName(tr("Search in the gaps"))
        self.addAction(
            icons.icon("search", "text.faint", 14), QLineEdit.ActionPosition.LeadingPosition
        )
        for sign in self.findChildren(QToolButton):
            sign.setAccessibleName(tr("Search in the gaps"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)
