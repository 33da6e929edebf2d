"""Who is in the proposal of a decision: suggested, ticked, called otherwise, reordered."""

from __future__ import annotations

import inspect
from collections.abc import Generator, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.i18n import tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.audience import Cast, cast
from app.model.called import AsCalled, Called, called_in
from app.model.change import Change
from app.model.labels import label
from app.model.people import Person, TeamMember
from app.model.plain_text import plain
from app.model.ties import Counterpart
from app.model.values import Id
from app.model.vocabulary import Lane
from app.ui import meanwhile, theme
from app.ui.dialogs.export_cast import Making, Somebody, by_lane, by_person
from app.ui.dialogs.export_group_tick import GroupTick
from app.ui.dialogs.export_person_row import PersonRow
from app.ui.document import Document
from app.ui.drawing_work import DrawingWork
from app.ui.panels import overtaken
from app.ui.panels.controls import button
from app.ui.panels.labels import Label, heading
from app.ui.panels.overtaken import HalfTyped

_FEW = 100  # people at the customer: who stands where takes a few milliseconds
_AT_ONCE, _AT_A_TIME = 24, 8  # rows
_Key = Id | tuple[type, str]  # of a person's row, or of a group's tick: whose, and its name
_Place = tuple[_Key, int]  # where the keyboard is: which of the parts there


class PeoplePage(QWidget):
    """Follows the document; what the plan keeps is changed there, and can be undone."""

    changed = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.rows: dict[Id, PersonRow] = {}
        self._ticks: dict[_Key, GroupTick] = {}
        self._order: list[Id] = []
        self._not_kept: dict[Id, Called] = {}
        self._shown_at = meanwhile.moment(document)  # since when the rows show what stands
        self._half: dict[tuple[Id, str], HalfTyped] = {}  # for rows that are made anew
        self.keep = button(tr("Keep what is suggested"), self._keep_suggested)
        self.by_level = button(tr("Order by level"), self._order_by_level)
        above = QHBoxLayout()
        for one in (self.keep, self.by_level):
            one.setAutoDefault(False)  # Enter saves
            above.addWidget(one)
        above.addStretch()
        self._note = Label(
            tr(
                "A name or title you change here holds for this proposal only; on the map "
                "everybody is called as before."
            ),
            "quiet", wrap=True,
        )  # fmt: skip
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.fill)
        self._work = DrawingWork(self)
        self._filling: Generator[None] = (_ for _ in ())
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(partial(self._go_on, _AT_A_TIME))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space())
        column.addLayout(above)
        column.addWidget(self._area, 1)
        column.addWidget(self._note)
        document.changed.connect(self._on_changed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, document.undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Redo), self, document.redo)
        self._is_filled = False

    @property
    def called(self) -> AsCalled:
        """Who is called otherwise in this proposal."""
        return called_in(self.plan, self._document.opportunity)

    @property
    def plan(self) -> AccountPlan:
        """The plan with the names of this proposal; those of who may only look are not kept."""
        plan, here = self._document.plan, self._document.opportunity
        for id, called in self._not_kept.items():
            plan = plan.apply(edits.call_in_proposal(plan, here, id, called))
        return plan

    def let_go(self) -> None:
        """Follow the document no longer."""
        for timer in (self._soon, self._more):
            timer.stop()
        self._work.let_go()
        self._document.changed.disconnect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the list when it is first seen: it is long, and seldom wanted."""
        super().showEvent(event)
        if not self._is_filled:
            self.fill()

    # -- the list

    def fill(self) -> None:
        """Make the list anew; the keyboard and the list stay where they are.

        Of a large account who stands where is worked out beside the window, and the rows come
        a few at a time.
        """
        self._is_filled = True
        for timer in (self._soon, self._more):
            timer.stop()
        plan, here = self._document.plan, self._document.opportunity
        if len(plan.persons) <= _FEW:
            self._fill(cast(plan, here))
        else:
            self._work.ask(partial(cast, plan, here), self._fill, self._note.setText)

    def _fill(self, shown: Cast) -> None:
        held, down = self._where(), self._area.verticalScrollBar().value()
        self._take_half_typed({one.id for one in (*shown.persons, *shown.team)})
        self._shown_at = meanwhile.moment(self._document)
        self.rows, self._ticks = {}, {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.space(), theme.space(), theme.space(), theme.space())
        column.setSpacing(0)
        self._area.setWidget(inside)
        plan, marked = self._document.plan, {one.id for one in self._marked()}
        may = self._document.may_edit
        self.keep.setEnabled(may and any(one.id not in marked for one in shown.pairs))
        forgotten = edits.forget_order_in_proposal(plan, self._document.opportunity)
        self.by_level.setEnabled(may and bool(forgotten.edits))
        self._order = [
            one.id for side in (shown.persons, shown.team) for one in sorted(side, key=by_lane)
        ]
        self._filling = self._rows(column, shown, held, down)
        self._go_on(_AT_ONCE)

    def _rows(
        self, column: QVBoxLayout, shown: Cast, held: _Place | None, down: int
    ) -> Generator[None]:
        """Add everybody to the list, and stop for a moment after each."""
        hidden_persons, hidden_team = self._hidden(shown)
        making = Making(
            shown={one.id for one in (*shown.persons, *shown.team)},
            called=self.called,
            team={m.id: plain(m.name) or m.id for m in shown.team},
            marked={pair.id for pair in self._marked()},
            met=by_person(shown.pairs),
        )
        column.addWidget(heading(tr("At the customer")))
        yield from self._add(column, [*shown.persons, *hidden_persons], making)
        column.addSpacing(theme.space(2))
        column.addWidget(heading(tr("Our team")))
        yield from self._add(column, [*shown.team, *hidden_team], making)
        column.addStretch()
        self._area.verticalScrollBar().setValue(down)
        self._go_back(held)

    def _go_on(self, most: int) -> None:
        """Add so many more; the rest once the window has answered what waits."""
        for _ in islice(self._filling, most):
            pass
        if inspect.getgeneratorstate(self._filling) == inspect.GEN_CLOSED:
            self._more.stop()
        else:
            self._more.start()

    def _hidden(self, shown: Cast) -> tuple[list[Person], list[TeamMember]]:
        plan = self._document.plan
        seen = {one.id for one in (*shown.persons, *shown.team)}
        taking_part = [
            plan.persons[m.person] for m in plan.dmu(self._document.opportunity) if m.takes_part
        ]
        persons = [one for one in taking_part if one.id not in seen]
        return persons, [one for one in plan.members.values() if one.id not in seen]

    def _add(
        self, column: QVBoxLayout, people: list[Somebody], making: Making
    ) -> Generator[None]:
        """Add a row for each, under what their lane is called, the hidden ones last in it."""
        lanes: dict[Lane | None, list[Somebody]] = {}
        if len({one.lane for one in people}) > 1:
            column.addSpacing(theme.space())
            column.addWidget(self._tick(tr("Everybody"), people, making))
        for one in sorted(people, key=by_lane):
            lanes.setdefault(one.lane, []).append(one)
        for lane, those in lanes.items():
            name = label(lane) if lane is not None else tr("function unknown")
            column.addSpacing(theme.space())
            column.addWidget(self._tick(name[:1].upper() + name[1:], those, making))
            movable = [one.id for one in those if one.id in making.shown]
            for one in those:
                row = self._row(one, making)
                row.let_move(
                    up=one.id in making.shown and one.id != movable[0],
                    down=one.id in making.shown and one.id != movable[-1],
                )
                if not self._document.may_edit:
                    row.freeze()
                column.addWidget(row)
                self.rows[one.id] = row
                yield

    def _tick(self, name: str, people: list[Somebody], making: Making) -> GroupTick:
        kind, ids = type(people[0]), [one.id for one in people]
        tick = GroupTick(name, sum(id in making.shown for id in ids), len(ids))
        self._ticks[kind, name] = tick
        tick.setEnabled(self._document.may_edit)
        tick.asked.connect(
            lambda on: self._document.attempt(edits.show_in_proposal, kind, ids, shown=on)
        )
        return tick

    def _row(self, one: Somebody, making: Making) -> PersonRow:
        is_shown = one.id in making.shown
        row = PersonRow(one, making.called.get(one.id, Called()), shown=is_shown)
        row.shown_asked.connect(partial(self._show, type(one), one.id))
        row.called.connect(partial(self._call, one.id))
        row.moved.connect(partial(self._move, one.id))
        for part, field in row.fields.items():
            if (half := self._half.pop((one.id, part), None)) is not None:
                overtaken.go_on(field, half)
        if isinstance(one, Person) and is_shown:
            pairs = making.met.get(one.id, [])
            suggested = all(pair.id not in making.marked for pair in pairs)
            met = [pair.member for pair in pairs]
            row.ask_whom(making.team, met, suggested=suggested)
            row.met.connect(partial(self._meet, one.id))
            row.ask_how(making.team, pairs)
            row.agreed.connect(partial(self._agree, one.id))
        return row

    def _take_half_typed(self, shown: set[Id]) -> None:
        """Take what is typed out of rows that go; of who is in it no more it is handed on."""
        for id, row in self.rows.items():
            if id not in shown:
                for field in row.fields.values():
                    field.flush()
                continue
            for part, field in row.fields.items():
                if (half := overtaken.taken_from(field, self._shown_at)) is not None:
                    self._half[id, part] = half

    def _marked(self) -> list[Counterpart]:
        here = self._document.opportunity
        return list(self._document.plan.where(Counterpart, "opportunity", here))

    # -- what is done

    def _show(self, kind: type[Person] | type[TeamMember], id: Id, on: bool) -> None:
        self._document.attempt(edits.set_fields, kind, id, in_proposal=on)

    def _call(self, id: Id, part: str, called: str | None) -> None:
        """Keep how somebody is called, as it was meant when it was begun to be typed."""
        row = self.rows[id]
        field = row.fields[part]
        begun, field.begun = field.begun or self._shown_at, None
        if self._document.may_edit:
            here = self._document.opportunity

            def about(plan: AccountPlan) -> object:
                return getattr(called_in(plan, here).get(id, Called()), part)

            meanwhile.hand_on_part(
                self._document, begun, about, edits.call_in_part, here, id, part, called
            )
        elif getattr(self.called.get(id, Called()), part) != called:
            values: dict[str, Any] = {part: called}
            self._not_kept[id] = replace(self.called.get(id, Called()), **values)
            self.changed.emit()
        row.show_called(self.called.get(id, Called()))

    def _meet(self, person: Id, member: Id) -> None:
        here = self._document.opportunity
        self._document.attempt(edits.toggle_counterpart, here, member, person)

    def _agree(self, person: Id, member: Id, part: str, value: object) -> None:
        here = self._document.opportunity
        self._document.attempt(edits.agree_on, here, member, person, **{part: value})

    def _move(self, id: Id, step: int) -> None:
        """Let somebody change places with who stands next to them in their lane."""
        place = self._order.index(id)
        other = self._order[place + step]
        order = list(self._order)
        order[place], order[place + step] = other, id
        self._document.attempt(edits.order_in_proposal, self._document.opportunity, order)

    def _keep_suggested(self) -> None:
        pairs = cast(self._document.plan, self._document.opportunity).pairs
        self._document.attempt(edits.keep_counterparts, pairs)

    def _order_by_level(self) -> None:
        here = self._document.opportunity
        self._document.attempt(edits.forget_order_in_proposal, here)

    def _on_changed(self, _change: Change) -> None:
        if self._is_filled:
            self._soon.start()  # the row that asked for it is still at work
        self.changed.emit()

    # -- where the keyboard is

    def _stops(self) -> Iterator[tuple[_Key, tuple[QWidget | None, ...]]]:
        """Everything that can have the keyboard, by whom or which group it is of."""
        yield from ((id, _parts(row)) for id, row in self.rows.items())
        yield from ((key, (tick,)) for key, tick in self._ticks.items())

    def _where(self) -> _Place | None:
        for key, parts in self._stops():
            at = next((n for n, part in enumerate(parts) if part and part.hasFocus()), None)
            if at is not None:
                return key, at
        return None

    def _go_back(self, held: _Place | None) -> None:
        parts = dict(self._stops()).get(held[0]) if held is not None else None
        if held is None or parts is None:
            return
        part = parts[held[1]]
        part = part if part is not None and part.isEnabled() else parts[0]
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)
            row = self.rows.get(held[0]) if isinstance(held[0], str) else None
            self._area.ensureWidgetVisible(row or part)


def _parts(row: PersonRow) -> tuple[QWidget | None, ...]:
    return (
        row.tick, row.name_field, row.title_field, row.up, row.down, row.meets, row.agrees
    )  # fmt: skip
