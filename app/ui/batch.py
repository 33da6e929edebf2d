"""Files of several decisions at once: of an account, or of every account of a workspace."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.values import Id
from app.ui import export
from app.ui.export_names import batch_name, numbered
from app.ui.export_presets import Preset, Surroundings

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
    preset: Preset
    around: Surroundings
    as_of: date
    _taken: set[str] = field(default_factory=set)

    def make(self, plan: AccountPlan, opportunity: Id, history: object = None) -> Made:
        """Make the file of one decision; it is there whole, or not at all."""
        called = f"{plan.account.label} – {plan.label(opportunity)}"
        preset = self.preset.safe()
        try:
            around = self.around if history is None else self.around.with_history(history)
            options = around.options(preset)
            name = numbered(batch_name(plan, opportunity, options, preset.kind), self._taken)
            path = self.folder / name
            return Made(
                called, export.save_picture(plan, opportunity, self.as_of, options, path)
            )
        except UserError as error:
            return Made(called, problem=str(error))
        except Exception:
            _log.exception("a decision could not be exported")
            return Made(called, problem=tr("This could not be drawn; the log says why."))

    def make_all(self, plan: AccountPlan) -> Iterator[Made]:
        """Make the files of every decision of an account, one by one."""
        for opportunity in list(plan.opportunities):
            yield self.make(plan, opportunity)


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
