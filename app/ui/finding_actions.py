"""Quick add, the palette, the filter and kept views in the window; each made when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from app.i18n import tr
from app.ui.views.stack import MAP

if TYPE_CHECKING:
    from app.analysis.gap import Gap, Key
    from app.model.places import SavedView
    from app.ui.document import Document, Ref
    from app.ui.filtering.current import Filtering
    from app.ui.filtering.frame import FilterFrame
    from app.ui.main_window import MainWindow
    from app.ui.palette.entries import Entry
    from app.ui.quick_add import QuickAdd
    from app.ui.views.stack import ViewStack

RECENT, REMEMBERED = "palette/recent", 12  # a setting, and how many it holds
OFTEN = ("quick.add", "contact.log", "filter", "import", "plan.suggest", "what_if")
_CLEAR = 12  # pixels between the box and a card that was added


class FindingActions(QObject):
    """Opens what finds and adds, and does what was chosen in it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._frame: FilterFrame | None = None
        self._box: QuickAdd | None = None  # the last one; it goes with the view or its closing

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what to do, by action."""
        return {
            "quick.add": self.quick_add,
            "palette": self.open_palette,
            "filter": self.filter_people,
            "views.keep": self.keep_view,
            "views.tidy": self.tidy_views,
        }

    # -- quick add

    def quick_add(self) -> None:
        """Open the box of one line over the view; where it is open, go on in it."""
        from app.ui.quick_add import QuickAdd  # noqa: PLC0415  not at the start

        document, over = self._window.document, self._window.middle
        if document is None:
            return
        self._window.hand_on()
        if (standing := self._open_box()) is not None:
            standing.line.setFocus()
            return
        box = self._box = QuickAdd(over, document)
        box.added.connect(partial(self._show_added, box))
        box.table_pasted.connect(self._window.doing.files.paste)
        box.closed.connect(self._to_view)
        self._window.session.left.connect(box.close_box)
        box.open_over()

    def leave_box(self) -> None:
        """Close the box of one line where it is open, as another plan comes into view."""
        if (standing := self._open_box()) is not None:
            standing.close_box()

    def _open_box(self) -> QuickAdd | None:
        box = self._box
        return box if box is not None and isValid(box) and box.isVisible() else None

    def _show_added(self, box: QWidget, refs: frozenset[Ref]) -> None:
        """Select what was added, and pan as little as shows it beside the box."""
        document, view, views = self._window.document, self._window.map, self._window.views
        if document is None or view is None or views is None:
            return
        document.select(refs)
        cards = [view.map.cards[id] for _kind, id in refs if id in view.map.cards]
        if views.in_front != MAP or not cards:
            self._show_in_view(refs)
            return
        area = cards[0].sceneBoundingRect()
        view.bring_into_view(area)
        seen = view.mapFromScene(area).boundingRect()
        covered = QRect(view.viewport().mapFromGlobal(box.mapToGlobal(QPoint())), box.size())
        if box.isVisible() and covered.intersects(seen):
            view.pan(QPoint(0, covered.bottom() + _CLEAR - seen.top()))

    # -- the palette

    def open_palette(self) -> None:
        """Open the palette with all there is now."""
        from app.ui.palette.palette import Palette  # noqa: PLC0415  not at the start

        self._window.hand_on()
        before = QApplication.focusWidget()
        recent = [key for key in self._window.settings.text(RECENT).split("\n") if key]
        over = self._window.middle.window()
        palette = Palette(over, list(self._entries()), recent, self._gaps())
        palette.chosen.connect(self._do)
        if before is not None:
            palette.closed.connect(before.setFocus)
        palette.open_over()

    def _do(self, entry: Entry) -> None:
        """Do what was chosen, and remember it for the next time."""
        settings = self._window.settings
        kept = [key for key in settings.text(RECENT).split("\n") if key and key != entry.key]
        settings.put(RECENT, "\n".join([entry.key, *kept][:REMEMBERED]))
        entry.do()

    def _entries(self) -> Iterable[Entry]:
        from app.ui.filtering import saved  # noqa: PLC0415  not at the start
        from app.ui.palette import entries  # noqa: PLC0415  as above

        window, document = self._window, self._window.document
        actions = {one.id: one for one in entries.of_actions(window.actions_, self._why_not)}
        del actions["palette"]
        yield from sorted(actions.values(), key=lambda one: one.id not in OFTEN)
        if document is not None:
            yield from entries.of_people(document, lambda ref: self.show(frozenset({ref})))
            yield from entries.of_views(saved.kept(document), self.open_view)
            yield from window.doing.hands.entries()
        yield from entries.of_decisions(
            window.session.decisions.lines, window.session.open_account
        )

    def _gaps(self) -> Iterable[Entry]:
        from app.ui.palette import entries  # noqa: PLC0415  as above

        document = self._window.document
        return () if document is None else entries.of_gaps(document, self._show_gap)

    def _why_not(self, id: str) -> str:
        from app.ui.window_actions import NOT_SUPPOSED, ON_A_DOCUMENT  # noqa: PLC0415  a circle

        document = self._window.document
        if document is None and id in ON_A_DOCUMENT:
            return tr("open an account first")
        if document is not None and document.supposing.is_on and id in NOT_SUPPOSED:
            return tr("not in a what-if")
        reasons = {
            "delete": tr("nothing is selected"),
            **dict.fromkeys(("cut", "copy", "duplicate"), tr("nobody is selected")),
            "undo": tr("nothing to undo"),
            "redo": tr("nothing to redo"),
        }
        return reasons.get(id, tr("not now"))

    # -- going somewhere

    def show(self, refs: frozenset[Ref]) -> None:
        """Select these, bring them into view, and let the keyboard go on there."""
        self._window.show_on_map(refs)
        self._show_in_view(refs)
        self._to_view()

    def _show_in_view(self, refs: frozenset[Ref]) -> None:
        views = self._window.views
        page = None if views is None else views.currentWidget()
        show_refs = getattr(page, "show_refs", None)
        if show_refs is not None and page is not self._window.map:
            show_refs(refs)

    def _show_gap(self, gap: Gap) -> None:
        from app.ui import shown_gaps  # noqa: PLC0415  comes with the report

        document = self._window.document
        if document is not None:
            self.show(shown_gaps.refs(gap, document.plan))
            self.open_gap(gap.key)

    def open_gap(self, key: Key) -> None:
        """Open a gap in the list, and select what it is about in the view in front."""
        window = self._window
        if window.bottom is None or window.gaps is None:
            return
        window.settings.put("panel.gaps", True)
        window.actions_["panel.gaps"].setChecked(True)
        window.toggle_panel("panel.gaps")
        window.bottom.show_tab("gaps")
        if window.gaps.opened().gap == key:
            window.gaps.choose(key)  # which closes it: what it is about is selected again
        window.gaps.choose(key)

    def _to_view(self) -> None:
        views = self._window.views
        page = None if views is None else views.currentWidget()
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the filter

    def framed(self, document: Document, views: ViewStack) -> QWidget:
        """Return the views with room for the bar above them."""
        from app.ui.filtering.frame import FilterFrame  # noqa: PLC0415  a later step of the start

        self._frame = FilterFrame(views)
        self._frame.keep_asked.connect(self.keep_view)
        held = self._held(document)
        if held is not None and held.is_on:  # the window is built anew
            self._frame.use(held)
        return self._frame

    def filter_people(self) -> None:
        """Open the bar that picks people out."""
        document = self._window.document
        if document is not None and self._frame is not None:
            self._frame.begin(self.filtering(document))

    def filtering(self, document: Document) -> Filtering:
        """Return the filter of a document; it lasts as long as the document."""
        from app.ui import explaining  # noqa: PLC0415  not at the start
        from app.ui.filtering.current import Filtering  # noqa: PLC0415  as above

        held = self._held(document)
        if held is not None:
            return held
        account = document.copy.plan.account.id
        return Filtering(document, partial(explaining.read_log, self._window.session, account))

    def _held(self, document: Document) -> Filtering | None:
        from app.ui.filtering import FILTERING  # noqa: PLC0415  not at the start

        return cast("Filtering | None", document.findChild(QObject, FILTERING))  # by its name

    # -- kept views

    def keep_view(self) -> None:
        """Ask for a name, and keep the view in front with what is asked in it."""
        from app.ui.filtering import saved, words  # noqa: PLC0415  not at the start

        document, views = self._window.document, self._window.views
        if document is not None and views is not None:
            if self._frame is not None and self._frame.bar is not None:
                self._frame.bar.flush()
            held = self.filtering(document)
            suggested = words.sentence(held.filter, held.facts())
            on_map = views.in_front == MAP
            way = self._window.doing.map.arrangement() if on_map else None
            saved.ask_name(
                self._window, document, views.in_front, held.filter, suggested,
                arrangement=way, tell=self._window.status.tell,
            )  # fmt: skip

    def open_view(self, view: SavedView) -> None:
        """Bring a kept view to the front, with what was asked in it."""
        from app.ui.filtering import saved  # noqa: PLC0415  not at the start
        from app.ui.filtering.criteria import Filter  # noqa: PLC0415  not at the start

        document = self._window.document
        if document is not None and self._frame is not None:
            self._window.show_view(view.view)
            way = saved.arrangement_of(view)
            if way is not None and view.view == MAP:
                self._window.doing.map.arrange(way)
            held = self.filtering(document)
            self._frame.use(held)
            held.ask(Filter.from_json(view.filters))

    def tidy_views(self) -> None:
        """Show the kept views in a list, to open, rename and remove."""
        from app.ui.filtering.saved import SavedViewsDialog  # noqa: PLC0415  seldom needed

        if self._window.document is not None:
            SavedViewsDialog(self._window, self._window.document, self.open_view).open()

    def fill_menu(self, bar: QMenuBar) -> None:
        """Let the menu of kept views list them whenever it opens."""
        keep = self._window.actions_["views.keep"]
        for menu in bar.findChildren(QMenu):
            if keep in menu.actions():
                menu.aboutToShow.connect(partial(self._list_views, menu))

    def _list_views(self, menu: QMenu) -> None:
        from app.ui.filtering import saved  # noqa: PLC0415  not at the start

        fixed = [self._window.actions_[id] for id in ("views.keep", "views.tidy")]
        for action in menu.actions():
            if action not in fixed:
                menu.removeAction(action)
                action.deleteLater()
        document = self._window.document
        views = [] if document is None else saved.kept(document)
        if views:
            menu.addSeparator()
        for view in views:
            action = menu.addAction(view.label.replace("&", "&&"))
            action.triggered.connect(partial(self._open_again, view.id))

    def _open_again(self, id: str, _checked: bool = False) -> None:
        from app.model.places import SavedView  # noqa: PLC0415  beside its only use

        document = self._window.document
        view = None if document is None else document.plan.find(SavedView, id)
        if view is not None:
            self.open_view(view)
