"""Accounts of the window: another one is added, one is turned to."""

from __future__ import annotations

from app.model import edits
from app.ui.autosave import Keeping
from app.ui.main_window import MainWindow
from tests.ui.hand import ready


def saved(window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: window.session.autosave.state is Keeping.SAVED, timeout=3000)


def second_account(window: MainWindow, qtbot) -> tuple[str, str]:
    """Add an account of one's own, which comes in view; return both accounts."""
    first = window.document.plan.account.id
    window.session.stock.add(edits.new_plan("Oosterveen", "Case system", None))
    shows(window, "Oosterveen", qtbot)
    return first, window.document.plan.account.id


def shows(window: MainWindow, name: str, qtbot) -> None:
    qtbot.waitUntil(
        lambda: (
            ready(window)
            and window.document is not None
            and window.document.plan.account.label.startswith(name)
        ),
        timeout=5000,
    )
