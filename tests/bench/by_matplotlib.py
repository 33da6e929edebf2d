"""The map as one would draw it with matplotlib: as many lines, labels and signs as ours."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Arc, Circle, FancyBboxPatch, Rectangle
from matplotlib.text import Text

from app.analysis.roster import Side
from app.ui.canvas import marks
from app.ui.canvas.card import CardItem
from app.ui.canvas.content import Face
from app.ui.canvas.dashes import lengths
from app.ui.canvas.lines import DrawnLine
from app.ui.canvas.scene import MapScene
from app.ui.theme import Theme, measure

A3 = (16.54, 11.69)  # inches, lying
POINTS = 72  # per inch
_SYMBOLS = dict(zip(marks.ATTITUDE_TOKENS, ("*", "^", "o", "v", "x", "$?$"), strict=True))
_SIGN = "p"  # for the icon of a role: one path
_INITIALS, _NAME, _TITLE, _NUMBER = 14, 14, 12, 12  # pixels


def save(scene: MapScene, path: Path, dots: float = POINTS) -> None:
    """Draw a map and write it to a file; `dots` are per inch, for a picture of pixels.

    It is simpler than ours: without shadows, headings and legend, texts are never fitted.
    """
    figure = Figure(figsize=A3, dpi=dots)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, scene.geometry.width)
    axes.set_ylim(scene.geometry.height, 0)
    axes.axis("off")
    drawing = _Drawing(axes, scene.look, A3[0] * POINTS / scene.geometry.width)
    for band in scene.geometry.bands:
        box = band.box
        drawing.box(
            box.x, box.y, box.width, box.height, measure("space.radius"), "surface.band"
        )
    crowded = len(scene.lines) >= measure("line.crowded_from")
    for line in scene.lines.values():
        drawing.line(line, measure("line.crowded") if crowded else 1.0)
    for card in scene.cards.values():
        drawing.card(card)
    figure.savefig(path, dpi=dots)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Axes in the units of a map, on which its parts are drawn one by one."""

    axes: Axes
    look: Theme
    unit: float  # of the map, in points

    def colour(self, token: str) -> str:
        return self.look.colour(token).name()

    def box(
        self, x: float, y: float, wide: float, high: float, corner: float, fill: str
    ) -> None:
        shape = FancyBboxPatch((x, y), wide, high, f"round,pad=0,rounding_size={corner}")
        edge = self.colour("edge.card")
        self.axes.add_patch(shape)
        shape.set(facecolor=self.colour(fill), edgecolor=edge, linewidth=self.unit)

    def text(self, x: float, y: float, words: str, pixels: float, token: str) -> Text:
        size, colour = pixels * self.unit, self.colour(token)
        return self.axes.text(x, y, words, fontsize=size, color=colour, va="center")

    def sign(self, x: float, y: float, marker: str, wide: float, colour: str) -> None:
        self.axes.plot(x, y, marker=marker, markersize=wide * self.unit, color=colour)

    def line(self, one: DrawnLine, share: float) -> None:
        given, colour = one.stroke, self.colour(one.stroke.colour)
        gaps = lengths(given)
        dash = "solid" if gaps is None else (0, tuple(part / given.width for part in gaps))
        across, down = zip(*one.points, strict=True)
        wide = given.width * self.unit
        self.axes.plot(across, down, color=colour, linewidth=wide, linestyle=dash, alpha=share)
        if given.end is not None:
            self.sign(*one.points[-1], "o", measure("map.arrow"), colour)
        if given.middle is not None:
            at = one.mark_at
            self.sign(at.x(), at.y(), "o", 2 * measure("map.mark"), colour)

    def card(self, item: CardItem) -> None:
        box, face = item.card.box, item.face
        ours = face.side is Side.OURS
        corner = box.height / 2 if ours else measure("card.radius")
        self.box(box.x, box.y, box.width, box.height, corner, "surface.card")
        inset = measure("card.pill_disc_x" if ours else "card.ring_x")
        middle = box.x + inset, box.y + box.height / 2
        if ours:
            disc = Circle(middle, measure("card.disc"), color=self.colour("disc.ours"))
            self.axes.add_patch(disc)
        else:
            self.ring(middle, face)
            self.knowledge(item)
        token = "disc.on_ours" if ours else "text.ink"
        initials = self.text(*middle, face.initials, _INITIALS, token)
        initials.set(ha="center", weight="bold")
        left = box.x + measure("card.pill_text_x" if ours else "card.text_x")
        for share, words, size in ((0.25, face.name, _NAME), (0.55, face.title or "", _TITLE)):
            self.text(left, box.y + share * box.height, words, size, "text.ink")

    def ring(self, middle: tuple[float, float], face: Face) -> None:
        """How far somebody is covered."""
        wide, across = measure("card.ring_width"), 2 * measure("card.ring")
        colours = self.colour("coverage.track"), self.colour("coverage.fair")
        for colour, share in zip(colours, (1.0, face.coverage or 0.0), strict=True):
            if share > 0:
                arc = Arc(middle, across - wide, across - wide, theta2=360 * share)
                self.axes.add_patch(arc)
                arc.set(edgecolor=colour, linewidth=wide * self.unit)

    def knowledge(self, item: CardItem) -> None:
        """Attitude, roles, influence and gap of a person of theirs."""
        box, face = item.card.box, item.face
        colour = self.colour(marks.ATTITUDE_TOKENS[face.attitude])
        right, low = box.x + box.width - measure("card.inset"), box.y + box.height - 8
        strip = Rectangle((box.x, box.y), measure("card.strip"), box.height, color=colour)
        self.axes.add_patch(strip)
        self.sign(right - 7, box.y + 18, _SYMBOLS[face.attitude], 14, colour)
        side = measure("card.badge")
        for place, role in enumerate(face.roles):
            x = box.x + measure("card.text_x") + place * (side + measure("card.badge_gap"))
            y = box.y + measure("card.badge_top")
            self.box(x, y, side, side, side / 4, f"role.{role.value}")
            self.sign(x + side / 2, y + side / 2, _SIGN, side / 2, self.colour("role.glyph"))
        for place in range(3):
            filled = face.influence is not None and place < face.influence
            token = "influence.filled" if filled else "influence.empty"
            high = measure("card.bar_height") * (place + 1) / 3
            at = right - 8 * (3 - place), low - high
            self.axes.add_patch(Rectangle(at, 5, high, color=self.colour(token)))
        if face.flag is not None:
            at = box.x + box.width - 6, box.y + 3
            disc = Circle(at, measure("card.flag"), color=self.colour("flag.fill"), zorder=2.5)
            self.axes.add_patch(disc)
            self.text(*at, str(face.flag), _NUMBER, "flag.text").set(ha="center")
