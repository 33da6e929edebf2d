"""The map as a scene: shows a content, keeps cards in place, finds what lies where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from app.analysis.arrangement import Arrangement
from app.analysis.geometry import Card, Layout
from app.analysis.roster import Band
from app.analysis.routing import Wire
from app.model.values import Id
from app.ui import theme
from app.ui.canvas import groups, mark_places
from app.ui.canvas.backdrop import BackdropItem, headings, rect
from app.ui.canvas.by_and_by import keep_picture
from app.ui.canvas.card import CardItem
from app.ui.canvas.cards_layer import CardsLayer
from app.ui.canvas.content import MapContent
from app.ui.canvas.emphasis import Emphasis
from app.ui.canvas.filtered import Filtered
from app.ui.canvas.kept import Kept
from app.ui.canvas.line_kinds import Line, LineKind
from app.ui.canvas.lines import DrawnLine, LinesItem, drawn, plain_route
from app.ui.canvas.new_cards import MakesCards
from app.ui.canvas.prepared import MapStock
from app.ui.canvas.spreads import SpreadItem
from app.ui.canvas.standing_out import StandsOut
from app.ui.canvas.suggested import Suggestion, SuggestionSign, drawn_suggestion
from app.ui.canvas.ways import Ways, traced
from app.ui.canvas.whereabouts import Whereabouts
from app.ui.stepwise import forget
from app.ui.theme import Theme, measure

DEFAULT_KINDS = frozenset(LineKind) - {LineKind.INFLUENCE}
_BEHIND, _FORWARD = -2.0, -1.0


class MapScene(StandsOut, Whereabouts, MakesCards, QGraphicsScene):
    """A content drawn; it knows nothing of documents, gestures or keys."""

    def __init__(
        self,
        content: MapContent,
        look: Theme | None = None,
        kinds: Iterable[LineKind] = DEFAULT_KINDS,
        parent: QObject | None = None,
        *,
        aspect: float | None = None,
        arrangement: Arrangement = Arrangement.TWO_SIDED,
        in_window: bool = False,
        stock: MapStock | None = None,
    ) -> None:
        """Draw a content, with what was prepared; `in_window` many may gather on a card."""
        QGraphicsScene.__init__(self, parent)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.look = look or theme.current()
        self.content = content
        self.kinds = frozenset(kinds) | {LineKind.TIE}
        self.cards: dict[Id, CardItem] = {}
        self.made = {}
        self.lines: dict[str, DrawnLine] = {}
        self.ways = Ways(self, beside=in_window)
        self.ways.found.connect(self._trace_lines)
        self._shown: dict[str, Line] = {}  # the lines that are drawn, as far as ways are known
        self.emphasis, self.known = Emphasis(), stock or MapStock()
        self.folding = self.known.folding or groups.Folding(levels=in_window)
        self._drawn_known = Kept[DrawnLine]()
        self._held: frozenset[Id] = frozenset()
        self._in_hand: list[DrawnLine] = []  # the lines of the cards that are held
        self.letters = self._hurried = False
        self._marked = set()
        self.stepped_back = False  # whether lines that do not come forward do
        self._make_items()
        self.standing = self.known.standing
        self.standing.arrangement = arrangement
        if aspect is not None:
            self.standing.aspect = aspect
        self.geometry = self._layout(None)
        self._draw()

    def _make_items(self) -> None:
        self._backdrop = BackdropItem(self.look)
        self._resting = LinesItem(self.look, _BEHIND)
        self._forward = LinesItem(self.look, _FORWARD)
        self._held_lines = LinesItem(self.look, _FORWARD)
        self._suggested = LinesItem(self.look, _FORWARD)
        self._layer: CardsLayer | None = None  # in the window
        self._suggestion: Suggestion | None = None
        self.sign, self.spreads = SuggestionSign(self.look), SpreadItem(self.look)
        self._filtered = Filtered(self.look, _BEHIND)
        self._at_rest = (self._resting, self._filtered.lines)
        self._lines_items = (*self._at_rest, self._forward, self._held_lines, self._suggested)
        self._items = (self._backdrop, *self._lines_items, self.sign, self.spreads)
        for item in self._items:
            self.addItem(item)

    # -- content

    def show_content(self, content: MapContent, *, anew: bool = False) -> None:
        """Show another content; who stood there stays, unless all is arranged `anew`."""
        turned = content.opportunity != self.content.opportunity
        same = content.plan is self.content.plan and not turned
        lines_stay, before = content.has_lines_of(self.content), self.geometry
        self.content = content
        if anew or not same:
            keep = None if turned else self.geometry
            self.geometry = self._layout(keep, anew=anew)
        self._draw(lines=not (lines_stay and self.geometry is before))

    def show_kinds(self, kinds: Iterable[LineKind]) -> None:
        """Draw lines of these kinds only; ties always show."""
        wanted = frozenset(kinds) | {LineKind.TIE}
        if wanted != self.kinds:
            self.kinds = wanted
            self._draw_lines()

    def show_look(self, look: Theme) -> None:
        """Take the colours of another theme."""
        self.look = look
        for item in self._items:
            item.look = look
        for card in self.cards.values():
            card.show_look(look)
        self.update()

    def show_hints(self) -> None:
        """Say on an empty side how to begin; pictures do not."""
        self._backdrop.hints = True
        self._layer = CardsLayer(self.cards)
        self.addItem(self._layer)
        for card in self.cards.values():
            card.join(self._layer)
        self._keep_pictures(on=True)

    def hurry(self, *, on: bool) -> None:
        """Paint cards from the pictures they have, and lines with rough edges; off: sharp."""
        if on != self._hurried:
            self._hurried = on
            for card in self.cards.values():
                card.hurried = on
            for item in self._lines_items:
                item.hurried = on
            if self._layer is not None:
                self._layer.hurry(on=on)
            self._keep_pictures(on=not on)
            if not on:
                self.update()

    def show_letters(self, on: bool) -> None:
        """Name roles by their letter on every badge, or no longer."""
        self.letters = on
        for card in self.cards.values():
            card.show_look(self.look, letters=on)

    # -- how it is arranged

    def show_arrangement(self, arrangement: Arrangement) -> None:
        """Let the cards stand another way; who was put by hand stands there as before."""
        self.standing.arrangement = arrangement
        self.refold()

    def refold(self) -> None:
        """Let one card stand for those who are folded now, and each for herself again."""
        self.geometry = self._layout(self.geometry)
        self._draw()

    def take(self, stock: MapStock, *, anew: bool) -> None:
        """Take what was prepared for where cards go next, all of them placed `anew` or not."""
        self.standing.expect(stock.standing, anew=anew)
        self.known = MapStock(self.standing, stock.faces, stock.lines)
        if stock.folding is not None:
            self.folding.learn(stock.folding)

    def _layout(self, keep: Layout | None, *, anew: bool = False) -> Layout:
        content = self.content
        self.standing.folded = self.folded_for(self.arrangement)
        return self.standing.layout(content.plan, content.opportunity, keep, anew=anew)

    # -- what stands out

    def pick_out(self, forward: frozenset[Id] | None) -> bool:
        """Let others step back, with their lines; None: nobody. Return whether that is new."""
        if not self._filtered.is_new(forward):
            return False
        if self.folded_for(self.arrangement) != self.standing.folded:
            self.refold()
        else:
            self._filtered.show_cards(self.cards.values(), self.emphasis.stand_for)
            self._bring_forward()
        return True

    def show_suggestion(self, one: Suggestion | None) -> None:
        """Draw a tie that is suggested, and light the way to it; None: no longer."""
        if one != self._suggestion:
            self._suggestion = one
            self._draw_suggestion()
            self.light_way(() if one is None else one.way)
            self._bring_forward()

    def _draw_suggestion(self) -> None:
        one = self._suggestion
        line = None if one is None else drawn_suggestion(one, self.geometry)
        self._suggested.show_lines([] if line is None else [line])
        self.sign.show_words("" if one is None else one.words, line, self.cards.values())

    def hold(self, ids: Iterable[Id], offset: QPointF, band: Band | str = "") -> None:
        """Show cards in the hand, away from where they stand; their lines wait."""
        held = frozenset(ids)
        for id in held | self._held:
            if (item := self.cards.get(id)) is not None:
                box = self.geometry.cards[id].box
                shift = offset if id in held else QPointF()
                item.setPos(box.x + shift.x(), box.y + shift.y())
                item.lift(on=id in held)
        self._backdrop.light(band)
        if held != self._held:
            self._held = held
            self._bring_forward()
        self._held_lines.show_lines(self._following())

    def _keep_pictures(self, *, on: bool) -> None:
        """Keep what lies behind the cards as pictures, of which an edit paints a part anew."""
        layer = () if self._layer is None else (self._layer,)
        for item in (*self._at_rest, self._backdrop, *layer):
            keep_picture(item, on=on)
        self._keep_forward()

    def _keep_forward(self) -> None:
        """Keep what came forward too where that is much, or it would be painted in one turn."""
        is_kept = self._layer is not None and not self._hurried
        keep_picture(self._forward, on=is_kept and self._forward.are_many)

    def _following(self) -> list[DrawnLine]:
        """The lines of cards in the hand, drawn simply: they get their way when put down."""
        return [drawn(one.line, plain_route(*self.ends(one.line))) for one in self._in_hand]

    # -- drawing

    def _draw(self, *, lines: bool = True) -> None:
        found = self.known.faces.of(self.content, self.geometry)
        faces = {face.id: face for face in found}
        stand_for = self.emphasis.stand_for = groups.stand_for(self.geometry)
        gone = [self.cards.pop(id) for id in self.cards.keys() - faces.keys()]
        for one in gone:
            one.leave()
            if self._layer is None:
                self.removeItem(one)
        if self._layer is not None:
            forget(gone, self, self.removeItem)
        for id, face in faces.items():
            card: Card = self.geometry.cards[id]
            item = self.cards.get(id)
            if item is None:
                self.cards[id] = self.new_card(face, card, self._layer)
            else:
                item.stand(card)
                if item.face is not face and item.face != face:
                    item.show_face(face)
        self.made.clear()  # who is not drawn after all
        self._filtered.show_cards(self.cards.values(), stand_for)
        given = self.content
        names = headings(given.account, given.flags_of_all)
        self._backdrop.show_layout(self.geometry, names)
        self.setSceneRect(rect(self.geometry.area))
        if lines:
            self._draw_lines()

    def _draw_lines(self) -> None:
        found = self.known.lines.of(self.content, self.emphasis.stand_for)
        self._shown = {line.id: line for line in found if line.kind in self.kinds}
        wires = [Wire(id, line.source, line.target) for id, line in self._shown.items()]
        self.ways.routes(self.geometry, wires)
        self._trace_lines()

    def _trace_lines(self) -> None:
        """Draw the lines along the ways that are known by now."""
        known, cards, shown = self._drawn_known, self.geometry.cards, self._shown
        forget(known.begin(), self)
        worn = mark_places.apart(shown, self.ways.known, cards)
        self.lines = {
            id: known.of(id, (line, way.points, cards[line.source], worn.get(id)), traced)
            for id, way in self.ways.known.items()
            for line in (shown[id],)
        }
        self._draw_suggestion()
        given = self.content
        alone = [one for one in self.lines.values() if not one.line.summed]
        self.spreads.show_spreads(
            given.plan, given.opportunity, given.unseen, alone, self.cards
        )
        self._bring_forward()

    def _bring_forward(self) -> None:
        stands_out = self.emphasis.picks()
        held: list[DrawnLine] = []
        forward: list[DrawnLine] = []
        resting: list[DrawnLine] = []
        for one in self.lines.values():
            if self._is_held(one.line):
                held.append(one)
            else:
                (forward if stands_out(one) else resting).append(one)
        self._in_hand = held
        tie = self._suggestion
        suggested = None if tie is None else {tie.member, tie.person}
        shown = self.lines.values()
        forward += self.emphasis.unseen_steps(shown, suggested, self.ends, self.cards)
        self._resting.show_lines(self._filtered.take(resting))
        behind = bool(forward or held or self._suggestion)
        self.stepped_back = behind
        crowded = len(resting) >= measure("line.crowded_from")
        usual = measure("line.crowded") if crowded else 1.0
        self._resting.setOpacity(measure("line.stepped_back") if behind else usual)
        self._forward.show_lines([*forward, *self.emphasis.frames(forward)])
        self._keep_forward()

    def made_ready(self, area: QRectF, scale: float, ratio: float) -> Iterator[None]:
        """Make, a little at each step, what painting an area at a scale takes long for."""
        if self.geometry.blocks:
            from app.ui.canvas.opened_groups import outlined  # noqa: PLC0415  of many only

            yield from outlined(self.geometry, area)
        for item in self._lines_items:
            yield from item.cut(area, scale)
        if self._layer is not None:
            yield from self._layer.pictures_made(area, scale, ratio)

    def _is_held(self, line: Line) -> bool:
        return line.source in self._held or line.target in self._held
