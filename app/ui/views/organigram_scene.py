"""The organigram drawn: the same cards as on the map, set as a tree, with their lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from time import perf_counter

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsSceneHelpEvent,
    QStyleOptionGraphicsItem,
    QToolTip,
    QWidget,
)

from app.analysis.geometry import Box
from app.analysis.reporting import Reporting, reporting
from app.analysis.tree_layout import TreeLayout
from app.i18n import tr
from app.model.values import Id
from app.ui import theme
from app.ui.canvas import marks
from app.ui.canvas.card import CardItem
from app.ui.canvas.content import MapContent, Ref
from app.ui.canvas.lines import DrawnLine, LinesItem
from app.ui.canvas.spreads import SpreadItem
from app.ui.latest import Latest
from app.ui.stepwise import NEXT_TURN
from app.ui.theme import Theme, measure
from app.ui.views.organigram_stock import Room, TreeStock, stocked

_BEHIND, _FORWARD, _HELD = -2.0, -1.0, 3.0
_HEADING = 24.0  # scene units that the name of the group is high
LARGE = 150  # people; the tree of more is computed in a worker
GREAT = 600  # and of so many all that is shown of them, whatever changes
_SLICE = 0.012  # seconds of drawing between two answers of the window


class OrganigramScene(QGraphicsScene):
    """A content drawn; it knows nothing of documents, gestures or keys."""

    arranged: Signal = Signal()  # a tree of many, for which nobody waited
    busy: Signal = Signal(bool)  # whether it is being drawn, which takes more than one turn

    def __init__(
        self, content: MapContent, parent: QObject | None = None, *, in_window: bool = False
    ) -> None:
        """Draw a content; `in_window` a tree of many may come a little later."""
        super().__init__(parent)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.look = theme.current()
        self.cards: dict[Id, CardItem] = {}
        self.room: Room = None
        self._shown: Callable[[Id], bool] = lambda _id: True
        self._lit: frozenset[Id] = frozenset()
        self._chosen: frozenset[Ref] = frozenset()
        self._heading = _Heading(self.look)
        self._resting = LinesItem(self.look, _BEHIND)
        self._forward = LinesItem(self.look, _FORWARD)
        self.spreads = SpreadItem(self.look)
        for item in (self._heading, self._resting, self._forward, self.spreads):
            self.addItem(item)
        self.stock = TreeStock(content)
        self._coming = content
        self._is_asked = False  # how they stand; not before it is known in which room
        self._steps: Iterator[None] | None = None  # of what is being drawn
        self._latest = Latest(self) if in_window else None
        if self._latest is None:
            self.show_content(content)
            return
        self._latest.answered.connect(self._draw_in_steps)
        self._next = QTimer(self, singleShot=True, interval=NEXT_TURN)
        self._next.timeout.connect(self._draw_on)

    # -- content

    @property
    def content(self) -> MapContent:
        return self.stock.content

    @property
    def people(self) -> Reporting:
        return self.stock.people

    @property
    def geometry(self) -> TreeLayout:
        return self.stock.geometry

    @property
    def lines(self) -> Mapping[str, DrawnLine]:
        return self.stock.lines

    def show_content(self, content: MapContent) -> None:
        """Show another content; the tree follows its lines."""
        self._arrange(content)

    def suit(self, room: Room) -> bool:
        """Set broad teams as suits a window of this size; False where nothing moved yet."""
        before = self.geometry
        if room != self.room or not self._is_asked:
            self.room = room
            self._arrange(self._coming)
        return self.geometry != before

    def _arrange(self, content: MapContent) -> None:
        """Show a content where it stands; what takes long is computed in a worker."""
        self._is_asked = True
        many = len(content.plan.persons) if self._latest is not None else 0
        if self._latest is not None and many > GREAT:
            self._coming = content
            self._latest.ask(partial(stocked, content, self.room, self.stock))
            return
        people = reporting(content.plan, content.opportunity)
        self._coming = content
        make = partial(stocked, content, self.room, self.stock, people)
        waits = len(people.order) > LARGE and not self.stock.stands_as(people, self.room)
        if self._latest is not None and waits:
            self._latest.ask(make)
            return
        if self._latest is not None:
            self._latest.let_go()
            self._stop_drawing()
        for _ in self._drawn(make()):
            pass

    # -- drawing

    def _draw_in_steps(self, stock: TreeStock) -> None:
        self._stop_drawing()
        self._steps = self._drawn(stock)
        self.busy.emit(True)
        self._next.start()

    def _draw_on(self) -> None:
        """Draw for as long as a frame may take, and go on in the next turn."""
        until = perf_counter() + _SLICE
        try:
            for _ in self._steps or ():
                if perf_counter() > until:
                    self._next.start()
                    return
        except Exception:
            self._stop_drawing()  # or the chart would never be painted again
            raise
        self._stop_drawing()
        self.arranged.emit()

    def _stop_drawing(self) -> None:
        if self._steps is not None:
            self._steps = None
            self._next.stop()
            self.busy.emit(False)

    def _drawn(self, stock: TreeStock) -> Iterator[None]:
        """Draw a stock, and yield after every card."""
        for id, face in stock.faces.items():
            item, card = self.cards.get(id), stock.cards[id]
            if item is None:
                item = self.cards[id] = CardItem(face, card, self.look)
                self.addItem(item)
            else:
                item.stand(card)
                if item.face != face:
                    item.show_face(face)
            yield
        for id in self.cards.keys() - stock.faces.keys():
            self.removeItem(self.cards.pop(id))
            yield
        self.stock = stock
        self.narrow(self._shown)
        self._heading.show_group(self.geometry)
        yield
        given = self.content
        self.spreads.show_spreads(given.plan, given.opportunity, given.unseen, (), self.cards)
        wide = max(self.geometry.width, self._heading.right)
        self.setSceneRect(QRectF(0, 0, wide, self.geometry.height))
        yield
        self._bring_forward()

    def show_look(self, look: Theme) -> None:
        """Take the colours of another theme."""
        self.look = look
        for item in (self._heading, self._resting, self._forward, self.spreads):
            item.look = look
        for card in self.cards.values():
            card.show_look(look)
        self.update()

    def hurry(self, *, on: bool) -> None:
        """Paint from the pictures there are while it is zoomed; off: sharp."""
        for card in self.cards.values():
            card.hurried = on
        for item in (self._resting, self._forward):
            item.hurried = on
        if not on:
            self.update()

    # -- what stands out

    def choose(self, refs: frozenset[Ref], current: Id | None, aimed: Id | None = None) -> None:
        """Show what is selected, where the keyboard is, and where a line would end."""
        self._chosen = refs
        for id, card in self.cards.items():
            card.mark(selected=card.face.ref in refs, current=id == current, aimed=id == aimed)
        self._bring_forward()

    def light(self, ids: Iterable[Id]) -> None:
        """Let the lines of these cards come forward."""
        lit = frozenset(ids)
        if lit != self._lit:
            self._lit = lit
            self._bring_forward()

    def narrow(self, shown: Callable[[Id], bool]) -> None:
        """Let everybody step back of whom `shown` does not say that they are picked out."""
        self._shown = shown
        for card in self.cards.values():
            card.step_back(on=not shown(card.id))

    def hold(self, id: Id | None, offset: QPointF | None = None) -> None:
        """Show a card in the hand, away from where it stands; None: none."""
        for card in self.cards.values():
            held = card.id == id and offset is not None
            box = card.card.box
            shift = offset if held and offset is not None else QPointF()
            at = QPointF(box.x + shift.x(), box.y + shift.y())
            if card.pos() != at:
                card.setPos(at)
            card.setZValue(_HELD if held else 1)
            card.setOpacity(measure("organigram.held") if held else 1)

    # -- where things are

    def card_at(self, point: QPointF, besides: Id | None = None) -> CardItem | None:
        """Return the card that stands at a point, of others than one that is held."""
        for id, card in self.cards.items():
            if id != besides and card.card.box.holds(point.x(), point.y()):
                return card
        return None

    def helpEvent(self, event: QGraphicsSceneHelpEvent) -> None:
        """Say what the card that is pointed at says."""
        card = self.card_at(event.scenePos())
        if card is not None:
            QToolTip.showText(event.screenPos(), card.toolTip(), event.widget())
        event.setAccepted(card is not None)

    def line_at(self, point: QPointF, scale: float = 1.0) -> DrawnLine | None:
        """Return the line that runs at a point."""
        within = measure("map.hit") / scale
        near = [one for one in self.lines.values() if one.near(point, within)]
        return next(iter(near), None)

    def cards_in(self, area: QRectF) -> list[CardItem]:
        """Return the cards that lie in an area, also in part, in reading order."""
        return [c for c in self.in_order() if c.box.translated(c.pos()).intersects(area)]

    def in_order(self) -> list[CardItem]:
        """Return all cards from the top down, in each row from the left."""
        return sorted(self.cards.values(), key=lambda one: (one.card.box.y, one.card.box.x))

    def chosen_cards(self) -> set[Id]:
        """Return which cards show that they are chosen."""
        return {id for _kind, id in self._chosen} & self.cards.keys()

    def name_of(self, id: Id) -> str:
        """Return what stands on a card."""
        return self.cards[id].face.name

    def above(self, id: Id) -> Id | None:
        """Return under whom somebody stands."""
        return self.geometry.parent.get(id)

    def below(self, id: Id) -> list[Id]:
        """Return who stands under somebody, from left to right."""
        found = [one for one, manager in self.geometry.parent.items() if manager == id]
        boxes = self.geometry.boxes
        return sorted(found, key=lambda one: (boxes[one].x, boxes[one].y))

    def _bring_forward(self) -> None:
        ends = self._lit | {id for _kind, id in self._chosen}
        forward: list[DrawnLine] = []
        resting: list[DrawnLine] = []
        for one in self.lines.values():
            out = not ends.isdisjoint((one.line.source, one.line.target))
            (forward if out or one.line.ref in self._chosen else resting).append(one)
        self._resting.show_lines(resting)
        self._resting.setOpacity(measure("organigram.stepped_back") if forward else 1.0)
        self._forward.show_lines(forward)


class _Heading(QGraphicsItem):
    """What stands above those who are in no line."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self.look = look
        self._box: Box | None = None
        self._alone = False
        self.setZValue(_BEHIND)

    def show_group(self, layout: TreeLayout) -> None:
        """Name the group of a layout, if it has one."""
        self.prepareGeometryChange()
        self._box = layout.heading
        self._alone = len(layout.loose) == len(layout.boxes)
        self.update()

    @property
    def right(self) -> float:
        """Where its words end, with as much room beside them as on the left; 0 without any."""
        if self._box is None:
            return 0.0
        return 2 * self._box.x + marks.text_width(self.words, "strong", strong=True)

    @property
    def words(self) -> str:
        """What is said: of some that no line is known, of all how to begin."""
        if self._alone:
            return tr("No reporting lines yet: drag a card onto a manager’s card")
        return tr("Without a reporting line")

    def boundingRect(self) -> QRectF:
        box = self._box
        if box is None:
            return QRectF()
        return QRectF(box.x, box.y, max(box.width, 600.0), box.height)

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        if self._box is None:
            return
        row = QRectF(self._box.x, self._box.y, self.boundingRect().width(), _HEADING)
        painter.setPen(Qt.PenStyle.NoPen)
        far = painter.worldTransform().m11() < measure("map.small_below")
        size = "heading" if far else "strong"
        marks.draw_text(
            painter, row, self.words, size, self.look.colour("text.soft"), strong=True
        )
