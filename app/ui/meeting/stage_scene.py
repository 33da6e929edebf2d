"""The map on the wall: who is told of stands in the light, everybody else in the dark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsScene,
    QStyleOptionGraphicsItem,
    QWidget,
)

from app.analysis.geometry import Layout
from app.analysis.layout import arrange
from app.analysis.roster import Band
from app.analysis.routing import Wire, route
from app.model.values import Id
from app.model.vocabulary import Level
from app.ui.canvas.backdrop import rect
from app.ui.canvas.content import Face, MapContent
from app.ui.canvas.line_kinds import Line, LineKind
from app.ui.canvas.lines import DrawnLine, LinesItem
from app.ui.canvas.suggested import Suggestion, clear_place, drawn_suggestion
from app.ui.canvas.ways import traced
from app.ui.meeting import lettering
from app.ui.meeting.stage_card import StageCard
from app.ui.meeting.stage_ground import StageGround
from app.ui.meeting.stage_look import (
    HEAVIER,
    HEAVIER_BETWEEN,
    LINE_DIM,
    NAME,
    ON_THE_WALL,
    on_the_wall,
)
from app.ui.meeting.stage_spreads import StageSpreads
from app.ui.theme import Theme

OTHER_SHAPE = 0.1  # from this difference on the map is arranged for it


@dataclass(frozen=True)
class Lighting:
    """What is told of: who and which relationships; None is everybody, or all of them."""

    people: frozenset[Id] | None = None
    ties: frozenset[Id] | None = None
    lines_behind: bool = True  # other lines are seen faintly
    lines_between: bool = False  # lines within the buying team, between those who are lit
    empty_levels: bool = False  # where nobody of ours stands is told of
    missing: frozenset[Level] = frozenset()  # levels of ours that a gap is about
    in_hand: frozenset[Id] = frozenset()
    flags: Mapping[Id, int] = field(default_factory=dict)
    suggestion: Suggestion | None = None

    def tells_of(self, band: Band) -> bool:
        """Return whether it is told of that nobody of ours stands on a level."""
        return self.empty_levels or band in self.missing


class StageScene(QGraphicsScene):
    """A content as the wall shows it. Attitudes are painted only when it is let know them."""

    def __init__(self, content: MapContent, look: Theme, aspect: float) -> None:
        super().__init__()
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.look, self.content = look, content
        self.internal = False
        self.letters = NAME  # size of names, in units of the scene
        self.least = 0.0  # and of what else must be read
        self.seen = QRectF()  # the part of it that is looked at; empty: not known yet
        self.lighting = Lighting()
        self.cards: dict[Id, StageCard] = {}
        self.lines: dict[str, DrawnLine] = {}
        self._measures = replace(ON_THE_WALL, aspect=aspect)
        self._ground = StageGround(self)
        self._behind, self._lit = LinesItem(look, -2), LinesItem(look, -1)
        self._suggested, self.sign = LinesItem(look, -1), _Sign(self)
        self._behind.setOpacity(LINE_DIM)
        self._items = (self._behind, self._lit, self._suggested)
        self.spreads = StageSpreads(self)
        for item in (self._ground, *self._items, self.sign, self.spreads):
            self.addItem(item)
        self.geometry = self._arranged(None)
        self._draw()

    # -- what is shown

    def show_content(self, content: MapContent) -> None:
        """Show another content; who stands there stays, newcomers find a free place."""
        same = content.plan is self.content.plan
        self.content = content
        if not same:
            self.geometry = self._arranged(self.geometry)
        self._draw()

    def shape(self, aspect: float) -> None:
        """Arrange everybody anew for a wall of another shape."""
        if abs(aspect / self._measures.aspect - 1) > OTHER_SHAPE:
            self._measures = replace(self._measures, aspect=aspect)
            self.geometry = self._arranged(None)
            self._draw()

    def show_look(self, look: Theme) -> None:
        """Take the colours of another theme."""
        self.look = look
        for item in self._items:
            item.look = look
        self._draw()
        self.update()

    def show_internal(self, *, on: bool) -> None:
        """Let attitudes be seen on the cards, or not."""
        if on != self.internal:
            self.internal = on
            self._draw()

    def show_part(self, seen: QRectF) -> None:
        """Know which part is looked at: a heading that is cut by its edge is not drawn."""
        if seen != self.seen:
            self.seen = seen
            self._ground.update()

    def show_letters(self, size: float, least: float = 0.0) -> None:
        """Let names be of a size, in units of the scene, and nothing read be below another."""
        if (size, least) != (self.letters, self.least):
            self.letters, self.least = size, least
            self._draw()
            self.update()

    def light(self, lighting: Lighting) -> None:
        """Let those who are told of stand in the light."""
        self.lighting = lighting
        self._draw()

    def texts(self) -> list[str]:
        """Return every text that can be read on it."""
        cards = [text for card in self.cards.values() for text in (card.face.name,)]
        return [*cards, *self._ground.texts(), self.sign.words, *self.spreads.texts()]

    def lit_lines(self) -> list[DrawnLine]:
        """Return the lines that are told of."""
        return [one for one in self.lines.values() if self._is_lit(one.line)]

    def area_of(self, ids: Iterable[Id]) -> QRectF:
        """Return what holds the cards of these people; empty where none is on the map."""
        area = QRectF()
        for id in ids:
            if id in self.cards:
                area = area.united(rect(self.geometry.cards[id].box))
        return area

    # -- drawing

    def _arranged(self, keep: Layout | None) -> Layout:
        plan = on_the_wall(self.content.plan)
        return arrange(plan, self.content.opportunity, keep, self._measures)

    def _draw(self) -> None:
        faces = {face.id: self._told(face) for face in self.content.faces()}
        for id in self.cards.keys() - faces.keys():
            self.removeItem(self.cards.pop(id))
        lit = self.lighting.people
        for id, face in faces.items():
            card, item = self.geometry.cards[id], self.cards.get(id)
            if item is None:
                item = self.cards[id] = StageCard(face, card, self.look, self.letters)
                self.addItem(item)
            elif item.card != card:
                item.stand(card)
            item.tells_attitude = self.internal
            item.take(face, self.look, self.letters, self.lighting.flags.get(id))
            in_hand = id in self.lighting.in_hand
            item.light(on=lit is None or id in lit or in_hand, in_hand=in_hand)
        self.setSceneRect(QRectF(0, 0, self.geometry.width, self.geometry.height))
        self._ground.take()
        self._draw_lines()

    def _told(self, face: Face) -> Face:
        return face if self.internal else replace(face, attitude=None, influence=None)

    def _draw_lines(self) -> None:
        shown = {line.id: line for line in self.content.lines() if self._is_told(line)}
        wires = [Wire(line.id, line.source, line.target) for line in shown.values()]
        routed = route(self.geometry, wires)
        cards = self.geometry.cards
        self.lines = {
            id: _heavier(traced(shown[id], way.points, cards[shown[id].source]))
            for id, way in routed.items()
        }
        lit = self.lit_lines()
        back = [one for one in self.lines.values() if one not in lit]
        self._lit.show_lines(lit)
        self._behind.show_lines(back if self.lighting.lines_behind else [])
        one = self.lighting.suggestion
        line = None if one is None else drawn_suggestion(one, self.geometry)
        self._suggested.show_lines([] if line is None else [_heavier(line)])
        self.sign.take("" if one is None or line is None else one.words, line)
        self.spreads.take()

    def _is_told(self, line: Line) -> bool:
        """Ties always; lines within the buying team only between those in the light."""
        if line.kind is LineKind.TIE:
            return True
        between = line.kind in (LineKind.REPORTING, LineKind.INFLUENCE)
        lit = self.lighting.people if self.lighting.lines_between else None
        return between and lit is not None and {line.source, line.target} <= lit

    def _is_lit(self, line: Line) -> bool:
        ties, people = self.lighting.ties, self.lighting.people
        if line.kind is not LineKind.TIE:
            return True
        if ties is None:
            return people is None or {line.source, line.target} <= people
        return line.ref[1] in ties or {line.source, line.target} <= self.lighting.in_hand


def _heavier(one: DrawnLine) -> DrawnLine:
    by = HEAVIER if one.line.kind is LineKind.TIE else HEAVIER_BETWEEN
    return replace(one, stroke=replace(one.stroke, width=one.stroke.width * by))


class _Sign(QGraphicsItem):
    """What a suggested relationship brings, in the middle of its line."""

    def __init__(self, scene: StageScene) -> None:
        super().__init__()
        self._scene = scene
        self.words = ""
        self._box = QRectF()
        self.setZValue(4)
        self.setVisible(False)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def take(self, words: str, line: DrawnLine | None) -> None:
        """Stand on a line; without one it goes."""
        self.prepareGeometryChange()
        self.words = words
        self.setVisible(bool(words) and line is not None)
        if line is not None and words:
            size = self._scene.letters
            width = lettering.metrics(size, strong=True).horizontalAdvance(words) + size
            self._box = QRectF(-width / 2, -0.75 * size, width, 1.5 * size)
            self.setPos(self._place(line))

    def _place(self, line: DrawnLine) -> QPointF:
        """Where it covers nobody; else on its line, over those who stand back."""
        layout, size = self._scene.geometry, self._box.size()
        cards = self._scene.cards.values()
        heading = QRectF(0, 0, layout.width, layout.measures.heading)
        room = QRectF(0, 0, layout.width, layout.height)
        lit = [rect(card.card.box) for card in cards if card.opacity() == 1.0]
        everybody = [rect(card.card.box) for card in cards]
        clear = clear_place(line.points, size, [*everybody, heading], room, beside=False)
        box = QRectF(QPointF(), size)
        box.moveCenter(clear)
        if not any(box.intersects(one) for one in everybody):
            return clear
        return clear_place(line.points, size, [*lit, heading], room, beside=False)

    def boundingRect(self) -> QRectF:
        return self._box

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        look = self._scene.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent.fill"))
        painter.drawRoundedRect(self._box, self._box.height() / 2, self._box.height() / 2)
        painter.setPen(look.colour("text.on_accent"))
        painter.setFont(lettering.font(self._scene.letters, strong=True))
        painter.drawText(self._box, Qt.AlignmentFlag.AlignCenter, self.words)
