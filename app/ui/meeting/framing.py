"""What surrounds a step on the wall: title, place in the story, marks, and the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.i18n import clauses, names, ntr, tr
from app.model.account_plan import AccountPlan
from app.model.labels import label
from app.model.ratings import differ, ratings_of, spread_words
from app.model.values import Id, joined
from app.ui.meeting import lettering
from app.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.ui.meeting.keys import Keys
    from app.ui.meeting.meeting import Meeting

MARGIN = 0.042  # of the height, at every edge
HEAD, FOOT = 0.152, 0.07  # of the height
MAP = 0.735  # of the width
TICK = "✓"
SAID_ALOUD = frozenset({"what_if.leaves", "what_if.tie", "what_if.tie_lost"})


# -- where things are


def body(wall: QRectF) -> QRectF:
    """Return the room between head and foot."""
    high = wall.height()
    return QRectF(0, high * HEAD, wall.width(), high * (1 - HEAD - FOOT))


def parted(room: QRectF) -> tuple[QRectF, QRectF]:
    """Return the room of the map, and of what stands beside it."""
    margin = room.width() * MARGIN / 2
    left = QRectF(
        room.left() + margin / 2, room.top(), room.width() * MAP - margin, room.height()
    )
    beside = QRectF(
        left.right() + margin, room.top() + margin / 2, 0, room.height() - margin / 2
    )
    beside.setRight(room.right() - margin)
    return left, beside


def whole(room: QRectF) -> QRectF:
    """Return the room of a page that has no map."""
    margin = room.width() * MARGIN / 2
    return room.adjusted(margin, 0, -margin, 0)


# -- the words


def title(meeting: Meeting) -> str:
    """Return what the step says above all."""
    step = meeting.step
    if step is None:
        return tr("Score and gaps are being computed…")
    return f"{TICK} {step.title}" if step.closed else step.title


def subtitle(meeting: Meeting) -> str:
    """Return which gap it is, of which account and decision."""
    step, document = meeting.step, meeting.document
    plan = document.copy.plan
    if meeting.is_for_customer:
        plan = meeting.customer_plan()
    decisions = plan.opportunities
    decision = decisions.get(document.opportunity) or next(iter(decisions.values()), None)
    parts = [plan.account.name, None if decision is None else decision.name]
    if step is not None and step.number is not None:
        of = tr("Gap {number}", number=step.number)
        parts = [f"{of} · {tr('closed')}" if step.closed else of, *parts]
    return " · ".join(part for part in parts if part)


def marks(meeting: Meeting) -> list[str]:
    """Return what is to be seen of what the wall shows: a what-if, internal matters."""
    if meeting.is_for_customer:
        return []
    found = []
    if meeting.document.supposing.is_on:
        found.append(tr("WHAT IF"))
    if meeting.internal:
        found.append(tr("INTERNAL"))
    return found


def foot(meeting: Meeting, keys: Keys, sentence: str) -> str:
    """Return what is said at the foot: a question first, then what was done."""
    if meeting.typed:
        gap = meeting.typed_gap()
        if meeting.is_for_customer or gap is None:
            return tr("To {number} ↵", number=meeting.typed)
        return tr("To gap {number} ↵", number=f"{gap.number} · {gap.text.title}")
    if meeting.is_for_customer:
        return ""
    if keys.armed == "C":
        return tr("A customer in the room? C again hides everything internal.")
    return sentence or supposed(meeting)


def supposed(meeting: Meeting) -> str:
    """Return what is supposed, in one line; an attitude only where those may be told."""
    steps = meeting.document.supposing.steps
    told = (step for step in steps if meeting.internal or step.change.message.id in SAID_ALOUD)
    return clauses(step.label for step in told)


def place(meeting: Meeting) -> str:
    """Return where in the story we are."""
    if not meeting.steps:
        return ""
    return f"{meeting.place + 1} / {len(meeting.steps)}"


def words_in_hand(meeting: Meeting) -> Iterator[str]:
    """Yield what is said of the person or relationship in hand."""
    plan = meeting.document.plan
    if meeting.tie is not None:
        member, person = meeting.tie
        tie = plan.tie_between(member, person)
        level = None if tie is None else tie.level
        figure = "" if level is None else f"{int(level)} · "
        said = tr("no relationship yet") if tie is None else figure + label(level)
        yield f"{plan.label(member)} – {plan.label(person)}: {said}"
    elif meeting.person is not None:
        somebody = plan.persons.get(meeting.person) or plan.members.get(meeting.person)
        function = None if somebody is None else somebody.title
        yield " · ".join(filter(None, (plan.label(meeting.person), function)))


def apart_in_step(meeting: Meeting) -> Iterator[str]:
    """Yield who thinks what of a relationship the step is about, while none is in hand."""
    plan, step = meeting.document.plan, meeting.step
    if meeting.tie is not None or meeting.person is not None or step is None:
        return
    told = (step.ties or frozenset()) - meeting.log.unseen()
    for tie in (plan.ties[id] for id in sorted(told) if id in plan.ties):
        found = ratings_of(plan, tie.id)
        if differ(found):
            pair = f"{plan.label(tie.member)} – {plan.label(tie.person)}"
            apart = tr("Opinions differ: {spread}", spread=spread_words(found))
            yield f"{pair}. {apart}"


def also_at(meeting: Meeting) -> Iterator[str]:
    """Yield at which other gaps of this meeting the same is to be done, if at any."""
    step = meeting.step
    if meeting.tie is not None or meeting.person is not None or step is None:
        return
    wanted = {(one.member, one.person) for one in step.contacts}
    others = [
        str(other.number)
        for other in meeting.steps
        if wanted
        and other.number not in (None, step.number)
        and {(one.member, one.person) for one in other.contacts} == wanted
    ]
    if others:
        yield ntr(
            "The same step is due at gap {gaps}.",
            "The same step is due at gaps {gaps}.",
            len(others),
            gaps=names(others),
        )


# -- who is lit around somebody in hand


def around(plan: AccountPlan, ids: Iterable[Id]) -> frozenset[Id]:
    """Return these with everybody they have a relationship with."""
    found = set(ids)
    for tie in plan.ties.values():
        if tie.level and tie.status is None and {tie.member, tie.person} & set(ids):
            found |= {tie.member, tie.person}
    return frozenset(found)


def ends_of(plan: AccountPlan, ties: Iterable[Id]) -> frozenset[Id]:
    """Return who are joined by these relationships."""
    found = (plan.ties[id] for id in ties if id in plan.ties)
    return frozenset(end for tie in found for end in (tie.member, tie.person))


def ties_of(plan: AccountPlan, ids: frozenset[Id]) -> frozenset[Id]:
    """Return the relationships of somebody, or the one between two."""
    pair = [joined(a, b) for a in ids for b in ids if joined(a, b) in plan.ties]
    if len(ids) > 1:
        return frozenset(pair)
    return frozenset(id for id, tie in plan.ties.items() if {tie.member, tie.person} & ids)


# -- painting


def paint_head(painter: QPainter, meeting: Meeting, wall: QRectF, look: Theme) -> None:
    """Paint title, subtitle and marks."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    high = wall.height()
    margin = wall.width() * MARGIN / 2
    right = _paint_marks(painter, meeting, wall, look)
    words, size = title(meeting), lettering.pixels("title", high)
    room = right - margin * 1.5
    if lettering.metrics(size, strong=True).horizontalAdvance(words) > room:
        size = lettering.pixels("lower_title", high)
    painter.setPen(look.colour("text.ink"))
    painter.setFont(lettering.font(size, strong=True))
    top = QRectF(margin, high * MARGIN * 0.62, room, high * 0.062)
    shown = lettering.elided(words, size, room, strong=True)
    painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, shown)
    small = lettering.pixels("subtitle", high)
    painter.setPen(look.colour("text.soft"))
    painter.setFont(lettering.font(small))
    below = QRectF(margin, top.bottom(), room, small * 1.4)
    shown = lettering.elided(subtitle(meeting), small, room)
    painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_marks(painter: QPainter, meeting: Meeting, wall: QRectF, look: Theme) -> float:
    """Paint the marks from the right; return where they begin."""
    size = lettering.least(wall.height())
    right = wall.width() * (1 - MARGIN / 2)
    for words in marks(meeting):
        width = lettering.metrics(size, strong=True).horizontalAdvance(words) + size * 1.6
        box = QRectF(right - width, wall.height() * MARGIN * 0.8, width, size * 1.7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("flag.fill"))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(look.colour("flag.text"))
        painter.setFont(lettering.font(size, strong=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        right = box.left() - size * 0.6
    if meeting.document.supposing.is_on and not meeting.is_for_customer:
        pen = QPen(look.colour("accent.fill"), 5)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(wall.adjusted(4, 4, -4, -4))
    return right


def paint_foot(
    painter: QPainter, meeting: Meeting, said: str, wall: QRectF, look: Theme
) -> None:
    """Paint what is said, and where we are with the keys to go on."""
    high = wall.height()
    size = lettering.least(high)
    margin = wall.width() * MARGIN / 2
    strip = QRectF(margin, high * (1 - FOOT), wall.width() - 2 * margin, high * FOOT)
    where = place(meeting)
    hints = where if meeting.is_for_customer else f"← →   ? {tr('keys')}     {where}"
    painter.setFont(lettering.font(size))
    painter.setPen(look.colour("text.soft"))
    at_right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(strip, at_right, hints)
    room = strip.width() - lettering.metrics(size).horizontalAdvance(hints) - size * 2
    painter.setPen(look.colour("text.ink"))
    painter.setFont(lettering.font(size, strong=True))
    shown = lettering.elided(said, size, room, strong=True)
    painter.drawText(strip, Qt.AlignmentFlag.AlignVCenter, shown)
