"""The meeting as it goes: which step is told, for whose eyes, and who is in hand.

It knows no widget. Stage and presenter's window show it and hand it their keys.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.analysis import story
from app.analysis.story import Numbered, Part, Step
from app.i18n import tr
from app.model import edits
from app.model.audience import Audience
from app.model.people import OutsideInfluence
from app.model.values import Id
from app.ui import shown_gaps
from app.ui.meeting import agenda
from app.ui.meeting.log import MeetingLog
from app.ui.meeting.numbering import Numbers

if TYPE_CHECKING:
    from app.analysis.gap import Key
    from app.model.account_plan import AccountPlan
    from app.ui.document import Document
    from app.ui.meeting.customer_pages import Page

FIRST = 7  # gaps that are told of unless more are asked for


class Meeting(QObject):
    """One meeting over a document; nothing of it is stored but what is taken down."""

    changed = Signal()  # something else is to be shown
    told = Signal(str)  # a sentence for who leads the meeting
    asked = Signal(str)  # a line of this kind is to be typed
    left = Signal()

    def __init__(
        self,
        document: Document,
        parts: Iterable[Part],
        parent: QObject,
        chosen: frozenset[Key] = frozenset(),
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.chosen = chosen  # gaps to tell of; none: the first seven
        self.parts = frozenset(parts) or frozenset(Part)
        self.log = MeetingLog(document, datetime.now().astimezone())
        self.audience = Audience.INTERNAL
        self.had_customer = False  # in the room, at any time
        self.internal = False  # attitudes, interests, and gaps about colleagues are seen
        self.dark = True
        self.blank = False
        self.strip = False  # the keys are told
        self.more = False  # gaps after the first seven are told of as well
        self.typed = ""  # figures of a step to jump to
        self.person: Id | None = None  # in hand
        self.is_close = False  # who is in hand is looked at closely
        self.tie: tuple[Id, Id] | None = None  # in hand: a colleague and a contact
        self.numbers = Numbers()
        self._jumped: set[Key] = set()  # gaps that are told of because their number was typed
        self.steps: list[Step] = []
        self.place = 0
        self._had_what_if = document.supposing.is_on
        self._is_over = False
        self._without: tuple[AccountPlan, frozenset[Id], AccountPlan] | None = None
        self._redacted: tuple[AccountPlan, list[Page]] | None = None
        document.changed.connect(self._follow)
        document.analysed.connect(self._follow)
        document.supposing.changed.connect(self._follow)
        document.refused.connect(self._tell)
        document.turned.connect(self.leave)
        self._tell_anew()

    # -- what is told

    @property
    def step(self) -> Step | None:
        """The step on the wall; None while nothing can be told yet."""
        return self.steps[self.place] if self.steps else None

    @property
    def next_step(self) -> Step | None:
        """What comes next; None at the end."""
        at = self.place + 1
        return self.steps[at] if at < len(self.steps) else None

    @property
    def is_for_customer(self) -> bool:
        """Return whether a customer is in the room."""
        return self.audience is Audience.CUSTOMER

    @property
    def may_note(self) -> bool:
        """Return whether what is said can be taken down, or supposed."""
        return self.document.may_edit or self.document.supposing.is_on

    def told_gaps(self) -> list[Numbered]:
        """Return the gaps that have a step now; the one that is told of stays, if it may."""
        shown = [
            one
            for one in self.numbers.all()
            if self.internal or not story.tells_of_people(one.gap)
        ]
        if self.more:
            return shown
        told = {one.gap.key for one in shown[:FIRST]}
        if any(one.gap.key in self.chosen for one in self.numbers.all()):
            told = set(self.chosen)
        if self.step is not None and self.step.key is not None:
            told.add(self.step.key)
        return [one for one in shown if one.gap.key in told | self._jumped]

    def flags_of(self, step: Step) -> dict[Id, int]:
        """Return the number that people wear in a step: its own, or most about them."""
        if step.part not in (Part.THIN, Part.GAPS):
            return {}
        plan, told = self.document.plan, [one for one in self.told_gaps() if not one.closed]
        wearing = [
            (one.number, one.gap)
            for one in told
            if step.key == one.gap.key
            or (step.key is None and not shown_gaps.is_about_all(one.gap, plan))
        ]
        flags = shown_gaps.flags_of(wearing, plan)
        return {id: flag for id, flag in flags.items() if step.lit is None or id in step.lit}

    def on_the_map(self) -> AccountPlan:
        """Return the plan without outsiders of whom the step does not tell: room is short."""
        plan, step = self.document.plan, self.step
        told = {self.person, *((step.lit or ()) if step is not None else ())}
        apart = frozenset(plan.outside.keys() - told)
        known = self._without
        if known is None or known[0] is not plan or known[1] != apart:
            refs = [(OutsideInfluence, id) for id in sorted(apart)]
            shown = plan.apply(edits.remove(plan, refs)) if refs else plan
            known = self._without = plan, apart, shown
        return known[2]

    def customer_plan(self) -> AccountPlan:
        """Return the page of the step of now, redacted for a customer."""
        found = self._customer_pages()
        return found[min(self.place, len(found) - 1)].plan

    def about(self) -> Id | None:
        """Return the contact that single keys are about: who is in hand, or told of alone."""
        plan = self.document.plan
        if self.tie is not None or self.person is not None:
            person = self.tie[1] if self.tie is not None else self.person
            return person if person in plan.persons else None
        step = self.step
        gap = next((o.gap for o in self.numbers.all() if step and o.gap.key == step.key), None)
        about = None if gap is None else shown_gaps.subject_person(gap, plan)
        return about if about in plan.persons else None

    def scores(self) -> tuple[float | None, float | None]:
        """Return the score before and after: of what is supposed, else of closing the gap."""
        document, step = self.document, self.step
        if document.supposing.is_on and document.measured and document.report:
            return document.measured.score.total, document.report.score.total
        return (None, None) if step is None else (step.before, step.after)

    # -- going through it

    def go(self, by: int) -> None:
        """Go on, or back; it stays at either end."""
        self._go_to(self.place + by)

    def go_to_end(self, *, last: bool) -> None:
        """Go to the first step, or to the last."""
        self._go_to(len(self.steps) - 1 if last else 0)

    def type_figure(self, figure: str) -> None:
        """Take a figure of the number to jump to."""
        self.typed = (self.typed + figure)[-3:]
        self.changed.emit()

    def forget_figures(self) -> None:
        """Let go of a number that was typed and not gone to."""
        if self.typed:
            self.typed = ""
            self.changed.emit()

    def typed_gap(self) -> Numbered | None:
        """Return the gap whose number is typed, where the wall may tell of it."""
        if self.is_for_customer or Part.GAPS not in self.parts:
            return None
        named = (one for one in self.numbers.all() if str(one.number) == self.typed.lstrip("0"))
        found = next(named, None)
        hidden = found is not None and not self.internal and story.tells_of_people(found.gap)
        return None if hidden else found

    def jump(self) -> None:
        """Go to the gap of the number that was typed; for a customer, to that step."""
        if (gap := self.typed_gap()) is not None:
            self._jumped.add(gap.gap.key)
            self._tell_anew()
        wanted, self.typed = int(self.typed or 0), ""
        places = [
            at
            for at, step in enumerate(self.steps)
            if (at + 1 if self.is_for_customer else step.number) == wanted
        ]
        if places:
            self._go_to(places[0])
        else:
            self.changed.emit()
            self.told.emit(self._no_gap(wanted))

    def _no_gap(self, wanted: int) -> str:
        if Part.GAPS in self.parts and any(one.number == wanted for one in self.numbers.all()):
            return tr("Gap {number} is an internal matter; V shows those.", number=wanted)
        return tr("There is no number {number} in this meeting.", number=wanted)

    def tell_more(self) -> None:
        """Tell of all gaps, or of the chosen ones only, or else the first seven."""
        self.more = not self.more
        self._tell_anew()
        self.changed.emit()

    def _go_to(self, place: int) -> None:
        self.blank, self.typed = False, ""
        place = min(max(place, 0), max(len(self.steps) - 1, 0))
        if place != self.place:
            self.person = self.tie = None
        self.place = place
        self.changed.emit()

    # -- for whose eyes

    def toggle(self, name: str) -> None:
        """Turn one of dark, blank, strip or internal on or off."""
        setattr(self, name, not getattr(self, name))
        self._tell_anew()
        self.changed.emit()

    def turn_audience(self) -> None:
        """Let a customer be in the room, or no longer. What is internal is put away first."""
        self.internal = self.more = self.strip = self.blank = False
        self.person, self.tie, self.typed = None, None, ""
        self._end_what_if()
        others = Audience.INTERNAL if self.is_for_customer else Audience.CUSTOMER
        self.audience, self.place, self.had_customer = others, 0, True
        self._tell_anew()
        self.changed.emit()

    # -- who is in hand

    def take(
        self, person: Id | None, tie: tuple[Id, Id] | None = None, *, closely: bool = False
    ) -> None:
        """Take somebody, or a relationship, in hand, and may be look closely; None: let go."""
        self.person, self.tie, self.is_close = person, tie, closely
        self.changed.emit()

    def take_lit_tie(self) -> None:
        """Take the relationship in hand that the step is about, the next one each time."""
        step = self.step
        if step is None or self.is_for_customer:
            return
        plan, ids = self.document.plan, step.ties
        if ids is None:  # all of them shine
            ids = frozenset(
                id
                for id, tie in plan.ties.items()
                if plan.membership(self.document.opportunity, tie.person) is not None
            )
        lit = [plan.ties[id] for id in ids if id in plan.ties]
        lit.sort(key=lambda tie: (plan.label(tie.member), plan.label(tie.person), tie.id))
        pairs = [(tie.member, tie.person) for tie in lit]
        pairs += [(one.member, one.person) for one in step.contacts]
        pairs = list(dict.fromkeys(pairs))
        if not pairs:
            self.told.emit(tr("No relationship is lit here; K notes one by two names."))
            return
        at = pairs.index(self.tie) + 1 if self.tie in pairs else 0
        self.take(None, pairs[at % len(pairs)])

    # -- ending

    def leave(self) -> None:
        """End the meeting; what was supposed in it is let go."""
        if not self._is_over:
            self._is_over = True
            self._end_what_if()
            self.left.emit()

    def _end_what_if(self) -> None:
        if self.document.supposing.is_on and not self._had_what_if:
            self.document.supposing.end()

    # -- following the document

    def _follow(self, _news: object = None) -> None:
        if not self._is_over:
            self._tell_anew()
            self.changed.emit()

    def _tell(self, sentence: str) -> None:
        if not self._is_over:
            self.told.emit(sentence)

    def _tell_anew(self) -> None:
        """Tell the story of how things stand now, from the same step."""
        at = self.step.mark if self.step is not None else None
        document, was_begun = self.document, self.numbers.is_begun
        if self.is_for_customer:
            self.steps = agenda.for_customer(self._customer_pages())
        else:
            if document.report is not None:
                self.numbers.follow(document.report, document.plan)
                self.log.note_score()
            if not document.supposing.is_on:
                self.log.gaps = self.numbers.to_tell()
            steps = story.story(document.report, self.told_gaps(), self.parts)
            self.steps = agenda.with_pages(steps, document)
        marks = [step.mark for step in self.steps]
        if not was_begun and self.numbers.is_begun:
            self.place = 0  # till now there was only the plan to tell of
        elif at in marks:
            self.place = marks.index(at)
        self.place = min(self.place, max(len(self.steps) - 1, 0))
        self._forget_who_is_gone()

    def _customer_pages(self) -> list[Page]:
        """The pages that a customer may see, made again when the plan is another one."""
        plan = self.document.copy.plan
        if self._redacted is None or self._redacted[0] is not plan:
            self._redacted = plan, agenda.redacted_pages(self.document)
        return self._redacted[1]

    def _forget_who_is_gone(self) -> None:
        plan = self.document.plan
        known = plan.persons.keys() | plan.members.keys() | plan.outside.keys()
        if self.person not in known:
            self.person = None
        if self.tie is not None and not set(self.tie) <= known:
            self.tie = None
