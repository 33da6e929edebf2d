"""What the map shows besides the cards: kinds of lines, letters on badges, the legend below."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from app.ui.canvas.legend_strip import SWITCHED
from app.ui.theme import measure

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView


class Switching:
    """The part of the view that switches things on and off."""

    legend_asked: bool | None = None  # None: it shows where there is much room

    @property
    def _switched(self) -> MapView:
        return cast("MapView", self)

    def shows(self, name: str) -> bool:
        """Return whether lines are shown: reporting, influences or affinities."""
        return dict(SWITCHED)[name] <= self._switched.map.kinds

    def show_lines(self, name: str, *, on: bool) -> None:
        """Show or hide reporting, influences or affinities."""
        view, kinds = self._switched, dict(SWITCHED)[name]
        view.paint_next_turn()
        view.map.show_kinds(view.map.kinds | kinds if on else view.map.kinds - kinds)
        view.after_drawing()
        view.kinds_changed.emit()

    def on_switched(self, name: str, on: bool) -> None:
        self.show_lines(name, on=on)

    def shows_legend(self) -> bool:
        """Return whether the legend stands below the map."""
        view = self._switched
        return view.legend.isVisibleTo(view)

    def show_legend(self, *, on: bool) -> None:
        """Show the legend with its switches, or the map alone, however small the map is."""
        self.legend_asked = on
        self.place_legend()
        self._switched.kinds_changed.emit()

    def place_legend(self) -> None:
        """Let the legend stand below the map, where it is asked for or there is room."""
        view, on = self._switched, self.legend_asked
        if on is None:
            on = view.height() >= measure("legend.opens_from")
        if on != view.legend.isVisibleTo(view):
            view.legend.setVisible(on)
            view.kinds_changed.emit()
        high = view.legend.heightForWidth(view.width()) if on else 0
        view.setViewportMargins(0, 0, 0, high)
        view.legend.setGeometry(0, view.height() - high, view.width(), high)

    def toggle_letters(self) -> None:
        """Name roles by their letters on every badge, or no longer."""
        self._switched.map.show_letters(on=not self._switched.map.letters)
