"""Who is called otherwise in a proposal: kept while the program runs, for each decision.

Names are personal data, so they are not written into the settings of a user; what is to last is
changed in the plan.
"""

from __future__ import annotations

from app.model.called import AsCalled, Called
from app.model.values import Id

_called: dict[tuple[Id, Id], dict[Id, Called]] = {}


def of(account: Id, opportunity: Id) -> AsCalled:
    """Return who is called otherwise in the proposal of a decision."""
    return dict(_called.get((account, opportunity), {}))


def call(account: Id, opportunity: Id, somebody: Id, called: Called) -> None:
    """Call somebody otherwise from now on; with nothing given, as in the plan again."""
    here = _called.setdefault((account, opportunity), {})
    here.pop(somebody, None)
    if called != Called():
        here[somebody] = called


def forget() -> None:
    """Call everybody as in the plan again."""
    _called.clear()
