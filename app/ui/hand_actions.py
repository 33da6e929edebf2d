"""What the hand does in the window: cut, copy, paste, double, align, and select alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar

from app.errors import UserError
from app.i18n import ntr, tr
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.values import Id
from app.ui.canvas import clipboard
from app.ui.views.stack import MAP

if TYPE_CHECKING:
    from app.exchange.copied_people import Copied
    from app.exchange.pasting import Pasted
    from app.model.change import Change
    from app.ui.canvas.view import MapView
    from app.ui.document import Document, Ref
    from app.ui.filtering.criteria import Subject
    from app.ui.main_window import MainWindow
    from app.ui.palette.entries import Entry

# actions, by what is meant: the names of an edge, of a direction, of what is asked of people
ALIGN = {
    f"align.{edge}": edge for edge in ("left", "centre", "right", "top", "middle", "bottom")
}
DISTRIBUTE = {"distribute.across": "across", "distribute.down": "down"}
SAME = {
    f"select.same_{subject}": subject for subject in ("role", "lane", "level", "department")
}
SNAP = "map.snap"
_PEOPLE = (Person, TeamMember, OutsideInfluence)
_OF_PEOPLE = ("cut", "copy", "duplicate")  # what needs somebody to be selected
_EDITS = ("cut", "duplicate", *ALIGN, *DISTRIBUTE)  # what a what-if and a reader cannot do


class HandActions(QObject):
    """Joins clipboard, map and selection to the actions of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions = window.actions_
        self._cut: tuple[Copied, Change] | None = None  # last, and what took them off
        self._actions[SNAP].setChecked(window.settings.flag(SNAP, default=True))

    @property
    def _document(self) -> Document | None:
        return self._window.document

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what to do, by action."""
        handlers: dict[str, Callable[[], object]] = {
            "cut": self.cut,
            "copy": self.copy,
            "paste": self.paste,
            "duplicate": self.duplicate,
            "select.all": self.select_all,
            "select.invert": self.invert,
            "select.uncovered": self.select_uncovered,
            "menu.here": ask_menu,
            SNAP: self.follow_snap,
        }
        handlers |= {id: partial(self._align, edge) for id, edge in ALIGN.items()}
        handlers |= {id: partial(self._distribute, along) for id, along in DISTRIBUTE.items()}
        handlers |= {id: partial(self.select_alike, subject) for id, subject in SAME.items()}
        return handlers

    def follow(self) -> None:
        """Offer what makes sense with what is selected now."""
        from app.ui.canvas.aligning import (  # noqa: PLC0415  comes with the map
            LEAST_TO_ALIGN,
            LEAST_TO_DISTRIBUTE,
        )

        document = self._document
        chosen = self._chosen()
        movable = [ref for ref in chosen if ref[0] is not OutsideInfluence]
        on = document is not None and document.may_edit and not document.supposing.is_on
        for ids, most in (
            (_OF_PEOPLE, bool(chosen)),
            (ALIGN, len(movable) >= LEAST_TO_ALIGN),
            (DISTRIBUTE, len(movable) >= LEAST_TO_DISTRIBUTE),
            (SAME, bool(chosen)),
            (("select.invert", "select.uncovered", SNAP), document is not None),
        ):
            for id in ids:
                self._actions[id].setEnabled(most and (on or id not in _EDITS))

    # -- the clipboard

    def copy(self) -> None:
        """Copy who is selected, with what is among them."""
        copied = self._copied()
        if copied is not None:
            QGuiApplication.clipboard().setMimeData(clipboard.mime_of(copied))
            self._tell_copied(len(copied.everybody))

    def cut(self) -> None:
        """Copy who is selected, and take them off the account."""
        if self.are_together():
            return
        from app.model import edits  # noqa: PLC0415  beside its only use
        from app.model.change import Change, Message  # noqa: PLC0415  as above

        document, copied = self._document, self._copied()
        if document is None or copied is None:
            return
        gone = copied.everybody
        change = edits.remove(document.plan, [(type(one), one.id) for one in gone])
        message = Message.of("people.cut", count=len(gone))
        if len(gone) == 1:
            message = Message.of("person.cut", name=gone[0].label)
        if document.do(Change(message, change.edits)):
            QGuiApplication.clipboard().setMimeData(clipboard.mime_of(copied))
            self._cut = copied, change
            self._tell_copied(len(gone))

    def paste(self) -> None:
        """Paste people that were copied here, or else a list or matrix from elsewhere."""
        document, board = self._document, QGuiApplication.clipboard()
        self._window.status.clearMessage()  # what was copied is on its way
        if document is None or not clipboard.has_people(board):
            self._window.doing.files.paste()
            return
        try:
            copied = clipboard.people_on(board)
        except UserError as error:
            self._window.status.tell(str(error))
            return
        from app.exchange import pasting  # noqa: PLC0415  only when something is pasted

        if self._cut is not None and self._cut[0] == copied:
            at = document.opportunity
            back = pasting.brought_back(document.plan, at, copied, self._cut[1])
            if back is not None:
                self._do_paste(document, back)
                return
        found = pasting.likely(document.plan, copied)
        if not found:
            self._paste(document, copied, {})
            return
        from app.ui.dialogs.paste_people import PastePeopleDialog  # noqa: PLC0415  seldom

        people = copied.of(Person)
        count = len(copied.everybody)
        title = ntr("Paste {count} person", "Paste {count} people", count)

        def take(same: Mapping[int, Id]) -> None:
            self._paste(document, copied, {people[line].id: id for line, id in same.items()})

        PastePeopleDialog(self._window, title, found, take).open()

    def duplicate(self) -> None:
        """Make a double of who is selected, as for somebody who does the same work."""
        document, copied = self._document, self._copied()
        if document is not None and copied is not None:
            self._paste(document, copied, {}, "duplicated")

    def _paste(
        self, document: Document, copied: Copied, same: Mapping[Id, Id], message: str = "pasted"
    ) -> None:
        from app.exchange import pasting  # noqa: PLC0415  as above

        done = pasting.paste(document.plan, document.opportunity, copied, same, message)
        self._do_paste(document, done)

    def _do_paste(self, document: Document, done: Pasted) -> None:
        """Add who was pasted and show them; that they were copied is said no longer."""
        if document.do(done.change):
            count = len(done.refs)
            words = ntr("{count} person added.", "{count} people added.", count)
            self._window.status.tell(words)
            self._window.doing.finding.show(frozenset(done.refs))

    def _copied(self) -> Copied | None:
        from app.exchange import copied_people  # noqa: PLC0415  only when something is copied

        document, chosen = self._document, self._chosen()
        if document is None or not chosen:
            return None
        self._window.hand_on()
        ids = [id for _kind, id in chosen]
        return copied_people.copied(document.plan, document.opportunity, ids)

    def are_together(self) -> bool:
        """Return whether somebody chosen is on a card of several in front, and say so."""
        view, views = self._window.map, self._window.views
        if view is None or self._document is None or views is None:
            return False
        in_front = views.currentWidget() is view
        return in_front and view.are_together(id for _kind, id in self._document.selection)

    def _chosen(self) -> list[Ref]:
        document = self._document
        selection = () if document is None else document.selection
        return [ref for ref in selection if ref[0] in _PEOPLE]

    def _tell_copied(self, count: int) -> None:
        words = ntr(
            "Copied: {count} person. It is internal.",
            "Copied: {count} people. It is internal.",
            count,
        )
        self._window.status.tell(words)

    # -- where cards stand

    def _align(self, edge: str) -> None:
        from app.ui.canvas.aligning import Edge  # noqa: PLC0415  comes with the map

        if (view := self._on_map()) is not None:
            view.align(Edge[edge.upper()])

    def _distribute(self, along: str) -> None:
        from app.ui.canvas.aligning import Along  # noqa: PLC0415  as above

        if (view := self._on_map()) is not None:
            view.distribute(Along[along.upper()])

    def _on_map(self) -> MapView | None:
        """Return the map, in front: one sees what is moved."""
        if self._window.map is not None:
            self._window.show_view(MAP)
        return self._window.map

    def follow_snap(self) -> None:
        """Let cards in the hand snap to others, or not, as the menu item says now."""
        on = self._actions[SNAP].isChecked()
        self._window.settings.put(SNAP, on)
        if self._window.map is not None:
            self._window.map.snaps = on

    # -- who is selected

    def select_all(self) -> None:
        """Select everybody on the map."""
        from app.ui import selecting  # noqa: PLC0415  comes with the filter

        if self._document is not None:
            self._document.select(selecting.everybody(self._document))

    def invert(self) -> None:
        """Select who is not selected, and let go of the others."""
        from app.ui import selecting  # noqa: PLC0415  comes with the filter

        if self._document is not None:
            chosen = set(self._chosen())
            self._select(selecting.everybody(self._document) - chosen)

    def select_uncovered(self) -> None:
        """Select who of the buying team nobody of ours covers."""
        from app.ui import selecting  # noqa: PLC0415  as above

        if self._document is not None:
            self._select(selecting.uncovered(self._document))

    def select_alike(self, subject: str) -> None:
        """Select whoever has a role, level or such that somebody who is selected has."""
        from app.ui import selecting  # noqa: PLC0415  as above

        if self._document is not None:
            self._select(selecting.alike(self._document, subject))

    def _select(self, refs: frozenset[Ref]) -> None:
        """Select these, and say how many; where there is nobody, what is selected stays."""
        if self._document is None:
            return
        if refs:
            self._document.select(refs)
        count = len(refs)
        nobody = tr("Nobody answers that.")
        some = ntr("{count} person selected", "{count} people selected", count)
        self._window.status.tell(some if refs else nobody)

    # -- menus and palette that know who is there

    def fill_menu(self, bar: QMenuBar) -> None:
        """Let the menu of selecting list what is there whenever it opens."""
        for menu in bar.findChildren(QMenu):
            if self._actions["select.invert"] in menu.actions():
                self._add_choices(menu)

    def _add_choices(self, menu: QMenu) -> None:
        from app.ui import selecting  # noqa: PLC0415  comes with the filter

        menu.addSeparator()
        for subject, title in selecting.MENUS.items():
            below = menu.addMenu(tr(title))
            below.aboutToShow.connect(partial(self._list_choices, below, subject))

    def _list_choices(self, menu: QMenu, subject: Subject) -> None:
        from app.ui import selecting  # noqa: PLC0415  as above

        menu.clear()
        document = self._document
        found = [] if document is None else selecting.choices(document, subject)
        for one in found:
            words = tr("{what} ({count})", what=one.words, count=len(one.refs))
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(partial(self._select_choice, one.refs))
        if not found:
            menu.addAction(tr("nobody")).setEnabled(False)

    def _select_choice(self, refs: frozenset[Ref], _checked: bool = False) -> None:
        self._select(refs)

    def entries(self) -> Iterable[Entry]:
        """Yield what the palette offers to select."""
        from app.ui import selecting  # noqa: PLC0415  as above
        from app.ui.palette.entries import Entry  # noqa: PLC0415  as above

        document = self._document
        if document is None:
            return
        for one in selecting.choices(document, *selecting.MENUS):
            yield Entry(
                "action", f"select.{one.subject.value}.{one.value}",
                tr("Select: {what}", what=one.words), partial(self._select, one.refs),
                tr(selecting.MENUS[one.subject]).replace("&", ""),
            )  # fmt: skip


def ask_menu() -> None:
    """Ask for the menu of what has the keyboard, as the menu key does."""
    focused = QApplication.focusWidget()
    if focused is not None and QApplication.activePopupWidget() is None:
        middle = focused.rect().center()
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, middle, focused.mapToGlobal(middle)
        )
        QApplication.sendEvent(focused, event)
