"""The organigram in the window: who reports to whom at the customer, vacancies included."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)

from app.i18n import tr
from app.model.change import Change
from app.model.values import Id
from app.ui import theme
from app.ui.canvas import walking
from app.ui.canvas.card import CardItem
from app.ui.canvas.content import MapContent, content_of
from app.ui.canvas.faces import describe
from app.ui.canvas.paper import Paper
from app.ui.canvas.spoken import tell_focus
from app.ui.document import Document, Ref
from app.ui.panels.labels import Label
from app.ui.theme import measure
from app.ui.views import organigram_keys
from app.ui.views.organigram_changing import Changing
from app.ui.views.organigram_hand import TreeHand, as_map
from app.ui.views.organigram_heading import TeamHeading
from app.ui.views.organigram_scene import OrganigramScene
from app.ui.views.organigram_spoken import describe_organigram

ORGANIGRAM = "organigram"


class OrganigramView(Changing, Paper):
    """Follows the document while it is seen; dragging and keys set who reports to whom."""

    open_asked = Signal()  # what is selected, in the inspector

    def __init__(self, document: Document) -> None:
        Paper.__init__(self)
        describe_organigram()
        self.document = document
        self.current: Id | None = None
        self._is_late = False
        self.map = OrganigramScene(self._content(), self, in_window=True)
        self.map.arranged.connect(self._on_arranged)
        self.map.busy.connect(self._on_busy)
        self.setScene(self.map)
        self._hand = TreeHand(self)
        self._hint = Label("", parent=self)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hint.hide()
        self.heading = TeamHeading(self)
        self.setAccessibleName(tr("Organisation chart of the buying team"))
        document.changed.connect(self._on_change)
        document.analysed.connect(self._on_change)
        document.turned.connect(self._on_turned)
        document.selected.connect(self._on_selected)
        theme.changes().changed.connect(self._on_theme)
        self._on_theme()
        self._after_drawing()
        self._on_selected()

    # -- following the document

    def _content(self) -> MapContent:
        return content_of(self.document, self.document.flag_numbers())

    def _on_change(self, what: object = None) -> None:
        if not self.isVisible():
            self._is_late = True
            return
        self._refresh()
        if not isinstance(what, Change):  # flags are of a report
            self.heading.follow()

    def _refresh(self) -> None:
        self._is_late = False
        self.map.show_content(self._content())
        self._on_arranged()

    def _on_arranged(self) -> None:
        """Let everything around the cards follow who stands there now, and where."""
        for id in (self.current, self.line_from, self.aimed):
            if id is not None and id not in self.map.cards:
                self.current = self.line_from = self.aimed = None
                self.say("")
        self._after_drawing()

    def _on_busy(self, busy: bool) -> None:
        """Paint nothing till all stands: the whole sheet would be painted again and again."""
        self.viewport().setUpdatesEnabled(not busy)

    def _on_turned(self) -> None:
        self.cancel()
        self._on_change()
        self.fit(readable=True)

    def begins_at(self) -> float:
        """Return where the head of the organisation stands."""
        geometry = self.map.geometry
        box = geometry.boxes.get(geometry.head or "")
        return super().begins_at() if box is None else box.x + box.width / 2

    def _on_selected(self, _refs: object = None) -> None:
        chosen = {id for _kind, id in self.document.selection} & self.map.cards.keys()
        walking.follow(self, chosen, self.map.chosen_cards())
        self.show_chosen()

    def _on_theme(self) -> None:
        self.setBackgroundBrush(theme.colour("surface.window"))
        self.map.show_look(theme.current())
        ground, ink = theme.colour("surface.tip").name(), theme.colour("text.on_tip").name()
        self._hint.setStyleSheet(
            f"background: {ground}; color: {ink}; border-radius: 6px; padding: 6px 12px;"
        )

    def _after_drawing(self) -> None:
        self.leave_room(self.map.sceneRect())
        self.refit()
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show what is selected and where the keyboard is."""
        current = self.current if self.hasFocus() else None
        self.map.choose(self.document.selection, current, self.aimed)
        card = self.map.cards.get(self.aimed or self.current or "")
        self.setAccessibleDescription("" if card is None else describe(card.face))
        tell_focus(as_map(self))

    def narrow(self, shown: Callable[[Id], bool]) -> None:
        """Let everybody step back who is not picked out; the tree stands as it stands."""
        self.map.narrow(shown)

    def show_refs(self, refs: Iterable[Ref]) -> None:
        """Select these and bring them into view."""
        wanted = frozenset(refs)
        self.document.select(wanted)
        area = QRectF()
        for _kind, id in wanted:
            if id in self.map.cards:
                area = area.united(self.map.cards[id].sceneBoundingRect())
        if not area.isEmpty():
            self.bring_into_view(area)

    # -- choosing

    def chosen_cards(self) -> list[CardItem]:
        """Return the cards that are selected."""
        chosen = self.document.selection
        return [card for card in self.map.cards.values() if card.face.ref in chosen]

    def chosen_people(self) -> list[Id]:
        """Return the people that are selected, vacancies left out."""
        return [card.id for card in self.chosen_cards() if not card.face.vacant]

    def choose(self, ref: Ref, *, adding: bool) -> None:
        """Select something, with `adding` besides or out of what is selected."""
        selection = self.document.selection
        if adding:
            self.document.select(selection ^ {ref})
        elif ref not in selection:
            self.document.select([ref])
        self.show_chosen()

    def go_to(self, id: Id | None, *, adding: bool = False) -> None:
        """Give the keyboard to a card and select it, with `adding` besides the others."""
        self.current = id
        card = self.map.cards.get(id or "")
        if card is not None:
            kept = self.document.selection if adding else frozenset()
            self.document.select(kept | {card.face.ref})
            self.bring_into_view(card.sceneBoundingRect())
        self.show_chosen()

    def toggle_current(self) -> None:
        """Select the card with the keyboard, or no longer."""
        card = self.map.cards.get(self.current or "")
        if card is not None:
            self.choose(card.face.ref, adding=True)

    # -- leaving what is being done

    def cancel(self) -> bool:
        """Leave what is being done, else let go of the selection; False where nothing was."""
        if self._hand.cancel():
            return True
        if self.line_from is not None:
            self.finish_line(None)
        elif self.document.selection:
            self.document.select(())
        elif self.document.supposing.is_on:
            self.document.supposing.end()
        else:
            return False
        return True

    def say(self, words: str, at: QPoint | None = None) -> None:
        """Show beside a point, or at the foot, what would be done; empty: nothing."""
        hint = self._hint
        hint.setText(words)
        hint.setVisible(bool(words))
        hint.adjustSize()
        if at is None:
            at = QPoint((self.width() - hint.width()) // 2, self.height())
        room = self.rect().adjusted(0, 0, -hint.width(), -hint.height() - theme.space(1))
        left = max(0, min(at.x() + theme.space(2), room.right()))
        hint.move(left, max(0, min(at.y() + theme.space(3), room.bottom())))

    # -- mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._hand.press(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand.move(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand.release(event.position().toPoint())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._hand.cancel()
        card = self.map.card_at(self.mapToScene(event.position().toPoint()))
        if card is not None:
            self.current = card.id
            self.open_current()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.pos()
        card = self.map.cards.get(self.current or "")
        if event.reason() == QContextMenuEvent.Reason.Keyboard and card is not None:
            at = self.mapFromScene(card.sceneBoundingRect().center())
        self.menu_at(at).popup(self.viewport().mapToGlobal(at))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if organigram_keys.pressed(self, event):
            event.accept()
        else:
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return organigram_keys.walk(self, forward=forward) or super().focusNextPrevChild(
            forward
        )

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.show_chosen()
        return handled

    def leaveEvent(self, event: QEvent) -> None:
        self.map.light(())
        super().leaveEvent(event)

    def hurry(self) -> None:
        super().hurry()
        self.map.hurry(on=True)

    def settle(self) -> None:
        super().settle()
        self.map.hurry(on=False)

    # -- its own size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heading.place()
        self._suit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_late:
            self._refresh()
            self.heading.follow()
        self._suit()

    def _suit(self) -> None:
        """Let the tree suit the shape of the window, and fit where nobody zoomed."""
        size: QSize = self.viewport().size()
        enough = min(size.width(), size.height()) >= measure("map.least_room")
        room = (float(size.width()), float(size.height())) if enough else self.map.room
        if self.map.suit(room):
            self._after_drawing()
        if enough:
            self.refit()
