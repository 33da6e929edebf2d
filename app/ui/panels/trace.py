"""How a number came about: the score down to the relationship, or what makes a gap one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QTreeWidgetItem, QVBoxLayout, QWidget

from app.i18n import day, number, tr
from app.model.account_plan import AccountPlan
from app.model.people import Person
from app.model.ties import ContactTie
from app.model.values import Id
from app.model.vocabulary import SIX_ROLES, Role
from app.ui import gap_filter, icons, shown_gaps, theme
from app.ui.document import Document
from app.ui.gap_filter import BANDS
from app.ui.panels.controls import ToolButton, link
from app.ui.panels.labels import Label
from app.ui.panels.trace_score import ScoreLines
from app.ui.panels.trace_sources import Sources
from app.ui.panels.trace_tree import REFS, TraceTree, inside, line, remark, unfold

if TYPE_CHECKING:
    from app.analysis.gap import Key
    from app.analysis.report import Report

    About = Role | Id | Key | None  # all, a role, a person, a relationship, or a gap


class TracePanel(QWidget):
    """A tree of values with their sources; it follows what is selected while it is seen."""

    closed = Signal()

    def __init__(
        self,
        document: Document,
        workspace: Callable[[], AccountPlan | None] = lambda: None,
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._document = document
        self._workspace = workspace  # what holds for all customers
        self._about: About = None
        self._selects = False  # a click in the tree selects something just now
        self.title = Label("", "title", wrap=True)
        self.back = ToolButton()
        self.back.setIcon(icons.icon("x", size=16))
        self.back.setToolTip(tr("Close"))
        self.back.setAccessibleName(tr("Close"))
        self.back.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        self.words = Label("", "soft", wrap=True)
        self.whole = link(tr("The whole score"), lambda: self.show_trace(None))
        self.tree = TraceTree(tr("How the score came about"))
        self.tree.itemClicked.connect(self._on_item)
        self.tree.itemActivated.connect(self._on_item)
        self.caution = Label(
            tr("Coverage is no chance of winning: attitudes and competitors stay outside it."),
            "quiet",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space(2),) * 4)
        column.setSpacing(theme.space(1))
        column.addLayout(top)
        column.addWidget(self.words)
        column.addWidget(self.tree, 1)
        column.addWidget(self.whole)
        column.addWidget(self.caution)
        self._is_late = False  # what is shown is of before the last report
        document.analysed.connect(self._on_report)
        document.selected.connect(self._on_selected)

    @property
    def about(self) -> About:
        """What is traced."""
        return self._about

    def show_trace(self, about: About) -> None:
        """Show where points come from: all, of a role, a person or a tie; or what a gap is."""
        self._about = about
        self.refresh()
        first = self.tree.topLevelItem(0)
        if first is not None and self.tree.selectedItems() == []:
            self.tree.setCurrentItem(first)
        self.tree.setFocus()

    def _on_report(self) -> None:
        """Follow while it is seen; a tree behind the inspector would make every edit wait."""
        self._is_late = not self.isVisible()
        if not self._is_late:
            self.refresh()

    def _on_selected(self) -> None:
        """Go on with the line or the person that was clicked elsewhere."""
        if not self.isVisible() or self._selects:
            return
        chosen = [id for kind, id in self._document.selection if kind in (ContactTie, Person)]
        if len(chosen) == 1 and len(self._document.selection) == 1:
            self._about = chosen[0]
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_late:
            self.refresh()

    def refresh(self) -> None:
        """Show what holds now."""
        self._is_late = False
        self.tree.clear()
        report, about = self._document.report, self._about
        is_gap = isinstance(about, tuple)
        self.whole.setVisible(about is not None)
        self.caution.setVisible(not is_gap)
        self.words.setVisible(is_gap)
        self.title.setText(tr("How the score came about"))
        if report is None:
            return
        if isinstance(about, tuple):
            self._fill_gap(report, about)
        else:
            self._fill_score(report, about)
        self.tree.span()

    # -- what it shows

    def _fill_score(self, report: Report, about: Role | Id | None) -> None:
        plan = self._document.plan
        sources = Sources(report.network.parameters, plan, self._workspace())
        lines = ScoreLines(report, plan, sources)
        if about is None or isinstance(about, Role):
            total = lines.total()
            self.tree.addTopLevelItem(total)
            total.setExpanded(True)
            if isinstance(about, Role):
                self._open_role(total, SIX_ROLES.index(about))
            return
        tie = plan.find(ContactTie, about)
        if tie is None:
            person = lines.person(about)
            self.tree.addTopLevelItem(person)
            _open_two(person)
            return
        score = report.score.ties.get((tie.member, tie.person))
        if score is None:  # with an outside influence, or somebody who takes no part
            pair = f"{plan.label(tie.member)} – {plan.label(tie.person)}"
            self.tree.addTopLevelItem(line(pair, strong=True, refs=[(ContactTie, tie.id)]))
            self.tree.addTopLevelItem(
                remark(tr("Brings no points: this contact has no role in the decision."))
            )
            return
        item = lines.tie(score, whole_name=True)
        self.tree.addTopLevelItem(item)
        unfold(item)

    def _open_role(self, total: QTreeWidgetItem, position: int) -> None:
        item = total.child(position)
        if item is not None:
            item.setExpanded(True)
            for person in inside(item):
                if person.data(0, REFS):
                    _open_two(person)
            self.tree.setCurrentItem(item)

    def _fill_gap(self, report: Report, key: Key) -> None:
        gap = report.gap(key)
        self.title.setText(tr("Why this gap?"))
        if gap is None:
            self.words.setText(tr("This gap is there no more."))
            return
        from app.analysis import evidence  # noqa: PLC0415  comes with the report
        from app.analysis.rules import RULES  # noqa: PLC0415  as above

        said = shown_gaps.words_of(gap, report)
        self.words.setText(f"{said.title}. {said.explanation}")
        found = line(tr("What was found"), strong=True)
        for words, figure in evidence.figures(gap, report.network):
            short = len(figure) <= _SHORT
            found.addChild(line(words, figure) if short else line(f"{words}: {figure}"))
        grave = line(tr("Severity"), number(gap.severity, 1), strong=True)
        grave.addChild(line(tr("{band}, on a scale up to 100", band=tr(BANDS[gap.band]))))
        grave.addChild(remark(evidence.formula(gap.rule, report.network.parameters)))
        origin = line(
            tr("Rule {rule}: {name}", rule=gap.rule, name=RULES[gap.rule].label), strong=True
        )
        origin.addChild(remark(gap_filter.family_of(gap.rule).label))
        origin.addChild(remark(tr("Source: {source}", source=RULES[gap.rule].source)))
        origin.addChild(remark(_standing(report)))
        for item in (found, grave, origin):
            self.tree.addTopLevelItem(item)
            unfold(item)

    def _on_item(self, item: QTreeWidgetItem) -> None:
        refs = item.data(0, REFS)
        if refs:
            self._selects = True
            self._document.select(refs)
            self._selects = False


_SHORT = 14  # letters of a value that fit beside its name


def _open_two(item: QTreeWidgetItem) -> None:
    """Open a line and the factors below it; where those come from stays folded."""
    item.setExpanded(True)
    for below in inside(item):
        below.setExpanded(bool(below.data(0, REFS)))


def _standing(report: Report) -> str:
    """Return as of which day a severity holds, and what it rests on."""
    return tr(
        "As of {day}. Severities are our judgement; they were not measured on outcomes.",
        day=day(report.as_of),
    )
