"""What can be done with what one points at: in the map, the other views, and the gaps."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from app.i18n import tr
from app.model import edits
from app.model.decision import Membership
from app.model.entities import EntityType
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.places import Seat
from app.model.planning import PlannedTie
from app.model.ties import ContactTie, Counterpart
from app.model.values import Id, joined
from app.ui import seat_actions
from app.ui.context_parts import (
    KEY,
    add_counterparts,
    add_judgements,
    add_line,
    add_tie_levels,
    may_change,
    new_menu,
)

if TYPE_CHECKING:
    from app.ui.canvas.context import PointedAt
    from app.ui.canvas.view import MapView
    from app.ui.document import Document, Ref
    from app.ui.main_window import MainWindow
    from app.ui.panels.gap_list import GapPanel
    from app.ui.views.matrix import MatrixPage

_HANDS = ("cut", "copy", "duplicate")
_ALIGN = (
    "align.left", "align.centre", "align.right", "-", "align.top", "align.middle",
    "align.bottom", "-", "distribute.across", "distribute.down",
)  # fmt: skip
_ALIKE = tuple(f"select.same_{name}" for name in ("role", "lane", "level", "department"))
_LINES = ("map.reporting", "map.influences", "map.affinities")


class ContextMenus(QObject):
    """Makes menus of the actions of the window and of the edits that make sense there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions = window.actions_

    # -- opened where one points

    def open_on_map(self, view: MapView, asked: PointedAt) -> None:
        """Open the menu of the map."""
        if QApplication.activePopupWidget() is None:
            self.of_map(view, asked).popup(view.viewport().mapToGlobal(asked.at))

    def open_in_matrix(self, page: MatrixPage, at: QPoint) -> None:
        """Open the menu of the cell with the keyboard; `at` is a point of the screen."""
        self.of_cell(page).popup(at)

    def open_on_heading(self, page: MatrixPage, ref: Ref, at: QPoint) -> None:
        """Open the menu of whose name heads a row or column; `at` is a point of the screen."""
        self.of_heading(page, ref).popup(at)

    def open_on_gap(self, panel: GapPanel, key: tuple[str, str], at: QPoint) -> None:
        """Open the menu of a gap; `at` is a point of the screen."""
        self.of_gap(panel, key).popup(at)

    # -- the map

    def of_map(self, view: MapView, asked: PointedAt) -> QMenu:
        """Return the menu of a card, a line or the ground of the map."""
        menu = new_menu(view)
        if asked.line is not None:
            self._add_line(menu, asked.line)
        elif asked.card is None:
            self._add_ground(menu, view, asked.at)
        elif asked.card[0] is Seat:
            self._add_seat(menu, asked.card[1])
        else:
            self._add_card(menu, view, asked.card)
        return menu

    def _add_card(self, menu: QMenu, view: MapView, ref: Ref) -> None:
        document = view.document
        chosen = [one for one in document.selection if one[0] in (Person, TeamMember)]
        may = may_change(document)
        if len(chosen) < 2:  # noqa: PLR2004  with several nobody is meant in particular
            self._inspect(menu)
            write = menu.addAction(
                tr("Change name, title and roles") + KEY + "F2", view.rewrite
            )
            tie = menu.addAction(tr("Draw a relationship or line") + KEY + "T", view.start_tie)
            write.setEnabled(may)
            tie.setEnabled(may)
        menu.addAction(self._actions["contact.log"])
        menu.addSeparator()
        self.add_people(menu, document, ref)
        self._add(menu, *_HANDS, "paste")
        if len(chosen) > 1:
            self._below(menu, tr("Align and distribute"), *_ALIGN)
        self._below(menu, tr("Select"), *_ALIKE)
        menu.addSeparator()
        menu.addAction(self._actions["delete"])

    def add_people(self, menu: QMenu, document: Document, ref: Ref) -> None:
        """Add what can be said of a person or colleague, and of who is selected with them."""
        kind, id = ref
        people = [id for of, id in document.selection if of is Person] or [id]
        if kind is Person:
            before = len(menu.actions())
            add_judgements(menu, document, people)
            if len(people) == 1:
                add_counterparts(menu, document, id)
            for action in menu.actions()[before:]:
                action.setEnabled(action.isEnabled() and may_change(document))
            menu.addSeparator()
        if kind is not OutsideInfluence and len(people) == 1:
            self._add_fate(menu, document, ref)
            menu.addSeparator()

    def _add_fate(self, menu: QMenu, document: Document, ref: Ref) -> None:
        """Add where points come from, what if somebody leaves, and that they do."""
        kind, id = ref
        if kind is Person:
            menu.addAction(tr("How the points came about"), partial(self._trace, id))
        words = {
            Person: tr("What if this contact leaves?"),
            TeamMember: tr("What if this colleague leaves?"),
        }
        menu.addAction(words[kind], partial(self._suppose_gone, ref))
        if kind is Person:
            leaves = menu.addAction(
                tr("Leaves…"), partial(seat_actions.ask_leaves, self._window, document, id)
            )
            leaves.setEnabled(may_change(document))
            part = document.plan.membership(document.opportunity, id)
            if part is not None:
                out = menu.addAction(
                    tr("Take out of the buying team"),
                    partial(self._remove, (Membership, part.id)),
                )
                out.setEnabled(may_change(document))

    def _add_seat(self, menu: QMenu, seat: Id) -> None:
        document = self._window.document
        assert document is not None
        fill = menu.addAction(
            tr("Fill…"), partial(seat_actions.ask_fill, self._window, document, seat)
        )
        self._inspect(menu)
        menu.addSeparator()
        remove = menu.addAction(tr("Remove vacancy"), partial(self._remove, (Seat, seat)))
        for action in (fill, remove):
            action.setEnabled(may_change(document))

    def _add_ground(self, menu: QMenu, view: MapView, at: QPoint) -> None:
        may = may_change(view.document) and not view.document.supposing.is_on
        menu.addAction(tr("Add somebody here"), partial(view.write_at, at)).setEnabled(may)
        self._add(menu, "quick.add", "paste", "-", "select.all", "select.uncovered", "-")
        self._below(menu, tr("Lines"), *_LINES)
        self._add(menu, "map.legend", "map.snap", "-", "map.arrange", "zoom.fit")

    # -- lines

    def _add_line(self, menu: QMenu, ref: Ref) -> None:
        document = self._window.document
        assert document is not None
        self._inspect(menu)
        one = document.plan.find(*ref)
        before = len(menu.actions())
        if isinstance(one, ContactTie | PlannedTie):
            self._add_tie(menu, document, one.member, one.person)
        else:
            add_line(menu, document, ref)
        if isinstance(one, ContactTie):
            menu.addAction(tr("How the points came about"), partial(self._trace, one.id))
            menu.addAction(
                tr("What if this relationship is lost?"), partial(self._suppose_gone, ref)
            )
        menu.addSeparator()
        menu.addAction(self._actions["delete"])
        if not may_change(document):
            for action in menu.actions()[before:-1]:
                action.setEnabled(False)

    def _add_tie(self, menu: QMenu, document: Document, member: Id, person: Id) -> None:
        """Add how well two know each other, a contact of the two, and their proposal."""
        add_tie_levels(menu, document, member, person)
        log = menu.addAction(
            tr("Log a contact of the two"), partial(self._log, [person], [member])
        )
        log.setEnabled(self._actions["contact.log"].isEnabled())
        if person in document.plan.persons:
            pair = menu.addAction(tr("Counterparts in the proposal"))
            pair.setCheckable(True)
            at = joined(document.opportunity, member, person)
            pair.setChecked(document.plan.find(Counterpart, at) is not None)
            pair.triggered.connect(
                lambda _on: document.attempt(
                    edits.toggle_counterpart, document.opportunity, member, person
                )
            )

    # -- the other views, and the gaps

    def add_for_card(self, menu: QMenu, ref: Ref | None) -> None:
        """Add to the menu of another view what the map offers of a person, or of its ground."""
        document = self._window.document
        if document is None or (ref is not None and ref[0] is Seat):
            return
        menu.addSeparator()
        if ref is None:
            self._add(menu, "quick.add", "paste", "-", "select.all")
            return
        menu.addAction(self._actions["contact.log"])
        self.add_people(menu, document, ref)
        self._add(menu, *_HANDS, "-", "delete")

    def of_cell(self, page: MatrixPage) -> QMenu:
        """Return the menu of the cell of the matrix that has the keyboard."""
        from app.ui.views import matrix_keys  # noqa: PLC0415  comes with the matrix

        menu, document = new_menu(page), page.document
        pair = page.view.focus_pair()

        def ask(words: str, wanted: str, key: str) -> QAction:
            return menu.addAction(words + KEY + key, partial(page.hand.do, wanted))

        if pair is not None:
            ask(tr("Show in the inspector"), matrix_keys.OPEN, tr("Enter"))
            self._add_tie(menu, document, *pair)
            ask(tr("Level, and when they last spoke"), matrix_keys.CHOOSE, "F2")
            ask(tr("Plan a relationship"), matrix_keys.PLAN, "P")
            remove = ask(tr("Remove"), matrix_keys.REMOVE, tr("Delete"))
            remove.setEnabled(page.hand.would_remove())
            menu.addSeparator()
            if not may_change(document):
                for action in menu.actions()[1:]:
                    action.setEnabled(False)
        ask(tr("Select the person"), matrix_keys.PERSON, tr("Space"))
        ask(tr("Sort by the column"), matrix_keys.SORT, "S")
        menu.addAction(tr("Copy for a spreadsheet"), page.copy)
        return menu

    def of_heading(self, page: MatrixPage, ref: Ref) -> QMenu:
        """Return the menu of a person or colleague whose name heads a row or column."""
        menu = new_menu(page)
        self._inspect(menu)
        if ref[0] is TeamMember:
            column = page.model.column_of(ref[1])
            if column is not None:
                menu.addAction(
                    tr("Sort by the column"), partial(page.view.sort_by_column, column)
                )
        menu.addSeparator()
        menu.addAction(self._actions["contact.log"])
        document = page.document
        self.add_people(menu, document, ref)
        # Ctrl+C and Delete mean the cells here, so nothing that has these keys is offered
        name = document.plan.label(ref[1]).replace("&", "&&")
        remove = menu.addAction(tr("Remove {name}", name=name), partial(self._remove, ref))
        remove.setEnabled(may_change(document))
        return menu

    def of_gap(self, panel: GapPanel, key: tuple[str, str]) -> QMenu:
        """Return the menu of a gap in the list."""
        menu, document = new_menu(panel), self._window.document
        menu.addAction(tr("Open the gap, and show it on the map"), partial(panel.choose, key))
        about = None if document is None else _person_of(document, key)
        if document is not None and about is not None:
            words = tr("Log a contact with {name}…", name=document.plan.label(about))
            log = menu.addAction(words.replace("&", "&&"), partial(self._log, [about], []))
            log.setEnabled(self._actions["contact.log"].isEnabled())
        menu.addSeparator()
        accept = menu.addAction(tr("Accept until…") + KEY + "A", partial(panel.accept, key))
        dismiss = menu.addAction(
            tr("Dismiss because…") + KEY + "D", partial(panel.dismiss, key)
        )
        for action in (accept, dismiss):
            action.setEnabled(document is not None and document.may_edit)
        menu.addSeparator()
        menu.addAction(tr("Why this gap?"), partial(self._window.show_trace, key))
        return menu

    # -- what several of them share

    def _inspect(self, menu: QMenu) -> None:
        menu.addAction(tr("Show in the inspector"), self._window.show_inspector)

    def _add(self, menu: QMenu, *ids: str) -> None:
        for id in ids:
            if id == "-":
                menu.addSeparator()
            else:
                menu.addAction(self._actions[id])

    def _below(self, menu: QMenu, title: str, *ids: str) -> None:
        self._add(menu.addMenu(title), *ids)

    def _log(self, persons: list[Id], members: list[Id]) -> None:
        self._window.doing.accounts.log_contact(persons, members)

    def _trace(self, about: Id) -> None:
        self._window.show_trace(about)

    def _suppose_gone(self, ref: Ref) -> None:
        self._window.doing.what_if.try_leaving(ref)

    def _remove(self, ref: tuple[EntityType, Id]) -> None:
        if self._window.document is not None:
            self._window.document.attempt(edits.remove, [ref])


def _person_of(document: Document, key: tuple[str, str]) -> Id | None:
    from app.ui import shown_gaps  # noqa: PLC0415  comes with the report

    gap = None if document.report is None else document.report.gap(key)
    return None if gap is None else shown_gaps.subject_person(gap, document.plan)
