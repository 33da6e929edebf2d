"""What the actions of the map do, and how a new map comes about."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from app.analysis.arrangement import Arrangement
from app.model import edits
from app.model.ties import ContactTie
from app.model.values import Id, joined
from app.ui import seat_actions
from app.ui.views.stack import MAP

if TYPE_CHECKING:
    from app.ui.canvas.prepared import MapStock
    from app.ui.canvas.view import MapView
    from app.ui.document import Document
    from app.ui.main_window import MainWindow

LAYERS = {
    "map.reporting": "reporting",
    "map.influences": "influences",
    "map.affinities": "affinities",
}
ON_THE_MAP = {  # what the map can do itself
    "map.add_person": "add_person",
    "map.add_member": "add_member",
    "map.arrange": "arrange",
    "map.fold": "fold_or_open",
    "map.fold_all": "fold_or_open_all",
    "zoom.in": "zoom_in",
    "zoom.out": "zoom_out",
    "zoom.fit": "fit",
}

WAY = "arrangement"  # the group of actions, and the settings, of how the map is arranged
ZOOMING = frozenset({"zoom_in", "zoom_out", "fit"})


class MapActions:
    """Hands on to the map in the window what menus and panels ask of it."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._actions = window.actions_

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what to do, by action."""
        handlers: dict[str, Callable[[], object]] = {
            id: partial(self.on_map, name) for id, name in ON_THE_MAP.items()
        }
        handlers |= {id: partial(self.show_lines, id) for id in LAYERS}
        handlers |= {f"{WAY}.{way.value}": partial(self.arrange, way) for way in Arrangement}
        handlers["map.legend"] = self.show_legend
        handlers["map.minimap"] = self.show_minimap
        return handlers

    def on_map(self, name: str) -> None:
        """Let the map do something it can do itself, in front of the other views."""
        views = self._window.views
        front = None if views is None else views.currentWidget()
        if name in ZOOMING and hasattr(front, name):
            getattr(front, name)()  # another view that has its own paper
        elif self._window.map is not None:
            self._window.show_view(MAP)
            self._window.map.catch_up()
            getattr(self._window.map, name)()

    def take_the_keyboard(self) -> None:
        """Let what is typed be for the map from now on."""
        if self._window.map is not None:
            self._window.map.setFocus()

    def draw_tie(self, member: Id, person: Id) -> None:
        """Ask on the map how well two know each other, and draw it; at once if not on it."""
        document, view = self._window.document, self._window.map
        if document is None:
            return
        if view is not None and {member, person} <= view.map.cards.keys():
            self._window.show_view(MAP)
            view.join(member, person)
        elif document.attempt(edits.add_tie, member, person, base=document.base):
            document.select([(ContactTie, joined(member, person))])

    def new_map(
        self, document: Document, room: QSize, stock: MapStock | None = None
    ) -> MapView:
        """Return a map with the lines and the legend that were chosen; follow its switches.

        `room` is what it will have in the window, `stock` what was prepared for it.
        """
        from app.ui.canvas.view import MapView  # noqa: PLC0415  a later step of the start

        settings = self._window.settings
        view = MapView(document, room, self.kept(document), stock)
        view.viewport().setAcceptDrops(False)  # a file dropped on it is for the window
        view.addActions(self._actions.on_map())
        for id, name in LAYERS.items():
            view.show_lines(name, on=settings.flag(id, default=view.shows(name)))
        if settings.text("map.legend"):
            view.show_legend(on=settings.flag("map.legend"))
        view.minimap.allow(on=settings.flag("map.minimap", default=True))
        view.snaps = self._actions["map.snap"].isChecked()
        view.ask_menu = partial(self._window.doing.menus.open_on_map, view)
        view.kinds_changed.connect(self.follow_map)
        view.quick_asked.connect(self._actions["quick.add"].trigger)
        view.gap_asked.connect(self._window.doing.finding.open_gap)
        view.fill_asked.connect(lambda seat: seat_actions.ask_fill(view, document, seat))
        self._tick(view)
        return view

    def show_lines(self, id: str) -> None:
        if self._window.map is not None:
            self._window.map.show_lines(LAYERS[id], on=self._actions[id].isChecked())

    def show_legend(self) -> None:
        if self._window.map is not None:
            self._window.map.show_legend(on=self._actions["map.legend"].isChecked())

    def show_minimap(self) -> None:
        if self._window.map is not None:
            on = self._actions["map.minimap"].isChecked()
            self._window.map.minimap.allow(on=on)
            self._window.settings.put("map.minimap", on)

    def arrange(self, way: Arrangement) -> None:
        """Bring the map to the front, arranged in this way."""
        if self._window.map is not None:
            self._window.show_view(MAP)
            self._window.map.show_arrangement(way)

    def arrangement(self) -> Arrangement:
        """Return how the map in the window is arranged."""
        view = self._window.map
        return Arrangement.TWO_SIDED if view is None else view.map.arrangement

    def kept(self, document: Document) -> Arrangement:
        """Return how the map of this account was arranged last."""
        kept = self._window.settings.text(f"{WAY}/{document.copy.plan.account.id}")
        return next((way for way in Arrangement if way.value == kept), Arrangement.TWO_SIDED)

    def follow_map(self) -> None:
        """Tick in the menu, and keep, what the map shows now."""
        view = self._window.map
        if view is not None:
            self._tick(view)
            for id in LAYERS:
                self._window.settings.put(id, self._actions[id].isChecked())
            account = view.document.copy.plan.account.id
            self._window.settings.put(f"{WAY}/{account}", view.map.arrangement.value)
            if view.legend_asked is not None:
                self._window.settings.put("map.legend", view.legend_asked)

    def _tick(self, view: MapView) -> None:
        for id, name in LAYERS.items():
            self._actions[id].setChecked(view.shows(name))
        self._actions["map.legend"].setChecked(view.shows_legend())
        self._actions[f"{WAY}.{view.map.arrangement.value}"].setChecked(True)
        self._actions["map.minimap"].setChecked(view.minimap.is_allowed)
