"""`python -m tests.bench`: measures the program beside its floors and prints one table."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from app.model.moved import moved
from tests.bench import figures, homes, shapes
from tests.bench.figures import Figure

MANY = "P"
SHAPES = (*shapes.SHAPES, MANY)
NOTES = """\
Floors: of a start and of memory, a bare window in a process of its own; of the store, the same
statements by sqlite3 alone; of frames and edits, a bare window that paints one pixmap; of a
PNG and a PDF, matplotlib's of the same map: as many lines, labels and signs, already arranged;
of a block, what the window's thread computed in it (the rest it waited, for whoever was busy).
All are medians, floor and measurement taken in turn, of L half as many; what else the machine
does is in both, so look at ratios first."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for; the figures are printed, and no target fails the run."""
    given = _parser().parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.pop("VISAVIS_HOME", None)
    found: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="visavis-bench-") as folder:
        for name, measured in _parts(given.shapes, Path(folder), given.runs):
            if name in given.parts:
                sys.stderr.write(f"{name} …\n")
                found += measured()
    sys.stdout.write(f"{figures.table(found)}\n\n{NOTES}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--shapes", nargs="+", choices=SHAPES, default=SHAPES, help="S, M, L; P is 500 of S"
    )
    parser.add_argument("--runs", type=int, default=5, help="the median is of so many")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    return parser


PARTS = ("start", "store", "analysis", "window", "blocks", "picture")


def _parts(
    names: Sequence[str], folder: Path, runs: int
) -> Iterator[tuple[str, Callable[[], list[Figure]]]]:
    """Yield each part with what measures it; imported when its turn comes."""
    from tests.bench import analysing, pictures, starting, storing  # noqa: PLC0415

    ago = date.today() - shapes.AS_OF  # the window judges by today, however old the shapes are
    plans = {
        name: moved(shapes.plan(shape), ago)
        for name, shape in shapes.SHAPES.items()
        if name in names
    }
    sizes = {name: homes.made(folder / name, [plan]) for name, plan in plans.items()}
    if sizes:
        yield "start", lambda: starting.figures(sizes, folder, runs)
        yield "store", lambda: storing.figures(sizes, folder, runs)
    if MANY in names:
        yield "store", lambda: storing.many_accounts(folder, runs)
    if sizes:
        yield "analysis", lambda: analysing.figures(sizes, runs)
        yield "window", lambda: _in_windows(sizes, runs)
        yield "blocks", lambda: _blocks(sizes, runs)
        yield "picture", lambda: pictures.figures(sizes, folder, runs)


def _in_windows(sizes: Mapping[str, Path], runs: int) -> list[Figure]:
    from tests.bench import driving, editing, in_matrix, moving, timing  # noqa: PLC0415

    found: list[Figure] = []
    for name, home in sizes.items():
        with driving.opened(home) as window:
            rounds = timing.rounds_for(name, runs)
            found += moving.figures(name, window, rounds)
            found += editing.figures(name, window, rounds)
            found += in_matrix.figures(name, window, rounds)
    return found


def _blocks(sizes: Mapping[str, Path], runs: int) -> list[Figure]:
    from tests.bench import blocking  # noqa: PLC0415  with the program behind it

    return blocking.figures(sizes, runs)


if __name__ == "__main__":
    sys.exit(main())
