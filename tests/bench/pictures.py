"""Pictures at 4K beside Qt's bare encoding, PDFs on A3 beside matplotlib's, and slides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from statistics import median

from matplotlib.figure import Figure as Canvas
from matplotlib.patches import FancyBboxPatch

from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.ui import export, theme
from app.ui.canvas.content import MapContent
from app.ui.canvas.scene import MapScene
from tests.bench import shapes
from tests.bench.figures import Figure, compared
from tests.bench.targets import PAPER, PICTURE, SLIDE
from tests.bench.timing import in_turn, rounds_for, timed

DRAWN, ENCODED = "drawn", "encoded"
COMPARED = ("S", "M")  # matplotlib takes minutes for L
A3 = (16.54, 11.69)  # inches, lying
OPTIONS = export.Options(audience=Audience.INTERNAL, size=export.PictureSize.pixels())


def figures(names: Iterable[str], folder: Path, runs: int) -> list[Figure]:
    """Measure the internal map of each shape, from plan to file."""
    plans = {name: shapes.plan(shapes.SHAPES[name]) for name in names}
    return [
        *(_figure(name, plan, folder, runs) for name, plan in plans.items()),
        *(_paper(name, plan, folder, runs) for name, plan in plans.items()),
        *(_slide(name, plan, folder, runs) for name, plan in plans.items()),
    ]


def _paper(name: str, plan: AccountPlan, folder: Path, runs: int) -> Figure:
    """The same map as a PDF of one page, beside matplotlib's where that takes no minutes."""
    options = replace(OPTIONS, size=export.PictureSize.page("a3"))
    given = plan, shapes.DECISION, shapes.AS_OF, options, folder / f"{name}.pdf"
    acts = {DRAWN: lambda: timed(lambda: export.save_picture(*given))}
    if name in COMPARED:
        scene = MapScene(MapContent.of(plan, shapes.DECISION), theme.loaded("light"))
        acts[ENCODED] = lambda: timed(lambda: _by_matplotlib(scene, folder / "floor.pdf"))
    taken = in_turn(acts, rounds_for(name, runs))
    if name in COMPARED:
        return compared(PAPER, name, taken[DRAWN], taken[ENCODED])
    return Figure(PAPER, name, median(taken[DRAWN]))


def _by_matplotlib(scene: MapScene, path: Path) -> None:
    """Cards as boxes with two texts, lines along their ways; nothing else of the map."""
    figure = Canvas(figsize=A3)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, scene.geometry.width)
    axes.set_ylim(scene.geometry.height, 0)
    axes.axis("off")
    size = 9 * A3[0] * 72 / scene.geometry.width  # of letters, in points
    for line in scene.lines.values():
        across, down = zip(*line.points, strict=True)
        axes.plot(across, down, color="#3d69d8", linewidth=0.5)
    for card in scene.cards.values():
        box = card.card.box
        shape = FancyBboxPatch((box.x, box.y), box.width, box.height, boxstyle="round,pad=0")
        shape.set(facecolor="white", edgecolor="#d5dbe6", linewidth=0.5)
        axes.add_patch(shape)
        for low, words in ((0.35, card.face.name), (0.7, card.face.title or "")):
            axes.text(box.x + 62, box.y + box.height * low, words, fontsize=size)
    figure.savefig(path, format="pdf")


def _slide(name: str, plan: AccountPlan, folder: Path, runs: int) -> Figure:
    """The same map as a slide of shapes and connectors; there is no floor but its target."""
    given = plan, shapes.DECISION, shapes.AS_OF, OPTIONS, folder / f"{name}.pptx"
    acts = {DRAWN: lambda: timed(lambda: export.save_picture(*given))}
    return Figure(SLIDE, name, median(in_turn(acts, rounds_for(name, runs))[DRAWN]))


def _figure(name: str, plan: AccountPlan, folder: Path, runs: int) -> Figure:
    given = plan, shapes.DECISION, shapes.AS_OF, OPTIONS
    path = folder / f"{name}.png"
    image = export.picture(*given)
    taken = in_turn(
        {
            DRAWN: lambda: timed(lambda: export.save_picture(*given, path)),
            ENCODED: lambda: timed(lambda: export.png(image)),
        },
        rounds_for(name, runs),
    )
    return compared(PICTURE, name, taken[DRAWN], taken[ENCODED])
