"""Judging apart: each colleague gives a value of their own, then sees the others'."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from app.i18n import day, ntr, tr
from app.model import edits
from app.model.decision import Membership
from app.model.labels import label
from app.model.places import Rating
from app.model.ratings import differ, ratings_of, spread_words
from app.model.ties import ContactTie
from app.model.values import Id
from app.model.vocabulary import Attitude, TieLevel
from app.ui import theme
from app.ui.dialogs.look_into import LookIntoDialog
from app.ui.document import Document, Ref
from app.ui.panels.chips import AttitudeChip, Chip, ChoiceField
from app.ui.panels.controls import link
from app.ui.panels.inspector_page import Page
from app.ui.panels.labels import Elided, Label
from app.ui.panels.named_field import NamedField
from app.ui.panels.reading import editing

Value = TieLevel | Attitude


class LevelChip(Chip):
    """A tie level by its number; what it is called in the tooltip."""

    def __init__(self, level: TieLevel) -> None:
        super().__init__(f"{level.value} {label(level)}")
        self.level = level

    def paint_sign(self, painter: QPainter, box: QRectF) -> None:
        painter.setFont(theme.font("small", strong=True))
        painter.setPen(theme.colour("text.ink" if self.isChecked() else "text.soft"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.level.value))


def shape(document: Document, about: Id) -> Hashable:
    """Return what a page about this lists of judgements, for `Page.shape`."""
    judging, plan = document.judging, document.plan
    seen = judging.may_see(plan, about, document.author)
    return tuple(ratings_of(plan, about)), seen, judging.rater


def add_ratings(page: Page, ref: Ref) -> None:
    """Add the folded part of a tie's or a membership's page in which colleagues judge."""
    page.fold("ratings", tr("Judge apart"), partial(_build, page, ref), _remark(page, ref))


def _remark(page: Page, ref: Ref) -> str:
    """What a folded part says: who thinks what, or how many judged."""
    kind, about = ref
    ratings = ratings_of(page.plan, about)
    if not ratings:
        return ""
    if _may_see(page, about):
        return spread_words(ratings, signed=kind is Membership)
    return ntr("{count} judgement", "{count} judgements", len(ratings))


def _build(page: Page, ref: Ref) -> None:
    _kind, about = ref
    ratings, seen = ratings_of(page.plan, about), _may_see(page, about)
    if not seen:
        _invite(page, about, len(ratings))
    _add_rater(page)
    own = next((one.value for one in ratings if one.rater == _rater(page)), None)
    mine = _choice(tr("My judgement"), ref)
    mine.setObjectName(f"rating.{about}")
    mine.show_value(own)
    mine.committed.connect(partial(_judge, page, about))
    page.column.addWidget(mine)
    if seen and ratings:
        _add_judgements(page, ref, ratings)


def _invite(page: Page, about: Id, count: int) -> None:
    if not count:
        words = tr("Each of us judges apart; only then we see what the others think.")
        page.column.addWidget(Label(words, "quiet", wrap=True))
        return
    words = ntr(
        "{count} colleague has judged. Give your own judgement first, then you see it.",
        "{count} colleagues have judged. Give your own judgement first, then you see theirs.",
        count,
    )
    page.column.addWidget(Label(words, "quiet", wrap=True))
    look = link(tr("Look without judging"), partial(_look, page, about))
    look.setObjectName(f"rating.{about}.look")
    page.column.addWidget(look)


def _add_rater(page: Page) -> None:
    """Add who judges now: who works here, or a colleague who took the chair."""
    document = page.document
    names = [
        document.author,
        document.judging.rater,
        *(member.label for member in page.plan.members.values()),
    ]
    known = list(dict.fromkeys(name for name in names if name))
    who = NamedField(tr("Who judges"), known, unknown=None, words=str)
    who.setObjectName("rating.who")
    who.setProperty("place", "rating.who")
    who.show_value(_rater(page))
    who.committed.connect(partial(_sit_down, page))
    page.row(tr("Who judges"), who)


def _add_judgements(page: Page, ref: Ref, ratings: list[Rating]) -> None:
    kind, about = ref
    scale = TieLevel if kind is ContactTie else Attitude
    for one in ratings:
        value = label(scale(one.value))
        sign = f"{one.value:+d}" if kind is Membership and one.value else str(one.value)
        when = "" if one.rated_on is None else f" · {day(one.rated_on)}"
        page.listed(Elided(one.rater), f"{sign} · {value}{when}", (Rating, one.id))
    if not differ(ratings):
        return
    page.column.addWidget(Label(tr("Agreed after talking it over:"), "soft", wrap=True))
    agreed = _choice(tr("Agreed"), ref)
    agreed.setObjectName(f"rating.{about}.settle")
    agreed.committed.connect(partial(_settle, page, about))
    page.column.addWidget(editing(agreed))
    later = link(tr("To be looked into…"), partial(_look_into, page, about))
    later.setObjectName(f"rating.{about}.look_into")
    page.column.addWidget(editing(later))


def _choice(name: str, ref: Ref) -> ChoiceField:
    if ref[0] is ContactTie:
        return ChoiceField(name, [(level, LevelChip(level)) for level in TieLevel])
    order = sorted(Attitude, reverse=True)
    return ChoiceField(name, [(value, AttitudeChip(value)) for value in order])


def _rater(page: Page) -> str:
    return page.document.judging.rater or page.document.author


def _may_see(page: Page, about: Id) -> bool:
    document = page.document
    return document.judging.may_see(page.plan, about, document.author)


def _judge(page: Page, about: Id, value: Value) -> None:
    document = page.document
    document.attempt(edits.rate, about, _rater(page), int(value), on=document.as_of)


def _settle(page: Page, about: Id, value: Value) -> None:
    page.attempt(edits.settle_ratings, about, int(value))


def _sit_down(page: Page, name: str) -> None:
    document = page.document
    document.judging.rater = name
    document.judging.opened.clear()  # who sits down now has seen nothing yet
    document.show_anew()


def _look(page: Page, about: Id) -> None:
    page.document.judging.opened.add(about)
    page.document.show_anew()


def _look_into(page: Page, about: Id) -> None:
    LookIntoDialog(page.window(), page.document, about).open()
