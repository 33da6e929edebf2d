"""The gap list below the map: what is missing, why, what to do, and what we decided on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import tr
from app.model import edits
from app.ui import gap_filter, shown_gaps
from app.ui.closing import Closing
from app.ui.document import Document
from app.ui.gap_filter import Filter
from app.ui.next_steps import NextSteps
from app.ui.panels.gap_bar import GapBar
from app.ui.panels.gap_column import STEPS, GapColumn
from app.ui.panels.gap_parts import GapListing
from app.ui.panels.gap_row import GapRow

if TYPE_CHECKING:
    from app.analysis.candidates import Suggestion
    from app.analysis.gap import Gap, Key
    from app.model.change import Change

AT_ONCE = 40  # lines of the rest that are made in one go


@dataclass(frozen=True, slots=True)
class OpenedGaps:
    """What a user opened in the list, and picked out of it."""

    gap: Key | None
    folds: frozenset[str]
    picked: Filter


class GapPanel(QWidget):
    """Follows the report of a document; a click on a line selects what it is about."""

    accept_asked = Signal(object, str)  # the gap's key and its title
    dismiss_asked = Signal(object, str)
    why_asked = Signal(object)  # the gap's key
    shown_on_map = Signal(object)  # refs to bring into view
    menu_asked = Signal(object, object)  # a gap's key, and a point of the screen

    def __init__(
        self,
        document: Document,
        read_log: Callable[[Callable[[Any], None]], object] = lambda _then: None,
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document = document
        self._open: set[str] = set()  # the parts that are unfolded
        self._limit = AT_ONCE
        self._chosen: Key | None = None
        self._shown: object = None
        gap_filter.use(Filter())
        self.bar = GapBar(self._counted)
        self.bar.picked.connect(self.pick)
        self.area = GapColumn()
        self.area.chosen.connect(self.choose)
        self.area.accept_asked.connect(self.accept)
        self.area.dismiss_asked.connect(self.dismiss)
        self.area.why_asked.connect(self.why_asked)
        self.area.reopen_asked.connect(self._reopen)
        self.area.contact_chosen.connect(self._show_contact)
        self.area.toggled.connect(self._toggle)
        self.area.more_asked.connect(self._show_more)
        self.bar.left_below.connect(lambda: self.area.go(1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.area, 1)
        self.closing = Closing(self)
        self.closing.found.connect(self._renew)
        self.next_steps = NextSteps(self, document.as_of, read_log)
        self.next_steps.found.connect(self.refresh)
        document.analysed.connect(self._on_report)
        document.changed.connect(self._on_change)
        document.turned.connect(self._on_turned)
        document.selected.connect(self._on_selected)
        self._on_report()

    @property
    def rows(self) -> dict[Key, GapRow]:
        """The lines of gaps that are there now."""
        return self.area.rows

    def _on_report(self) -> None:
        report = self._document.report
        if report is not None:
            self.next_steps.follow(report)
        self.refresh()

    def _on_change(self, change: Change) -> None:
        self.next_steps.note(change, self._document.as_of)

    def _on_turned(self) -> None:
        self._chosen = None
        self._open.clear()
        self.closing.forget()
        gap_filter.use(Filter())
        self.bar.show_filter(Filter())
        self.refresh()

    def _on_selected(self) -> None:
        """Close the opened line once what it is about is selected no longer."""
        report = self._document.report
        gap = None if report is None or self._chosen is None else report.gap(self._chosen)
        if gap is None:
            return
        about, selection = shown_gaps.refs(gap, self._document.plan), self._document.selection
        if not about <= selection or (selection and not about):
            self._choose(None)

    # -- showing

    def refresh(self) -> None:
        """Show the gaps of the report that holds now, where anything of them is new."""
        listing = self._listing()
        if listing is None:
            self.bar.show_words(tr("Gaps"), tr("Looking for gaps…"))
            self._shown = None
            self.area.show_parts([], None)
            return
        shown = listing.depends_on()
        if shown == self._shown:
            return
        self._shown = shown
        self._show(listing)
        if not self._document.is_large:  # there, what an action closes is not worth the wait
            self.closing.ask(listing.report, listing.actions())

    def _renew(self) -> None:
        """Show the same gaps with what became known about them."""
        listing = self._listing()
        if listing is not None:
            self._show(listing)

    def _listing(self) -> GapListing | None:
        document = self._document
        if document.report is None:
            return None
        return GapListing(
            document.report, document.plan, document.opportunity, frozenset(self._open),
            self._limit, self.closing.of, self.next_steps.keys,
        )  # fmt: skip

    def _show(self, listing: GapListing) -> None:
        self.bar.show_words(listing.title(), listing.remark())
        self.area.show_parts(list(listing.parts()), self._chosen)

    def pick(self, chosen: Filter) -> None:
        """Show only what a filter picks, here and as flags on the map."""
        if chosen != gap_filter.current():
            gap_filter.use(chosen)
            self._limit = AT_ONCE
            if self._document.report is not None:
                self._document.analysed.emit(self._document.report)
        self.bar.show_filter(chosen)

    def opened(self) -> OpenedGaps:
        """Return what is open and picked out."""
        return OpenedGaps(self._chosen, frozenset(self._open), gap_filter.current())

    def open_again(self, opened: OpenedGaps) -> None:
        """Open what was open in another panel of the same document."""
        self._open, self._chosen = set(opened.folds), opened.gap
        self.pick(opened.picked)
        self.refresh()
        self.area.show_open(self._chosen)
        QTimer.singleShot(0, self, self._show_chosen)

    def _counted(self) -> list[Gap]:
        report = self._document.report
        if report is None:
            return []
        return shown_gaps.shown(report.open_gaps) or shown_gaps.shown(report.gaps)  # all parked

    # -- doing

    def choose(self, key: Key) -> None:
        """Open a gap's line and select what it is about; a second time closes it."""
        report = self._document.report
        gap = None if report is None else report.gap(key)
        if gap is None:
            return
        self._choose(None if self._chosen == key else key)
        if self._chosen is not None:
            found = shown_gaps.refs(gap, self._document.plan)
            self._document.select(found)
            self.shown_on_map.emit(found)
            QTimer.singleShot(0, self, self._show_chosen)

    def _choose(self, key: Key | None) -> None:
        self._chosen = key
        self.area.show_open(key)

    def _show_contact(self, contact: Suggestion) -> None:
        """Select the two whom an action brings together."""
        found = shown_gaps.refs_of_contact(contact, self._document.plan)
        self._choose(None)
        self._document.select(found)
        self.shown_on_map.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.focusWidget()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in STEPS:
            self.area.go(STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_F:
            self.bar.begin()
        elif event.key() == Qt.Key.Key_A and isinstance(row, GapRow):
            self.accept(row.words.key)
        elif event.key() == Qt.Key.Key_D and isinstance(row, GapRow):
            self.dismiss(row.words.key)
        elif event.key() == Qt.Key.Key_Escape and self._let_go():
            return
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the line that is pointed at, or has the keyboard."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        line = self.focusWidget() if by_key else self.childAt(event.pos())
        while line is not None and line is not self and not isinstance(line, GapRow):
            line = line.parentWidget()
        if isinstance(line, GapRow):
            at = line.mapToGlobal(line.rect().center()) if by_key else event.globalPos()
            self.menu_asked.emit(line.words.key, at)
            event.accept()
        else:
            super().contextMenuEvent(event)

    def _let_go(self) -> bool:
        """Close the opened line, else show all gaps again; False where neither applies."""
        if self._chosen is not None:
            row = self.rows.get(self._chosen)
            if row is not None:
                row.setFocus()
            self._choose(None)
            self._document.select(())
            return True
        if gap_filter.current().is_on:
            self.bar.clear()
            return True
        return False

    def _show_chosen(self) -> None:
        """Bring the line that was opened wholly into view."""
        row = None if self._chosen is None else self.rows.get(self._chosen)
        if row is not None:
            self.area.show_whole(row)

    def _toggle(self, name: str) -> None:
        self._open ^= {name}
        self._limit = AT_ONCE
        self.refresh()
        again = self.findChild(QPushButton, f"fold.{name}")
        if isinstance(again, QPushButton):
            again.setFocus()

    def _show_more(self) -> None:
        self._limit += AT_ONCE
        self.refresh()

    def _reopen(self, key: Key) -> None:
        self._document.attempt(edits.reopen_gap, self._document.opportunity, *key)

    def accept(self, key: Key) -> None:
        """Ask until when a gap is accepted."""
        self.accept_asked.emit(key, self.rows[key].words.title)

    def dismiss(self, key: Key) -> None:
        """Ask why a gap is dismissed."""
        self.dismiss_asked.emit(key, self.rows[key].words.title)
