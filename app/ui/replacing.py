"""A workspace closed, its file exchanged, and opened again: off the user's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from app.errors import UserError

if TYPE_CHECKING:
    from app.ui.session import Session


def replace_workspace(
    session: Session,
    address: str,
    work: Callable[[], Any],
    then: Callable[[Any], object] = lambda _nothing: None,
) -> None:
    """Close the workspace, do something to its file in the worker, and open it again.

    What is pending is handed in first; what cannot be stays in the journal, and is made again
    on what is opened, as far as it fits. A refusal is told, and `then` is not called; nor is
    it where that failed, and what is there by then is opened.
    """
    session.leave_workspace()

    def go_on(answer: Any) -> None:
        session.open_workspace(address)
        if isinstance(answer, UserError):
            session.failed.emit(str(answer))
        else:
            then(answer)

    session.run(partial(attempted, work), go_on, partial(session.open_workspace, address))


def attempted(work: Callable[[], Any]) -> Any:
    """Return what came of some work, or the sentence that says why nothing did."""
    try:
        return work()
    except UserError as error:
        return error
