"""How the score came about: every point, down to the relationship it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from app.i18n import day, number, tr
from app.model.labels import label
from app.model.people import Person
from app.model.ties import ContactTie
from app.model.values import Id
from app.model.vocabulary import SIX_ROLES, Role
from app.ui import icons, theme
from app.ui.document import Document, Ref
from app.ui.panels.labels import Label, plain_tooltip
from app.ui.panels.tie_parts import level_words

if TYPE_CHECKING:
    from app.analysis.report import Report
    from app.analysis.score import TieScore

_REF = Qt.ItemDataRole.UserRole


class TracePanel(QWidget):
    """A tree of points: roles, their people, the relationships, and what each is made of."""

    closed = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._document = document
        self._about: Role | Id | None = None
        title = Label(tr("How the score came about"), "title", wrap=True)
        self.back = QToolButton()
        self.back.setIcon(icons.icon("x", size=16))
        self.back.setToolTip(tr("Close"))
        self.back.setAccessibleName(tr("Close"))
        self.back.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        self.tree = QTreeWidget()
        self.tree.setObjectName("trace")
        self.tree.setAccessibleName(title.text())
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(14)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.itemClicked.connect(self._on_item)
        self.tree.itemActivated.connect(self._on_item)
        caution = Label(
            tr("Coverage is no chance of winning: attitudes and competitors stay outside it."),
            "quiet",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space(2),) * 4)
        column.setSpacing(theme.space(1))
        column.addLayout(top)
        column.addWidget(self.tree, 1)
        column.addWidget(caution)
        self._is_late = False  # what is shown is of before the last report
        document.analysed.connect(self._on_report)

    def show_trace(self, about: Role | Id | None) -> None:
        """Show where points come from: all of them, of one role, or of one person."""
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
        """Show the points that hold now."""
        self._is_late = False
        self.tree.clear()
        self._fill()
        walk = QTreeWidgetItemIterator(self.tree)
        while (item := walk.value()) is not None:
            item.setFirstColumnSpanned(not item.text(1))  # a remark has the whole line
            walk += 1

    def _fill(self) -> None:
        report = self._document.report
        if report is None:
            return
        if isinstance(self._about, str) and not isinstance(self._about, Role):
            items = self._person(report, self._about, 1.0)
            self.tree.addTopLevelItem(items)
            _unfold(items)
            return
        total = _item(tr("Score"), number(report.score.total, 1), strong=True)
        self.tree.addTopLevelItem(total)
        for role in SIX_ROLES:
            item = self._role(report, role)
            total.addChild(item)
            if role is self._about:
                _unfold(item)
                self.tree.setCurrentItem(item)
        total.setExpanded(True)

    # -- rows

    def _role(self, report: Report, role: Role) -> QTreeWidgetItem:
        network, score = report.network, report.score.roles[role]
        words = label(role)
        item = _item(
            words[:1].upper() + words[1:],
            tr("{points} of {of}", points=number(score.points, 1), of=number(score.of, 1)),
            strong=True,
        )
        item.setIcon(0, icons.role_icon(role, 16))
        holders = network.holders.get(role, ())
        total = sum(network.influence_of(person) for person in holders)
        for person in holders:
            at_stake = report.score.persons[person].at_stake
            share = score.of * network.influence_of(person) / total
            item.addChild(self._person(report, person, share / at_stake if at_stake else 0.0))
        if not holders:
            absent = role in network.absent_roles
            item.addChild(
                _item(
                    tr("confirmed absent") if absent else tr("nobody is recorded in this role")
                )
            )
        return item

    def _person(self, report: Report, person: Id, share: float) -> QTreeWidgetItem:
        """A person's points; `share` is the part of them that counts for the role above."""
        score = report.score.persons.get(person)
        name = self._document.plan.label(person)
        if score is None:
            return _item(name, refs=[(Person, person)])
        item = _item(
            name,
            tr(
                "{points} of {of}",
                points=number(score.points * share, 1),
                of=number(score.at_stake * share, 1),
            ),
            refs=[(Person, person)],
        )
        for tie in report.network.contacts.get(person, ()):
            item.addChild(self._tie(report.score.ties[tie.pair], share))
        if not report.network.contacts.get(person):
            item.addChild(_item(tr("none of us knows this person yet")))
        path = report.network.warmest(person)
        if path.member is not None and report.network.may_contact(person):
            names = " → ".join(self._document.plan.label(node) for node in path.nodes[1:])
            item.addChild(
                _item(tr("warmest route: {names}", names=names), number(path.warmth, 2))
            )
        return item

    def _tie(self, score: TieScore, share: float) -> QTreeWidgetItem:
        tie = score.tie
        item = _item(
            self._document.plan.label(tie.member),
            number(score.points * share, 1),
            refs=[(ContactTie, tie.tie.id)],
        )
        slots = {"best": tr("best relationship"), "backup": tr("second relationship")}
        slot = slots.get(score.slot or "", tr("a third one brings nothing"))
        for words, figure in (
            (tr("points at stake"), number(score.at_stake * share, 1)),
            ("× " + slot, number(score.slot_share, 1)),
            ("× " + level_words(tie.tie), number(tie.quality, 2)),
            (f"× {tr('freshness')}: {_freshness(score)}", number(tie.freshness, 2)),
            ("× " + tr("match of function and level"), number(tie.match, 2)),
        ):
            item.addChild(_item(words, figure))
        return item

    def _on_item(self, item: QTreeWidgetItem) -> None:
        refs = item.data(0, _REF)
        if refs:
            self._document.select(refs)


def _item(
    words: str, figure: str = "", *, strong: bool = False, refs: Iterable[Ref] = ()
) -> QTreeWidgetItem:
    item = QTreeWidgetItem([words, figure])
    item.setToolTip(0, plain_tooltip(words))
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setData(0, _REF, list(refs))
    if strong:
        item.setFont(0, theme.font("body", strong=True))
        item.setFont(1, theme.font("body", strong=True))
    return item


def _unfold(item: QTreeWidgetItem) -> None:
    item.setExpanded(True)
    for place in range(item.childCount()):
        child = item.child(place)
        if child is not None:
            _unfold(child)


def _freshness(score: TieScore) -> str:
    tie = score.tie
    if tie.last_contact is None or tie.days is None:
        return tr("never spoken")
    return tr(
        "{days} of {rhythm} days, {day}",
        day=day(tie.last_contact),
        days=tie.days,
        rhythm=tie.cadence,
    )
