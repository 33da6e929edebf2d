"""Pictures at 4K, beside Qt's bare encoding of the same finished image."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.ui import export
from tests.bench import shapes
from tests.bench.figures import Figure, compared
from tests.bench.targets import PICTURE
from tests.bench.timing import in_turn, rounds_for, timed

DRAWN, ENCODED = "drawn", "encoded"
OPTIONS = export.Options(audience=Audience.INTERNAL, size=export.PictureSize.pixels())


def figures(names: Iterable[str], folder: Path, runs: int) -> list[Figure]:
    """Measure the internal map of each shape, from plan to file."""
    return [_figure(name, shapes.plan(shapes.SHAPES[name]), folder, runs) for name in names]


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
