"""Drawing on the map: writing somebody down, joining two cards, and removing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsLineItem

from app.analysis.arrangement import Arrangement
from app.analysis.roster import Side
from app.i18n import tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.entities import Entity, EntityType
from app.model.ties import Affinity, ContactTie, Influence, ReportingLine
from app.model.values import Id, new_id
from app.model.vocabulary import Role
from app.ui import meanwhile, theme
from app.ui.canvas import arrangements_edits, drawn_edits, keys
from app.ui.canvas.choosers import LineChooser, TieChooser
from app.ui.canvas.drawn_edits import Written
from app.ui.canvas.line_kinds import Line, LineKind, TieLook
from app.ui.canvas.name_form import NameForm
from app.ui.canvas.popup import Popup
from app.ui.meanwhile import Moment

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView

_BESIDE = QPoint(24, 24)
_LINES = (ContactTie, ReportingLine, Influence, Affinity)


class Drawing:
    """The part of the view that changes the document; every gesture is one change."""

    form: Popup | None = None
    _drawn_line: QGraphicsLineItem | None = None

    @property
    def _view(self) -> MapView:
        return cast("MapView", self)

    def _attempt(
        self, edit: Callable[[AccountPlan], Change], begun: Moment | None = None
    ) -> bool:
        """Make a change: of what stands, or of what stood when it was begun in a form."""
        document = self._view.document
        return meanwhile.hand_on(document, begun or meanwhile.moment(document), edit)

    # -- writing somebody on the map

    def add_person(self) -> None:
        """Write a contact person where the pointer is, else near the card with the keyboard."""
        self._add(Side.THEIRS)

    def add_member(self) -> None:
        """Write a colleague where the pointer is, else near the card with the keyboard."""
        self._add(Side.OURS)

    def _add(self, side: Side) -> None:
        view, geometry = self._view, self._view.map.geometry
        at = view.pointer_on_map()
        if at is None or drawn_edits.side_at(geometry, (at.x(), at.y())) is not side:
            near = view.map.cards.get(view.current or "")
            y = near.card.box.centre[1] if near else geometry.bands[0].box.y + 1
            if at is not None and near is None:
                y = at.y()
            at = QPointF(geometry.origin[side] + 1, y)
        self._write(at, side)

    def write_at(self, pixel: QPoint) -> None:
        """Write somebody where one points: the side says whose, the band at which level."""
        at = self._view.mapToScene(pixel)
        side = drawn_edits.side_at(self._view.map.geometry, (at.x(), at.y()))
        self._write(at, side, pointed=True)

    def _write(self, at: QPointF, side: Side, *, pointed: bool = False) -> None:
        view, geometry = self._view, self._view.map.geometry
        two_sided = geometry.arrangement is Arrangement.TWO_SIDED
        band = geometry.band_at(at.y()) if two_sided else None
        pointed = pointed and two_sided
        form = NameForm(view.viewport(), side, band, pointed=pointed)
        place = (at.x(), at.y())
        corner = at
        if two_sided and side is not Side.OUTSIDE:
            box = geometry.slot_box(side, geometry.free_slot(side, band, *place))
            corner = QPointF(box.x, box.y)

        def take() -> bool:
            id, written = new_id(), form.written
            if not written.name.strip():
                return True
            taken = self._attempt(
                lambda plan: arrangements_edits.add_somebody(
                    plan,
                    view.document.opportunity,
                    geometry,
                    place,
                    written,
                    id=id,
                    pointed=pointed,
                )
            )
            if taken:
                view.go_to(id)
            return taken

        self._open(form, take, view.mapFromScene(corner))

    def rewrite(self) -> None:
        """Change name, title and roles of the card with the keyboard."""
        view = self._view
        card = view.map.cards.get(view.current or "")
        if card is None:
            return
        if view.open_card(card.id):
            return
        if card.face.vacant:
            view.fill_asked.emit(card.id)
            return
        face = card.face
        was = Written(face.name, face.title, frozenset(face.roles))
        form = NameForm(view.viewport(), face.side, face.level, was)
        begun = meanwhile.moment(view.document)

        def take() -> bool:
            written = form.written
            return self._attempt(
                lambda plan: drawn_edits.rewrite(
                    plan, view.document.opportunity, face.side, face.id, written
                ),
                begun,
            )

        self._open(form, take, view.mapFromScene(card.pos()))

    def _open(self, form: Popup, take: Callable[[], bool], at: QPoint) -> None:
        """Show a form; what stands in it is taken with Enter, or with a click beside it."""
        self.close_form()
        self.form = form

        def taken() -> None:
            if take():
                self._shut(form)

        form.taken.connect(taken)
        form.dropped.connect(lambda: self._shut(form))
        form.open_at(at)
        form.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_form(self, *, keep: bool = True) -> None:
        """Shut the form that is open; a name that was typed is kept."""
        form = self.form
        if form is not None:
            if keep and isinstance(form, NameForm):
                form.taken.emit()
            else:
                form.dropped.emit()
        if self.form is not None:
            self._shut(self.form)

    def _shut(self, form: Popup) -> None:
        """Give the keyboard back before the form goes: Qt would hand it to the next card."""
        if self.form is form:
            self.form = None
        self._view.setFocus()
        form.hide()
        form.deleteLater()

    # -- joining two cards

    def start_tie(self) -> None:
        """Take a line in hand at the card with the keyboard; another card picks its end."""
        view = self._view
        if view.current in view.map.cards:
            view.tie_from = view.current
            self.aim(keys.first_aim(view, view.tie_from or ""))

    def aim(self, id: Id | None, point: QPointF | None = None) -> None:
        """Show where the line in hand would end."""
        view = self._view
        view.aimed = id if id != view.tie_from else None
        card = view.map.cards.get(view.aimed or "")
        if point is None and card is not None:
            point = QPointF(*card.card.box.centre)
        self.show_drawn_line(view.tie_from, point, view.aimed)
        view.show_chosen()

    def finish_tie(self) -> None:
        """Draw the line in hand to the card it aims at."""
        view = self._view
        source, target = view.tie_from, view.aimed
        self.drop_tie()
        if source is not None and target is not None:
            self.join(source, target)

    def drop_tie(self) -> None:
        """Let go of the line in hand."""
        self._view.tie_from = self._view.aimed = None
        self.show_drawn_line(None)
        self._view.show_chosen()

    def show_drawn_line(
        self, source: Id | None, point: QPointF | None = None, target: Id | None = None
    ) -> None:
        """Show a line from a card to the pointer or to another card; None takes it away."""
        view = self._view
        if self._drawn_line is not None and (source is None or point is None):
            view.map.removeItem(self._drawn_line)
            self._drawn_line = None
            view.show_chosen()
        if source is None or point is None:
            return
        if self._drawn_line is None:
            self._drawn_line = QGraphicsLineItem()
            self._drawn_line.setZValue(0.5)
            view.map.addItem(self._drawn_line)
        pen = QPen(theme.colour("edge.focus"), 2.5)
        pen.setStyle(Qt.PenStyle.SolidLine if target else Qt.PenStyle.DashLine)
        self._drawn_line.setPen(pen)
        start = view.map.cards[source].card.box.centre
        end = view.map.cards[target].card.box.centre if target else (point.x(), point.y())
        self._drawn_line.setLine(*start, *end)
        view.map.choose(view.document.selection, None, target)

    def join(self, one: Id, other: Id) -> None:
        """Draw the line that makes sense between two cards; a chooser asks what is open."""
        if self._view.is_vacant(one, other):
            return
        plan = self._view.document.plan
        ends = drawn_edits.ends_of_tie(plan, one, other)
        sides = [self._view.map.cards[id].card.side for id in (one, other)]
        if ends is not None:
            self._ask_tie(*ends)
        elif sides == [Side.THEIRS, Side.THEIRS]:
            self._ask_line(one, other)
        elif set(sides) == {Side.THEIRS, Side.OUTSIDE}:
            source, target = (one, other) if sides[0] is Side.OUTSIDE else (other, one)
            self._draw(lambda p: edits.add_influence(p, source, target))
            self._view.reveal(LineKind.INFLUENCE)
        else:
            self._view.document.refused.emit(
                tr("On this map a colleague is joined to somebody at the customer.")
            )

    def _draw(
        self,
        edit: Callable[[AccountPlan], Change],
        standing: Entity | None = None,
        begun: Moment | None = None,
    ) -> bool:
        """Draw a line and select it; one that stands already is selected though it stays."""
        lines: list[Entity] = [] if standing is None else [standing]

        def noted(plan: AccountPlan) -> Change:
            change = edit(plan)
            lines.extend(e.after for e in change.edits if isinstance(e.after, _LINES))
            return change

        drawn = self._attempt(noted, begun)
        document = self._view.document
        if drawn and lines and document.plan.find(type(lines[-1]), lines[-1].id):
            document.select([(type(lines[-1]), lines[-1].id)])  # a what-if may take nothing
        return drawn

    def _ask_tie(self, member: Id, person: Id) -> None:
        document = self._view.document
        plan = document.plan
        standing, begun = plan.tie_between(member, person), meanwhile.moment(document)
        names = plan.label(member), plan.label(person)
        form = TieChooser(
            self._view.viewport(), names, standing, supposing=document.supposing.is_on
        )

        def take() -> bool:
            spoken = form.spoken
            today, base = document.as_of, document.base
            return self._draw(
                lambda p: drawn_edits.tie(p, member, person, spoken, today, base=base),
                standing,
                begun,
            )

        self._open(form, take, self._beside(person))

    def _ask_line(self, one: Id, other: Id) -> None:
        plan = self._view.document.plan
        a, b = plan.label(one), plan.label(other)
        offers: list[tuple[str, Line, Callable[[AccountPlan], Change]]] = [
            (tr("{a} reports to {b}", a=a, b=b), _line(ReportingLine),
             lambda p: edits.add_reporting_line(p, one, other)),
            (tr("{a} reports to {b}", a=b, b=a), _line(ReportingLine),
             lambda p: edits.add_reporting_line(p, other, one)),
            (tr("{a} influences {b}", a=a, b=b), _line(Influence),
             lambda p: edits.add_influence(p, one, other)),
            (tr("{a} influences {b}", a=b, b=a), _line(Influence),
             lambda p: edits.add_influence(p, other, one)),
            (tr("Alliance"), _line(Affinity), lambda p: edits.add_affinity(p, one, other, 1)),
            (tr("Conflict"), _line(Affinity, LineKind.CONFLICT),
             lambda p: edits.add_affinity(p, one, other, -1)),
        ]  # fmt: skip
        shown = [(text, line) for text, line, _edit in offers]
        form = LineChooser(self._view.viewport(), f"{a} – {b}", shown)

        def draw(number: int) -> None:
            line = offers[number][1]
            if self._draw(offers[number][2]):
                self._view.reveal(line.kind)
            form.dropped.emit()

        form.chosen.connect(draw)
        self._open(form, lambda: True, self._beside(other))

    def _beside(self, id: Id) -> QPoint:
        box = self._view.map.cards[id].card.box
        return self._view.mapFromScene(QPointF(box.x, box.bottom)) + _BESIDE

    # -- roles, removing

    def toggle_role(self, role: Role) -> None:
        """Give the chosen people a role, or take it away."""
        view = self._view
        chosen = view.chosen_people()
        opportunity = view.document.opportunity
        self._attempt(lambda plan: drawn_edits.toggle_role(plan, opportunity, chosen, role))

    def remove_selected(self) -> None:
        """Remove what is selected, with what cannot stand without it."""
        view = self._view
        selection = view.document.selection
        card = view.map.cards.get(view.current or "")
        gone = selection or ({card.face.ref} if card is not None else frozenset())
        if gone and not view.are_together(id for _kind, id in gone):
            self._attempt(lambda plan: edits.remove(plan, gone))


def _line(kind: EntityType, of: LineKind | None = None) -> Line:
    kinds = {
        ReportingLine: LineKind.REPORTING,
        Influence: LineKind.INFLUENCE,
        Affinity: LineKind.ALLIANCE,
    }
    return Line(of or kinds[kind], (kind, ""), "", "", TieLook())
