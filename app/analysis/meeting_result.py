"""A meeting on one page: what changed, gaps closed and open, what was agreed, what differs.

A `Page` is all that is ever shown, copied, written or sent; the customer's is made from the
plan that was redacted for them, and from nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from html import escape

from app.analysis.meeting_changes import changes
from app.analysis.story import Numbered
from app.i18n import day, ntr, number, tr
from app.model.account_plan import AccountPlan
from app.model.change import Message
from app.model.decision import Membership
from app.model.places import Rating
from app.model.plain_text import plain
from app.model.planning import Action
from app.model.ratings import differ, ratings_of, spread_words
from app.model.ties import ContactTie
from app.model.values import Id
from app.model.vocabulary import ActionKind

MOST_OPEN = 10  # gaps that are still open, by number; the others are counted


@dataclass(frozen=True, slots=True)
class Agreed:
    """Something that was agreed, in words; the ids are those of the plan it stands in."""

    id: Id
    text: str
    owner: Id | None = None  # a colleague, or the name of somebody else
    due: date | None = None
    kind: ActionKind | None = None
    member: Id | None = None
    person: Id | None = None
    noted: str = ""  # as it was typed; may be handed over where somebody lets it through


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How things stood before and after a meeting, taken down when it was left."""

    before: AccountPlan  # with what colleagues did meanwhile
    after: AccountPlan
    opportunity: Id
    began: datetime
    ended: datetime
    score_before: float | None = None
    score_after: float | None = None
    gaps: tuple[Numbered, ...] = ()
    agreed: tuple[Agreed, ...] = ()  # with an owner or a day, the first due first
    noted: tuple[str, ...] = ()  # without either
    done: tuple[Message, ...] = ()  # and not undone
    unseen: frozenset[Id] = frozenset()  # judged by others, not by who sits here
    by_others: int = 0  # changes of colleagues that came in meanwhile, told nowhere else
    with_customer: bool = False  # in the room, at any time


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page, with who and when in softer letters."""

    text: str
    detail: str = ""
    due: date | None = None  # what a calendar may hold
    id: str = ""  # by which a calendar knows it again


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading."""

    title: str
    lines: tuple[Line, ...]
    empty: str = ""  # what stands there where there are none


@dataclass(frozen=True, slots=True)
class Page:
    """All that is told of a meeting to one audience."""

    title: str
    about: str  # account and decision, and the day
    sections: tuple[Section, ...]
    mark: str = ""  # on the face of what is for internal use
    score: str = ""

    def dated(self) -> list[Line]:
        """Return the lines that have a day."""
        return [line for section in self.sections for line in section.lines if line.due]


def for_ourselves(ended: Ended) -> Page:
    """Return the page for internal use: everything."""
    closed = tuple(_gap(one) for one in ended.gaps if one.closed)
    still = [_gap(one) for one in ended.gaps if not one.closed]
    if (more := len(still) - MOST_OPEN) > 0:
        still[MOST_OPEN:] = [Line(f"… {ntr('and {count} more', 'and {count} more', more)}")]
    agreed = tuple(_agreed(ended.after, one) for one in ended.agreed if not _looks(ended, one))
    changed = changes(ended.before, ended.after, ended.opportunity, ended.done)
    return _page(
        ended.after,
        ended.opportunity,
        ended.began,
        [
            Section(tr("Agreed"), agreed, "" if ended.agreed else tr("Nothing was agreed.")),
            Section(tr("Noted"), tuple(map(Line, ended.noted))),
            Section(tr("Opinions still differ"), tuple(_differing(ended))),
            Section(tr("What changed"), tuple(map(Line, changed)), tr("Nothing changed.")),
            Section(tr("Meanwhile by others"), tuple(_by_others(ended))),
            Section(tr("Gaps closed"), closed, tr("No gap was closed.")),
            Section(tr("Gaps still open"), tuple(still), tr("No gap is open.")),
        ],
        mark=tr("INTERNAL"),
        score=score_words(ended.score_before, ended.score_after),
    )


def for_those_present(redacted: AccountPlan, opportunity: Id, began: datetime) -> Page:
    """Return the page for a customer who was there: what a redacted plan holds of actions."""
    actions = redacted.where(Action, "opportunity", opportunity)
    lines = tuple(_agreed(redacted, _told(redacted, one), began) for one in actions)
    return _page(
        redacted, opportunity, began, [Section(tr("Agreed"), lines, tr("Nothing was agreed."))]
    )


def actions(ended: Ended) -> list[Action]:
    """Return what was agreed as actions, of which a customer may have been there for."""
    return [
        Action(
            id=one.id, opportunity=ended.opportunity, kind=one.kind, text=one.noted or None,
            member=one.member, person=one.person, owner=one.owner, due=one.due,
        )
        for one in ended.agreed
    ]  # fmt: skip


def score_words(before: float | None, after: float | None) -> str:
    """Return the score before and after; empty where it was never computed."""
    if after is None:
        return ""
    if before is None or number(before) == number(after):
        return tr("Score {after}", after=number(after))
    return tr("Score {before} → {after}", before=number(before), after=number(after))


def as_text(page: Page) -> str:
    """Return a page to paste where there are no letters of several kinds."""
    head = [f"{page.mark} · {page.title}" if page.mark else page.title, page.about, page.score]
    parts = ["\n".join(line for line in head if line)]
    for section in shown(page):
        lines = [f"- {line.text} ({line.detail})" if line.detail else f"- {line.text}"
                 for line in section.lines]  # fmt: skip
        parts.append("\n".join([section.title, *(lines or [section.empty])]))
    return "\n\n".join(parts) + "\n"


def as_html(page: Page) -> str:
    """Return a page for a mail program or a document; every text in it is escaped."""
    mark = f"<p><b>{escape(page.mark)}</b></p>" if page.mark else ""
    found = [f"{mark}<h2>{escape(page.title)}</h2><p>{escape(page.about)}</p>"]
    found += [f"<p><b>{escape(page.score)}</b></p>"] if page.score else []
    for section in shown(page):
        found.append(f"<h3>{escape(section.title)}</h3>")
        items = "".join(f"<li>{_item(line)}</li>" for line in section.lines)
        found.append(f"<ul>{items}</ul>" if items else f"<p>{escape(section.empty)}</p>")
    body = "\n".join(found)
    return f'<html><head><meta charset="utf-8"></head><body>\n{body}\n</body></html>\n'


def shown(page: Page) -> list[Section]:
    """Return the sections that have something to say, if only that there is nothing."""
    return [one for one in page.sections if one.lines or one.empty]


# -- the lines


def _item(line: Line) -> str:
    detail = f" <i>({escape(line.detail)})</i>" if line.detail else ""
    return escape(line.text) + detail


def _page(
    plan: AccountPlan, opportunity: Id, began: datetime, sections: Iterable[Section],
    *, mark: str = "", score: str = "",
) -> Page:  # fmt: skip
    names = (plan.account.name, plan.opportunities[opportunity].name)
    about = " · ".join([*(name for name in names if name), day(began.date(), long=True)])
    tidy = (replace(one, lines=tuple(map(_plain, one.lines))) for one in sections)
    return Page(tr("Result of the meeting"), plain(about) or "", tuple(tidy), mark, score)


def _plain(line: Line) -> Line:
    """A line without signs that are not seen, or that turn others around."""
    return replace(line, text=plain(line.text) or "–", detail=plain(line.detail) or "")


def _by_others(ended: Ended) -> Iterator[Line]:
    if ended.by_others:
        words = ntr("{count} change", "{count} changes", ended.by_others)
        yield Line(words, tr("told in the log; gaps and score count them too"))


def _gap(one: Numbered) -> Line:
    return Line(f"{one.number}. {one.text.title}")


def _agreed(plan: AccountPlan, one: Agreed, began: datetime | None = None) -> Line:
    """A line with owner and day; with `began` calendars know it as one of that meeting."""
    owner = plan.label(one.owner) if one.owner else tr("nobody yet")
    due = day(one.due) if one.due else tr("no date")
    id = one.id if began is None else f"{began.isoformat()}|{one.id}"
    return Line(one.text, f"{owner}, {due}", one.due, id)


def _told(redacted: AccountPlan, one: Action) -> Agreed:
    """An action in the words that were chosen for it, else by the people who meet."""
    person = redacted.label(one.person or "")
    text = one.text or (
        tr("{member} and {person} speak with each other",
           member=redacted.label(one.member), person=person)
        if one.member
        else tr("Contact with {person}", person=person)
    )  # fmt: skip
    return Agreed(one.id, text, one.owner, one.due)


def _differing(ended: Ended) -> Iterator[Line]:
    """What colleagues judge differently still, with who finds out by when."""
    plan = ended.after
    about = dict.fromkeys(rating.about for rating in plan.table(Rating).values())
    for id in about:
        tie, part = plan.ties.get(id), plan.find(Membership, id)
        if tie is None and (part is None or part.opportunity != ended.opportunity):
            continue
        subject = tie or part
        assert subject is not None, "one of the two is there"
        found = ratings_of(plan, id)
        if id in ended.unseen:
            words = ntr("{count} judgement", "{count} judgements", len(found))
        elif differ(found):
            words = spread_words(found, signed=tie is None)
        else:
            continue
        yield _looked_into(ended, subject, words)


def _looked_into(ended: Ended, subject: ContactTie | Membership, words: str) -> Line:
    plan = ended.after
    if isinstance(subject, ContactTie):
        name = f"{plan.label(subject.member)} – {plan.label(subject.person)}"
    else:
        name = tr("Attitude of {name}", name=plan.label(subject.person))
    text, looking = f"{name}: {words}", _looking(ended, subject)
    if looking is None:
        return Line(text, tr("nobody looks into it yet"))
    owner = plan.label(looking.owner) if looking.owner else tr("nobody yet")
    due = day(looking.due) if looking.due else tr("no date")
    detail = tr("{name} looks into it, {day}", name=owner, day=due)
    return Line(text, detail, looking.due, looking.id)


def _looking(ended: Ended, subject: ContactTie | Membership) -> Action | None:
    """The action by which somebody finds out, in this meeting or before it."""
    member = subject.member if isinstance(subject, ContactTie) else None
    found = [
        one
        for one in ended.after.where(Action, "opportunity", ended.opportunity)
        if one.kind is ActionKind.FIND_OUT and one.done is None
        and (one.person, one.member) == (subject.person, member)
    ]  # fmt: skip
    return found[-1] if found else None


def _looks(ended: Ended, one: Agreed) -> bool:
    """Whether an action is told with the opinions that it is to settle."""
    if one.kind is not ActionKind.FIND_OUT:
        return False
    return any(line.id == one.id for line in _differing(ended))
