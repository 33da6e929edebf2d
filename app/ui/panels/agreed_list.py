"""What is agreed below the map: planned ties and actions, until they are carried out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import day, ntr, tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.parameters import Parameters
from app.model.planning import Action, PlannedTie
from app.model.ties import ContactTie
from app.model.values import Id
from app.ui import meanwhile, theme
from app.ui.document import Document
from app.ui.panels import overtaken
from app.ui.panels.agreed_row import AgreedRow, OwnAction
from app.ui.panels.agreed_words import Agreed, action_words, agreed, done
from app.ui.panels.controls import button
from app.ui.panels.fields import TextField
from app.ui.panels.labels import Elided, Label
from app.ui.panels.plan_parts import Column, Told, fold, notice, told, twin
from app.ui.panels.plan_taking import soon


@dataclass(frozen=True, slots=True)
class _Made:
    """What was carried out just now, and the relationship that came of it."""

    one: Agreed
    tie: ContactTie


class AgreedPage(QWidget):
    """Follows the document; what is carried out or dropped leaves the list."""

    log_asked = Signal(object, object)  # persons and members of a contact to log
    counted = Signal(int)  # how many things are agreed
    emptied = Signal()  # what had the keyboard is gone, and no line is left to go on with

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._chosen: Id | None = None
        self._unfolded = False
        self._just_done: _Made | None = None
        self._shown: object = None
        self._shown_at = meanwhile.moment(document)
        self.rows: dict[Id, AgreedRow] = {}
        self.column = Column()
        self.form: OwnAction | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.column, 1)
        for signal in (document.changed, document.analysed):
            signal.connect(self.refresh)
        document.turned.connect(self._on_turned)
        self.refresh()

    def _on_turned(self) -> None:
        self._chosen = self._just_done = None
        self.refresh()

    @property
    def lines(self) -> list[Agreed]:
        """What is still to be done."""
        document = self._document
        network = None if document.report is None else document.report.network
        return agreed(document.plan, document.opportunity, document.as_of, network)

    # -- showing

    def refresh(self) -> None:
        """Show what holds now; nothing is made anew where all is as it was."""
        document, lines = self._document, self.lines
        plan = document.plan
        over = done(plan, document.opportunity)
        self._forget_what_stands_no_longer()
        team = [(id, one.label) for id, one in plan.members.items()]
        offered = None if document.supposing.is_on else self._just_done
        shown_at, self._shown_at = self._shown_at, meanwhile.moment(document)
        state = lines, over, team, self._unfolded, offered, document.as_of
        if state == self._shown:
            return
        self._shown = state
        before = list(self.rows)
        focused = self.column.focused()
        had_focus = next((id for id, row in self.rows.items() if _is_in(row, focused)), None)
        known = None if focused is None else told(focused)
        half = None
        if had_focus in {one.id for one in lines}:  # else it hands on what was typed
            half = overtaken.taken_from(focused, shown_at)
        self.rows = {one.id: self._row(one) for one in lines}
        if self._chosen not in self.rows:
            self._chosen = None
        for id, row in self.rows.items():
            row.show_open(on=id == self._chosen)
        self.column.show_parts(list(self._parts(over, offered)))
        self._show_form(team)
        self.counted.emit(len(lines))
        if known is not None:
            again = self._keep_focus(before, had_focus, known)
            if half is not None:
                overtaken.go_on(again, half)

    def _forget_what_stands_no_longer(self) -> None:
        """Offer nothing about what was carried out once it was undone, or changed since."""
        made, plan = self._just_done, self._document.copy.plan
        if made is None:
            return
        pair = made.tie.member, made.tie.person
        is_back = plan.find(PlannedTie, made.one.id) is not None
        if is_back or plan.tie_between(*pair) != made.tie:
            self._just_done = None

    def _parts(self, over: list[Action], offered: _Made | None) -> Iterator[QWidget]:
        if offered is not None:
            yield self._offer(offered.one)
        if not self.rows:
            yield Label(
                tr(
                    "Nothing is agreed yet. Accept a suggestion, or note an action of your "
                    "own below; it stays here until it is carried out or dropped."
                ),
                "soft", wrap=True,
            )  # fmt: skip
        yield from self.rows.values()
        if over:
            words = ntr("{count} action done", "{count} actions done", len(over))
            yield fold("done", words, is_open=self._unfolded, toggle=self._toggle)
            if self._unfolded:
                yield from map(self._done_line, over)

    def _offer(self, one: Agreed) -> QWidget:
        """Offer to log the contact with which a tie came about."""

        def log() -> None:
            self._just_done = None
            self.log_asked.emit((one.person,), (one.member,))
            self.refresh()

        words = tr("Carried out: {what}. The relationship is up to date.", what=one.text)
        return notice(words, tr("Log the contact…"), log)

    def _show_form(self, team: object) -> None:
        """Stand below the list ready for an action; made anew for another team only."""
        document = self._document
        of = (team, document.as_of, document.opportunity)
        before = self.form
        if before is not None and before.property("of") == repr(of):
            return
        plan, today = document.plan, document.as_of
        me = next(
            (id for id, one in plan.members.items() if one.label == document.author), None
        )
        self.form = OwnAction(plan, today, soon(plan, document.opportunity, today), me)
        self.form.setProperty("of", repr(of))
        self.form.given.connect(self.add)
        self.form.complained.connect(document.refused)
        self._layout.addWidget(self.form)
        if before is not None:
            _go_on(before, self.form)
            self._layout.removeWidget(before)
            before.hide()
            before.deleteLater()

    def _done_line(self, action: Action) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(theme.space(1.5), 0, theme.space(1), 0)
        line.setSpacing(theme.space(1))
        text = action_words(self._document.plan, action)
        line.addWidget(Elided(text, "name"), 5)
        line.addWidget(
            Elided(tr("done on {day}", day=day(action.done or date.min)), "quiet"), 3
        )

        def again() -> None:
            self._document.attempt(edits.finish_action, action.id, None)

        undo = button(tr("Not done after all"), again)
        undo.setAccessibleName(tr("Not done after all: {what}", what=text))
        line.addWidget(undo)
        return holder

    def _toggle(self) -> None:
        self._unfolded = not self._unfolded
        self.refresh()
        again = self.findChild(QPushButton, "fold.done")
        if isinstance(again, QPushButton):
            again.setFocus()

    # -- the lines

    def _row(self, one: Agreed) -> AgreedRow:
        document = self._document
        row = AgreedRow(one, document.plan, document.as_of)
        row.chosen.connect(lambda: self.choose(one.id))
        row.pointed.connect(lambda on: self._point(one if on else None))
        row.walked.connect(lambda by: self._walk(one.id, by))
        row.carried_out.connect(lambda: self.carry_out(one))
        row.dropped.connect(lambda: self.drop(one))
        row.owner_given.connect(lambda owner: self._set(row, owner=owner))
        row.due_given.connect(lambda due: self._set(row, due=due))
        row.complained.connect(document.refused)
        return row

    def choose(self, id: Id) -> None:
        """Open a line; a second time closes it."""
        self._chosen = None if self._chosen == id else id
        for other, row in self.rows.items():
            row.show_open(on=other == self._chosen)
        if self._chosen is not None:
            self.column.show_from_top(self.rows[id])

    def _point(self, one: Agreed | None) -> None:
        ends = () if one is None else (one.member, one.person)
        self._document.pointed.emit(ends if all(ends) else ())

    def _walk(self, id: Id, by: int) -> None:
        ids = list(self.rows)
        place = ids.index(id) + by
        if 0 <= place < len(ids):
            self.rows[ids[place]].setFocus()
            self.column.ensureWidgetVisible(self.rows[ids[place]], 0, theme.space(1))

    def _keep_focus(self, before: list[Id], was: Id | None, known: Told) -> QWidget | None:
        """Keep the keyboard in the list: where it was, or on the line that followed it."""
        if was is None and self.column.focused() is not None:
            return None
        place = 0 if was is None else before.index(was)
        left = [id for id in (*before[place:], *reversed(before[:place])) if id in self.rows]
        if not left:
            self.emptied.emit()
            return None
        row = self.rows[left[0]]
        again = twin(row, known) if left[0] == was and row.is_open else None
        (again or row).setFocus()
        return again

    # -- doing

    def carry_out(self, one: Agreed) -> None:
        """Note that it was done today; a planned tie is there from now on."""
        document = self._document
        today, base = document.as_of, document.base
        if not document.attempt(_carried_out, document.opportunity, one, today, base):
            return
        if one.planned is not None and not document.supposing.is_on:
            tie = document.plan.tie_between(one.planned.member, one.planned.person)
            self._just_done = None if tie is None else _Made(one, tie)
        self.refresh()

    def drop(self, one: Agreed) -> None:
        """Let go of it."""
        self._document.attempt(_dropped, self._document.opportunity, one)

    def add(self, text: str, owner: str | None, due: date | None) -> None:
        """Note an action of one's own."""
        document = self._document
        made = document.attempt(
            edits.add_action, document.opportunity, text=text, owner=owner, due=due
        )
        if made and self.form is not None:
            self.form.text.clear()

    def _set(self, row: AgreedRow, **values: object) -> None:
        """Change a line as it stood when that was begun in its fields."""
        begun = next((one.begun for one in row.findChildren(TextField) if one.begun), None)
        meanwhile.hand_on(self._document, begun or self._shown_at, _with, row.one, values)


def _carried_out(
    plan: AccountPlan, opportunity: Id, one: Agreed, on: date, base: Parameters
) -> Change:
    steps = [edits.finish_action(plan, action.id, on) for action in one.actions]
    if one.planned is not None:
        pair = one.planned.member, one.planned.person
        steps.insert(0, edits.keep_planned_tie_done(plan, opportunity, *pair, on, base=base))
    return edits.combined(steps[0].message, steps)


def _dropped(plan: AccountPlan, opportunity: Id, one: Agreed) -> Change:
    steps = [edits.remove(plan, [(Action, action.id)]) for action in one.actions]
    if one.planned is not None:
        pair = one.planned.member, one.planned.person
        steps.insert(0, edits.drop_planned_tie(plan, opportunity, *pair))
    return edits.combined(steps[0].message, steps)


def _with(plan: AccountPlan, one: Agreed, values: dict[str, object]) -> Change:
    steps = [edits.set_fields(plan, Action, action.id, **values) for action in one.actions]
    if one.planned is not None:
        steps.insert(0, edits.set_fields(plan, PlannedTie, one.planned.id, **values))
    return edits.combined(steps[0].message, steps)


def _go_on(before: OwnAction, form: OwnAction) -> None:
    """Let a form be gone on with that was begun in another one."""
    focused: QWidget | None = before.window().focusWidget()
    if before.text.text():
        form.text.setText(before.text.text())
        form.text.setCursorPosition(before.text.cursorPosition())
        form.due.edit.setText(before.due.edit.text())
        if before.owner.value in form.owner.codes:
            form.owner.show_value(before.owner.value)
    for was, now in (
        (before.text, form.text), (before.owner, form.owner), (before.due.edit, form.due.edit),
    ):  # fmt: skip
        if was is focused:
            now.setFocus()


def _is_in(row: AgreedRow, focused: QWidget | None) -> bool:
    """Return whether the keyboard is on a line, or on anything in it."""
    return focused is not None and (focused is row or row.isAncestorOf(focused))
