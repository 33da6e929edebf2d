"""The map for a screen reader: its cards and lines as things with a name, a place and a state.

What Qt paints in a scene it does not tell anybody. Here the map is a list: our people, theirs,
those outside, then the lines; each can be asked what it is and pressed to be selected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import Shiboken

from app.analysis.roster import Side
from app.i18n import tr
from app.model.labels import label
from app.model.values import joined
from app.ui.accessible import describe_class
from app.ui.canvas import flags_of_all, sticky
from app.ui.canvas.content import Face, Ref
from app.ui.canvas.faces import describe
from app.ui.canvas.line_words import line_words
from app.ui.canvas.spoken_part import Part
from app.ui.canvas.spoken_signs import SpokenFlag, SpokenMinimap
from app.ui.canvas.spreads import differing

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView

Role, Text, Event = QAccessible.Role, QAccessible.Text, QAccessible.Event
_FULL = 0.995  # of coverage, which rounds to all
_ROLES: dict[type[Part], QAccessible.Role] = {
    SpokenMinimap: Role.Graphic,
    SpokenFlag: Role.Button,
}


def spoken_name(face: Face) -> str:
    """Return what a card says when one comes to it: who, and what matters in the decision."""
    parts = [face.name, face.title or ""]
    if face.side is Side.THEIRS and face.in_decision and not face.together:
        parts += [label(role) for role in face.roles] or [tr("role unknown")]
        parts.append(tr("attitude unknown") if face.attitude is None else label(face.attitude))
        parts.append(_covered(face.coverage))
    if face.left:
        parts.append(tr("has left in this what-if"))
    if face.flag is not None:
        parts.append(tr("gap {number}", number=face.flag))
    return ", ".join(part for part in parts if part)


def _covered(coverage: float | None) -> str:
    if coverage is None:
        return ""
    if coverage <= 0:
        return tr("not covered")
    if coverage >= _FULL:
        return tr("covered")
    return tr("{share}% covered", share=round(100 * coverage))


class SpokenCard(Part):
    """Somebody on the map."""

    @property
    def face(self) -> Face:
        return self.view.map.cards[self.id].face

    def ref(self) -> Ref:
        return self.face.ref

    def area(self) -> QRectF:
        card = self.view.map.cards[self.id]
        return card.box.translated(card.pos())

    def text(self, kind: QAccessible.Text) -> str:
        if kind is Text.Name:
            return spoken_name(self.face)
        if kind is not Text.Description:
            return ""
        about = joined(self.view.document.opportunity, self.id)
        said = (describe(self.face), differing(self.view.map, about))
        return "\n".join(part for part in said if part)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.focusable = True
        state.focused = self.view.hasFocus() and self.id == keyboard_at(self.view)
        return state

    def actionNames(self) -> list[str]:
        return [self.pressAction(), self.setFocusAction()]

    def press(self) -> None:
        self.view.setFocus()
        self.view.go_to(self.id)


class SpokenLine(Part):
    """A tie, or another line between two people."""

    def ref(self) -> Ref:
        return self.view.map.lines[self.id].line.ref

    def area(self) -> QRectF:
        return self.view.map.lines[self.id].bounds

    def text(self, kind: QAccessible.Text) -> str:
        if kind is not Text.Name:
            return ""
        line = self.view.map.lines[self.id].line
        words = line_words(self.view.document.plan, line, self.view.map.name_of)
        said = differing(self.view.map, line.ref[1])
        return ", ".join([*words.split("\n"), *([said] if said else [])])


class SpokenMap(QAccessibleWidget):
    """The map as a list of cards and lines, with the widgets that stand on it after them."""

    card_kind: type[SpokenCard] = SpokenCard

    def __init__(self, view: MapView) -> None:
        super().__init__(view, Role.List)
        self.view = view
        self._parts: dict[tuple[type[Part], str], Part] = {}
        self.at: str | None = None  # the card whose focus was told last
        view.destroyed.connect(self.let_go)

    def parts(self) -> list[Part]:
        """Return what is on the map now; what was there before keeps its identity."""
        scene = self.view.map
        keys: list[tuple[type[Part], str]] = [
            *((self.card_kind, card.id) for card in scene.in_order()),
            *((SpokenLine, id) for id in scene.lines),
            *self.signs(),
        ]
        for key in self._parts.keys() - set(keys):
            self._drop(self._parts.pop(key))
        for key in keys:
            if key not in self._parts:
                kind, id = key
                role = _ROLES.get(kind, Role.ListItem)
                self._parts[key] = part = kind(self, id, role)
                QAccessible.registerAccessibleInterface(part)
        return [self._parts[key] for key in keys]

    def signs(self) -> list[tuple[type[Part], str]]:
        """Return what stands on the paper besides cards and lines."""
        found: list[tuple[type[Part], str]] = [
            (SpokenFlag, str(number)) for number in flags_of_all.numbers(self.view)
        ]
        return [*found, (SpokenMinimap, "minimap")] if self.view.minimap.is_shown else found

    def sign_at(self, pixel: QPoint) -> tuple[type[Part], str] | None:
        """Return which of them lies at a pixel of the viewport."""
        flag = sticky.flag_at(self.view, pixel)
        return None if flag is None else (SpokenFlag, str(flag))

    def card(self, id: str | None) -> Part | None:
        """Return the card of somebody; None where nobody is meant."""
        self.parts()
        return self._parts.get((self.card_kind, id or ""))

    def has(self, part: Part) -> bool:
        """Return whether a card or line is still on the map."""
        if not Shiboken.isValid(self.view):
            return False
        scene = self.view.map
        return part.id in (scene.cards if isinstance(part, SpokenCard) else scene.lines)

    def widgets(self) -> list[QAccessibleInterface]:
        """Return what stands on the map besides: forms that are open, the legend's switches."""
        below = [super(SpokenMap, self).child(at) for at in range(super().childCount())]
        return [one for one in below if not one.state().invisible]

    def childCount(self) -> int:
        return len(self.parts()) + len(self.widgets())

    def child(self, index: int) -> QAccessibleInterface:
        return [*self.parts(), *self.widgets()][index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, Part):
            parts = self.parts()
            return parts.index(child) if child in parts else -1
        objects = [one.object() for one in self.widgets()]
        here = child.object()
        return len(self.parts()) + objects.index(here) if here in objects else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        view = self.view
        pixel = view.viewport().mapFromGlobal(QPoint(x, y))
        if not view.viewport().rect().contains(pixel) or view.viewport().childAt(pixel):
            return super().childAt(x, y)
        point: QPointF = view.mapToScene(pixel)
        self.parts()
        card = view.map.card_at(point)
        if card is not None:
            return self._parts[self.card_kind, card.id]
        sign = self.sign_at(pixel)
        if sign is not None:
            return self._parts[sign]
        line = view.map.line_at(point, view.scale_)
        if line is not None:
            return self._parts[SpokenLine, line.line.id]
        return super().childAt(x, y)

    def focusChild(self) -> QAccessibleInterface:
        part = self.card(keyboard_at(self.view)) if self.view.hasFocus() else None
        return part or super().focusChild()

    def let_go(self) -> None:
        """Forget the parts; the map is gone."""
        for part in self._parts.values():
            self._drop(part)
        self._parts.clear()

    def _drop(self, part: Part) -> None:
        if Shiboken.isValid(part):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))


def keyboard_at(view: MapView) -> str | None:
    """Return the card where the keyboard is, or where a line in hand would end."""
    return view.aimed or view.current


def tell_focus(view: MapView) -> None:
    """Tell a screen reader, where one listens, to which card the keyboard went."""
    if not QAccessible.isActive() or not view.hasFocus():
        return
    whole = QAccessible.queryAccessibleInterface(view)
    if isinstance(whole, SpokenMap) and whole.at != keyboard_at(view):
        whole.at = keyboard_at(view)
        part = whole.card(whole.at)
        if part is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(part, Event.Focus))


describe_class("MapView", lambda view: SpokenMap(cast("MapView", view)))
