"""What the window fetches for its explanations: the note on the score, the change log."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.model.account_plan import AccountPlan
from app.model.values import Id

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow
    from app.ui.session import Session


def show_note(window: MainWindow) -> None:
    """Tell what the score is and is not, beside it."""
    from app.ui.panels.score_note import ScoreNote  # noqa: PLC0415  seldom asked for

    document = window.document
    note = ScoreNote(window, None if document is None else document.report)
    at = window.roles.mapToGlobal(window.roles.rect().topRight())
    note.open_at(at, window.frameGeometry())


def read_log(session: Session, account: Id, then: Callable[[Any], None]) -> None:
    """Read what was done to an account, off the user's thread, and hand it on."""
    from app import usecases  # noqa: PLC0415  when all is shown

    session.with_workspace(lambda one: usecases.log_of(one, account), then)


def set_for_all(session: Session) -> AccountPlan | None:
    """Return the plan that holds the numbers set for all customers; None before it is read."""
    return None if session.shared is None else session.shared.plan
