"""Asks who leaves and who follows, from wherever in the window somebody wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.model.people import Person
from app.model.places import Seat
from app.model.values import Id

if TYPE_CHECKING:
    from app.ui.document import Document


def ask_leaves(over: QWidget, document: Document, person: Id) -> None:
    """Ask since when somebody is gone; in a what-if they are supposed gone at once."""
    from app.ui.dialogs.seats import LeavesDialog  # noqa: PLC0415  seldom needed
    from app.ui.panels.what_if_button import suppose_gone  # noqa: PLC0415  as above

    if document.supposing.is_on:
        suppose_gone(document, (Person, person))
    elif person in document.plan.persons:
        LeavesDialog(over.window(), document, person).open()


def ask_fill(over: QWidget, document: Document, seat: Id) -> None:
    """Ask who follows on a vacant function; in a what-if nobody is added."""
    from app.ui.dialogs.seats import FillDialog  # noqa: PLC0415  seldom needed

    if document.supposing.is_on:
        document.refused.emit(
            tr("In a what-if nobody is added. Let it go first, or keep it as a plan.")
        )
    elif document.plan.find(Seat, seat) is not None:
        FillDialog(over.window(), document, seat).open()
