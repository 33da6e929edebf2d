"""`python -m tests.soak`: hurts workspaces many times over and prints what was left of them.

A row of the table is printed when its part is through: what was asked for, and what was found.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from tests.soak import parts

Part = Callable[[argparse.Namespace], str]
PARTS: Mapping[str, Part] = {
    "cuts": lambda given: parts.power_cuts(given.cuts, given.seed),
    "kills": lambda given: parts.kills(given.kills, given.seed),
    "team": lambda given: parts.team(given.programs, given.edits),
    "turns": lambda given: parts.turns(given.takers, given.edits),
    "server": lambda given: parts.server_faults(given.faults, given.seed),
    "migrations": lambda given: parts.migrations(),
    "editor": lambda given: parts.editor(given.windows, given.gestures),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for; anything lost, doubled or broken fails the run."""
    given = _parser().parse_args(arguments)
    if hasattr(os, "nice"):
        os.nice(19)  # whoever works here meanwhile comes first
    failed = False
    sys.stdout.write("| part | found | minutes |\n|---|---|---|\n")
    for name in given.parts:
        sys.stderr.write(f"{name} …\n")
        started = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="visavis-soak-") as folder:
            os.environ["VISAVIS_HOME"] = str(Path(folder) / "home")
            try:
                told = PARTS[name](given)
            except AssertionError as error:
                failed = True
                traceback.print_exc()
                told = f"FAILED: {str(error).splitlines()[0] if str(error) else 'see above'}"
        minutes = (time.monotonic() - started) / 60
        sys.stdout.write(f"| {name} | {told} | {minutes:.1f} |\n")
        sys.stdout.flush()
    verdict = "not all is well" if failed else "all is well"
    cores = os.cpu_count()
    sys.stdout.write(f"\n{date.today().isoformat()}, {cores} processors: {verdict}\n")
    return int(failed)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    add = parser.add_argument
    add("--parts", nargs="+", choices=PARTS, default=tuple(PARTS))
    add("--cuts", type=int, default=100_000, help="power cuts of a workspace in a file")
    add("--kills", type=int, default=2_000, help="programs killed while they edit a file")
    add("--programs", type=int, default=16, help="that edit one plan on a server at once")
    add("--takers", type=int, default=4, help="that edit one plan in a file, in turn")
    add("--edits", type=int, default=1_000, help="that each of them makes")
    add("--faults", type=int, default=200, help="a server is killed, stopped or cut off")
    add("--windows", type=int, default=200, help="the editor is worked in at random")
    add("--gestures", type=int, default=60, help="in each of them")
    add("--seed", type=int, default=2026)
    return parser


if __name__ == "__main__":
    sys.exit(main())
