"""The chapters of the whole plan on paper: cover, map, score, matrix, gaps, actions."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from app import i18n
from app.analysis.gap import Gap
from app.analysis.report import Report
from app.analysis.rounding import rounded_together
from app.analysis.score import Score
from app.analysis.text_form import BANDS
from app.analysis.wording import words
from app.i18n import ntr, tr
from app.model.labels import label
from app.model.vocabulary import SIX_ROLES, Role
from app.ui import icons, plan_pdf_matrix, plan_pdf_table, shown_gaps, theme
from app.ui.panels import agreed_words
from app.ui.panels.role_wheel import GAP_DEGREES, HUB, RIM, SECTOR, sector
from app.ui.plan_pdf_paper import (
    BODY,
    DISPLAY,
    HEADING,
    LOOK,
    TITLE,
    Paper,
    Sheet,
    Text,
    ink,
)
from app.ui.plan_pdf_table import Column

if TYPE_CHECKING:
    from app.ui.export import Subject

_BADGE = 26.0
_ROW = 44.0


class Chapters:
    """Makes the pages of one decision as of one day; nothing on them is computed twice."""

    def __init__(self, subject: Subject, paper: Paper) -> None:
        self._plan, self._opportunity = subject.plan, subject.opportunity
        self._as_of, self._paper = subject.as_of, paper
        base = subject.options.parameters
        self._report = Report(self._plan, self._opportunity, self._as_of, base)

    def sheets(self, map_sheet: Sheet) -> Iterator[Sheet]:
        """Return the pages in their order."""
        yield Sheet(tr("Summary"), self._cover)
        yield map_sheet
        yield Sheet(tr("Score by role"), score_by_role(self._report))
        yield from plan_pdf_matrix.sheets(self._plan, self._opportunity, self._paper.middle)
        yield from self._gaps()
        yield from self._agreed()

    # -- cover

    def _cover(self, painter: QPainter, room: QRectF) -> None:
        names = (self._plan.account.label, self._plan.label(self._opportunity))
        y = room.y() + room.height() * 0.08
        for words_, size in zip(names, (HEADING + 8, HEADING), strict=True):
            y += Text(words_, size, strong=size > HEADING).paint(
                painter, room.x(), y, room.width()
            )
            y += 6
        said = i18n.day(self._as_of, long=True)
        y += Text(said, TITLE, token="text.soft").paint(painter, room.x(), y, room.width()) + 36
        score = i18n.number(self._report.score.total)
        figure = Text(score, DISPLAY, strong=True, token="accent.fill")
        high = figure.paint(painter, room.x(), y, room.width())
        beside = room.x() + figure.natural_width + 16
        of = Text(tr("of 100 points"), TITLE, token="text.soft")
        of.paint(painter, beside, y + high - of.height(200) - 14, 400)
        y += high + 24
        for line in self._told():
            y += Text(line, TITLE).paint(painter, room.x(), y, room.width()) + 8

    def _told(self) -> Iterator[str]:
        score, report = self._report.score, self._report
        yield tr(
            "Support {support} on a scale of −100 to 100", support=i18n.signed(score.support)
        )
        yield tr("{completeness}% of what we should know is filled in",
                 completeness=i18n.number(score.completeness))  # fmt: skip
        count = len(report.open_gaps)
        yield ntr("{count} open gap", "{count} open gaps", count)
        more = len(report.to_fill_in)
        yield ntr("{count} fact to fill in", "{count} facts to fill in", more)
        agreed = len(agreed_words.agreed(self._plan, self._opportunity, self._as_of))
        yield ntr("{count} action agreed", "{count} actions agreed", agreed)

    # -- gaps and what is agreed

    def _gaps(self) -> Iterator[Sheet]:
        columns = [
            Column(tr("No."), 4), Column(tr("Severity"), 12),
            Column(tr("Gap"), 22, strong=True), Column(tr("Why"), 34),
            Column(tr("What to do"), 28),
        ]  # fmt: skip
        chapters = (
            (tr("Gaps"), self._as_flagged()),
            (tr("Parked until the award"), self._report.parked),
            (tr("Still to fill in"), self._report.to_fill_in),
        )
        for title, gaps in chapters:
            if gaps:
                rows = [self._gap(number, gap) for number, gap in enumerate(gaps, 1)]
                yield from plan_pdf_table.sheets(title, columns, rows, self._paper.middle)

    def _as_flagged(self) -> list[Gap]:
        """The open gaps, those with a flag on the map first, by their numbers."""
        flagged = [gap for _, gap in shown_gaps.numbered(self._report, self._plan)]
        others = [gap for gap in self._report.open_gaps if gap not in flagged]
        return [*flagged, *others]

    def _gap(self, number: int, gap: Gap) -> tuple[str, ...]:
        text = words(gap, self._report.network)
        advice = [part for part in (text.action, text.introduction, text.suppressed) if part]
        graveness = f"{i18n.number(gap.severity)} · {tr(BANDS[gap.band])}"
        return str(number), graveness, text.title, text.explanation, " ".join(advice)

    def _agreed(self) -> Iterator[Sheet]:
        plan, network = self._plan, self._report.network
        waiting = agreed_words.agreed(plan, self._opportunity, self._as_of, network)
        columns = [
            Column(tr("What"), 52, strong=True),
            Column(tr("Owner"), 24),
            Column(tr("Due"), 24),
        ]
        rows = [
            (
                f"{one.text} {tr('Not now.')} {one.waits}" if one.waits else one.text,
                agreed_words.owner_words(plan, one),
                agreed_words.due_words(one),
            )
            for one in waiting
        ]
        for action in agreed_words.done(plan, self._opportunity):
            ended = tr("done on {day}", day=i18n.day(action.done)) if action.done else ""
            owner = plan.label(action.owner) if action.owner else ""
            rows.append((agreed_words.action_words(plan, action), owner, ended))
        if not rows:
            none = partial(_nothing, tr("Nothing is agreed yet."))
            yield Sheet(tr("Action plan"), none)
            return
        yield from plan_pdf_table.sheets(tr("Action plan"), columns, rows, self._paper.middle)


def _nothing(said: str, painter: QPainter, room: QRectF) -> None:
    Text(said, TITLE, token="text.soft").paint(painter, room.x(), room.y(), room.width())


def score_by_role(report: Report) -> Callable[[QPainter, QRectF], None]:
    """Return what paints the wheel of roles with the points of each beside it."""
    return _ByRole(report.score).paint


@dataclass(frozen=True, slots=True)
class _ByRole:
    """The wheel of roles, and a line per role."""

    score: Score

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Paint it as large as there is room."""
        score = self.score
        radius = min(room.width() * 0.22, room.height() * 0.42)
        middle = QPointF(room.x() + radius, room.y() + radius + 16)
        for number, role in enumerate(SIX_ROLES):
            share = score.roles[role]
            part = 0.0 if share.of <= 0 else min(max(share.points / share.of, 0.0), 1.0)
            turned = number * SECTOR + GAP_DEGREES / 2
            _Wheel(middle, radius).paint(painter, role, turned, part)
        total = Text(i18n.number(score.total), radius * 0.3, strong=True)
        wide = total.natural_width
        high = total.height(wide + 2)
        total.paint(painter, middle.x() - wide / 2, middle.y() - high / 2, wide + 2)
        together = rounded_together(
            [score.roles[role].points for role in SIX_ROLES], score.total
        )
        left = room.x() + 2 * radius + 64
        for number, (role, points) in enumerate(zip(SIX_ROLES, together, strict=True)):
            place = QRectF(left, room.y() + 24 + number * _ROW, room.right() - left, _ROW)
            self._role(painter, role, points, place)

    def _role(self, painter: QPainter, role: Role, points: float, place: QRectF) -> None:
        share = self.score.roles[role]
        box = QRectF(place.x(), place.y() + 4, _BADGE, _BADGE)
        icons.draw_badge(painter, role, box, theme.loaded(LOOK))
        name = label(role)
        inside = place.x() + _BADGE + 14
        Text(name[:1].upper() + name[1:], BODY, strong=True).paint(
            painter, inside, place.y(), 200
        )
        earned = tr(
            "{points} of {of}", points=i18n.number(points, 1), of=i18n.number(share.of, 1)
        )
        said = earned if share.of > 0 else tr("confirmed absent, counts for nothing")
        text = Text(said, BODY, token="text.soft")
        text.paint(painter, place.right() - text.natural_width - 2, place.y(), 400)
        bar = QRectF(inside, place.y() + 22, place.right() - inside, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink("coverage.track"))
        painter.drawRoundedRect(bar, 4, 4)
        part = 0.0 if share.of <= 0 else min(max(share.points / share.of, 0.0), 1.0)
        if part > 0:
            bar.setWidth(max(bar.width() * part, 8))
            painter.setBrush(ink(f"role.{role.value}"))
            painter.drawRoundedRect(bar, 4, 4)


@dataclass(frozen=True, slots=True)
class _Wheel:
    """The wheel of roles, as large as a page lets it be."""

    middle: QPointF
    radius: float

    def paint(self, painter: QPainter, role: Role, start: float, part: float) -> None:
        """Paint a role from an angle on, filled from the hub outwards, its sign on the rim."""
        scale = self.radius / (RIM + _BADGE)
        span, hub, rim = SECTOR - GAP_DEGREES, HUB * scale, RIM * scale
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink("coverage.track"))
        painter.drawPath(sector(self.middle, hub, rim, start, span))
        if part > 0:
            painter.setBrush(ink(f"role.{role.value}"))
            reach = hub + (rim - hub) * max(part, 0.04)  # a little is seen as a little
            painter.drawPath(sector(self.middle, hub, reach, start, span))
        turn = math.radians(start + span / 2)
        box = QRectF(0, 0, 18 * scale, 18 * scale)
        out = QPointF(math.sin(turn), -math.cos(turn)) * (rim + 15 * scale)
        box.moveCenter(self.middle + out)
        icons.draw_badge(painter, role, box, theme.loaded(LOOK))
