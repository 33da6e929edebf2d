"""The gap list below the map: what is missing, why, what to do, and what we decided on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import day, ntr, tr
from app.model import edits
from app.model.vocabulary import GapStatus
from app.ui import shown_gaps, theme
from app.ui.document import Document
from app.ui.panels.gap_row import GapRow, GapWords
from app.ui.panels.inspector_page import link
from app.ui.panels.labels import Elided, Label, heading

if TYPE_CHECKING:
    from app.analysis.gap import Gap, Key
    from app.analysis.report import Report
    from app.ui.shown_gaps import GapGroup

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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.area, 1)
        document.analysed.connect(self.refresh)
        document.turned.connect(self._on_turned)
        self.refresh()

    def _on_turned(self) -> None:
        self._chosen = None
        self._open.clear()
        self.refresh()

    # -- showing

    def refresh(self) -> None:
        """Show the gaps of the report that holds now."""
        report = self._document.report
        if report is None:
            self.title.setText(tr("Gaps"))
            self.remark.setText(tr("Looking for gaps…"))
            self._shown = None
            self.rows = {}
            self._fill([])
            return
        shown = self._content(report)
        if shown == self._shown:
            return
        self._shown = shown
        focused = next((key for key, row in self.rows.items() if row.hasFocus()), None)
        self._show(report)
        if focused in self.rows:
            self.rows[focused].setFocus()

    def _content(self, report: Report) -> object:
        """Everything the list depends on; what is equal need not be built again."""
        names = tuple((p.id, p.label) for p in self._document.plan.persons.values())
        return (
            [(gap, gap.decision, gap.parked) for gap in report.gaps],
            round(report.score.total, 6), names, frozenset(self._open), self._limit,
        )  # fmt: skip

    def _show(self, report: Report) -> None:
        plan = self._document.plan
        open_gaps = report.open_gaps
        self.title.setText(ntr("{count} gap", "{count} gaps", len(open_gaps)))
        self.remark.setText(self._remark(report))
        self.rows = {}
        parts: list[QWidget] = []
        count = 1
        if not plan.dmu(self._document.opportunity):
            parts.append(Label(self._first_step(), "soft", wrap=True))
        for group in shown_gaps.top(report, plan):
            parts += self._group(report, group, first=count)
            count += len(group.gaps)
        if plan.dmu(self._document.opportunity) and not open_gaps:
            parts.append(
                Label(tr("No gaps found among what is on the map."), "soft", wrap=True)
            )
        more = shown_gaps.rest(report, plan)
        parts += self._part(
            "rest",
            ntr("{count} more gap", "{count} more gaps", len(open_gaps[shown_gaps.TOP :])),
            report,
            more,
        )
        parts += self._part(
            "fill",
            ntr(
                "Still to fill in: {count}", "Still to fill in: {count}", len(report.to_fill_in)
            ),
            report,
            shown_gaps.grouped(report.to_fill_in, plan),
        )
        parts += self._part(
            "parked",
            ntr(
                "Parked until award: {count}", "Parked until award: {count}", len(report.parked)
            ),
            report,
            shown_gaps.grouped(report.parked, plan),
        )
        parts += self._decided(report)
        self._fill(parts)
        if self._chosen in self.rows:
            self.rows[self._chosen].show_open(True)

    def _remark(self, report: Report) -> str:
        if not self._document.plan.persons:
            return ""
        return tr(
            "Score {score} of 100 · support {support} · map {completeness}% complete",
            score=round(report.score.total),
            support=f"{round(report.score.support):+d}",
            completeness=round(report.score.completeness),
        )

    def _first_step(self) -> str:
        return tr(
            "Nobody is on the map yet. Double-click the map to add the first contact, or paste "
            "a relationship matrix from Excel."
        )

    def _group(
        self, report: Report, group: GapGroup, first: int | None = None
    ) -> list[QWidget]:
        made: list[QWidget] = []
        if group.about is not None and len(group.gaps) > 1:
            made.append(_group_heading(self._document.plan.label(group.about)))
        for place, gap in enumerate(group.gaps):
            number = None if first is None else first + place
            row = GapRow(self._words(report, gap, number))
            row.chosen.connect(self.choose)
            row.accept_asked.connect(self._ask_to_accept)
            row.dismiss_asked.connect(self._ask_to_dismiss)
            self.rows[gap.key] = row
            made.append(row)
        return made

    def _words(self, report: Report, gap: Gap, number: int | None = None) -> GapWords:
        from app.analysis import wording  # noqa: PLC0415  comes with the report

        plan = self._document.plan
        text = wording.words(gap, report.network)
        return GapWords(
            key=gap.key,
            number=number,
            band=gap.band,
            role=shown_gaps.role_of(gap, report, plan),
            title=text.title,
            why=text.explanation,
            do=text.action or text.suppressed or "",
            gain=shown_gaps.gain(gap, report),
            parked=gap.parked,
        )

    def _part(
        self, name: str, words: str, report: Report, groups: Sequence[GapGroup]
    ) -> list[QWidget]:
        """One line that unfolds into its gaps."""
        if not groups:
            return []
        is_open = name in self._open
        made: list[QWidget] = [self._fold(name, words, is_open)]
        if is_open:
            gaps = 0
            for group in groups:
                if gaps >= self._limit:
                    made.append(link(tr("Show more"), self._show_more))
                    break
                made += self._group(report, group)
                gaps += len(group.gaps)
        return made

    def _decided(self, report: Report) -> list[QWidget]:
        decided = report.decided
        if not decided:
            return []
        words = ntr(
            "Accepted or dismissed: {count}", "Accepted or dismissed: {count}", len(decided)
        )
        made: list[QWidget] = [self._fold("decided", words, "decided" in self._open)]
        if "decided" in self._open:
            made += [self._decided_row(report, gap) for gap in decided]
        return made

    def _decided_row(self, report: Report, gap: Gap) -> QWidget:
        decision = gap.decision
        assert decision is not None, "a decided gap carries its decision"
        if decision.status is GapStatus.ACCEPTED and decision.until is not None:
            state = tr("accepted until {day}", day=day(decision.until))
        else:
            state = tr("dismissed")
        reason = f"{state}: {decision.reason}" if decision.reason else state
        words = self._words(report, gap)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(theme.space(1), 0, theme.space(1), 0)
        line.setSpacing(theme.space(1))
        line.addWidget(Label(words.title, "name"))
        line.addWidget(Elided(reason, "quiet"), 1)
        reopen = QPushButton(tr("Reopen"))
        reopen.setAccessibleName(tr("Reopen {gap}", gap=words.title))
        reopen.clicked.connect(
            lambda: self._document.attempt(
                edits.reopen_gap, self._document.opportunity, gap.rule, gap.subject
            )
        )
        line.addWidget(reopen)
        return holder

    def _fold(self, name: str, words: str, is_open: bool) -> QPushButton:
        button = link(("▾ " if is_open else "▸ ") + words, lambda: self._toggle(name))
        button.setAccessibleName(words)
        button.setObjectName(f"fold.{name}")
        return button

    def _fill(self, parts: Sequence[QWidget]) -> None:
        at = self.area.verticalScrollBar().value()
        holder = QWidget()
        holder.setObjectName("panel")
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.space(1.5), 0, theme.space(1), theme.space(1))
        column.setSpacing(theme.space(0.5))
        for part in parts:
            column.addWidget(part)
        column.addStretch()
        self.area.setWidget(holder)
        self.area.verticalScrollBar().setValue(at)

    # -- doing

    def choose(self, key: Key) -> None:
        """Open a gap's line and select what it is about; a second time closes it."""
        report = self._document.report
        gap = None if report is None else report.gap(key)
        if gap is None:
            return
        self._chosen = None if self._chosen == key else key
        for other, row in self.rows.items():
            row.show_open(other == self._chosen)
        if self._chosen is not None:
            found = shown_gaps.refs(gap, self._document.plan)
            self._document.select(found)
            self.shown_on_map.emit(found)

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
