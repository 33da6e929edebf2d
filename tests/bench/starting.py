"""Starts of whole processes: how long to first paint, cards and gaps, and their memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from tests.bench import child, homes
from tests.bench.figures import Figure
from tests.bench.targets import CARDS, EMPTY, GAPS, MEMORY, WINDOW, Measure
from tests.bench.timing import rounds_for

ROOT = Path(__file__).resolve().parent.parent.parent
TOO_LONG = 120  # seconds
Seen = Mapping[str, float]  # what a child saw, in seconds from its start, and its memory


def figures(shapes: Mapping[str, Path], folder: Path, rounds: int) -> list[Figure]:
    """Measure a start on each of these homes, in turn with a bare window's.

    A home is copied for every start, so that none finds what an earlier one left.
    """
    kinds = [(child.BARE, child.BARE, None), (EMPTY, child.WINDOW, next(iter(shapes.values())))]
    kinds += [(name, child.ACCOUNT, home) for name, home in shapes.items()]
    seen: dict[str, list[Seen]] = {name: [] for name, _kind, _home in kinds}
    for turn in range(1 + rounds):
        for name, kind, home in kinds:
            if turn > rounds_for(name, rounds):
                continue
            one = _start(kind, home, folder)
            if turn:  # the first one warms the caches of files and bytecode
                seen[name].append(one)
    return _compared(seen)


def _compared(seen: Mapping[str, list[Seen]]) -> list[Figure]:
    floor = _median(seen[child.BARE], child.PAINTED)
    least = _median(seen[child.BARE], child.MEMORY)
    found: list[Figure] = []
    for name, starts in seen.items():
        if name == EMPTY:
            found.append(Figure(WINDOW, name, _median(starts, child.PAINTED), floor))
        elif name != child.BARE:
            found.append(Figure(CARDS, name, _median(starts, child.CARDS), floor))
            found.append(Figure(GAPS, name, _median(starts, child.LISTED), floor))
    for name, starts in seen.items():
        if name != child.BARE:
            held = _median(starts, child.MEMORY)
            found.append(Figure(MEMORY, name, held, least, Measure.MEMORY))
    return found


def _median(starts: list[Seen], moment: str) -> float:
    return median(start[moment] for start in starts)


def _start(kind: str, home: Path | None, folder: Path) -> Seen:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # users start what is compiled already
    if home is not None:
        environment["VISAVIS_HOME"] = str(homes.copied(home, folder / "start"))
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.child", kind],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        timeout=TOO_LONG,
        check=False,
    )
    if done.returncode or not done.stdout:
        raise RuntimeError(f"a start of {kind} failed:\n{done.stderr.decode()}")
    moments: dict[str, float] = json.loads(done.stdout)
    return {
        name: value if name == child.MEMORY else value - begun
        for name, value in moments.items()
    }
