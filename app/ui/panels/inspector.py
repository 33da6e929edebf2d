"""The inspector at the right: everything about what is selected, to read and to edit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import ntr, tr
from app.model.change import Change
from app.model.decision import Membership
from app.model.interactions import Interest
from app.model.people import Competitor, OutsideInfluence, Person, TeamMember
from app.model.places import Seat
from app.model.planning import PlannedTie
from app.model.ties import Affinity, CompetitorTie, ContactTie, Influence, ReportingLine
from app.ui import privacy
from app.ui.document import Document, Ref
from app.ui.panels import overtaken
from app.ui.panels.controls import link
from app.ui.panels.inspector_decision import DecisionPage
from app.ui.panels.inspector_lines import LinePage, TiePage
from app.ui.panels.inspector_member import MemberPage
from app.ui.panels.inspector_others import CompetitorPage, OutsidePage
from app.ui.panels.inspector_page import Page
from app.ui.panels.inspector_person import PersonPage
from app.ui.panels.inspector_planned import PlannedTiePage
from app.ui.panels.inspector_seat import SeatPage
from app.ui.panels.labels import Label
from app.ui.stepwise import paint_next_turn

_SEVERAL = 2
_MANY = 200  # who are selected or were till now: their page comes once the map is painted
_AFTER_THE_MAP = 20  # milliseconds
LISTED = 60  # of those who are selected, at a time


class SeveralPage(Page):
    """Who and what is selected, to go on with one of them."""

    def shape(self) -> frozenset[Ref]:
        return self.document.selection

    def build(self) -> None:
        selection = sorted(self.document.selection, key=lambda ref: (ref[0].__name__, ref[1]))
        self.column.addWidget(
            Label(ntr("{count} selected", "{count} selected", len(selection)), "title")
        )
        for kind, title in (
            (Person, tr("Contacts")),
            (TeamMember, tr("Colleagues")),
            (OutsideInfluence, tr("Outside influences")),
            (Seat, tr("Vacant functions")),
        ):
            refs = [ref for ref in selection if ref[0] is kind]
            if refs:
                self.section(title)
                self._list(refs)
        ties = [ref for ref in selection if ref[0] is ContactTie]
        if ties:
            self.section(tr("Relationships"))
            self._list(ties)

    def _list(self, refs: Sequence[Ref]) -> None:
        """List so many that nobody waits for it; the rest unfolds, as many at a time."""
        rows = QVBoxLayout()
        rows.setSpacing(self.column.spacing())
        self.column.addLayout(rows)
        left = list(refs)

        def unfold() -> QWidget:
            found = [self.link(self._words(ref), [ref]) for ref in left[:LISTED]]
            for one in found:
                rows.addWidget(one)
            del left[:LISTED]
            if left:
                more = link(tr("{count} more", count=len(left)), lambda: unfold().setFocus())
                more.clicked.connect(more.deleteLater)
                rows.addWidget(more)
            return found[0]

        unfold()

    def _words(self, ref: Ref) -> str:
        kind, id = ref
        if kind is not ContactTie:
            return self.plan.label(id)
        tie = self.plan.ties[id]
        return f"{self.plan.label(tie.member)} – {self.plan.label(tie.person)}"


class Inspector(QWidget):
    """Holds the page of what is selected, and keeps it in step with the document."""

    trace_asked = Signal(str)  # a person, or a relationship
    log_asked = Signal(object, object)  # persons, members
    tie_asked = Signal(str, str)  # a colleague and a person who are to know each other
    competitor_asked = Signal(object)  # what to do with a competitor that was added, or None
    left = Signal()  # with Esc, where nothing that was typed is to be taken back

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._document = document
        self._building = False
        self._shown: frozenset[Ref] = frozenset()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields show where one is
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page: Page | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._catch_up)
        self._later = QTimer(self, singleShot=True, interval=_AFTER_THE_MAP)
        self._later.timeout.connect(self._show_selected)
        document.selected.connect(self._on_selected)
        document.changed.connect(self._on_change)
        document.analysed.connect(self._on_report)
        document.turned.connect(self._rebuild)
        privacy.changes().changed.connect(self._soon.start)
        self._rebuild()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def flush(self) -> None:
        """Hand on what was typed and not left yet."""
        if self.page is not None:
            self.page.flush()

    def _on_selected(self) -> None:
        self.flush()
        if max(len(self._shown), len(self._document.selection)) > _MANY:
            self._later.start()  # the views have much to do now
        else:
            self._show_selected()

    def _show_selected(self) -> None:
        self._later.stop()
        self._rebuild()
        if self.page is not None:
            paint_next_turn(self.page)
        self.area.verticalScrollBar().setValue(0)

    def _on_change(self, change: Change) -> None:
        self._soon.start()  # a field may be handing on its value just now

    def _on_report(self) -> None:
        if self.page is not None:
            self.page.refresh_report()

    def _catch_up(self) -> None:
        page = self.page
        gone = any(self._document.plan.find(*ref) is None for ref in self._shown)
        if page is None or gone or page.shape() != page.built:
            self._rebuild()
        else:
            page.refresh()

    def _rebuild(self) -> None:
        if self._building:
            return
        self._building = True
        place = _focused_place()
        focused: QWidget | None = self.window().focusWidget()
        was_here = not (focused is None or not self.area.isAncestorOf(focused))
        typing = was_here and isinstance(focused, QLineEdit | QPlainTextEdit)
        is_gone = typing and any(self._document.plan.find(*ref) is None for ref in self._shown)
        at = self.area.verticalScrollBar().value()
        self._shown = self._document.selection
        before, self.page = self.page, self._made_page()
        stop = _stop_on(self.page, place) if place or was_here else None
        again = stop is not None and bool(place) and stop.property("place") == place
        half = None
        if before is not None and typing and again:  # else it hands on what was typed
            half = before.half_typed(focused)
        self.area.setWidget(self.page)
        self._building = False
        self.area.verticalScrollBar().setValue(at)
        if is_gone:
            self.area.setFocus()  # what is typed on must not choose something elsewhere
        elif place or was_here:
            if stop is not None and (was_here or again):
                stop.setFocus()
            if half is not None:
                overtaken.go_on(stop, half)

    def _made_page(self) -> Page:
        document = self._document
        there = (ref for ref in document.selection if document.plan.find(*ref) is not None)
        refs = list(islice(there, _SEVERAL))
        if len(refs) >= _SEVERAL:
            return SeveralPage(document)
        page = self._page_of(refs[0]) if refs else DecisionPage(document)
        for name in ("trace_asked", "log_asked", "tie_asked", "competitor_asked"):
            if hasattr(page, name):
                getattr(page, name).connect(getattr(self, name))
        return page

    def _page_of(self, ref: Ref) -> Page:
        document, (kind, id) = self._document, ref
        if kind is Person:
            return PersonPage(document, id)
        if kind is TeamMember:
            return MemberPage(document, id)
        if kind is ContactTie:
            return TiePage(document, id)
        if kind is PlannedTie:
            return PlannedTiePage(document, id)
        if kind in (ReportingLine, Influence, Affinity):
            return LinePage(document, ref)
        if kind is Competitor:
            return CompetitorPage(document, id)
        if kind is OutsideInfluence:
            return OutsidePage(document, id)
        if kind is Seat:
            return SeatPage(document, id)
        entity = document.plan.find(kind, id)
        if isinstance(entity, Membership | Interest | CompetitorTie):
            return PersonPage(document, entity.person)
        return DecisionPage(document)


def _stop_on(page: Page, place: str) -> QWidget | None:
    """Return where the keyboard goes on: the same field again, else the first link or choice.

    Not the first text, or whatever is pressed next would be typed in it.
    """
    inside = page.findChildren(QWidget)
    same = (field for field in inside if place and field.property("place") == place)
    stops = (
        one
        for one in inside
        if isinstance(one, QAbstractButton | QComboBox)
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isEnabled()
    )
    return next(same, None) or next(stops, None)


def _focused_place() -> str:
    focused = QApplication.focusWidget()
    return "" if focused is None else str(focused.property("place") or "")
