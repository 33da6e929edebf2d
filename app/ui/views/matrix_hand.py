"""Editing in the cells of the matrix: one key, one change, undone in one step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.model.people import Person
from app.model.planning import PlannedTie
from app.model.values import Id, joined
from app.model.vocabulary import TieLevel
from app.ui import meanwhile
from app.ui.canvas import drawn_edits
from app.ui.canvas.choosers import TieChooser
from app.ui.canvas.popup import Popup
from app.ui.views import matrix_edits, matrix_keys
from app.ui.views.matrix_plan_form import PlanForm

if TYPE_CHECKING:
    from app.ui.views.matrix import MatrixPage


class MatrixHand:
    """Does what a key or a double click asks, with the cell that has the keyboard."""

    def __init__(self, page: MatrixPage) -> None:
        self._page, self._document = page, page.document
        self.form: Popup | None = None
        self._doing: dict[str, Callable[[Id, Id], object]] = {
            matrix_keys.LOG: self._log,
            matrix_keys.NOT_NEEDED: self._not_needed,
            matrix_keys.NOT_ASSESSED: partial(self._set_level, None),
            matrix_keys.PLAN: self.ask_plan,
            matrix_keys.CHOOSE: self.ask_tie,
        }

    def do(self, wanted: str) -> None:
        """Do what a key means."""
        pair = self._page.view.focus_pair()
        if wanted == matrix_keys.COPY:
            self._page.copy()
        elif wanted == matrix_keys.SORT:
            self._page.sort_here()
        elif wanted == matrix_keys.LEAVE:
            self._leave()
        elif wanted == matrix_keys.REMOVE:
            self._remove()
        elif wanted == matrix_keys.OPEN:
            self._open()
        elif wanted == matrix_keys.PERSON:
            self._choose_person()
        elif pair is not None and wanted.startswith(matrix_keys.LEVEL):
            level = TieLevel(int(wanted.removeprefix(matrix_keys.LEVEL)))
            self._set_level(level, *pair)
        elif pair is not None and wanted in self._doing:
            self._doing[wanted](*pair)

    # -- at once

    def _set_level(self, level: TieLevel | None, member: Id, person: Id) -> None:
        base = self._document.base
        edit = partial(matrix_edits.set_level, level=level, base=base)
        self._document.attempt(edit, member, person)
        self._choose_cell()

    def _not_needed(self, member: Id, person: Id) -> None:
        edit = partial(matrix_edits.not_needed, base=self._document.base)
        self._document.attempt(edit, member, person)
        self._choose_cell()

    def would_remove(self) -> bool:
        """Return whether there is anything to remove in what is selected, or in the cell."""
        at, pairs = self._document.opportunity, self._removed()
        return bool(matrix_edits.cleared(self._document.plan, at, pairs).edits)

    def _remove(self) -> None:
        pairs = self._removed()
        if pairs:
            self._document.attempt(matrix_edits.cleared, self._document.opportunity, pairs)
            self._choose_cell()

    def _removed(self) -> list[tuple[Id, Id]]:
        pair = self._page.view.focus_pair()
        return self._page.selecting.pairs() or ([] if pair is None else [pair])

    def _choose_cell(self) -> None:
        """Select what stands in the cell now: a tie that was just made, or the two alone."""
        view = self._page.view
        at = view.currentIndex()
        if len(self._page.selecting.pairs()) <= 1 and at.isValid():
            view.chosen.emit(self._page.model.ref_at(at.row(), at.column()))

    # -- elsewhere in the window

    def _log(self, member: Id, person: Id) -> None:
        self._page.log_asked.emit([person], [member])

    def _open(self) -> None:
        at = self._page.view.currentIndex()
        refs = self._page.model.ref_at(at.row(), at.column()) if at.isValid() else frozenset()
        if refs:
            self._page.view.chosen.emit(refs)
            self._page.open_asked.emit()

    def _choose_person(self) -> None:
        person = self._page.model.person_at(self._page.view.currentIndex().row())
        if person is not None:
            self._page.show_refs(frozenset({(Person, person)}))

    def _leave(self) -> None:
        """Let go of the selection, else of the what-if."""
        if self._document.selection:
            self._document.select(())
        elif self._document.supposing.is_on:
            self._document.supposing.end()

    # -- asking

    def ask_tie(self, member: Id, person: Id) -> None:
        """Ask how well two know each other and when they last spoke."""
        document, plan = self._document, self._document.plan
        names = plan.label(member), plan.label(person)
        tie, supposing = plan.tie_between(member, person), document.supposing.is_on
        form = TieChooser(self._page, names, tie, supposing=supposing)
        begun = meanwhile.moment(document)

        def take() -> bool:
            edit = partial(drawn_edits.tie, base=document.base)
            given = member, person, form.spoken, document.as_of
            return meanwhile.hand_on(document, begun, edit, *given)

        self._show(form, take, member, person)

    def ask_plan(self, member: Id, person: Id) -> None:
        """Ask which level two are to reach, and when."""
        document, plan = self._document, self._document.plan
        opportunity = document.opportunity
        names = plan.label(member), plan.label(person)
        tie = plan.tie_between(member, person)
        planned = plan.find(PlannedTie, joined(opportunity, member, person))
        row = self._page.model.content.people.get(person)
        form = PlanForm(
            self._page, names, planned=planned, now=None if tie is None else tie.level,
            today=document.as_of, warning="" if row is None else row.restricted,
        )  # fmt: skip
        begun = meanwhile.moment(document)

        def take() -> bool:
            edit = partial(matrix_edits.planned, level=form.level, due=form.due.value)
            return meanwhile.hand_on(document, begun, edit, opportunity, member, person)

        self._show(form, take, member, person)

    def _show(self, form: Popup, take: Callable[[], bool], member: Id, person: Id) -> None:
        """Show a form at the cell of two; Enter takes what stands in it, Esc drops it."""
        self.close_form()
        self.form = form

        def taken() -> None:
            if take():
                self._shut(form)
                self._choose_cell()

        form.taken.connect(taken)
        form.dropped.connect(lambda: self._shut(form))
        form.open_at(self._page.place_of(member, person))
        form.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_form(self) -> None:
        """Shut the form that is open, and take nothing from it."""
        if self.form is not None:
            self._shut(self.form)

    def _shut(self, form: Popup) -> None:
        """Give the keyboard back before the form goes: Qt would hand it on otherwise."""
        if self.form is form:
            self.form = None
        self._page.view.setFocus()
        form.hide()
        form.deleteLater()
