"""What departures would cost: both sides, whoever would be missed most first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import tr
from app.model.entities import EntityType
from app.model.people import Person, TeamMember
from app.model.values import Id
from app.ui import theme
from app.ui.document import Document, Ref
from app.ui.latest import Latest
from app.ui.panels.columns import ColumnsPanel
from app.ui.panels.controls import button, link
from app.ui.panels.labels import Label, heading
from app.ui.panels.shape_meter import ShapeMeter

if TYPE_CHECKING:
    from app.analysis.network import Network

NARROW = 680  # pixels; a panel less wide shows its columns below one another
AT_ONCE = 8  # a side; the rest unfolds


@dataclass(frozen=True, slots=True)
class Leaving:
    """Somebody who might leave, and what that would cost, in words."""

    ref: Ref
    name: str
    cost: str


@dataclass(frozen=True, slots=True)
class Told:
    """Everything the panel says; equal ones need not be built again."""

    robustness: str
    shape: float | None
    shape_words: str
    ours: tuple[Leaving, ...]
    theirs: tuple[Leaving, ...]
    order: str  # why theirs stand as they do


class DeparturesPanel(ColumnsPanel):
    """Computed in a worker when it is shown, and kept fresh as long as it is."""

    shown_on_map = Signal(object)  # refs to bring into view
    try_asked = Signal(object)  # the ref of who is supposed to leave

    def __init__(self, document: Document) -> None:
        super().__init__(NARROW)
        self._document = document
        self._told: Told | None = None
        self._of: Network | None = None  # what is shown, or being computed, is of this one
        self._whole: set[str] = set()  # sides that are unfolded
        self._names: dict[str, list[QPushButton]] = {}  # by side, those that are listed
        self._latest = Latest(self)
        self._latest.answered.connect(self._show)
        self._latest.failed.connect(self._on_failed)
        self._build()
        document.analysed.connect(self.refresh)
        document.turned.connect(self._on_turned)

    # -- following

    def refresh(self) -> None:
        """Compute it anew if what is shown is of an earlier report; not while hidden."""
        report = self._document.report
        if report is None or not self.isVisible() or report.network is self._of:
            return
        network = self._of = report.network
        self._latest.ask(lambda: told(network))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _on_turned(self) -> None:
        self._latest.let_go()
        self._of = self._told = None
        self._whole.clear()
        self._build()

    def _on_failed(self) -> None:
        self._of = None  # it is computed anew when this is shown or refreshed next

    def _show(self, told: Told) -> None:
        if told != self._told:
            self._told = told
            self._build()

    # -- laying out

    def _build(self) -> None:
        told = self._told
        self._names = {}
        holder = QWidget()
        holder.setObjectName("panel")
        column = QVBoxLayout(holder)
        column.setContentsMargins(
            theme.space(2), theme.space(1), theme.space(2), theme.space(1)
        )
        column.setSpacing(theme.space(1.5))
        if told is None:
            column.addWidget(Label(tr("Computing what departures would cost…"), "soft"))
            self.columns = None
        elif not (told.ours or told.theirs):
            words = tr(
                "Nobody is missed yet. Draw who of ours knows whom at the customer, and here "
                "stands what it costs if one of them leaves, whoever is missed most first."
            )
            column.addWidget(Label(words, "soft", wrap=True))
            self.columns = None
        else:
            column.addLayout(_head(told))
            self.columns = QBoxLayout(self.direction())
            self.columns.setSpacing(theme.space(3))
            self.columns.addWidget(
                self._side("ours", tr("If a colleague leaves"), told.ours), 1
            )
            theirs = self._side("theirs", tr("If a contact leaves"), told.theirs, told.order)
            self.columns.addWidget(theirs, 1)
            column.addLayout(self.columns)
        column.addStretch()
        self.show_page(holder)

    def _side(self, side: str, title: str, found: Iterable[Leaving], note: str = "") -> QWidget:
        everybody = list(found)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addWidget(heading(title))
        if note and everybody:
            column.addWidget(Label(note, "quiet", wrap=True))
        some = everybody if side in self._whole else everybody[:AT_ONCE]
        names = self._names[side] = [link(one.name, partial(self._point, one)) for one in some]
        for place, (one, name) in enumerate(zip(some, names, strict=True), start=1):
            column.addWidget(self._row(place, one, name))
        if len(some) < len(everybody):
            more = tr("{count} more", count=len(everybody) - len(some))
            column.addWidget(link(more, lambda: self._unfold(side)))
        if not everybody:
            column.addWidget(Label(tr("Nobody yet."), "quiet"))
        column.addStretch()
        return holder

    def _point(self, one: Leaving) -> None:
        self._document.select([one.ref])
        self.shown_on_map.emit(frozenset([one.ref]))

    def _row(self, place: int, one: Leaving, name: QWidget) -> QWidget:
        row = QWidget()
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(name)
        texts.addWidget(Label(one.cost, "soft", wrap=True))
        attempt = button(tr("Try it"), lambda: self.try_asked.emit(one.ref))
        attempt.setAccessibleName(tr("What if {name} leaves", name=one.name))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space(1))
        rank = Label(str(place), "quiet")
        rank.setFixedWidth(theme.space(2.5))
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(rank, 0, top)
        line.addLayout(texts, 1)
        line.addWidget(attempt, 0, top)
        return row

    def _unfold(self, side: str) -> None:
        self._whole.add(side)
        self._build()
        self._names[side][AT_ONCE].setFocus()  # the first of those that unfolded


def _head(told: Told) -> QHBoxLayout:
    """Return what holds for all: how robust the score is, and the shape."""
    meter = ShapeMeter()
    meter.show_value(told.shape, told.shape_words)
    texts = QVBoxLayout()
    texts.setSpacing(2)
    texts.addWidget(Label(told.robustness, "name", wrap=True))
    texts.addWidget(Label(told.shape_words, "soft", wrap=True))
    line = QHBoxLayout()
    line.setSpacing(theme.space(2))
    line.addWidget(meter, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addLayout(texts, 1)
    return line


def told(network: Network) -> Told:
    """Return what departures would cost, in words; in a worker."""
    from app.analysis.departures import departures  # noqa: PLC0415  imports NetworkX
    from app.analysis.shape import in_words, shape_of  # noqa: PLC0415  as above
    from app.analysis.wording.what_if import (  # noqa: PLC0415  as above
        colleague_in_words,
        order_in_words,
        person_in_words,
        robustness_in_words,
    )

    found, shape = departures(network), shape_of(network)
    ours = tuple(
        _leaving(TeamMember, one.member, colleague_in_words(one, network), network)
        for one in found.colleagues
    )
    theirs = tuple(
        _leaving(Person, one.person, person_in_words(one, network), network)
        for one in found.persons
    )
    robust = robustness_in_words(found)
    value = None if shape.busiest is None else shape.value
    return Told(robust, value, in_words(shape, network), ours, theirs, order_in_words())


def _leaving(kind: EntityType, id: Id, cost: str, network: Network) -> Leaving:
    return Leaving((kind, id), network.plan.label(id), cost)
