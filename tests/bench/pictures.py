"""Pictures at 4K and PDFs on A3 beside matplotlib's of the same map, and slides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

from app.analysis.report import Report
from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.model.values import Id
from app.ui import export, shown_gaps, theme
from app.ui.canvas.content import MapContent
from app.ui.canvas.scene import MapScene
from app.ui.picture_size import FOUR_K
from tests.bench import by_matplotlib, shapes
from tests.bench.figures import Figure, compared
from tests.bench.targets import PAPER, PICTURE, SLIDE
from tests.bench.timing import in_turn, rounds_for, timed

OURS, FLOOR = "ours", "floor"
COMPARED = ("S", "M")  # matplotlib takes minutes for L
OPTIONS = export.Options(audience=Audience.INTERNAL, size=export.PictureSize.pixels())
_DOTS = FOUR_K / by_matplotlib.A3[0]  # per inch
Given = tuple[AccountPlan, Id, date, export.Options, Path]


def figures(names: Iterable[str], folder: Path, runs: int) -> list[Figure]:
    """Measure the internal map of each shape, from plan to file."""
    export.ensure_application()
    plans = {name: shapes.plan(shapes.SHAPES[name]) for name in names}
    return [
        *(_figure(name, plan, folder, runs) for name, plan in plans.items()),
        *(_paper(name, plan, folder, runs) for name, plan in plans.items()),
        *(_slide(name, plan, folder, runs) for name, plan in plans.items()),
    ]


def _paper(name: str, plan: AccountPlan, folder: Path, runs: int) -> Figure:
    """The same map as a PDF of one page."""
    options = replace(OPTIONS, size=export.PictureSize.page("a3"))
    given = plan, shapes.DECISION, shapes.AS_OF, options, folder / f"{name}.pdf"
    return _beside_matplotlib(PAPER, name, given, by_matplotlib.POINTS, runs)


def _scene(plan: AccountPlan) -> MapScene:
    """The internal map, analysed and arranged: what matplotlib is spared."""
    report = Report(plan, shapes.DECISION, shapes.AS_OF)
    flags = shown_gaps.flag_numbers(report, plan)
    content = MapContent.of(plan, shapes.DECISION, report, flags)
    return MapScene(content, theme.loaded("light"))


def _slide(name: str, plan: AccountPlan, folder: Path, runs: int) -> Figure:
    """The same map as a slide of shapes and connectors; there is no floor but its target."""
    given = plan, shapes.DECISION, shapes.AS_OF, OPTIONS, folder / f"{name}.pptx"
    acts = {OURS: lambda: timed(lambda: export.save_picture(*given))}
    return Figure(SLIDE, name, median(in_turn(acts, rounds_for(name, runs))[OURS]))


def _figure(name: str, plan: AccountPlan, folder: Path, runs: int) -> Figure:
    """The same map as pixels, beside matplotlib's where that takes no minutes."""
    given = plan, shapes.DECISION, shapes.AS_OF, OPTIONS, folder / f"{name}.png"
    return _beside_matplotlib(PICTURE, name, given, _DOTS, runs)


def _beside_matplotlib(what: str, name: str, given: Given, dots: float, runs: int) -> Figure:
    path = given[-1]
    acts = {OURS: lambda: timed(lambda: export.save_picture(*given))}
    if name in COMPARED:
        scene, floor = _scene(given[0]), path.with_stem("floor")
        acts[FLOOR] = lambda: timed(lambda: by_matplotlib.save(scene, floor, dots))
    taken = in_turn(acts, rounds_for(name, runs))
    if name in COMPARED:
        return compared(what, name, taken[OURS], taken[FLOOR])
    return Figure(what, name, median(taken[OURS]))
