"""Where the numbers of the score come from: what each parameter rests on, and who set it."""

from __future__ import annotations

from dataclasses import dataclass

from app.i18n import number, tr
from app.model.account_plan import AccountPlan
from app.model.parameters import DEFAULT, Parameters
from app.model.planning import ParameterValue
from app.model.tuning import TUNABLE, Tunable

SAME = 1e-9  # numbers closer than this are one
DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Sources:
    """The numbers that hold for an account, and the plans in which they may have been set."""

    held: Parameters
    account: AccountPlan
    workspace: AccountPlan | None = None

    def of(self, name: str) -> list[str]:
        """Return what a parameter rests on; where it was changed, by whom for whom and why."""
        tunable = TUNABLE.get(name)
        if tunable is None:
            return []
        value, comes = tunable.value_in(self.held), tunable.value_in(DEFAULT)
        if abs(value - comes) < SAME:
            return [tunable.why]
        return [self._changed(tunable, value, comes), tr("As it comes: {why}", why=tunable.why)]

    def _changed(self, tunable: Tunable, value: float, comes: float) -> str:
        figures = {"value": _figure(tunable, value), "default": _figure(tunable, comes)}
        own = self.account.find(ParameterValue, tunable.name)
        if own is not None:
            words = tr("Set to {value} for this customer; it comes as {default}.", **figures)
        else:
            words = tr("Set to {value} for all customers; it comes as {default}.", **figures)
            own = (
                None
                if self.workspace is None
                else self.workspace.find(ParameterValue, tunable.name)
            )
        if own is None:  # a weight moves along when another one is set
            words = tr("Stands at {value}; it comes as {default}.", **figures)
        elif own.reason:
            words += " " + tr("Reason: {reason}", reason=own.reason)
        return words


def _figure(tunable: Tunable, value: float) -> str:
    whole = tunable.is_whole or value.is_integer()
    return number(value, 0 if whole else DECIMALS)
