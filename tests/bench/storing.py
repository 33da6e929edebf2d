"""The store beside raw sqlite3: opening accounts, keeping an edit, adding an account."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import cycle
from pathlib import Path
from random import Random

from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.ties import ContactTie
from app.model.vocabulary import TieLevel
from app.store import content
from app.store.workspace import Workspace
from tests.bench import homes, raw_store, shapes
from tests.bench.figures import Figure, compared
from tests.bench.raw_store import RawStore
from tests.bench.targets import BULK, EDIT_KEPT, LOAD, OPEN_ONE
from tests.bench.timing import in_turn, timed

ACCOUNTS = 500  # in a workspace of shape P
READS, WRITES = 4, 6  # for each run; small things are timed more often
STORE, RAW = "store", "raw"


def figures(sizes: Mapping[str, Path], folder: Path, runs: int) -> list[Figure]:
    """Measure loading, editing and adding on homes with one account each."""
    found: list[Figure] = []
    for name, home in sizes.items():
        plan = shapes.plan(shapes.SHAPES[name])
        ours = homes.copied(home, folder / f"{name}-store")
        raw = homes.copied(home, folder / f"{name}-raw")
        with (
            homes.workspace_in(ours) as workspace,
            raw_store.opened(homes.file_in(raw)) as bare,
        ):
            found += [
                _load(name, plan, workspace, bare, runs * READS),
                _edit(name, plan, workspace, bare, runs * WRITES),
                _add(name, plan, workspace, bare, runs),
            ]
    return found


def many_accounts(folder: Path, runs: int) -> list[Figure]:
    """Measure opening one of many accounts; making them takes some seconds."""
    home = homes.made(
        folder / "P", (shapes.plan(shapes.S, seed) for seed in range(1, ACCOUNTS + 1))
    )
    copy = homes.copied(home, folder / "P-raw")
    random = Random(1)
    with homes.workspace_in(home) as workspace, raw_store.opened(homes.file_in(copy)) as bare:
        accounts = [account.id for account in workspace.accounts()]
        taken = in_turn(
            {
                STORE: lambda: _loading(workspace, random.choice(accounts)),
                RAW: lambda: _fetching(bare, random.choice(accounts)),
            },
            runs * READS,
        )
    return [compared(OPEN_ONE, "P", taken[STORE], taken[RAW])]


def _load(
    name: str, plan: AccountPlan, workspace: Workspace, bare: RawStore, rounds: int
) -> Figure:
    id = plan.account.id
    acts: dict[str, Callable[[], float]] = {
        STORE: lambda: _loading(workspace, id),
        RAW: lambda: _fetching(bare, id),
    }
    taken = in_turn(acts, rounds)
    return compared(LOAD, name, taken[STORE], taken[RAW])


def _edit(
    name: str, plan: AccountPlan, workspace: Workspace, bare: RawStore, rounds: int
) -> Figure:
    """Hand one changed tie in, as autosave does."""
    id, tie = plan.account.id, next(iter(plan.ties))
    copy = workspace.load(id)
    store = workspace.plan_store(id)
    levels = cycle((TieLevel.GOOD, TieLevel.WORKING))
    revision = copy.revision

    def ours() -> float:
        copy.edit(edits.set_fields(copy.plan, ContactTie, tie, level=next(levels)))
        return timed(lambda: copy.sync(store, homes.AUTHOR))

    def raw() -> float:
        nonlocal revision
        change = edits.set_fields(copy.plan, ContactTie, tie, level=next(levels))
        log, level = content.text_of(change), copy.plan.ties[tie].level or 0
        base, revision = revision, revision + 1
        return timed(lambda: bare.edit(id, base, tie, int(level), log))

    taken = in_turn({STORE: ours, RAW: raw}, rounds)
    return compared(EDIT_KEPT, name, taken[STORE], taken[RAW])


def _add(
    name: str, plan: AccountPlan, workspace: Workspace, bare: RawStore, rounds: int
) -> Figure:
    """Add a whole account; the floor is given ready rows."""
    id = plan.account.id
    ready = raw_store.insertions(workspace.path, id)

    def ours() -> float:
        workspace.remove(id)
        return timed(lambda: workspace.add(plan, homes.AUTHOR))

    def raw() -> float:
        bare.remove(id)
        return timed(lambda: bare.add(ready))

    taken = in_turn({STORE: ours, RAW: raw}, rounds)
    return compared(BULK, name, taken[STORE], taken[RAW])


def _loading(workspace: Workspace, id: str) -> float:
    return timed(lambda: workspace.load(id))


def _fetching(bare: RawStore, id: str) -> float:
    return timed(lambda: bare.load(id))
