"""The suggested contacts: both plans, a line for each contact, and what was refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import ntr, tr
from app.model import edits
from app.model.values import Id
from app.ui import theme
from app.ui.canvas.suggested import Suggestion
from app.ui.document import Document
from app.ui.panels import plan_words
from app.ui.panels.controls import link
from app.ui.panels.labels import Label
from app.ui.panels.plan_parts import Column, PlanChoice, Room, fold, notice
from app.ui.panels.plan_rest import Left, PlanRest
from app.ui.panels.plan_row import StepRow
from app.ui.panels.plan_search import Found, PlanSearch, room_of
from app.ui.panels.plan_taking import RefusedLine, accepted, due_day, refused_in
from app.ui.panels.plan_words import StepWords
from app.ui.panels.seen import FollowsWhileSeen

Key = tuple[Id, Id, object]


class SuggestionsPage(FollowsWhileSeen):
    """Follows the search and the document; lines go as they are agreed on or turned down."""

    pointed = Signal(object)  # Suggestion to draw on the map, or None
    gap_asked = Signal(object)  # the key of a gap to show
    emptied = Signal()  # what had the keyboard is gone, and no line is left to go on with

    def __init__(self, document: Document, search: PlanSearch) -> None:
        super().__init__()
        self._document, self._search = document, search
        self._rest = PlanRest(document, search)
        self._rest.counted.connect(self.follow)
        self._unfolded: set[str] = set()
        self._chosen: Key | None = None
        self._shown: object = None
        self._of: object = None  # what the lines were made of
        self._said: tuple[object, list[StepWords]] = (None, [])
        self.rows: dict[Key, StepRow] = {}
        self.column = Column()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.column)
        for signal in (search.changed, document.changed, document.analysed, document.turned):
            signal.connect(self.follow)
        self.refresh()

    # -- showing

    def refresh(self) -> None:
        """Show what holds now; nothing is made anew where all is as it was."""
        state = self._state()
        if state == self._shown:
            return
        self._shown = state
        before, focused = list(self.rows), self.column.focused()
        had_focus = next((key for key, row in self.rows.items() if _has(row, focused)), None)
        found = self._found
        lines = [] if found is None else self.waiting()
        kept = self.rows if state[:2] == self._of else {}
        self._of = state[:2]
        self.rows = {words.key: self._row_of(words, kept) for words in lines}
        if self._chosen not in self.rows:
            self._chosen = None
            self.pointed.emit(None)
        self.column.show_parts(list(self._parts(found)))
        if focused is not None:
            self._keep_focus(before, had_focus)

    def _state(self) -> tuple[object, ...]:
        """Everything that is shown depends on; equal states look the same."""
        document, search = self._document, self._search
        plan, report = document.plan, document.report
        nobody = report is not None and plan_words.may_contact_nobody(report.network)
        return (
            search.found, search.score_only, search.is_searching, search.is_stale, nobody,
            "" if report is None else plan_words.policy(report.network), report is None,
            plan_words.first_step(plan, document.opportunity), frozenset(self._unfolded),
            self.waiting(), self._counted,
            refused_in(self._document), self._room_now(),
            [(id, one.label) for id, one in plan.members.items()],
        )  # fmt: skip

    @property
    def _found(self) -> Found | None:
        """What was found, unless another contact policy is in force since: it may forbid it."""
        report, found = self._document.report, self._search.found
        if report is None or found is None:
            return None
        same = report.network.restrictions == found.network.restrictions
        return found if same and not plan_words.may_contact_nobody(report.network) else None

    def waiting(self) -> list[StepWords]:
        """Return the suggestions still to be decided on, of the plan that is shown."""
        found, shown = self._found, self._counted or self._found
        if found is None or shown is None:
            return []
        proposal = shown.chosen(score_only=self._search.score_only)
        if self._said[0] is not proposal:
            self._said = (proposal, plan_words.steps(shown, proposal))
        place = found.proposals.index(found.chosen(score_only=self._search.score_only))
        left = {(*step.pair, step.kind) for step in self._left(found)[place]}
        return [one for one in self._said[1] if one.key in left]

    @property
    def _counted(self) -> Found | None:
        """What is left of what was found, with its totals; None while they are counted."""
        found = self._found
        return None if found is None else self._rest.of(found, self._left(found))

    def _left(self, found: Found) -> Left:
        """Return by plan the contacts that nothing was decided on since it was found."""
        document, since = self._document, found.network.as_of
        assert document.report is not None, "nothing is found without"
        network, plan = document.report.network, document.plan
        return tuple(
            plan_words.undecided((one.step for one in each.plan.steps), network, plan, since)
            for each in found.proposals
        )

    def _parts(self, found: Found | None) -> Iterator[QWidget]:
        """Yield what stands below one another."""
        document = self._document
        report = document.report
        missing = plan_words.first_step(document.plan, document.opportunity)
        if missing:
            yield Label(missing, "soft", wrap=True)
        elif report is None:
            yield Label(tr("Score and gaps are being computed."), "soft")
        elif plan_words.may_contact_nobody(report.network):
            yield from self._closed(plan_words.policy(report.network))
        else:
            policy = plan_words.policy(report.network)
            if policy:
                yield notice(policy)
            yield from self._plans(found) if found else self._beginning()
            yield from self._room()
        yield from self._turned_down()

    def _beginning(self) -> Iterator[QWidget]:
        if self._search.is_searching:
            yield Label(tr("Looking for the contacts that bring most…"), "soft")
            return
        yield Label(plan_words.invitation(), "soft", wrap=True)

    def _closed(self, policy: str) -> Iterator[QWidget]:
        yield notice(policy)
        yield Label(plan_words.nothing_now(), "soft", wrap=True)

    def _plans(self, found: Found) -> Iterator[QWidget]:
        search = self._search
        proposal = found.chosen(score_only=search.score_only)
        if search.is_stale:
            yield notice(
                tr("The map has changed since: suggest again."),
                tr("Suggest again"),
                search.begin,
            )
        if not proposal.plan.steps and found.best is not None:
            from app.analysis.recommend import wording  # noqa: PLC0415  comes with the report

            yield Label(wording.why_nobody(found.network), "soft", wrap=True)
            return
        counted = self._counted
        if found.best is not None and any(self._left(found)):
            yield self._choice(found, counted)
        elif search.is_searching:
            yield Label(tr("A first plan; the best one is being looked for."), "quiet")
        yield from self._lines()
        if counted is None or not self.rows:
            return  # what is said of the plan is not known yet, or holds of nothing
        proposal = counted.chosen(score_only=search.score_only)
        for said in plan_words.remarks(counted, proposal, is_rest=counted is not found):
            yield Label(said, "quiet", wrap=True)
        for title in plan_words.loose_next_steps(proposal):
            yield Label(tr("Opens a next step: {gap}", gap=title), "quiet", wrap=True)

    def _choice(self, found: Found, counted: Found | None) -> PlanChoice:
        """Both plans; what they change is said once it is counted."""
        search = self._search
        words = [tr("Computing…")] * len(found.proposals)
        if counted is not None:
            words = [" · ".join(plan_words.totals(one.plan)) for one in counted.proposals]
        titles = tr("For the gaps too"), tr("For the score only")
        choice = PlanChoice(list(zip(titles, words, strict=True)), score_only=search.score_only)
        for card, one in zip(choice.cards, counted.proposals if counted else (), strict=False):
            card.setToolTip(plan_words.severity(one.plan))
        choice.chosen.connect(lambda on: search.show_score_only(on=on))
        return choice

    def _lines(self) -> Iterator[QWidget]:
        yield from self.rows.values()
        if len(self.rows) > 1:
            count = len(self.rows)
            yield link(ntr("Accept it", "Accept all {count}", count), self.accept_all)
        if self.rows and self._has_refused():
            yield link(tr("Suggest others instead of what was refused"), self._search.begin)
        if not self.rows:
            yield notice(
                tr("All of this plan is decided on; what is agreed stands under Agreed."),
                tr("Suggest again"), self._search.begin,
            )  # fmt: skip

    def _has_refused(self) -> bool:
        """Return whether anything of the plan that is shown was turned down since."""
        refused = {(one.member, one.person, one.kind) for one in refused_in(self._document)}
        found = self._search.found
        steps = (
            () if found is None else found.chosen(score_only=self._search.score_only).plan.steps
        )
        return any((*one.step.pair, one.step.kind) in refused for one in steps)

    def _room(self) -> Iterator[QWidget]:
        """How many contacts each colleague can take on, folded away."""
        report, is_open = self._document.report, "room" in self._unfolded
        yield self._fold("room", tr("Room of each colleague in this round"))
        if is_open and report is not None:
            people = {id: one.label for id, one in self._document.plan.members.items()}
            slots, agreed = room_of(report.network)
            room = Room(people, {**slots, **self._search.slots}, agreed, self.width())
            room.changed.connect(self._search.slots.__setitem__)
            yield room

    def _room_now(self) -> object:
        """What the room of colleagues is read from, while it is unfolded."""
        report = self._document.report
        if report is None or "room" not in self._unfolded:
            return None
        return room_of(report.network), dict(self._search.slots)

    def _turned_down(self) -> Iterator[QWidget]:
        refused = refused_in(self._document)
        if refused:
            count = len(refused)
            words = ntr("{count} suggestion refused", "{count} suggestions refused", count)
            yield self._fold("refused", words)
            if "refused" in self._unfolded:
                yield from (RefusedLine(self._document, one) for one in refused)

    def _fold(self, name: str, words: str) -> QPushButton:
        def toggle() -> None:
            self._unfolded ^= {name}
            self.refresh()
            again = self.findChild(QPushButton, f"fold.{name}")
            if isinstance(again, QPushButton):
                again.setFocus()
                QTimer.singleShot(0, again, lambda: self.column.ensureWidgetVisible(again))

        return fold(name, words, is_open=name in self._unfolded, toggle=toggle)

    # -- the lines

    def _row_of(self, words: StepWords, kept: dict[Key, StepRow]) -> StepRow:
        """Return the line of a contact: the one that stands there, in the words of now."""
        row = kept.get(words.key)
        if row is None:
            return self._row(words)
        if row.words != words:
            row.show_words(words)
        return row

    def _row(self, words: StepWords) -> StepRow:
        document, key = self._document, words.key
        due = due_day(document.plan, document.opportunity, words, document.as_of)
        made = StepRow(words, document.plan, document.as_of, due, by_now=True)
        made.chosen.connect(lambda: self.choose(key))
        made.pointed.connect(lambda on: self._point(key if on else self._chosen))
        made.walked.connect(lambda by: self._walk(key, by))
        made.accepted.connect(lambda owner, due: self.accept(made.words, owner, due))
        made.refused.connect(lambda reason: self.refuse(made.words, reason))
        made.gap_asked.connect(self.gap_asked)
        made.complained.connect(document.refused)
        return made

    def choose(self, key: Key) -> None:
        """Open a line and show it on the map; a second time closes it."""
        self._chosen = None if self._chosen == key else key
        for other, row in self.rows.items():
            row.show_open(on=other == self._chosen)
        self._point(self._chosen)
        if self._chosen is not None:
            self.column.show_from_top(self.rows[key])

    def _point(self, key: Key | None) -> None:
        row = None if key is None else self.rows.get(key)
        if row is None:
            self.pointed.emit(None)
            return
        words = row.words
        said = tr("suggestion: {gain}", gain=words.gain)
        ends = words.member, words.person
        self.pointed.emit(Suggestion(*ends, words.level, said, words.path))

    def _walk(self, key: Key, by: int) -> None:
        keys = list(self.rows)
        place = keys.index(key) + by
        if 0 <= place < len(keys):
            row = self.rows[keys[place]]
            row.setFocus()
            self.column.ensureWidgetVisible(row, 0, theme.space(1))

    def _keep_focus(self, before: list[Key], was: Key | None) -> None:
        """Keep the keyboard in the list: where it was, or on the line that followed it."""
        if was in self.rows or (was is None and self.column.focused() is not None):
            return
        place = 0 if was is None else before.index(was)
        left = [key for key in (*before[place:], *reversed(before[:place])) if key in self.rows]
        if left:
            self.rows[left[0]].setFocus()
        else:
            self.emptied.emit()

    def show_pointed(self) -> None:
        """Show the opened line on the map again, as when the panel comes back."""
        self._point(self._chosen)

    # -- doing

    def accept(self, words: StepWords, owner: str, due: date | None) -> None:
        """Plan the contact, and note the action that makes it."""
        self._document.attempt(accepted, self._document.opportunity, [(words, owner, due)])

    def accept_all(self) -> None:
        """Plan all contacts that are shown, each with its own owner and day."""
        wanted = [(row.words, *row.given()) for row in self.rows.values()]
        self._document.attempt(accepted, self._document.opportunity, wanted)

    def refuse(self, words: StepWords, reason: str) -> None:
        """Turn a contact down: it is not suggested again."""
        document = self._document
        document.attempt(
            edits.refuse_suggestion, document.opportunity, *words.key,
            reason=reason, on=document.as_of, by=document.author or None,
        )  # fmt: skip


def _has(row: StepRow, focused: QWidget | None) -> bool:
    """Return whether the keyboard is on a line, or on anything in it."""
    return focused is not None and (row is focused or row.isAncestorOf(focused))
