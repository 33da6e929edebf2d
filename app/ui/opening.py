"""Opening a workspace on the worker's thread; a new one is given the sample account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app import usecases
from app.model.values import Id

if TYPE_CHECKING:
    from app.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OpenedWorkspace:
    """A workspace, what holds for all its accounts, and the sample if it was added just now."""

    workspace: Workspace
    shared: usecases.Opened
    sample: Id | None


def still_there(address: str) -> str | None:
    """Return where a workspace was that was open last; None (the default) if it is gone."""
    return address if address and Path(address).is_file() else None


def opened_workspace(
    address: str | None, author: str, *, with_sample: bool = True
) -> OpenedWorkspace:
    """Open a workspace in the worker; a new one gets the sample."""
    from app.store.address import Address  # noqa: PLC0415  the store is slow to import

    is_new = Address.parse(address).is_missing()
    workspace = usecases.open_workspace(address)
    sample = added_sample(workspace, author) if is_new and with_sample else None
    return OpenedWorkspace(workspace, usecases.open_shared(workspace), sample)


def added_sample(workspace: Workspace, author: str) -> Id:
    """Add the sample, its dates moved so that it is as old today as it was made to be."""
    from app.exchange import case_json  # noqa: PLC0415  jsonschema is slow to import
    from app.model.moved import moved  # noqa: PLC0415

    case = case_json.with_fresh_ids(usecases.read_case(usecases.sample_path()))
    today = date.today()
    plan = moved(case.plan, today - (case.as_of or today))
    workspace.add(plan, author)
    return plan.account.id
