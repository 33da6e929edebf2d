"""The map in the window: follows the document, and lets mouse and keys change it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QToolTip

from app.analysis.arrangement import Arrangement
from app.i18n import tr
from app.model.change import Change
from app.model.values import Id
from app.ui import theme
from app.ui.canvas import keys, pointed_at, sticky, walking
from app.ui.canvas.arrangements import Arranging
from app.ui.canvas.beside import Beside, Followed
from app.ui.canvas.choosing import Choosing
from app.ui.canvas.content import MapContent, content_of
from app.ui.canvas.context import Asked
from app.ui.canvas.drawing import Drawing
from app.ui.canvas.faces import describe
from app.ui.canvas.following import is_cheap
from app.ui.canvas.gliding import Gliding
from app.ui.canvas.hand import Hand
from app.ui.canvas.legend_strip import LegendStrip
from app.ui.canvas.lining_up import LiningUp
from app.ui.canvas.minimap import Minimap
from app.ui.canvas.paper import Paper, aspect_of
from app.ui.canvas.prepared import MapStock
from app.ui.canvas.readiness import GetsReady
from app.ui.canvas.scene import MapScene
from app.ui.canvas.spoken import tell_focus
from app.ui.canvas.suiting import Suiting
from app.ui.canvas.switching import Switching
from app.ui.document import SUPPOSED, Document

if TYPE_CHECKING:
    from app.analysis.report import Report

_MANY = 50  # edited or selected at once: nearly all of the map is painted anew


class MapView(Drawing, Choosing, LiningUp, Asked, Arranging, Switching, GetsReady, Paper):
    """The map of the decision in view."""

    fill_asked = Signal(str)  # a vacant seat
    kinds_changed = Signal()  # other lines are shown, or the legend
    quick_asked: Signal = Signal()  # somebody is to be added, in one line

    def __init__(
        self,
        document: Document,
        room: QSize | None = None,
        arrangement: Arrangement = Arrangement.TWO_SIDED,
        stock: MapStock | None = None,
    ) -> None:
        """Show a document; `room` is what the map will have, as far as that is known."""
        Paper.__init__(self)
        self.document = document
        self._told = document.report  # what the map shows
        self._exposed: QRegion | None = None  # what of it is painted now, in pixels
        self.map = MapScene(
            self.content(), aspect=aspect_of(room), arrangement=arrangement,
            in_window=True, stock=stock,
        )  # fmt: skip
        for told in (self.map.ways.coming, self.map.ways.found):
            told.connect(self.paint_next_turn)
        self.map.show_hints()
        self.minimap = Minimap(self)  # a scene that is shown scrolls at once
        self.setScene(self.map)
        self.current: Id | None = None
        self.tie_from: Id | None = None
        self.aimed: Id | None = None
        self._gliding, self._hand = Gliding(self.map), Hand(self)
        Suiting(self, self._hand)
        self._supposed, self._was_whole = document.supposing.is_on, False
        self.setAccessibleName(tr("Map of client team and buying team"))
        self.legend = LegendStrip(self.map, self)
        self.legend.switched.connect(self.on_switched)
        document.changed.connect(self._on_change)
        document.analysed.connect(self._on_report)
        document.turned.connect(self._on_turned)
        document.selected.connect(self._on_selected)
        document.pointed.connect(self.map.light_way)
        document.supposing.changed.connect(self._on_supposing)
        theme.changes().changed.connect(self._on_theme)
        self._on_theme()
        self.after_drawing()
        self._on_selected()
        self.paint_next_turn()

    # -- following the document

    def content(self) -> MapContent:
        """Return what the document holds now, as the map shows it."""
        self._flags = self.document.flag_numbers()
        return content_of(self.document, self._flags)

    def _on_change(self, change: Change) -> None:
        arranged = change.message.id == "cards.arranged"
        way = self.map.arrangement.value
        anew = arranged and all(
            edit.after is None and getattr(edit.before, "view", None) == way
            for edit in change.edits
        )
        is_much = change is SUPPOSED  # in nearly all cards and lines
        if is_much or len(change.edits) > _MANY:
            self.paint_next_turn()
        how = Followed(anew, gliding=arranged or self.document.supposing.is_on)
        at_once = self._hand.is_busy or is_cheap(change)
        Beside.of(self).follow(how, at_once=at_once, is_much=is_much)

    def _on_report(self, report: Report) -> None:
        if self._told is None:  # all cards and lines say more than before
            self.paint_next_turn()
            Beside.of(self).follow(Followed(), is_much=True)
        elif report is not self._told or self.document.flag_numbers() != self._flags:
            Beside.of(self).follow(Followed(), at_once=True)

    def refresh(self, *, anew: bool = False, gliding: bool = False) -> None:
        """Show what the document holds now; all arranged `anew`, cards `gliding` there."""
        Beside.of(self).let_go()
        self._told = self.document.report
        with self.gliding(on=gliding):
            self.map.show_content(self.content(), anew=anew)

    @contextmanager
    def gliding(self, *, on: bool = True) -> Iterator[None]:
        """Let cards glide to where they stand after what is done meanwhile."""
        if on:
            self.paint_next_turn()
        before = self._gliding.places() if on else {}
        self._gliding.end()
        yield
        for id in (self.current, self.tie_from, self.aimed):
            if id is not None and id not in self.map.cards:
                self.current = self.tie_from = self.aimed = None
        self.after_drawing()
        self._gliding.begin(before)

    def _on_turned(self) -> None:
        self.cancel()
        self.look_at_room()
        Beside.of(self).follow(Followed(fitted=True), is_much=True)

    def _on_selected(self, _refs: object = None) -> None:
        if max(len(self.document.selection), len(self.map.emphasis.chosen)) > _MANY:
            self.paint_next_turn()
        cards = self.map.emphasis.cards
        chosen = cards(id for _kind, id in self.document.selection) & self.map.cards.keys()
        walking.follow(self, chosen, cards(id for _kind, id in self.map.emphasis.chosen))
        self.show_chosen()

    def _on_supposing(self) -> None:
        """Keep the whole map in view where the bar of a what-if takes room from it."""
        was_on, self._supposed = self._supposed, self.document.supposing.is_on
        if was_on != self._supposed and self._fitted and self._was_whole:
            self.fit(readable=was_on)  # afterwards as it opened

    def refit(self) -> None:
        super().refit()
        if not self.document.supposing.is_on:
            self._was_whole = self.shows_all()

    def _on_theme(self) -> None:
        self.setBackgroundBrush(theme.colour("surface.window"))
        self.map.show_look(theme.current())
        self.legend.update()
        self.minimap.forget()

    def after_drawing(self) -> None:
        """Let everything around the cards follow where they stand now."""
        self.leave_room(self.map.sceneRect())
        self.legend.show_scene()
        self.minimap.look_again()
        self.place_legend()
        self.refit()
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show what is selected and where the keyboard is."""
        current = self.current if self.hasFocus() else None
        self.map.choose(self.document.selection, current, self.aimed)
        card = self.map.cards.get(self.aimed or self.current or "")
        self.setAccessibleDescription("" if card is None else describe(card.face))
        tell_focus(self)

    def hurry(self) -> None:
        super().hurry()
        self.map.hurry(on=True)

    def settle(self) -> None:
        super().settle()
        self.map.hurry(on=False)

    # -- leaving what is being done

    def cancel_gesture(self) -> None:
        """Leave what the hand is doing."""
        self._hand.cancel()
        self.drop_tie()

    def cancel(self) -> bool:
        """Leave what is being done, else let go of the selection; False where nothing was."""
        if self._hand.cancel():
            return True
        if self.form is not None:
            self.close_form(keep=False)
        elif self.tie_from is not None:
            self.drop_tie()
        elif self.document.selection:
            self.document.select(())
        elif self.document.supposing.is_on:
            self.document.supposing.end()
        else:
            return False
        return True

    def pointer_on_map(self) -> QPointF | None:
        """Return where the pointer is on the map; None when it is elsewhere."""
        return None if self._hand.at is None else self.mapToScene(self._hand.at)

    # -- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.catch_up()
        self._gliding.end()
        self.settle()  # what is dragged over what rests wants its kept picture
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.close_form()
        self._hand.press(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._hand.move(event.position().toPoint(), free=free)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand.release(event.position().toPoint())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._hand.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hand.leave()
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what a card or a line means where it is pointed at."""
        if isinstance(event, QPaintEvent):
            self._exposed = event.region()
            try:
                return super().viewportEvent(event)
            finally:
                self._exposed = None
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = pointed_at.tooltip(self, event.pos())
            if words:
                QToolTip.showText(event.globalPos(), words, self.viewport())
                return True
        return super().viewportEvent(event)

    # -- the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.catch_up()
        self._gliding.end()
        if event.key() == Qt.Key.Key_Space:
            self._hand.hold_paper()
        if keys.pressed(self, event):
            event.accept()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._hand.let_paper_go()
        super().keyReleaseEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return keys.walk(self, forward=forward) or super().focusNextPrevChild(forward)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            handled = super().event(event)
            self.show_chosen()
            self.viewport().update()
            return handled
        return super().event(event)

    # -- headings that stay

    def is_seen(self, area: QRectF) -> bool:
        return super().is_seen(area) and not sticky.hide(self, area)

    def clear_room(self) -> QRect:
        return sticky.clear_of(self, super().clear_room())

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        exposed = self._exposed  # often a few strips far from these
        if exposed is None or any(map(exposed.intersects, sticky.strips(self))):
            tags = sticky.tags(self)
            shown = [one for one in tags if exposed is None or exposed.intersects(one.box)]
            sticky.paint_tags(painter, shown)
        self.minimap.paint(painter, exposed)
        if self.hasFocus() and self.current is None and self.aimed is None:
            sticky.paint_focus(painter, self.viewport().rect())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint the headings anew where they were and where they are: Qt moves its pixels."""
        super().scrollContentsBy(dx, dy)
        for strip in (*sticky.strips(self), *self.minimap.strips()):
            moved = strip.united(strip.translated(dx, dy))
            self.viewport().update(moved & self.viewport().rect())

    # -- its own size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_legend()
        self.refit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.place_legend()
        self.refit()
