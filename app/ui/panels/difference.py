"""The difference a what-if makes: what is lost and won, and which gaps open and close."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import tr
from app.ui import icons, shown_gaps, theme
from app.ui.document import Document, Ref
from app.ui.panels.columns import ColumnsPanel
from app.ui.panels.controls import link
from app.ui.panels.labels import Label, heading

if TYPE_CHECKING:
    from app.analysis.difference import Difference
    from app.analysis.gap import Gap
    from app.analysis.network import Network
    from app.analysis.what_if import WhatIf
    from app.model.vocabulary import Role

NARROW = 680  # pixels; a panel less wide shows its columns below one another
BADGE = 18


@dataclass(frozen=True, slots=True)
class GapLine:
    """A gap that opens or closes: what it is called, a remark, and what it is about."""

    title: str
    remark: str
    refs: frozenset[Ref]


@dataclass(frozen=True, slots=True)
class Told:
    """Everything the panel says; equal ones need not be built again."""

    sentences: tuple[str, ...]
    dark: tuple[Role, ...]
    opened: tuple[GapLine, ...]
    closed: tuple[GapLine, ...]
    moot: tuple[GapLine, ...]  # no longer there, though nothing solved them


class DifferencePanel(ColumnsPanel):
    """Follows the what-if of a document; empty while nothing is supposed."""

    shown_on_map = Signal(object)  # refs to bring into view

    def __init__(self, document: Document) -> None:
        super().__init__(NARROW)
        self._document = document
        self._told: Told | None = None
        document.supposing.changed.connect(self.refresh)
        document.analysed.connect(self.refresh)  # others may change what it rests on
        self.refresh()

    def refresh(self) -> None:
        """Show the difference that is made now."""
        what_if = self._document.supposing.what_if
        told = None if what_if is None or not what_if.steps else _told(what_if)
        if told == self._told and self.columns is not None:
            return
        self._told = told
        holder = QWidget()
        holder.setObjectName("panel")
        self.columns = QBoxLayout(self.direction(), holder)
        inset = theme.space(2)
        self.columns.setContentsMargins(inset, theme.space(1), inset, theme.space(1))
        self.columns.setSpacing(theme.space(3))
        if told is None:
            words = tr("Try something out on the map; what it changes is listed here.")
            at_top = Qt.AlignmentFlag.AlignTop
            self.columns.addWidget(Label(words, "soft", wrap=True), 1, at_top)
        else:
            self.columns.addWidget(self._changes(told), 4)
            self.columns.addWidget(self._gaps(tr("Opens"), told.opened), 5)
            self.columns.addWidget(self._gone(told), 5)
        self.show_page(holder)

    def _changes(self, told: Told) -> QWidget:
        holder, column = _column()
        column.addWidget(heading(tr("What changes")))
        if told.dark:
            row = QHBoxLayout()
            row.setSpacing(4)
            for role in told.dark:
                badge = Label()
                badge.setPixmap(icons.role_icon(role, BADGE).pixmap(BADGE, BADGE))
                row.addWidget(badge)
            row.addWidget(Label(tr("goes dark"), "quiet"))
            row.addStretch()
            column.addLayout(row)
        for sentence in told.sentences:
            column.addWidget(Label(sentence, wrap=True))
        column.addStretch()
        return holder

    def _gaps(self, title: str, lines: Iterable[GapLine]) -> QWidget:
        holder, column = _column()
        found = list(lines)
        column.addWidget(heading(f"{title} · {len(found)}"))
        for line in found:
            row = QHBoxLayout()
            row.setSpacing(theme.space(1))
            row.addWidget(link(line.title, partial(self._show, line.refs)), 1)
            if line.remark:
                row.addWidget(Label(line.remark, "quiet"))
            column.addLayout(row)
        if not found:
            column.addWidget(Label(tr("No gaps."), "quiet"))
        column.addStretch()
        return holder

    def _gone(self, told: Told) -> QWidget:
        closed = self._gaps(tr("Closes"), told.closed)
        if not told.moot:
            return closed
        moot = self._gaps(tr("No longer applies, not solved"), told.moot)
        if not told.closed:
            return moot
        holder, column = _column()
        column.addWidget(closed)
        column.addWidget(moot)
        column.addStretch()
        return holder

    def _show(self, refs: frozenset[Ref]) -> None:
        found = {ref for ref in refs if self._document.plan.find(*ref) is not None}
        self._document.select(found)
        self.shown_on_map.emit(frozenset(found))


def _told(what_if: WhatIf) -> Told:
    from app.analysis.wording.what_if import in_sentences  # noqa: PLC0415  comes with the report

    before, after = what_if.base.network, what_if.network
    found = _as_shown(what_if.difference)
    step = tr("next step")
    return Told(
        tuple(in_sentences(found, before, after)),
        found.roles_dark,
        tuple(
            _line(gap, after, step if gap.key in found.next_steps else "")
            for gap in found.gaps_opened
        ),
        tuple(_line(gap, before, "") for gap in found.gaps_closed),
        tuple(_line(gap, before, "") for gap in found.gaps_moot),
    )


def _as_shown(found: Difference) -> Difference:
    """Return it with the gaps that the window may show, so that sentences count the same."""
    opened = tuple(shown_gaps.shown(found.gaps_opened))
    return replace(
        found,
        gaps_opened=opened,
        next_steps=found.next_steps & {gap.key for gap in opened},
        gaps_closed=tuple(shown_gaps.shown(found.gaps_closed)),
        gaps_moot=tuple(shown_gaps.shown(found.gaps_moot)),
    )


def _line(gap: Gap, network: Network, remark: str) -> GapLine:
    from app.analysis import wording  # noqa: PLC0415  comes with the report

    title = wording.words(gap, network).title
    return GapLine(title, remark, shown_gaps.refs(gap, network.plan))


def _column() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.space(0.5))
    return holder, column
