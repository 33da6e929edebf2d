"""What a map is made of, as far as it needs no window: of many people it is made beside it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.analysis.arrangement import Arrangement
from app.analysis.geometry import Card, Layout
from app.model.values import Id
from app.ui.canvas import groups
from app.ui.canvas.content import Face, MapContent
from app.ui.canvas.standing import Standing


@dataclass(frozen=True)
class MapStock:
    """Where cards stood, and what cards and lines show; a map keeps it, and adds to it."""

    standing: Standing = field(default_factory=Standing)
    faces: groups.KnownFaces = field(default_factory=groups.KnownFaces)
    lines: groups.KnownLines = field(default_factory=groups.KnownLines)

    folding: groups.Folding | None = None  # which cards stand for several, where it is known
    shown: tuple[tuple[Face, Card], ...] = ()  # by card, where it stands

    def begun(self, *, anew: bool = False) -> MapStock:
        """Return what another may be made from: what nothing changed about is taken again.

        `anew` everybody is placed as if nobody stood anywhere yet.
        """
        standing = self.standing.begun(anew=anew)
        return MapStock(standing, self.faces.copied(), self.lines.copied())


def prepared(
    content: MapContent,
    aspect: float | None,
    arrangement: Arrangement,
    *,
    folded: frozenset[Id] | None = None,
    folding: groups.Folding | None = None,
    forward: frozenset[Id] | None = None,
    keep: Layout | None = None,
    stock: MapStock | None = None,
) -> MapStock:
    """Return what the map of a content will ask for next; in a worker.

    Without `folded` it is folded as it opens, or as `folding` says while those who are
    `forward` are picked out; `keep` is where everybody stands so far, and `stock` was begun
    from what is shown.
    """
    stock = stock or MapStock()
    standing = stock.standing
    standing.arrangement = arrangement
    standing.aspect = aspect or standing.aspect
    if folded is None:
        folding = folding or groups.Folding(levels=True)
        folded = folding.folded(content, arrangement, forward)
        stock = replace(stock, folding=folding)
    standing.folded = folded
    layout = standing.layout(content.plan, content.opportunity, keep, anew=False)
    faces = stock.faces.of(content, layout)
    stock.lines.of(content, groups.stand_for(layout))
    return replace(stock, shown=tuple((face, layout.cards[face.id]) for face in faces))
