"""The dots of a power grid drawn all at once: thousands one by one would take many seconds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from app.figures import drawing
from app.figures.power_people import Look, Somebody
from app.figures.power_standing import Standing

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path
    from matplotlib.transforms import Transform

LEAST_WITH_RING = 6.0  # pixels of the radius down to which a dot shows how it is covered
LEAST_WITH_LETTERS = 9.0  # and of one that has room for initials
TINY = 4.0  # and below which its sign is all there is
SIGN_AT = 0.74  # of the radius from its middle to that of its sign, to the right and down
STEPS = 100  # parts of the round that coverage is drawn in
_MARKERS = {"advocate": "*", "for": "^", "neutral": "o", "reserved": "v", "against": "X"}
_STAR = 1.35  # times as large as the others, for its points are thin
_DISC, _RING, _BEHIND_SIGN, _SIGN = 3.0, 3.2, 4.0, 5.0  # from back to front
_Rgba = tuple[float, float, float, float]


class Dots:
    """Draws the dots of everybody on a picture."""

    def __init__(self, axes: Axes, shown: Standing, look: Look) -> None:
        self._axes, self._shown, self._look = axes, shown, look

    def draw(self, people: Sequence[Somebody], radius: float) -> None:
        """Draw these, all of them so large."""
        if not people:
            return
        if radius >= LEAST_WITH_RING:
            self._discs(people, radius)
            self._coverage([one for one in people if one.coverage], radius)
        by_attitude: defaultdict[str, list[Somebody]] = defaultdict(list)
        for one in people:
            by_attitude[one.attitude].append(one)
        for attitude, alike in by_attitude.items():
            self._signs(attitude, alike, radius)

    def _ring(self, radius: float) -> float:
        return self._look.sizes["ring"] * radius / self._look.sizes["dot"]

    def _discs(self, people: Sequence[Somebody], radius: float) -> None:
        colours, ring = self._look.colours, self._ring(radius)
        for known in (True, False):
            some = [one for one in people if (one.coverage is not None) is known]
            edge = colours["track" if known else "coverage_unknown"]
            self._put(
                [_round()], some, radius - ring / 2, _DISC,
                facecolors=[self._rgba(colours["disc"], one) for one in some],
                edgecolors=[self._rgba(edge, one) for one in some],
                linewidths=ring if known else 1.4 * min(1.0, ring / 3 + 0.4),
                linestyles="solid" if known else [(0, (1.2, 2.6))],
            )  # fmt: skip

    def _coverage(self, people: Sequence[Somebody], radius: float) -> None:
        ring, colours = self._ring(radius), self._look.colours
        self._put(
            [_part(round(STEPS * (one.coverage or 0.0))) for one in people], people,
            radius - ring / 2, _RING, facecolors="none", linewidths=ring,
            edgecolors=[self._rgba(colours[one.coverage_token], one) for one in people],
        )  # fmt: skip

    def _signs(self, attitude: str, people: Sequence[Somebody], radius: float) -> None:
        """Draw the attitude's sign on the dots: ★ ▲ ● ▼ ✕, or ? where it is unknown."""
        look = self._look
        size = look.sizes["sign"] * radius / look.sizes["dot"]
        off = SIGN_AT * radius
        if radius < LEAST_WITH_LETTERS:
            # in the middle, where else the initials are
            size, off = _share(radius) * radius, 0.0
        else:
            self._put(
                [_round()], people, size + 2, _BEHIND_SIGN, off=off,
                facecolors=look.colours["cell"], linewidths=0,
            )  # fmt: skip
        large = _STAR if attitude == "advocate" else 1.35 if attitude not in _MARKERS else 1.0
        self._put(
            [_sign(attitude)], people, size * large, _SIGN, off=off,
            facecolors=look.colours[f"attitude.{attitude}"], linewidths=0,
        )  # fmt: skip

    def _put(
        self,
        paths: list[Path],
        people: Sequence[Somebody],
        size: float,
        depth: float,
        off: float = 0.0,
        **how: Any,
    ) -> None:
        """Draw outlines of one unit `size` large, each at its dot or `off` it."""
        from matplotlib.collections import PathCollection  # noqa: PLC0415  as in `drawing`
        from matplotlib.transforms import IdentityTransform  # noqa: PLC0415  as above

        if not people:
            return
        at = [(x + off, y + off) for x, y in (self._shown.spots[one.id] for one in people)]
        self._axes.add_collection(
            PathCollection(
                paths, sizes=[size**2], offsets=at, offset_transform=self._axes.transData,
                transform=IdentityTransform(), zorder=depth, **how,
            ),
            autolim=False,
        )  # fmt: skip

    def _rgba(self, colour: str, one: Somebody) -> _Rgba:
        from matplotlib.colors import to_rgba  # noqa: PLC0415  as in `drawing`

        return to_rgba(colour, self._look.sizes["left_solid"] if one.left else 1.0)


def _share(radius: float) -> float:
    """Return how much of a small dot its sign takes; the smallest are nothing else."""
    if radius >= LEAST_WITH_RING:
        return 0.5
    return 0.72 if radius >= TINY else 0.95


@cache
def _round() -> Path:
    from matplotlib.path import Path  # noqa: PLC0415  as in `drawing`

    return Path.unit_circle()


@cache
def _part(steps: int) -> Path:
    """Return as much of a circle, from the top on with the clock."""
    from matplotlib.path import Path  # noqa: PLC0415  as in `drawing`

    share = min(STEPS - 0.1, max(1, steps)) / STEPS
    return Path.arc(90 - 360 * share, 90)


@cache
def _sign(attitude: str) -> Path:
    """Return the outline of a sign, about one unit from its middle to its edge."""
    from matplotlib.markers import MarkerStyle  # noqa: PLC0415  as in `drawing`
    from matplotlib.textpath import TextPath  # noqa: PLC0415  as above
    from matplotlib.transforms import Affine2D  # noqa: PLC0415  as above

    known = _MARKERS.get(attitude)
    if known is not None:
        marker = MarkerStyle(known)
        return _moved(marker.get_path(), marker.get_transform() + Affine2D().scale(2.0))
    letter = TextPath((0, 0), "?", size=1, prop=drawing.font(strong=True))
    box = letter.get_extents()
    middle = Affine2D().translate(-(box.x0 + box.x1) / 2, -(box.y0 + box.y1) / 2)
    return _moved(letter, middle.scale(2 / box.height))


def _moved(path: Path, transform: Transform) -> Path:
    found: Path = transform.transform_path(path)
    return found
