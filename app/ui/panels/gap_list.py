"""The gap list below the map: what is missing, why, what to do, and what we decided on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.model import edits
from app.ui import shown_gaps, theme
from app.ui.document import Document
from app.ui.panels.controls import button, link
from app.ui.panels.gap_parts import GapListing, GapWords, Kind, Part
from app.ui.panels.gap_row import GapRow
from app.ui.panels.labels import Elided, Label, heading

if TYPE_CHECKING:
    from app.analysis.gap import Key

AT_ONCE = 40  # lines of the rest that are made in one go


class GapPanel(QWidget):
    """Follows the report of a document; a click on a line selects what it is about."""

    accept_asked = Signal(object, str)  # the gap's key and its title
    dismiss_asked = Signal(object, str)
    shown_on_map = Signal(object)  # refs to bring into view

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document = document
        self._open: set[str] = set()  # the parts that are unfolded
        self._limit = AT_ONCE
        self._chosen: Key | None = None
        self._shown: object = None
        self.rows: dict[Key, GapRow] = {}
        self.title = Label("", "title")
        self.remark = Elided("", "quiet")
        top = QHBoxLayout()
        top.setContentsMargins(theme.space(2), theme.space(1), theme.space(2), theme.space(0.5))
        top.setSpacing(theme.space(2))
        top.addWidget(self.title)
        top.addWidget(self.remark, 1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setObjectName("panel")
        self._parts: list[tuple[Part, QWidget]] = []
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(theme.space(1.5), 0, theme.space(1), theme.space(1))
        self._column.setSpacing(2)
        self._column.addStretch()
        self.area.setWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.area, 1)
        document.analysed.connect(self.refresh)
        document.turned.connect(self._on_turned)
        document.selected.connect(self._on_selected)
        self.refresh()

    def _on_turned(self) -> None:
        self._chosen = None
        self._open.clear()
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
        """Show the gaps of the report that holds now."""
        report = self._document.report
        if report is None:
            self.title.setText(tr("Gaps"))
            self.remark.setText(tr("Looking for gaps…"))
            self._shown = None
            self._lay_out([])
            return
        document = self._document
        listing = GapListing(
            report, document.plan, document.opportunity, frozenset(self._open), self._limit
        )
        shown = listing.depends_on()
        if shown == self._shown:
            return
        self._shown = shown
        self.title.setText(listing.title())
        self.remark.setText(listing.remark())
        self._lay_out(list(listing.parts()))

    # -- laying out

    def _lay_out(self, parts: Sequence[Part]) -> None:
        """Show these parts; a widget that shows the same kind of part in a place stays."""
        for place, part in enumerate(parts):
            old, widget = self._parts[place] if place < len(self._parts) else (None, None)
            if widget is not None and old == part:
                continue
            if isinstance(widget, GapRow) and part.kind is Kind.GAP:
                widget.show_words(part.content)
            else:
                if widget is not None:
                    self._discard(widget)
                widget = self._made(part)
                self._column.insertWidget(place, widget)
            self._parts[place : place + 1] = [(part, widget)]
        for _part, widget in self._parts[len(parts) :]:
            self._discard(widget)
        del self._parts[len(parts) :]
        rows = [widget for _part, widget in self._parts if isinstance(widget, GapRow)]
        self.rows = {row.words.key: row for row in rows}
        for key, row in self.rows.items():
            row.show_open(key == self._chosen)

    def _made(self, part: Part) -> QWidget:
        if part.kind is Kind.GAP:
            row = GapRow(part.content)
            row.chosen.connect(self.choose)
            row.accept_asked.connect(self._ask_to_accept)
            row.dismiss_asked.connect(self._ask_to_dismiss)
            return row
        if part.kind is Kind.HEADING:
            return _group_heading(part.content)
        if part.kind is Kind.FOLD:
            return self._fold(part.name, part.content, part.is_open)
        if part.kind is Kind.DECIDED:
            return self._decided_row(part.content, part.name)
        if part.kind is Kind.MORE:
            return link(part.content, self._show_more)
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

        def take_back() -> None:
            self._document.attempt(edits.reopen_gap, self._document.opportunity, *words.key)

        reopen = button(tr("Reopen"), take_back)
        reopen.setAccessibleName(tr("Reopen {gap}", gap=words.title))
        line.addWidget(reopen)
        return holder

    def _fold(self, name: str, words: str, is_open: bool) -> QPushButton:
        button = link(("▾ " if is_open else "▸ ") + words, lambda: self._toggle(name))
        button.setAccessibleName(words)
        button.setObjectName(f"fold.{name}")
        return button

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
        for other, row in self.rows.items():
            row.show_open(other == key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._chosen is not None:
            row = self.rows.get(self._chosen)
            if row is not None:
                row.setFocus()
            self._choose(None)
            self._document.select(())
        else:
            super().keyPressEvent(event)

    def _show_chosen(self) -> None:
        """Bring the line that was opened wholly into view."""
        row = None if self._chosen is None else self.rows.get(self._chosen)
        if row is not None:
            self.area.ensureWidgetVisible(row, 0, theme.space(1))

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

    def _ask_to_accept(self, key: Key) -> None:
        self.accept_asked.emit(key, self.rows[key].words.title)

    def _ask_to_dismiss(self, key: Key) -> None:
        self.dismiss_asked.emit(key, self.rows[key].words.title)


def _group_heading(name: str) -> Label:
    """Return the name above the gaps of one person."""
    label = heading(name)
    label.setContentsMargins(theme.space(1), theme.space(0.5), 0, 0)
    return label
