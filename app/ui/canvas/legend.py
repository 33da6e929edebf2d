"""The legend: the marks that are in use on the map, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from app.analysis.roster import Side
from app.i18n import tr
from app.model.labels import label
from app.model.vocabulary import Attitude, InfluenceDegree, Role
from app.ui import icons
from app.ui.canvas import faces, marks
from app.ui.canvas.backdrop import paint_heading
from app.ui.canvas.content import Face
from app.ui.canvas.line_kinds import Line, LineKind, Stroke, stroke, words
from app.ui.canvas.lines import DrawnLine, drawn, paint_line
from app.ui.canvas.rings import draw_ring
from app.ui.canvas.scene import MapScene
from app.ui.theme import Theme, measure

Paint = Callable[[QPainter, QRectF, Theme], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """A mark and what it means."""

    group: str
    text: str
    paint: Paint
    width: float  # of the mark


def entries(scene: MapScene) -> list[Entry]:
    """Return the marks that a scene shows now, in groups."""
    seen = [item.face for item in scene.cards.values()]
    return [
        *_of_lines(scene.lines.values()),
        *_of_attitudes(seen),
        *_of_roles(seen),
        *_of_cards(seen),
    ]


def height(given: Iterable[Entry], width: float) -> float:
    """Return how high a legend of this width is."""
    return _places(list(given), width)[1]


def paint(painter: QPainter, given: Iterable[Entry], width: float, look: Theme) -> None:
    """Paint a legend from the painter's origin."""
    shown = list(given)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    row = measure("legend.row")
    for entry, at in zip(shown, _places(shown, width)[0], strict=True):
        mark = QRectF(at.x(), at.y(), entry.width, row)
        painter.save()
        entry.paint(painter, mark, look)
        painter.restore()
        room = marks.text_width(entry.text, "small") + 2
        text = QRectF(mark.right() + measure("map.label_gap"), at.y(), room, row)
        marks.draw_text(painter, text, entry.text, "small", look.colour("text.soft"))


def title(painter: QPainter, into: QRectF, look: Theme) -> None:
    """Paint the word above a legend."""
    paint_heading(painter, into, tr("Legend"), look)


def _places(given: list[Entry], width: float) -> tuple[list[QPointF], float]:
    """Where each entry stands, in rows; and the height of all rows."""
    places: list[QPointF] = []
    x = y = 0.0
    row = measure("legend.row")
    for entry in given:
        room = entry.width + measure("map.label_gap") + marks.text_width(entry.text, "small")
        if x > 0 and x + room > width:
            x, y = 0.0, y + row
        places.append(QPointF(x, y))
        x += room + measure("legend.gap")
    return places, y + row if given else 0.0


def _of_lines(lines: Iterable[DrawnLine]) -> list[Entry]:
    kinds = list(LineKind)
    found: dict[str, tuple[tuple[int, float], Line]] = {}
    for one in {id(one.stroke): one for one in lines}.values():
        given: Stroke = one.stroke  # most lines of a kind share one with others
        place = (kinds.index(one.line.kind), _rank(given))
        if given.name not in found or place < found[given.name][0]:
            found[given.name] = (place, one.line)
    ordered = sorted(found.values(), key=lambda pair: pair[0])
    width = measure("legend.sample")
    return [
        Entry("lines", words(stroke(line)), _line_sample(line), width)
        for _place, line in ordered
    ]


def _rank(given: Stroke) -> float:
    """Solid ties by width, then what is the matter with a tie."""
    return given.width if given.colour == "line.tie" else 10 + given.width


def _line_sample(line: Line) -> Paint:
    def sample(painter: QPainter, into: QRectF, look: Theme) -> None:
        middle = into.center().y()
        paint_line(painter, drawn(line, [(into.left(), middle), (into.right(), middle)]), look)

    return sample


def _of_attitudes(seen: list[Face]) -> list[Entry]:
    used = {face.attitude for face in seen if face.side is Side.THEIRS}
    order = [value for value in (*sorted(Attitude, reverse=True), None) if value in used]
    return [
        Entry(
            "attitude", _attitude_words(value), _attitude_sample(value), measure("card.symbol")
        )
        for value in order
    ]


def _attitude_words(value: Attitude | None) -> str:
    return tr("attitude unknown") if value is None else label(value)


def _attitude_sample(value: Attitude | None) -> Paint:
    def sample(painter: QPainter, into: QRectF, look: Theme) -> None:
        marks.draw_attitude(painter, value, _middle(into, measure("card.symbol")), look)

    return sample


def _of_roles(seen: list[Face]) -> list[Entry]:
    used = {role for face in seen for role in face.roles}
    side = measure("card.badge")
    found = [
        Entry("roles", f"{label(role)} ({faces.ON_CARDS[role]})", _role_sample(role), side)
        for role in Role
        if role in used
    ]
    assumed = next((f.roles[0] for f in seen if f.roles_assumed and f.roles), None)
    if assumed is not None:
        found.append(Entry("roles", tr("role assumed"), _assumed_sample(assumed), side))
    if any(face.side is Side.THEIRS and not face.roles for face in seen):
        found.append(Entry("roles", tr("role unknown"), _no_role_sample, side))
    return found


def _role_sample(role: Role) -> Paint:
    def sample(painter: QPainter, into: QRectF, look: Theme) -> None:
        icons.draw_badge(painter, role, _middle(into, measure("card.badge")), look)

    return sample


def _assumed_sample(role: Role) -> Paint:
    def sample(painter: QPainter, into: QRectF, look: Theme) -> None:
        faces.paint_assumed_badge(painter, role, _middle(into, measure("card.badge")), look)

    return sample


def _no_role_sample(painter: QPainter, into: QRectF, look: Theme) -> None:
    faces.paint_empty_badge(painter, _middle(into, measure("card.badge")), look)


def _of_cards(seen: list[Face]) -> list[Entry]:
    theirs = [face for face in seen if face.side is Side.THEIRS]
    found: list[Entry] = []
    if any(face.influence is not None for face in theirs):
        found.append(
            Entry("card", tr("influence"), _influence_sample(InfluenceDegree.MEDIUM), 21)
        )
    if any(face.influence is None for face in theirs):
        found.append(Entry("card", tr("influence unknown"), _influence_sample(None), 21))
    if any(face.coverage is not None for face in theirs):
        found.append(Entry("card", tr("covered by us"), _ring_sample, 24))
    if any(face.flag is not None for face in seen):
        found.append(Entry("card", tr("gap, by its number"), _flag_sample, 24))
    if any(face.sure.is_guess for face in theirs):
        found.append(Entry("card", tr("card mostly assumed"), _guess_sample, 26))
    if any(face.sure.guesses & {"attitude", "influence"} for face in theirs):
        width = measure("card.symbol") + 25
        found.append(Entry("card", tr("hollow: assumed"), _hollow_sample, width))
    if any(face.guessed for face in seen):
        found.append(Entry("card", tr("level or function assumed"), _guessed_sample, 14))
    return found


def _influence_sample(degree: InfluenceDegree | None) -> Paint:
    def sample(painter: QPainter, into: QRectF, look: Theme) -> None:
        bottom = into.center().y() + measure("card.bar_height") / 2
        marks.draw_influence(painter, degree, into.right(), bottom, look)

    return sample


def _ring_sample(painter: QPainter, into: QRectF, look: Theme) -> None:
    painter.translate(into.center())
    painter.scale(0.45, 0.45)
    draw_ring(painter, QPointF(), 0.6, look)


def _flag_sample(painter: QPainter, into: QRectF, look: Theme) -> None:
    painter.translate(into.center())
    painter.scale(0.85, 0.85)
    marks.draw_flag(painter, QPointF(), 1, look)


def _guessed_sample(painter: QPainter, into: QRectF, look: Theme) -> None:
    marks.draw_guessed(painter, _middle(into, 14), look)


def _guess_sample(painter: QPainter, into: QRectF, look: Theme) -> None:
    box = QRectF(into.left() + 1, into.center().y() - 7, into.width() - 2, 14)
    faces.paint_ground(painter, box, 4, look, guess=True)


def _hollow_sample(painter: QPainter, into: QRectF, look: Theme) -> None:
    side = measure("card.symbol")
    symbol = QRectF(into.left(), into.center().y() - side / 2, side, side)
    marks.draw_attitude(painter, Attitude.FOR, symbol, look, hollow=True)
    bottom = into.center().y() + measure("card.bar_height") / 2
    degree = InfluenceDegree.MEDIUM
    marks.draw_influence(painter, degree, into.right(), bottom, look, hollow=True)


def _middle(into: QRectF, side: float) -> QRectF:
    return QRectF(into.center().x() - side / 2, into.center().y() - side / 2, side, side)
