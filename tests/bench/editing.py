"""An edit in the real window: until it is seen, and until every rule's word on it is seen."""

from __future__ import annotations

from contextlib import closing

from app.model import edits
from app.model.change import Change
from app.model.decision import Membership
from app.model.ties import ContactTie
from app.model.vocabulary import InfluenceDegree, TieLevel
from app.ui.main_window import MainWindow
from tests.bench.driving import BareWindow, await_, document_of, redraw
from tests.bench.figures import Figure, compared
from tests.bench.targets import EDIT_ANALYSED, EDIT_SHOWN
from tests.bench.timing import in_turn, timed

EDITS = {"S": 4, "M": 2, "L": 1}  # for each run
FLOOR = "bare frame"


def figures(name: str, window: MainWindow, runs: int) -> list[Figure]:
    """Measure one change that concerns every rule, and the redraw of map, gaps and wheel."""
    document = document_of(window)
    part, tie = document.plan.dmu(document.opportunity)[0].id, next(iter(document.plan.ties))
    shown: list[float] = []
    answers: list[object] = []
    document.analysed.connect(answers.append)

    def change() -> Change:
        plan = document.plan
        is_good = plan.ties[tie].level is TieLevel.GOOD
        level = TieLevel.WORKING if is_good else TieLevel.GOOD
        degree = InfluenceDegree.LOW if is_good else InfluenceDegree.HIGH
        steps = (
            edits.set_fields(plan, ContactTie, tie, level=level),
            edits.set_fields(plan, Membership, part, influence=degree),
        )
        return edits.combined(steps[0].message, steps)

    def seen(made: Change) -> None:
        document.do(made)
        redraw(window)

    def analysed() -> None:
        await_(lambda: bool(answers))
        redraw(window)

    def edit() -> float:
        answers.clear()
        made = change()
        shown.append(timed(lambda: seen(made)))
        return shown[-1] + timed(analysed)

    with closing(BareWindow(window)) as bare:
        taken = in_turn({EDIT_ANALYSED: edit, FLOOR: bare.frame}, runs * EDITS[name])
    document.analysed.disconnect(answers.append)
    return [
        compared(EDIT_SHOWN, name, shown[1:], taken[FLOOR]),
        compared(EDIT_ANALYSED, name, taken[EDIT_ANALYSED], taken[FLOOR]),
    ]
