"""What a room reads of somebody who is looked at closely: their part, who of us knows them.

Attitude, interests and notes are told only where internal matters are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.i18n import clauses, names, tr
from app.model.account_plan import AccountPlan
from app.model.decision import Membership
from app.model.interactions import Interest
from app.model.labels import interest_label, label
from app.model.values import Id
from app.model.vocabulary import Role
from app.ui.meeting import lettering
from app.ui.theme import Theme

if TYPE_CHECKING:
    from app.ui.meeting.meeting import Meeting

MOST_TIES = 4  # that are named, the nearest first
_AFTER_HEAD, _AFTER = 0.2, 0.8  # of the letters: what is left free below a head and a text

Paragraph = tuple[str, str]  # a head, and what stands below it


def paragraphs(meeting: Meeting, said: Sequence[str]) -> tuple[Paragraph, ...]:
    """Return what is told of who is looked at closely; none where nobody is.

    `said` begins with the name and function, and goes on with opinions that differ.
    """
    if not meeting.is_close or meeting.person is None or not said:
        return ()
    document, id = meeting.document, meeting.person
    plan = document.plan
    part = plan.membership(document.opportunity, id)
    roles = [] if part is None else [label(one) for one in Role if one in part.roles]
    name = plan.label(id)
    function = said[0].removeprefix(name).removeprefix(" · ")
    known = document.copy.plan if id in document.supposing.left else plan
    found = [(name, " · ".join(filter(None, (function, names(roles))))), *_ties(known, id)]
    if meeting.internal:
        found += _internal(plan, id, part)
    return (*found, *((text, "") for text in said[1:]))


def _ties(plan: AccountPlan, id: Id) -> Iterator[Paragraph]:
    ours = id in plan.members
    met = [
        tie
        for tie in plan.ties.values()
        if tie.level and tie.status is None and id in (tie.member, tie.person)
    ]
    met.sort(key=lambda tie: (-int(tie.level or 0), plan.label(tie.member), tie.id))
    others = [(tie.person if ours else tie.member, tie) for tie in met[:MOST_TIES]]
    said = [f"{plan.label(other)} ({label(tie.level)})" for other, tie in others]
    if (more := len(met) - MOST_TIES) > 0:
        said.append(tr("{count} others", count=more))
    if id in plan.persons or ours:
        head = tr("Knows") if ours else tr("Known by")
        yield head, names(said) or tr("nobody yet")


def _internal(plan: AccountPlan, id: Id, part: Membership | None) -> Iterator[Paragraph]:
    if part is not None:
        yield tr("Attitude"), tr("unknown") if part.attitude is None else label(part.attitude)
    wanted = [_interest(one) for one in plan.interests_of(id)]
    if id in plan.persons:
        yield tr("Interests"), clauses(wanted) or tr("none known yet")
    somebody = plan.persons.get(id) or plan.members.get(id)
    noted = [one.note for one in (somebody, part) if one is not None and one.note]
    if noted:
        yield tr("Noted"), " ".join(noted)


def _interest(one: Interest) -> str:
    named = interest_label(one.code) if one.code else label(one.kind)
    return f"{named}: {one.note}" if one.note else named


def paint(
    painter: QPainter, told: Sequence[Paragraph], into: QRectF, look: Theme, wall: float
) -> None:
    """Write paragraphs below each other, smaller where there are many; the last ones end in
    dots where they are too long.
    """
    shown, size = fitted(told, into.width(), into.height(), wall)
    y = into.top()
    for head, text in shown:
        painter.setPen(look.colour("text.ink"))
        room = QRectF(into.left(), y, into.width(), max(into.bottom() - y, 1))
        y = lettering.write(painter, room, head, size, strong=True) + size * _AFTER_HEAD
        painter.setPen(look.colour("text.soft"))
        room.setTop(y)
        y = lettering.write(painter, room, text, size) + size * _AFTER


def fitted(
    told: Sequence[Paragraph], width: float, high: float, wall: float
) -> tuple[tuple[Paragraph, ...], int]:
    """Return paragraphs and their size so that they fit: smaller first, then cut short."""
    kept = list(told)

    def needed(size: int) -> float:
        return sum(
            lettering.tall(head, size, width, strong=True)
            + lettering.tall(text, size, width)
            + size * (_AFTER_HEAD + _AFTER)
            for head, text in kept
        )

    largest, least = lettering.pixels("body", wall), lettering.least(wall)
    size = next((s for s in range(largest, least, -1) if needed(s) <= high), least)
    while len(kept) > 1 and needed(size) > high:
        head, text = kept[-1]
        words = text.rstrip("…").split()
        if words:
            kept[-1] = head, f"{' '.join(words[:-1])}…" if words[:-1] else ""
        else:
            kept.pop()
    return tuple(kept), size
