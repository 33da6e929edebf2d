"""Folders as a user has them: a workspace in each, with the account that is measured."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.model.account_plan import AccountPlan
from app.store.address import DEFAULT_NAME, Address
from app.store.workspace import Workspace

AUTHOR = "bench"


@contextmanager
def workspace_in(home: Path) -> Iterator[Workspace]:
    """Open the workspace of a home, made where it is missing."""
    with living_in(home), Workspace.open(Address.parse(None)) as workspace:
        yield workspace


@contextmanager
def living_in(home: Path) -> Iterator[None]:
    """Let the program keep its data below this folder."""
    before = os.environ.get("VISAVIS_HOME")
    os.environ["VISAVIS_HOME"] = str(home)
    try:
        yield
    finally:
        if before is None:
            del os.environ["VISAVIS_HOME"]
        else:
            os.environ["VISAVIS_HOME"] = before


def made(home: Path, plans: Iterable[AccountPlan]) -> Path:
    """Make a home whose workspace holds these accounts."""
    with workspace_in(home) as workspace:
        for plan in plans:
            workspace.add(plan, AUTHOR)
    return home


def copied(home: Path, target: Path) -> Path:
    """Return a home just like another, that nobody has used yet."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(home, target)
    return target


def file_in(home: Path) -> Path:
    """Return the workspace of a home."""
    return home / DEFAULT_NAME
