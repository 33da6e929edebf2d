"""An account in a workspace whose changes were made on days of our choosing."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, time
from pathlib import Path

from app import usecases
from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.values import Id

SHARED: Id = "workspace"


class Dated:
    """Makes changes in a workspace, and afterwards lets each have been made on its day."""

    def __init__(self, path: Path, plan: AccountPlan, on: date, author: str = "Sanne") -> None:
        self.path, self.account = path, plan.account.id
        self._days: dict[tuple[Id, int], date] = {(self.account, 1): on}
        with usecases.open_workspace(str(path)) as workspace:
            workspace.add(plan, author)
        self._date()

    @property
    def plan(self) -> AccountPlan:
        with usecases.open_workspace(str(self.path)) as workspace:
            return workspace.load(self.account).plan

    def add(self, on: date, change: Change, author: str = "Sanne") -> None:
        self._hand_in(self.account, on, change, author)

    def add_shared(self, on: date, change: Change, author: str = "Jan") -> None:
        """Set something for all accounts."""
        self._hand_in(SHARED, on, change, author)

    def _hand_in(self, plan: Id, on: date, change: Change, author: str) -> None:
        with usecases.open_workspace(str(self.path)) as workspace:
            copy = workspace.load(plan)
            copy.edit(change)
            copy.sync(workspace.plan_store(plan), author)
            self._days[plan, copy.revision] = on
        self._date()

    def _date(self) -> None:
        """Write the days into the log, at noon so that no time zone makes another of them."""
        with sqlite3.connect(self.path) as database:
            for (plan, revision), on in self._days.items():
                made = datetime.combine(on, time(12)).astimezone(UTC)
                database.execute(
                    "UPDATE change SET made_at = ? WHERE plan_id = ? AND revision = ?",
                    (f"{made:%Y-%m-%d %H:%M:%S}", plan, revision),
                )
        database.close()
