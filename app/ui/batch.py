"""Files of several decisions at once: of an account, or of every account of a workspace."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.values import Id
from app.ui import export
from app.ui.export_names import batch_name, numbered

if TYPE_CHECKING:
    from app.analysis.score_line import ScoreLine
    from app.ui.export import Options

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one decision: the file, or why there is none."""

    decision: str  # account and decision as they are called on the screen
    file: Path | None = None
    problem: str | None = None

    @property
    def line(self) -> str:
        """What is told of it."""
        if self.file is not None:
            return str(self.file)
        return " ".join(f"{self.decision}: {self.problem}".split())


@dataclass(slots=True)
class Batch:
    """The files of one go, all in one folder and each with a name of its own.

    `make` raises nothing that concerns one decision only: the others are still made.
    """

    folder: Path
    kind: str  # the ending of each
    options: Options
    as_of: date
    _taken: set[str] = field(default_factory=set)

    @staticmethod
    def called(plan: AccountPlan, opportunity: Id) -> str:
        """Return how a decision is called where it is told of."""
        return f"{plan.account.label} – {plan.label(opportunity)}"

    def make(
        self, plan: AccountPlan, opportunity: Id, history: ScoreLine | None = None
    ) -> Made:
        """Make the file of one decision; it is there whole, or not at all."""
        called = self.called(plan, opportunity)
        options = replace(self.options, history=history)
        name = numbered(batch_name(plan, opportunity, options, self.kind), self._taken)
        try:
            path = self.folder / name
            return Made(
                called, export.save_picture(plan, opportunity, self.as_of, options, path)
            )
        except UserError as error:
            return Made(called, problem=str(error))
        except Exception:  # one decision that fails stops none of the others
            _log.exception("a decision could not be exported")
            return Made(called, problem=tr("This could not be drawn; the log says why."))


def folder_for(path: Path) -> Path:
    """Return the folder, made where it is missing; raises UserError where it cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError(
            tr("The folder {path} cannot be used: {reason}.", path=str(path), reason=reason)
        ) from error
    return path
