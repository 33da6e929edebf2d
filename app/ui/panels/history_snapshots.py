"""The snapshots of a decision: when, at which stage, the score, who; and what is new since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem, QVBoxLayout, QWidget

from app.i18n import day, number, tr
from app.model.labels import label
from app.model.planning import Snapshot
from app.model.vocabulary import SnapshotReason
from app.ui import privacy, shown_gaps, theme
from app.ui.panels.history_lines import table
from app.ui.panels.labels import Label, plain_tooltip

if TYPE_CHECKING:
    from app.analysis.report import Report

ON, WHAT, SCORE, BY = range(4)
_ID = Qt.ItemDataRole.UserRole


class SnapshotList(QWidget):
    """The latest first; a click on one unfolds what is different now."""

    def __init__(self) -> None:
        super().__init__()
        self._report: Report | None = None
        self._snapshots: dict[str, Snapshot] = {}
        self._open = ""
        self.none = Label(
            tr(
                "There are no snapshots yet. One is taken by itself when the stage changes, "
                "and whenever you ask for one."
            ),
            "quiet",
            wrap=True,
        )
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.tree = table(tr("Snapshots"), 4, WHAT)
        self.tree.itemClicked.connect(self._on_item)
        self.tree.itemActivated.connect(self._on_item)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.space(0.5))
        column.addWidget(self.none)
        column.addWidget(self.tree, 1)

    def show_snapshots(self, snapshots: Sequence[Snapshot], report: Report | None) -> None:
        """Show these, oldest first as given, and compare with what `report` says of now."""
        self._report = report
        self._snapshots = {one.id: one for one in reversed(snapshots)}
        self.none.setVisible(not snapshots)
        self.tree.setVisible(bool(snapshots))
        self._fill()

    def unfold(self, id: str) -> None:
        """Show what is different since a snapshot; a second time folds it in again."""
        self._open = "" if self._open == id else id
        self._fill()

    def _fill(self) -> None:
        self.tree.clear()
        for snapshot in self._snapshots.values():
            item = QTreeWidgetItem(
                [
                    day(snapshot.taken_on),
                    _what(snapshot),
                    number(snapshot.score, 1),
                    snapshot.taken_by or "",
                ]
            )
            item.setData(0, _ID, snapshot.id)
            item.setToolTip(WHAT, plain_tooltip(_what(snapshot)))
            item.setFont(WHAT, theme.font("body", strong=True))
            item.setTextAlignment(SCORE, _RIGHT)
            item.setForeground(BY, theme.colour("text.faint"))
            self.tree.addTopLevelItem(item)
            if snapshot.id == self._open and self._report is not None:
                for words, figure in _since(snapshot, self._report):
                    line = QTreeWidgetItem(["", words, figure, ""])
                    line.setToolTip(WHAT, plain_tooltip(words))
                    line.setTextAlignment(SCORE, _RIGHT)
                    line.setData(0, _ID, snapshot.id)
                    self.tree.addTopLevelItem(line)
                self.tree.setCurrentItem(item)

    def _on_item(self, item: QTreeWidgetItem) -> None:
        self.unfold(item.data(0, _ID))


def _since(snapshot: Snapshot, report: Report) -> Iterator[tuple[str, str]]:
    """Each line of what is different, with its figure where it has one."""
    from app.analysis.history_form import rounded, signed  # noqa: PLC0415  when first asked for
    from app.analysis.since_snapshot import since_snapshot, title_of  # noqa: PLC0415  as above

    since = since_snapshot(snapshot, report)
    apart = rounded(rounded(since.score) - rounded(snapshot.score))
    yield tr("The score since then: now {score}", score=number(since.score, 1)), signed(apart)
    for role in since.roles:
        words = tr(
            "{role}: from {before} to {after} points",
            role=_capital(label(role.role)),
            before=number(role.before, 1),
            after=number(role.after, 1),
        )
        yield words, signed(rounded(rounded(role.after) - rounded(role.before)))
    for gap in shown_gaps.shown(since.opened):
        title = shown_gaps.words_of(gap, report).title
        yield tr("New gap: {title}", title=title), ""
    for frozen in since.closed:
        if not _is_silent(frozen.rule):
            yield tr("Gap closed: {title}", title=title_of(frozen, report)), ""


def _is_silent(rule: str) -> bool:
    """Return whether the window keeps silent about the gaps of a rule."""
    from app.analysis.rules import RULES  # noqa: PLC0415  when first asked for

    switches = privacy.current()
    if rule == privacy.SELLER_AS_BUYER and not switches.seller_as_buyer:
        return True
    return rule in RULES and RULES[rule].about_us and not switches.about_us


def _what(snapshot: Snapshot) -> str:
    """What a snapshot is of: the stage, and why it was taken."""
    stage = "" if snapshot.stage is None else _capital(label(snapshot.stage))
    reason = ""
    if snapshot.reason is not None and snapshot.reason is not SnapshotReason.STAGE:
        reason = label(snapshot.reason)
    return " · ".join(part for part in (stage, reason, snapshot.note or "") if part)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
