"""The warmest routes to a person, on their page; each opens to all its factors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import tr
from app.model.values import Id
from app.ui import theme
from app.ui.document import Document
from app.ui.latest import Latest
from app.ui.panels.inspector_page import Page
from app.ui.panels.labels import Label
from app.ui.panels.row_ground import CHOOSING

if TYPE_CHECKING:
    from app.analysis.introductions import Introduction
    from app.analysis.network import Network

INSET = 16  # pixels that the factors stand in


@dataclass(frozen=True, slots=True)
class Route:
    """A way to somebody, in words."""

    words: str
    remarks: tuple[str, ...]
    factors: tuple[str, ...]
    way: tuple[Id, ...]  # the cards it runs along


@dataclass(frozen=True, slots=True)
class Told:
    """Everything the section says; equal ones need not be built again."""

    remark: str
    routes: tuple[Route, ...]


def add_routes(page: Page, person: Id) -> None:
    """Add who could bring us to a person best."""
    page.section(tr("Warmest routes"))
    field = RoutesField(page.document, person)
    page.column.addWidget(field)
    page.report_parts.append(field.refresh)


class RoutesField(QWidget):
    """Up to three routes, and the one round a gatekeeper; computed in a worker."""

    def __init__(self, document: Document, person: Id) -> None:
        super().__init__()
        self._document, self._person = document, person
        self._of: Network | None = None
        self._told: Told | None = None
        self.rows: list[RouteRow] = []
        self._latest = Latest(self)
        self._latest.answered.connect(self._show)
        self._latest.failed.connect(self._on_failed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def refresh(self) -> None:
        """Compute the routes anew where the report is another one."""
        report, person = self._document.report, self._person
        if report is None or report.network is self._of:
            return
        network = self._of = report.network
        self._latest.ask(lambda: told(network, person))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._document.pointed.emit(())

    def _on_failed(self) -> None:
        self._of = None  # it is computed anew when this is shown or refreshed next

    def _show(self, found: Told) -> None:
        if found == self._told:
            return
        self._told = found
        opened = {row.route.way for row in self.rows if row.is_open}
        held = {row.route.way for row in self.rows if row is self.window().focusWidget()}
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        if found.remark:
            self._column.addWidget(Label(found.remark, "soft", wrap=True))
        for route in found.routes:
            row = RouteRow(route)
            row.pointed.connect(self._document.pointed)
            self.rows.append(row)
            self._column.addWidget(row)
            if route.way in opened:
                row.toggle()
            if route.way in held:
                row.show()  # what is not seen yet takes no keyboard
                row.setFocus()


class RouteRow(QFrame):
    """One route; it lights on the map where it is pointed at, and opens to its factors."""

    pointed = Signal(object)  # the way to light; empty: none

    def __init__(self, route: Route) -> None:
        super().__init__()
        self.route = route
        self.is_open = False
        self.setObjectName("route")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(". ".join((route.words, *route.remarks)))
        self.setAccessibleDescription("\n".join(route.factors))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(2)
        self._title = Label("", "text", wrap=True)
        column.addWidget(self._title)
        for remark in route.remarks:
            line = Label(remark, "quiet", wrap=True)
            line.setContentsMargins(INSET, 0, 0, 0)
            column.addWidget(line)
        self._factors = QWidget()
        inside = QVBoxLayout(self._factors)
        inside.setContentsMargins(INSET, 2, 0, theme.space(0.5))
        inside.setSpacing(2)
        for factor in route.factors:
            inside.addWidget(Label(factor, "soft", wrap=True))
        column.addWidget(self._factors)
        self._follow()

    def toggle(self) -> None:
        """Open the route to its factors, or close it."""
        self.is_open = not self.is_open
        self._follow()

    def _follow(self) -> None:
        self._title.setText(("▾ " if self.is_open else "▸ ") + self.route.words)
        self._factors.setVisible(self.is_open)

    # -- pointer and keys

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit(self.route.way)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(self.route.way if self.hasFocus() else ())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed.emit(self.route.way)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit(())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setFocus()
            self.toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CHOOSING:
            self.toggle()
        else:
            super().keyPressEvent(event)


def told(network: Network, person: Id) -> Told:
    """Return the routes to a person in words; in a worker.

    Where a contact policy forbids a route it is told as a measurement, with the reason.
    """
    from app.analysis.introductions import introductions  # noqa: PLC0415  imports NetworkX

    if person not in network.people:
        return Told(tr("Takes no part in this decision."), ())
    found = introductions(network, person)
    ways = list(found.ways)
    if found.around is not None and found.around not in ways:
        ways.append(found.around)
    if not ways:
        return Told(tr("Nobody of ours has a way in yet."), ())
    is_guarded = any(way.guarded_by for way in ways)
    routes = tuple(
        _route(way, network, avoids=is_guarded and way == found.around) for way in ways
    )
    shared = _shared_reason(ways, network)
    if shared:
        routes = tuple(_without(route, shared) for route in routes)
    return Told(shared, routes)


def _route(way: Introduction, network: Network, *, avoids: bool) -> Route:
    from app.analysis.wording.introductions import (  # noqa: PLC0415  comes with the routes
        remarks,
        route_in_words,
        trace,
    )

    said = remarks(way, network)
    if avoids and way.allowed:
        said.append(tr("Avoids the gatekeeper."))
    elif avoids:
        said.append(tr("Passes no gatekeeper."))
    return Route(
        route_in_words(way, network),
        tuple(said),
        tuple(trace(way, network)),
        way.path.nodes[1:],
    )


def _shared_reason(ways: list[Introduction], network: Network) -> str:
    """Return why none of the routes may be gone, where all are forbidden alike."""
    from app.analysis.wording.introductions import why_not  # noqa: PLC0415  comes with them

    reasons = {why_not(way, network) for way in ways}
    return reasons.pop() if len(reasons) == 1 else ""


def _without(route: Route, remark: str) -> Route:
    kept = tuple(one for one in route.remarks if one != remark)
    return Route(route.words, kept, route.factors, route.way)
