"""What stands in the gap list, one thing below another, and what each says; without Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.i18n import ntr, signed, tr
from app.model.account_plan import AccountPlan
from app.model.decision import ClosedOpportunity
from app.model.values import Id
from app.model.vocabulary import Role
from app.ui import gap_filter, shown_gaps
from app.ui.panels.gap_words import (
    about_us_words,
    closed_words,
    contact_words,
    decision_words,
    first_step,
    is_for,
    sentences,
)

if TYPE_CHECKING:
    from app.analysis.candidates import Suggestion
    from app.analysis.gap import Gap, Key
    from app.analysis.report import Report
    from app.ui.shown_gaps import GapGroup

REVIEW = "R39"  # the rule that asks for what we learned of a decision that ended
SEVERAL = 2  # gaps that one action has to close to be worth telling


class Kind(Enum):
    """What can stand in the list."""

    GAP = "gap"
    ACTION = "action"
    HEADING = "heading"
    TEXT = "text"
    FOLD = "fold"
    DECIDED = "decided"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class GapWords:
    """What the line of one gap says."""

    key: tuple[str, str]
    number: int | None
    band: str
    role: Role | None
    title: str
    why: str
    do: str
    gain: float | None
    parked: bool = False
    closes: tuple[str, ...] = ()  # titles of the gaps that doing it closes, where several
    under: str = ""  # what the contact above does for it; empty while that is not known
    is_said_above: bool = False  # what to do stands in the lines above, word for word
    is_next_step: bool = False


@dataclass(frozen=True, slots=True)
class ActionWords:
    """What the line above several gaps says: the one contact that they ask for."""

    contact: Suggestion
    text: str
    closes: tuple[str, ...]  # as of `GapWords`
    gain: float
    here: int = 0  # how many of those stand right below


@dataclass(frozen=True, slots=True)
class Part:
    """One thing in the list, as what it says; equal parts look the same."""

    kind: Kind
    content: Any  # words, GapWords or ActionWords
    name: str = ""
    is_open: bool = False

    @property
    def identity(self) -> object:
        """What it is about; of two with the same one, one takes the place of the other."""
        if isinstance(self.content, GapWords):
            return self.kind, self.content.key
        if isinstance(self.content, ActionWords):
            return self.kind, self.content.contact.member, self.content.contact.person
        return self.kind, self.name or self.content


def _none(_contacts: tuple[Suggestion, ...]) -> frozenset[Key] | None:
    return None


@dataclass(frozen=True)
class GapListing:
    """The gaps of a report as they are listed now."""

    report: Report
    plan: AccountPlan
    opportunity: Id
    unfolded: frozenset[str]  # names of the lines that are unfolded
    limit: int  # gaps shown below a line that is unfolded
    closing: Callable[[tuple[Suggestion, ...]], frozenset[Key] | None] = field(default=_none)
    next_steps: frozenset[Key] = frozenset()

    @cached_property
    def is_closed(self) -> bool:
        return shown_gaps.is_closed(self.report)

    @cached_property
    def waiting(self) -> list[Gap]:
        return shown_gaps.waiting(self.report)

    @cached_property
    def at_customer(self) -> list[Gap]:
        return shown_gaps.at_customer(self.report)

    @cached_property
    def about_us(self) -> list[Gap]:
        return shown_gaps.about_us(self.report)

    @cached_property
    def parked(self) -> list[Gap]:
        return shown_gaps.picked(self.report.parked, self.report)

    @cached_property
    def to_fill_in(self) -> list[Gap]:
        return shown_gaps.picked(self.report.to_fill_in, self.report)

    @cached_property
    def decided(self) -> list[Gap]:
        return shown_gaps.picked(self.report.decided, self.report)

    @cached_property
    def groups(self) -> list[GapGroup]:
        """The seven that come first; after the close no contact is advised any more."""
        if self.is_closed:
            return shown_gaps.grouped(self.at_customer[: shown_gaps.TOP], self.plan)
        return shown_gaps.by_action(self.at_customer[: shown_gaps.TOP], self.report, self.plan)

    def actions(self) -> list[tuple[Suggestion, ...]]:
        """Return the contacts that what is listed first advises, a tuple for each action."""
        if self.is_closed:
            return []
        found = [(group.contact,) for group in self.groups if group.contact is not None]
        gaps = [gap for group in self.groups for gap in group.gaps]
        return [*found, *(shown_gaps.words_of(gap, self.report).contacts for gap in gaps)]

    def title(self) -> str:
        """Return how many gaps there are; where all are parked, it says so."""
        waiting, parked = len(self.waiting), len(shown_gaps.shown(self.report.parked))
        if gap_filter.current().is_on:
            return ntr(
                "{shown} of {count} gap",
                "{shown} of {count} gaps",
                len(shown_gaps.shown(self.report.open_gaps)),
                shown=len(self.at_customer) + len(self.about_us),
            )
        if self.is_closed:
            return tr("Gaps")
        if parked and not waiting:
            return ntr("{count} gap parked", "{count} gaps parked", parked)
        return ntr("{count} gap", "{count} gaps", waiting)

    def remark(self) -> str:
        """Return what is picked out, else the score in words; empty on an empty map."""
        chosen = gap_filter.current()
        if chosen.is_on:
            return chosen.label()
        if not self.plan.persons:
            return ""
        score = self.report.score
        return tr(
            "Score {score} of 100 · support {support} · map {completeness}% complete",
            score=round(score.total),
            support=signed(score.support),
            completeness=round(score.completeness),
        )

    def depends_on(self) -> object:
        """Return everything the list depends on; what is equal need not be built again."""
        report, plan = self.report, self.plan
        said_of = report.network.plan  # names in the words are from here; it may come later
        names = [
            (one.id, one.label)
            for known in ((plan,) if said_of is plan else (plan, said_of))
            for of in (known.persons, known.members)
            for one in of.values()
        ]
        return (
            [(gap, gap.decision, gap.parked) for gap in shown_gaps.shown(report.gaps)],
            report.score.ties, report.score.support, report.score.completeness, names,
            self.unfolded, self.limit, gap_filter.current(), self.next_steps, self.is_closed,
            plan.find(ClosedOpportunity, self.opportunity),
        )  # fmt: skip

    def parts(self) -> Iterator[Part]:
        """Yield what stands below one another: the top seven, and lines that unfold."""
        if self.is_closed and not gap_filter.current().is_on:
            yield from self._after_close()
            return
        yield from self._remarks()
        yield from self._groups(self.groups, first=1)
        rest = self.at_customer[shown_gaps.TOP :]
        fill, parked = self.to_fill_in, self.parked
        more = ntr("{count} more gap", "{count} more gaps", len(rest))
        to_fill = ntr("Still to fill in: {count}", "Still to fill in: {count}", len(fill))
        in_park = ntr(
            "Parked until the award: {count}",
            "Parked until the award: {count}",
            len(parked),
        )
        yield from self._folded("rest", more, rest)
        yield from self._folded("ours", about_us_words(self.about_us), self.about_us)
        yield from self._folded("fill", to_fill, fill)
        reason = "" if not parked else shown_gaps.words_of(parked[0], self.report).suppressed
        yield from self._folded("parked", in_park, parked, reason or "")
        yield from self._decided()

    def _after_close(self) -> Iterator[Part]:
        """What stands there once the decision is closed: what is left to do, what was open."""
        for words in closed_words(self.plan, self.opportunity):
            yield Part(Kind.TEXT, words)
        left = [gap for gap in self.to_fill_in if gap.key == (REVIEW, self.opportunity)]
        yield from self._groups(shown_gaps.grouped(left, self.plan))
        was_open = shown_gaps.shown(self.report.open_gaps)
        words = ntr("{count} gap is open still", "{count} gaps are open still", len(was_open))
        yield from self._folded("was_open", words, was_open)
        yield from self._decided()

    def _remarks(self) -> Iterator[Part]:
        """What stands there in place of gaps."""
        if not self.plan.dmu(self.opportunity):
            yield Part(Kind.TEXT, first_step())
        elif gap_filter.current().is_on:
            if not (self.at_customer or self.about_us):
                yield Part(Kind.TEXT, tr("No open gap is among what is picked out."))
        elif not self.waiting and self.parked:
            yield Part(
                Kind.TEXT,
                tr("Contact is not allowed now; what needs it waits here until then."),
            )
        elif not self.waiting and not self.decided:
            yield Part(Kind.TEXT, tr("No gaps found among what is on the map."))

    def _groups(self, groups: Iterable[GapGroup], first: int | None = None) -> Iterator[Part]:
        for group in groups:
            contact = group.contact
            if contact is not None:
                yield Part(Kind.ACTION, self._action(contact, group.gaps))
            elif group.about is not None and len(group.gaps) > 1:
                yield Part(Kind.HEADING, self.plan.label(group.about))
            said = set[str]()
            for gap in group.gaps:
                words = self._words(gap, first, contact)
                own = sentences(words.do)
                above = contact is not None and bool(own) and own <= said
                yield Part(Kind.GAP, replace(words, is_said_above=True) if above else words)
                said |= own
                first = None if first is None else first + 1

    def _folded(
        self, name: str, words: str, gaps: Sequence[Gap], reason: str = ""
    ) -> Iterator[Part]:
        """One line that unfolds into its gaps; none where there are none."""
        if not gaps:
            return
        is_open = name in self.unfolded
        yield Part(Kind.FOLD, words, name, is_open)
        if not is_open:
            return
        if reason:
            yield Part(Kind.TEXT, reason)
        yield from self._groups(shown_gaps.grouped(gaps[: self.limit], self.plan))
        if len(gaps) > self.limit:
            yield Part(Kind.MORE, tr("Show more"))

    def _decided(self) -> Iterator[Part]:
        decided = self.decided
        if not decided:
            return
        words = ntr(
            "{count} accepted or dismissed", "{count} accepted or dismissed", len(decided)
        )
        is_open = "decided" in self.unfolded
        yield Part(Kind.FOLD, words, "decided", is_open)
        if is_open:
            for gap in decided:
                yield Part(Kind.DECIDED, self._words(gap), decision_words(gap))

    def _action(self, contact: Suggestion, below: Sequence[Gap]) -> ActionWords:
        closed = self._closed((contact,)) or frozenset()
        here = sum(gap.key in closed for gap in below)
        text = contact_words(contact, self.plan)
        return ActionWords(contact, text, self._titles(closed), contact.gain, here)

    def _words(
        self, gap: Gap, number: int | None = None, shared: Suggestion | None = None
    ) -> GapWords:
        text = shown_gaps.words_of(gap, self.report)
        under, closes = "", tuple[str, ...]()
        asks_nothing = self.is_closed and gap.rule != REVIEW
        if is_shared := shared is not None and is_for(text.contacts, shared):
            under = self._under(gap, shared)
        elif gap.decision is None and not gap.parked and not asks_nothing:
            closes = self._titles(self._closed(text.contacts) or frozenset())
        return GapWords(
            key=gap.key,
            number=number,
            band=gap.band,
            role=shown_gaps.role_of(gap, self.report, self.plan),
            title=text.title,
            why=text.explanation,
            do="" if asks_nothing else text.action or text.suppressed or "",
            gain=None if is_shared or asks_nothing else shown_gaps.gain(gap, self.report),
            parked=gap.parked,
            closes=closes,
            under=under,
            is_next_step=gap.key in self.next_steps,
        )

    def _under(self, gap: Gap, contact: Suggestion) -> str:
        """What the contact above does for a gap; empty while that is not known."""
        closed = self._closed((contact,))
        if closed is None:
            return ""
        return tr("Closes with this") if gap.key in closed else tr("Stays open after this")

    def _closed(self, contacts: tuple[Suggestion, ...]) -> frozenset[Key] | None:
        """The gaps that wait for us, and that these contacts would close; None: not known."""
        closed = self.closing(contacts) if contacts else None
        return None if closed is None else closed & self._waiting_keys

    def _titles(self, closed: frozenset[Key]) -> tuple[str, ...]:
        """What an action closes, where that is worth telling."""
        gaps = [gap for gap in self.waiting if gap.key in closed]
        told = gaps if len(closed) >= SEVERAL else ()
        return tuple(shown_gaps.title_of(gap, self.report) for gap in told)

    @cached_property
    def _waiting_keys(self) -> frozenset[Key]:
        return frozenset(gap.key for gap in self.waiting)
