"""The matrix in the real window: brought to the front, edited, scrolled, until it is seen."""

from __future__ import annotations

from contextlib import closing

from app.model.vocabulary import TieLevel
from app.ui.main_window import MainWindow
from app.ui.views.matrix import MatrixPage
from app.ui.views.matrix_edits import set_level
from tests.bench.driving import BareWindow, await_, document_of, redraw
from tests.bench.figures import Figure, compared
from tests.bench.targets import MATRIX_EDIT, MATRIX_SCROLL, MATRIX_SHOWN
from tests.bench.timing import in_turn, timed

FLOOR = "bare frame"
STEP = 40  # pixels


def figures(name: str, window: MainWindow, runs: int) -> list[Figure]:
    """Measure each with its redraw, in turn with frames of a bare window."""
    document = document_of(window)
    tie = next(iter(document.plan.ties.values()))

    def show(view: str) -> None:
        window.show_view(view)
        redraw(window)

    def page() -> MatrixPage:
        assert window.views is not None, "an account is open"
        made = window.views.page("matrix")
        assert isinstance(made, MatrixPage), "it was shown before"
        return made

    def see() -> None:
        """Wait for what a worker makes of a large account, and paint that."""
        await_(lambda: not page().model.is_awaited)
        redraw(window)

    def shown() -> float:
        show("map")

        def turn() -> None:
            show("matrix")
            see()

        return timed(turn)

    def edit() -> float:
        is_good = document.plan.ties[tie.id].level is TieLevel.GOOD
        level = TieLevel.WORKING if is_good else TieLevel.GOOD

        def change() -> None:
            document.attempt(set_level, tie.member, tie.person, level)
            see()

        return timed(change)

    def scroll() -> float:
        bar = page().view.verticalScrollBar()
        way = -STEP if bar.value() >= bar.maximum() else STEP

        def move() -> None:
            bar.setValue(bar.value() + way)
            redraw(window)

        return timed(move)

    with closing(BareWindow(window)) as bare:
        acts = {
            MATRIX_SHOWN: shown,
            MATRIX_EDIT: edit,
            MATRIX_SCROLL: scroll,
            FLOOR: bare.frame,
        }
        taken = in_turn(acts, runs)
    show("map")
    wanted = (MATRIX_SHOWN, MATRIX_EDIT, MATRIX_SCROLL)
    return [compared(what, name, taken[what], taken[FLOOR]) for what in wanted]
