"""The views beside the map as drawings, for ourselves: the customer gets the proposal alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.analysis.arrangement import Arrangement
from app.errors import UserError
from app.i18n import mark, tr
from app.model.audience import Audience
from app.model.planning import Snapshot
from app.ui import theme
from app.ui.drawing import Drawing, Part

if TYPE_CHECKING:
    from app.analysis.report import Report
    from app.ui.export import Subject

_LOOK = "light"  # as the internal picture
_MARGIN = 24.0
_WIDTH, _HEIGHT = 1120.0, 640.0  # of a figure
_WHEEL = 440.0
_HISTORY = 420.0
_LEAST = 960.0  # wide, so that the title has room


class View(StrEnum):
    """What a picture shows."""

    MAP = "map"
    MATRIX = "matrix"
    ORGANIGRAM = "organigram"
    POWER = "power"
    ROLES = "roles"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class AsShown:
    """How the window shows the views that are handed out as they are seen there."""

    arrangement: Arrangement = Arrangement.TWO_SIDED  # of the map
    at_stake: bool = False  # the power grid sets out points at stake, not attitudes


AS_AT_FIRST = AsShown()

NAMES = {
    View.MAP: mark("Relationship map"),
    View.MATRIX: mark("Relationship matrix"),
    View.ORGANIGRAM: mark("Organisation chart"),
    View.POWER: mark("Power grid"),
    View.ROLES: mark("Coverage per role"),
    View.HISTORY: mark("Score over time"),
}
HEADINGS = {  # what a file is called inside, and begins with; they name nobody
    View.MAP: mark("INTERNAL relationship map"),
    View.MATRIX: mark("INTERNAL relationship matrix"),
    View.ORGANIGRAM: mark("INTERNAL organisation chart"),
    View.POWER: mark("INTERNAL power grid"),
    View.ROLES: mark("INTERNAL coverage per role"),
    View.HISTORY: mark("INTERNAL score over time"),
}


def check(view: View, audience: Audience) -> None:
    """Raise UserError where an audience cannot have a view."""
    if audience is Audience.CUSTOMER and view is not View.MAP:
        raise UserError(
            tr(
                "The customer gets the drawing of who works with whom, not “{view}”: "
                "choose internal or without names.",
                view=tr(NAMES[view]),
            )
        )


@dataclass(frozen=True, slots=True)
class _Inside:
    """What stands below the head of a picture."""

    width: float
    height: float
    paint: Callable[[QPainter], None]


def drawing(subject: Subject, *, title: bool, marked: bool = True) -> Drawing:
    """Return a view beside the map as of a day; it is `marked` INTERNAL as the map is.

    Raises UserError for the customer.
    """
    from app.analysis.report import Report  # noqa: PLC0415  imports NetworkX
    from app.ui import internal_picture  # noqa: PLC0415  brings in the canvas

    options = subject.options
    view, audience = View(options.view), Audience(options.audience)
    check(view, audience)
    report = Report(subject.plan, subject.opportunity, subject.as_of, options.parameters)
    inside = _MAKERS[view](subject, report)
    top = internal_picture.top_of(title=title, marked=marked)
    width = max(inside.width + 2 * _MARGIN, _LEAST)
    name = tr(NAMES[view])
    below = f"{name} · {internal_picture.subtitle(report, subject.as_of)}"
    head = (internal_picture.title_of(subject.plan, subject.opportunity), below)

    def paint(painter: QPainter) -> None:
        internal_picture.paint_top(painter, width, head if title else None, marked=marked)
        painter.save()
        painter.translate((width - inside.width) / 2, top)
        inside.paint(painter)
        painter.restore()

    says = f"{tr('INTERNAL')}. {'. '.join(head)}."
    return Drawing(width, top + inside.height + _MARGIN, paint, _no_parts, says)


def _no_parts() -> Iterator[Part]:
    """A view beside the map is offered as a picture only."""
    return iter(())


def _matrix(subject: Subject, _report: Report) -> _Inside:
    from app.ui import plan_pdf_matrix  # noqa: PLC0415  brings in the paper

    room = plan_pdf_matrix.room_for_all(subject.plan, subject.opportunity)
    [sheet] = plan_pdf_matrix.sheets(subject.plan, subject.opportunity, room)
    return _Inside(room.width(), room.height(), lambda painter: sheet.paint(painter, room))


def _organigram(subject: Subject, report: Report) -> _Inside:
    from app.ui import shown_gaps  # noqa: PLC0415  with the analysis
    from app.ui.canvas.content import MapContent  # noqa: PLC0415  brings in the canvas
    from app.ui.views.organigram_scene import OrganigramScene  # noqa: PLC0415  as above

    plan = subject.plan
    flags = shown_gaps.flag_numbers(report, plan)
    scene = OrganigramScene(MapContent.of(plan, subject.opportunity, report, flags))
    scene.show_look(theme.loaded(_LOOK))
    scene.suit((_WIDTH, _HEIGHT))
    area = scene.sceneRect()
    place = QRectF(0, 0, area.width(), area.height())
    return _Inside(
        area.width(), area.height(), lambda painter: scene.render(painter, place, area)
    )


def _power(subject: Subject, report: Report) -> _Inside:
    from app.figures import power_grid  # noqa: PLC0415  brings in matplotlib
    from app.ui import recorded_figure  # noqa: PLC0415  only a figure needs it
    from app.ui.views import power_content  # noqa: PLC0415  as above

    seen = power_content.Seen(subject.plan, subject.opportunity, report)
    across = power_content.Across
    asked = across.POINTS if subject.options.shown.at_stake else across.ATTITUDE
    grid = power_content.grid_seen(seen, asked)
    look = power_content.look(theme.loaded(_LOOK))
    recording = power_grid.record(grid, look, _WIDTH, _HEIGHT, in_file=True)
    return _Inside(_WIDTH, _HEIGHT, lambda painter: recorded_figure.paint(painter, recording))


def _roles(_subject: Subject, report: Report) -> _Inside:
    from app.ui import plan_pdf_chapters  # noqa: PLC0415  brings in the paper

    room = QRectF(0, 0, _WIDTH, _WHEEL)
    paint = plan_pdf_chapters.score_by_role(report)
    return _Inside(room.width(), room.height(), lambda painter: paint(painter, room))


def _history(subject: Subject, report: Report) -> _Inside:
    from app.figures import score_history  # noqa: PLC0415  brings in matplotlib
    from app.ui import recorded_figure  # noqa: PLC0415  only a figure needs it
    from app.ui.panels import history_look, history_work  # noqa: PLC0415  as above

    taken = [
        one
        for one in subject.plan.where(Snapshot, "opportunity", subject.opportunity)
        if one.taken_on <= subject.as_of
    ]
    line = subject.options.history
    if line is None or line.first is None:
        history = history_work.history_of_snapshots(taken, subject.as_of, report.score.total)
    else:
        history = history_work.history_of(line, taken)
    look = history_look.look(theme.loaded(_LOOK))
    recording = score_history.record(history, look, _WIDTH, _HISTORY)
    return _Inside(_WIDTH, _HISTORY, lambda painter: recorded_figure.paint(painter, recording))


_MAKERS: dict[View, Callable[[Subject, Report], _Inside]] = {
    View.MATRIX: _matrix,
    View.ORGANIGRAM: _organigram,
    View.POWER: _power,
    View.ROLES: _roles,
    View.HISTORY: _history,
}
