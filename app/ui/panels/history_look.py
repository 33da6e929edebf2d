"""The colours and sizes of the figure of the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui import theme

if TYPE_CHECKING:
    from app.figures.score_history import Look
    from app.ui.theme import Theme

_SIZES = ("text", "stroke", "dot", "left", "right", "top", "bottom", "fill")


def look(worn: Theme | None = None) -> Look:
    """Return colours and sizes of a theme, else of the one that holds, for the figure."""
    from app.figures.score_history import Look  # noqa: PLC0415  when first drawn

    colour = (worn or theme.current()).colour
    return Look(
        ground=colour("surface.panel").name(),
        ink=colour("text.ink").name(),
        faint=colour("text.faint").name(),
        hair=colour("edge.hair").name(),
        line=colour("line.tie").name(),
        mark=colour("text.ink").name(),
        **{name: theme.measure(f"history.{name}") for name in _SIZES},
    )
